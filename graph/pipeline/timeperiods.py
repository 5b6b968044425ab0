"""Values of expressions that name a month, a year, a week, a season or a stretch of time counted from publication."""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from khabar.graph.pipeline.calendars import Month, day_value, interval, lexical, third, week_of
from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.pipeline.timefacts import Reading

_SEASONS: Final = MappingProxyType({"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)})
"""Northern meteorological seasons; winter belongs to two years and stays unresolved."""
_APPROXIMATE_WEEK: Final = 3
_APPROXIMATE_YEAR: Final = 3
_FEW: Final = (2, 10)


def dates(start: date, end: date) -> TimeValue | None:
    """The interval from one day to another."""
    return interval(start.isoformat(), end.isoformat())


def years(start: int, end: int) -> TimeValue | None:
    """The interval from one year to another."""
    return interval(lexical(start), lexical(end))


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
        case "century":
            first = _century(published.year) + 100 * direction
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
    unit_name = _unit(reading, "theunits", "theunit2", "units", "unit1")
    count = 2 if reading.has("theunit2") else reading.number("n")
    if reading.published is None or unit_name is None or count is None:
        return None
    direction = reading.direction("recent" if reading.has("recent") else "cue")
    other = None if not direction else _shift(reading.published, unit_name, count * direction)
    if other is None:
        return None
    return dates(min(other, reading.published), max(other, reading.published))


def ago(reading: Reading) -> TimeValue | None:
    """So long before the publication, as exact as the unit: "قبل أسبوعين" a day, "three years ago" a year."""
    unit_name = _unit(reading, "unit2", "units", "unit1")
    if reading.published is None or unit_name is None:
        return None
    published = reading.published
    count = 2 if reading.has("unit2") else reading.number("number") or (1 if reading.has("unit1") else None)
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
        case "day" | "week":
            return day_value(then)
    near = {"month": 1, "year": _APPROXIMATE_YEAR, "decade": 12 * _APPROXIMATE_YEAR}[unit_name] if about else 0
    found = Month.of(then)
    if unit_name == "month" or about:
        return interval(found.plus(-near).text, found.plus(near).text)
    return years(then.year, then.year) if unit_name == "year" else None


def first_months(reading: Reading) -> TimeValue | None:
    """The first so many months of a year."""
    count, number = reading.number("n"), reading.year_said()
    if count is None or number is None or reading.word("theunits") != "month":
        return None
    return interval(lexical(number, 1), lexical(number, count))


def quarter(reading: Reading) -> TimeValue | None:
    """A quarter, third or half of a year."""
    parts, which, number = reading.number("quarter"), reading.number("ordinal"), reading.year_said()
    if parts is None or which is None or number is None or not 1 <= which <= parts:
        return None
    size = 12 // parts
    return interval(lexical(number, (which - 1) * size + 1), lexical(number, which * size))


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


def _century(number: int) -> int:
    """The first year of the century a year lies in."""
    return (number - 1) // 100 * 100 + 1


def century(reading: Reading) -> TimeValue | None:
    """A century by number or counted from this one."""
    which = reading.number("ordinal") or reading.number("number")
    if which is None:
        direction = reading.direction()
        if reading.published is None or direction is None:
            return None
        which = _century(reading.published.year) // 100 + 1 + direction
    return years(which * 100 - 99, which * 100)


def decade(reading: Reading) -> TimeValue | None:
    """A decade: of the century named, or the last such decade that had begun at publication."""
    first = reading.number("decade")
    if first is None:
        return None
    if first < 100:
        which = reading.number("ordinal")
        if which is not None:
            first += which * 100 - 100
        elif reading.published is None:
            return None
        elif (direction := reading.direction()) is not None:
            first += _century(reading.published.year) - 1 + 100 * direction
        else:
            first += (reading.published.year - first) // 100 * 100
    return years(first, first + 9)
