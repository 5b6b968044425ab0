"""Drop "leads" of those who lead something no longer.

"The former head of Hezbollah", "led the group until 2019", "رئيس حزب النهضة السابق كريم داود" ("the former head of the
Ennahda party Karim Daoud"): annotators have a relation for some of them and none for most; as a fact without a time it
would be false. The words are data (``<xx>/unsaid.toml``, [formerly]).
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import RelationType

_TITLE: Final = 4
"""Tokens at the most of a title and what joins it: "former deputy chief of the"."""


class _Words(NamedTuple):
    """The folded words of a language; `behind` is whether adjectives stand behind their nouns."""

    words: frozenset[str]
    until: frozenset[str]
    spans: frozenset[str]
    to: frozenset[str]
    of: frozenset[str]
    aside: frozenset[str]
    replaced: frozenset[str]
    behind: bool


def without_former(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop leads where a word for "former" is part of the title, the time is over, or another one follows.

    "the former head of Hezbollah, Ali Saleh": "Ali Saleh leads Hezbollah" is dropped.
    """
    found = tuple(relations)
    words = _words(language)
    if not words.words or all(relation.type != RelationType.LEADS for relation in found):
        return found
    spans = mentions_by_ref(doc)

    def over(relation: Relation) -> bool:
        leader, body = spans.get(relation.head), spans.get(relation.tail)
        if relation.type != RelationType.LEADS or leader is None or body is None:
            return False
        if _replaced(doc, leader, words):
            return True
        ahead = leader.end <= body.start
        return _former(doc, leader, body, words) or (ahead and _ended(doc, body.end, words))

    return tuple(relation for relation in found if not over(relation))


def _replaced(doc: Doc, leader: Span, words: _Words) -> bool:
    """Whether somebody else replaces a leader: "replaced the late Sami Odeh"."""
    for at in range(leader.start - 1, max(sentence_at(doc, leader.start).start, leader.start - _TITLE) - 1, -1):
        if doc[at].ent_type_ or doc[at].norm_ in words.replaced:
            return doc[at].norm_ in words.replaced
    return False


def _former(doc: Doc, leader: Span, body: Span, words: _Words) -> bool:
    """Whether "former" is part of the title by which somebody leads a body, in whatever order the three stand."""
    first = sentence_at(doc, leader.start).start
    nearest = range(max(first, min(leader.start, body.start) - _TITLE), max(leader.end, body.start))
    for at in nearest:
        if doc[at].norm_ not in words.words:
            continue
        if body.end <= at < leader.start:  # "Moldova's former intelligence chief Victor Ciobanu"
            fits = _all(doc, body.end, at, words.of) and leader.start - at <= _TITLE
        elif leader.end <= at < body.start:  # "Ali Saleh, the former head of Hezbollah", "، الرئيس السابق لحزب الفجر"
            fits = _beside(doc, leader.end, at, words) and _joined(doc, at + 1, body.start, words.of)
        elif at < body.start < leader.start:  # "former Hamas leader Khaled", "the late leader of Hamas, Yahya"
            fits = _joined(doc, at + 1, body.start, words.of) and 0 <= leader.start - body.end < _TITLE
        else:  # "the former head of Hezbollah was killed", "the ex-head"
            beside = at >= leader.start or _all(doc, at + 1, leader.start, words.of)
            fits = beside and _all(doc, leader.end, body.start, words.of)
        if fits:
            return True
    return False


def _beside(doc: Doc, start: int, at: int, words: _Words) -> bool:
    """Whether only small words stand between a name and a word; where adjectives follow nouns, also a title."""
    title = at - 1 if words.behind and at - start > 1 else at
    return _all(doc, start, title, words.aside)


def _joined(doc: Doc, start: int, end: int, of: Set[str]) -> bool:
    """Whether nothing, or a title and what joins it to a body, stands between two positions: "head of the"."""
    return end == start or (end - start <= _TITLE and doc[end - 1].norm_ in of)


def _all(doc: Doc, start: int, end: int, words: Set[str]) -> bool:
    """Whether all tokens between two positions are among some words."""
    return start <= end and all(token.norm_ in words for token in doc[start:end])


def _ended(doc: Doc, at: int, words: _Words) -> bool:
    """Whether the time of a leader ends right behind a body: "until 2019", "from 2010 to 2015", "السابق"."""
    if at >= len(doc):
        return False
    if doc[at].norm_ in words.until or (words.behind and doc[at].norm_ in words.words):
        return True
    if doc[at].norm_ not in words.spans or at + 2 >= len(doc):
        return False
    return doc[at + 1].norm_[:1].isdigit() and doc[at + 2].norm_ in words.to


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "unsaid")["formerly"]
    keys = ("words", "until", "spans", "to", "of", "aside")
    folded = {key: fold_all(data[key], language) for key in keys}
    replaced = all_forms(VERB, data["replaced"], language)
    return _Words(**folded, replaced=replaced, behind=bool(word_classes(language).article))
