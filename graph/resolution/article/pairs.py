"""Find which two "الطرفان", "البلدين" ("the two countries") or "the two sides" mean.

They are two of those named before. A wrong pair misleads more than none: where the nearest sentence that names fitting
things leaves it open, the words mean nobody. "Sides" are those of the last clash, meeting or agreement, whoever was
named since. What two do jointly ("اتفق الطرفان", "the two sides agreed") is done by those who met or agreed before, not
by two who only condemned it. The words are data (``<xx>/pairs.toml``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Final

from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.annotation import EventMention
from khabar.graph.resolution.article.discourse import headline
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.pairsides import (
    ARMED,
    FIGHTERS,
    JOINT,
    TOGETHER_DONE,
    Last,
    Two,
    acting_on,
    as_two,
    done_to,
    fights,
    meant,
    rather,
    represented,
    sides_of,
    silent,
    takes_part,
)
from khabar.graph.resolution.nodes import ACTOR, Node, Reading
from khabar.graph.resolution.wording.pairwords import Row, pair_words
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EntityType, EventType, RelationType, Role, Status

_REACH: Final = 2
"""Sentences before that of the words in which the two are looked for."""

_LEAD: Final = 2
"""Sentences that an article begins with."""

_MEANT: Final = frozenset({Status.ACTUAL, Status.PLANNED})
"""What was done or is to be done, and not what one only wants: "Cuba urged Haiti to join"."""

_NONE: Final[Mapping[str, Sequence[Reading]]] = {}

_WORDS: Final = re.compile(r"[\w-]+")


def pairs(findings: Findings, officials: Mapping[str, Sequence[Reading]] = _NONE) -> dict[str, Two]:
    """The two that each mention means, by its id; without those where it is open.

    `officials` are the readings of mentions of several officials, by the ids of these.
    """
    found = {id: two for id, each in officials.items() if (two := as_two({one.node for one in each})) is not None}
    last: dict[frozenset[str], Two] = {}
    for reading, row in _taken_up(findings):
        if reading.mention.id in officials:
            continue
        before = _Before(findings, row, found)
        two = before.fitting(reading, before.two(reading) or last.get(row.types))
        if two is not None:
            found[reading.mention.id] = last[row.types] = two
    return found


def _taken_up(findings: Findings) -> Iterator[tuple[Reading, Row]]:
    """The mentions with words for two, each with the row of its words."""
    forms, words = findings.forms, pair_words(findings.annotation.article.language)
    for reading in findings.found.values():
        if reading.node.known:
            continue
        before = [fold(word, reading.language) for word in findings.before(reading)[-2:]]
        row = words.taken(forms.words(reading.shown), before)
        if row is not None and (words.both or reading.taken):
            yield reading, row


_OF: Final = frozenset({RelationType.MEMBER_OF, RelationType.LEADS, RelationType.REPRESENTS, RelationType.PART_OF})


class _Before:
    """What is named before a mention and may be one of the two; `found` are the pairs of earlier mentions."""

    def __init__(self, findings: Findings, row: Row, found: Mapping[str, Two]) -> None:
        self._findings = findings
        self._row = row
        self._found = found
        self._events = findings.annotation.events
        self._end = headline(findings.annotation.article)

    def two(self, reading: Reading) -> Two | None:
        """The two, or None where the text leaves it open.

        It is open where the nearest are one of the article's pair and somebody else, who did nothing with each other:
        "the talks of A and B ... B accused C. The two sides fought before".
        """
        two = self._nearest(reading) if JOINT.isdisjoint(self._acts(reading)) else self._jointly(reading)
        done = self._done(reading) if two is not None else frozenset()
        if two is not None and {two, two[::-1]} <= done:
            return two
        if self._row.sides and (last := self._together(reading)) is not None and rather(last, two, done):
            return last.two if self._told_of(last, two, reading) else None
        if two is None or frozenset(two) in self._with_each_other(self._sentences(reading), reading):
            return two
        topic = self._topic(reading)
        return None if topic and len({*topic, *two}) == len(topic) + 1 else two

    def _together(self, reading: Reading) -> Last | None:
        """The two of whom the last sentences, or the first, tell that they fought, met or agreed; or None.

        A truce is made by those who fought, whoever has met since.
        """
        fought = self._last(reading, {EventType.CLASH}) if self._truce(reading) else None
        return fought or self._last(reading, TOGETHER_DONE)

    def _last(self, reading: Reading, types: Set[str]) -> Last | None:
        """The sides of the last events of some types, if they are two; or None."""
        near = self._sentences(reading)
        begun = range(bool(self._end), min(_LEAD, near.stop + 1))  # of headlines, who does it is less sure
        for sentence in (*near, *begun):
            events, nodes = self._told(sentence, reading)
            told = [event for event in events if event.kind in types and event.status in _MEANT]
            found = [(event.kind, some) for event in told if len(some := sides_of(event, nodes)) > 1]
            if found:
                two = as_two(frozenset().union(*(some for _, some in found)))
                fought = any(type == EventType.CLASH for type, _ in found)
                return Last(two, near=sentence in near, fought=fought) if two is not None else None
        return None

    def _told_of(self, last: Last, two: Two | None, reading: Reading) -> bool:
        """Whether the last pair is the article's, if that has one, or that of the nearest sentence."""
        topic = self._topic(reading)
        return topic is None or set(last.two) in [set(each) for each in (topic, two) if each is not None]

    def _done(self, reading: Reading) -> Set[Two]:
        """The pairs of agent and target in the sentences before a mention."""
        told = [self._told(sentence, reading) for sentence in self._sentences(reading)]
        return {pair for events, nodes in told for event in events for pair in done_to(event, nodes)}

    def fitting(self, reading: Reading, two: Two | None) -> Two | None:
        """The two, or None if they fight in its sentence and not both of them can."""
        acts = self._acts(reading)
        if two is None or self._row.states or ARMED.isdisjoint(acts) or FIGHTERS.isdisjoint(self._row.types):
            return two
        return two if all(fights(node, self._findings) for node in two) else None

    def _acts(self, reading: Reading) -> set[str]:
        """The types of the events that a mention takes part in."""
        return {event.kind for event in self._events if takes_part(event, reading)}

    def _with_each_other(self, sentences: Iterable[int], reading: Reading) -> Iterator[frozenset[Node]]:
        """The sides of the events of some sentences in which two do something with each other."""
        for sentence in sentences:
            events, nodes = self._told(sentence, reading)
            named = {id: some for id, some in nodes.items() if sentence or not self._people(id)}
            for event in events:
                if event.kind in JOINT or event.kind == EventType.CLASH:
                    yield sides_of(event, named)

    def _topic(self, reading: Reading) -> Two | None:
        """The two that the headline or the first sentence has act on each other, or the only two of a headline."""
        first = range(min(_LEAD, reading.mention.sentence))
        sides = [as_two(some) for some in self._with_each_other(first, reading)]
        if self._end and first:
            nodes = self._apart(self._told(0, reading)[1])
            sides.append(as_two({node for id, some in nodes.items() if not self._people(id) for node in some}))
        return next((two for two in sides if two is not None), None)

    def _nearest(self, reading: Reading) -> Two | None:
        """The two of the nearest sentence that names any that fit, or None."""
        for sentence in self._sentences(reading):
            events, nodes = self._told(sentence, reading)
            named = meant(events, nodes, self._apart(nodes))
            if len(named) >= len(PARTIES):
                return as_two(named)
        return None

    def _jointly(self, reading: Reading) -> Two | None:
        """The two who met or agreed last or in the headline, or fought before a truce; else the only two there are."""
        named: set[Node] = set()
        near = self._sentences(reading)
        truce = self._truce(reading)
        types = JOINT | {EventType.CLASH} if truce else JOINT
        if truce and (fought := self._fought(reading)) is not None:
            return fought  # whoever has met since
        for sentence in (*near, *range(bool(self._end))):
            events, nodes = self._told(sentence, reading)
            if sentence not in near:
                nodes = {id: some for id, some in nodes.items() if not self._people(id)}
            joint = (event for event in events if event.kind in types and event.status in _MEANT)
            sides = [found for event in joint if len(found := sides_of(event, nodes)) > 1]
            if sides:
                return as_two(frozenset().union(*sides))
            apart = self._apart(nodes)
            # Who speaks in a headline may be one of the two: "Kuwait says it arrested a cell".
            named |= silent(events, apart) if sentence in near else frozenset().union(*apart.values())
            named |= self._of_several(sentence, reading)
        return as_two(named) or as_two(named - self._beside(reading))

    def _fought(self, reading: Reading) -> Two | None:
        """The two who fought each other in the nearest sentence that tells of a clash, or None."""
        for sentence in self._sentences(reading):
            events, nodes = self._told(sentence, reading)
            sides = [sides_of(event, nodes) for event in events if event.kind == EventType.CLASH]
            if any(sides):
                return as_two(frozenset().union(*sides))
        return None

    def _beside(self, reading: Reading) -> frozenset[Node]:
        """The nodes of others: other agents of what the two do, and people that something is done to."""
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
        """The sentences in which the two are looked for, the nearest first."""
        last = reading.mention.sentence
        return range(last, max(-1, last - _REACH - 1), -1)

    def _told(self, sentence: int, reading: Reading) -> tuple[Sequence[EventMention], Mapping[str, frozenset[Node]]]:
        """The events of a sentence, and the nodes that its mentions before one may mean, by their ids."""
        earlier = self._findings.before_in(sentence, reading)
        nodes = {other.mention.id: nodes for other in earlier if (nodes := self._nodes(other))}
        events = [event for event in self._events if event.sentence == sentence]
        for other in acting_on(events, reading.mention.id):
            nodes.pop(other, None)  # "دعت قطر ومصر الطرفين إلى": two others
        return events, nodes

    def _apart(self, nodes: Mapping[str, frozenset[Node]]) -> Mapping[str, frozenset[Node]]:
        """The nodes of those who may be sides of each other, where no event says who is."""
        return {id: some for id, some in nodes.items() if not self._of_another(id, nodes)}

    def _truce(self, reading: Reading) -> bool:
        """Whether the sentence of a mention tells of a truce."""
        quote = self._findings.annotation.quote(reading.mention.sentence)
        spelling, truces = self._findings.forms.spelling, pair_words(reading.language).truces
        return any(
            not truces.isdisjoint(self._findings.bare(spelling.readings(word))) for word in _WORDS.findall(quote)
        )

    def _of_another(self, mention: str, nodes: Mapping[str, frozenset[Node]]) -> bool:
        """Whether a mention is of a body that may be one of the two: a movement and its leader are not two sides."""
        relations = self._findings.annotation.relations
        return any(r.head == mention and r.tail in nodes and r.type in _OF for r in relations)

    def _nodes(self, reading: Reading) -> frozenset[Node]:
        """The nodes that a mention may mean of the two; both where it means two itself."""
        two = self._found.get(reading.mention.id)
        readings = [reading] if two is None else [r for r in self._findings.found.values() if r.node in two]
        if not self._row.states:
            sent = represented(self._findings, reading) if two is None else frozenset()
            return frozenset(two or sent or (r.node for r in readings if r.mention.type in self._row.types))
        by_node: dict[Node, set[str]] = defaultdict(set)
        for each in readings:
            by_node[each.node] |= self._states(each)
        return frozenset(Node(False, ACTOR, *states) for states in by_node.values() if len(states) == 1)

    def _people(self, mention: str) -> bool:
        """Whether a mention is of people without names; in a headline they may be both: "ministers of A and B"."""
        return self._findings.found[mention].mention.type == EntityType.PERSON_GROUP

    def _of_several(self, sentence: int, reading: Reading) -> set[Node]:
        """The states of mentions before one that are of more than one: "Indian and Pakistani troops"."""
        earlier = self._findings.before_in(sentence, reading) if self._row.states else ()
        found = (self._states(other) for other in earlier)
        return {Node(False, ACTOR, state) for states in found if len(states) > 1 for state in states}

    def _states(self, reading: Reading) -> set[str]:
        """Ids of the states that a mention is, or is of as an institution or a minister."""
        findings = self._findings
        entry = findings.catalog.by_id(reading.node.known)
        if entry is not None and entry.type == EntityType.STATE:
            return {entry.id}
        if reading.mention.type in (EntityType.PLACE, EntityType.SITE, EntityType.MEDIA):
            return set()
        return findings.states_of(reading)
