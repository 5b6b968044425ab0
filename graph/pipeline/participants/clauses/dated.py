"""Remove from events a time that belongs to a birth, a foundation or an independence.

"يشهد السودان انقلابات منذ استقلاله عام 1956" ("Sudan has seen coups since its independence in 1956") tells of no coup
of 1956. Of 14 such times that annotators had marked, none was an event's. The words are data (`[dated]` of
``<xx>/clauses.toml``); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, inflector
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.ontology.terms import Role

_FARTHEST: Final = 5
"""Tokens at the most from the word to its time: "استقلال جنوب السودان في عام 2011"."""


class _Words(NamedTuple):
    dated: frozenset[str]
    between: frozenset[str]


def without_dated(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove times of births and foundations from events, but from those that such a word itself tells.

    "انقلابات منذ استقلاله عام 1956": "انقلابات" loses the time "1956".
    """
    words = _words(language)
    if not words.dated:
        return tuple(events)
    owners = {mention_ref(span.start): at for span in mentions(doc) if (at := _owner(doc, span, words)) >= 0}

    return tuple(
        event.without({ref for ref, at in owners.items() if at != event.trigger}, Role.TIME) for event in events
    )


def _owner(doc: Doc, span: Span, words: _Words) -> int:
    """The position of the word that a time belongs to, with names and small words at most between; or -1."""
    if span.label_ != TIME or not any(letter.isdigit() for letter in span.text):
        return -1  # of "أمس" and "الأسبوع الماضي" they are seldom spoken of
    for at in range(span.start - 1, max(sentence_of(span).start, span.start - 1 - _FARTHEST) - 1, -1):
        if doc[at].norm_ in words.dated:
            return -1 if doc[at].ent_type_ else at  # "المرصد التونسي لاستقلال القضاء" is a name
        if not doc[at].ent_type_ and doc[at].norm_ not in words.between:
            return -1
    return -1


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "clauses")["dated"]
    forms = inflector(language).forms
    made = {
        form
        for kind, key in ((NOUN, "nouns"), (VERB, "verbs"))
        for lemma in data[key]
        for form, _ in forms(kind, lemma)
    }
    between, others = (fold_all(data[key], language) for key in ("between", "words"))
    return _Words(frozenset(made) | others, between)
