"""Titles before names: which are of the person named behind them, and which of another one."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL

TWO = [
    ("استقبل الرئيس المصري الرئيس الفرنسي سالم الحداد", "الرئيس المصري"),
    ("التقى الوزير العراقي وزير الدفاع التركي سالم الحداد", "الوزير العراقي"),
    ("استقبل ولي العهد السعودي وزير الخارجية الإيراني سالم الحداد", "ولي العهد السعودي"),
    ("استقبل أمير قطر الرئيس الأميركي سالم الحداد", "أمير"),
]


def persons(nlp: Language, text: str) -> list[str]:
    return [span.text for span in nlp(text).ents if span.label_ == "Person"]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(("text", "first"), TWO)
def test_of_two_titles_of_two_states_the_first_is_of_another_person(
    text: str, first: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert persons(engines["ar", engine], text) == [first, "سالم الحداد"]


@pytest.mark.parametrize("text", [text for text, _ in TWO])
def test_who_is_named_with_the_second_title_is_not_the_first_nor_has_his_state(
    text: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    (named,) = (f"e{span.start}" for span in doc.ents if span.text == "سالم الحداد")
    assert not [relation for relation in doc._.relations if named in (relation.head, relation.tail)]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس الوزراء القطري وزير الخارجية سالم الحداد إن الاتفاق قريب",  # of one state, both of one person
        "قال الرئيس المصري سالم الحداد إن الاتفاق قريب",
    ],
)
def test_titles_of_one_state_are_of_the_person_named(
    text: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert persons(engines["ar", engine], text) == ["سالم الحداد"]
