"""Whose form says that nothing is their genitive: in "اتهم ناشطون الشرطة" the activists are none of the police's.

A sound plural loses its ending before a genitive, "ناشطو الحزب". What has the ending, too, is an adjective of it:
"المتمردين الحوثيين" are of the movement. Nor has one of whom an adjective tells: "أفاد مسؤول محلي وكالة رويترز". The
endings are data (``[absolute]`` of ``<xx>/unsaid.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, RelationType

_OF: Final = frozenset({RelationType.MEMBER_OF, RelationType.LEADS, RelationType.REPRESENTS})
_OF_SEVERAL: Final = ("mention",)
"""What follows the head of one of several: "أحد منسوبي"."""
_DESCRIBED: Final = 2
"""Words of one who is called by a noun and an adjective."""
_SHORTEST: Final = 5
"""Letters of a word from which such letters at its end are an ending."""


def without_absolute(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """The relations without those of people to a body right behind them that their ending keeps apart."""
    found, endings = tuple(relations), _endings(language)
    if not endings or all(relation.type not in _OF for relation in found):
        return found
    spans = mentions_by_ref(doc)
    return tuple(
        relation
        for relation in found
        if relation.type not in _OF or not _apart(spans.get(relation.head), spans.get(relation.tail), endings)
    )


def _apart(people: Span | None, body: Span | None, endings: tuple[str, ...]) -> bool:
    if people is None or body is None or people.end != body.start:
        return False
    if people.label_ == EntityType.PERSON:
        return _described(people)
    if people.label_ != EntityType.PERSON_GROUP:
        return False
    word, other = people[-1].norm_, body[0].norm_
    return len(word) >= _SHORTEST and word.endswith(endings) and not other.endswith(endings)


def _described(person: Span) -> bool:
    """Whether one is called by a common noun and an adjective: "ضابط كبير", no "أمين عام" and no "وزير خارجية"."""
    classes, titles = word_classes(person.doc.lang_), heads(person.doc.lang_)
    norms = [token.norm_ for token in person]
    if len(norms) != _DESCRIBED or not titles.people(norms, first=True) or titles.people(norms[1:], first=True):
        return False
    if any(head.row.relation == RelationType.LEADS or head.row.then == _OF_SEVERAL for head in titles.at(norms, 0)):
        return False
    if any(classes.definite(token.norm_) or token.text.endswith(classes.feminine) for token in person):
        return False
    return classes.adjective(norms[1])


@lru_cache(maxsize=4)
def _endings(language: str) -> tuple[str, ...]:
    return tuple(fold(ending, language) for ending in table(language, "unsaid")["absolute"]["endings"])
