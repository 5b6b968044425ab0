"""Give event mentions with their participants resolved: what event coreference compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.counting.words import count_words
from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.resolution.article.discourse import Discourse
from khabar.graph.resolution.article.periods import Periods
from khabar.graph.resolution.article.setapart import SetApart
from khabar.graph.resolution.events.announced import times_of
from khabar.graph.resolution.events.coordination import coordination
from khabar.graph.resolution.events.fillers import Filled, Fillers
from khabar.graph.resolution.events.oneside import one_side
from khabar.graph.resolution.events.revoked import revoked_in, told_for_sanctions
from khabar.graph.resolution.events.weekdays import weekday
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.model import Evidence
from khabar.graph.resolution.wording.names import shown
from khabar.ontology.terms import EntityType, EventType, Role, Status

Ref = tuple[str, str]
"""An event mention: article id and reference."""

EVENT: Final = "event."
"""Before a role: the happening that fills it, as far as that is resolved."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One mention of an event.

    Attributes:
        ref: article id and reference. order: article id and offset, for sorting.
        event: the mention. published: the article's date.
        fillers: role -> keys of entities.
        compared: the same for comparing: sites under `SITE`, and the participants of the theme, under roles that begin
            with `THEME`.
        themes: references of events that fill a role, with the role.
        headline: whether the headline tells it. definite: whether the text tells it as known ("الهجوم", "the attack").
        general: whether its word is one for events of several types ("العملية").
        mentioned: role and reference of the mentions that fill it.
        weak: keys among the fillers that name nobody in particular ("مدنيين"), poor grounds for identity.
        singular: role -> keys of agents and targets of the types of `SINGULAR`.
        times: values of its time mentions; expressions: their words; weekdays: as far as these are known.
        evidence: what it is evidence of.
        meaning: the vector of its sentence, as text, "" where there is none.
        hurts: whether somebody was killed or hurt by it.
        further: whether its words say that it is another one than those told before ("هجوم مماثل", "a similar attack").
        sought: whether it is what somebody is wanted for ("wanted over an attack").
        unexploded: whether it was done with what does not explode ("knife attack").
        visit: whether it is the visit of a land or person.
        period: `Periods.of` it, if it is not definite.
    """

    ref: Ref
    order: tuple[str, int]
    event: EventMention
    language: str
    published: date | None
    fillers: Mapping[str, frozenset[str]]
    compared: Mapping[str, frozenset[str]]
    themes: tuple[tuple[str, Ref], ...]
    headline: bool
    definite: bool
    general: bool
    mentioned: frozenset[tuple[str, str]]
    weak: frozenset[str]
    singular: Mapping[str, frozenset[str]]
    times: tuple[TimeValue, ...]
    expressions: tuple[str, ...]
    evidence: Evidence
    meaning: str = ""
    hurts: bool = False
    further: bool = False
    sought: bool = False
    unexploded: bool = False
    visit: bool = False
    period: str = ""
    weekdays: frozenset[int] = frozenset()


def occurrences(annotations: Sequence[Annotation], index: EntityIndex) -> list[Occurrence]:
    """All event mentions of the articles, in their order."""
    return [occurrence for annotation in annotations for occurrence in _Article(annotation, index).occurrences()]


class _Article:
    """An article whose mentions of events are to be compared."""

    def __init__(self, annotation: Annotation, index: EntityIndex) -> None:
        self._annotation = annotation
        self._index = index
        self._mentions = {mention.id: mention for mention in annotation.mentions}
        self._events = {event.id for event in annotation.events}
        self._quotes = [annotation.quote(number) for number in range(len(annotation.sentences))]
        self._fillers = Fillers(annotation, index)
        self._times = times_of(annotation.events, self._mentions)
        self._discourse = Discourse(annotation)
        self._apart, self._periods = SetApart(annotation), Periods(annotation)
        self._revoked = revoked_in(annotation)
        self._hurting = _hurting(annotation.events)

    def occurrences(self) -> Iterator[Occurrence]:
        """The mentions, in the order of the text."""
        return map(self._occurrence, self._annotation.events)

    def _occurrence(self, event: EventMention) -> Occurrence:
        article, filled, times = self._annotation.article, self._fillers.of(event), self._times[event.id]
        evidence = self._evidence(event, filled, times)
        definite = self._discourse.definite(event)
        weekdays = (weekday(mention.time, mention.text, article.language) for mention in times)
        return Occurrence(
            ref=(article.id, event.id),
            order=(article.id, event.start),
            event=event,
            language=article.language,
            published=article.published,
            fillers=filled.keys,
            compared=filled.compared,
            themes=tuple((a.role, (article.id, a.ref)) for a in event.arguments if a.ref in self._events),
            headline=self._discourse.headline(event),
            definite=definite,
            general=self._discourse.general(event),
            mentioned=frozenset(
                (role, a.ref)
                for a in event.arguments
                if a.ref in self._mentions and a.role != Role.TIME
                for role in self._fillers.roles(a.role, a.ref)
            ),
            weak=self._fillers.weak(filled),
            singular=self._fillers.singular(filled),
            times=evidence.times,
            expressions=tuple(mention.text for mention in times),
            evidence=evidence,
            meaning=self._annotation.meanings[event.sentence] if self._annotation.meanings else "",
            hurts=event.id in self._hurting,
            further=self._apart.further(event),
            sought=self._apart.sought(event),
            unexploded=self._apart.unexploded(event),
            visit=self._apart.visit(event),
            weekdays=frozenset(day for day in weekdays if day is not None),
            period="" if definite else self._periods.of(event),
        )

    def _evidence(self, event: EventMention, filled: Filled, times: Sequence[Mention]) -> Evidence:
        annotation, article, keys = self._annotation, self._annotation.article, self._fillers.keys
        quote = self._quotes[event.sentence]
        media = keys(event.media)
        via = tuple(key for key in media if self._index.type(key) == EntityType.MEDIA)  # others may know it better
        sides = coordination(article.language).sides(article.text, event, self._mentions, annotation.events)
        trigger = shown(event.trigger, article.text[event.start - 1 : event.start], article.language)
        targets = (a.ref for a in event.arguments if a.role == Role.TARGET and a.ref in self._mentions)
        return Evidence(
            article=article.id,
            start=event.start,
            end=event.end,
            quote=quote,
            status=event.status,
            confidence=event.confidence,
            rule=event.rule,
            attributed_to=tuple(dict.fromkeys((*keys(event.speakers), *(key for key in media if key not in via)))),
            via=via,
            times=tuple(mention.time for mention in times if mention.time is not None),
            time_expression=times[0].text if times else None,
            doubtful=tuple(sorted(filled.doubtful)),
            counts=event.counts,
            chain=_chain(map(keys, event.chain)),
            sides=(*map(keys, sides), *one_side(annotation, event, filled.keys.get(Role.AGENT, ()), self._index)),
            wounds=count_words(article.language).hurts(trigger, [self._mentions[ref].text for ref in targets]),
            revoked=event.id in self._revoked,
            sanctions=told_for_sanctions(event, quote, article.language),
        )


def _hurting(events: Sequence[EventMention]) -> frozenset[str]:
    """The references of events that somebody was killed or hurt by."""
    return frozenset(
        argument.ref
        for killing in events
        if killing.status == Status.ACTUAL and killing.is_a(EventType.KILLING)
        for argument in killing.arguments
        if argument.role == Role.INSTRUMENT
    )


def _chain(levels: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The steps of a chain, by keys, each key at the step nearest to what is said."""
    seen: set[str] = set()
    found = []
    for level in levels:
        step = tuple(key for key in level if key not in seen)
        seen.update(step)
        if step:
            found.append(step)
    return tuple(found)
