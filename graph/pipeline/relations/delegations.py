"""Settle whom envoys and delegations are of: drop leads and represents with the wrong body, and add the sender's.

"وفد من الحركة برئاسة نائب سابق" ("a delegation of the movement headed by a former deputy"): the deputy heads the
delegation, and "leads" with the movement is dropped. "سفير تشاد لدى غانا سامي ديالو" ("Chad's ambassador to Ghana Sami
Diallo"): represents with Ghana is dropped, and with Chad added. The words are data (envoys of ``<xx>/clauses.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.doc import SAME_AS, Relation
from khabar.graph.pipeline.mentions import mentions, mentions_by_token
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.relations.belonging import BELONGING
from khabar.graph.pipeline.words.articles import before_mention
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, RelationType

_OF: Final = frozenset({RelationType.MEMBER_OF, RelationType.PART_OF, RelationType.REPRESENTS})
_TITLE: Final = 4
"""Tokens at the most from an envoy's title to the words before the post: "المبعوث الأممي الخاص إلى سوريا"."""
_BESIDE: Final = 2
"""Tokens at the most between a group, its body and its head."""
_LANDS: Final = frozenset({EntityType.STATE, EntityType.PLACE})
_OF_ENVOYS: Final = BELONGING | {SAME_AS}
_SENDERS: Final = frozenset({EntityType.STATE, EntityType.ORGANIZATION, EntityType.GOVERNMENT_BODY})
_RULE: Final = "posted"
_CONFIDENCE: Final = 0.8


class _Posts(NamedTuple):
    """Folded words for envoys, and those before where they are sent."""

    envoys: frozenset[str]
    posted: frozenset[str]
    lands: frozenset[str]


def without_senders(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:  # noqa: ARG001
    """Drop "leads" between the head of a group of people and the body that these are of.

    Of 13 such that annotators had marked one heads the body, too. Who is only found to lead the body leads the group,
    where group, body and head stand side by side.
    """
    found = tuple(relations)
    groups = {mention_ref(span.start) for span in mentions(doc) if span.label_ == EntityType.PERSON_GROUP}
    if not groups:
        return found
    of = {(r.head, r.tail) for r in found if r.type in _OF and r.head in groups}
    heads = {(r.head, r.tail) for r in found if r.type == RelationType.LEADS}
    sent = {(head, body) for head, group in heads for other, body in of if other == group}
    spans = mentions_by_ref(doc)
    beside = {
        (head, body): group
        for head, body in heads
        for group, other in of
        if other == body and _side_by_side(spans.get(group), spans.get(body), spans.get(head))
    }
    kept = (r for r in found if r.type != RelationType.LEADS or (r.head, r.tail) not in sent)
    return tuple(
        replace(r, tail=beside.get((r.head, r.tail), r.tail)) if r.type == RelationType.LEADS else r for r in kept
    )


def _side_by_side(*spans: Span | None) -> bool:
    """Whether mentions follow one another with a word or two between: "وفد من حركة حماس برئاسة سامي"."""
    known = [span for span in spans if span is not None]
    return len(known) == len(spans) and all(0 <= b.start - a.end <= _BESIDE for a, b in pairwise(known))


def without_posts(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop represents between an envoy and the country that this one is sent to."""
    found = tuple(relations)
    if not any(relation.type == RelationType.REPRESENTS for relation in found):
        return found
    posts = {mention_ref(span.start) for span in mentions(doc) if _posted(doc, span, language)}
    return tuple(r for r in found if r.type != RelationType.REPRESENTS or r.tail not in posts)


def with_senders(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Add represents of envoys whose names stand behind their post: "سفير تشاد لدى غانا سامي ديالو".

    Such pairs have another mention between, and a trained component is seldom sure of them.
    """
    found, made = tuple(relations), tuple(_sent(doc, language))
    pairs = {(r.head, r.tail) for r in made}
    return (*(r for r in found if r.type not in _OF_ENVOYS or (r.head, r.tail) not in pairs), *made)


def _sent(doc: Doc, language: str) -> Iterator[Relation]:
    """The relations of envoys named behind their post: to the sender, or sameAs to the mention of the title."""
    for post, who in pairwise(mentions(doc)):
        if who.label_ != EntityType.PERSON or not _named(doc, post, who):
            continue
        at = _envoy(doc, post, language)
        if at is None:
            continue
        title = mentions_by_token(doc).get(at)
        other = title if title is not None else _sender(doc, at, post)
        if other is not None:
            kind = SAME_AS if title is not None else RelationType.REPRESENTS
            yield Relation(kind, mention_ref(who.start), mention_ref(other.start), rule=_RULE, confidence=_CONFIDENCE)


def _named(doc: Doc, post: Span, who: Span) -> bool:
    """Whether a name stands right behind a post, or between commas behind it."""
    comma = word_classes(doc.lang_).commas
    if post.end == who.start:
        return True
    within = who.start == post.end + 1 and doc[post.end].norm_ in comma
    return within and who.end < len(doc) and doc[who.end].norm_ in comma


def _sender(doc: Doc, at: int, post: Span) -> Span | None:
    """The sender of an envoy: behind the title, "سفير تشاد", or before it, "Mali's new envoy"; or None."""
    head_first = bool(word_classes(doc.lang_).article)
    for span in mentions(doc):
        if span.label_ not in _SENDERS or span.end > post.start:
            continue
        between = doc[span.end : at]
        if head_first and span.start == at + 1:
            return span
        if not head_first and 0 <= at - span.end <= _TITLE and not any(t.is_punct or t.ent_type_ for t in between):
            return span
    return None


def _posted(doc: Doc, span: Span, language: str) -> bool:
    """Whether an envoy is sent to what a mention names."""
    return _envoy(doc, span, language) is not None


def _envoy(doc: Doc, span: Span, language: str) -> int | None:
    """The position of the title of the envoy who is sent to what a mention names; or None."""
    words = _words(language)
    at = before_mention(span)
    if at < 1 or not (doc[at].norm_ in words.posted or (doc[at].norm_ in words.lands and span.label_ in _LANDS)):
        return None
    begin = max(sentence_of(span).start, at - _TITLE)
    return next((place for place in range(at - 1, begin - 1, -1) if doc[place].norm_ in words.envoys), None)


@lru_cache(maxsize=4)
def _words(language: str) -> _Posts:
    return _Posts(*(clause_words(language, key) for key in ("envoys", "posted", "posted_lands")))
