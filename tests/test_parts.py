"""Which annotations the stages of training see: none that is measured on, and none twice."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

LEARNT = "The court in Port Sudan sentenced two officers to death on Sunday"
MEASURED = "Gunmen stormed a village near the border with Chad before dawn on Monday"


@pytest.fixture(scope="module")
def parts(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("training/model/parts.py")


def row(text: str) -> dict[str, str]:
    return {"text": text}


def test_every_stage_sees_what_its_files_have_and_the_last_all(parts: ModuleType) -> None:
    named = [(name, row(f"sentence of {name}")) for name in (parts.FIRST[0], parts.LATER[0], parts.LAST[0])]
    found = parts.parts(named, learnt=[], measured=[])
    assert {stage: [one["text"].split()[-1] for one in some] for stage, some in found.items()} == {
        "first": [parts.FIRST[0]],
        "second": [parts.FIRST[0]],
        "fourth": [parts.FIRST[0]],
        "fifth": [parts.FIRST[0], parts.LATER[0]],
        "every": [parts.FIRST[0], parts.LATER[0], parts.LAST[0]],
        "held_out": [],
    }


@pytest.mark.parametrize(
    "text",
    [LEARNT, f" {LEARNT} ", MEASURED, f"Residents said: {MEASURED.lower()}, and fled"],
)
def test_no_text_is_learnt_twice_and_none_that_is_measured_on(parts: ModuleType, text: str) -> None:
    found = parts.parts([(parts.FIRST[0], row(text))], learnt=[row(LEARNT)], measured=[row(MEASURED)])
    assert not any(found.values())


def test_what_shares_eight_words_with_a_sentence_held_out_is_not_learnt(parts: ModuleType) -> None:
    (before,) = parts.HELD_OUT_BEFORE
    named = [(parts.FIRST[0], row(f"Officials said {MEASURED.lower()}")), (before, row(MEASURED))]
    found = parts.parts(named, learnt=[], measured=[])
    assert [one["text"] for one in found.pop("held_out")] == [MEASURED]
    assert not any(found.values())
