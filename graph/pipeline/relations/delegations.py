"""Whose head the head of a delegation is: "وفد من الحركة برئاسة نائب سابق" has him head the delegation, no movement."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, RelationType

_OF: Final = frozenset({RelationType.MEMBER_OF, RelationType.PART_OF, RelationType.REPRESENTS})
_TITLE: Final = 4
"""Tokens at the most from an envoy's title to the words before where he is sent: "المبعوث الأممي الخاص إلى سوريا"."""
_LANDS: Final = frozenset({EntityType.STATE, EntityType.PLACE})


class _Posts(NamedTuple):
    """Folded words of a language for envoys, and those before where they are sent."""

    envoys: frozenset[str]
    posted: frozenset[str]
    lands: frozenset[str]


def without_senders(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:  # noqa: ARG001
    """The relations without those that make the head of some people the head of the body they are of.

    Of 13 such that annotators had marked one heads the body, too.
    """
    found = tuple(relations)
    groups = {mention_ref(span.start) for span in doc.ents if span.label_ == EntityType.PERSON_GROUP}
    heads = {(r.head, r.tail) for r in found if r.type == RelationType.LEADS}
    of = {(r.head, r.tail) for r in found if r.type in _OF and r.head in groups}
    sent = {(head, body) for head, group in heads for other, body in of if other == group}
    return tuple(r for r in found if r.type != RelationType.LEADS or (r.head, r.tail) not in sent)


def without_posts(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """The relations without those by which an envoy speaks for the country that he is sent to."""
    found = tuple(relations)
    if not any(relation.type == RelationType.REPRESENTS for relation in found):
        return found
    posts = {mention_ref(span.start) for span in doc.ents if _posted(doc, span, language)}
    return tuple(r for r in found if r.type != RelationType.REPRESENTS or r.tail not in posts)


def _posted(doc: Doc, span: Span, language: str) -> bool:
    """Whether an envoy is sent to what a mention names."""
    words = _words(language)
    at = span.start - 1
    if at > 0 and doc[at].norm_ in word_classes(language).articles:
        at -= 1
    if at < 1 or not (doc[at].norm_ in words.posted or (doc[at].norm_ in words.lands and span.label_ in _LANDS)):
        return False
    begin = max(span.sent.start, at - _TITLE)
    return any(token.norm_ in words.envoys for token in doc[begin:at])


@lru_cache(maxsize=4)
def _words(language: str) -> _Posts:
    data = table(language, "clauses")
    return _Posts(*(fold_all(data[key], language) for key in ("envoys", "posted", "posted_lands")))
