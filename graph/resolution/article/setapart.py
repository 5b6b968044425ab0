"""Tell which events a text sets apart from one it tells: "a similar attack", "two days after it".

By words at the event ("هجوم مماثل"), and by its time ("في عام 2019 هاجمت", "in 2019 it attacked", see `periods`). Where
nothing is said, nothing is apart. The words are data (``<xx>/setapart.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.graph.resolution.article.periods import Periods, apart_words
from khabar.graph.resolution.wording.shortforms import shortforms
from khabar.ontology.terms import EventType, Role

_BESIDE: Final = 2
"""Words beside an attack that may say what it was done with."""

_MARKS: Final = ".,،"

_REACH: Final = 4
"""Words from an event noun in which its adjective is looked for."""


class SetApart:
    """Answers for the events of one article."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self._language = annotation.article.language
        self._forms = shortforms(self._language)
        self._periods = Periods(annotation)

    def further(self, event: EventMention) -> bool:
        """Whether an event's words say that it is another than those told before: "هجوم مماثل", "a similar attack"."""
        if any(self._further(by) for by in (event, *self._means(event))):
            return True
        first = self._annotation.sentences[event.sentence][0]
        start = max((e.end for e in self._annotation.events if first <= e.end <= event.start), default=first)
        before = fold(self._annotation.article.text[start : event.start], self._language).split()
        return any(phrase in f" {' '.join(before)} " for phrase in _before(self._language))

    def _means(self, event: EventMention) -> Iterable[EventMention]:
        """The events that an event was done by: whoever is killed in a similar attack is killed in another one."""
        refs = event.refs(Role.INSTRUMENT)
        return (other for other in self._annotation.events if other.id in refs)

    def _further(self, event: EventMention) -> bool:
        words = apart_words(self._language, "further")
        text = self._annotation.article.text
        first, last = self._annotation.sentences[event.sentence]
        if self._forms.head_first:
            adjective = word_classes(self._language).adjective
            for word in fold(text[event.end : last], self._language).split()[:_REACH]:
                if word in words:
                    return True
                if not adjective(word):
                    return False
            return False
        found = False
        for word in reversed(fold(text[first : event.start], self._language).split()[-_REACH:]):
            if word in self._forms.known:
                return False
            found = found or word in words
            if word not in words | self._forms.between:
                break
        return found

    def unexploded(self, event: EventMention) -> bool:
        """Whether an attack was made with what does not explode: "هجوم بسكين" ("with a knife"), "gunmen attacked"."""
        if not event.is_a(EventType.ATTACK):
            return False
        text, language = self._annotation.article.text, self._language
        first, last = self._annotation.sentences[event.sentence]
        near = fold(text[event.end : last] if self._forms.head_first else text[first : event.start], language).split()
        near = near[:_BESIDE] if self._forms.head_first else near[-_BESIDE:]
        refs = {a.ref for a in event.arguments if a.role in (Role.INSTRUMENT, Role.AGENT)}
        named = [fold(m.text, language).split() for m in self._annotation.mentions if m.id in refs]
        words = {word.strip(_MARKS) for word in (*near, fold(event.trigger, language), *chain.from_iterable(named))}
        unexploded, explosive = (apart_words(language, key) for key in ("unexploded", "explosive"))
        return not words.isdisjoint(unexploded) and words.isdisjoint(explosive)

    def visit(self, event: EventMention) -> bool:
        """Whether an event is a meeting as the visit of a land or person, on which others are met."""
        word = fold(event.trigger, self._language)
        return event.kind == EventType.MEETING and word in apart_words(self._language, "visits")

    def sought(self, event: EventMention) -> bool:
        """Whether somebody is wanted for an event that the reader does not know: "a man wanted over an attack"."""
        first = self._annotation.sentences[event.sentence][0]
        before = fold(self._annotation.article.text[first : event.start], self._language).split()
        return _of_old(before, self._language)

    def otherwise(self, mention: Mention, told: Iterable[EventMention]) -> bool:
        """Whether a mention takes part in another event than those told: it says so, or has another time.

        A mention that takes part in nothing has the times of its sentence. What is told without a time is news.
        """
        acts = [event for event in self._annotation.events if any(a.ref == mention.id for a in event.arguments)]
        if any(self.further(event) for event in acts):
            return True
        times = self._periods.times(acts) if acts else self._periods.in_sentence(mention.sentence)
        return self._periods.apart(times, self._periods.times(told))


@lru_cache(maxsize=4)
def _before(language: str) -> tuple[str, ...]:
    return tuple(f" {fold(phrase, language)} " for phrase in table(language, "setapart")["before"])


def _of_old(before: Sequence[str], language: str) -> bool:
    """Whether the words before an event say that somebody is wanted for one not told: "wanted over a"."""
    new, phrases = _sought(language)
    articles = [at for at in range(len(before) - 1, max(len(before) - 1 - _REACH, 0), -1) if before[at] in new]
    behind = " ".join(before[: articles[0]]) if articles else ""
    return behind.endswith(phrases)


@lru_cache(maxsize=4)
def _sought(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """What stands before a new event, and the phrases before that; none where a language has none."""
    data = table(language, "setapart").get("sought", {"new": (), "phrases": ()})
    return fold_all(data["new"], language), tuple(f" {fold(phrase, language)}" for phrase in data["phrases"])
