"""Static relations become facts between entities."""

from __future__ import annotations

import pytest

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.pipeline.doc import Relation, mention_ref
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
    ],
)
def test_nobody_belongs_to_a_person(type: str, kind: str, kept: bool) -> None:
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
