"""Which events a text sets apart from one it tells: "a similar attack", "في عام 2019 هاجمت", "two days after it".

An event is news, of the past, or a total of many over a long time, where its time and place in the text say so.

The words are data (``<xx>/setapart.toml``), the times those of the annotation. Where nothing is said, nothing is apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.doc import TIME, TimeValue
from khabar.graph.pipeline.times.finder import find
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.graph.resolution.times import gap, span
from khabar.graph.resolution.wording.shortforms import shortforms
from khabar.ontology.terms import EventClass, EventType, Role, Status

_ASSUMED: Final = date(2100, 6, 16)
"""When an article without a date is taken to have been published, to compare "Friday" with "last month": the year that
such an article gives is taken for one long ago."""

_NEWS: Final = timedelta(days=7)
"""What ended longer before an article is not what it tells without a time."""

_REPORTED: Final = 2
"""Days from a happening to a report of it, whose day may be given for that of the happening."""

_BESIDE: Final = 2
"""Words beside an attack that may say what it was done with."""

_MARKS: Final = ".,،"

_REACH: Final = 4
"""Words from the noun of an event in which an adjective of it is looked for."""

_COUNTED: Final = "time:later"
"""The rule of a length of time from an event on: "two days later", "بعد يومين"."""


_SINCE: Final = 3
"""Words before a time in which "since" may stand: "since the start of 2015"."""

_FROM: Final = ("time:ago", "time:later")
"""The rules of a length of time from now or from what was told: "months ago", "two years earlier"."""

_WINDOW: Final = ("time:window", "time:vague")
"""The rules of a length of time up to now: "in recent months"."""

_LEAD: Final = 2
"""Sentences in which news is told without a time."""

_PAST: Final = timedelta(days=30)
"""What ended longer before an article is told beside its news: what happened a week ago may be the news itself."""

_NIGHTS: Final = 2
"""Days that a time of news covers at most, from the first on: "overnight", "at the weekend"."""

_TOTAL: Final = 20
"""Days from which a time that is not over yet is one of many events: "this year"."""

_TOLD: Final = frozenset(
    {EventClass.VIOLENCE, EventType.SECURITY_OPERATION, EventType.FOILING, EventType.STATEMENT, EventType.MOBILIZATION}
)
"""What stands in a sentence of such news: an attack that somebody is tried for or accused of may be an old one."""

_COUNTABLE: Final = (EventClass.VIOLENCE, EventType.SECURITY_OPERATION, EventType.FOILING)
_STATE: Final = EventType.ABDUCTION
"""What goes on, "since 2015", though it happened once."""

NEWS: Final = "news"
PAST: Final = "past"
TOTAL: Final = "total"


class SetApart:
    """Asks it of the events of one article."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self._language = annotation.article.language
        self._forms = shortforms(self._language)

    def further(self, event: EventMention) -> bool:
        """Whether its words say that it is another one than those told before: "هجوم مماثل", "a similar attack"."""
        if any(self._further(by) for by in (event, *self._means(event))):
            return True
        first = self._annotation.sentences[event.sentence][0]
        start = max((e.end for e in self._annotation.events if first <= e.end <= event.start), default=first)
        before = fold(self._annotation.article.text[start : event.start], self._language).split()
        return any(phrase in f" {' '.join(before)} " for phrase in _before(self._language))

    def _means(self, event: EventMention) -> Iterable[EventMention]:
        """What it was done by: who is killed in a similar attack is another one, too."""
        refs = {argument.ref for argument in event.arguments if argument.role == Role.INSTRUMENT}
        return (other for other in self._annotation.events if other.id in refs)

    def _further(self, event: EventMention) -> bool:
        words = _words(self._language, "further")
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
        """Whether its words say that it was done with what does not explode: "هجوم بسكين", "gunmen attacked"."""
        if not event.is_a(EventType.ATTACK):
            return False
        text, language = self._annotation.article.text, self._language
        first, last = self._annotation.sentences[event.sentence]
        near = fold(text[event.end : last] if self._forms.head_first else text[first : event.start], language).split()
        near = near[:_BESIDE] if self._forms.head_first else near[-_BESIDE:]
        refs = {a.ref for a in event.arguments if a.role in (Role.INSTRUMENT, Role.AGENT)}
        named = [fold(m.text, language).split() for m in self._annotation.mentions if m.id in refs]
        words = {word.strip(_MARKS) for word in (*near, fold(event.trigger, language), *chain.from_iterable(named))}
        return not words.isdisjoint(_words(language, "unexploded")) and words.isdisjoint(_words(language, "explosive"))

    def visit(self, event: EventMention) -> bool:
        """Whether it is a meeting as the visit of a land or somebody, on which others are met."""
        word = fold(event.trigger, self._language)
        return event.type == EventType.MEETING and word in _words(self._language, "visits")

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

    def period(self, event: EventMention) -> str:
        """`NEWS`, `PAST` or `TOTAL`, or "" where nothing is known: an attack of the lead is not one of last year."""
        times = tuple(self._times([event]))
        if _countable(event) and any(map(self._total, self._times([event, *self._over(event)]))):
            return TOTAL
        if times and all(map(self._past, times)):
            return PAST
        return NEWS if self._news(event, times) else ""

    def _over(self, event: EventMention) -> Iterable[EventMention]:
        """The events that are counted with it: the foiling of an attack, the killing in one."""
        return (o for o in self._annotation.events if _countable(o) and any(a.ref == event.id for a in o.arguments))

    def _news(self, event: EventMention, times: Sequence[Mention]) -> bool:
        """Whether it is told first and as done, without a time or of a day or two, and beside nothing of old."""
        if event.status not in (Status.ACTUAL, Status.FOILED) or event.sentence > _LEAD:
            return False
        if any(covered is None or (covered[1] - covered[0]).days > _NIGHTS for covered in map(self._covered, times)):
            return False
        beside = (o for o in self._annotation.events if o.sentence == event.sentence)
        return all(other.is_a(*_TOLD) for other in beside) and not any(
            map(self._past, self._in_sentence(event.sentence))
        )

    def _past(self, time: Mention) -> bool:
        """Whether a time was over long before the article: "last year", "months ago"."""
        covered = self._covered(time)
        if covered is None:
            return time.rule.startswith(_FROM) and self._long(time)
        return covered[1] < self._published - _PAST and self._told_from(time) and not self._since(time)

    def _covered(self, time: Mention) -> tuple[date, date] | None:
        """First and last day of a time, if it is known."""
        value = self._value(time)
        return None if value is None else span(value)

    def _total(self, time: Mention) -> bool:
        """Whether a time is long and goes on: "this year", "since 2015"."""
        covered = self._covered(time)
        if covered is None:
            return time.rule.startswith(_WINDOW) and self._long(time)
        if covered[0] > self._published - timedelta(days=_TOTAL):
            return False
        if self._since(time):
            return True
        lasts = covered[1] >= self._published and (covered[1] - covered[0]).days >= _TOTAL
        return lasts and self._told_from(time)

    def _long(self, time: Mention) -> bool:
        """Whether a time of which no more is known is of months or years."""
        return not _words(self._language, "long").isdisjoint(self._forms.words(time.text))

    def _since(self, time: Mention) -> bool:
        first = self._annotation.sentences[time.sentence][0]
        before = fold(self._annotation.article.text[first : time.start], self._language).split()[-_SINCE:]
        return not _words(self._language, "since").isdisjoint(before)

    def _told_from(self, time: Mention) -> bool:
        """Whether it is known how long ago a time was: a date in an article without one may be the day before, a mere
        year seldom is its own."""
        dated = self._annotation.article.published is not None
        return dated or time.time is None or time.time.start.isdigit()

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


def _countable(event: EventMention) -> bool:
    """Whether many such events may be counted from a time on."""
    return event.is_a(*_COUNTABLE) and not event.is_a(_STATE)


@lru_cache(maxsize=16)
def _words(language: str, key: str) -> frozenset[str]:
    return fold_all(table(language, "setapart")[key], language)


@lru_cache(maxsize=4)
def _before(language: str) -> tuple[str, ...]:
    return tuple(f" {fold(phrase, language)} " for phrase in table(language, "setapart")["before"])


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
