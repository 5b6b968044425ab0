"""Tell when an event was: news, past, or a total of many over a long time; and whether two are of different times.

By the times of an event and its place in the text: an attack of the lead without a time is news, and none of last year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.doc import TIME, TimeValue
from khabar.graph.pipeline.times.finder import find
from khabar.graph.resolution.times import gap, span
from khabar.graph.resolution.wording.shortforms import shortforms
from khabar.ontology.terms import EventClass, EventType, Role, Status

NEWS: Final = "news"
PAST: Final = "past"
TOTAL: Final = "total"

_ASSUMED: Final = date(2100, 6, 16)
"""When an article without a date is taken to be published, to compare "Friday" with "last month".

The year that such an article names is then taken for one long ago.
"""

_NEWS: Final = timedelta(days=7)
"""What ended longer before an article is not what it tells without a time."""

_REPORTED: Final = 2
"""Days from an event to its report, whose day may be given for the event's."""

_COUNTED: Final = "time:later"
"""The rule of a length of time from an event on: "two days later", "بعد يومين"."""

_SINCE: Final = 3
"""Words before a time in which "since" may stand: "since the start of 2015"."""

_AGAIN: Final = 4
"""Words before an event in which "still" may stand: "still carry out hit-and-run attacks"."""

_FROM: Final = ("time:ago", "time:later")
"""The rules of a length of time from now or from what was told: "months ago", "two years earlier"."""

_WINDOW: Final = ("time:window", "time:vague")
"""The rules of a length of time up to now: "in recent months"."""

_LEAD: Final = 2
"""Sentences in which news is told without a time."""

_PAST: Final = timedelta(days=30)
"""What ended longer before an article is no news; what happened a week ago may be."""

_NIGHTS: Final = 2
"""Days that a time of news covers at most, from the first on: "overnight", "at the weekend"."""

_TOTAL: Final = 20
"""Days from which on a time that is not over is one of many events: "this year"."""

_TOLD: Final = frozenset(
    {EventClass.VIOLENCE, EventType.SECURITY_OPERATION, EventType.FOILING, EventType.STATEMENT, EventType.MOBILIZATION}
)
"""Events that stand in a sentence of such news; what somebody is tried for may be old."""

_COUNTABLE: Final = (EventClass.VIOLENCE, EventType.SECURITY_OPERATION, EventType.FOILING)
_STATE: Final = EventType.ABDUCTION
"""A type that goes on, "since 2015", though it happened once."""


class Periods:
    """Answers for the events of one article."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self._language = annotation.article.language
        self._forms = shortforms(self._language)

    def of(self, event: EventMention) -> str:
        """`NEWS`, `PAST` or `TOTAL` for an event, or "" where nothing is known."""
        times = tuple(self.times([event]))
        if _countable(event) and any(map(self._total, self.times([event, *self._over(event)]))):
            return TOTAL
        if _countable(event) and self._habitual(event):
            return TOTAL
        if times and all(map(self._past, times)):
            return PAST
        return NEWS if self._news(event, times) else ""

    def apart(self, times: Iterable[Mention], others: Iterable[Mention]) -> bool:
        """Whether the times of an event set it apart from one with others; without others, whether they are old."""
        times = tuple(times)
        if any(map(self._counted, times)):
            return True
        mine = [value for time in times if (value := self._value(time)) is not None]
        theirs = [value for time in others if (value := self._value(time)) is not None]
        if not theirs:
            return bool(mine) and all(map(self._old, mine))
        return bool(mine) and all((gap(one, other) or 0) > _REPORTED for one in mine for other in theirs)

    def times(self, events: Iterable[EventMention]) -> Iterable[Mention]:
        """The times of events."""
        refs = {argument.ref for event in events for argument in event.arguments if argument.role == Role.TIME}
        return (self._by_id[ref] for ref in sorted(refs & self._by_id.keys()))

    def in_sentence(self, sentence: int) -> Iterable[Mention]:
        """The times of a sentence."""
        return (time for time in self._by_id.values() if time.sentence == sentence)

    def _over(self, event: EventMention) -> Iterable[EventMention]:
        """The events that are counted with one: the foiling of an attack, the killing in one."""
        return self._counted_with.get(event.id, ())

    def _news(self, event: EventMention, times: Sequence[Mention]) -> bool:
        """Whether an event is told first and as done, of a day or two or without a time, beside nothing old."""
        if event.status not in (Status.ACTUAL, Status.FOILED) or event.sentence > _LEAD:
            return False
        if any(covered is None or (covered[1] - covered[0]).days > _NIGHTS for covered in map(self._covered, times)):
            return False
        beside = (o for o in self._annotation.events if o.sentence == event.sentence)
        return all(other.is_a(*_TOLD) for other in beside) and not any(
            map(self._past, self.in_sentence(event.sentence))
        )

    def _past(self, time: Mention) -> bool:
        """Whether a time was over long before the article: "last year", "months ago"."""
        covered = self._covered(time)
        if covered is None:
            return time.rule.startswith(_FROM) and self._long(time)
        return covered[1] < self._published - _PAST and self._told_from(time) and not self._since(time)

    def _covered(self, time: Mention) -> tuple[date, date] | None:
        """The first and last day of a time, if they are known."""
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

    def _habitual(self, event: EventMention) -> bool:
        """Whether an event is told as one that happens again and again: "still carry out attacks"."""
        first = self._annotation.sentences[event.sentence][0]
        before = fold(self._annotation.article.text[first : event.start], self._language).split()[-_AGAIN:]
        return not apart_words(self._language, "habitual").isdisjoint(before)

    def _long(self, time: Mention) -> bool:
        """Whether a time without a value is of months or years."""
        return not apart_words(self._language, "long").isdisjoint(self._forms.words(time.text))

    def _since(self, time: Mention) -> bool:
        first = self._annotation.sentences[time.sentence][0]
        before = fold(self._annotation.article.text[first : time.start], self._language).split()[-_SINCE:]
        return not apart_words(self._language, "since").isdisjoint(before)

    def _told_from(self, time: Mention) -> bool:
        """Whether it is known how long ago a time was.

        In an article without a date, a date may be of the day before; a mere year is seldom that of the article.
        """
        dated = self._annotation.article.published is not None
        return dated or time.time is None or time.time.start.isdigit()

    def _counted(self, time: Mention) -> bool:
        """Whether a time is counted from what was told before, and not from what follows ("بعد يومين من مقتله")."""
        if not time.rule.startswith(_COUNTED):
            return False
        last = self._annotation.sentences[time.sentence][1]
        behind = fold(self._annotation.article.text[time.end : last], self._language).split()[:1]
        return _links(self._language).isdisjoint(behind)

    def _old(self, value: TimeValue) -> bool:
        covered = span(value)
        return covered is not None and covered[1] < self._published - _NEWS

    def _value(self, time: Mention) -> TimeValue | None:
        """The value of a time, counted in an article without a date from the assumed one."""
        if self._annotation.article.published is not None:
            return time.time
        found = find(time.text, language=self._language, published=self._published)
        return found[0].value if len(found) == 1 else time.time

    @cached_property
    def _counted_with(self) -> Mapping[str, Sequence[EventMention]]:
        """The countable events, by the references of their participants."""
        found: dict[str, list[EventMention]] = defaultdict(list)
        for event in self._annotation.events:
            for ref in {argument.ref for argument in event.arguments} if _countable(event) else ():
                found[ref].append(event)
        return found

    @property
    def _published(self) -> date:
        return self._annotation.article.published or _ASSUMED

    @cached_property
    def _by_id(self) -> Mapping[str, Mention]:
        """The times of the article, by their ids."""
        return {mention.id: mention for mention in self._annotation.mentions if mention.type == TIME}


def _countable(event: EventMention) -> bool:
    """Whether many such events may be counted over a time."""
    return event.is_a(*_COUNTABLE) and not event.is_a(_STATE)


@lru_cache(maxsize=16)
def apart_words(language: str, key: str) -> frozenset[str]:
    """Words of a language that set events apart (``<xx>/setapart.toml``)."""
    return fold_all(table(language, "setapart")[key], language)


@lru_cache(maxsize=4)
def _links(language: str) -> frozenset[str]:
    return fold_all(table(language, "order")["links"], language)
