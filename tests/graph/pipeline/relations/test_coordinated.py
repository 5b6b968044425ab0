"""Whose a title between commas is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.refs import mentions_by_ref


def relations(nlp: Language, text: str) -> set[tuple[str, str, str]]:
    """Head, type and tail of the relations of a text, as it writes them."""
    doc = nlp(text)
    spans = mentions_by_ref(doc)
    return {(spans[r.head].text, r.type, spans[r.tail].text) for r in doc._.relations}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Interior minister Hassan Ali and Colonel Peter Otieno, the commander of the Kenyan navy, met in Mombasa.",
            {("Peter Otieno", "leads", "Kenyan navy")},
        ),
        (
            "en",
            "Lena Hart and Mike Burns, the head of ASIO, said the attack was foiled.",
            {("Mike Burns", "leads", "ASIO")},
        ),
        (
            "ar",
            "حضر الوزير خالد شوكت والعقيد سالم مطر، قائد البحرية الكينية.",
            {("سالم مطر", "leads", "البحرية الكينية")},
        ),
        (
            "ar",
            "قال خالد شوكت وسالم مطر، المتحدث باسم البحرية الكينية، إن السفينة غرقت.",
            {("سالم مطر", "represents", "البحرية الكينية")},
        ),
        (
            "ar",
            "التقى الأدميرال سالم مطر، قائد البحرية الكينية، خالد شوكت.",
            {("سالم مطر", "leads", "البحرية الكينية")},
        ),
    ],
)
def test_the_title_of_the_last_is_not_that_of_who_stands_beside_him(
    language: str, text: str, expected: set[tuple[str, str, str]], engines: dict[tuple[str, str], Language]
) -> None:
    assert relations(engines[language, BOTH], text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Omar Saleh and Sami Odeh, the leaders of the Amani party, resigned.", {"Omar Saleh", "Sami Odeh"}),
        ("ar", "قال قائد الجيش، خالد شوكت، إن الهدنة صامدة.", {"خالد شوكت"}),
    ],
)
def test_the_title_of_several_is_that_of_all(
    language: str, text: str, expected: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    assert expected <= {head for head, type, _ in relations(engines[language, BOTH], text) if type == "leads"}
