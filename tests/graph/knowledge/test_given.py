"""Arguments from Python: what is given in another form is understood, what cannot be is said in a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rdflib import URIRef

from khabar.graph.errors import KhabarError, QueryError
from khabar.graph.knowledge.archive import Archive
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.reading import from_text

Asked = Callable[[KnowledgeGraph], object]


@pytest.mark.parametrize(
    "ask",
    [
        lambda kg, iri: kg.events(actor=iri),
        lambda kg, iri: kg.relations(subject=iri),
        lambda kg, iri: kg.thing(iri),
        lambda kg, iri: kg.label(iri),
    ],
)
def test_an_iri_of_rdflib_is_as_good_as_a_string(kg: KnowledgeGraph, ask: Callable[[Any, str], object]) -> None:
    iri = kg.relations()[0].subject
    assert ask(kg, URIRef(iri)) == ask(kg, iri)


def test_a_fact_may_be_named_by_an_iri_of_rdflib(kg: KnowledgeGraph) -> None:
    event, relation = kg.events()[0], kg.relations()[0]
    assert kg.evidence(URIRef(event.iri)) == kg.evidence(event)
    assert kg.chain(URIRef(relation.iri)) == kg.chain(relation)
    assert kg.relations(subject=URIRef(event.iri)) == kg.relations(subject=event.iri)


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda kg: kg.label(kg.events()[0].iri, language="fr"), "language is 'fr'; give 'ar' or 'en'"),
        (lambda kg: kg.actors(type="Place"), "'Place' is no type of actor; `entities` gives places and weapons"),
    ],
)
def test_what_the_graph_cannot_answer_is_said(kg: KnowledgeGraph, ask: Asked, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        ask(kg)


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda kg: kg.save(None), "path: None is NoneType; give a path"),
        (lambda kg: kg.label(3), "iri: 3 is int; give a string"),
        (lambda kg: kg.events(agent=3), "agent: 3 is int; give one of this graph, its IRI or its name"),
        (lambda kg: kg.relations(object=3), "object: 3 is int; give one of this graph, its IRI or its name"),
        (lambda kg: kg.label("x", language=None), "language: None is NoneType; give a string"),
        (lambda kg: kg.show(height="tall"), "height: 'tall' is str; give a whole number"),
        (lambda _: KnowledgeGraph.build("a.txt", report=True), "report: True is bool; give a function"),
        (lambda _: KnowledgeGraph.build("a.txt", archive=3), "archive: 3 is int; give a path"),
        (lambda _: KnowledgeGraph.build("a.txt", decisions=3), "decisions: 3 is int; give a path"),
        (lambda _: KnowledgeGraph.build("a.txt", base=3), "base: 3 is int; give an IRI"),
        (lambda _: Archive.open(None), "path: None is NoneType; give a path"),
    ],
)
def test_a_value_of_a_wrong_type_is_named_with_what_is_wanted(kg: KnowledgeGraph, ask: Asked, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        ask(kg)


def test_a_thing_or_an_event_of_the_graph_stands_for_its_name(kg: KnowledgeGraph) -> None:
    for thing in kg.entities():
        assert kg.events(actor=thing) == kg.events(actor=thing.iri)
        assert kg.relations(subject=thing) == kg.relations(subject=thing.iri)
    assert any(kg.events(actor=thing) for thing in kg.entities())
    for event in kg.events():
        assert kg.relations(object=event) == kg.relations(object=event.iri)


def test_a_thing_of_another_graph_is_unknown(kg: KnowledgeGraph) -> None:
    stranger = replace(kg.entities()[0], iri="https://example.org/nobody")
    with pytest.raises(QueryError, match="nobody"):
        kg.events(actor=stranger)


def test_a_base_that_is_none_is_the_usual_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Iraqi police arrested two men in Basra.\n", encoding="utf-8")
    kg = KnowledgeGraph.build(tmp_path / "a.txt", engine="lexical", base=None)  # type: ignore[arg-type]
    assert all(thing.iri.startswith("https://w3id.org/khabar/id/") for thing in kg.entities())


def test_one_of_a_kind_is_counted_in_the_singular(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The government of Iraq resigned.\n", encoding="utf-8")
    kg = KnowledgeGraph.build(tmp_path / "a.txt", engine="lexical")
    assert kg.counts()["entities"] == 1
    assert kg.summary().startswith("1 article, 1 entity, ")


def test_texts_in_memory_make_the_graph_that_their_files_make(tmp_path: Path) -> None:
    text = "اعتقلت الشرطة العراقية، الأحد، ثلاثة عناصر من تنظيم داعش في كركوك."
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    of_file = KnowledgeGraph.build([tmp_path / "one.txt"], engine="lexical")
    article = from_text(text)
    of_text = KnowledgeGraph.from_articles([article, article], engine="lexical")
    assert of_text.relations() == of_file.relations() != ()
    assert of_text.counts() == of_file.counts()


@pytest.mark.parametrize("wrong", ["a text", ["a text"], None, [Path("one.txt")]])
def test_what_is_no_article_is_said_before_the_work(wrong: Any) -> None:
    with pytest.raises(TypeError, match="give a list of articles, as"):
        KnowledgeGraph.from_articles(wrong)


def test_no_articles_are_no_graph() -> None:
    with pytest.raises(KhabarError, match="no article could be read"):
        KnowledgeGraph.from_articles([])
