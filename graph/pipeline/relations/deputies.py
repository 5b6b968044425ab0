"""Make whoever serves the head of a body, or is one of several commanders, a member of the body and not its leader.

"سعد مرشد، مستشار رئيس هيئة الانتخابات" ("Saad Murshid, adviser to the head of the election commission"), "a deputy
leader of Hamas": "leads" becomes memberOf, as annotators have all five deputies. "A Badr Brigade field commander" is a
member, too. Whoever is only near the head, a brother or lawyer, gets no relation; and no two are sameAs of whom one
serves the other. The words are data (``<xx>/unsaid.toml``, [deputies], and kin and envoys in ``kin.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all, words_of
from khabar.graph.pipeline.doc import SAME_AS, Relation
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.participants.names.kin import kin_words
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.relations.once import once
from khabar.graph.pipeline.words.ofdoc import norms, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, RelationType

_TITLE: Final = 7
"""Tokens at the most of a title before a body: "the first deputy to the acting head of the"."""
_BODY: Final = 3
"""Tokens at the most from the title of a head to the body."""
_COMMANDED: Final = frozenset({EntityType.ARMED_GROUP, EntityType.ORGANIZATION, EntityType.SECURITY_FORCE})
"""Types of bodies with several leaders or commanders."""
_SKIPPED: Final = 3
"""Words at the most from the word for a deputy to the head's title: "النائب الأول السابق لرئيس الحزب"."""


class _Words(NamedTuple):
    """Folded words: deputies who are members, others near a head, what joins both, ranks, "one of", levels, "by"."""

    members: frozenset[str]
    others: frozenset[str]
    to: frozenset[str]
    ranks: frozenset[str]
    one: frozenset[str]
    levels: frozenset[str]
    by: frozenset[str]


def with_deputies(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Retype leads of deputies and commanders to memberOf; drop those of the head's kin, and wrong sameAs.

    "a deputy leader of Hamas, Saleh Karim": "Saleh Karim leads Hamas" becomes memberOf.
    """
    found = tuple(relations)
    if not any(relation.type in (RelationType.LEADS, SAME_AS) for relation in found):
        return found
    spans = mentions_by_ref(doc)
    kept: list[Relation] = []
    for relation in found:
        who, body = spans.get(relation.head), spans.get(relation.tail)
        if who is not None and body is not None:
            if relation.type == SAME_AS and _same(doc, who, body, language):
                continue
            serving = _serving(doc, who, body, language) if relation.type == RelationType.LEADS else None
            if serving is False:
                continue
            if serving or (relation.type == RelationType.LEADS and _one_of_several(doc, who, body, language)):
                relation = replace(relation, type=RelationType.MEMBER_OF)
        kept.append(relation)
    return once(kept)


def _same(doc: Doc, one: Span, other: Span, language: str) -> bool:
    """Whether one of two mentions serves the other: "حاكم الزاملي نائب رئيس البرلمان"."""
    first, second = sorted((one, other), key=lambda span: span.start)
    words = _words(language)
    return any(_served(doc, at, second.start + 1, words, language) is not None for at in range(first.end, second.start))


def _serving(doc: Doc, who: Span, body: Span, language: str) -> bool | None:
    """Whether a person serves a body's head as a member; False for one only near the head, None for neither."""
    words = _words(language)
    start = who.start if who.start < body.start else max(sentence_of(body).start, body.start - _TITLE)
    for at in range(start, body.start):
        served = _served(doc, at, body.start, words, language)
        if served is not None and (who.start < body.start or not _named(doc, at, start)):
            return served
    if body.end <= who.start and not word_classes(language).article:  # "Hamas deputy leader Saleh Karim"
        for at in range(body.end, who.end):
            end = who.start if at < who.start else who.end  # "its deputy head" may be called so himself
            if end - at <= _BODY and (served := _served(doc, at, end, words, language)) is not None:
                return served
    return None


def _one_of_several(doc: Doc, who: Span, body: Span, language: str) -> bool:
    """Whether a person is one of the commanders of a body before: "a senior Hamas leader", not "the leader".

    Nor the one of "a group led by Hasan".
    """
    between, words = who.start - body.end, _words(language)
    if any(token.norm_ in words.by for token in doc[body.end : who.start]):
        return False
    if body.label_ not in _COMMANDED or who.label_ != EntityType.PERSON or not 0 <= between <= _BODY:
        return False
    if any(word in words.levels for word in norms(doc, body.end, who.end)):
        return True
    at = body.start - 1
    return at >= sentence_of(body).start and doc[at].norm_ in words.one | words.levels


def _served(doc: Doc, at: int, end: int, words: _Words, language: str) -> bool | None:
    """As `_serving`, for one word and the head's title behind it, close before a position."""
    classes, titles = word_classes(language), heads(language)
    norm = doc[at].norm_
    bare = classes.bare(norm)
    if bare not in words.members and norm not in words.others:
        return None
    definite = bool(classes.article) and norm != bare
    joined = False
    for place in range(at + 1, min(at + 2 + _SKIPPED, end)):
        token = doc[place]
        if RelationType.LEADS in titles.relations(token.norm_) and (joined or not definite):
            near = end - place - 1 <= _BODY and not any(word.ent_type_ for word in doc[place + 1 : end])
            return bare in words.members if near else None
        joined |= token.norm_ in words.to
        if not (token.norm_ in words.to or token.norm_ in words.ranks or (definite and classes.definite(token.norm_))):
            return None
    return None


def _named(doc: Doc, at: int, start: int) -> bool:
    """Whether a name that bears it stands before a title: "سامي عون، نائب رئيس الحزب كريم حسن" is about Aoun."""
    at -= 1
    while at > start and doc[at].is_punct:
        at -= 1
    return at >= start and doc[at].ent_type_ == EntityType.PERSON


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "unsaid")["deputies"]
    members, to, ranks, one, levels = (
        fold_all(data[key], language) for key in ("members", "to", "ranks", "one", "levels")
    )
    kin = kin_words(language)
    by = words_of(language, "clauses", "prepositions")
    return _Words(members, (kin.heads | kin.serving) - members, to, ranks, one, levels, by)
