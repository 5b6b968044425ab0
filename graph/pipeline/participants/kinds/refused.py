"""Drop condemnations in which somebody only refuses to speak.

"رفض الناطق باسم الوزير أن يعلق" ("the minister's spokesman refused to comment"), "refused to comment on the report":
the verb of refusing is found as a condemnation. Between it and the comment stands only the one who refuses, with
whatever describes that one. The words are data (`[refusing]` of ``<xx>/verbal.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventType

_FARTHEST: Final = 20
"""Tokens at the most from the verb to what is refused: "رفض كريم فاخر، المتحدث باسم رئيس البرلمان، أن يعلق"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    verbs: frozenset[str]
    that: frozenset[str]
    speaking: frozenset[str]
    speech: frozenset[str]
    about: frozenset[str]
    between: frozenset[str]
    commas: frozenset[str]


def without_silent(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Drop condemnations that are refusals to speak, also from the themes of others.

    "refused to comment on the report": "refused" is dropped.
    """
    words = _words(language)
    refusals = [e for e in events if e.type == EventType.CONDEMNATION and doc[e.trigger].norm_ in words.verbs]
    if not refusals:
        return tuple(events)
    triggers = {event.trigger for event in events}
    gone = {event.ref for event in refusals if _speech(doc, event.trigger, words, triggers)}
    return tuple(event.without(gone) for event in events if event.ref not in gone)


def _speech(doc: Doc, verb: int, words: _Words, triggers: Set[int]) -> bool:
    """Whether what is refused behind a verb is to speak."""
    end = min(sentence_at(doc, verb).end, verb + 1 + _FARTHEST)
    for at in range(verb + 1, end):
        token = doc[at]
        if token.norm_ in words.that and at + 1 < end and doc[at + 1].norm_ in words.speaking:
            return _adjoins(doc, verb, at, words)
        if token.norm_ in words.speech and not token.ent_type_ and _about(doc, at + 1, words):
            return _adjoins(doc, verb, at, words)
        if at in triggers or token.norm_ in words.that:
            return False
    return False


def _about(doc: Doc, at: int, words: _Words) -> bool:
    """Whether "on", a mark or the end follows; in "الرد الإيراني" ("the Iranian reply") the speech is another one's."""
    return at >= len(doc) or doc[at].is_punct or doc[at].norm_ in words.about


def _adjoins(doc: Doc, verb: int, at: int, words: _Words) -> bool:
    """Whether only small words, and what stands between commas, is between the one who refuses and what is refused."""
    if sum(doc[i].norm_ in words.commas for i in range(verb + 1, at)) % 2:
        return False  # "رغم رفض تونسيين له، تولت الوزيرة الرد على الجدل"
    before = at - 1
    while before > verb:
        if doc[before].ent_type_:
            return True
        if doc[before].norm_ in words.commas:
            opening = next((i for i in range(before - 1, verb, -1) if doc[i].norm_ in words.commas), -1)
            before = opening if opening > 0 else before
        elif doc[before].norm_ not in words.between:
            return False
        before -= 1
    return True


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    row = table(language, "verbal")["refusing"]
    verbs, speaking = (all_forms(VERB, row[key], language) for key in ("verbs", "speaking"))
    that, speech, about, between, commas = (
        fold_all(row[key], language) for key in ("that", "speech", "about", "between", "commas")
    )
    return _Words(verbs, that, speaking, speech, about, between, commas)
