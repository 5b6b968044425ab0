"""Which events a text sets apart from one it tells: "a similar attack", "في عام 2019 هاجمت", "two days after it".

The words are data (``<xx>/setapart.toml``), the times those of the annotation. Where nothing is said, nothing is apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.doc import TIME, TimeValue
from khabar.graph.pipeline.times.finder import find
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.graph.resolution.times import gap, span
from khabar.graph.resolution.wording.shortforms import shortforms
from khabar.ontology.terms import Role

_ASSUMED: Final = date(2100, 6, 16)
"""When an article without a date is taken to have been published, to compare "Friday" with "last month": the year that
such an article gives is taken for one long ago."""

_NEWS: Final = timedelta(days=7)
"""What ended longer before an article is not what it tells without a time."""

_REPORTED: Final = 2
"""Days from a happening to a report of it, whose day may be given for that of the happening."""

_REACH: Final = 4
"""Words from the noun of an event in which an adjective of it is looked for."""

_COUNTED: Final = "time:later"
"""The rule of a length of time from an event on: "two days later", "بعد يومين"."""


class SetApart:
    """Asks it of the events of one article."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self._language = annotation.article.language
        self._forms = shortforms(self._language)

    def further(self, event: EventMention) -> bool:
        """Whether its words say that it is another one than those told before: "هجوم مماثل", "a similar attack"."""
        words = _further(self._language)
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

    def sought(self, event: EventMention) -> bool:
        """Whether somebody is wanted for it, and the reader does not know it: "a man wanted over an attack"."""
        first = self._annotation.sentences[event.sentence][0]
        before = fold(self._annotation.article.text[first : event.start], self._language).split()
        return _of_old(before, self._language)

    def otherwise(self, mention: Mention, told: Iterable[EventMention]) -> bool:
        """Whether what a mention takes part in is another event than one told: it says so, or is of another time.

        A mention that takes part in nothing is of the times of its sentence. What is told without a time is news.
        """
        acts = [event for event in self._annotation.events if any(a.ref == mention.id for a in event.arguments)]
        if any(self.further(event) for event in acts):
            return True
        times = self._times(acts) if acts else self._in_sentence(mention.sentence)
        return self._apart(times, self._times(told))

    def _apart(self, times: Iterable[Mention], others: Iterable[Mention]) -> bool:
        times = tuple(times)
        if any(map(self._counted, times)):
            return True
        mine = [value for time in times if (value := self._value(time)) is not None]
        theirs = [value for time in others if (value := self._value(time)) is not None]
        if not theirs:
            return bool(mine) and all(map(self._old, mine))
        return bool(mine) and all((gap(one, other) or 0) > _REPORTED for one in mine for other in theirs)

    def _counted(self, time: Mention) -> bool:
        """Whether a time is a length from what was told, and not from what follows ("بعد يومين من مقتله")."""
        if not time.rule.startswith(_COUNTED):
            return False
        last = self._annotation.sentences[time.sentence][1]
        behind = fold(self._annotation.article.text[time.end : last], self._language).split()[:1]
        return _links(self._language).isdisjoint(behind)

    def _old(self, value: TimeValue) -> bool:
        covered = span(value)
        return covered is not None and covered[1] < self._published - _NEWS

    def _value(self, time: Mention) -> TimeValue | None:
        """What a time means, in an article without a date from the one that is assumed."""
        if self._annotation.article.published is not None:
            return time.time
        found = find(time.text, language=self._language, published=self._published)
        return found[0].value if len(found) == 1 else time.time

    @property
    def _published(self) -> date:
        return self._annotation.article.published or _ASSUMED

    def _times(self, events: Iterable[EventMention]) -> Iterable[Mention]:
        refs = {argument.ref for event in events for argument in event.arguments if argument.role == Role.TIME}
        return (self._by_id[ref] for ref in sorted(refs & self._by_id.keys()))

    def _in_sentence(self, sentence: int) -> Iterable[Mention]:
        return (time for time in self._by_id.values() if time.sentence == sentence)

    @cached_property
    def _by_id(self) -> Mapping[str, Mention]:
        """The times of the article."""
        return {mention.id: mention for mention in self._annotation.mentions if mention.type == TIME}


@lru_cache(maxsize=4)
def _further(language: str) -> frozenset[str]:
    return fold_all(table(language, "setapart")["further"], language)


def _of_old(before: Sequence[str], language: str) -> bool:
    """Whether the words before an event say that somebody is wanted for one that was not told: "wanted over a"."""
    new, phrases = _sought(language)
    articles = [at for at in range(len(before) - 1, max(len(before) - 1 - _REACH, 0), -1) if before[at] in new]
    behind = " ".join(before[: articles[0]]) if articles else ""
    return behind.endswith(phrases)


@lru_cache(maxsize=4)
def _sought(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """What stands before an event that is new, and the phrases before that; none where a language has none."""
    data = table(language, "setapart").get("sought", {"new": (), "phrases": ()})
    return fold_all(data["new"], language), tuple(f" {fold(phrase, language)}" for phrase in data["phrases"])


@lru_cache(maxsize=4)
def _links(language: str) -> frozenset[str]:
    return fold_all(table(language, "order")["links"], language)
