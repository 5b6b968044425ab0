"""Give an agreement that somebody signs the status of the verb, where the form could also mean "expected".

In Arabic the forms of "they sign" are those of "they expected", behind which an agreement is one to come: "القاهرة
والخرطوم توقعان اتفاقا" ("Cairo and Khartoum sign an agreement"). The form can only mean "sign" where it is a dual or a
plural, where it stands behind "will" or "not", and where it is feminine with a country as its subject, which would have
expected with another ending.

The words are data (`[signed]` in ``<xx>/scopes.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.clauses.agreement import land
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_token
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.inflection import PRESENT, VERB, inflector
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventType, Status

_DUAL, _FEMININE, _PLURAL = "d", "f", "p"
_FARTHEST: Final = 12
"""Tokens at the most from the verb to what is signed."""


class _Words(NamedTuple):
    forms: Mapping[str, frozenset[str]]
    after: frozenset[str]
    marks: Mapping[str, str]
    that: frozenset[str]


def signed(doc: Doc, events: Sequence[Event], *, language: str) -> dict[int, str]:
    """Trigger -> status of the agreements that are the object of a verb of signing, and of the verb where a word says
    it."""
    words = _words(language)
    if not words.forms:
        return {}
    joins = coordinators(language)
    found: dict[int, str] = {}
    told = {event.trigger: event.status for event in events if event.type == EventType.AGREEMENT}
    for at in sorted(told):
        first = max(sentence_at(doc, at).start, at - _FARTHEST)
        verb = at - 1
        while verb >= first and (
            doc[verb].ent_type_ or doc[verb].like_num or doc[verb].norm_ in joins.glued | words.after
        ):
            verb -= 1
        if verb >= first and _signs(doc, verb, words, language):
            before = doc[verb - 1].norm_ if verb else ""
            unsaid = Status.POSSIBLE if before in words.that else Status.ACTUAL
            mark = words.marks.get(before, "")
            if mark:
                found[verb] = mark
            # Of "لم يوقعوا الاتفاق بين اليمن والسعودية" the agreement is one of others.
            if mark != Status.NEGATED or not word_classes(language).definite(doc[at].norm_):
                found[at] = mark or told.get(verb, unsaid)
    return found


def _signs(doc: Doc, at: int, words: _Words, language: str) -> bool:
    """Whether a token can be nothing but a form of the present of "to sign"."""
    agrees = words.forms.get(doc[at].norm_, frozenset())
    if not agrees.isdisjoint((_DUAL, _PLURAL)):
        return True
    if at and agrees and (doc[at - 1].norm_ in words.marks or doc[at - 1].norm_ in words.that):
        return True
    spans = mentions_by_token(doc)
    beside = (spans.get(at + 1), spans.get(at - 1))
    return _FEMININE in agrees and any(span is not None and land(span, language=language) for span in beside)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "scopes")["signed"]
    forms: dict[str, set[str]] = {}
    for lemma in data["verbs"]:
        for form, tag in inflector(language).forms(VERB, lemma):
            if tag.tense == PRESENT and not tag.pronoun:
                forms.setdefault(form, set()).add(tag.agrees)
    marks = {
        word: status
        for status, key in ((Status.PLANNED, "future"), (Status.NEGATED, "negated"))
        for word in fold_all(data[key], language)
    }
    small, that = (fold_all(data[key], language) for key in ("small", "that"))
    return _Words({form: frozenset(agrees) for form, agrees in forms.items()}, small, marks, that)
