"""The order of happenings in the graph: both ways, with its sentence, and none where the texts disagree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from khabar.graph import resolution
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.pipeline import LEXICAL, annotate, load
from khabar.graph.pipeline.annotation import Annotation, EventMention
from khabar.graph.pipeline.doc import Order
from khabar.graph.reading.article import Article
from khabar.graph.resolution.events.order import resolve_order
from khabar.graph.resolution.model import Evidence, Happening
from khabar.ontology.check import check

TEXT = "Police arrested the commander in Homs two days after the attack on the market. Officials said it was over."


@pytest.fixture(scope="module")
def annotation() -> Annotation:
    (found,) = annotate(load("en", engine=LEXICAL), [Article(text=TEXT, language="en")])
    return found


@pytest.fixture(scope="module")
def ordered(annotation: Annotation) -> KnowledgeGraph:
    return KnowledgeGraph.from_resolved(resolution.resolve([annotation]))


def test_an_event_knows_what_came_before_and_after_it(ordered: KnowledgeGraph) -> None:
    (attack,), (arrest,) = ordered.events(type="Attack"), ordered.events(type="Arrest")
    assert ordered.before(arrest) == ordered.before(arrest.iri) == (attack,)
    assert ordered.after(attack) == (arrest,)
    assert ordered.before(attack) == ordered.after(arrest) == ()


def test_the_order_is_a_relation_with_its_sentence(ordered: KnowledgeGraph) -> None:
    (relation,) = ordered.relations(predicate="before")
    (mention,) = ordered.evidence(relation)
    assert (mention.quote, mention.rule) == (TEXT.partition(". ")[0] + ".", "order:after")
    assert TEXT[mention.start : mention.end].startswith("arrested the commander")
    assert [r.subject for r in ordered.relations(predicate="after")] == [relation.object]


def test_the_graph_keeps_the_rules(ordered: KnowledgeGraph, tmp_path: Path) -> None:
    ordered.save(tmp_path / "graph.ttl")
    assert check(tmp_path / "graph.ttl") == ()


def test_sparql_finds_the_order(ordered: KnowledgeGraph) -> None:
    assert bool(ordered.sparql("ASK { ?attack a khabar:Attack ; khabar:before/rdf:type khabar:Arrest }"))


def test_two_events_said_to_come_before_each_other_have_no_order(annotation: Annotation) -> None:
    (order,) = annotation.order
    both = replace(annotation, order=(order, Order(order.second, order.first)))
    assert not [fact for fact in resolution.resolve([both]).facts if fact.type in ("before", "after")]


def test_events_that_come_round_to_the_first_have_no_order() -> None:
    texts = ("attack", "arrest", "trial", "release")
    events = tuple(
        EventMention(f"v{n}", "Attack", n * 10, n * 10 + 6, text, n, "actual") for n, text in enumerate(texts)
    )
    order = tuple(Order(f"v{first}", f"v{second}") for first, second in ((0, 1), (1, 2), (2, 0), (2, 3)))
    sentences = tuple((n * 10, n * 10 + 10) for n in range(len(texts)))
    told = Annotation(Article(text=" " * 40, language="en"), sentences, (), events, (), order)
    evidence = [Evidence(told.article.id, e.start, e.end, "x", "actual", 1.0, "x") for e in events]
    happenings = [
        Happening(f"event/{e.id}", e.type, ("actual",), (), (item,)) for e, item in zip(events, evidence, strict=True)
    ]
    assert {(fact.subject, fact.object) for fact in resolve_order([told], happenings)} == {
        ("event/v2", "event/v3"),
        ("event/v3", "event/v2"),
    }


def test_what_another_sentence_calls_foiled_came_before_nothing(annotation: Annotation) -> None:
    happenings = resolution.resolve([annotation]).happenings
    foiled = [replace(h, evidence=tuple(replace(e, status="foiled") for e in h.evidence)) for h in happenings]
    assert len(resolve_order([annotation], happenings)) == 2
    assert resolve_order([annotation], foiled) == ()


def test_two_mentions_of_one_happening_have_no_order(annotation: Annotation) -> None:
    (happening, *_) = resolution.resolve([annotation]).happenings
    every = [evidence for found in resolution.resolve([annotation]).happenings for evidence in found.evidence]
    assert resolve_order([annotation], [replace(happening, evidence=tuple(every))]) == ()
