"""Tell the weekday of an event, also where no article says the date: "Monday night", "ليل الاثنين"."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.pipeline.times.finder import find
from khabar.graph.resolution.times import span

_TRIED: Final = (date(2100, 6, 16), date(2100, 6, 17), date(2100, 7, 30))
"""Days of publication by which a weekday is the same, while "yesterday" and "the tenth" are not."""


def weekday(time: TimeValue | None, words: str, language: str) -> int | None:
    """The weekday, from Monday as 0, of a day with its year, or of words that name one; else None.

    >>> weekday(None, "Monday night", "en"), weekday(None, "yesterday", "en")
    (0, None)
    >>> weekday(TimeValue("2025-03-11"), "11 March", "en")
    1
    """
    if time is None:
        return _weekday_called(words, language)
    covered = span(time)
    return covered[0].weekday() if covered and covered[0] == covered[1] else None


@lru_cache(maxsize=1024)
def _weekday_called(words: str, language: str) -> int | None:
    found = set()
    for published in _TRIED:
        values = [expression.value for expression in find(words, language=language, published=published)]
        covered = span(values[0]) if len(values) == 1 and values[0] is not None else None
        found.add(covered[0].weekday() if covered and covered[0] == covered[1] else None)
    return found.pop() if len(found) == 1 else None
