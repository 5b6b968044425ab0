"""Tell the sides of what two do with each other, for `pairs`: who met, agreed or fought in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import Final, NamedTuple

from khabar.graph.language.normalisation import fold, words_of
from khabar.graph.pipeline.annotation import EventMention
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.nodes import Node, Reading
from khabar.ontology.kinds import PARTIES, SPEECH, VIOLENCE
from khabar.ontology.terms import EntityType, EventType, RelationType, Role
from khabar.ontology.vocabulary import subtypes

Two = tuple[Node, Node]


_TO_EACH_OTHER: Final = VIOLENCE | SPEECH


class Last(NamedTuple):
    """The last two who have done something together, whether that is told near, and whether they fought."""

    two: Two
    near: bool
    fought: bool


JOINT: Final = frozenset(
    {EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION, EventType.INTELLIGENCE_SHARING}
)
"""Events that two do jointly: "the two sides" of one are those who have done such a thing before."""

TOGETHER_DONE: Final = JOINT | {EventType.CLASH}
"""Events that have two sides, whoever tells them."""

TOGETHER: Final = TOGETHER_DONE | {EventType.ACCUSATION}
"""Events between two: their sides are meant, whoever else the sentence names."""


ARMED: Final = frozenset({*subtypes(EventType.ATTACK), EventType.CLASH})
"""Events that only fighters do to each other; nobody shells the ministry that summoned them."""

FIGHTERS: Final = frozenset(
    {
        EntityType.STATE,
        EntityType.SECURITY_FORCE,
        EntityType.ARMED_GROUP,
        EntityType.ORGANIZATION,
        EntityType.PERSON_GROUP,
    }
)
"""Types of those who fight: "the two sides" whose troops clash are no diplomats."""


def acting_on(events: Iterable[EventMention], mention: str) -> Iterator[str]:
    """The references of the agents of events whose target is a mention."""
    for event in events:
        if any(argument.role == Role.TARGET and argument.ref == mention for argument in event.arguments):
            yield from (argument.ref for argument in event.arguments if argument.role == Role.AGENT)


def takes_part(event: EventMention, reading: Reading) -> bool:
    """Whether a mention takes part in an event."""
    return any(argument.ref == reading.mention.id for argument in event.arguments)


def fights(node: Node, findings: Findings) -> bool:
    """Whether a node is of a type that fights."""
    types = {reading.mention.type for reading in findings.found.values() if reading.node == node}
    return not FIGHTERS.isdisjoint(types)


def as_two(nodes: Collection[Node]) -> Two | None:
    """Two nodes as a sorted pair; None for more or fewer."""
    if len(nodes) != len(PARTIES):
        return None
    first, second = sorted(nodes)
    return first, second


def meant(
    events: Sequence[EventMention], nodes: Mapping[str, frozenset[Node]], apart: Mapping[str, frozenset[Node]]
) -> frozenset[Node]:
    """The nodes of a sentence that two may mean: the two who act on each other, else those of `apart` who act."""
    told = [event for event in events if event.kind in TOGETHER]
    found = ([sides_of(event, some) for event in told] for some in (apart, nodes))
    sides = next((two for each in found if (two := [pair for pair in each if len(pair) == len(PARTIES)])), [])
    return frozenset().union(*sides) if sides else silent(events, apart)


def silent(events: Sequence[EventMention], nodes: Mapping[str, frozenset[Node]]) -> frozenset[Node]:
    """The nodes of a sentence's mentions that do not only tell of something."""
    speaking = {ref for event in events for ref in _speakers(event)}
    acting = {a.ref for event in events if event.kind in VIOLENCE for a in event.arguments if a.role == Role.AGENT}
    return frozenset(node for id, named in nodes.items() if id not in speaking - acting for node in named)


def sides_of(event: EventMention, nodes: Mapping[str, frozenset[Node]]) -> frozenset[Node]:
    """The nodes of the agents and targets of an event."""
    parts = (nodes.get(argument.ref, frozenset()) for argument in event.arguments if argument.role in PARTIES)
    return frozenset(node for part in parts for node in part)


def _speakers(event: EventMention) -> Iterator[str]:
    """The references of those who only tell of something."""
    if event.kind == EventType.STATEMENT:
        yield from (argument.ref for argument in event.arguments if argument.role in PARTIES)


def done_to(event: EventMention, nodes: Mapping[str, frozenset[Node]]) -> Iterator[Two]:
    """The pairs of agent and target of an event that two may do to each other."""
    if event.kind not in _TO_EACH_OTHER:
        return
    agents, targets = (
        [node for a in event.arguments if a.role == role for node in nodes.get(a.ref, ())] for role in PARTIES
    )
    yield from ((agent, target) for agent in agents for target in targets)


def represented(findings: Findings, reading: Reading) -> frozenset[Node]:
    """The two that people without names represent: "delegations of Chad and Niger", "وفدا تشاد والنيجر"; else none."""
    if reading.mention.type != EntityType.PERSON_GROUP:
        return frozenset()
    found, text = findings.found, findings.annotation.article.text
    joins = words_of(reading.language, "mutual", "coordination", "joins")
    sent = {
        relation.tail
        for relation in findings.annotation.relations
        if relation.head == reading.mention.id and relation.type == RelationType.REPRESENTS and relation.tail in found
    }
    first = [found[ref].mention for ref in sent]
    sent |= {
        id
        for id, other in found.items()
        for one in first
        if one.type == other.mention.type
        and one.sentence == other.mention.sentence
        and one.end < other.mention.start
        and fold(text[one.end : other.mention.start], reading.language).strip() in joins
    }
    nodes = frozenset(found[ref].node for ref in sent)
    return nodes if len(nodes) == len(PARTIES) else frozenset()


def rather(last: Last, two: Two | None, done: Set[Two]) -> bool:
    """Whether the last pair is meant, and not the `two` of the nearest sentence; `done` has who acted on whom there.

    Not if one of the two has acted on the other, unless the last have fought; nor if the two are others and the last
    far.
    """
    if two is None or (not last.fought and not done.isdisjoint({two, two[::-1]})):
        return two is None
    return last.near or len({*two, *last.two}) < 2 * len(PARTIES)
