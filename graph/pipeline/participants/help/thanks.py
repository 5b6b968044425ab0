"""Make whoever is thanked for help its agent, and whoever thanks its target.

"Ukraine thanked Poland for the support": Ukraine is found as the supporter and Poland as supported. Whoever is thanked
for another event becomes its agent, if it has none: "thanked Spain for the arrest of". "With the help of" a service
does not help those who are arrested: they leave its targets. The words are data (``<xx>/thanks.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventClass, EventType, Role

_THANKED: Final = 6
"""Tokens at the most from whoever is thanked to the help: "for its continued financial and military support"."""
_BEFORE: Final = 2
"""Tokens at the most from the subject to a verb of thanking, from that to the one thanked, and from "with" to help."""
_DEEDS: Final = (
    EventClass.VIOLENCE,
    EventType.ARREST,
    EventType.RELEASE,
    EventType.FOILING,
    EventType.TAKEOVER,
    EventType.DESIGNATION,
    EventType.SANCTION,
)
"""Events, besides support, that somebody may be thanked for."""


class _Words(NamedTuple):
    """The words of a language: phrases of thanking, whether the verb comes first, and folded words."""

    thanking: Phrases
    first: bool
    for_: frozenset[str]
    against: frozenset[str]
    to: frozenset[str]
    help: frozenset[str]
    with_: frozenset[str]
    of: frozenset[str]


def helpers_thanked(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make those who are thanked for help its agents, and those who thank its targets.

    "Ukraine thanked Poland for the support": "support" gets the agent "Poland" and the target "Ukraine".
    """
    words = _words(language)
    triggers = frozenset(event.trigger for event in events)
    events = tuple(_done(doc, event, triggers, words) if event.is_a(*_DEEDS) else event for event in events)
    if not words.help or all(event.type != EventType.SUPPORT for event in events):
        return events
    acted_on = {ref for event in events if event.type != EventType.SUPPORT for ref in event.refs(Role.TARGET)}
    acting = {ref for event in events for ref in event.refs(Role.AGENT)}
    patients = acted_on - acting
    return tuple(_helped(doc, event, patients, words) if event.type == EventType.SUPPORT else event for event in events)


def _done(doc: Doc, event: Event, triggers: Set[int], words: _Words) -> Event:
    """Make whoever is thanked for an event the agent it lacks: "thanked Spain for the arrest of"."""
    if event.refs(Role.AGENT) or not words.for_:
        return event
    helper = next((helper for helper, _ in _thanked(doc, event.trigger, words)), None)
    if helper is None:
        return event
    between = doc[helper.end : event.trigger]
    if any(token.ent_type_ or token.is_punct or token.norm_ in words.of or token.i in triggers for token in between):
        return event  # "thanked China for its condemnation of the attack", "thanked Spain for thwarting the plot"
    ref = mention_ref(helper.start)
    return event.without({ref}, Role.TARGET).given(Role.AGENT, [ref])


def _helped(doc: Doc, event: Event, patients: Set[str], words: _Words) -> Event:
    """Settle one support by thanks before it, or remove `patients` from its targets in "with the help of"."""
    thanked = next(_thanked(doc, event.trigger, words), None)
    if thanked is not None:
        return _turned(doc, event, *thanked, words)
    at = event.trigger
    if doc[at].norm_ in words.help and at + 1 < len(doc) and doc[at + 1].norm_ in words.of and _with(doc, at, words):
        return event.without(patients, Role.TARGET)
    return event


def _with(doc: Doc, at: int, words: _Words) -> bool:
    """Whether "with" stands before the help: "with the help of"."""
    before = doc[max(sentence_at(doc, at).start, at - _BEFORE) : at]
    return any(token.norm_ in words.with_ for token in before)


def _thanked(doc: Doc, trigger: int, words: _Words) -> Iterator[tuple[Span, Span | None]]:
    """Pairs of whoever is thanked for the event of a trigger and whoever thanks, or None."""
    sentence = sentence_at(doc, trigger)
    actors = [span for span in mentions_within(sentence) if span.label_ in ACTORS]
    for at in range(trigger - 1, sentence.start - 1, -1):
        for length, _ in words.thanking.at(doc, at, trigger):
            first = at + length
            helper = next((span for span in actors if first <= span.start <= first + _BEFORE), None)
            if helper is None:
                continue
            thanking = next((span for span in reversed(actors) if at - _BEFORE <= span.end <= at), None)
            behind = next((span for span in actors if span.start == helper.end), None)
            if words.first and behind is not None:  # "شكرت واشنطن النيجر"
                thanking, helper = helper, behind
            if trigger - helper.end > _THANKED:
                continue
            if any(word in words.for_ for word in norms(doc, helper.end, trigger)):
                yield helper, thanking or (_at_distance(actors, at, helper) if words.first else None)


def _at_distance(actors: Sequence[Span], at: int, helper: Span) -> Span | None:
    """Whoever thanks, further before the verb or behind it: "وجه الوزير الشكر لقطر"; or None."""
    return next((span for span in reversed(actors) if span.end <= at and span.start < helper.start), None)


def _turned(doc: Doc, event: Event, helper: Span, thanking: Span | None, words: _Words) -> Event:
    """Give a support the one thanked as agent and, if nobody behind "to" is helped, the one who thanks as target."""
    by = mention_ref(helper.start)
    thanks = mention_ref(thanking.start) if thanking is not None else ""
    spans = mentions_by_ref(doc)
    found = [Argument(Role.AGENT, by)]
    given = False
    for argument in event.arguments:
        span = spans.get(argument.ref)
        if argument.ref in (by, thanks) and argument.role in (Role.AGENT, Role.TARGET):
            continue
        if argument.role == Role.TARGET and span is not None and span.start > event.trigger:
            before = {token.norm_ for token in doc[event.trigger + 1 : span.start]}
            if before & words.against:
                continue
            given = given or not before or bool(before & words.to)  # "praised the army for helping Benin"
        if argument.role == Role.AGENT and span is not None and span.end <= event.trigger:
            continue  # who only tells of the thanks
        found.append(argument)
    if thanks and not given:
        found.append(Argument(Role.TARGET, thanks))
    return replace(event, arguments=tuple(found))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "thanks")
    phrases = Phrases.of(language, data["thankful"], verbs=data["thanking"])
    others = ("for", "against", "to", "help", "with", "of")
    folded = (fold_all(data[key], language) for key in others)
    return _Words(phrases, verb_first(language), *folded)
