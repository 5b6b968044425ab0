"""Drop membership where a word says that somebody is no part of a body, and make its allies allied with it.

To "alliedWith": "حلفاء إيران" ("allies of Iran").

To none: "خصوم حركة الشباب" ("opponents of al-Shabaab"), "unions representing the airline's pilots" with the airline,
"defendants in the Badr Brigade trial" with the brigade, "a group of extremists" with these, a private firm with the
country that it is called by ("Malta's Hansa Bank"), and what papers are called with whose they are ("the NSA's Raven
files").

The words are data (``<xx>/unsaid.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final, NamedTuple

from spacy.tokens import Doc, Span, Token

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.relations.once import once
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import norms
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, RelationType

_GROUPS: Final = frozenset({EntityType.PERSON_GROUP, EntityType.ARMED_GROUP})
_OF: Final = frozenset({RelationType.MEMBER_OF, RelationType.PART_OF})
_FARTHEST: Final = 3
"""Tokens at the most from a body to the people behind it: "the airline's many creditors"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    others: frozenset[str]
    allies: frozenset[str]
    appointed: frozenset[str]
    staffed: frozenset[str]
    of: frozenset[str]
    representing: frozenset[str]
    cases: frozenset[str]
    made_of: frozenset[str]
    firms: frozenset[str]
    public: frozenset[str]
    papers: frozenset[str]
    possessive: frozenset[str]


def with_outsiders(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop memberOf and partOf of such people and bodies, and turn those of allies into alliedWith.

    "حلفاء إيران": "حلفاء memberOf إيران" becomes "حلفاء alliedWith إيران".
    """
    found = tuple(relations)
    if all(relation.type not in _OF for relation in found):
        return found
    words = _words(language)
    spans = mentions_by_ref(doc)
    return once(_settled(doc, found, spans, words))


def _settled(doc: Doc, found: Iterable[Relation], spans: Mapping[str, Span], words: _Words) -> Iterator[Relation]:
    for relation in found:
        who, body = spans.get(relation.head), spans.get(relation.tail)
        if relation.type in _OF and who is not None and body is not None:
            if _stands_for(doc, who, body, words) or _tried(doc, body, words) or _made_of(doc, who, body, words):
                continue
            if _firm(doc, who, body, words) or (who.end < len(doc) and doc[who.end].norm_ in words.papers):
                continue
            if who.label_ in PEOPLE and _whose(doc, who, body, words):
                norms = {token.norm_ for token in who}
                if norms & words.others or (norms & words.appointed and _company(body, words)):
                    continue
                if norms & words.allies:
                    relation = replace(relation, type=RelationType.ALLIED_WITH)
        yield relation


def _whose(doc: Doc, who: Span, body: Span, words: _Words) -> bool:
    """Whether people are called a body's, side by side: "خصوم الحركة"; those of "معارضون من الحزب" may be members."""
    if who.start < body.start:
        between = norms(doc, who.end, body.start)
        articles = word_classes(doc.lang_).articles
        return not between or (between[0] in words.of and articles.issuperset(between[1:]))
    if not words.possessive or who.start - body.end > _FARTHEST:
        return False
    owned = doc[body.end : who.start]
    if owned and owned[0].norm_ not in words.possessive:
        return False
    return all(token.is_alpha or token.norm_ in words.possessive for token in owned)


def _company(body: Span, words: _Words) -> bool:
    """Whether a body is a company that may have a receiver or the like, as no university has."""
    return body.label_ == EntityType.ORGANIZATION and words.staffed.isdisjoint(token.norm_ for token in body)


def _firm(doc: Doc, who: Span, body: Span, words: _Words) -> bool:
    """Whether a private firm stands behind the possessive of a country: "Malta's Hansa Bank", and no "central bank"."""
    if body.label_ != EntityType.STATE or body.end >= len(doc):
        return False
    norms = {token.norm_ for token in who}
    owned = doc[body.end].norm_ in words.possessive and body.end < who.start
    return owned and bool(norms & words.firms) and not norms & words.public and who[0].is_title


def _stands_for(doc: Doc, who: Span, body: Span, words: _Words) -> bool:
    """Whether a body represents people of another, by a verb between: "unions representing the airline's pilots"."""
    return who.label_ not in PEOPLE and any(word in words.representing for word in norms(doc, who.end, body.start))


def _tried(doc: Doc, body: Span, words: _Words) -> bool:
    """Whether a body only gives a trial its name: "the Badr Brigade trial", "قضية حركة الفجر"."""
    at = body.start - 1 if word_classes(doc.lang_).article else body.end
    return 0 <= at < len(doc) and doc[at].norm_ in words.cases


def _made_of(doc: Doc, who: Span, body: Span, words: _Words) -> bool:
    """Whether a group consists of people, and is no part of them: "a group of extremists"."""
    between = doc[who.end : body.start]
    if who.label_ not in _GROUPS or body.label_ not in _GROUPS or len(between) != 1 or body.id_:
        return False
    return between[0].norm_ in words.made_of and _people(body[-1])


def _people(head: Token) -> bool:
    """Whether a word in small letters is one for people: "extremists"."""
    return not head.is_title and heads(head.doc.lang_).people([head.norm_], first=False)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data: dict[str, Any] = table(language, "unsaid")["outsiders"]
    nouns = {key: all_forms(NOUN, data[key], language) for key in ("others", "allies", "appointed", "cases")}
    words = {key: fold_all(data[key], language) for key in ("staffed", "of", "made_of", "firms", "public", "papers")}
    possessive = clause_words(language, "possessive")
    representing = all_forms(VERB, data["representing"], language)
    return _Words(**nouns, **words, representing=representing, possessive=possessive)
