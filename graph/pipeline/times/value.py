"""From the words of a time expression to its value, against the date of publication.

What cannot be known is not guessed: a weekday without a publication date, a month that may be the last or the coming
one, words like "recently" give no value; vague parts of a period give the interval that holds them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import Final

from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.pipeline.times import parts, periods
from khabar.graph.pipeline.times.calendars import (
    Month,
    day_value,
    from_hijri,
    hijri_month,
    hijri_year,
    interval,
    lexical,
    third,
    weekday_near,
)
from khabar.graph.pipeline.times.facts import Outlook, Reading

_DAY: Final = timedelta(1)


def _day(reading: Reading) -> TimeValue | None:
    if reading.has("day") or reading.has("a"):
        return _calendar_day(reading)
    weekday, offset, published = reading.number("weekday"), reading.number("relday"), reading.published
    if published is None or (reading.has("weekday") and weekday is None):
        return None
    if offset is not None:
        found = published + timedelta(offset)
        if weekday is None or weekday == found.isoweekday():
            return day_value(found)
        # "اليوم الجمعة" on a page dated Saturday: written before midnight; the weekday is the surer word.
        return day_value(next((near for near in (found - _DAY, found + _DAY) if near.isoweekday() == weekday), None))
    if weekday is None:
        return None
    day = _weekday(reading, weekday, published)
    # "ليلة الجمعة" is the night before Friday to some writers and Friday's night to others.
    return periods.dates(day - _DAY, day) if day is not None and reading.word("part") == "eve" else day_value(day)


def _weekday(reading: Reading, weekday: int, published: date) -> date | None:
    direction = reading.direction()
    if direction is None and reading.outlook is Outlook.OPEN:
        return None
    if direction is None and reading.outlook is Outlook.COMING:
        return weekday_near(published - _DAY, weekday, 1)
    found = weekday_near(published, weekday, max(-1, direction or 0))
    return found - timedelta(7) if direction == -2 else found


def _calendar_day(reading: Reading) -> TimeValue | None:
    month, day = _month_and_day(reading)
    if month is None or day is None:
        return None
    weekday, offset, published = reading.number("weekday"), reading.number("relday"), reading.published
    if published is not None and offset is not None:
        # "اليوم الخميس، 5 جانفي 2016" in January 2017: what today is outweighs a slip in the year.
        said = published + timedelta(offset)
        if (said.month, said.day) == (month, day) and weekday in (None, said.isoweekday()):
            return day_value(said)
    found = reading.date_of(month, day, weekday)
    if found is not None:
        return day_value(found)
    known = None if reading.says_year else lexical(None, month, day)
    return None if known is None else interval(known, known)


def _month_and_day(reading: Reading) -> tuple[int | None, int | None]:
    if reading.has("a"):
        first, second = reading.number("a"), reading.number("b")
        if first is None or second is None or (first > 12 and second > 12):
            return None, None
        if first > 12 or second > 12:
            return min(first, second), max(first, second)
        # 12/7/2006: where both orders are in use and both make a date, which it is cannot be known.
        if first != second and not reading.has("order"):
            return None, None
        return second, first
    return _month_number(reading), reading.number("day")


def _month_number(reading: Reading) -> int | None:
    """The month by name or as "the last month"."""
    if not reading.has("themonth"):
        return reading.number("month")
    return None if reading.published is None else Month.of(reading.published).plus(reading.direction() or 0).month


def _range(reading: Reading) -> TimeValue | None:
    """From a day, month or year to another: the start takes from the end what it does not say itself."""
    day, month, year = reading.number("day"), _month_number(reading), reading.number("year")
    if reading.has("themonth") and month is None:
        return None
    first_day, first_month = reading.number("day1"), reading.number("month1") or month
    if month is None:
        return interval(lexical(reading.number("year1")), lexical(year))
    if reading.has("year1") and first_month == month and not reading.has("month1"):
        return interval(lexical(reading.number("year1")), lexical(year, month))
    if first_month is None or (first_day is None) != (day is None):
        return None
    if day is None:
        found = reading.month_of(month)
        year = None if found is None else found.year
    else:
        last = reading.date_of(month, day)
        if last is None and reading.says_year:
            return None
        year = None if last is None else last.year
    first_year = reading.number("year1")
    if first_year is None and year is not None:
        first_year = year - ((first_month, first_day or 0) > (month, day or 0))
    return interval(lexical(first_year, first_month, first_day), lexical(year, month, day))


def _days(reading: Reading) -> TimeValue | None:
    """Days of one month, an interval where one follows the other."""
    days, month = reading.numbers("day"), _month_number(reading)
    if month is None or _gaps(days):
        return None
    last = reading.date_of(month, days[-1])
    if last is None and reading.says_year:
        return None
    year = None if last is None else last.year
    return interval(lexical(year, month, days[0]), lexical(year, month, days[-1]))


def _months(reading: Reading) -> TimeValue | None:
    """Months of one year, an interval where one follows the other; two names of one month stand side by side."""
    months = [month for month, _ in groupby(reading.numbers("month"))]
    last = reading.month_of(months[-1])
    if last is None or any((second - first) % 12 != 1 for first, second in pairwise(months)):
        return None
    return interval(last.plus(1 - len(months)).text, last.text)


def _years(reading: Reading) -> TimeValue | None:
    """Years, an interval where one follows the other."""
    years = reading.numbers("year")
    return None if _gaps(years) else periods.years(years[0], years[-1])


def _gaps(numbers: tuple[int, ...]) -> bool:
    return any(second - first != 1 for first, second in pairwise(numbers))


def _weekdays(reading: Reading) -> TimeValue | None:
    """Two weekdays, an interval where the second follows the first: "ليل الجمعة السبت"."""
    weekdays = reading.numbers("weekday")
    if reading.published is None or len(weekdays) != 2 or (weekdays[1] - weekdays[0]) % 7 != 1:
        return None
    last = _weekday(reading, weekdays[1], reading.published)
    return None if last is None else periods.dates(last - _DAY, last)


def _night(reading: Reading) -> TimeValue | None:
    direction = reading.direction()
    if reading.published is None or direction is None or direction > 0:
        return None
    last = reading.published + timedelta(direction + 1)
    return day_value(reading.published) if direction == 0 else periods.dates(last - _DAY, last)


def _now(reading: Reading) -> TimeValue | None:
    return day_value(reading.published)


def _hijri(reading: Reading) -> TimeValue | None:
    if reading.has("month") or reading.has("a"):
        return _calendar_day(reading)  # the Gregorian date beside it says more surely which day is meant
    month, day = reading.number("hmonth"), reading.number("hday")
    if month is None or day is None:
        return None
    if reading.has("hyear"):
        year = reading.number("hyear")
        return None if year is None else day_value(from_hijri(year, month, day))
    around = _hijri_years(reading)
    return day_value(reading.nearest([found for year in around if (found := from_hijri(year, month, day)) is not None]))


def _hijri_years(reading: Reading) -> range:
    now = None if reading.published is None else hijri_year(reading.published)
    return range(0) if now is None else range(now - 1, now + 2)


def _hijri_month(reading: Reading) -> TimeValue | None:
    bounds = _hijri_bounds(reading)
    position = reading.word("position")
    if bounds is None or position is None:
        return None if bounds is None else periods.dates(*bounds)
    first, last = third(0, (bounds[1] - bounds[0]).days, position)
    return periods.dates(bounds[0] + timedelta(first), bounds[0] + timedelta(last))


def _hijri_bounds(reading: Reading) -> tuple[date, date] | None:
    """First and last day of a month whose year may have to be found."""
    month = reading.number("hmonth")
    if month is None:
        return None
    if reading.has("hyear"):
        year = reading.number("hyear")
        return None if year is None else hijri_month(year, month)
    months = [bounds for year in _hijri_years(reading) if (bounds := hijri_month(year, month)) is not None]
    published = reading.published
    if published is not None and reading.direction() in (None, 0):
        for first, last in months:
            if first <= published <= last:
                return first, last
    first_day = reading.nearest([first for first, _ in months])
    return next((bounds for bounds in months if bounds[0] == first_day), None)


def _hijri_year(reading: Reading) -> TimeValue | None:
    year = reading.number("hyear")
    first = None if year is None else from_hijri(year, 1, 1)
    last = None if year is None else hijri_month(year, 12)
    return None if first is None or last is None else periods.dates(first, last[1])


def _none(_: Reading) -> TimeValue | None:
    return None


KINDS: Final[Mapping[str, Callable[[Reading], TimeValue | None]]] = MappingProxyType(
    {
        "ago": periods.ago,
        "ahead": periods.ahead,
        "century": parts.century,
        "day": _day,
        "day of a week": periods.day_of_week,
        "days": _days,
        "decade": parts.decade,
        "decade of a century": parts.decade_of_century,
        "first months": parts.first_months,
        "half ago": periods.half_ago,
        "hijri": _hijri,
        "hijri month": _hijri_month,
        "hijri year": _hijri_year,
        "month": periods.month,
        "months": _months,
        "night": _night,
        "none": _none,
        "now": _now,
        "quarter": parts.quarter,
        "quarter of a month": parts.quarter_of_month,
        "range": _range,
        "season": parts.season,
        "unit": periods.unit,
        "weekday of a month": parts.weekday_of_month,
        "weekdays": _weekdays,
        "weekend": periods.weekend,
        "window": periods.window,
        "year": periods.year,
        "years": _years,
    }
)
"""How each kind of value named by a `[[pattern]]` row is made; None where the words do not say enough."""


def resolve(kind: str, reading: Reading) -> TimeValue | None:
    """The value of an expression of a kind, None where it cannot be known."""
    return KINDS[kind](reading)
