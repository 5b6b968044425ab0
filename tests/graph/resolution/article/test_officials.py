"""Officials of several states named together: the examples of the language data, and those who are no such."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution import resolve
from khabar.graph.resolution.article.references import readings

EXAMPLES = [
    pytest.param(language, example, id=f"{language}-{example['sentence'][:20]}")
    for language in LANGUAGES
    for example in table(language, "pairs")["officials"]["each_one"]
]


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_officials_of_an_example_are_each_one(
    language: str, example: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    (annotation,) = annotate(engines[language, BOTH], [Article(text=example["sentence"], language=language)])
    shown = [reading.shown for reading in readings(annotation, Catalog.load())]
    assert set(example["called"]) <= set(shown)


def relations(nlp: Language, text: str) -> set[tuple[str, str, str]]:
    """The direct relations of a text, things by the ends of their addresses without the digest."""
    (annotation,) = annotate(nlp, [Article(text=text, language=nlp.lang)])
    graph = KnowledgeGraph.from_resolved(resolve([annotation]))

    def name(address: str) -> str:
        return address.rsplit("/", 1)[-1].rsplit("-", 1)[0]

    return {(name(r.subject), r.predicate, name(r.object)) for r in graph.relations()}


@pytest.mark.parametrize(
    ("language", "text", "one", "other"),
    [
        ("ar", "بحث وزيرا خارجية قطر وإيران في مسقط أمن الملاحة.", "foreign-minister-qatar", "foreign-minister-iran"),
        ("ar", "التقى وزيرا دفاع كل من قطر وتركيا في الدوحة.", "defence-minister-qatar", "defence-minister-turkey"),
        ("ar", "اجتمع قائدا الجيشين السوداني والتشادي في نيالا.", "army-commander-sudan", "army-commander-chad"),
        ("ar", "رئيسا مالي والنيجر يلتقيان في باماكو", "president-mali", "president-niger"),
        (
            "en",
            "The prime ministers of Ethiopia and Somalia met in Ankara.",
            "prime-minister-ethiopia",
            "prime-minister-somalia",
        ),
        ("en", "The US and Iranian envoys met in Muscat.", "envoy-united-states", "envoy-iran"),
    ],
)
def test_officials_of_two_states_meet_each_other(
    engines: dict[tuple[str, str], Language], language: str, text: str, one: str, other: str
) -> None:
    found = {r for r in relations(engines[language, BOTH], text) if r[1] == "metWith"}
    assert found == {(one, "metWith", other), (other, "metWith", one)}


def test_one_whom_the_article_names_is_one_of_them(engines: dict[tuple[str, str], Language]) -> None:
    text = "وصل وزير الخارجية المصري فريد الحداد إلى الخرطوم. وعقد وزيرا الخارجية المصري والسوداني اجتماعا."
    found = {r for r in relations(engines["ar", BOTH], text) if r[1] == "metWith"}
    assert len(found) == 2
    assert not any("foreign-minister-egypt" in r for r in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "التقى وزراء مصر والأردن في عمان."),
        ("ar", "التقى وزيرا الخارجية والدفاع المصريان في القاهرة."),
        ("en", "French and German ministers met in Berlin."),
    ],
)
def test_officials_of_whom_nobody_knows_which_are_not_parted(
    engines: dict[tuple[str, str], Language], language: str, text: str
) -> None:
    assert not {r for r in relations(engines[language, BOTH], text) if r[1] == "metWith"}
