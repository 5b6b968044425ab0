"""Make a hospital or other building the agent of a statement that names nobody else.

"Mercy Hospital said that troops entered", "أعلن مستشفى النور أن" ("Al-Nour hospital announced that"), "بحسب المستشفى"
("according to the hospital"): sites are no actors, so that the statement has no agent. The building stays a site, and
hence one thing with the one that is bombed. In it others speak: "doctors at the hospital said". The words are data
(`[speaking]` of ``<xx>/bystanders.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.clauses.agreement import agreeing, numbers
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import kinds_at
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.clausewords import clause_words, verb_first
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_TOLD: Final = frozenset({EventType.ACCUSATION, EventType.THREAT})
"""Events whose Arabic verb has its target behind it as often as its agent: "هدد مطار المدينة"."""
_REACH: Final = 4
"""Tokens at the most from a preposition to the building it governs: "at the city's main hospital"."""


def with_speaking_sites(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give events of speech without an agent the building that is their subject or is quoted.

    "Mercy Hospital said": "said" gets the agent "Mercy Hospital".
    """
    found = []
    for event in events:
        silent = event.is_a(EventClass.SPEECH) and not event.refs(Role.AGENT)
        site = _site(doc, event, language) if silent else None
        if site is not None:
            ref = mention_ref(site.start)
            event = event.without({ref}).given(Role.AGENT, [ref])
        found.append(event)
    return tuple(found)


def _site(doc: Doc, event: Event, language: str) -> Span | None:
    """The building that is the subject of an event of speech, or is quoted for it; or None."""
    at = event.trigger
    sites = [span for span in mentions_within(sentence_at(doc, at)) if span.label_ == EntityType.SITE]
    if not sites:
        return None
    before = next((span for span in reversed(sites) if span.end <= at and _subject(doc, span, at, language)), None)
    return before or next((span for span in sites if span.start > at and _behind(doc, span, event, language)), None)


def _subject(doc: Doc, site: Span, verb: int, language: str) -> bool:
    """Whether a building stands before a verb as its subject, with where it lies at most between."""
    words, end = _words(language), verb
    if VERB not in kinds_at(doc, verb):
        return False
    while end > site.end and doc[end - 1].norm_ in words["between"]:
        end -= 1
    place = next(
        (span for span in mentions_within(sentence_of(site)) if span.end == end and span.start > site.end), None
    )
    if place is not None and place.label_ == EntityType.PLACE and doc[place.start - 1].norm_ in words["in"]:
        end = place.start - 1
    return end == site.end and not _governed(doc, site, words)


def _governed(doc: Doc, site: Span, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether a building belongs to somebody named before it: "the director of the hospital said"."""
    for at in range(site.start - 1, max(sentence_of(site).start, site.start - 1 - _REACH) - 1, -1):
        if doc[at].is_punct or doc[at].norm_ in words["opens"]:
            return False
        if doc[at].norm_ in words["prepositions"]:
            return True
    return False


def _behind(doc: Doc, site: Span, event: Event, language: str) -> bool:
    """Whether a building stands behind a verb as its subject, or behind a word that quotes: "according to the"."""
    at, words = event.trigger, _words(language)
    between = {token.norm_ for token in doc[at + 1 : site.start]} - word_classes(language).articles
    verb = VERB in kinds_at(doc, at)
    if not verb or doc[at].norm_ in words["quoting"]:
        return between <= words["to"] and event.is_a(EventType.STATEMENT)
    agrees = agreeing(doc, at, language=language)
    acts = not agrees.isdisjoint(numbers(site, language=language))
    return site.start == at + 1 and acts and verb_first(language) and not event.is_a(*_TOLD)


@lru_cache(maxsize=4)
def _words(language: str) -> Mapping[str, frozenset[str]]:
    data = table(language, "bystanders")["speaking"]
    return {
        **{key: fold_all(data[key], language) for key in ("between", "in", "to", "opens")},
        "prepositions": clause_words(language, "prepositions"),
        "quoting": fold_all(table(language, "attribution")["quoting"], language),
    }
