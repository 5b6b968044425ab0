"""Find which participants to remove from which mentions so that a direct relation is no longer entailed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from khabar.graph.knowledge.entailment import direct
from khabar.graph.knowledge.iris import thing
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution.analysts.rejections import Said
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.model import Evidence, Happening, Resolved
from khabar.ontology.owntypes import lineage
from khabar.ontology.source import DirectRule
from khabar.ontology.vocabulary import direct_rules

SUBJECT: Final = "subject"
OBJECT: Final = "object"

Triple = tuple[str, str, str]
"""The IRI of the subject, the name of the relation, the IRI of the object."""

_Filling = tuple[Evidence, str, str]
"""A mention, a role, and the key of its filler there."""


def unmade(
    triple: Triple,
    resolved: Resolved,
    annotations: Sequence[Annotation],
    index: EntityIndex,
    *,
    article: str = "",
    wrong: str | None = None,
) -> dict[Said, set[Said]]:
    """The mentions of events that entail a relation, each with the places of participants to remove.

    These are the subject or the object, as `wrong` says. If that is None, it is the one beside whom others are named:
    in "Egypt accused Israel and the minister" the minister, so that Egypt's accusation of Israel stays. Where others
    are beside both it is the object; where nobody is beside either it is both, since nothing tells which of them does
    not belong there. There are none where the words name the participant elsewhere, as beside another event.
    """
    happenings = {happening.key: happening for happening in resolved.happenings}
    told = {annotation.article.id: annotation for annotation in annotations}
    found: dict[Said, set[Said]] = {}
    for made in direct(resolved.happenings, resolved.facts):
        if (thing(made.subject), made.relation, thing(made.object)) != triple:
            continue
        for item in made.evidence:
            if article not in ("", item.article):
                continue
            fillings = [
                filling
                for key in made.events
                if item in happenings[key].evidence
                for rule in direct_rules()
                if rule.relation == made.relation and rule.event_type in _types(happenings[key])
                for filling in _chosen(rule, item, (made.subject, made.object), happenings, wrong)
                if article in ("", filling[0].article)
            ]
            found[_whole(item)] = {place for one in fillings for place in _places(*one, told[one[0].article], index)}
    return found


def _chosen(
    rule: DirectRule, item: Evidence, ends: tuple[str, str], happenings: Mapping[str, Happening], wrong: str | None
) -> list[_Filling]:
    """The fillings to remove from a mention, or from those of an event that fills a role of it."""
    subjects = [(item, role, key) for role, key in item.participants or () if role == rule.subject_role]
    objects = list(_objects(rule, item, happenings))
    subject, object = ends
    if rule.both_ways and not ({key for *_, key in subjects} & {subject} or {key for *_, key in objects} & {object}):
        subject, object = object, subject
        wrong = {SUBJECT: OBJECT, OBJECT: SUBJECT}.get(wrong or "")
    mine = [filling for filling in subjects if filling[2] == subject]
    theirs = [filling for filling in objects if filling[2] == object]
    if wrong is None:
        others = [filling for filling in objects if filling[2] not in ends]
        also = [filling for filling in subjects if filling[2] not in ends]
        wrong = OBJECT if others else SUBJECT if also else None
    return {SUBJECT: mine, OBJECT: theirs}.get(wrong or "", [*mine, *theirs])


def _objects(rule: DirectRule, item: Evidence, happenings: Mapping[str, Happening]) -> Iterator[_Filling]:
    """The possible objects of a rule: of "foiled the group's attack on the camp" the camp, target of the attack."""
    if rule.object_through is None:
        yield from ((item, role, key) for role, key in item.participants or () if role == rule.object_role)
        return
    for role, key in item.participants or ():
        if role == rule.object_through and key in happenings and rule.through_type in _types(happenings[key]):
            for inner in happenings[key].evidence:
                parts = inner.participants or ()
                yield from ((inner, part, filler) for part, filler in parts if part == rule.object_role)


def _places(item: Evidence, role: str, key: str, annotation: Annotation, index: EntityIndex) -> Iterator[Said]:
    """The places where a mention of an event names somebody in a role."""
    starts = {mention.id: mention.start for mention in annotation.mentions}
    for event in annotation.events:
        if event.start == item.start:
            for argument in event.arguments:
                if argument.role == role and key in index.keys(item.article, argument.ref):
                    yield replace(_whole(item), role=role, filler=starts[argument.ref])


def _types(happening: Happening) -> tuple[str, ...]:
    return lineage(happening.type, happening.own)


def _whole(item: Evidence) -> Said:
    """The place of a whole mention."""
    return Said(item.article, item.start, item.end)
