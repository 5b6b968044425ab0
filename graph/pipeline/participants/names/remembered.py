"""Remove from targets persons who are only named in a memorial or a grave.

"A bomb exploded near the grave of Qasem Soleimani": Soleimani is found as struck. The words are data
(``<xx>/kin.toml``, `remembered`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, Role

_BETWEEN: Final = 4
"""Words at the most from such a noun to the name: "the grave of the late general Soleimani"."""


def without_remembered(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove persons whose graves and memorials are named from the targets of events."""
    targets = frozenset(ref for event in events for ref in event.refs(Role.TARGET))
    kept = dict(_remembered(doc, targets, language)) if targets else {}
    if not kept:
        return tuple(events)
    return tuple(
        event.without({ref for ref, end in kept.items() if event.trigger < end}, Role.TARGET) for event in events
    )


def _remembered(doc: Doc, targets: Set[str], language: str) -> Iterator[tuple[str, int]]:
    """Targets behind a noun for a grave, each with where a relative clause says more: "جثمان خليفة الذي قتل"."""
    nouns, links, relatives = _words(language)
    head_first = bool(word_classes(language).article)
    for span in mentions(doc):
        if span.label_ == EntityType.PERSON and mention_ref(span.start) in targets:
            before = [
                token.norm_ for token in doc[max(sentence_of(span).start, span.start - 1 - _BETWEEN) : span.start]
            ]
            at = next((place for place in reversed(range(len(before))) if before[place] in nouns), -1)
            # In English "of" leads from the noun to the name, in Arabic it stands right behind, perhaps with its title.
            if at >= 0 and (links.intersection(before[at + 1 :]) if not head_first else len(before) - at <= 2):
                told = span.end < len(doc) and doc[span.end].norm_ in relatives
                yield mention_ref(span.start), span.end if told else len(doc)


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = table(language, "kin")["remembered"]
    nouns, links = (fold_all(data[key], language) for key in ("nouns", "links"))
    return nouns, links, clause_words(language, "relatives")
