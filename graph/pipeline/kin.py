"""Persons called by another one's name: of "شقيق زعيم الخلية" only the brother was arrested, and he leads no cell.

The words are data (``<xx>/kin.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.doc import Event, Relation, mention_ref
from khabar.graph.pipeline.wordclasses import word_classes
from khabar.ontology.terms import EntityType

_PEOPLE: Final = frozenset({EntityType.PERSON, EntityType.PERSON_GROUP})
_FARTHEST: Final = 3
"""Words at the most between: "نجل القيادي البارز خالد الحديدي"."""


def without_namesakes(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events without those by whose names others are called who have the same role."""
    called = dict(_called(doc, language))
    return tuple(_without(event, called) for event in events) if called else tuple(events)


def without_borrowed(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """The relations without those of such a one that are of him by whose name he is called: "شقيق زعيم الخلية"."""
    found = tuple(relations)
    called = dict(_called(doc, language)) if found else {}
    known = {(relation.type, relation.head, relation.tail) for relation in found}
    return tuple(r for r in found if (r.type, called.get(r.head, ""), r.tail) not in known)


def _without(event: Event, called: Mapping[str, str]) -> Event:
    borrowed = {(argument.role, called.get(argument.ref)) for argument in event.arguments}
    kept = tuple(argument for argument in event.arguments if (argument.role, argument.ref) not in borrowed)
    return event if len(kept) == len(event.arguments) else replace(event, arguments=kept)


def _called(doc: Doc, language: str) -> Iterator[tuple[str, str]]:
    """References of each who is called by another one's name, with that one's."""
    heads, links = _words(language)
    for one, other in pairwise(doc.ents):
        if one.label_ in _PEOPLE and other.label_ in _PEOPLE and one[-1].norm_ in heads:
            between = doc[one.end : other.start]
            if len(between) <= _FARTHEST and all(_links(token.norm_, links, language) for token in between):
                yield mention_ref(one.start), mention_ref(other.start)


def _links(norm: str, links: frozenset[str], language: str) -> bool:
    """Whether a word may stand between: a title carries the article, where the language writes it."""
    return norm in links or word_classes(language).definite(norm)


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    data = table(language, "kin")
    heads, links = (frozenset(fold(word, language) for word in data[name]) for name in ("heads", "links"))
    return heads, links
