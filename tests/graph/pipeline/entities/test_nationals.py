"""Who is counted is no state, however it is written."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("قتل 20 سوريا في الغارة.", "سوريا"),
        ("اعتقلت الشرطة خمسة عشر ليبيا على الحدود.", "ليبيا"),
        ("أصيب خمسة وعشرون ألمانيا في حادث الحافلة.", "ألمانيا"),
        ("قتل 12 جنديا بينهم أحد عشر روسيا.", "روسيا"),
    ],
)
def test_nationals_behind_a_number_are_people(
    text: str, people: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert (people, "PersonGroup", "") in {
        (span.text, span.label_, span.id_) for span in engines["ar", engine](text).ents
    }


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    "text",
    [
        "اتهمت روسيا سوريا بخرق الهدنة.",
        "في عام 2011 شهدت سوريا احتجاجات.",
        "وقعت اتفاق عام 1990 روسيا وألمانيا.",
        "قتل 20 مدنيا في سوريا.",
    ],
)
def test_a_state_that_nobody_counts_is_a_state_or_a_place(
    text: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    labels = {span.label_ for span in engines["ar", engine](text).ents if span.text in ("سوريا", "روسيا")}
    assert labels
    assert labels <= {"State", "Place"}


def test_english_counts_nobody_so(engines: dict[tuple[str, str], Language]) -> None:
    found = engines["en", LEXICAL]("By 20 Syria had fallen.").ents
    assert [span.label_ for span in found if span.text == "Syria"] == ["State"]
