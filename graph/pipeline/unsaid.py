"""Static relations that a sentence says do not hold: "نفى أن يكون عضوا في الحزب", "is not a member of".

The words are data (``<xx>/unsaid.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.clauses import opening_words
from khabar.graph.pipeline.cues import Phrases
from khabar.graph.pipeline.denials import denial_words
from khabar.graph.pipeline.doc import SAME_AS, Relation, mention_ref

_BETWEEN: Final = 6
_OPENED: Final = 4
"""Tokens at the most between the related, and between what opens something denied and the first of them."""


@dataclass(frozen=True)
class Unsaid:
    """The words of a language; make it with `unsaid`."""

    denials: Phrases
    negators: Phrases
    openers: frozenset[str]
    nouns: frozenset[str]
    predicates: frozenset[str]

    def denied(self, doc: Doc, first: Span, second: Span) -> bool:
        """Whether what stands before and between two mentions denies that they are related."""
        between = range(first.end, second.start)
        if len(between) <= _BETWEEN and self._negated(doc, between):
            return True
        deniers = [at for at in range(first.sent.start, first.start) if self._at(self.denials, doc, at)]
        if not deniers:
            return False
        opener = next((at for at in range(deniers[-1] + 1, first.start) if doc[at].norm_ in self.openers), None)
        if opener is None:
            return any(doc[at].norm_ in self.nouns for at in between)
        predicated = any(doc[at].norm_ in self.predicates for at in between)
        return predicated and first.start - opener <= _OPENED

    def _negated(self, doc: Doc, between: Iterable[int]) -> bool:
        """Whether words between two mentions negate or deny what they say; "denied that" denies something else."""
        denied = any(self._at(self.denials, doc, at) for at in between)
        opened = any(doc[at].norm_ in self.openers for at in between)
        return (denied and not opened) or any(self._at(self.negators, doc, at) for at in between)

    @staticmethod
    def _at(words: Phrases, doc: Doc, at: int) -> bool:
        return any(True for _ in words.at(doc, at, len(doc)))


@lru_cache(maxsize=4)
def unsaid(language: str) -> Unsaid:
    """The words of a language."""
    data = table(language, "unsaid")
    negators = Phrases(language)
    negators.add({"words": data["negators"]}, True)
    nouns, predicates = (frozenset(fold(word, language) for word in data[name]) for name in ("nouns", "predicates"))
    return Unsaid(denial_words(language), negators, opening_words(language), nouns, predicates)


def without_denied(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """The relations that the sentence does not deny; two names of one thing stay so."""
    words = unsaid(language)
    spans = {mention_ref(span.start): span for span in doc.ents}
    kept = []
    for relation in relations:
        ends = sorted((spans[ref] for ref in (relation.head, relation.tail) if ref in spans), key=lambda s: s.start)
        denied = len(ends) == 2 and ends[0].end <= ends[1].start and words.denied(doc, *ends)
        if relation.type == SAME_AS or not denied:
            kept.append(relation)
    return tuple(kept)
