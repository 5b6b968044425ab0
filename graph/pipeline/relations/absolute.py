"""Drop memberOf, leads and represents of Arabic people with a body right behind them that cannot be their genitive.

"اتهم ناشطون الشرطة" ("activists accused the police"): "ناشطون" would lose its ending before a genitive, as in "ناشطو
الحزب" ("the party's activists"). A word with such an ending itself is an adjective and leaves the relation: "المتمردين
الحوثيين" ("the Houthi rebels"). So is a noun with an adjective ended: "أفاد مسؤول محلي وكالة رويترز" ("a local official
told Reuters"). The endings are data (``[absolute]`` of ``<xx>/unsaid.toml``); languages without them are left alone.
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
"""Parts of the name behind the head "one of": "أحد منسوبي"."""
_DESCRIBED: Final = 2
"""Words of a noun with an adjective."""
_SHORTEST: Final = 5
"""Letters at the least of a word whose last letters may be such an ending."""


def without_absolute(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop relations of people to a body right behind them that their ending keeps apart.

    "اتهم ناشطون الشرطة": "ناشطون memberOf الشرطة" is dropped.
    """
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
    """Whether people cannot have the body right behind them as their genitive."""
    if people is None or body is None or people.end != body.start:
        return False
    if people.label_ == EntityType.PERSON:
        return _described(people)
    if people.label_ != EntityType.PERSON_GROUP:
        return False
    word, other = people[-1].norm_, body[0].norm_
    return len(word) >= _SHORTEST and word.endswith(endings) and not other.endswith(endings)


def _described(person: Span) -> bool:
    """Whether a person is a common noun with an adjective: "ضابط كبير", not "أمين عام" or "وزير خارجية"."""
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
