"""Find meetings that are the purpose of an actual meeting of the same sides: they are actual, too.

"The king received the envoy to discuss Gaza": the discussion is found as planned, and is that meeting. The words are
data (`[purposes]` in ``<xx>/status.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, grouped
from khabar.ontology.terms import EventType, Role, Status

_SIDES: Final = 2
"""Agents at the least: one alone may find nobody to meet."""


def purposes(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of meetings behind "to" with the agents of an actual meeting before them in the sentence."""
    to = _words(language)
    groups = grouped(doc, (event for event in events if event.is_a(EventType.MEETING)))
    return frozenset(
        later.trigger
        for meetings in groups.values()
        for later in meetings
        for earlier in meetings
        if later.trigger
        and doc[later.trigger - 1].norm_ in to
        and earlier.trigger < later.trigger
        and earlier.status == Status.ACTUAL
        and len(later.refs(Role.AGENT)) >= _SIDES
        and later.refs(Role.AGENT) == earlier.refs(Role.AGENT)
    )


@lru_cache(maxsize=4)
def _words(language: str) -> frozenset[str]:
    return fold_all(table(language, "status")["purposes"]["to"], language)
