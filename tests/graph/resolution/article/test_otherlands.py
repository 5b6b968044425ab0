"""People without names of whom an article tells in two lands."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities


def groups(nlp: Language, text: str, *words: str) -> list[int]:
    """Of each mention that is one of these words, which it is in the order in which they are first named."""
    (annotation,) = annotate(nlp, [Article(text=text, language=nlp.lang)])
    index = resolve_entities([annotation], catalog=Catalog.load())
    keys = [index.key(annotation.article.id, m.id) for m in annotation.mentions if m.text in words]
    first = list(dict.fromkeys(keys))
    return [first.index(key) for key in keys]


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        ("en", "Gunmen in Mozambique killed a mayor. In Nigeria, gunmen abducted ten students. In Chad, gunmen killed a governor.", ("Gunmen", "gunmen"), [0, 1, 2]),
        ("en", "Soldiers in Gabon seized power. In Niger, soldiers arrested the president.", ("Soldiers", "soldiers"), [0, 1]),
        ("ar", "هاجم مسلحون قرية في موزمبيق. وفي نيجيريا خطف مسلحون عشرة طلاب.", ("مسلحون",), [0, 1]),
        # Told of again where they were first, and taken up where they were last.
        ("en", "Gunmen killed a mayor in Chad. Gunmen killed a priest in Nigeria. Gunmen killed a judge in Chad.", ("Gunmen",), [0, 1, 0]),
        ("en", "Gunmen killed a mayor in Chad. Gunmen killed a priest in Nigeria. The gunmen fled.", ("Gunmen", "gunmen"), [0, 1, 1]),
        # In a part of the land, in no place that is said, or taken for known.
        ("en", "Gunmen killed a mayor in Nigeria. In Lagos, gunmen burned a car.", ("Gunmen", "gunmen"), [0, 0]),
        ("en", "Gunmen killed a mayor in Nigeria. Police said gunmen burned a car.", ("Gunmen", "gunmen"), [0, 0]),
        ("en", "Gunmen killed a mayor in Nigeria. In Chad, the gunmen burned a car.", ("Gunmen", "gunmen"), [0, 0]),
        ("en", "Gunmen killed a mayor in Jos. Police said gunmen fled to Bauchi.", ("Gunmen", "gunmen"), [0, 0]),
        ("ar", "قتل مسلحون عمدة في نيجيريا. وفي تشاد أحرق المسلحون سيارة.", ("مسلحون", "المسلحون"), [0, 0]),
    ],
)  # fmt: skip
def test_people_in_another_land_are_others_unless_they_are_taken_for_known(
    language: str, text: str, words: tuple[str, ...], expected: list[int], engines: dict[tuple[str, str], Language]
) -> None:
    assert groups(engines[language, BOTH], text, *words) == expected
