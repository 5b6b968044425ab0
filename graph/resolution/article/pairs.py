"""Two that are taken up together: "الطرفان", "البلدين", "the two sides" are both of those named before.

A wrong one misleads more than none: where the nearest sentence that names fitting things leaves open which two of them
are meant, the words stand for nobody else. What two do jointly ("اتفق الطرفان") is done by those who met or agreed
before, not by the two of whom the last sentence says that they condemned it. The words are data (``<xx>/pairs.toml``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.annotation import EventMention
from khabar.graph.resolution.article.discourse import headline
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.nodes import ACTOR, Node, Reading
from khabar.graph.resolution.wording.pairwords import Row, pair_words
from khabar.ontology.terms import EntityType, EventType, RelationType, Role, Status
from khabar.ontology.vocabulary import subtypes

Two = tuple[Node, Node]

_REACH: Final = 2
"""Sentences before that of the words in which the two are looked for."""

_LEAD: Final = 2
"""Sentences that an article begins with."""

_JOINT: Final = frozenset(
    {EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION, EventType.INTELLIGENCE_SHARING}
)
"""What two do jointly: they are those who have done such a thing before."""

_MEANT: Final = frozenset({Status.ACTUAL, Status.PLANNED})
"""What was done or is to be done, not what one wants of the other: "Cuba urged Haiti to join"."""

_TOGETHER: Final = _JOINT | {EventType.CLASH, EventType.ACCUSATION}
"""Events between two: who takes part in one is meant, whoever else the sentence names."""

_ARMED: Final = frozenset({*subtypes(EventType.ATTACK), EventType.CLASH})
"""What no two do to each other who are no fighters: nobody shells the ministry that has summoned him."""

_FIGHTERS: Final = frozenset(
    {
        EntityType.STATE,
        EntityType.SECURITY_FORCE,
        EntityType.ARMED_GROUP,
        EntityType.ORGANIZATION,
        EntityType.PERSON_GROUP,
    }
)

_WORDS: Final = re.compile(r"[\w-]+")

_SIDES: Final = (Role.AGENT, Role.TARGET)


def pairs(findings: Findings) -> dict[str, Two]:
    """Which two each mention stands for, by the ids of the mentions; without those that leave it open."""
    found: dict[str, Two] = {}
    last: dict[frozenset[str], Two] = {}
    for reading, row in _taken_up(findings):
        before = _Before(findings, row, found)
        two = before.fitting(reading, before.two(reading) or last.get(row.types))
        if two is not None:
            found[reading.mention.id] = last[row.types] = two
    return found


def _taken_up(findings: Findings) -> Iterator[tuple[Reading, Row]]:
    forms, words = findings.forms, pair_words(findings.annotation.article.language)
    for reading in findings.found.values():
        if reading.node.known:
            continue
        before = [fold(word, reading.language) for word in findings.before(reading)[-1:]]
        row = words.taken(forms.words(reading.shown), before)
        if row is not None and (words.both or reading.taken):
            yield reading, row


_OF: Final = frozenset({RelationType.MEMBER_OF, RelationType.LEADS, RelationType.REPRESENTS, RelationType.PART_OF})


class _Before:
    """What stands before a mention that may be one of the two; `found` are those that earlier ones stand for."""

    def __init__(self, findings: Findings, row: Row, found: Mapping[str, Two]) -> None:
        self._findings = findings
        self._row = row
        self._found = found
        self._events = findings.annotation.events
        self._end = headline(findings.annotation.article)

    def two(self, reading: Reading) -> Two | None:
        """The two, or None where the text leaves it open.

        So it does where the nearest are one of the two it begins with, and somebody else: "the talks of A and B ... B
        accused C. The two sides fought before". Not where those did something with each other.
        """
        two = self._nearest(reading) if _JOINT.isdisjoint(self._acts(reading)) else self._jointly(reading)
        if two is None or frozenset(two) in self._with_each_other(self._sentences(reading), reading):
            return two
        topic = self._topic(reading)
        return None if topic and len({*topic, *two}) == len(topic) + 1 else two

    def fitting(self, reading: Reading, two: Two | None) -> Two | None:
        """The two, unless they fight there and are none that fight."""
        acts = self._acts(reading)
        if two is None or self._row.states or _ARMED.isdisjoint(acts) or _FIGHTERS.isdisjoint(self._row.types):
            return two
        return two if all(self._fights(node) for node in two) else None

    def _acts(self, reading: Reading) -> set[str]:
        """The types of the events that a mention takes part in."""
        return {event.type for event in self._events if _takes_part(event, reading)}

    def _fights(self, node: Node) -> bool:
        """Whether somebody or a body is of a type that fights: "the two sides" whose troops clash are no diplomats."""
        types = {reading.mention.type for reading in self._findings.found.values() if reading.node == node}
        return not _FIGHTERS.isdisjoint(types)

    def _with_each_other(self, sentences: Iterable[int], reading: Reading) -> Iterator[frozenset[Node]]:
        """The sides of the events of some sentences in which two do something with each other."""
        for sentence in sentences:
            events, nodes = self._told(sentence, reading)
            named = {id: some for id, some in nodes.items() if sentence or not self._people(id)}
            for event in events:
                if event.type in _JOINT or event.type == EventType.CLASH:
                    yield _sides(event, named)

    def _topic(self, reading: Reading) -> Two | None:
        """Those of whom the headline or the first sentence says that they did something with each other, or the only
        two that the headline names."""
        first = range(min(_LEAD, reading.mention.sentence))
        sides = [_as_two(some) for some in self._with_each_other(first, reading)]
        if self._end and first:
            nodes = self._apart(self._told(0, reading)[1])
            sides.append(_as_two({node for id, some in nodes.items() if not self._people(id) for node in some}))
        return next((two for two in sides if two is not None), None)

    def _nearest(self, reading: Reading) -> Two | None:
        """Those of the nearest sentence that names such."""
        for sentence in self._sentences(reading):
            events, nodes = self._told(sentence, reading)
            named = _meant(events, nodes, self._apart(nodes))
            if len(named) >= len(_SIDES):
                return _as_two(named)
        return None

    def _jointly(self, reading: Reading) -> Two | None:
        """Those who met or agreed last, or as the headline says, and for a truce who fought; else the only two there
        are."""
        named: set[Node] = set()
        near = self._sentences(reading)
        truce = self._truce(reading)
        types = _JOINT | {EventType.CLASH} if truce else _JOINT
        if truce and (fought := self._fought(reading)) is not None:
            return fought  # whoever has met since
        for sentence in (*near, *range(bool(self._end))):
            events, nodes = self._told(sentence, reading)
            if sentence not in near:
                nodes = {id: some for id, some in nodes.items() if not self._people(id)}
            joint = (event for event in events if event.type in types and event.status in _MEANT)
            sides = [found for event in joint if len(found := _sides(event, nodes)) > 1]
            if sides:
                return _as_two(frozenset().union(*sides))
            apart = self._apart(nodes)
            # Who speaks in a headline may be one of the two: "Kuwait says it arrested a cell".
            named |= _silent(events, apart) if sentence in near else frozenset().union(*apart.values())
            named |= self._of_several(sentence, reading)
        return _as_two(named) or _as_two(named - self._beside(reading))

    def _fought(self, reading: Reading) -> Two | None:
        """The two who fought each other in the nearest sentence that tells of a clash."""
        for sentence in self._sentences(reading):
            events, nodes = self._told(sentence, reading)
            sides = [_sides(event, nodes) for event in events if event.type == EventType.CLASH]
            if any(sides):
                return _as_two(frozenset().union(*sides))
        return None

    def _beside(self, reading: Reading) -> frozenset[Node]:
        """Who is neither of the two: who does with them what they do, and people to whom something is done."""
        found: set[Node] = set()
        for event in self._events:
            agents = {a.ref for a in event.arguments if a.role == Role.AGENT}
            for argument in event.arguments:
                other = self._findings.found.get(argument.ref)
                done = argument.role == Role.TARGET and self._people(argument.ref) if other is not None else False
                if other is not None and (done or (argument.ref in agents and reading.mention.id in agents)):
                    found |= self._nodes(other)
        return frozenset(found)

    def _sentences(self, reading: Reading) -> range:
        last = reading.mention.sentence
        return range(last, max(-1, last - _REACH - 1), -1)

    def _told(self, sentence: int, reading: Reading) -> tuple[Sequence[EventMention], Mapping[str, frozenset[Node]]]:
        """What a sentence tells, and who may be one of the two of those it names before a mention."""
        earlier = self._findings.before_in(sentence, reading)
        nodes = {other.mention.id: nodes for other in earlier if (nodes := self._nodes(other))}
        events = [event for event in self._events if event.sentence == sentence]
        for other in _acting_on(events, reading.mention.id):
            nodes.pop(other, None)  # "دعت قطر ومصر الطرفين إلى": two others
        return events, nodes

    def _apart(self, nodes: Mapping[str, frozenset[Node]]) -> Mapping[str, frozenset[Node]]:
        """Those who may be sides of each other, where no event says who is."""
        return {id: some for id, some in nodes.items() if not self._of_another(id, nodes)}

    def _truce(self, reading: Reading) -> bool:
        """Whether the sentence of a mention tells of a truce."""
        quote = self._findings.annotation.quote(reading.mention.sentence)
        spelling, truces = self._findings.forms.spelling, pair_words(reading.language).truces
        return any(
            not truces.isdisjoint(self._findings.bare(spelling.readings(word))) for word in _WORDS.findall(quote)
        )

    def _of_another(self, mention: str, nodes: Mapping[str, frozenset[Node]]) -> bool:
        """Whether somebody is of a body that may be one of the two: a movement and its leader are no two sides."""
        relations = self._findings.annotation.relations
        return any(r.head == mention and r.tail in nodes and r.type in _OF for r in relations)

    def _nodes(self, reading: Reading) -> frozenset[Node]:
        """What a mention may be of the two, if anything: both where it takes up two itself."""
        two = self._found.get(reading.mention.id)
        readings = [reading] if two is None else [r for r in self._findings.found.values() if r.node in two]
        if not self._row.states:
            return frozenset(two or (r.node for r in readings if r.mention.type in self._row.types))
        by_node: dict[Node, set[str]] = defaultdict(set)
        for each in readings:
            by_node[each.node] |= self._states(each)
        return frozenset(Node(False, ACTOR, *states) for states in by_node.values() if len(states) == 1)

    def _people(self, mention: str) -> bool:
        """Whether a mention is of people without names: in a headline they may be both: "ministers of A and B"."""
        return self._findings.found[mention].mention.type == EntityType.PERSON_GROUP

    def _of_several(self, sentence: int, reading: Reading) -> set[Node]:
        """The states of mentions before one that are of more than one: "Indian and Pakistani troops"."""
        earlier = self._findings.before_in(sentence, reading) if self._row.states else ()
        found = (self._states(other) for other in earlier)
        return {Node(False, ACTOR, state) for states in found if len(states) > 1 for state in states}

    def _states(self, reading: Reading) -> set[str]:
        """Ids of the states that a mention is of: itself, that of an institution, that of a minister."""
        findings = self._findings
        entry = findings.catalog.by_id(reading.node.known) if reading.node.known else None
        if entry is not None and entry.type == EntityType.STATE:
            return {entry.id}
        if reading.mention.type in (EntityType.PLACE, EntityType.SITE, EntityType.MEDIA):
            return set()
        return findings.states_of(reading)


def _acting_on(events: Iterable[EventMention], mention: str) -> Iterator[str]:
    """References of who does something to a mention."""
    for event in events:
        if any(argument.role == Role.TARGET and argument.ref == mention for argument in event.arguments):
            yield from (argument.ref for argument in event.arguments if argument.role == Role.AGENT)


def _takes_part(event: EventMention, reading: Reading) -> bool:
    return any(argument.ref == reading.mention.id for argument in event.arguments)


def _as_two(nodes: Collection[Node]) -> Two | None:
    """Two as a pair, sorted; None where there are more or fewer."""
    if len(nodes) != len(_SIDES):
        return None
    first, second = sorted(nodes)
    return first, second


def _meant(
    events: Sequence[EventMention], nodes: Mapping[str, frozenset[Node]], apart: Mapping[str, frozenset[Node]]
) -> frozenset[Node]:
    """Who may be meant of those a sentence names: the two who do something with each other, or all who do not speak of
    those who may be `apart`."""
    told = [event for event in events if event.type in _TOGETHER]
    found = ([_sides(event, some) for event in told] for some in (apart, nodes))
    sides = next((two for each in found if (two := [pair for pair in each if len(pair) == len(_SIDES)])), [])
    return frozenset().union(*sides) if sides else _silent(events, apart)


def _silent(events: Iterable[EventMention], nodes: Mapping[str, frozenset[Node]]) -> frozenset[Node]:
    """Who of those a sentence names does not only tell of something."""
    speaking = {ref for event in events for ref in _speakers(event)}
    return frozenset(node for id, named in nodes.items() if id not in speaking for node in named)


def _sides(event: EventMention, nodes: Mapping[str, frozenset[Node]]) -> frozenset[Node]:
    """Who does something with each other."""
    parts = (nodes.get(argument.ref, frozenset()) for argument in event.arguments if argument.role in _SIDES)
    return frozenset(node for part in parts for node in part)


def _speakers(event: EventMention) -> Iterator[str]:
    """References of who only tells of something."""
    if event.type == EventType.STATEMENT:
        yield from (argument.ref for argument in event.arguments if argument.role in _SIDES)
