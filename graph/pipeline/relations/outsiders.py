"""Who is to a body what none of its own is: "خصوم حركة الشباب" are no members of it, "حلفاء إيران" are allied with it.

The words are data (``<xx>/unsaid.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Relation, mention_ref
from khabar.graph.pipeline.relations.once import once
from khabar.graph.pipeline.words.inflection import NOUN, all_forms
from khabar.ontology.terms import EntityType, RelationType

_PEOPLE: Final = frozenset({EntityType.PERSON, EntityType.PERSON_GROUP})
_OF: Final = frozenset({RelationType.MEMBER_OF, RelationType.PART_OF})


@dataclass(frozen=True, slots=True)
class _Words:
    """Folded words of a language; the file explains them."""

    others: frozenset[str]
    allies: frozenset[str]
    of: frozenset[str]


def with_outsiders(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """The relations without the membership of such people, with allies as what they are."""
    found = tuple(relations)
    words = _words(language)
    if not words.others or all(relation.type not in _OF for relation in found):
        return found
    spans = {mention_ref(span.start): span for span in doc.ents if span.label_ in _PEOPLE}
    bodies = {mention_ref(span.start): span.start for span in doc.ents}
    kept: list[Relation] = []
    for relation in found:
        who = spans.get(relation.head)
        if relation.type in _OF and who is not None and _whose(doc, who, bodies.get(relation.tail, -1), words):
            if words.others.intersection(token.norm_ for token in who):
                continue
            if words.allies.intersection(token.norm_ for token in who):
                relation = replace(relation, type=RelationType.ALLIED_WITH)
        kept.append(relation)
    return once(kept)


def _whose(doc: Doc, who: Span, body: int, words: _Words) -> bool:
    """Whether somebody is said to be a body's, who stands right before it; "معارضون من الحزب" may be members."""
    return who.end == body or (who.end == body - 1 and doc[who.end].norm_ in words.of)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "unsaid")["outsiders"]
    others, allies = (all_forms(NOUN, data[key], language) for key in ("others", "allies"))
    return _Words(others, allies, fold_all(data["of"], language))
