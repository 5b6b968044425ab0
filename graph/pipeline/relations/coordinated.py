"""Drop the office of a title between commas for all but the one whose title it is.

"Ali Omar and Sami Odeh, the head of the navy,": both are found to lead the navy, and Odeh does. "التقى علي عمر، قائد
البحرية، سامي عودة" ("Ali Omar, commander of the navy, met Sami Odeh"): Omar does. A title of several, "the heads of",
"قائدا", is that of all. Of 26 pairs that annotators have lead one body none stands so.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.doc import SAME_AS, Relation
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, RelationType

_HELD: Final = frozenset({RelationType.LEADS, RelationType.REPRESENTS, RelationType.MEMBER_OF})
_BETWEEN: Final = 6
"""Tokens at the most between two joined persons: a title and a comma."""


def without_coordinated(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop leads, memberOf and represents of those beside the bearer of a title.

    "Ali Omar and Sami Odeh, the head of the navy": "Ali Omar leads navy" is dropped.
    """
    found = tuple(relations)
    held: dict[tuple[str, str], list[str]] = {}
    for relation in found:
        if relation.type in _HELD:
            held.setdefault((relation.type, relation.tail), []).append(relation.head)
    if all(len(refs) < 2 for refs in held.values()):
        return found
    spans = mentions_by_ref(doc)
    same = {frozenset((relation.head, relation.tail)) for relation in found if relation.type == SAME_AS}
    wrong: set[tuple[str, str, str]] = set()
    for (type, tail), refs in held.items():
        people = sorted(
            (spans[ref] for ref in refs if ref in spans and spans[ref].label_ == EntityType.PERSON),
            key=lambda span: span.start,
        )
        if len(people) > 1 and tail in spans:
            bearer, others = _told_apart(doc, people, spans[tail], language)
            wrong |= {(type, ref, tail) for ref in others if bearer and frozenset((ref, bearer)) not in same}
    return tuple(relation for relation in found if (relation.type, relation.head, relation.tail) not in wrong)


def _told_apart(doc: Doc, people: list[Span], body: Span, language: str) -> tuple[str, list[str]]:
    """The reference of the bearer of the title that leads to a body, or ""; and those of the persons beside."""
    before = [person for person in people if person.end <= body.start]
    if not before or not _set_off(doc, before[-1], body, language):
        return "", []
    others = [one for one, other in pairwise(before) if _joined(doc, one, other, language)]
    behind = body.end < len(doc) and doc[body.end].text in word_classes(language).commas
    others += [person for person in people if behind and person.start >= body.end]
    return mention_ref(before[-1].start), [mention_ref(person.start) for person in others]


def _set_off(doc: Doc, person: Span, body: Span, language: str) -> bool:
    """Whether a comma and the title of one, and nobody else, stand between a person and a body."""
    words = doc[person.end : body.start]
    if len(words) < 2 or words[0].text not in word_classes(language).commas or any(t.ent_type_ for t in words):
        return False
    norms = [token.norm_ for token in words[1:]]
    titles = [head for at in range(len(norms)) for head in heads(language).at(norms, at) if head.row.title]
    return bool(titles) and not any(title.plural for title in titles)


def _joined(doc: Doc, one: Span, other: Span, language: str) -> bool:
    """Whether "and" joins two persons, with no more than a title between them."""
    joins = coordinators(language).all
    words = doc[one.end : other.start]
    return len(words) <= _BETWEEN and bool(words) and words[0].norm_ in joins
