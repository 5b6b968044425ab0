"""Make counted nationals people, whose word is spelled as their state: "مقتل عشرين سوريا" are Syrians, not Syria.

In Arabic what 11 to 99 count is in the accusative, whose ending makes "سوريا" of "سوري". The words are data
(``<xx>/entities.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from spacy.tokens import Span

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.doc import mention
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType

RULE: Final = "persons:nationals"
_LANDS: Final = frozenset({EntityType.STATE, EntityType.PLACE})
_COUNTING: Final = range(11, 100)


def counted_people(spans: Iterable[Span], *, language: str) -> Iterator[Span]:
    """The mentions, with states behind such a number made groups of people."""
    tens = word_classes(language).tens
    for span in spans:
        if tens and span.label_ in _LANDS and len(span) == 1 and _counted(span, tens, language):
            sure = span._.confidence
            yield mention(span.doc, span.start, span.end, EntityType.PERSON_GROUP, rule=RULE, confidence=sure)
        else:
            yield span


def _counted(span: Span, tens: frozenset[str], language: str) -> bool:
    """Whether a number from 11 to 99 stands before a word that is also an adjective of nationality."""
    if not span.start or Catalog.load().nationality(span[0].norm_, language) is None:
        return False
    number = span.doc[span.start - 1].norm_
    return number in tens or (number.isdecimal() and int(number) in _COUNTING)
