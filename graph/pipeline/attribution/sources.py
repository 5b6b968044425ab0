"""Order the sources of a report step by step, and nest reports: "ذكرت الصحيفة نقلا عن مسؤول قال إن".

"The newspaper reported, citing an official who said": the official speaks, the newspaper passes it on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from khabar.graph.pipeline.clauses.cases import CONJ, PREP, Case
from khabar.graph.pipeline.clauses.units import COMMA, MENTION, PARTICLE, WORD, Unit
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import mention_ref, token_of
from khabar.ontology.terms import EntityType, EventType, Role

Levels = tuple[tuple[str, ...], ...]
"""References of those who pass words on, step by step, the nearest to what is said first."""

_SUBJECT: Final = frozenset({MENTION, WORD, PARTICLE})
"""Kinds of units that a subject with its auxiliaries is made of."""


@dataclass(slots=True)
class Source:
    """Who says something, step by step."""

    levels: Levels = ()

    def __bool__(self) -> bool:
        return bool(self.levels)


@dataclass(slots=True, eq=False)
class Report:
    """A reporting event: its unit, its source and the triggers of what it reports."""

    event: Event
    unit: Unit
    source: Source
    quoting: bool = False
    content: set[int] = field(default_factory=set)

    @property
    def states(self) -> bool:
        """Whether it is a statement, and no warning or claim."""
        return self.event.type == EventType.STATEMENT


def levels(
    event: Event,
    labels: Mapping[str, str],
    cases: Mapping[str, Case],
    carriers: Sequence[str],
    told: Sequence[str],
    *,
    quoting: bool,
) -> Levels:
    """The steps among those who fill the roles of one report.

    Who stands behind a preposition is quoted by who stands before the verb ("نقلت الصحيفة عن الوزير"), and the object
    of a quoting word by its subject ("Reuters, citing the minister"); a medium passes on what people say.

    Args:
        event: the report.
        labels: types of mentions, by reference. cases: their cases.
        carriers: media that its speakers spoke to. told: to whom or through what they spoke, behind a preposition.
        quoting: whether its word says that others are quoted.
    """
    agents = [argument.ref for argument in event.arguments if argument.role == Role.AGENT]
    if not set(agents) <= set(told):  # who speaks "عبر تلغرام" or "لعنب بلدي" is not quoted by it
        agents = [ref for ref in agents if ref not in told]
    carriers = [*carriers, *(ref for ref in told if labels.get(ref) == EntityType.MEDIA)]

    def quoted(ref: str) -> bool:
        case = cases.get(ref)
        if case is not None and case.kind == CONJ and case.head is not None:
            case = cases.get(mention_ref(case.head.start), case)
        behind = quoting and token_of(ref) > event.trigger and any(token_of(other) < event.trigger for other in agents)
        return behind or (case is not None and case.kind == PREP)

    steps: list[tuple[str, ...]] = []
    for group in ([ref for ref in agents if quoted(ref)], [ref for ref in agents if not quoted(ref)]):
        media = tuple(ref for ref in group if labels.get(ref) == EntityType.MEDIA)
        steps += [tuple(ref for ref in group if ref not in media), media]
    people = [number for number, step in enumerate(steps) if step and labels.get(step[0]) != EntityType.MEDIA]
    if people:
        steps.insert(people[-1] + 1, tuple(carriers))
    return joined([Source(tuple(steps))])


def joined(sources: Iterable[Source]) -> Levels:
    """The steps of several sources, the nearest source first; each reference once, in its nearest step."""
    seen: set[str] = set()
    found = []
    for source in sources:
        for level in source.levels:
            step = tuple(ref for ref in dict.fromkeys(level) if ref not in seen)
            seen.update(step)
            if step:
                found.append(step)
    return tuple(found)


def subject_of(quoting: Unit, units: Sequence[Unit], actors: frozenset[str]) -> str | None:
    """Reference of the subject of a quoting word between commas: "Reuters, citing the minister, said"."""
    before = [unit for unit in units[: quoting.index] if unit.kind != COMMA]
    last = before[-1] if before else None
    named = last is not None and last.kind == MENTION and last.label in actors
    return mention_ref(last.start) if named and last is not None else None


def nest(reports: Sequence[Report], units: Sequence[Unit]) -> None:
    """Give each report what the reports inside it report.

    Inside a report are those among its content; who is quoted behind or before it ("ذكرت ... نقلا عن ...", "Reuters,
    citing ..., said"); and in English the report that follows without "that" ("The spokesman said the minister had
    confirmed"). Two reports of one speaker say the same: "citing an official who said".
    """
    for number, report in enumerate(reports):
        if report.quoting:
            outer = _quoter(report, reports[:number], reports[number + 1 :])
            if outer is not None:
                outer.content.add(report.event.trigger)
    for report, following in pairwise(reports):
        between = {unit.kind for unit in units[report.unit.index + 1 : following.unit.index]}
        verbal = report.unit.verbal and following.unit.verbal
        if verbal and not report.content and MENTION in between and between <= _SUBJECT:
            report.content.add(following.event.trigger)
    changed = True
    while changed:
        changed = False
        for one in reports:
            for other in reports:
                inside = other.event.trigger in one.content or (
                    one.quoting and one.source.levels[:1] == other.source.levels[:1]
                )
                new = other.content - one.content - {one.event.trigger}
                if one is not other and inside and new and one.event.trigger not in other.content:
                    one.content |= new
                    changed = True


def _quoter(report: Report, before: Sequence[Report], after: Sequence[Report]) -> Report | None:
    """The report that a quoting word belongs to: the last finite verb before it, else the first behind it."""
    for other in (*reversed(before), *after):
        if other.unit.verbal and not other.quoting and other.states and other.source.levels != report.source.levels:
            return other
    return None
