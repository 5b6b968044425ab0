"""Drop memberOf and partOf between two mentions whose preposition belongs to another word.

In "علاقة الجمعية بالحزب" ("the association's relation to the party") the noun before the first mention takes the
preposition, and the association is no part of the party; so in "مشاركة البنك في المنتدى" ("the bank's participation in
the forum"). A participle takes it that says where somebody does not belong, "المنشقون عن الجيش" ("those who defected
from the army"), "الباحث القريب من الحزب" ("the scholar close to the party"), or the verb of which the first is subject:
"سلمت الشرطة للنيابة" ("the police handed over to the prosecution"). The words are data (``<xx>/unsaid.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import RelationType

_OF: Final = frozenset({RelationType.MEMBER_OF, RelationType.PART_OF})


class _Words(NamedTuple):
    """Folded words that take a preposition, with it, and what may join the first to what stands behind it."""

    nouns: frozenset[tuple[str, str]]
    strangers: frozenset[tuple[str, str]]
    verbs: frozenset[tuple[str, str]]
    parts: frozenset[str]
    joins: frozenset[str]


def without_governed(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop memberOf and partOf where a noun, a verb or a participle has taken the preposition between the two.

    "علاقة الجمعية بالحزب": "الجمعية partOf الحزب" is dropped.
    """
    found = tuple(relations)
    words = _words(language)
    if not words.nouns or all(relation.type not in _OF for relation in found):
        return found
    spans = mentions_by_ref(doc)

    def taken(relation: Relation) -> bool:
        who, body = spans.get(relation.head), spans.get(relation.tail)
        if relation.type not in _OF or who is None or body is None or who.end >= body.start:
            return False
        return any(takes(doc, who, body, words) for takes in (_noun_takes, _verb_takes, _stranger))

    return tuple(relation for relation in found if not taken(relation))


def _noun_takes(doc: Doc, who: Span, body: Span, words: _Words) -> bool:
    """Whether a noun before the first mention takes what stands between; people may be members: "عناصر في الجيش"."""
    between = [norm for norm in (token.norm_ for token in doc[who.end : body.start]) if norm not in _articles(doc)]
    if who.label_ in PEOPLE or len(between) != 1:
        return False
    at = who.start - 1
    while at > sentence_of(who).start and (doc[at].norm_ in words.joins or doc[at].norm_ in _articles(doc)):
        at -= 1
    return at >= sentence_of(who).start and (doc[at].norm_, between[0]) in words.nouns


def _verb_takes(doc: Doc, who: Span, body: Span, words: _Words) -> bool:
    """Whether the verb right before its subject takes what stands between that and another mention."""
    if who[0].norm_ in words.parts or body.start - who.end != 1 or who.start <= sentence_of(who).start:
        return False
    return (doc[who.start - 1].norm_, doc[who.end].norm_) in words.verbs


def _stranger(doc: Doc, who: Span, body: Span, words: _Words) -> bool:
    """Whether words at the end of the first mention, or behind it, say that it does not belong to the second."""
    tokens = [token for token in doc[who.end - 1 : body.start] if token.norm_ not in _articles(doc)]
    if len(tokens) < 2:
        return False
    return (tokens[-2].norm_, tokens[-1].norm_) in words.strangers


def _articles(doc: Doc) -> frozenset[str]:
    return word_classes(doc.lang_).articles


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "unsaid")["governed"]

    def pairs(key: str, kind: str = NOUN) -> frozenset[tuple[str, str]]:
        return frozenset(
            (norm, of)
            for row in data[key]
            for norm in all_forms(kind, row["words"], language)
            for of in fold_all(row["of"], language)
        )

    parts = all_forms(NOUN, data["parts"], language)
    return _Words(pairs("nouns"), pairs("strangers"), pairs("verbs", VERB), parts, fold_all(data["joins"], language))
