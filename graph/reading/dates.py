"""Publication dates: only what stands beside a headline or in a date field, never a date of the story.

Months are read from ``<language>/time.toml`` (table ``months``), those of both languages at once, because Arabic sites
carry English dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timezone
from functools import lru_cache
from typing import Final, TypeAlias

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.language.normalisation import fold_in_all

_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_YEARS: Final = range(1900, 2101)

_ISO: Final = re.compile(r"(?<![\d/-])(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)")
_NUMERIC: Final = re.compile(r"(?<![\d/.-])(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})(?!\d)")
_BASIC: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ].*)?")
_EPOCH: Final = re.compile(r"(\d{9,10}|\d{12,13})(?:\.\d*)?")  # from 1973 and 1970 on
_SECONDS_DIGITS: Final = 10
_CLOCK: Final = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?!\d)")

_Reading: TypeAlias = tuple[re.Match[str], int, int, int]


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a line.

    Attributes:
        day: the date.
        before, after: the rest of the line (in folded spelling where the month is a name).
        clock: whether the rest gives a time of day.
    """

    day: date
    before: str
    after: str
    clock: bool


def parse_date(text: str) -> date | None:
    """The date a metadata field holds: ISO 8601, dd/mm/yyyy, "25 يناير 2025", "January 25, 2025"; None if none.

    A numeric date in which day and month could be exchanged is read day first. ISO 8601 may be without its hyphens,
    and seconds or milliseconds since 1970 are the day they are in UTC.

    >>> parse_date("25 كانون الثاني/يناير 2025"), parse_date("2025-01-25T11:56:07+03:00")
    (datetime.date(2025, 1, 25), datetime.date(2025, 1, 25))
    >>> parse_date("20250125T115607Z"), parse_date("1737800000"), parse_date("1737800000000")
    (datetime.date(2025, 1, 25), datetime.date(2025, 1, 25), datetime.date(2025, 1, 25))
    """
    plain = text.translate(_DIGITS).strip()
    if match := _EPOCH.fullmatch(plain):
        seconds = int(match[1]) / (1000 if len(match[1]) > _SECONDS_DIGITS else 1)
        return datetime.fromtimestamp(seconds, tz=timezone.utc).date()
    if match := _BASIC.fullmatch(plain):
        plain = "-".join(match.groups())
    found = find_date(plain, day_first=True)
    return None if found is None else found.day


def find_date(line: str, *, day_first: bool) -> DateFound | None:
    """The first full date (day, month and year) of a line.

    Args:
        line: the line as written.
        day_first: read 03/04/2025 as 3 April; otherwise such a date is ambiguous and none.

    >>> find_date("السبت 28 فبراير 2026 10:23 ص", day_first=True).day
    datetime.date(2026, 2, 28)
    """
    plain = line.translate(_DIGITS)
    if sum(character.isdigit() for character in plain) < 5:  # a cheap way out for most lines
        return None
    folded = fold_in_all(plain)
    return (
        _first(_iso(plain), plain)
        or _first(_named(folded), folded)
        or _first(_numeric(plain, day_first=day_first), plain)
    )


def _iso(text: str) -> Iterator[_Reading]:
    for match in _ISO.finditer(text):
        yield match, int(match[1]), int(match[2]), int(match[3])


def _numeric(text: str, *, day_first: bool) -> Iterator[_Reading]:
    for match in _NUMERIC.finditer(text):
        day, month, year = int(match[1]), int(match[2]), int(match[3])
        if month > 12:  # only the American order is possible
            yield match, year, day, month
        elif day_first or day > 12 or day == month:
            yield match, year, month, day


def _named(text: str) -> Iterator[_Reading]:
    months = _months()
    found = [match for pattern in _patterns() for match in pattern.finditer(text)]
    for match in sorted(found, key=lambda match: match.start()):
        yield match, int(match["year"]), months[match["month"]], int(match["day"])


def _first(readings: Iterator[_Reading], text: str) -> DateFound | None:
    for match, year, month, day in readings:
        if year not in _YEARS:
            continue
        try:
            value = date(year, month, day)
        except ValueError:
            continue
        before, after = text[: match.start()], text[match.end() :]
        return DateFound(value, before, after, bool(_CLOCK.search(before) or _CLOCK.search(after)))
    return None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    named = (item for language in LANGUAGES for item in table(language, "time")["months"].items())
    return {fold_in_all(name): number for name, number in named}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    # Two names of one month may stand side by side: "كانون الثاني/ يناير", "نوفمبر (تشرين الثاني)", "آب أغسطس".
    month = rf"(?<![^\W\d_])(?P<month>{names})\.?(?:(?:\s?[/(-]\s?|\s)(?:{names})\)?)?(?![^\W\d_])"
    day = r"(?<![\d:])(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?P<year>\d{4})(?!\d)"
    gap = r"[\s,،/-]{1,3}(?:of\s)?"
    return (re.compile(rf"{day}{gap}{month}{gap}{year}"), re.compile(rf"{month}{gap}{day}{gap}{year}"))
