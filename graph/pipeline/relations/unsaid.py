"""Drop relations that the sentence denies.

"نفى أن يكون عضوا في الحزب" ("he denied being a member of the party"), "is not a member of": memberOf is dropped. A
denial or a negation stands between the two mentions, or a denial before both. sameAs stays. The words are data
(``<xx>/unsaid.toml``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.clauses.clauses import opening_words
from khabar.graph.pipeline.doc import SAME_AS, Relation
from khabar.graph.pipeline.participants.claims.denials import denial_words, undenied
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import norms

_BETWEEN: Final = 6
"""Tokens at the most between two mentions."""
_OPENED: Final = 4
"""Tokens at the most from the word that opens what is denied to the first mention."""


@dataclass(frozen=True)
class Unsaid:
    """The words of a language; make it with `unsaid`."""

    denials: Phrases
    negators: Phrases
    language: str
    openers: frozenset[str]
    nouns: frozenset[str]
    predicates: frozenset[str]

    def denies(self, doc: Doc, at: int) -> bool:
        """Whether a token denies something; "did not deny" does not."""
        return self.denials.stand(doc, at) and not undenied(doc, at, language=self.language)

    def negated(self, doc: Doc, between: Sequence[int]) -> bool:
        """Whether words between two mentions negate or deny their relation; "denied that" denies something else."""
        if any(self.negators.stand(doc, at) for at in between):
            return True
        opened = any(doc[at].norm_ in self.openers for at in between)
        return not opened and any(self.denies(doc, at) for at in between)


class _Sentences:
    """The starts of a Doc's sentences and the positions of denials and of openers, each looked for once."""

    def __init__(self, doc: Doc, words: Unsaid) -> None:
        self._doc, self._words = doc, words
        self._starts = [sentence.start for sentence in doc.sents]
        self._deniers = [at for at in words.denials.places(doc, 0, len(doc)) if words.denies(doc, at)]
        self._openers = [at for at, norm in enumerate(norms(doc)) if norm in words.openers] if self._deniers else []

    def deny(self, first: Span, second: Span) -> bool:
        """Whether what stands before and between two mentions denies that they are related."""
        between = range(first.end, second.start)
        if len(between) <= _BETWEEN and self._words.negated(self._doc, between):
            return True
        start = self._starts[bisect_right(self._starts, first.start) - 1]
        before = bisect_left(self._deniers, first.start)
        if not before or self._deniers[before - 1] < start:
            return False
        place = bisect_right(self._openers, self._deniers[before - 1])
        opener = self._openers[place] if place < len(self._openers) else first.start
        opened = opener < first.start
        if opened and first.start - opener > _OPENED:
            return False
        said = self._words.predicates if opened else self._words.nouns
        return any(self._doc[at].norm_ in said for at in between)


@lru_cache(maxsize=4)
def unsaid(language: str) -> Unsaid:
    """The words of a language: ``<xx>/unsaid.toml``."""
    data = table(language, "unsaid")
    negators = Phrases(language)
    negators.add({"words": data["negators"]}, True)
    negators.add({"words": data["no_negators"]}, False)
    nouns, predicates = (fold_all(data[name], language) for name in ("nouns", "predicates"))
    return Unsaid(denial_words(language), negators, language, opening_words(language), nouns, predicates)


def without_denied(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop relations other than sameAs that the sentence denies.

    "is not a member of the party": memberOf is dropped.
    """
    found = tuple(relations)
    if all(relation.type == SAME_AS for relation in found):
        return found
    sentences = _Sentences(doc, unsaid(language))
    spans = mentions_by_ref(doc)

    def denied(relation: Relation) -> bool:
        ends = sorted((spans[ref] for ref in (relation.head, relation.tail) if ref in spans), key=lambda s: s.start)
        return len(ends) == 2 and ends[0].end <= ends[1].start and sentences.deny(*ends)

    return tuple(relation for relation in found if relation.type == SAME_AS or not denied(relation))
