"""Read what the words of a time expression say: numbers, directions, and the publication date to count from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType
from typing import Final

from khabar.graph.pipeline.times.calendars import Month, valid_date
from khabar.graph.pipeline.times.patterns import Facts

_DIRECTIONS: Final = MappingProxyType({"past": -1, "past2": -2, "this": 0, "next": 1})
_THIS: Final = timedelta(45)
_CERTAIN: Final = timedelta(270)
_YEAR: Final = timedelta(366)
_RECENT: Final = timedelta(60)
_AHEAD, _BACK = 5, 60
"""Two digits name a year at most so many years after the publication, and at most so many before it."""


class Outlook(Enum):
    """Whether the words before an expression speak of the past, of the future, or leave that open."""

    PAST = "past"
    COMING = "coming"
    OPEN = "open"
    NAMED = "named"
    """The day names a happening ("أحداث 7 أكتوبر"), of whatever year unless it is quite recent."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts of one expression and what they are counted from.

    Attributes:
        facts: values by role, in the order of the text.
        published: publication date, None if unknown.
        outlook: what the words before say of the time.
    """

    facts: Facts
    published: date | None
    outlook: Outlook = Outlook.PAST

    def has(self, role: str) -> bool:
        """Whether any word plays the role."""
        return role in self.facts

    def number(self, role: str) -> int | None:
        """The number a role says; None if it says none or two that disagree ("مايو (نيسان)")."""
        values = {value for value in self.facts.get(role, ()) if isinstance(value, int)}
        return values.pop() if len(values) == 1 else None

    def numbers(self, role: str) -> tuple[int, ...]:
        """All numbers a role says, in the order of the text."""
        return tuple(value for value in self.facts.get(role, ()) if isinstance(value, int))

    def word(self, role: str) -> str | None:
        """The last value of a role that is a word, such as the unit "week"."""
        return next((value for value in reversed(self.facts.get(role, ())) if isinstance(value, str)), None)

    def direction(self, role: str = "cue") -> int | None:
        """-1 for a past one, 0 for this, 1 for the next, None if nothing says so."""
        word = self.word(role)
        return None if word is None else _DIRECTIONS[word]

    def year_said(self) -> int | None:
        """The year the words give, by number or as "last year"."""
        if self.has("year"):
            return self.number("year")
        if self.has("yy"):
            return self._short_year()
        if self.published is None or not (self.has("year_cue") or self.has("year_this")):
            return None
        return self.published.year + (self.direction("year_cue") or 0)

    def _short_year(self) -> int | None:
        """The year that two digits name in a text of the time of publication."""
        digits = self.number("yy")
        if digits is None or self.published is None:
            return None
        year = self.published.year // 100 * 100 + digits
        year -= 100 if year > self.published.year + _AHEAD else 0
        return year if year >= self.published.year - _BACK else None

    @property
    def says_year(self) -> bool:
        """Whether the words give a year at all, known or not."""
        return any(self.has(role) for role in ("year", "yy", "year_cue", "year_this"))

    def nearest(self, candidates: list[date]) -> date | None:
        """Which of the recurrences of a day is meant, None where it could be one or another.

        Without a word of direction the last one not after the publication is meant, unless it lies so far back that the
        coming one is as likely: "20 فبراير" read in late January.
        """
        if self.published is None:
            return None
        published, direction = self.published, self.direction()
        past = [day for day in candidates if day <= published]
        if direction == 0:
            this = min(candidates, key=lambda day: abs(day - published), default=None)
            return this if this is not None and abs(this - published) <= _THIS else None
        if direction == -1:
            return max((day for day in past if day < published), default=None)
        if direction == 1:
            return min((day for day in candidates if day > published), default=None)
        if direction is None and self.outlook is Outlook.OPEN:
            return None
        if direction is None and self.outlook is Outlook.COMING:
            coming = min((day for day in candidates if day >= published), default=None)
            return coming if coming is not None and coming - published <= _CERTAIN else None
        last = max(past, default=None)
        near = _RECENT if self.outlook is Outlook.NAMED else _CERTAIN
        return last if direction is None and last is not None and published - last <= near else None

    def date_of(self, month: int, day: int, weekday: int | None = None) -> date | None:
        """The date of a day of a month whose year may have to be found; a weekday must agree."""
        if self.says_year:
            year = self.year_said()
            found = None if year is None else valid_date(year, month, day)
            return found if found is None or weekday in (None, found.isoweekday()) else None
        if self.published is None:
            return None
        years = range(self.published.year - 1, self.published.year + 2)
        days = [found for year in years if (found := valid_date(year, month, day)) is not None]
        if weekday is None:
            return self.nearest(days)
        # The weekday settles the year: of the last and the coming such date one at the most falls on it.
        days = [found for found in days if found.isoweekday() == weekday and abs(found - self.published) <= _YEAR]
        return days[0] if len(days) == 1 and self.direction() is None else self.nearest(days)

    def month_of(self, month: int) -> Month | None:
        """The month of a year that may have to be found."""
        if self.says_year:
            year = self.year_said()
            return None if year is None else Month(year, month)
        if self.published is None:
            return None
        # A month counts by its first day, and the month of publication as begun on that very day.
        published = self.published
        years = range(published.year - 1, published.year + 2)
        firsts = [date(year, month, 1) for year in years]
        if self.direction() is None and month == published.month:
            return Month.of(published)
        if self.direction() in (-1, 1):
            firsts = [first for first in firsts if (first.year, first.month) != (published.year, published.month)]
        found = self.nearest(firsts)
        return None if found is None else Month.of(found)
