"""Remove those whose reports somebody denies from what is denied, and from the denial.

"نفت مصر تقارير إسرائيلية عن انسحابها" ("Egypt denied Israeli reports of its withdrawal"): Israel denies nothing. The
words are data (`[reports]` of ``<xx>/bystanders.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.participants.claims.denials import denial_words
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.terms import Role

_FARTHEST: Final = 6
"""Tokens at the most from a denial to the reports."""


class _Words(NamedTuple):
    """Words of a language; the file explains them."""

    reports: Phrases
    about: frozenset[str]
    between: frozenset[str]


def without_reporters(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those whose reports are denied from the agents and the speakers of their sentence's events.

    "نفت مصر تقارير إسرائيلية عن انسحابها": "نفت" loses the agent "إسرائيلية".
    """
    words, found = _words(language), list(events)
    for span in mentions(doc):
        noun = span.start - 1
        if noun < 0 or not words.reports.stand(doc, noun) or _denial(doc, noun, words, language) < 0:
            continue
        if span.end < len(doc) and doc[span.end].norm_ in words.about:
            found = [_unreported(event, mention_ref(span.start), span, doc) for event in found]
    return tuple(found)


def _denial(doc: Doc, noun: int, words: _Words, language: str) -> int:
    """The position of the denial whose object a noun is, with a subject at most between; or -1."""
    denials = denial_words(language)
    for at in range(noun - 1, max(sentence_at(doc, noun).start, noun - _FARTHEST) - 1, -1):
        if denials.stand(doc, at):
            return at
        if not doc[at].ent_type_ and doc[at].norm_ not in words.between:
            return -1
    return -1


def _unreported(event: Event, ref: str, span: Span, doc: Doc) -> Event:
    """Remove a mention from agents, speakers and chain of an event, if that is in its sentence."""
    if sentence_at(doc, event.trigger) != sentence_of(span):
        return event
    chain = tuple(kept for step in event.chain if (kept := tuple(each for each in step if each != ref)))
    speakers = tuple(each for each in event.speakers if each != ref)
    if speakers != event.speakers or chain != event.chain:
        event = replace(event, speakers=speakers, chain=chain)
    return event.without({ref}, Role.AGENT)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "bystanders")["reports"]
    about, between = (fold_all(data[key], language) for key in ("about", "between"))
    return _Words(Phrases.of(language, data["words"]), about, between)
