"""Remove from the agents of an English event noun those who stand before the one whose act it is.

"Turkey slammed US sanctions": Turkey is found as an agent of the sanctions beside the US, and removed. Those joined to
the possessor stay ("US and EU sanctions"), and so do all in clashes. "Norway blacklisted Okello, saying his fighters
killed villagers": Norway leaves the killing that a man's own people do. Languages whose verb comes first are left
alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import kinds_at
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.clausewords import clause_words, verb_first
from khabar.graph.pipeline.words.inflection import LITERAL, NOUN
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_OWNED: Final = frozenset(
    {EntityType.STATE, EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.SECURITY_FORCE}
)
_ACTS: Final = (
    EventClass.VIOLENCE,
    EventType.SANCTION,
    EventType.SUPPORT,
    EventType.THREAT,
    EventType.WITHDRAWAL,
    EventType.SECURITY_OPERATION,
    EventType.RELEASE,
    EventType.ARREST,
    EventType.DESIGNATION,
)
_MUTUAL: Final = (EventType.CLASH,)
_NOUNS: Final = frozenset({NOUN, LITERAL})


class _Words(NamedTuple):
    """Folded words: between two joined mentions, for "his", before a verb; and whether the verb comes first."""

    joins: frozenset[str]
    his: frozenset[str]
    particles: frozenset[str]
    verb_first: bool


def without_commenters(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from an event said by a noun the agents that stand before its possessor.

    "Turkey slammed US sanctions": "sanctions" loses the agent "Turkey".
    """
    words = _words(language)
    if words.verb_first:
        return tuple(events)
    ends = {span.end: span for span in mentions(doc) if span.label_ in _OWNED}
    named = mentions_by_ref(doc)

    subjects = {span.end: span for span in named.values() if span.start and doc[span.start - 1].norm_ in words.his}

    def owned(event: Event) -> Event:
        event = _by_his(doc, event, subjects, named, words) if subjects else event
        owner = ends.get(event.trigger)
        agents = event.refs(Role.AGENT)
        if owner is None or mention_ref(owner.start) not in agents or len(agents) == 1:
            return event
        if not event.is_a(*_ACTS) or event.is_a(*_MUTUAL) or kinds_at(doc, event.trigger).isdisjoint(_NOUNS):
            return event
        others = [named[ref] for ref in agents if ref in named and named[ref].end <= owner.start]
        return event.without({mention_ref(o.start) for o in others if not _joined(doc, o, owner, words)}, Role.AGENT)

    return tuple(map(owned, events))


def _by_his(doc: Doc, event: Event, subjects: Mapping[int, Span], named: Mapping[str, Span], words: _Words) -> Event:
    """Remove the states before "his fighters" from the agents of the event that these do."""
    at = event.trigger
    while at and doc[at - 1].norm_ in words.particles:
        at -= 1
    own, agents = subjects.get(at), event.refs(Role.AGENT)
    if own is None or mention_ref(own.start) not in agents:
        return event
    states = {ref for ref in agents if ref in named and named[ref].label_ == EntityType.STATE}
    return event.without({ref for ref in states if named[ref].end <= own.start}, Role.AGENT)


def _joined(doc: Doc, one: Span, other: Span, words: _Words) -> bool:
    """Whether nothing but small words and mentions stands between two: "US, British and EU sanctions"."""
    between = doc[one.end : other.start]
    return all(token.ent_type_ or token.norm_ in words.joins for token in between)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    joins = clause_words(language, "coordinators") | word_classes(language).commas
    his = words_of(language, "shortforms", "his") - words_of(language, "shortforms", "its")
    particles = clause_words(language, "particles")
    return _Words(joins | word_classes(language).articles, his, particles, verb_first(language))
