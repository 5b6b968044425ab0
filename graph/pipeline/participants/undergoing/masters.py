"""Remove from the targets of an arrest, trial or sanction those for whom the one arrested works.

"أوقف لبنان شبكة تجسس لصالح إسرائيل" ("Lebanon arrested a ring spying for Israel"), "jailed a spy for Belarus": Israel
and Belarus are found as targets, and removed. Nothing changes where no other target would be left ("a manhunt for the
gunman"). The words before them are data (``<xx>/undergone.toml``, [masters]).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.articles import behind_phrase
from khabar.graph.pipeline.words.cues import Phrases
from khabar.ontology.terms import EventType, Role

_DONE: Final = (EventType.ARREST, EventType.TRIAL, EventType.SANCTION, EventType.SECURITY_OPERATION)


def without_masters(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the mentions behind "for", "on behalf of" from the targets of arrests, trials and sanctions.

    "jailed a spy for Belarus": "jailed" loses the target "Belarus" and keeps "a spy".
    """
    if not any(event.is_a(*_DONE) for event in events):
        return tuple(events)
    words = _words(language)
    masters = {mention_ref(span.start) for span in mentions(doc) if behind_phrase(span, words)}

    def settled(event: Event) -> Event:
        targets = event.refs(Role.TARGET)
        if not event.is_a(*_DONE) or targets <= masters:
            return event  # "a manhunt for the gunman"
        return event.without(targets & masters, Role.TARGET)

    return tuple(map(settled, events)) if masters else tuple(events)


@lru_cache(maxsize=4)
def _words(language: str) -> Phrases:
    return Phrases.of(language, table(language, "undergone")["masters"]["for"])
