"""Refer a person told of without a name to the name given later, when the same event is told again.

"They freed an American. The release of Michael Turner followed": the release is told as known ("the killing of", "وأثار
اعتقال", "and the arrest of ... caused"), or the next sentence begins with the name. Nothing changes where two could be
meant, or where the second event is another one. The words are data (``<xx>/called.toml``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Final

from khabar.graph.language.normalisation import fold, words_of
from khabar.graph.pipeline.annotation import EventMention
from khabar.graph.resolution.article.discourse import Discourse, headline
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.identified import called_by_name, without_name
from khabar.graph.resolution.article.periods import Periods
from khabar.graph.resolution.article.setapart import SetApart
from khabar.graph.resolution.nodes import PLACE, Node, Reading
from khabar.graph.resolution.places import FOLDER, Places
from khabar.graph.resolution.wording.marks import COMMAS
from khabar.ontology.terms import EntityType, EventClass, EventType, Role, Status

_REACH: Final = 3
"""Sentences behind the first telling in which the event is told as known."""

_BY_LAW: Final = frozenset({EventType.ARREST, EventType.TRIAL})
_TAKEN: Final = frozenset({EventType.ABDUCTION, *_BY_LAW})
"""Events that may have befallen somebody who is then freed."""


def join_named_later(findings: Findings) -> None:
    """Refer the only unnamed person whom a later name can mean to that name."""
    later = _Later(findings)
    for id, reading in list(findings.found.items()):
        if called_by_name(reading) and reading.node.unknown and len(reading.shown.split()) > 1:
            for node in later.told_of(reading):
                for same in [r for r in findings.found.values() if r.node == node]:
                    findings.refer(same, findings.found[id].node)


class _Later:
    """Finds the unnamed persons that names mean."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._annotation = findings.annotation
        self._end = headline(findings.annotation.article)

    def told_of(self, name: Reading) -> Set[Node]:
        """The nodes of the unnamed person of an earlier sentence, and of the headline, whom a name means."""
        earlier = [r for r in self._findings.found.values() if r.mention.start < name.mention.start]
        if any(r.node == name.node for r in earlier):
            return frozenset()
        for event in self._undergone.get(name.mention.id, ()):
            resumed = self._resumed(event, name)
            if not resumed and not self._begins(event, name):
                continue
            told = [(r, e) for r in earlier for e in self._befell(r, event, freed=not resumed)]
            if found := self._one(name, event, told, resumed=resumed):
                return found
        return frozenset()

    def _one(
        self, name: Reading, event: EventMention, told: list[tuple[Reading, EventMention]], *, resumed: bool
    ) -> Set[Node]:
        """The only one whom the text says the event befell, with the headline's one; none where two may be."""
        body = [r for r, _ in told if r.mention.start >= self._end] or [r for r, _ in told]
        nodes = {r.node for r in body}
        people = [r for r, _ in told if r.mention.end <= self._end and r.mention.type == EntityType.PERSON]
        above = [r for r in people if r.node not in nodes]
        titled = {r.node for r in above}
        if len(nodes) != 1 or len(titled) > 1 or not all(without_name(self._findings, r) for r in (*body, *above)):
            return frozenset()
        apart = name.mention.sentence - max(r.mention.sentence for r in body)
        states = [self._findings.states_of(r) for r in (name, *body, *above)]
        same = [e for _, e in told if _kind(e) == _kind(event)]
        if (
            not 0 < apart <= (_REACH if resumed else 1)
            or any(a and b and a.isdisjoint(b) for a in states for b in states)
            or (same and self._another(name, event, same, resumed=resumed))
        ):
            return frozenset()
        return nodes | titled

    def _another(self, name: Reading, event: EventMention, told: list[EventMention], *, resumed: bool) -> bool:
        """Whether the text says that an event is another one than before: "also", another time or place."""
        before = (fold(word.strip(COMMAS), name.language) for word in self._findings.before(name))
        also = words_of(name.language, "called", "also")
        if not also.isdisjoint(before) or SetApart(self._annotation).further(event):
            return True
        periods = Periods(self._annotation)
        times, others = list(periods.times([event])), list(periods.times(told))
        unsure = not resumed and any(time.time is None for time in times) and others
        if periods.apart(times, others) or (unsure and {t.text for t in times}.isdisjoint(t.text for t in others)):
            return True
        here, there = self._places([event]), self._places(told)
        return bool(here and there) and not Places(self._findings.catalog).agree(here, there)

    def _places(self, events: Iterable[EventMention]) -> set[str]:
        """The keys of the known places of events."""
        refs = (a.ref for event in events for a in event.arguments if a.role in (Role.PLACE, Role.TARGET))
        nodes = (self._findings.found[ref].node for ref in refs if ref in self._findings.found)
        return {FOLDER + node.known for node in nodes if node.folder == PLACE and node.known}

    @cached_property
    def _discourse(self) -> Discourse:
        return Discourse(self._annotation)

    @cached_property
    def _undergone(self) -> Mapping[str, Sequence[EventMention]]:
        """The events that befell each mention, of those that may be told again."""
        found: dict[str, list[EventMention]] = defaultdict(list)
        for event in self._annotation.events:
            if event.status == Status.ACTUAL and _kind(event):
                for ref in event.refs(Role.TARGET):
                    found[ref].append(event)
        return found

    def _befell(self, reading: Reading, event: EventMention, *, freed: bool) -> Iterator[EventMention]:
        """The events of the same kind that befell a mention; with `freed` also its release after such."""
        for other in self._undergone.get(reading.mention.id, ()):
            released = freed and event.kind in _TAKEN and other.kind == EventType.RELEASE
            if reading.mention.type in (EntityType.PERSON, EntityType.PERSON_GROUP) and (
                _kind(other) == _kind(event) or released
            ):
                yield other

    def _resumed(self, event: EventMention, name: Reading) -> bool:
        """Whether an event noun right before a name tells it as known: "The release of X", "وأثار اعتقال X"."""
        text, language = self._annotation.article.text, name.language
        between = fold(text[event.end : name.mention.start], language).split()
        first = self._annotation.sentences[event.sentence][0]
        if event.sentence != name.mention.sentence or not words_of(language, "called", "links").issuperset(between):
            return False
        before = text[first : event.start].split()
        if self._findings.forms.head_first:
            glued = before.pop() if before and not text[event.start - 1].isspace() else ""
            if len(before) == 1:
                return not glued and fold(before[0], language) not in words_of(language, "called", "helping")
            that = words_of(language, "called", "that")
            return any(
                first <= e.start < event.start and that.isdisjoint(self._folded(e.end, event.start))
                for e in self._telling(event)
            )
        if not self._discourse.definite(event):
            return False
        end = first + len(text[first : event.start].rstrip().rpartition(" ")[0].rstrip())
        return len(before) == 1 or any(e.end == end for e in self._telling(event))

    def _folded(self, start: int, end: int) -> list[str]:
        return fold(self._annotation.article.text[start:end], self._annotation.article.language).split()

    def _telling(self, event: EventMention) -> Iterator[EventMention]:
        """The events of speech that have an event as theme: "condemned the killing of"."""
        for other in self._annotation.events:
            if other.is_a(EventClass.SPEECH) and any(
                a.ref == event.id and a.role == Role.THEME for a in other.arguments
            ):
                yield other

    def _begins(self, event: EventMention, name: Reading) -> bool:
        """Whether a sentence begins with a name, where verbs come first with one word before it."""
        before = self._findings.before(name)
        most = 1 if self._findings.forms.head_first else 0
        return len(before) <= most and event.sentence == name.mention.sentence


def _kind(event: EventMention) -> str:
    """What befalls somebody, under one word; "" for other events."""
    if event.kind in _BY_LAW:
        return EventType.ARREST
    if event.kind in (EventType.ABDUCTION, EventType.RELEASE):
        return event.kind
    return EventClass.VIOLENCE if event.is_a(EventClass.VIOLENCE) else ""
