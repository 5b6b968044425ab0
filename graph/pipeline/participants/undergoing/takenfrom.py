"""Make whoever something is taken from a target of the takeover, and not an agent.

"Towns retaken from the rebels", "استعادها من قبضة التنظيم" ("retook it from the grip of the group"): the rebels and the
group are found as agents. Annotators have them as targets. The words are data (``<xx>/undergone.toml``, [taken]).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.articles import before_articles, leads_to
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventType, Role

_LONGEST: Final = 4
"""Words of the longest phrase: "from the grip of"."""


def taken_from(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Move the agents of takeovers that stand behind the trigger and "from" to the targets.

    "towns retaken from the rebels": "the rebels" becomes the target of "retaken".
    """
    if not any(event.is_a(EventType.TAKEOVER) for event in events):
        return tuple(events)
    losers = {mention_ref(span.start): span for span in _losers(doc, language)}

    def taken(event: Event) -> Event:
        if not event.is_a(EventType.TAKEOVER):
            return event
        behind = (ref for ref in sorted(event.refs(Role.AGENT)) if ref in losers)
        return event.moved([ref for ref in behind if losers[ref].start > event.trigger], Role.AGENT, Role.TARGET)

    return tuple(map(taken, events))


def _losers(doc: Doc, language: str) -> Iterator[Span]:
    """The actors behind "from"; not where another actor stands right before it, as in "fighters from Ansar"."""
    articles, actors = (
        word_classes(language).articles,
        {span.end: span for span in mentions(doc) if span.label_ in ACTORS},
    )
    for span in actors.values():
        begin = sentence_of(span).start
        start = before_articles(doc, span.start, begin=begin, articles=articles)
        for at in range(max(begin, start - _LONGEST), start):
            if at not in actors and leads_to(doc, _phrases(language), at, start):
                yield span
                break


@lru_cache(maxsize=4)
def _phrases(language: str) -> Phrases:
    return Phrases.of(language, table(language, "undergone")["taken"]["source"])
