"""Tell what a number in digits may be in a date, and which two number words make one number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SHORT_DECADES: Final = ("50", "60", "70", "80", "90")
"""Decades written by two digits ("the 90s"); smaller ones are as often ages and numbers."""


def numeral(digits: str) -> Mapping[str, int]:
    """The classes of a number in digits: what it may count or name in a date.

    >>> [sorted(numeral(digits)) for digits in ("12", "1446", "1882")]
    [['daynum', 'hournum', 'number', 'twodigit'], ['hyear', 'number'], ['number', 'year']]
    """
    value = int(digits)
    classes = {"number": value}
    if len(digits) <= 2 and 1 <= value <= 31:
        classes["daynum"] = value
    if len(digits) <= 2 and value <= 24:
        classes["hournum"] = value
    if len(digits) == 2:
        classes["twodigit"] = value
    if digits in _SHORT_DECADES:
        classes["shortdecade"] = value
    if len(digits) == 4 and 1300 <= value <= 1500:
        classes["hyear"] = value
    if len(digits) == 4 and 1500 < value <= 2100:
        classes["year"] = value
    if len(digits) == 4 and 1900 <= value <= 2100:
        classes["modern_year"] = value
    return classes


def compose(first: int, second: int, *, joined: bool) -> int | None:
    """The number two number words make together, None where they are two numbers.

    Args:
        first, second: their values, in the order of the text.
        joined: whether a conjunction or hyphen stands between them ("خمسة وعشرون", "twenty-five").

    >>> compose(5, 20, joined=True), compose(3, 10, joined=False), compose(2000, 5, joined=True)
    (25, 13, 2005)
    >>> compose(3, 5, joined=True) is None
    True
    """
    if joined and first < 10 and 20 <= second <= 90:
        return first + second
    if first < 10 and second == 10:
        return None if joined else first + second
    if 20 <= first <= 90 and second < 10:
        return first + second
    if not joined and first < second and second in (100, 1000):
        return first * second
    if first >= 100 and second < (100 if first % 1000 else 1000):
        return first + second
    return None
