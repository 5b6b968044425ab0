"""Remove from a meeting's agents the body it is held in and those who are only spoken of or ranked in it.

- "talks in the Labour Court", "at the NATO summit": the court and NATO become the place.
- "said Hamas must disarm, in a call with the emir": Hamas is spoken of, and leaves the call.
- "the meeting was told that Haddad fled": Haddad leaves the meeting.
- "dismissed complaints from the envoy at the conference": the envoy leaves the conference.
- "talks at the level of ministers": the ministers leave the talks, whose sides are those they represent.

Some agent always stays. The words are data (``[present]`` of ``<xx>/hosts.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.arguments.roles import MUTUAL
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.articles import before_articles, near_before
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_ROOMS: Final = frozenset({EntityType.GOVERNMENT_BODY, EntityType.ORGANIZATION, EntityType.SITE})
_HELD: Final = 4
"""Tokens at the most from "at" or "in" to the trigger: "in two separate phone calls"."""
_TITLED: Final = 8
"""Tokens at the most from "from" to a name: "complaints from the UN High Commissioner"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    inside: frozenset[str]
    articles: frozenset[str]
    at: frozenset[str]
    with_: frozenset[str]
    source: frozenset[str]
    attending: frozenset[str]
    level: frozenset[str]
    told: Phrases


def without_present(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from meetings the agents that are no side of them, and make the bodies they are held in their place.

    From agreements and other acts of sides only ranks are removed: "على مستوى السفراء" ("at the level of ambassadors").
    """
    words = _words(language)
    spans = mentions_by_ref(doc)
    speech = [event for event in events if event.is_a(EventClass.SPEECH)]
    ranks = {ref for ref, span in spans.items() if _rank(doc, span, words)}
    events = [_without_ranks(event, ranks) if event.is_a(*MUTUAL) else event for event in events]
    called = _called(doc, {event.trigger for event in events if event.is_a(EventType.MEETING)}, words)
    return tuple(
        _sided(doc, _uncalled(event, called), spans, speech, words) if event.is_a(EventType.MEETING) else event
        for event in events
    )


def _rank(doc: Doc, span: Span, words: _Words) -> bool:
    """Whether a mention of people only says how high the sides are: behind "at the level of"."""
    return span.label_ in PEOPLE and span.start > sentence_of(span).start and doc[span.start - 1].norm_ in words.level


def _without_ranks(event: Event, ranks: set[str]) -> Event:
    """Remove ranks from the agents of an event, if others are left."""
    sides = event.refs(Role.AGENT)
    return event.without(ranks, Role.AGENT) if not sides <= ranks else event


def _called(doc: Doc, meetings: set[int], words: _Words) -> set[str]:
    """The references of bodies that meetings are named after: "at the NATO summit", "attending OPEC meetings"."""
    found = set()
    for span in mentions(doc):
        if span.label_ not in _ROOMS or span.end not in meetings:
            continue
        at = before_articles(doc, span.start, begin=sentence_of(span).start, articles=words.articles) - 1
        if at >= sentence_of(span).start and doc[at].norm_ in words.at | words.attending:
            found.add(mention_ref(span.start))
    return found


def _uncalled(event: Event, called: set[str]) -> Event:
    """Make bodies that a meeting is named after its place, if it has other agents."""
    sides = called & event.refs(Role.AGENT)
    return event.moved(sorted(sides), Role.AGENT, Role.PLACE) if sides != event.refs(Role.AGENT) else event


def _sided(doc: Doc, event: Event, spans: Mapping[str, Span], speech: Sequence[Event], words: _Words) -> Event:
    """Make rooms the place of a meeting, and remove whoever is spoken of, is a source or is named behind "was told"."""
    sentence = sentence_at(doc, event.trigger)
    agents = {ref: spans[ref] for ref in event.refs(Role.AGENT) if ref in spans and sentence_of(spans[ref]) == sentence}
    rooms = {ref for ref, span in agents.items() if span.start > event.trigger and _room(doc, span, words)}
    if rooms and rooms != agents.keys():
        event = event.moved(sorted(rooms), Role.AGENT, Role.PLACE)
    for away in (_told, _spoken_of, _source):
        found = {ref for ref in away(doc, event, agents, speech, words) if ref in event.refs(Role.AGENT)}
        if found != event.refs(Role.AGENT):
            event = event.without(found, Role.AGENT)
    return event


def _room(doc: Doc, span: Span, words: _Words) -> bool:
    """Whether a body stands behind "in", and not as that of people right before it: "officials in the ministry"."""
    at = before_articles(doc, span.start, begin=sentence_of(span).start + 1, articles=words.articles) - 1
    return span.label_ in _ROOMS and doc[at].norm_ in words.inside and doc[at - 1].ent_type_ not in PEOPLE


def _told(doc: Doc, event: Event, agents: Mapping[str, Span], _: Sequence[Event], words: _Words) -> set[str]:
    """The references of agents behind "heard" or "was told" in a sentence like "the meeting heard"."""
    behind = [at for at in range(event.trigger + 1, sentence_at(doc, event.trigger).end) if words.told.stand(doc, at)]
    verb = next((at for at in behind if not any(doc[i].is_punct for i in range(event.trigger, at))), -1)
    return {ref for ref, span in agents.items() if span.start > verb} if verb >= 0 else set()


def _spoken_of(doc: Doc, event: Event, agents: Mapping[str, Span], speech: Sequence[Event], words: _Words) -> set[str]:
    """The references of those between a trigger of speech and the talk with others in which it is said."""
    at = event.trigger
    if not _held(doc, at, words) or at + 1 >= len(doc) or doc[at + 1].norm_ not in words.with_:
        return set()
    said = [each for each in speech if sentence_at(doc, each.trigger) == sentence_at(doc, at) and each.trigger < at]
    told = {ref for each in said for ref in each.refs(Role.THEME)}  # "said Hamas threatens the region"
    speakers = {ref for each in said if each.ref not in told for ref in each.refs(Role.AGENT)}
    between = {ref for ref, span in agents.items() if said and said[0].trigger < span.start < at}
    return between - speakers


def _source(doc: Doc, event: Event, agents: Mapping[str, Span], _: Sequence[Event], words: _Words) -> set[str]:
    """The references of those behind "from", where a meeting stands behind "at"; not "at talks with men from Chad"."""
    at = event.trigger
    if not _held(doc, at, words):
        return set()
    sides = at + 1 < len(doc) and doc[at + 1].norm_ in words.with_
    known = {ref: span for ref, span in agents.items() if span.start < at or not sides}
    return {ref for ref, span in known.items() if _behind(doc, span, words.source)}


def _behind(doc: Doc, span: Span, words: frozenset[str]) -> bool:
    """Whether one of some words stands before a mention, with titles at most between."""
    for at in range(span.start - 1, max(sentence_of(span).start, span.start - 1 - _TITLED) - 1, -1):
        if doc[at].norm_ in words:
            return True
        if doc[at].ent_type_ in PEOPLE:
            return False
    return False


def _held(doc: Doc, trigger: int, words: _Words) -> bool:
    """Whether a meeting stands behind "at" or "in": "in separate phone calls", "at the same meeting"."""
    return near_before(doc, trigger, words.at, between=_HELD)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "hosts")["present"]
    keys = ("inside", "articles", "at", "with", "source", "attending", "level")
    inside, articles, at, with_, source, attending, level = (fold_all(data[key], language) for key in keys)
    return _Words(inside, articles, at, with_, source, attending, level, Phrases.of(language, data["told"]))
