"""Make a place and the noun that describes it the same, instead of the one located in the other.

"The township of Beit Marum", "the capital, Lima": locatedIn becomes sameAs. What stands before such a noun is what the
place is in: "the Darfur village of Tawila", "the Oran north coast" turn locatedIn round. The nouns are data
(``<xx>/located.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import SAME_AS, Relation
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.relations.once import once
from khabar.graph.pipeline.words.ofdoc import norms
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, RelationType

_RULE: Final = "oneplace"


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    nouns: frozenset[str]
    parts: frozenset[str]
    of: frozenset[str]
    marks: frozenset[str]
    indefinite: frozenset[str]


def of_one_place(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Retype locatedIn between a noun and the place it describes to sameAs, or turn it round.

    "the township of Beit Marum": "township locatedIn Beit Marum" becomes sameAs.
    """
    words, found = _words(language), tuple(relations)
    if not words.nouns or not any(relation.type == RelationType.LOCATED_IN for relation in found):
        return found
    spans = mentions_by_ref(doc)
    told = (_told(doc, r, spans.get(r.head), spans.get(r.tail), words) for r in found)
    return once(relation for relation in told if relation is not None)


def _told(doc: Doc, relation: Relation, head: Span | None, tail: Span | None, words: _Words) -> Relation | None:
    """A relation as it should be, or None where it should not."""
    nouns, parts, of, marks, indefinite = words
    if relation.type != RelationType.LOCATED_IN or head is None or tail is None or head.end > tail.start:
        return relation
    if tail.label_ != EntityType.PLACE:
        return relation
    between = norms(doc, head.end, tail.start)
    if not between and head.text[:1].isupper() and tail[-1].text.islower():
        return replace(relation, head=relation.tail, tail=relation.head)
    if len(between) > 1 and between[-1] in of and between[-2] in nouns and not marks.intersection(between):
        return replace(relation, head=relation.tail, tail=relation.head)
    common = head[-1].norm_ in nouns and head[-1].text.islower() and not tail.text.islower()
    partitive = head.start > 0 and doc[head.start - 1].norm_ in indefinite
    whole = head[-1].norm_ in parts and Catalog.load().find(tail.text, doc.lang_) is not None  # "the suburb of Paris"
    apposed = len(between) == 1 and (between[0] in marks or (between[0] in of and not whole))
    if not (common and apposed) or partitive:
        return relation
    # With a name in it the noun would be taken for that of the place: "the Palestinian town of Beit Marum".
    return Relation(SAME_AS, relation.head, relation.tail, _RULE, relation.confidence) if head.text.islower() else None


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, classes = table(language, "located"), word_classes(language)
    nouns, parts, of, indefinite = (fold_all(data[name], language) for name in ("nouns", "parts", "of", "indefinite"))
    return _Words(nouns, parts, of, classes.commas, indefinite)
