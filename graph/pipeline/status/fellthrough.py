"""Find events that were to happen and did not: they are negated.

"Was due to visit Damascus, but the trip was cancelled", "كان مقررا أن تنسحب، لكنها" ("it was to withdraw, but it"):
they are found as planned. The plan is past, and a contrast follows in the sentence. What is only put off stays planned.
The words are data (`[fell_through]` in ``<xx>/scopes.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB
from khabar.ontology.terms import EventClass, Status

_FARTHEST: Final = 8
"""Tokens at the most from "was due to" to the trigger."""


class _Words(NamedTuple):
    due: Phrases
    but: Phrases
    put_off: Phrases
    walls: frozenset[str]


def fell_through(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of events, other than speech, that were to happen and did not."""
    words = _words(language)
    by_trigger = {event.trigger: event for event in events if not event.is_a(EventClass.SPEECH)}
    found: set[int] = set()
    for sentence in doc.sents if by_trigger else ():
        for at in words.due.places(doc, sentence.start, sentence.end):
            due = words.due.length(doc, at, sentence.end)
            if due:
                trigger = _what(doc, range(at + due, min(sentence.end, at + due + _FARTHEST)), by_trigger, words)
                if trigger is not None and _undone(doc, range(trigger + 1, sentence.end), words):
                    found |= {trigger, *_with(doc, sentence, trigger, by_trigger)}
                    break
    kept = (Status.NEGATED, Status.FOILED)
    return frozenset(at for at in found if by_trigger[at].status not in kept)


def _what(doc: Doc, clause: range, events: dict[int, Event], words: _Words) -> int | None:
    """The trigger of the first event in a clause, or None."""
    for at in clause:
        if doc[at].is_punct or doc[at].norm_ in words.walls:
            return None
        if at in events:
            return at
    return None


def _undone(doc: Doc, behind: range, words: _Words) -> bool:
    """Whether a contrast stands behind, and no word for putting off behind that."""
    contrast = next((at for at in behind if words.but.stand(doc, at)), None)
    return contrast is not None and not any(words.put_off.stand(doc, at) for at in range(contrast, behind.stop))


def _with(doc: Doc, sentence: Span, trigger: int, events: dict[int, Event]) -> list[int]:
    """The event noun that a verb close before only carries: "كان مقررا أن يوقع الطرفان الاتفاق"."""
    kinds = lexicon_of(doc).kinds
    if VERB not in kinds(doc[trigger].norm_):
        return []
    behind = [at for at in sorted(events) if trigger < at < min(sentence.end, trigger + 4)]
    return [at for at in behind[:1] if events[at].type == events[trigger].type]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    """The words of a language: `[fell_through]` of ``<xx>/scopes.toml``."""
    data = table(language, "scopes")
    due, but, put_off = (Phrases.of(language, data["fell_through"][key]) for key in ("due", "but", "put_off"))
    return _Words(due, but, put_off, fold_all(data["fell_through"]["walls"], language))
