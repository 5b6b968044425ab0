"""Whether two times can be of one happening, and which of several says most."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from khabar.graph.pipeline.doc import TimeValue

YEARLESS = "--"


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
    if a is None and b is None:
        return first.start != second.start
    yearless, days_of = (first, b) if a is None else (second, a)
    assert days_of is not None
    return days_of[0] == days_of[1] and f"{YEARLESS}{days_of[0]:%m-%d}" != yearless.start


def agree(first: TimeValue, second: TimeValue) -> bool:
    """Whether both name one and the same day, as far as they say."""
    if clash(first, second):
        return False
    spans = [span(first), span(second)]
    return all(days_of is None or days_of[0] == days_of[1] for days_of in spans)


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
    if a is None:
        return False
    if b is None:
        return a[0] == a[1] and f"{YEARLESS}{a[0]:%m-%d}" == outer.start
    return b[0] <= a[0] and a[1] <= b[1] and a != b
