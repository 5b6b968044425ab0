"""Remove from a verb those before it whom the pronoun that is its subject cannot mean.

In "Captain Omar fell in the exchange of fire, it said" the captain is found as the agent of "said", being the nearest
before it; he is no "it". Nor is an army a "he", one person "they", or anybody told of "we": in "The envoys told us that
rebels had moved, and we passed the report on" the rebels pass nothing on, and only who speaks in the sentence may be
meant. Annotators made a person the agent behind "it" in one of 44 events, a body behind "he" or "she" in none of 14,
one person behind "they" in none of 24; those behind "we" were the speakers in 9 of 10.

In "Haddad made it clear that" the pronoun is no subject. What each pronoun may mean and what may stand between it and
its verb is data (``<xx>/clauses.toml``, [subjects]); a language whose verbs agree with a left-out subject has none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventClass, Role

_HELPING: Final = 3
"""Tokens at the most between the pronoun and its verb: "it had reportedly also"."""


class _Words(NamedTuple):
    """What each pronoun may mean; the pronouns of who speaks; words and endings of words before its verb."""

    types: Mapping[str, frozenset[str]]
    own: frozenset[str]
    several: frozenset[str]
    making: frozenset[str]
    between: frozenset[str]
    passive: frozenset[str]
    manner: tuple[str, ...]


def without_mismatched(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those before a verb whom the pronoun right before it cannot mean.

    "Captain Omar fell, it said": "said" loses the agent "Omar". Where the pronoun undergoes what the verb says, "he was
    arrested", it is a target that goes.
    """
    words = _words(language)
    pronouns = words.types.keys() | words.own
    if not pronouns or not any(token.norm_ in pronouns for token in doc):
        return tuple(events)
    spans = mentions_by_ref(doc)
    speaking = frozenset(ref for event in events if event.is_a(EventClass.SPEECH) for ref in event.refs(Role.AGENT))
    triggers = frozenset(event.trigger for event in events)
    return tuple(_matching(doc, event, spans, speaking, triggers, words) for event in events)


def _matching(
    doc: Doc, event: Event, spans: Mapping[str, Span], speaking: frozenset[str], triggers: frozenset[int], words: _Words
) -> Event:
    """One event without those whom the pronoun before its verb cannot mean."""
    at, passive = event.trigger - 1, False
    first = max(sentence_at(doc, event.trigger).start, at - _HELPING)
    while at > first and at not in triggers and _between(doc[at].norm_, words):
        passive = passive or doc[at].norm_ in words.passive
        at -= 1
    norm = doc[at].norm_ if at >= first else ""
    if (norm not in words.types and norm not in words.own) or (at and doc[at - 1].norm_ in words.making):
        return event
    role = Role.TARGET if passive else Role.AGENT
    before = {ref: spans[ref] for ref in event.refs(role) if ref in spans and _before(doc, spans[ref], at)}
    if norm in words.own:
        gone = set() if passive else {ref for ref in before if ref not in speaking and not _opens(doc, before[ref])}
    elif norm in words.several:
        gone = set(before) if len(before) == 1 and next(iter(before.values())).label_ == EntityType.PERSON else set()
    else:
        gone = {ref for ref, span in before.items() if span.label_ in ACTORS - words.types[norm]}
    return event.without(gone, role)


def _between(norm: str, words: _Words) -> bool:
    """Whether a word may stand between a pronoun and its verb."""
    return norm in words.between or norm.endswith(words.manner)


def _before(doc: Doc, span: Span, at: int) -> bool:
    """Whether a mention stands before the pronoun, in its sentence."""
    return span.end <= at and sentence_of(span) == sentence_at(doc, at)


def _opens(doc: Doc, span: Span) -> bool:
    """Whether a colon behind a mention gives it the word: "Karim: We met the envoy"."""
    return span.end < len(doc) and doc[span.end].norm_ == ":"


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    clauses = table(language, "clauses")
    data = clauses.get("subjects", {})
    passive = clause_words(language, "passive_before")
    between = {word for key in ("between", "further", "earlier") for word in fold_all(data.get(key, ()), language)}
    return _Words(
        types={fold(word, language): frozenset(types) for word, types in data.get("types", {}).items()},
        own=fold_all(data.get("own", ()), language),
        several=fold_all(data.get("several", ()), language),
        making=fold_all(data.get("making", ()), language),
        between=frozenset(between | passive),
        passive=passive,
        manner=tuple(clauses.get("himself", {}).get("manner", ())),
    )
