"""Attacks that were told as done and then taken up by who repelled them, under both engines."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.ontology.terms import Status


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("language", "text", "attack", "status"),
    [
        ("ar", "هاجمت حركة الشباب قاعدة وقتلت ستة جنود، قبل أن يصد الجيش الهجوم.", "الهجوم", Status.ACTUAL),
        ("ar", "هاجم مسلحون ثكنة لكن القوات تصدت للهجوم.", "لهجوم", Status.ACTUAL),
        ("ar", "هاجم مسلحون قاعدة في كركوك. وقال الجيش إنه صد الهجوم.", "الهجوم", Status.ACTUAL),
        ("ar", "صد الجيش هجوما للمتمردين على المطار.", "هجوما", Status.FOILED),
        ("ar", "قصف الجيش القرية. وصدت الشرطة هجوما على المطار.", "هجوما", Status.FOILED),
        ("ar", "قصف الجيش القرية. وصدت الشرطة الهجوم على المطار.", "الهجوم", Status.FOILED),  # another one
        ("en", "Gunmen attacked a base before the army repelled the assault.", "assault", Status.ACTUAL),
        ("en", "Rebels stormed a village but soldiers repelled the attack.", "attack", Status.ACTUAL),
        ("en", "The army repelled an attack by rebels on the airport.", "attack", Status.FOILED),
        ("en", "Rebels bombed a village. Police repelled the attack on the airport.", "attack", Status.FOILED),
    ],
)
def test_an_attack_that_was_told_and_repelled_took_place(
    language: str, text: str, attack: str, status: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](text)
    assert [event.status for event in doc._.events if doc[event.trigger].text == attack] == [status]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize("verb", ["repelled", "fought off", "beat back", "fended off"])
def test_to_repel_an_attack_is_a_foiling(verb: str, engine: str, engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", engine](f"The troops {verb} an attack by rebels on the airport.")
    (foiling,) = (event for event in doc._.events if event.type == "Foiling")
    (attack,) = (event for event in doc._.events if event.type == "Attack")
    assert attack.ref in {argument.ref for argument in foiling.arguments if argument.role == "theme"}
    assert attack.status == Status.FOILED
