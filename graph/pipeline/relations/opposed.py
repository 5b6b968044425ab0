"""Drop partOf, memberOf and alliedWith between groups that a sentence sets against each other; allies are no parts.

"A rival of the Front", "which broke with al-Qaeda in 2016": a relation to the Front or al-Qaeda is dropped. "The
movement, an ally of Hezbollah": partOf becomes alliedWith. The words are data (``<xx>/unsaid.toml``, [opposed]).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.participants.claims.denials import denial_words, undenied
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.relations.once import once
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import norms
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import RelationType

_TIES: Final = frozenset({RelationType.PART_OF, RelationType.MEMBER_OF, RelationType.ALLIED_WITH})
_BETWEEN: Final = 10
"""Tokens at the most between the two groups."""

_NEXT: Final = 2
"""Tokens at the most from the phrase to the second group: "fought the self-styled [Islamic State]"."""


class _Words(NamedTuple):
    """The words of a language."""

    against: Phrases
    allies: Phrases
    once: frozenset[str]
    denials: Phrases
    relative: Phrases


def without_opposed(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop ties between mentions that are opposed or have parted, and make partOf of allies alliedWith.

    "a rival of the Front": partOf the Front is dropped.
    """
    found = tuple(relations)
    if not any(relation.type in _TIES for relation in found):
        return found
    words = _words(language)
    spans = mentions_by_ref(doc)
    kept: list[Relation] = []
    for relation in found:
        ends = sorted((spans[ref] for ref in (relation.head, relation.tail) if ref in spans), key=lambda s: s.start)
        if relation.type in _TIES and len(ends) == 2 and ends[0].end <= ends[1].start:
            first, second = ends
            if _parted(doc, first, second, words, language):
                continue
            if relation.type == RelationType.PART_OF and _last(doc, first, second, words.allies):
                relation = replace(relation, type=RelationType.ALLIED_WITH)
        kept.append(relation)
    return once(kept)


def _parted(doc: Doc, first: Span, second: Span, words: _Words, language: str) -> bool:
    """Whether words between two mentions, or a denial behind a relative clause, part them."""
    if second.start - first.end > _BETWEEN:
        return False
    if _last(doc, first, second, words.against):
        return True
    bodies = first.label_ in BODIES and second.label_ in BODIES
    if bodies and any(word in words.once for word in norms(doc, first.end, second.start)):
        return not any(token.ent_type_ for token in doc[first.end : second.start])
    behind = second.end
    denied = behind < len(doc) and words.denials.stand(doc, behind) and not undenied(doc, behind, language=language)
    return denied and any(words.relative.stand(doc, at) for at in range(first.end, second.start))


def _last(doc: Doc, first: Span, second: Span, phrases: Phrases) -> bool:
    """Whether one of some phrases is said last between two mentions; it may begin in the first: "an enemy of"."""
    for at in range(first.start, second.start):
        for length, counts in phrases.at(doc, at, second.start):
            if second.start - at - length <= _NEXT and not any(t.ent_type_ for t in doc[at + length : second.start]):
                if counts:
                    return True
                break
    return False


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "unsaid")["opposed"]
    against = Phrases(language)
    against.add({"words": data["against"], "verbs": data["verbs"]}, True)
    against.add({"words": data["not_against"]}, False)
    allies, relative = (Phrases.of(language, data[key]) for key in ("allies", "relative"))
    return _Words(against, allies, fold_all(data["once"], language), denial_words(language), relative)
