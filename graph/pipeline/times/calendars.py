"""Calendar arithmetic for time expressions: dates, months and years and their xsd forms; no language in it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from hijridate import Hijri

from khabar.graph.pipeline.doc import TimeValue

_LEAP_YEAR: Final = 2000


def valid_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day (31 February).

    >>> valid_date(2025, 2, 31) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def lexical(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """The xsd:date, gYearMonth, gYear or gMonthDay form of what is known, or None for an impossible one.

    >>> lexical(2025, 1), lexical(None, 1, 11), lexical(2025, 2, 30), lexical(None, 2, 29)
    ('2025-01', '--01-11', None, '--02-29')
    """
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None:
        found = valid_date(_LEAP_YEAR if year is None else year, month or 0, day)
        if found is None:
            return None
        return f"--{found:%m-%d}" if year is None else found.isoformat()
    if year is None or not 1 <= year <= 9999:
        return None
    return f"{year:04d}" if month is None else f"{year:04d}-{month:02d}"


def day_value(day: date | None) -> TimeValue | None:
    """The value of one day."""
    return None if day is None else TimeValue(day.isoformat())


def interval(start: str | None, end: str | None) -> TimeValue | None:
    """From `start` to `end`, both included; one point where they are the same, None where the order is wrong.

    >>> interval("2025-04-03", "2025-04-05")
    TimeValue(start='2025-04-03', end='2025-04-05')
    >>> interval("2025-04", "2025-03") is None
    True
    """
    if start is None or end is None or start.startswith("--") != end.startswith("--"):
        return None
    if start == end:
        return TimeValue(start)
    shared = min(len(start), len(end))
    return TimeValue(start, end) if start[:shared] <= end[:shared] else None


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year.

    >>> Month(2025, 1).plus(-2)
    Month(year=2024, month=11)
    """

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month a day lies in."""
        return cls(day.year, day.month)

    def plus(self, months: int) -> Month:
        """The month so many months later."""
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    @property
    def text(self) -> str | None:
        """Its xsd:gYearMonth form."""
        return lexical(self.year, self.month)

    @property
    def days(self) -> int:
        """How many days it has."""
        return monthrange(self.year, self.month)[1]


def third(first: int, last: int, position: str) -> tuple[int, int]:
    """The first, middle or last third ("early", "mid", "late") of a run of days, months or years.

    Words like "early" promise no more than a part of the period; a third holds what people mean by them.

    >>> third(1, 31, "early"), third(1, 31, "late"), third(1, 12, "mid")
    ((1, 10), (21, 31), (5, 8))
    """
    size = (last - first + 1) // 3
    if position == "early":
        return first, first + size - 1
    if position == "mid":
        return first + size, first + 2 * size - 1
    return first + 2 * size, last


def weekday_near(anchor: date, weekday: int, direction: int) -> date:
    """The day of the week (ISO, Monday = 1) nearest to `anchor`: 0 on or before, -1 before, 1 after it.

    >>> [weekday_near(date(2025, 1, 25), 6, direction).isoformat() for direction in (0, -1, 1)]
    ['2025-01-25', '2025-01-18', '2025-02-01']
    """
    if direction > 0:
        return anchor + timedelta((weekday - anchor.isoweekday() - 1) % 7 + 1)
    back = (anchor.isoweekday() - weekday) % 7
    return anchor - timedelta(back or (7 if direction < 0 else 0))


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the ISO week of a day."""
    monday = day - timedelta(day.isoweekday() - 1)
    return monday, monday + timedelta(6)


def from_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a Hijri one in the Umm al-Qura calendar (`hijridate`, 1343 to 1500 AH), else None.

    >>> from_hijri(1446, 9, 15), from_hijri(1446, 9, 31), from_hijri(900, 1, 1)
    (datetime.date(2025, 3, 15), None, None)
    """
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_year(day: date) -> int | None:
    """The Hijri year in which a day lies, None outside the calendar's range."""
    # A Hijri year is shorter than a Gregorian one: the estimate is at most one off.
    estimate = int((day.year - 622) * 33 / 32)
    for year in (estimate + 2, estimate + 1, estimate, estimate - 1):
        first = from_hijri(year, 1, 1)
        if first is not None and first <= day:
            return year
    return None


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """First and last Gregorian day of a Hijri month."""
    first = from_hijri(year, month, 1)
    after = from_hijri(year + month // 12, month % 12 + 1, 1)
    return None if first is None or after is None else (first, after - timedelta(1))
