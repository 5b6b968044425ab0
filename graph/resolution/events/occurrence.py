"""Event mentions with their participants resolved: what event coreference compares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.counting.words import count_words
from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.resolution.article.discourse import Discourse
from khabar.graph.resolution.article.operators import instruments, operator
from khabar.graph.resolution.article.periods import Periods
from khabar.graph.resolution.article.setapart import SetApart
from khabar.graph.resolution.events.announced import times_of
from khabar.graph.resolution.events.coordination import coordination
from khabar.graph.resolution.events.killers import killers
from khabar.graph.resolution.events.likely import heads_of, likely_arguments
from khabar.graph.resolution.events.oneside import one_side
from khabar.graph.resolution.events.revoked import revoked_in, told_for_sanctions
from khabar.graph.resolution.events.tellers import tellers
from khabar.graph.resolution.events.weekdays import weekday
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.model import Evidence
from khabar.graph.resolution.wording.kinds import VICTIMS
from khabar.graph.resolution.wording.names import shown
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, EventType, Role, Status

Ref = tuple[str, str]
"""An event mention: article id and reference."""

THEME: Final = "theme."
"""Before a role: the role's filler in the event that is this one's theme (of a foiling: the foiled attack's target)."""

EVENT: Final = "event."
"""Before a role: the happening that fills it, as far as it is resolved."""

SITE: Final = "site"
"""Beside the roles: the sites that are target or place. "لتفجير المقام" and "لتفجير داخل المقام" are of one attack."""

VICTIM: Final = "victim"
"""Beside the roles, of a violent event: the persons killed in it, whom the killing names as its target."""

SIDED: Final = (EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION)
"""What all sides are agents of, whom not every sentence names."""

SINGULAR: Final = frozenset({EntityType.STATE, EntityType.ARMED_GROUP, EntityType.PERSON})
"""Kinds of which two names are two things. A service or ministry is called by many names, and for its state: "قصفت
إسرائيل" and "قصف الجيش الإسرائيلي" tell of one air strike, "قصفت إسرائيل" and "قصفت الولايات المتحدة" of two."""


_THE_DEAD: Final = frozenset({VICTIMS})
"""What people are called who did nothing, whatever the grammar of "عشرات القتلى في هجوم" seems to say."""


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
        headline: whether the headline tells it. definite: whether the text takes it for known ("الهجوم").
        general: whether its word is one for events of several types ("العملية").
        mentioned: role and reference of the mentions that fill it.
        weak: keys among the fillers that name no one in particular ("مدنيين"), poor grounds for identity.
        singular: role -> who acts and to whom it is done, of the kinds of which two names are two things (`SINGULAR`).
        times: values of its time mentions; expressions: their words; weekdays: as far as these are known.
        evidence: what it is evidence of.
        meaning: the vector of its sentence, as text, "" where there is none.
        hurts: whether somebody was killed or hurt by it.
        further: whether its words say that it is another one than those told before ("هجوم مماثل").
        sought: whether it is what somebody is wanted for ("wanted over an attack").
        unexploded: whether it was done with what does not explode ("knife attack").
        visit: whether it is the visit of a land or somebody.
        period: `Periods.of` what is not taken for known.
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
    return [occurrence for annotation in annotations for occurrence in _of_article(annotation, index)]


def _of_article(annotation: Annotation, index: EntityIndex) -> Iterator[Occurrence]:
    article = annotation.article
    id = article.id
    mentions = {mention.id: mention for mention in annotation.mentions}
    events = {event.id: event for event in annotation.events}
    times = times_of(annotation.events, mentions)
    discourse, together = Discourse(annotation), coordination(article.language)
    apart, periods = SetApart(annotation), Periods(annotation)
    words_of_counts = count_words(article.language)
    revoked = revoked_in(annotation.events)
    telling = tellers(annotation.events)
    heads = heads_of(annotation.relations)
    victims = _victims(annotation.events, events, index, id)
    hurting = {
        argument.ref
        for killing in annotation.events
        if killing.status == Status.ACTUAL and killing.is_a(EventType.KILLING)
        for argument in killing.arguments
        if argument.role == Role.INSTRUMENT
    }
    quotes = [annotation.quote(number) for number in range(len(annotation.sentences))]

    def keys(refs: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for ref in refs for key in index.keys(id, ref)))

    def singular(fillers: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
        found = {role: fillers.get(role, frozenset()) for role in (Role.AGENT, Role.TARGET)}
        found[Role.AGENT] = index.with_states(found[Role.AGENT])
        of_kind = {
            role: frozenset(key for key in keys if index.type(key) in SINGULAR and key not in index.passing)
            for role, keys in found.items()
        }
        return {role: keys for role, keys in of_kind.items() if keys}

    def compared(role: str, key: str) -> str:
        return SITE if role in (Role.TARGET, Role.PLACE) and index.type(key) == EntityType.SITE else role

    for event in annotation.events:
        fillers: dict[str, set[str]] = defaultdict(set)
        comparing: dict[str, set[str]] = defaultdict(set)
        sure, likely = likely_arguments(event, heads), set[tuple[str, str]]()
        themes = []
        for argument in event.arguments:
            if argument.ref in events:
                themes.append((argument.role, (id, argument.ref)))
                if argument.role == Role.THEME:
                    for inner in events[argument.ref].arguments:
                        for key in keys([inner.ref]):
                            comparing[THEME + compared(inner.role, key)].add(key)
            elif argument.role != Role.TIME:
                for key in keys([argument.ref]):
                    if argument.role == Role.PLACE and index.type(key) in PEOPLE:
                        continue  # a name that was taken for that of a place
                    fillers[argument.role].add(key)
                    if argument in sure:
                        likely.add((argument.role, key))
                    if argument.role != Role.AGENT or index.parts(key) != _THE_DEAD:
                        comparing[compared(argument.role, key)].add(key)
                    if argument.role == Role.TARGET and index.type(key) == EntityType.PLACE:
                        comparing[Role.PLACE].add(key)  # what was done to a town was done in it
                    elif argument.role == Role.TARGET and event.type in SIDED and index.type(key) != EntityType.SITE:
                        comparing[Role.AGENT].add(key)  # who is met or called is a side, as who meets or calls
        acting = keys([*telling.get(event.id, ()), *map(operator, instruments(event))])
        if acting:
            fillers[Role.AGENT].update(acting)
            likely.update((Role.AGENT, key) for key in acting)
        # Mentions are compared by what they name themselves: a land at war has many planes and attacks.
        if killed_by := {*keys([*killers(event, events)])} - fillers.get(Role.TARGET, set()):
            fillers[Role.AGENT].update(killed_by)
            likely.update((Role.AGENT, key) for key in killed_by)
        if event.id in victims:
            comparing[VICTIM] = victims[event.id]
        found = times[event.id]
        values = tuple(mention.time for mention in found if mention.time is not None)
        words = tuple(mention.text for mention in found)
        filled = {role: frozenset(filling) for role, filling in fillers.items()}
        everyone = frozenset(key for role in comparing.values() for key in role)
        definite = discourse.definite(event)
        trigger = shown(event.trigger, article.text[event.start - 1 : event.start], article.language)
        media = keys(event.media)
        via = tuple(key for key in media if index.type(key) == EntityType.MEDIA)  # other articles may know it better
        yield Occurrence(
            ref=(id, event.id),
            order=(id, event.start),
            event=event,
            language=article.language,
            published=article.published,
            fillers=filled,
            compared=filled if comparing == fillers else {role: frozenset(some) for role, some in comparing.items()},
            themes=tuple(themes),
            headline=discourse.headline(event),
            definite=definite,
            general=discourse.general(event),
            mentioned=frozenset(
                (role, a.ref)
                for a in event.arguments
                if a.ref in mentions and a.role != Role.TIME
                for role in {a.role, *(compared(a.role, key) for key in keys([a.ref]))}
            ),
            weak=frozenset(key for key in everyone if index.type(key) in (EntityType.PERSON_GROUP, EntityType.WEAPON)),
            singular=singular(filled),
            times=values,
            expressions=words,
            evidence=Evidence(
                article=id,
                start=event.start,
                end=event.end,
                quote=quotes[event.sentence],
                status=event.status,
                confidence=event.confidence,
                rule=event.rule,
                attributed_to=tuple(dict.fromkeys((*keys(event.speakers), *(key for key in media if key not in via)))),
                via=via,
                times=values,
                time_expression=words[0] if words else None,
                doubtful=tuple(sorted({(role, key) for role in filled for key in filled[role]} - likely)),
                counts=event.counts,
                chain=_chain(event.chain, keys),
                sides=(
                    *map(keys, together.sides(article.text, event, mentions, annotation.events)),
                    *one_side(annotation, event, filled.get(Role.AGENT, ()), index),
                ),
                wounds=words_of_counts.hurts(trigger, _texts(event, mentions)),
                revoked=event.id in revoked,
                sanctions=told_for_sanctions(event, quotes[event.sentence], article.language),
            ),
            meaning=annotation.meanings[event.sentence] if annotation.meanings else "",
            hurts=event.id in hurting,
            further=apart.further(event),
            sought=apart.sought(event),
            unexploded=apart.unexploded(event),
            visit=apart.visit(event),
            weekdays=frozenset(d for m in found if (d := weekday(m.time, m.text, article.language)) is not None),
            period="" if definite else periods.of(event),
        )


def _texts(event: EventMention, mentions: Mapping[str, Mention]) -> list[str]:
    """How those are called to whom an event was done."""
    targets = (argument.ref for argument in event.arguments if argument.role == Role.TARGET)
    return [mentions[ref].text for ref in targets if ref in mentions]


def _chain(
    levels: Iterable[Sequence[str]], keys: Callable[[Sequence[str]], tuple[str, ...]]
) -> tuple[tuple[str, ...], ...]:
    """The steps of a chain as keys, each at the step that is nearest to what is said."""
    seen: set[str] = set()
    found = []
    for level in levels:
        step = tuple(key for key in keys(level) if key not in seen)
        seen.update(step)
        if step:
            found.append(step)
    return tuple(found)


def _victims(
    events: Sequence[EventMention], by_id: Mapping[str, EventMention], index: EntityIndex, article: str
) -> dict[str, set[str]]:
    """The persons killed in the events that killings name as what they were done by."""
    found: dict[str, set[str]] = defaultdict(set)
    for killing in events:
        if killing.is_a(EventType.KILLING):
            killed = {
                key
                for argument in killing.arguments
                if argument.role == Role.TARGET and (key := index.key(article, argument.ref)) is not None
                if index.type(key) == EntityType.PERSON
            }
            for argument in killing.arguments:
                if argument.role == Role.INSTRUMENT and argument.ref in by_id and killed:
                    found[argument.ref] |= killed
    return found
