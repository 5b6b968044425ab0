"""Find events that a medium takes back: they are negated.

"An earlier version of this article incorrectly said that the army bombed the town"; so with a story that was withdrawn,
"سحبت رويترز خبرا قالت فيه إن" ("Reuters withdrew a story saying that"), and "we reported" where it is called wrong. An
event with a count is left alone: "incorrectly said 12 were killed" may mean seven. The words are data (`[retracted]` of
``<xx>/scopes.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.words.cues import Phrases
from khabar.ontology.terms import EventType

_STORY: Final = 4
"""Tokens at the most from the verb to the story: "has since quietly retracted a long story"."""
_OPENING: Final = 3
"""Tokens at the start of a sentence in which it is called a correction, or the one before wrong."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    misstating: Phrases
    withdrawing: Phrases
    stories: Phrases
    corrections: Phrases
    earlier: Phrases
    wrong: Phrases
    walls: Phrases


def retracted(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of events, other than statements, in a part of the text that is taken back."""
    words = _words(language)
    told = [event for event in events if not event.is_a(EventType.STATEMENT) and not event.counts]
    spans = tuple(_retracted(doc, words)) if told else ()
    return frozenset(event.trigger for event in told for start, end in spans if start <= event.trigger < end)


def _retracted(doc: Doc, words: _Words) -> Iterator[tuple[int, int]]:
    """The parts of a text that are taken back, each as its first position and the one behind it."""
    for sentence in doc.sents:
        start = _start(doc, sentence, words)
        if start < 0:
            continue
        behind = range(start, sentence.end)
        yield (
            start,
            next((at for at in behind if words.walls.stand(doc, at) or words.wrong.stand(doc, at)), sentence.end),
        )


def _start(doc: Doc, sentence: Span, words: _Words) -> int:
    """The position from which on a sentence tells what is taken back, or -1."""
    end = sentence.end
    for at in range(sentence.start, end):
        if length := words.misstating.length(doc, at, end):
            return at + length
        if words.withdrawing.stand(doc, at) and (story := _story(doc, at, end, words)):
            return story
        if (length := words.earlier.length(doc, at, end)) and _corrected(doc, at + length, sentence, words):
            return at + length
    return -1


def _story(doc: Doc, verb: int, end: int, words: _Words) -> int:
    """The position behind the story that a verb takes back, or 0."""
    for at in range(verb + 1, min(end, verb + 1 + _STORY)):
        if words.stories.stand(doc, at):
            return at + 1
        if doc[at].is_punct:
            break
    return 0


def _corrected(doc: Doc, behind: int, sentence: Span, words: _Words) -> bool:
    """Whether a sentence begins as a correction does, or it or the next one calls wrong what it tells."""
    opening = range(sentence.start, min(sentence.end, sentence.start + _OPENING))
    following = range(sentence.end, min(len(doc), sentence.end + _OPENING))
    if any(words.corrections.stand(doc, at) for at in opening):
        return True
    return any(words.wrong.stand(doc, at) for at in (*range(behind, sentence.end), *following))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "scopes")["retracted"]
    misstating, stories, corrections, earlier, wrong, walls = (
        Phrases.of(language, data[key]) for key in ("misstating", "stories", "corrections", "earlier", "wrong", "walls")
    )
    withdrawing = Phrases.of(language, verbs=data["withdrawing"])
    return _Words(misstating, withdrawing, stories, corrections, earlier, wrong, walls)
