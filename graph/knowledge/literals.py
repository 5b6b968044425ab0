"""Times as XSD literals."""

from __future__ import annotations

import re
from typing import Final

import pyoxigraph as ox

from khabar.ontology.iris import XSD

_FORMS: Final = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), XSD.date),
    (re.compile(r"\d{4}-\d{2}"), XSD.gYearMonth),
    (re.compile(r"\d{4}"), XSD.gYear),
    (re.compile(r"--\d{2}-\d{2}"), XSD.gMonthDay),
)


def time_literal(lexical: str) -> ox.Literal:
    """The literal of a time's lexical form, typed by the form.

    >>> time_literal("2025-01").datatype.value.rsplit("#")[1]
    'gYearMonth'
    """
    for form, datatype in _FORMS:
        if form.fullmatch(lexical):
            return ox.Literal(lexical, datatype=ox.NamedNode(datatype))
    raise ValueError(f"{lexical!r} is no date, month, year or day of a month")
