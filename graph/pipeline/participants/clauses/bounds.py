"""What a clause of its own tells has no part in the event before it: "was held on a ship, where monks pray".

The monks are not held, nor are those whom the same subject helps: "strikes that drove out the rebels and helped the
army". Who is `accompanied` by an event has no part in it either. The words are data (``<xx>/background.toml``,
[bounds]); a clause ends at the next mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Final

from spacy.tokens import Doc, Span, Token

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.ontology.terms import EventClass, EventType, Role

_DONE: Final = frozenset({EventClass.VIOLENCE, EventType.ABDUCTION, EventType.ARREST, EventType.SECURITY_OPERATION})
_SIDES: Final = (Role.AGENT, Role.TARGET)


@dataclass(frozen=True, slots=True)
class _Words:
    openers: Phrases
    helping: frozenset[str]
    joins: frozenset[str]
    by: frozenset[str]
    accompanied: Phrases
    light: frozenset[str]


def within_bounds(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The violence, arrests and raids without those who are named in a clause of its own behind, or only before."""
    words = _words(language)
    told = {doc[event.trigger].sent for event in events if event.is_a(*_DONE)}
    if not told or not words.joins:
        return tuple(events)
    clauses = [clause for sentence in told for clause in _clauses(sentence, words)]
    accompanied = [each for sentence in told for each in _accompanied(sentence, words)]

    def bounded(event: Event) -> Event:
        sentence = doc[event.trigger].sent
        inside = {
            mention_ref(at)
            for start, end in clauses
            if sentence.start <= event.trigger < start
            for at in range(start, end)
            if end <= sentence.end
        }
        before = {
            ref for ref, at in accompanied if sentence.start <= at < event.trigger and _one(doc, at, event, words)
        }
        return event.without(inside, *_SIDES).without(before, *_SIDES)

    return tuple(bounded(event) if event.is_a(*_DONE) else event for event in events)


def _clauses(sentence: Span, words: _Words) -> Iterator[tuple[int, int]]:
    """Where the clauses begin and end that the event before them does not go on in."""
    doc, end = sentence.doc, sentence.end
    for token in sentence:
        opener = next((length for length, _ in words.openers.at(doc, token.i, end)), 0)
        at = token.i + 1
        if not opener and token.norm_ in words.joins and at + 1 < end:
            opener = 2 * (doc[at].norm_ in words.helping and doc[at + 1].norm_ not in words.by)
        if opener:
            rest = takewhile(lambda other: not _ends(other), doc[token.i + opener : end])
            yield token.i, max((other.i + 1 for other in rest), default=token.i)


def _ends(token: Token) -> bool:
    """Whether a mark ends a clause: none of brackets, and no hyphen."""
    return token.is_punct and not token.is_bracket and bool(token.whitespace_ or token.is_sent_end)


def _one(doc: Doc, start: int, event: Event, words: _Words) -> bool:
    """Whether nothing else is told between a phrase and an event: no mark and no word that joins."""
    return not any(token.is_punct or token.norm_ in words.joins for token in doc[start : event.trigger])


def _accompanied(sentence: Span, words: _Words) -> Iterator[tuple[str, int]]:
    """Who right before such a phrase is said to be accompanied by something, and where the phrase is."""
    doc, end = sentence.doc, sentence.end
    for span in sentence.ents:
        at = next((token.i for token in doc[span.end : end] if token.norm_ not in words.light), span.end)
        if at < end and words.accompanied.stand(doc, at):
            yield mention_ref(span.start), at


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "background")["bounds"]
    joins, by, light = (fold_all(data[key], language) for key in ("joins", "by", "light"))
    openers, accompanied = (Phrases.of(language, data[key]) for key in ("openers", "accompanied"))
    return _Words(openers, all_forms(VERB, data["helping"], language), joins, by, accompanied, light)
