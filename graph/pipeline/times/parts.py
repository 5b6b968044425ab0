"""Values of expressions that name a part of a longer time: a quarter of a year, a half of a century."""

from __future__ import annotations

from datetime import timedelta
from types import MappingProxyType
from typing import Final

from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.pipeline.times.calendars import Month, day_value, interval, lexical, third, valid_date, weekday_near
from khabar.graph.pipeline.times.facts import Reading
from khabar.graph.pipeline.times.periods import century_of, years

_SEASONS: Final = MappingProxyType({"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)})
"""Northern meteorological seasons; winter belongs to two years and stays unresolved."""


def first_months(reading: Reading) -> TimeValue | None:
    """The first so many months of a year."""
    count, number = reading.number("n"), reading.year_said()
    if count is None or number is None or reading.word("theunits") != "month":
        return None
    return interval(lexical(number, 1), lexical(number, count))


def _which(reading: Reading) -> tuple[int, int] | None:
    """In how many parts a time is cut, and which of them is meant, counted from 1."""
    parts = reading.number("quarter")
    which = parts if reading.has("last_part") else reading.number("which")
    return None if parts is None or which is None or not 1 <= which <= parts else (parts, which)


def quarter(reading: Reading) -> TimeValue | None:
    """A quarter, third or half of a year."""
    found, number = _which(reading), reading.year_said()
    if found is None or number is None:
        return None
    size = 12 // found[0]
    return interval(lexical(number, (found[1] - 1) * size + 1), lexical(number, found[1] * size))


def quarter_of_month(reading: Reading) -> TimeValue | None:
    """A half or third of a month, in days; a quarter, which is no whole number of them, gives the month."""
    number, found = reading.number("month"), _which(reading)
    if reading.has("themonth"):
        month = None if reading.published is None else Month.of(reading.published).plus(reading.direction() or 0)
    else:
        month = None if number is None else reading.month_of(number)
    if month is None or (reading.has("quarter") and found is None):
        return None
    if found is None or found[0] > 3:
        return interval(month.text, month.text)
    size, last = 30 // found[0], found[0] == found[1]
    first = lexical(month.year, month.month, (found[1] - 1) * size + 1)
    return interval(first, lexical(month.year, month.month, month.days if last else found[1] * size))


def weekday_of_month(reading: Reading) -> TimeValue | None:
    """The first, second ... of a day of the week in a month: "the second Thursday of January 2025"."""
    weekday, number, which = reading.number("weekday"), reading.number("month"), reading.number("which")
    month = None if number is None else reading.month_of(number)
    first = None if month is None else valid_date(month.year, month.month, 1)
    if weekday is None or first is None or which is None or month is None:
        return None
    found = weekday_near(first - timedelta(1), weekday, 1) + timedelta(weeks=which - 1)
    return day_value(found) if found.month == month.month else None


def season(reading: Reading) -> TimeValue | None:
    """A season of a year, as its months."""
    bounds = _SEASONS.get(reading.word("season") or "")
    if bounds is None:
        return None
    if reading.says_year:
        number = reading.year_said()
        return None if number is None else interval(lexical(number, bounds[0]), lexical(number, bounds[1]))
    found = reading.month_of(bounds[0])
    return None if found is None else interval(found.text, found.plus(bounds[1] - bounds[0]).text)


def _thirds(first: int, last: int, reading: Reading) -> TimeValue | None:
    """Years, or the third of them that a word like "early" says."""
    position = reading.word("position")
    return years(first, last) if position is None else years(*third(first, last, position))


def _century(reading: Reading) -> int | None:
    """The first year of a century said by number or counted from this one."""
    which = reading.number("ordinal") or reading.number("number")
    if which is not None:
        return which * 100 - 99
    direction = reading.direction()
    if reading.published is None or direction is None:
        return None
    return century_of(reading.published.year) + 100 * direction


def century(reading: Reading) -> TimeValue | None:
    """A century or a third, half or quarter of one."""
    first = _century(reading)
    if first is None or not reading.has("quarter"):
        return None if first is None else _thirds(first, first + 99, reading)
    found = _which(reading)
    # A third is no whole number of years.
    if found is None or found[0] == 3:
        return None
    size = 100 // found[0]
    return years(first + (found[1] - 1) * size, first + found[1] * size - 1)


def decade(reading: Reading) -> TimeValue | None:
    """A decade: of the century named, or the last such decade that had begun at publication; or a third of it."""
    first = reading.number("decade")
    if first is None:
        return None
    if first < 100:
        if reading.number("ordinal") is not None or reading.direction() is not None:
            begun = _century(reading)
            if begun is None:
                return None
            first += begun - 1
        elif reading.published is None:
            return None
        else:
            first += (reading.published.year - first) // 100 * 100
    return _thirds(first, first + 9, reading)


def decade_of_century(reading: Reading) -> TimeValue | None:
    """The first, second ... ten years of a century: "العقد الثالث من القرن الماضي" is the twenties."""
    which, begun = reading.number("which"), _century(reading)
    if which is None or begun is None or reading.word("theunit") != "decade" or not 1 <= which <= 10:
        return None
    return _thirds(begun - 1 + 10 * (which - 1), begun + 8 + 10 * (which - 1), reading)
