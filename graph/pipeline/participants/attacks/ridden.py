"""Remove the vehicle of the attackers from the targets of the attack.

"مسلحون يستقلون دراجات نارية هاجموا القرية" ("gunmen riding motorcycles attacked the village"): the motorcycles stand
where a target does, and are found as one. A vehicle found as a weapon becomes an instrument: "كان يقود سيارة محملة
بالمتفجرات" ("was driving a car loaded with explosives"). The words are data (``<xx>/ridden.toml``); languages without
them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.mentions import mentions, mentions_by_end
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import NOUN, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EntityType, Role

_APART: Final = 2
"""Words at the most between the riders' mention and the word for riding: "مسلحون مجهولون يستقلون"."""


class _Words(NamedTuple):
    vehicles: frozenset[str]
    riding: Phrases
    over: frozenset[str]
    between: frozenset[str]
    joins: frozenset[str]


class _Ride(NamedTuple):
    """The reference of a rider, and the first position of a verb that the ride may be for."""

    rider: str
    earliest: int


def without_vehicles(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove vehicles of an event's agents from its targets; those that are weapons become instruments.

    "مسلحون يستقلون دراجات نارية هاجموا القرية": "هاجموا" loses the target "دراجات نارية".
    """
    words = _words(language)
    if not words.vehicles:
        return tuple(events)
    triggers = {event.trigger for event in events}
    rides = dict(_rides(doc, words, triggers))
    if not rides:
        return tuple(events)
    weapons = {mention_ref(span.start) for span in mentions(doc) if span.label_ == EntityType.WEAPON}
    return tuple(_without(event, rides, weapons) for event in events)


def _without(event: Event, rides: Mapping[str, _Ride], weapons: set[str]) -> Event:
    """Settle the targets of one event by the rides of its agents."""
    agents = event.refs(Role.AGENT)

    def kept() -> Iterator[Argument]:
        for argument in event.arguments:
            ride = rides.get(argument.ref)
            ridden = ride is not None and ride.rider in agents and event.trigger >= ride.earliest
            if argument.role != Role.TARGET or not ridden:
                yield argument
            elif argument.ref in weapons:
                yield Argument(Role.INSTRUMENT, argument.ref)

    arguments = tuple(dict.fromkeys(kept()))
    return event if arguments == event.arguments else replace(event, arguments=arguments)


def _rides(doc: Doc, words: _Words, triggers: set[int]) -> Iterator[tuple[str, _Ride]]:
    """The references of vehicles, each with its ride."""
    ending = mentions_by_end(doc)
    last: tuple[Span, _Ride] | None = None
    for span in mentions(doc):
        if span[0].norm_ not in words.vehicles:
            continue
        ride = _ride(doc, span, words, ending, triggers)
        if ride is None and last is not None and _joined(doc, last[0], span, words):
            ride = last[1]  # "على دراجات نارية وسيارات"
        if ride is not None:
            last = span, ride
            yield mention_ref(span.start), ride


def _joined(doc: Doc, before: Span, span: Span, words: _Words) -> bool:
    """Whether only "and" stands between two vehicles."""
    return before.end == span.start - 1 and doc[before.end].norm_ in words.joins


def _ride(doc: Doc, span: Span, words: _Words, ending: Mapping[int, Span], triggers: set[int]) -> _Ride | None:
    """The ride of a vehicle behind a word for riding, or None."""
    begin = sentence_at(doc, span.start).start
    for start in (span.start - 2, span.start - 1):
        if start <= begin or all(start + length != span.start for length, _ in words.riding.at(doc, start, span.start)):
            continue
        over = start == span.start - 1 and doc[start].norm_ in words.over
        rider = _rider(doc, start, words, ending, triggers, apart=0 if over else _APART)
        if rider is None or (over and rider.start - 1 in triggers):  # "هجوم مسلحين على سيارة"
            return None
        return _Ride(mention_ref(rider.start), span.end if over else begin)
    return None


def _rider(
    doc: Doc, start: int, words: _Words, ending: Mapping[int, Span], triggers: set[int], *, apart: int
) -> Span | None:
    """The mention that ends before a word for riding, with small words and `apart` others at most between; or None."""
    at = start
    while at > sentence_at(doc, start).start:
        if at in ending:
            return ending[at]
        before = doc[at - 1]
        if before.norm_ not in words.between:
            apart -= 1
        if apart < 0 or before.is_punct or before.i in triggers:
            return None
        at -= 1
    return None


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "ridden")
    riding = Phrases.of(language, (*data["words"], *data["aboard"], *data["over"]), verbs=data["verbs"])
    vehicles = all_forms(NOUN, data["vehicles"], language)

    def folded(key: str) -> frozenset[str]:
        return fold_all(data[key], language)

    return _Words(vehicles, riding, folded("over"), folded("between"), folded("joins"))
