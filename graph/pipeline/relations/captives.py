"""Drop memberOf between those who are freed from, received from or flee from a group, and the group.

"حرر الجيش عشرة مخطوفين من بوكو حرام" ("the army freed ten abducted people from Boko Haram"): "من" also means "of", so
that they are found as members. "تسلم لبنان ثلاثة معتقلين من سوريا" ("Lebanon received three detainees from Syria"). The
words are data (``<xx>/unsaid.toml``, [captives]).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import norms, sentence_of
from khabar.ontology.terms import RelationType

_FARTHEST: Final = 3
"""Tokens at the most from those freed to the group: "رهائن إسرائيليين من حركة"."""
_BEFORE: Final = 6
"""Tokens at the most from the verb to those freed: "تسلم الصليب الأحمر في غزة ثلاثة رهائن"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    freeing: frozenset[str]
    captives: frozenset[str]
    others: frozenset[str]
    of: frozenset[str]


def without_captives(doc: Doc, relations: Sequence[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop memberOf of captives, and of civilians behind a word of freeing.

    "حرر الجيش عشرة مخطوفين من بوكو حرام": "مخطوفين memberOf بوكو حرام" is dropped.
    """
    if all(relation.type != RelationType.MEMBER_OF for relation in relations):
        return tuple(relations)
    words = _words(language)
    spans = mentions_by_ref(doc)
    return tuple(
        relation
        for relation in relations
        if relation.type != RelationType.MEMBER_OF
        or relation.head not in spans
        or relation.tail not in spans
        or not _taken(doc, spans[relation.head], spans[relation.tail], words)
    )


def _taken(doc: Doc, who: Span, body: Span, words: _Words) -> bool:
    """Whether a captive stands before "from" and a body, or a civilian does behind a word of freeing."""
    between = doc[who.end : body.start]
    if not 0 < len(between) <= _FARTHEST or between[-1].norm_ not in words.of:
        return False
    names = {token.norm_ for token in who}
    first = max(sentence_of(who).start, who.start - _BEFORE)
    freed = any(word in words.freeing for word in norms(doc, first, who.start))
    return bool(names & words.captives) or (freed and bool(names & words.others))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "unsaid")["captives"]
    return _Words(
        all_forms(VERB, data["freeing"], language) | fold_all(data["words"], language),
        all_forms(NOUN, data["captives"], language),
        all_forms(NOUN, data["others"], language),
        fold_all(data["of"], language),
    )
