"""Remove whoever calls a meeting from its agents, if somebody else takes part.

"اجتمع المجلس بدعوة من الرئيس" ("the council met at the president's invitation"): the president is found as an agent,
and removed. The words are data (``convened`` of ``<xx>/hosts.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.terms import EntityType, EventType, Role

_TITLED: Final = 6
"""Tokens at the most from a phrase to a name: "بدعوة من مبعوث المنظمة الدولية"."""


def without_callers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those behind "at the invitation of" from the agents of the meetings of their sentence.

    "اجتمع المجلس بدعوة من الرئيس": "اجتمع" loses the agent "الرئيس".
    """
    if not any(event.is_a(EventType.MEETING) for event in events):
        return tuple(events)
    words = _words(language)
    spans = mentions_by_start(doc)
    calling = {ref: at for at, ref in _callers(doc, spans, words)}

    def held(event: Event) -> Event:
        if not event.is_a(EventType.MEETING):
            return event
        sentence = sentence_at(doc, event.trigger)
        agents = event.refs(Role.AGENT)
        callers = {ref for ref in agents if ref in calling and sentence_at(doc, calling[ref]) == sentence}
        return event.without(callers, Role.AGENT) if callers != agents else event

    return tuple(map(held, events))


def _callers(doc: Doc, spans: Mapping[int, Span], words: Phrases) -> Iterator[tuple[int, str]]:
    """The positions of phrases for calling a meeting, each with the reference of the mention behind it."""
    for at in range(len(doc)):
        for length, _ in words.at(doc, at, len(doc)):
            named = _named(doc, at + length, spans)
            if named is not None and sentence_of(named) == sentence_at(doc, at):
                yield at, mention_ref(named.start)
            break


def _named(doc: Doc, at: int, spans: Mapping[int, Span]) -> Span | None:
    """The mention at a position, or the person behind a title there; or None."""
    end = min(at + 1 + _TITLED, sentence_at(doc, at).end) if at < len(doc) else at
    for start in range(at, end):
        if start in spans and (start == at or spans[start].label_ == EntityType.PERSON):
            return spans[start]
        if doc[start].is_punct and not doc[start].is_quote:
            return None
    return None


@lru_cache(maxsize=4)
def _words(language: str) -> Phrases:
    return Phrases.of(language, table(language, "hosts")["convened"]["calling"])
