"""Static relations become facts between entities."""

from __future__ import annotations

import pytest
from toldevents import index_of

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.doc import Argument, Relation
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.graph.resolution.facts import resolve_facts


@pytest.mark.parametrize(
    ("type", "kind", "kept"),
    [
        ("memberOf", "Person", False),
        ("partOf", "Person", False),
        ("leads", "Person", False),
        ("represents", "Person", True),  # his lawyer
        ("memberOf", "ArmedGroup", True),
        ("memberOf", "Site", True),  # the doctors of a hospital
        ("leads", "Place", True),  # the governor of a province
        ("partOf", "Place", False),
        ("locatedIn", "Place", True),
        ("locatedIn", "ArmedGroup", False),
    ],
)
def test_no_relation_has_an_end_that_it_cannot_have(type: str, kind: str, kept: bool) -> None:
    text = "Soldiers under Samir Rihani fled"
    mentions = tuple(
        Mention(mention_ref(start), label, start, start + len(words), words, 0)
        for words, label in (("Soldiers", "PersonGroup"), ("Samir Rihani", kind))
        for start in [text.index(words)]
    )
    relation = Relation(type, mentions[0].id, mentions[1].id)
    said = Annotation(Article(text=text, language="en"), ((0, len(text)),), mentions, (), (relation,))
    facts = resolve_facts([said], resolve_entities([said], catalog=Catalog.load()))
    assert [fact.type for fact in facts] == ([type] if kept else [])


def test_a_relation_said_twice_is_one_fact_with_two_mentions() -> None:
    article = Article(text="قائد الجهاز. قائد الجهاز.", language="ar")
    mentions = tuple(Mention(f"e{n}", "SecurityForce", n, n + 1, "x", n // 2) for n in range(4))
    relations = (Relation("leads", "e0", "e1"), Relation("leads", "e2", "e3"), Relation("sameAs", "e0", "e2"))
    keys = {"e0": "actor/us", "e1": "actor/isis", "e2": "actor/us", "e3": "actor/isis"}
    index = index_of({(article.id, mention): key for mention, key in keys.items()})
    annotation = Annotation(article, ((0, 12), (13, 25)), mentions, (), relations)
    (fact,) = resolve_facts([annotation], index)
    assert (fact.subject, fact.object, len(fact.evidence)) == ("actor/us", "actor/isis", 2)


@pytest.mark.parametrize(
    ("act", "confidence", "kept"), [("Attack", 0.9, False), ("Attack", 0.3, True), ("Meeting", 0.9, True)]
)
def test_who_attacks_a_group_is_no_member_of_it(act: str, confidence: float, kept: bool) -> None:
    text = "هاجم مسلحو المقاومة جماعة الفجر"
    mentions = tuple(
        Mention(mention_ref(start), label, start, start + len(words), words, 0)
        for words, label in (("مسلحو المقاومة", "PersonGroup"), ("جماعة الفجر", "ArmedGroup"))
        for start in [text.index(words)]
    )
    sides = tuple(Argument(role, m.id, confidence) for role, m in zip(("agent", "target"), mentions, strict=True))
    event = EventMention("v0", act, 0, 4, "هاجم", 0, "actual", sides)
    relation = Relation("memberOf", mentions[0].id, mentions[1].id)
    said = Annotation(Article(text=text, language="ar"), ((0, len(text)),), mentions, (event,), (relation,))
    facts = resolve_facts([said], resolve_entities([said], catalog=Catalog.load()))
    assert bool(facts) is kept
