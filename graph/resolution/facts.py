"""Turn static relations between mentions into facts between entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.pipeline.doc import SAME_AS
from khabar.graph.pipeline.relations.belonging import BELONGING
from khabar.graph.resolution.digests import digest
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.model import LIKELY, Evidence, Fact
from khabar.graph.resolution.places import beside
from khabar.ontology.terms import EntityType, EventClass, RelationType, Role, Status
from khabar.ontology.vocabulary import may_relate

_OF_BODIES: Final = frozenset(
    {RelationType.LEADS, RelationType.MEMBER_OF, RelationType.PART_OF, RelationType.LOCATED_IN}
)
"""Relations that nothing has to a person; of 9,700 such that annotators marked four are."""


def _fought(annotation: Annotation, index: EntityIndex) -> set[tuple[str | None, str | None]]:
    """Pairs of keys of a likely agent of violence and its likely target."""
    article = annotation.article.id
    return {
        (index.key(article, by.ref), index.key(article, against.ref))
        for event in annotation.events
        if event.is_a(EventClass.VIOLENCE)
        for by in event.arguments
        for against in event.arguments
        if by.role == Role.AGENT and against.role == Role.TARGET and min(by.confidence, against.confidence) >= LIKELY
    }


def resolve_facts(annotations: Sequence[Annotation], index: EntityIndex) -> tuple[Fact, ...]:
    """The facts, sorted by key, each once with all its evidence."""
    evidence: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for annotation in annotations:
        article = annotation.article.id
        mentions = {mention.id: mention for mention in annotation.mentions}
        fought = _fought(annotation, index)
        for relation in annotation.relations:
            if relation.type == SAME_AS:
                continue  # the index has made one entity of the two
            subject, object = index.key(article, relation.head), index.key(article, relation.tail)
            if subject is None or object is None or subject == object:
                continue
            if relation.type in _OF_BODIES and index.type(object) == EntityType.PERSON:
                continue  # "soldiers under Darwish's command", which Darwish was taken for
            if not may_relate(relation.type, index.type(subject), index.type(object)):
                continue  # no body is part of a place: "كتيبة من حلب"
            if beside(annotation, relation):
                continue
            if relation.type in BELONGING and (subject, object) in fought:
                continue  # "مسلحو المقاومة" who attack a group are no members of it
            head = mentions[relation.head]
            tail = mentions.get(relation.tail, head)  # the state of an office is no mention
            evidence[relation.type, subject, object].append(
                Evidence(
                    article=article,
                    start=min(head.start, tail.start),
                    end=max(head.end, tail.end),
                    quote=annotation.quote(head.sentence),
                    status=Status.ACTUAL,
                    confidence=relation.confidence,
                    rule=relation.rule,
                )
            )
    facts = []
    for (type, subject, object), items in evidence.items():
        key = f"relation/{type}-{digest(type, subject, object)}"
        unique = sorted(set(items), key=lambda item: (item.article, item.start, item.end, item.rule))
        facts.append(Fact(key, type, subject, object, tuple(unique)))
    return tuple(sorted(facts, key=lambda fact: fact.key))
