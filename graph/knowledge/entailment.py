"""Derive direct relations from events, by the rules that the ontology states.

From the attack of a group (agent) on a town (target) follows "the group attacked the town".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from khabar.graph.pipeline.relations.belonging import BELONGING
from khabar.graph.resolution.model import LIKELY, Evidence, Fact, Happening
from khabar.ontology.owntypes import lineage
from khabar.ontology.source import DirectRule
from khabar.ontology.terms import DirectRelation, Status
from khabar.ontology.vocabulary import direct_rules

Participants = tuple[tuple[str, str], ...]
Naming = Sequence[tuple[Evidence, set[str]]]
"""Mentions, each with the keys of what it names."""

_DONE_TO_PEOPLE: Final = frozenset({DirectRelation.KILLED, DirectRelation.ARRESTED, DirectRelation.ABDUCTED})


@dataclass(frozen=True, slots=True)
class Direct:
    """A direct triple with the events that entail it and the mentions that say so.

    `evidence` has those mentions of actual events that name both things. If none does, as when one says who was
    arrested and another by whom, it has those that name one; `pieced` is then true, as it takes several to say it.
    """

    relation: str
    subject: str
    object: str
    events: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    pieced: bool = False


def direct(happenings: Sequence[Happening], facts: Iterable[Fact] = ()) -> tuple[Direct, ...]:
    """All direct triples, sorted.

    Only likely mentions of actual events count, so that a foiled attack never becomes `attacked`. Static relations
    among `facts` leave out two kinds: whoever kills, arrests or abducts a member has not done so to the body named
    beside; and whoever takes part beside a body that he leads is on its side: "التقى الوفد هيئة تحرير الشام وقائدها
    أحمد الشرع" is no meeting of HTS with its leader.
    """
    belongs = {(fact.subject, fact.object) for fact in facts if fact.type in BELONGING}
    by_key = {happening.key: happening for happening in happenings}
    events: dict[tuple[str, str, str], list[Happening]] = defaultdict(list)
    for happening in happenings:
        if not any(map(_asserts, happening.evidence)):
            continue
        above = lineage(happening.type, happening.own)
        for rule in direct_rules():
            if rule.event_type in above:
                found = dict.fromkeys(pairs(rule, happening, by_key))
                others = {object for _, object in found} if rule.relation in _DONE_TO_PEOPLE else ()
                for subject, object in found:
                    if rule.subject_role == rule.object_role and {(subject, object), (object, subject)} & belongs:
                        continue
                    if not any((other, object) in belongs for other in others):
                        events[rule.relation, subject, object].append(happening)
    entailing = {happening.key: happening for found in events.values() for happening in found}
    naming = {
        key: [(item, _named(participants, by_key)) for item, participants in _asserting(happening)]
        for key, happening in entailing.items()
    }
    return tuple(_made(*triple, found, naming) for triple, found in sorted(events.items()))


def _made(relation: str, subject: str, object: str, found: Sequence[Happening], naming: Mapping[str, Naming]) -> Direct:
    """A direct triple with its evidence."""
    named = [
        (item, subject in keys, object in keys)
        for event in found
        for item, keys in naming[event.key]
        if not _spares(item, relation)
    ]
    whole = tuple(item for item, first, second in named if first and second)
    parts = tuple(item for item, first, second in named if first or second)
    keys = tuple(sorted({event.key for event in found}))
    return Direct(relation, subject, object, keys, whole or parts, pieced=not whole)


def pairs(rule: DirectRule, happening: Happening, by_key: Mapping[str, Happening]) -> Iterator[tuple[str, str]]:
    """The pairs of things that a rule relates in an event; a thing is never related to itself.

    Both come from mentions of an actual event: a denial by a group names no attacker. Mentions are pieced together if
    one of them names one thing only; one that names both says nothing of others. Sides of one kind, as of a meeting,
    are related only if one mention names both, not side by side beside others, nor among many: of fifteen states at a
    summit no two are said to have met. Who is only said to be hurt was not killed, and a designation that is only told
    as revoked, or as one on a list of sanctions, is none as a terrorist.
    """
    for subject, object in _one_way(rule, happening, by_key):
        yield subject, object
        if rule.both_ways:
            yield object, subject


def _one_way(rule: DirectRule, happening: Happening, by_key: Mapping[str, Happening]) -> Iterator[tuple[str, str]]:
    """The pairs in the order of the rule, subject and object."""
    if any(role == rule.without_role for role, _ in happening.participants):
        return
    told = [
        (_fillers(participants, rule.subject_role, by_key), _objects(rule, participants, by_key), item.sides)
        for item, participants in _asserting(happening)
        if not _spares(item, rule.relation)
    ]
    of_one_kind = rule.object_through is None and rule.subject_role == rule.object_role
    for subjects, objects, sides in told:
        if of_one_kind and len(set(subjects)) > (rule.sides_at_most or len(subjects)):
            continue  # of 39 relations of five sides and more, read in Arabic news, 4 were said so and 13 debatable
        for subject, object in product(subjects, objects):
            if subject != object and not (of_one_kind and _together(subject, object, sides)):
                yield subject, object
    if not of_one_kind:
        yield from ((subject, object) for subject, object in _pieced(told) if subject != object)


def _spares(item: Evidence, relation: str) -> bool:
    """Whether a mention says less than a relation: people hurt and not killed, a sanction or designation revoked.

    Also a designation that is only one for sanctions.
    """
    if relation == DirectRelation.DESIGNATED_AS_TERRORIST_BY:
        return item.revoked or item.sanctions
    return (item.wounds and relation == DirectRelation.KILLED) or (
        item.revoked and relation == DirectRelation.SANCTIONED
    )


def _together(one: str, other: str, sides: Iterable[Sequence[str]]) -> bool:
    """Whether two things are named on one side."""
    return any(one in side and other in side for side in sides)


def _pieced(told: Sequence[tuple[Sequence[str], Sequence[str], object]]) -> Iterator[tuple[str, str]]:
    """Subjects and objects from several mentions, one of which names none of the other."""
    subjects = dict.fromkeys(subject for mine, _, _ in told for subject in mine)
    objects = dict.fromkeys(object for _, theirs, _ in told for object in theirs)
    without_object = dict.fromkeys(subject for mine, theirs, _ in told if not theirs for subject in mine)
    without_subject = dict.fromkeys(object for mine, theirs, _ in told if not mine for object in theirs)
    yield from product(without_object, objects)
    yield from product(subjects, without_subject)


def _objects(rule: DirectRule, participants: Participants, by_key: Mapping[str, Happening]) -> list[str]:
    """Keys of the possible objects of a rule."""
    if rule.object_through is None:
        return _fillers(participants, rule.object_role, by_key)
    through = [by_key[key] for role, key in participants if role == rule.object_through and key in by_key]
    meant = [event for event in through if rule.through_type in lineage(event.type, event.own)]
    return [key for event in meant for key in _fillers(event.participants, rule.object_role, by_key)]


def _asserting(happening: Happening) -> Iterator[tuple[Evidence, Participants]]:
    """The mentions that say that an event happened, each with its likely participants."""
    for item in happening.evidence:
        if _asserts(item):
            named = happening.participants if item.participants is None else item.participants
            yield item, tuple(part for part in named if part not in item.doubtful)


def _named(participants: Iterable[tuple[str, str]], by_key: Mapping[str, Happening]) -> set[str]:
    """Keys of what a mention names, and of what is named in the events that it names."""
    keys = {key for _, key in participants}
    return keys | {inner for key in keys if key in by_key for _, inner in by_key[key].participants}


def _asserts(item: Evidence) -> bool:
    """Whether a mention says that the event happened, and is likely to be right."""
    return item.status == Status.ACTUAL and item.confidence >= LIKELY


def _fillers(participants: Iterable[tuple[str, str]], role: str, by_key: Mapping[str, Happening]) -> list[str]:
    """Keys of the entities in a role, without events."""
    return [key for filled, key in participants if filled == role and key not in by_key]
