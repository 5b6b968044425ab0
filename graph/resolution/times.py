"""Tell whether two times can be of one happening, and which of several says most."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from khabar.graph.pipeline.doc import TimeValue

YEARLESS: Final = "--"

_CALENDAR: Final = tuple(f"{date(2000, 1, 1) + timedelta(n):%m-%d}" for n in range(366))
"""The days of a leap year in their order."""


def days(lexical: str) -> tuple[date, date] | None:
    """First and last day that a lexical form covers; None for a day without a year.

    >>> days("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if lexical.startswith(YEARLESS):
        return None
    parts = [int(part) for part in lexical.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else None
    day = parts[2] if len(parts) > 2 else None
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    return date(year, month or 1, day or 1), date(year, last_month, last_day)


@lru_cache(maxsize=8192)
def span(time: TimeValue) -> tuple[date, date] | None:
    """First and last day of a time or interval; None without a year."""
    first, last = days(time.start), days(time.end or time.start)
    return (first[0], last[1]) if first and last else None


def clash(first: TimeValue, second: TimeValue) -> bool:
    """Whether no day is in both.

    >>> clash(TimeValue("2025-01-11"), TimeValue("--01-11")), clash(TimeValue("2025-01-11"), TimeValue("2025-02"))
    (False, True)
    """
    a, b = span(first), span(second)
    if a and b:
        return a[1] < b[0] or b[1] < a[0]
    return _days_of_year(first).isdisjoint(_days_of_year(second))


def gap(first: TimeValue, second: TimeValue) -> int | None:
    """How many days lie between two times, 0 where some day is in both or the next; None without a year.

    >>> gap(TimeValue("2025-01-11"), TimeValue("2025-01-14")), gap(TimeValue("2025-01-11"), TimeValue("2025"))
    (3, 0)
    """
    a, b = span(first), span(second)
    return max(0, (b[0] - a[1]).days, (a[0] - b[1]).days) if a and b else None


def agree(first: TimeValue, second: TimeValue) -> bool:
    """Whether both name one and the same day, as far as they say."""
    return month_day(first) is not None and month_day(second) is not None and not clash(first, second)


@lru_cache(maxsize=8192)
def month_day(time: TimeValue) -> str | None:
    """The day of the year of a time that is one day, with or without its year; None for a longer time.

    >>> month_day(TimeValue("2025-01-11")), month_day(TimeValue("--01-11")), month_day(TimeValue("2025-01"))
    ('01-11', '01-11', None)
    """
    if time.end not in (None, time.start) or time.start.count("-") < len(YEARLESS):
        return None
    return time.start[-len("01-11") :]


@lru_cache(maxsize=1024)
def _days_of_year(time: TimeValue) -> frozenset[str]:
    """The days of the year, "01-11", that a time covers; a time without a year may run over the end of one."""
    covered = span(time)
    if covered is None:
        end = time.end or time.start
        if not (time.start.startswith(YEARLESS) and end.startswith(YEARLESS)):
            return frozenset(_CALENDAR)
        first, last = (_CALENDAR.index(day.removeprefix(YEARLESS)) for day in (time.start, end))
        return frozenset(_CALENDAR[first : last + 1] if first <= last else (*_CALENDAR[first:], *_CALENDAR[: last + 1]))
    first_day, last_day = covered
    if (last_day - first_day).days >= len(_CALENDAR):
        return frozenset(_CALENDAR)
    return frozenset(f"{first_day + timedelta(n):%m-%d}" for n in range((last_day - first_day).days + 1))


def most_precise(times: Iterable[TimeValue]) -> tuple[TimeValue, ...]:
    """The times that no other one says more precisely, sorted.

    >>> most_precise([TimeValue("2025"), TimeValue("2025-01-11"), TimeValue("--01-11")])
    (TimeValue(start='2025-01-11', end=None),)
    """
    unique = sorted(set(times), key=lambda time: (time.start, time.end or ""))
    return tuple(time for time in unique if not any(_within(other, time) for other in unique if other != time))


def _within(inner: TimeValue, outer: TimeValue) -> bool:
    """Whether `inner` says all that `outer` says, and more."""
    a, b = span(inner), span(outer)
    if a and b:
        return b[0] <= a[0] and a[1] <= b[1] and a != b
    if b is not None:
        return False  # what has a year says more than what has none
    mine, theirs = _days_of_year(inner), _days_of_year(outer)
    return mine < theirs or (a is not None and mine == theirs)
