"""Make the reception of a person by another one a meeting of the two.

"The crown prince was welcomed by President Sisi": the event may be found as a statement of welcome; it becomes a
meeting with both as agents. Only two persons meet so. The words are data (`[welcomed]` in ``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EntityType, EventType, Role

_TITLE: Final = 3
"""Tokens at the most from the verb to the host: "by President"."""
_SUBJECT: Final = 2
"""Tokens at the most from the guest to the verb: "was warmly received"."""


def meetings_of_guests(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make events in which one person is received by another meetings with both as agents.

    "The crown prince was welcomed by President Sisi": "welcomed" becomes a meeting.
    """
    verbs, by = _words(language)
    return tuple(_met(doc, event, by) if doc[event.trigger].norm_ in verbs else event for event in events)


def _met(doc: Doc, event: Event, by: frozenset[str]) -> Event:
    """Make one event a meeting, if a guest stands before its verb and a host behind "by"."""
    at = event.trigger
    if at + 1 >= len(doc) or doc[at + 1].norm_ not in by:
        return event
    persons = [span for span in mentions_within(sentence_at(doc, at)) if span.label_ == EntityType.PERSON]
    guest = next((span for span in persons if 0 <= at - span.end <= _SUBJECT), None)
    host = next((span for span in persons if at < span.start <= at + 1 + _TITLE), None)
    if guest is None or host is None or _named(doc, at, host):
        return event
    sides = [mention_ref(span.start) for span in (guest, host)]
    return event.with_type(EventType.MEETING).without(sides).first(Role.AGENT, sides)


def _named(doc: Doc, at: int, host: Span) -> bool:
    """Whether another mention stands between the verb and the host."""
    return any(token.ent_type_ for token in doc[at + 1 : host.start])


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    data = table(language, "undergone")["welcomed"]
    verbs = all_forms(VERB, data["verb"], language)
    return verbs, fold_all(data["by"], language)
