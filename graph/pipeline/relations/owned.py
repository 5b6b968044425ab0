"""Move a relation from an owner to the body that it owns, and drop those of "his troops" with a state.

`without_owners`: in "the head of Pakistan's intelligence service" and "leads Pakistan's intelligence service" the
person leads the service, and not Pakistan.

`without_states_of_his`: in "Turkey sanctioned Hamid Daw and his troops" the troops are Daw's and no part of Turkey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.pipeline.clauses.agreement import FEMININE, numbers
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.relations.belonging import BELONGING
from khabar.graph.pipeline.relations.once import once
from khabar.graph.pipeline.words.articles import word_before
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType, RelationType

_FARTHEST: Final = 3
"""Tokens at the most between an owner's name and what is owned: "Pakistan's Inter-Services Intelligence"."""


_SHORTEST: Final = 3
"""Letters that a noun with a pronoun has more of."""


class _Words(NamedTuple):
    """Folded words of a language; none where owners are not marked."""

    before: frozenset[str]
    possessive: frozenset[str]


def without_owners(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Move each relation of a person with an owner behind them to the body that it owns, and keep each once.

    "the head of Pakistan's intelligence service": "head leads Pakistan" becomes "head leads intelligence service".
    """
    found = tuple(relations)
    words = _words(language)
    if not words.possessive or not any(relation.type in BELONGING for relation in found):
        return found
    owned = dict(_owners_with_bodies(doc, words))
    starts = {mention_ref(span.start): span.start for span in mentions(doc)}
    kept: list[Relation] = []
    for relation in found:
        body = owned.get(relation.tail) if relation.type in BELONGING else None
        if body is not None and starts[relation.head] < starts[relation.tail]:  # as what he is called does
            relation = replace(relation, tail=body)
        kept.append(relation)
    return once(kept)


def without_states_of_his(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop partOf and memberOf between "his troops" and a state before them.

    They stay where somebody named before is known to be of that state: "Syria ... Bashar al-Assad ... his troops". In
    Arabic only those with a feminine country are dropped, since "قواته" ("his forces") has a masculine pronoun.
    """
    found = tuple(relations)
    spans = mentions_by_ref(doc)

    def strange(relation: Relation) -> bool:
        head, tail = spans.get(relation.head), spans.get(relation.tail)
        if relation.type not in (RelationType.PART_OF, RelationType.MEMBER_OF) or head is None or tail is None:
            return False
        if tail.start > head.start or tail.label_ != EntityType.STATE or not _of_a_man(head, language):
            return False
        if table(language, "shortforms")["head_first"] and FEMININE not in numbers(tail, language=language):
            return False
        known = (Catalog.load().by_id(span.ent_id_) for span in spans.values() if span.end <= head.start)
        return not any(one is not None and one.home and one.home == tail.ent_id_ for one in known)

    return tuple(relation for relation in found if not strange(relation))


def _of_a_man(span: Span, language: str) -> bool:
    """Whether a mention has a pronoun for a man: "his troops", "قواته"."""
    words = table(language, "shortforms")
    his = frozenset(words["his"]) - frozenset(words["its"])
    if not words["head_first"]:
        return span.start > sentence_of(span).start and span.doc[span.start - 1].norm_ in his
    first = span[0].text
    return first.endswith(tuple(his)) and len(first) > _SHORTEST and not word_classes(language).definite(span[0].norm_)


def _owners_with_bodies(doc: Doc, words: _Words) -> Iterator[tuple[str, str]]:
    """The references of owners behind "of" or a verb of leading, each with that of the body that is owned."""
    for owner, body in zip(mentions(doc), mentions(doc)[1:], strict=False):
        if body.label_ in BODIES and body.start - owner.end <= _FARTHEST and word_before(owner) in words.before:
            after = doc[owner.end]
            if owner.end < body.start and after.norm_ in words.possessive and sentence_of(after) == sentence_of(body):
                yield mention_ref(owner.start), mention_ref(body.start)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    of, leading = word_classes(language).prepositions.get("of", frozenset()), clause_words(language, "leading")
    return _Words(of | leading, clause_words(language, "possessive"))
