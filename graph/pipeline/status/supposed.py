"""Find events that are only supposed, which are possible, and those with a time to come, which are planned.

"Imagine that Egypt attacks", "لنفترض أن الجيش هاجم" ("let us suppose that the army attacked"): all events of such a
sentence are possible. An event with a time that begins after the article was published, "next May", is planned, unless
its verb is past. The words are data (`[supposed]` of ``<xx>/status.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import tenses_at
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import PAST
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventClass, EventType, Role, Status

_TOLD: Final = (Status.ACTUAL, Status.PLANNED)
_OPENING: Final = 2
"""Tokens at the most from a word like "say" to the mention supposed of; an article may stand between."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    supposing: Phrases
    saying: Phrases
    until: frozenset[str]


def supposed(doc: Doc, events: Sequence[Event], *, language: str) -> Mapping[int, str]:
    """The statuses of events that are supposed or still to come, by trigger."""
    words, spans = _words(language), mentions_by_ref(doc)
    told = [event for event in events if event.status in _TOLD]
    found = {event.trigger: Status.PLANNED for event in told if _to_come(doc, event, spans, words)}
    openings = {sentence_at(doc, event.trigger).start for event in told}
    within = {at for at in openings if _supposes(doc, at, spans, words)}
    for event in told:
        begin = sentence_at(doc, event.trigger).start
        if begin in within and (event.trigger == begin or not event.is_a(EventType.STATEMENT)):
            found[event.trigger] = Status.POSSIBLE
    return found


def _supposes(doc: Doc, begin: int, spans: Mapping[str, Span], words: _Words) -> bool:
    """Whether a sentence begins with words of supposing."""
    sentence = sentence_at(doc, begin)
    at = next((at for at in range(sentence.start, sentence.end) if not doc[at].is_punct), sentence.start)
    if words.supposing.stand(doc, at):
        return True
    return words.saying.stand(doc, at) and any(mention_ref(at + step) in spans for step in range(1, _OPENING + 1))


def _to_come(doc: Doc, event: Event, spans: Mapping[str, Span], words: _Words) -> bool:
    """Whether all times of an actual event, no speech or trial, begin after the publication."""
    published: date | None = doc._.published
    if published is None or event.status != Status.ACTUAL or event.is_a(EventClass.SPEECH, EventType.TRIAL):
        return False
    if PAST in tenses_at(doc, event.trigger):
        return False
    times = [spans[ref] for ref in event.refs(Role.TIME) if ref in spans]
    return bool(times) and all(_after(doc, span, published, words) for span in times)


def _after(doc: Doc, span: Span, published: date, words: _Words) -> bool:
    """Whether a time begins after the publication, and "until" does not stand before it."""
    value = span._.time
    if value is None or value.start.startswith("-") or (span.start and doc[span.start - 1].norm_ in words.until):
        return False
    return bool(value.start > published.isoformat()[: len(value.start)])


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "status")["supposed"]
    supposing, saying = (Phrases.of(language, data[key]) for key in ("supposing", "saying"))
    return _Words(supposing, saying, fold_all(data["until"], language))
