"""Make whoever "was behind" an event its agent, and drop the claim of responsibility that the words are found as.

"Iran was behind the bombing", "accused the group of being behind the attack": the event gets an agent if it has none. A
speaker claims it only by a pronoun. How sure it is, is told by `scopes`. The words are data (``<xx>/undergone.toml``,
[behind]); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import tenses_at
from khabar.graph.pipeline.mentions import mentions_by_token
from khabar.graph.pipeline.refs import event_ref, mention_ref
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventClass, EventType, Role

_KEYS: Final = ("behind", "being", "between", "undoing")
_PARTICIPLE: Final = "ing"
_FARTHEST: Final = 6
"""Tokens at the most from "behind" to the event: "behind the two most recent deadly attacks"."""
_BETWEEN: Final = 8
"""Tokens at the most from the agent to "behind": "is widely believed to have been"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    behind: frozenset[str]
    being: frozenset[str]
    between: frozenset[str]
    undoing: frozenset[str]
    clauses: frozenset[str]
    first: bool


def from_behind(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give events that somebody is said to be behind that one as agent.

    "Iran was behind the bombing": "bombing" gets the agent "Iran".
    """
    words = _words(language)
    changed = {event.trigger: event for event in events}
    gone: set[str] = set()
    for at, who, act in _found(doc, changed, words):
        claim = changed.get(at)
        if claim is not None and claim.type == EventType.CLAIM_OF_RESPONSIBILITY:
            gone.add(event_ref(at))
        event = changed[act]
        if not event.refs(Role.AGENT):
            event = event.without({who})
            changed[act] = event.first(Role.AGENT, [who])
    kept = (event for event in changed.values() if event.ref not in gone)
    return tuple(event.without(gone) if gone else event for event in kept)


def _found(doc: Doc, events: Mapping[int, Event], words: _Words) -> Iterator[tuple[int, str, int]]:
    """The position of "behind", the reference of whoever is behind something, and the trigger of that."""
    if not words.behind:
        return
    inside = mentions_by_token(doc)
    for token in doc:
        if token.norm_ not in words.behind or token.i in inside or not token.i:
            continue
        who = _who(doc, token.i, inside, words)
        act = _act(doc, token.i, events, inside, words) if who else -1
        if act >= 0:
            yield token.i, who, act


def _who(doc: Doc, at: int, inside: Mapping[int, Span], words: _Words) -> str:
    """The reference of the actor who is behind something, or ""."""
    start = sentence_at(doc, at).start
    if any(doc[i].norm_ in words.undoing for i in range(start, at)):
        return ""
    if words.first and (subject := inside.get(at - 1)) is not None:  # "تقف كتائب حزب الله خلف القصف"
        told = subject.start > start and doc[subject.start - 1].norm_ in words.being and subject.label_ in ACTORS
        return mention_ref(subject.start) if told else ""
    if doc[at - 1].norm_ not in words.being:
        return ""
    for before in range(at - 1, max(start, at - 1 - _BETWEEN) - 1, -1):
        span = inside.get(before)
        if span is not None:
            return mention_ref(span.start) if span.label_ in ACTORS else ""
        if doc[before].norm_ not in words.between | words.being:
            return ""
    return ""


def only_described(doc: Doc, event: Event) -> bool:
    """Whether a foiling is told by an adjective alone, of which nobody beside is the agent: "a foiled plot"."""
    if not event.is_a(EventType.FOILING) or not event.trigger or _PARTICIPLE in tenses_at(doc, event.trigger):
        return False
    classes, before = word_classes(doc.lang_), doc[event.trigger - 1]
    return before.norm_ in classes.articles


def _act(doc: Doc, at: int, events: Mapping[int, Event], inside: Mapping[int, Span], words: _Words) -> int:
    """The trigger of the first event behind a word, if no mark, clause or actor stands before it; or -1."""
    for behind in range(at + 1, min(sentence_at(doc, at).end, at + 1 + _FARTHEST)):
        event = events.get(behind)
        if event is not None and not only_described(doc, event):
            return -1 if event.is_a(EventClass.SPEECH) else behind
        span = inside.get(behind)
        apart = doc[behind].norm_ in words.clauses or (doc[behind].is_punct and doc[behind].text != "-")
        if apart or (span is not None and span.label_ in ACTORS):
            return -1
    return -1


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone").get("behind", {})
    behind, being, between, undoing = (fold_all(data.get(key, ()), language) for key in _KEYS)
    clauses = clause_words(language, "adverbials")
    return _Words(behind, being, between, undoing, clauses, first=bool(data.get("first")))
