"""Values of expressions that name a month, a year, a week or a stretch of time counted from publication."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.pipeline.times.calendars import Month, day_value, interval, lexical, third, week_of
from khabar.graph.pipeline.times.facts import Outlook, Reading

_APPROXIMATE_WEEK: Final = 3
_APPROXIMATE_YEAR: Final = 3
_FEW: Final = (2, 10)


def dates(start: date, end: date) -> TimeValue | None:
    """The interval from one day to another."""
    return interval(start.isoformat(), end.isoformat())


def years(start: int, end: int) -> TimeValue | None:
    """The interval from one year to another."""
    return interval(lexical(start), lexical(end))


def century_of(number: int) -> int:
    """The first year of the century a year lies in.

    >>> century_of(2025), century_of(2000)
    (2001, 1901)
    """
    return (number - 1) // 100 * 100 + 1


def month(reading: Reading) -> TimeValue | None:
    """A month ("آذار/ مارس الماضي") or a third of one ("early March")."""
    number = reading.number("month")
    found = None if number is None else reading.month_of(number)
    return None if found is None else _part_of_month(found, reading)


def year(reading: Reading) -> TimeValue | None:
    """A year or a third of one."""
    number = reading.number("year")
    return None if number is None else _part_of_year(number, reading)


def _part_of_month(found: Month, reading: Reading) -> TimeValue | None:
    position = reading.word("position")
    if position is None:
        return interval(found.text, found.text)
    first, last = third(1, found.days, position)
    return interval(lexical(found.year, found.month, first), lexical(found.year, found.month, last))


def _part_of_year(number: int, reading: Reading) -> TimeValue | None:
    position = reading.word("position")
    if position is None:
        return years(number, number)
    first, last = third(1, 12, position)
    return interval(lexical(number, first), lexical(number, last))


def unit(reading: Reading) -> TimeValue | None:
    """A week, month, year or century before, around or after the publication: "العام الماضي", "this week"."""
    # "The last weeks" and "the latest month" leave open which; so does the past decade.
    if reading.published is None or reading.has("recent"):
        return None
    direction = reading.direction() or 0
    published = reading.published
    match reading.word("theunit"):
        case "week":
            return dates(*week_of(published + timedelta(weeks=direction)))
        case "month":
            return _part_of_month(Month.of(published).plus(direction), reading)
        case "year":
            return _part_of_year(published.year + direction, reading)
        case "century" if reading.has("cue") or reading.has("this"):
            # "The turn of the century" alone is of this one or of the last.
            first = century_of(published.year) + 100 * direction
            return years(first, first + 99)
    return None


def day_of_week(reading: Reading) -> TimeValue | None:
    """A weekday of the last, this or the next week."""
    weekday = reading.number("weekday")
    if reading.published is None or weekday is None or reading.word("theunit") != "week":
        return None
    monday, _ = week_of(reading.published + timedelta(weeks=reading.direction() or 0))
    return day_value(monday + timedelta(weekday - 1))


def weekend(reading: Reading) -> TimeValue | None:
    """The last, this or the next weekend, from its first to its last day in any country of the language."""
    first, last = reading.number("first"), reading.number("last")
    if reading.published is None or first is None or last is None:
        return None
    direction, begun = reading.direction(), reading.published.isoweekday() >= first
    if direction is None and reading.outlook is not Outlook.PAST:
        if reading.outlook is not Outlook.COMING:
            return None
        direction = 0 if begun else 1  # "is planned for the weekend"
    if direction == 0 and not begun:
        return None  # "this weekend" in midweek: the one behind or the one before us
    weeks = (0 if begun else -1) if direction is None else direction - (direction == 1 and not begun)
    monday = week_of(reading.published)[0] + timedelta(weeks=weeks)
    return dates(monday + timedelta(first - 1), monday + timedelta(last - 1))


def _unit(reading: Reading, *roles: str) -> str | None:
    return next((word for role in roles if (word := reading.word(role))), None)


def _shift(day: date, unit_name: str, count: int) -> date | None:
    """The day so many units later, an hour or minute counting as a part of a day."""
    try:
        match unit_name:
            case "minute" | "hour":
                hours = abs(count) if unit_name == "hour" else 1
                return day + timedelta(days=-(-hours // 24) * (1 if count > 0 else -1))
            case "day":
                return day + timedelta(days=count)
            case "week":
                return day + timedelta(weeks=count)
            case "month" | "year" | "decade":
                months = count * {"month": 1, "year": 12, "decade": 120}[unit_name]
                target = Month.of(day).plus(months)
                return date(target.year, target.month, min(day.day, target.days))
    except (OverflowError, ValueError):
        return None
    return None


def window(reading: Reading) -> TimeValue | None:
    """The last or next so many units: "الأشهر الثلاثة الماضية", "the past two weeks"."""
    unit_name = _unit(reading, "theunits", "theunit2", "units", "unit1", "one_unit")
    count = 2 if reading.has("theunit2") else reading.number("n") or (1 if reading.has("one_unit") else None)
    if reading.published is None or unit_name is None or count is None:
        return None
    direction = reading.direction("recent" if reading.has("recent") else "cue")
    other = None if not direction else _shift(reading.published, unit_name, count * direction)
    if other is None:
        return None
    return dates(min(other, reading.published), max(other, reading.published))


def _count(reading: Reading) -> int | None:
    return 2 if reading.has("unit2") else reading.number("number") or (1 if reading.has("unit1") else None)


def ahead(reading: Reading) -> TimeValue | None:
    """So long after the publication, where the words count from it: "بعد أسبوعين من الآن"."""
    unit_name, count = _unit(reading, "unit2", "units", "unit1"), _count(reading)
    if reading.published is None or unit_name is None or count is None or reading.has("approx"):
        return None
    then = _shift(reading.published, unit_name, count)
    return None if then is None else _as_exact(then, unit_name)


def _as_exact(then: date, unit_name: str) -> TimeValue | None:
    match unit_name:
        case "day" | "week":
            return day_value(then)
        case "month":
            return interval(Month.of(then).text, Month.of(then).text)
        case "year":
            return years(then.year, then.year)
    return None


def half_ago(reading: Reading) -> TimeValue | None:
    """So many years and a half before the publication, to about a quarter of a year: "قبل عام ونصف العام"."""
    unit_name, count = _unit(reading, "unit2", "units", "unit1"), _count(reading)
    if reading.published is None or unit_name != "year" or count is None or reading.has("approx"):
        return None
    then = Month.of(reading.published).plus(-12 * count - 6)
    return interval(then.plus(-_APPROXIMATE_YEAR).text, then.plus(_APPROXIMATE_YEAR).text)


def ago(reading: Reading) -> TimeValue | None:
    """So long before the publication, as exact as the unit: "قبل أسبوعين" a day, "three years ago" a year."""
    unit_name = _unit(reading, "unit2", "units", "unit1")
    if reading.published is None or unit_name is None:
        return None
    published = reading.published
    count = _count(reading)
    if reading.has("few") or count is None:
        few = [_shift(published, unit_name, -limit) for limit in _FEW]
        if unit_name not in ("hour", "day") or few[1] is None or few[0] is None:
            return None
        return dates(few[1], few[0] if unit_name == "day" else published)
    then = _shift(published, unit_name, -count)
    if then is None:
        return None
    bound = reading.word("approx")
    if bound == "more":
        return None  # how much more is not said
    if bound == "less":
        return dates(then, published)
    about = bound is not None or reading.has("about_after")
    match unit_name:
        case "minute" | "hour":
            return dates(then, published)
        case "day" | "week" if about:
            spread = timedelta(_APPROXIMATE_WEEK if unit_name == "week" else 1)
            return dates(then - spread, min(then + spread, published))
    if not about:
        return _as_exact(then, unit_name)
    near = {"month": 1, "year": _APPROXIMATE_YEAR, "decade": 12 * _APPROXIMATE_YEAR}[unit_name]
    found = Month.of(then)
    return interval(found.plus(-near).text, found.plus(near).text)
