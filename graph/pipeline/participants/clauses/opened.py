"""Remove from an event the place that its sentence begins with, where it has a nearer one that lies in it.

"وفي إدلب، قتل مدني في بلدة سرمين" ("and in Idlib, a civilian was killed in the town of Sarmin"): both places are found;
the event is in Sarmin, and that lies in Idlib (`relations.opened`). So annotators have all of 44 such events. A place
that the catalog knows elsewhere does not count. Of 22 English events six are at both places, so that whether it holds
for a language is data (``opened`` of ``<xx>/located.toml``).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, EventClass, Role

_WHERE: Final = frozenset({EntityType.PLACE, EntityType.SITE})
_ABOVE: Final = 4
"""Steps at the most from a place up to what it lies in."""


def without_openings(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from events the place that their sentence begins with, where they have one that lies in it.

    "وفي إدلب، قتل مدني في بلدة سرمين": "قتل" keeps the place "بلدة سرمين" alone.
    """
    found = tuple(events)
    if not opens(language):
        return found
    openings = {sentence.start: span for sentence in doc.sents if (span := opening(sentence)) is not None}
    if not openings:
        return found
    spans = mentions_by_ref(doc)
    wider = {sentence: mention_ref(span.start) for sentence, span in openings.items()}
    nearer = {
        event.ref: wider[start]
        for event in found
        if (start := sentence_at(doc, event.trigger).start) in openings and within(event, openings[start], spans)
    }
    capitals = {wider[sentence] for sentence, span in openings.items() if capital(span)}
    return tuple(_apart(event, nearer, capitals) for event in found)


def _apart(event: Event, nearer: Mapping[str, str], capitals: Collection[str]) -> Event:
    """Remove the wider place of an event, and of the speech that tells of it; a capital may be where that is made."""
    told = {nearer[ref] for ref in event.refs(Role.THEME) if ref in nearer} if event.is_a(EventClass.SPEECH) else set()
    own = {nearer[event.ref]} if event.ref in nearer else set()
    return event.without(own | told.difference(capitals), Role.PLACE)


def opens(language: str) -> bool:
    """Whether the place that a sentence begins with holds the nearer ones, in a language."""
    return bool(table(language, "located")["opened"])


def opening(sentence: Span) -> Span | None:
    """The place that a sentence begins with, set off by a comma: "In Idlib, ..."; or None."""
    found = mentions_within(sentence)
    if not found or found[0].label_ != EntityType.PLACE or found[0].end >= sentence.end:
        return None
    first, doc = found[0], sentence.doc
    classes, language = word_classes(doc.lang_), doc.lang_
    before = [token.norm_ for token in doc[sentence.start : first.start] if not token.is_space]
    if before and before[0] in coordinators(language).all:
        before = before[1:]
    begins = len(before) == 1 and before[0] in classes.prepositions["place"]
    return first if begins and doc[first.end].text in classes.commas else None


def within(event: Event, place: Span, spans: Mapping[str, Span]) -> list[Span]:
    """The places and sites of an event, or that it is done to, that stand behind a place and may lie in it."""
    refs = sorted(event.refs(Role.PLACE) | event.refs(Role.TARGET))
    behind = [spans[ref] for ref in refs if ref in spans and spans[ref].label_ in _WHERE]
    return [span for span in behind if span.start > place.end and holds(place, span)]


def holds(place: Span, other: Span) -> bool:
    """Whether a mention may lie in a place: by the catalog, or if that does not know where it lies."""
    catalog, language = Catalog.load(), place.doc.lang_
    entry = catalog.by_id(other.ent_id_)
    if entry is None or (entry.type == EntityType.SITE and not entry.within):
        return not _common(other)
    wide = {place.ent_id_, *(known.id for known in catalog.find_all(place.text, language))}
    for _ in range(_ABOVE):
        above = entry.capital_of or entry.within
        if above in wide:
            return True
        entry = catalog.by_id(above)
        if entry is None:
            return False
    return False


def capital(place: Span) -> bool:
    """Whether a place is the capital of a state, or the seat of a body as Brussels is."""
    entry = Catalog.load().by_id(place.ent_id_)
    return entry is not None and bool(entry.capital_of or entry.seat_of)


def _common(span: Span) -> bool:
    """Whether a mention is one word with an article, which names nothing: "المنطقة"."""
    return len(span) == 1 and word_classes(span.doc.lang_).definite(span[0].norm_)
