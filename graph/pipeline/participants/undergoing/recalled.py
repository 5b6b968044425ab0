"""Make the recall of an envoy a sanction on the state where the envoy served, with the envoy as its theme.

"Egypt recalled its ambassador to Sudan" is found as an event that is done to the ambassador, often a withdrawal or a
demand; it becomes a sanction on Sudan. The envoy may be named behind that ("its ambassador to Sudan, Samir Haddad"),
and stand without "its" in a headline ("recalls envoy"). The words are data (``<xx>/undergone.toml``, [recalled]);
languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, retyped
from khabar.graph.pipeline.mentions import mentions, mentions_by_token, set_mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EntityType, EventType, Role

_FAR: Final = 4
"""Tokens at the most from the verb to the envoy, and from the envoy to where that one served."""
_ABROAD: Final = frozenset({EntityType.STATE, EntityType.PLACE, EntityType.ORGANIZATION})
_MEASURES: Final = frozenset(
    {EventType.SANCTION, EventType.WITHDRAWAL, EventType.MEETING, EventType.DEMAND, EventType.STATEMENT}
)
"""The types as which the recall of an envoy is found."""


class _Words(NamedTuple):
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
    """Make recalls of envoys sanctions on where they served; capitals there become states in ``doc.ents``.

    "Egypt recalled its ambassador to Sudan": "recalled" becomes a sanction, with "Sudan" as target and "ambassador" as
    theme.
    """
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
    """Whether a mention is a state, or a capital, which stands for one: "its ambassador in Quito"."""
    entry = Catalog.load().by_id(span.ent_id_)
    return entry is not None and (entry.type == EntityType.STATE or bool(entry.capital_of))


def _recalled(doc: Doc, event: Event, words: _Words) -> Event:
    """Make an event a sanction with its envoy as theme, if its verb recalls one."""
    norm, sentence = doc[event.trigger].norm_, sentence_at(doc, event.trigger)
    if norm not in words.verbs | words.others:
        return event
    behind = range(event.trigger + 1, min(sentence.end, event.trigger + 2 + _FAR))
    envoy = _envoy(doc, behind, words)
    home = any(doc[at].norm_ in words.home for at in (*behind, event.trigger + 1) if at < len(doc))
    if envoy < 0 or (norm in words.others and not home):
        return event
    called = mentions_by_token(doc).get(envoy)
    end = called.end if called is not None else envoy + 1
    abroad = _abroad(doc, end, words)
    named = _named(doc, end if abroad is None else abroad.end)
    if abroad is None and named is not None:
        abroad = _abroad(doc, named.end, words)  # "recalled ambassador Samir Haddad from Sudan"
    refs = [mention_ref(span.start) for span in (called, named) if span is not None]
    event = event.with_type(EventType.SANCTION).moved(refs, Role.TARGET, Role.THEME).without(refs, Role.AGENT)
    if abroad is None:
        return event
    where = mention_ref(abroad.start)
    return event.without({where}, Role.AGENT, Role.PLACE, Role.THEME).given(Role.TARGET, [where])


def _envoy(doc: Doc, behind: range, words: _Words) -> int:
    """The position of the envoy behind the verb and "its", or without that right behind the verb; or -1."""
    for at in behind:
        if doc[at].norm_ in words.that:
            return -1  # "recalled that his envoy had met them"
        if doc[at].norm_ in words.envoys:
            owned = any(_owned(doc, before, words) for before in range(behind.start, at + 1))  # "سفيرها"
            return at if owned or (words.bare and at == behind.start) else -1
    return -1


def _owned(doc: Doc, at: int, words: _Words) -> bool:
    """Whether a word says whose an envoy is; "سفيره" ("his envoy") differs by its last letter from "سفيرة", a woman."""
    return doc[at].norm_ in words.own and not (words.feminine and doc[at].text.endswith(words.feminine))


def _named(doc: Doc, end: int) -> Span | None:
    """The person right behind a title, or behind where its holder served, with or without a comma between; or None."""
    starts = (end, end + 1) if end < len(doc) and doc[end].is_punct else (end,)
    return next((span for span in mentions(doc) if span.start in starts and span.label_ == EntityType.PERSON), None)


def _abroad(doc: Doc, end: int, words: _Words) -> Span | None:
    """The state or place where an envoy served: the first one near behind, after a preposition; or None."""
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
    that = clause_words(language, "complementizers")
    verbs |= fold_all(data["nouns"], language)
    feminine = table(language, "entities").get("feminine", "")
    return _Words(verbs, others, home, own, envoys, sent, that, data["bare"], feminine)
