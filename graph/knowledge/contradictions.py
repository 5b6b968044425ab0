"""Find where the mentions of an event contradict one another: two dates, two tolls, two agents, with who says what.

Precision comes first. What is only more exact is no contradiction ("in January", "on 11 January"; "at least five",
"seven"), nor are possible names of one side ("سوريا", "الجيش السوري"). Only mentions that take the event as real are
compared: when an attack was planned for and when it was are two things. Within one article only two speakers contradict
each other; where the article itself does, it was rather misread.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Final, TypeVar

from khabar.graph.knowledge.attribution import Chain
from khabar.graph.knowledge.sides import Sides
from khabar.graph.knowledge.views import CountView, EventView, EvidenceView
from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.resolution.times import YEARLESS, clash, days, most_precise
from khabar.ontology.owntypes import lineage
from khabar.ontology.terms import Bound, EventClass, EventType, Role, Status, Unit
from khabar.ontology.vocabulary import label

ABOUT: Final = 0.2
"""How far an approximate number may be from the given one, as a part of it."""

_MANY_AGENTS: Final = frozenset({EventClass.SIDE_RELATION, EventType.CLASH, EventType.PROTEST})
"""Events whose agents are all sides, of which each mention may name some."""

_UNREAL: Final = (Status.FOILED, Status.NEGATED)
"""Statuses that contradict an actual event."""

_TOGETHER: Final = " + "
_RANGE: Final = " – "
_STATUS: Final = "status"
_LEAP_YEAR: Final = "2000-"
_TIME: Final = re.compile(r"\d{4}(-\d{2}){0,2}|--\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class ContradictionValue:
    """One of the values that contradict one another.

    Attributes:
        value: IRIs of things, lexical forms of times ("from/to" of an interval), a Status, or a count in English.
        label_ar, label_en: the value as a reader knows it.
        chains: who says so, in the order of articles and text.
    """

    value: str
    label_ar: str
    label_en: str
    chains: tuple[Chain, ...]

    @property
    def evidence(self) -> tuple[EvidenceView, ...]:
        """The mentions with this value."""
        return tuple(chain.mention for chain in self.chains)

    def label(self, language: str) -> str:
        """The value in "ar" or "en"."""
        return self.label_en if language == "en" else self.label_ar


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A role, time, count or status in which the mentions of an event cannot all be right.

    Attributes:
        what: the local name of the term it is about: "time", a Unit ("dead"), a Role ("agent", "target", "place"), or
            "status".
        values: at least two, those with most mentions first.
    """

    what: str
    values: tuple[ContradictionValue, ...]

    def label(self, language: str) -> str:
        """What it is about, in "ar" or "en"."""
        return label(self.what, language)


_V = TypeVar("_V", frozenset[TimeValue], frozenset[str], tuple[CountView, ...])
_Said = dict[_V, list[Chain]]
_Name = Callable[[str, str | None], str]
_Shown = Callable[[_V, str | None], str]
"""A value in a language, or without one as data."""


def contradictions(event: EventView, chains: Sequence[Chain], sides: Sides, name: _Name) -> tuple[Contradiction, ...]:
    """The contradictions among the mentions of an event.

    Args:
        event: the event. chains: those of its mentions.
        sides: compares the things of its graph.
        name: label of a thing, given its IRI and a language; the IRI itself without one.
    """
    return tuple(_contradictions(event, chains, sides, name))


def _contradictions(event: EventView, chains: Sequence[Chain], sides: Sides, name: _Name) -> Iterator[Contradiction]:
    real = [chain for chain in chains if chain.mention.status in (Status.ACTUAL, Status.FOILED)]
    real = real or [chain for chain in chains if chain.mention.status != Status.NEGATED]
    yield from _differing(
        Role.TIME, _told(real, _times), lambda a, b: all(clash(x, y) for x in a for y in b), _as_time, _finest
    )
    for unit in Unit.ALL:
        yield from _differing(unit, _told(real, partial(_counts, unit=unit)), _unequal, _as_count)

    def differ(some: frozenset[str], others: frozenset[str]) -> bool:
        return all(sides.differ(one, other) for one in some for other in others)

    def names(iris: frozenset[str], language: str | None) -> str:
        return _TOGETHER.join(name(iri, language) for iri in sorted(iris))

    above = frozenset(lineage(event.type, event.own))
    if above.isdisjoint(_MANY_AGENTS):
        told = _told(real, lambda item: _fillers(item, Role.AGENT, (sides.body, sides.person)))
        yield from _differing(Role.AGENT, told, differ, names)
    # Of two persons killed or arrested together each mention may name one.
    told = _told(real, lambda item: _fillers(item, Role.TARGET, (sides.body,)))
    yield from _differing(Role.TARGET, told, differ, names)
    told = _told(real, lambda item: _fillers(item, Role.PLACE, (sides.place,)))
    yield from _differing(Role.PLACE, told, sides.apart, names)
    told = _told(chains, lambda item: frozenset({item.status}))
    yield from _differing(_STATUS, told, _contrary, _as_status)


def _told(chains: Sequence[Chain], value: Callable[[EvidenceView], _V]) -> _Said[_V]:
    """Values, each with the chains of the mentions that give it."""
    found: _Said[_V] = defaultdict(list)
    for chain in chains:
        said = value(chain.mention)
        if said:
            found[said].append(chain)
    return found


def _differing(
    what: str,
    told: _Said[_V],
    clashes: Callable[[_V, _V], bool],
    shown: _Shown[_V],
    merged: Callable[[_Said[_V]], _Said[_V]] = dict,
) -> Iterator[Contradiction]:
    """The contradiction among values, if there is one: those that clash with another by somebody else."""
    found: set[_V] = set()
    for one, other in combinations(told, 2):
        if clashes(one, other) and any(_by_others(a, b) for a in told[one] for b in told[other]):
            found |= {one, other}
    if not found:
        return
    values = [
        ContradictionValue(shown(value, None), shown(value, "ar"), shown(value, "en"), tuple(chains))
        for value, chains in merged({value: told[value] for value in told if value in found}).items()
    ]
    yield Contradiction(what, tuple(sorted(values, key=lambda value: (-len(value.chains), value.value))))


def _by_others(one: Chain, other: Chain) -> bool:
    """Whether two mentions are of two articles, or of two speakers in one article."""
    if one.mention.article.iri != other.mention.article.iri:
        return True
    first, second = one.mention.chain[:1], other.mention.chain[:1]
    return bool(first and second) and first != second


def _times(item: EvidenceView) -> frozenset[TimeValue]:
    return frozenset(filter(None, map(_time, item.times)))


def _time(text: str) -> TimeValue | None:
    """The time of a lexical form, or None for an invalid one, in a graph that khabar did not make."""
    start, _, end = text.partition("/")
    parts = (start, end) if end else (start,)
    try:
        known = all(_TIME.fullmatch(part) and days(part.replace(YEARLESS, _LEAP_YEAR)) for part in parts)
    except ValueError:
        return None
    return TimeValue(*parts) if known else None


def _as_time(times: frozenset[TimeValue], language: str | None) -> str:
    """The lexical forms; with a language an interval is written "2025-01-05 – 2025-01-07"."""
    between = _RANGE if language else "/"
    return _TOGETHER.join(sorted(f"{time.start}{between}{time.end}" if time.end else time.start for time in times))


def _finest(told: _Said[frozenset[TimeValue]]) -> _Said[frozenset[TimeValue]]:
    """The times, with mentions of a less precise one added to the more precise: "في يناير" to "11 يناير"."""
    finer = {
        time: [other for other in told if other != time and frozenset(most_precise(time | other)) == other]
        for time in told
    }
    found: _Said[frozenset[TimeValue]] = {time: list(told[time]) for time in told if not finer[time]}
    for time in told:
        ends = [other for other in finer[time] if other in found]
        if len(ends) == 1:
            found[ends[0]] = sorted((*found[ends[0]], *told[time]), key=_place)
        elif finer[time]:
            found[time] = list(told[time])
    return found


def _place(chain: Chain) -> tuple[str, int, int]:
    return chain.mention.article.iri, chain.mention.start, chain.mention.end


def _counts(item: EvidenceView, unit: str) -> tuple[CountView, ...]:
    return tuple(count for count in item.counts if count.unit == unit)


def _unequal(one: tuple[CountView, ...], other: tuple[CountView, ...]) -> bool:
    """Whether no number fits both; a mention whose own numbers exclude each other is not compared."""
    (least, most), (low, high) = _range(one), _range(other)
    return least <= most and low <= high and (most < low or high < least)


def _range(counts: Sequence[CountView]) -> tuple[float, float]:
    """The least and greatest number that fit all counts."""
    least, most = 0.0, math.inf
    for count in counts:
        near = ABOUT * count.value if count.bound == Bound.APPROXIMATE else 0
        if count.bound != Bound.AT_MOST:
            least = max(least, count.value - near)
        if count.bound not in (Bound.AT_LEAST, Bound.VAGUE):
            most = min(most, count.value + near)
    return least, most


def _as_count(counts: tuple[CountView, ...], language: str | None) -> str:
    return _RANGE.join(count.text(language or "en") for count in counts)


def _fillers(item: EvidenceView, role: str, kinds: Sequence[Callable[[str], bool]]) -> frozenset[str]:
    """The fillers of a role, if all are of one of the kinds, or nothing; "مسلحون" ("gunmen") may be anybody."""
    found = frozenset(part.iri for part in item.participants if part.role == role)
    return found if any(all(map(kind, found)) for kind in kinds) else frozenset()


def _as_status(statuses: frozenset[str], language: str | None) -> str:
    return _TOGETHER.join(label(status, language) if language else status for status in sorted(statuses))


def _contrary(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(
        Status.ACTUAL in some and not others.isdisjoint(_UNREAL) for some, others in ((one, other), (other, one))
    )
