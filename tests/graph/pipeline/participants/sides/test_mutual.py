"""What sides do to each other: what is not mutual."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import table
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.participants.sides.mutual import mutual_words


@pytest.mark.parametrize(
    ("language", "text", "not_found"),
    [
        # A verb of the next clause is no object of the exchange.
        ("ar", "تبادل الوزيران الهدايا ثم اتهمت تركيا حركة طالبان بالهجوم", "اتهمت target تركيا"),
        # Another event stands between.
        ("ar", "تبادلت الهند وباكستان إطلاق النار بعد اتهامات تركيا لحركة طالبان", "اتهامات target تركيا"),
        # Who stands in a later clause is no side.
        ("ar", "تبادلت الهند وباكستان الاتهامات ونفت تركيا أن تكون قصفت القرية", "الاتهامات target تركيا"),
        ("en", "China accused each other's envoys of spying on Japan.", "accused target China"),
        # Who meets is an agent, and nothing else.
        ("en", "India and Pakistan met each other in Doha.", "met target India"),
        ("en", "Mutual trade grew after Turkey accused Iran of an attack.", "accused target Turkey"),
    ],
)
@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
def test_what_is_not_mutual_keeps_its_sides(
    language: str,
    text: str,
    not_found: str,
    engine: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds(language, {"example": text, "not_expect": [not_found]}, engine)


def test_a_relative_clause_may_stand_between(
    engines: dict[tuple[str, str], Language], said: Callable[[Language, str], set[str]]
) -> None:
    text = "India and Pakistan, which signed a deal in May, accused each other of an attack."
    found = said(engines["en", BOTH], text)
    assert {f"accused {role} {name}" for role in ("agent", "target") for name in ("India", "Pakistan")} <= found


def test_an_unknown_place_is_named_with_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {**table("en", "mutual"), "mutual": [{"words": ["mutual"], "place": "above", "reach": 1}]}
    monkeypatch.setattr("khabar.graph.pipeline.participants.sides.mutual.table", lambda *_: broken)
    mutual_words.cache_clear()
    with pytest.raises(LanguageDataError, match="'above' is no place") as error:
        mutual_words("en")
    mutual_words.cache_clear()
    assert "mutual.toml" in str(error.value)


@pytest.mark.parametrize(
    ("text", "arguments", "never"),
    [
        (
            "وقع الوزيران مذكرة تفاهم للتعاون الأمني بين البلدين.",
            ["مذكرة agent الوزيران"],
            ["مذكرة agent البلدين", "وقع agent البلدين", "لتعاون agent الوزيران"],
        ),
        (
            "اتفق سامر الحداد وكريم العطار على التعاون العسكري بين تونس والجزائر.",
            ["التعاون agent تونس", "التعاون agent الجزائر"],
            ["اتفق agent تونس", "التعاون agent سامر الحداد"],
        ),
        ("كان الاتفاق بين المسلحين وبين تونس أفضل حل.", ["الاتفاق agent المسلحين", "الاتفاق agent تونس"], []),
        ("عقد لقاء بين تونس والرئيس سامر الحداد.", ["لقاء agent تونس", "لقاء agent سامر الحداد"], []),
    ],
)
def test_what_is_between_states_is_theirs_and_not_of_who_signs_it(
    text: str, arguments: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": arguments, "not_expect": never}, BOTH)
