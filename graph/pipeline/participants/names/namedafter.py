"""Make the city that an agreement, meeting or attack is named after its place, and not its agent.

"اتفاق الدوحة" ("the Doha agreement"), "the Pretoria agreement", "هجوم قندهار" ("the Kandahar attack"): the city is
found as a side, since capitals stand for their states elsewhere. It stays one where another side follows: "اتفاق بغداد
وأربيل" ("the agreement of Baghdad and Erbil"). All such cities in annotated news are the place. Authors of documents
are removed: "the Baker Memorandum". The examples are in ``<xx>/mutual.toml``, [named].
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all, words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import kinds_at
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, EventType, Role

_NAMED: Final = frozenset({EventType.AGREEMENT, EventType.MEETING})
_ATTACKS: Final = frozenset({EventType.ATTACK, EventType.BOMBING})
_AUTHORS: Final = frozenset({EntityType.PERSON, EntityType.ORGANIZATION})


def named_after(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the city beside the noun of an agreement, meeting or attack its place, and remove authors.

    "the Pretoria agreement": "Pretoria" becomes the place of "agreement".
    """
    spans = mentions_by_ref(doc)
    named = (*_NAMED, *_ATTACKS)
    return tuple(_named(doc, event, spans, language) if event.is_a(*named) else event for event in events)


def _named(doc: Doc, event: Event, spans: Mapping[str, Span], language: str) -> Event:
    """Settle one event whose trigger is a noun."""
    kinds = kinds_at(doc, event.trigger)
    if VERB in kinds and (kinds == {VERB} or _words(language)[0]):  # in "تفاوض أنقرة" Ankara negotiates
        return event
    cities = [ref for ref in event.refs(Role.AGENT) if ref in spans and _beside(doc, event, spans[ref], language)]
    if event.is_a(*_ATTACKS):
        cities = [ref for ref in cities if not _capital(doc, spans[ref])]
    called = {ref for ref in event.refs(Role.AGENT) if ref in spans and _title(doc, event, spans[ref], language)}
    return event.moved(cities, Role.AGENT, Role.PLACE).without(called, Role.AGENT)


def _capital(doc: Doc, span: Span) -> bool:
    """Whether a city stands for a state, or "on" behind it says that it attacks."""
    entry = Catalog.load().find(span.text, doc.lang_)
    struck = word_classes(doc.lang_).prepositions.get("struck", frozenset())
    return entry is None or bool(entry.capital_of) or (span.end < len(doc) and doc[span.end].norm_ in struck)


def _title(doc: Doc, event: Event, span: Span, language: str) -> bool:
    """Whether a name stands between an article and a capitalised trigger, as in the title of a document."""
    articles = words_of(language, "entities", "articles")
    inside = (
        event.is_a(EventType.AGREEMENT)
        and span.start > 0
        and span.end == event.trigger
        and doc[span.start - 1].norm_ in articles
    )
    return inside and doc[event.trigger].is_title and span.label_ in _AUTHORS and not span.id_


def _beside(doc: Doc, event: Event, span: Span, language: str) -> bool:
    """Whether a mention is a city right beside a trigger, and none of several sides."""
    head_first, joining = _words(language)
    beside = span.start == event.trigger + 1 if head_first else span.end == event.trigger
    outer = span.end if head_first else span.start - 1
    joined = (
        0 <= outer < len(doc)
        and doc[outer].norm_ in joining
        and sentence_at(doc, outer) == sentence_at(doc, event.trigger)
    )
    if not beside or (joined and _side(doc, outer, head_first)):
        return False
    entry = Catalog.load().find(span.text, language)
    return entry is not None and entry.type == EntityType.PLACE


def _side(doc: Doc, at: int, head_first: bool) -> bool:
    """Whether a mention stands on the far side of a joining word; a verb there begins a clause."""
    beyond = at + 1 if head_first else at - 1
    return 0 <= beyond < len(doc) and bool(doc[beyond].ent_type_)


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[bool, frozenset[str]]:
    """Whether a noun stands before what it is named after, and the words that join sides."""
    data = table(language, "mutual")["coordination"]
    joining = fold_all([*data["joins"], *data["opposite"], "-"], language)
    return table(language, "shortforms")["head_first"], joining
