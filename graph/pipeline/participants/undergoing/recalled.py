"""An envoy who is called home suffers nothing: "Egypt recalled its ambassador to Sudan" is a measure against Sudan.

So is he who is named behind that, "its ambassador to Sudan, Samir Haddad", and an "envoy" of a headline without "its".

The words are data (``<xx>/undergone.toml``, [recalled]); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, retyped
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.ontology.terms import EntityType, EventType, Role

_FAR: Final = 4
"""Tokens at the most between the verb and the envoy, and between him and where he was sent."""
_ABROAD: Final = frozenset({EntityType.STATE, EntityType.PLACE, EntityType.ORGANIZATION})
_MEASURES: Final = frozenset(
    {EventType.SANCTION, EventType.WITHDRAWAL, EventType.MEETING, EventType.DEMAND, EventType.STATEMENT}
)
"""What calling somebody home is taken for."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Folded words of a language; the file explains them."""

    verbs: frozenset[str]
    others: frozenset[str]
    home: frozenset[str]
    own: frozenset[str]
    envoys: frozenset[str]
    sent: frozenset[str]
    that: frozenset[str]
    bare: bool
    feminine: str


def recalled(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events, those of recalling an envoy as sanctions on where he was, with him as what they are about."""
    words = _words(language)
    if not words.verbs:
        return tuple(events)
    found = tuple(_recalled(doc, event, words) if event.type in _MEASURES else event for event in events)
    targets = {ref for old, new in zip(events, found, strict=True) if old is not new for ref in new.refs(Role.TARGET)}
    set_mentions(
        doc,
        (
            retyped(span, EntityType.STATE) if mention_ref(span.start) in targets and _lands(span) else span
            for span in mentions(doc)
        ),
    )
    return found


def _lands(span: Span) -> bool:
    """Whether a mention is a country, or a capital that stands for one: "its ambassador in Quito"."""
    entry = Catalog.load().by_id(span.ent_id_)
    return entry is not None and (entry.type == EntityType.STATE or bool(entry.capital_of))


def _recalled(doc: Doc, event: Event, words: _Words) -> Event:
    norm, sentence = doc[event.trigger].norm_, doc[event.trigger].sent
    if norm not in words.verbs | words.others:
        return event
    behind = range(event.trigger + 1, min(sentence.end, event.trigger + 2 + _FAR))
    envoy = _envoy(doc, behind, words)
    home = any(doc[at].norm_ in words.home for at in (*behind, event.trigger + 1) if at < len(doc))
    if envoy < 0 or (norm in words.others and not home):
        return event
    called = next((span for span in mentions(doc) if span.start <= envoy < span.end), None)
    end = called.end if called is not None else envoy + 1
    abroad = _abroad(doc, end, words)
    named = _named(doc, end if abroad is None else abroad.end)
    if abroad is None and named is not None:
        abroad = _abroad(doc, named.end, words)  # "recalled ambassador Samir Haddad from Sudan"
    refs = [mention_ref(span.start) for span in (called, named) if span is not None]
    event = replace(event, type=EventType.SANCTION).moved(refs, Role.TARGET, Role.THEME).without(refs, Role.AGENT)
    if abroad is None:
        return event
    where = mention_ref(abroad.start)
    return event.without({where}, Role.AGENT, Role.PLACE, Role.THEME).given(Role.TARGET, [where])


def _envoy(doc: Doc, behind: range, words: _Words) -> int:
    """The word for an envoy behind a verb and "its" or, right behind the verb, without that: "recalls envoy"; or -1."""
    for at in behind:
        if doc[at].norm_ in words.that:
            return -1  # "recalled that his envoy had met them"
        if doc[at].norm_ in words.envoys:
            owned = any(_owned(doc, before, words) for before in range(behind.start, at + 1))  # "سفيرها"
            return at if owned or (words.bare and at == behind.start) else -1
    return -1


def _owned(doc: Doc, at: int, words: _Words) -> bool:
    """Whether a word says whose an envoy is; a woman, "سفيرة", is written with another letter than "سفيره"."""
    return doc[at].norm_ in words.own and not (words.feminine and doc[at].text.endswith(words.feminine))


def _named(doc: Doc, end: int) -> Span | None:
    """Who is named right behind a title or where its holder was sent, with or without a comma between."""
    starts = (end, end + 1) if end < len(doc) and doc[end].is_punct else (end,)
    return next((span for span in mentions(doc) if span.start in starts and span.label_ == EntityType.PERSON), None)


def _abroad(doc: Doc, end: int, words: _Words) -> Span | None:
    """Where an envoy was: the first state or place behind him and a preposition."""
    for span in mentions(doc):
        between = doc[end : span.start] if end < span.start <= end + _FAR else None
        if between is not None and span.label_ in _ABROAD:
            sent = between[0].norm_ in words.sent and not any(token.is_punct for token in between)
            return span if sent and (span.label_ != EntityType.PLACE or _lands(span)) else None
    return None


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, clauses = table(language, "undergone")["recalled"], table(language, "clauses")
    verbs, others = (all_forms(VERB, data[key], language) for key in ("verbs", "others"))
    home, own, sent = (fold_all(data[key], language) for key in ("home", "own", "sent"))
    envoys = fold_all((*clauses["envoys"], *data["envoys"]), language)
    that = fold_all(clauses["complementizers"], language)
    verbs |= fold_all(data["nouns"], language)
    feminine = table(language, "entities").get("feminine", "")
    return _Words(verbs, others, home, own, envoys, sent, that, data["bare"], feminine)
