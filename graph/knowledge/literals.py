"""Times as XSD literals and as spans of days."""

from __future__ import annotations

import calendar
import re
from datetime import date

from rdflib import XSD, Literal, URIRef

_FORMS: tuple[tuple[re.Pattern[str], URIRef], ...] = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), XSD.date),
    (re.compile(r"\d{4}-\d{2}"), XSD.gYearMonth),
    (re.compile(r"\d{4}"), XSD.gYear),
    (re.compile(r"--\d{2}-\d{2}"), XSD.gMonthDay),
)


def time_literal(lexical: str) -> Literal:
    """The literal of a time's lexical form, typed by the form.

    >>> time_literal("2025-01").datatype.rsplit("#")[1]
    'gYearMonth'
    """
    for form, datatype in _FORMS:
        if form.fullmatch(lexical):
            return Literal(lexical, datatype=datatype, normalize=False)
    raise ValueError(f"{lexical!r} is no date, month, year or day of a month")


def days(lexical: str) -> tuple[date, date] | None:
    """First and last day that a lexical form covers; None for a day without a year.

    >>> days("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if lexical.startswith("--"):
        return None
    parts = [int(part) for part in lexical.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else None
    day = parts[2] if len(parts) > 2 else None
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    last = date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    return first, last
