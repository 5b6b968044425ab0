"""Whose an act is stands right before its noun in English: "Turkey slammed US sanctions", "Mali suspended French aid".

Who is told of before them does something about the act and not the act itself, if he is not joined to them: "US and EU
sanctions". What is done with one another may be his, too: "Kenya held Ethiopian talks".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.lexicon import lexicon
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
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


class _Words(NamedTuple):
    """Folded words of a language: small ones between two that are joined, and whether verbs come first."""

    joins: frozenset[str]
    verb_first: bool


def without_commenters(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The acts said by nouns without those as agents who stand before whose they are."""
    words = _words(language)
    if words.verb_first:
        return tuple(events)
    ends = {span.end: span for span in mentions(doc) if span.label_ in _OWNED}
    named = mentions_by_ref(doc)

    def owned(event: Event) -> Event:
        owner = ends.get(event.trigger)
        agents = event.refs(Role.AGENT)
        if owner is None or mention_ref(owner.start) not in agents or len(agents) == 1:
            return event
        if not event.is_a(*_ACTS) or event.is_a(*_MUTUAL) or not _noun(doc, event, language):
            return event
        others = [named[ref] for ref in agents if ref in named and named[ref].end <= owner.start]
        return event.without({mention_ref(o.start) for o in others if not _joined(doc, o, owner, words)}, Role.AGENT)

    return tuple(map(owned, events))


def _noun(doc: Doc, event: Event, language: str) -> bool:
    return not {NOUN, LITERAL}.isdisjoint(lexicon(language).kinds(doc[event.trigger].norm_))


def _joined(doc: Doc, one: Span, other: Span, words: _Words) -> bool:
    """Whether nothing but small words and names stands between two: "US, British and EU sanctions"."""
    between = doc[one.end : other.start]
    return all(token.ent_type_ or token.norm_ in words.joins for token in between)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    joins = words_of(language, "clauses", "coordinators") | word_classes(language).commas
    return _Words(joins | word_classes(language).articles, table(language, "clauses")["order"] == "VSO")
