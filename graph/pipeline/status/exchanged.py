"""Give a release that is to happen in exchange for another the status of that one.

"تقضي الصفقة بالإفراج عن المحتجزين مقابل إطلاق سراح الأسرى" ("the deal provides for freeing the hostages in exchange for
the release of the prisoners"): the second is found as done, though it is no more done than the first. The words between
the two are data (``<xx>/status.toml``, [exchanged]).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventType, Status

_BEFORE: Final = 4
"""Tokens at the most from the first word of a phrase to the release: "in exchange for the release"."""
_OPEN: Final = (Status.PLANNED, Status.POSSIBLE)


def exchanged(doc: Doc, events: Sequence[Event], *, language: str) -> Iterator[tuple[int, str]]:
    """The statuses of releases told as the price of one that has not happened, by trigger; needs the statuses.

    "الإفراج عن المحتجزين مقابل إطلاق سراح الأسرى": the trigger of "إطلاق" -> planned, if "الإفراج" is.
    """
    words = _words(language)
    releases = sorted((event for event in events if event.is_a(EventType.RELEASE)), key=lambda event: event.trigger)
    for event in releases:
        start = sentence_at(doc, event.trigger).start
        price = [at for at in range(max(start, event.trigger - _BEFORE), event.trigger) if words.stand(doc, at)]
        if event.status != Status.ACTUAL or not price:
            continue
        before = [other for other in releases if start <= other.trigger < price[0]]
        if before and before[-1].status in _OPEN:
            yield event.trigger, before[-1].status


@lru_cache(maxsize=4)
def _words(language: str) -> Phrases:
    return Phrases.of(language, table(language, "status")["exchanged"]["words"])
