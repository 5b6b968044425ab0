"""Make the country that an attack is named after its place, and not its agent.

"Pakistan bombing kills 12 soldiers": Pakistan is found as the bomber. Only a state's name right before the noun is the
place, not an adjective ("Israeli strike") or a short form that serves as one ("US strike"); and only where the sentence
names no place elsewhere, which the state then struck: "Turkey air strike kills nine in northern Iraq". The words are
data (``<xx>/prefixes.toml``, [scenes]); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.mentions import mentions, mentions_within
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_FORCE: Final = frozenset({EventClass.VIOLENCE, EventType.SECURITY_OPERATION, EventType.ARREST})
_WHERE: Final = frozenset({EntityType.PLACE, EntityType.STATE})
_BASE: Final = "base"
_LONGEST: Final = 4
"""Tokens at the most from the country to the noun ("Nigeria church bomb attack"), and steps up the catalog."""


def without_scenes(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the country that an event of force is named after the place of all such events in its sentence.

    "Pakistan bombing kills 12 soldiers": "Pakistan" becomes the place of "bombing" and "kills".
    """
    modifiers, ahead = _words(language)
    if not modifiers:
        return tuple(events)
    scenes = dict(_scenes(doc, events, modifiers, ahead, language))
    return tuple(_placed(doc, event, scenes) for event in events) if scenes else tuple(events)


def _scenes(
    doc: Doc, events: Sequence[Event], modifiers: frozenset[str], ahead: frozenset[str], language: str
) -> Iterator[tuple[str, Span]]:
    """The references and mentions of the countries that events of force are named after."""
    spans = {span.end: span for span in mentions(doc) if span.label_ == EntityType.STATE and span.ent_id_}
    triggers = {event.trigger for event in events}
    for event in events:
        if not event.is_a(*_FORCE):
            continue
        at = event.trigger
        while at > max(0, event.trigger - _LONGEST) and doc[at - 1].norm_ in modifiers:
            at -= 1
        span = spans.get(at)
        if span is None:
            continue
        before = (
            doc[span.start - 1].norm_ if span.start > sentence_of(span).start and doc[span.start - 1].is_alpha else ""
        )
        sure = at < event.trigger or before in word_classes(language).articles
        if (before and before not in ahead) or not (sure or _noun(doc, event.trigger, triggers)):
            continue
        short = span.text.isupper() or word_classes(language).country(span[0].norm_, span[0].text)
        if not short and not any(_elsewhere(other, span, language) for other in mentions_within(sentence_of(span))):
            yield mention_ref(span.start), span


def _noun(doc: Doc, at: int, triggers: Collection[int]) -> bool:
    """Whether a word right behind a state is no verb of it: it does not agree, or has a verb behind it."""
    words, norm = lexicon_of(doc), doc[at].norm_
    if words.kinds(norm) <= {VERB}:
        return False
    return words.tenses(norm) <= {_BASE} or (at + 1 in triggers and VERB in words.kinds(doc[at + 1].norm_))


def _elsewhere(other: Span, scene: Span, language: str) -> bool:
    """Whether a mention is a place outside a country, or a site with some country in its name."""
    if other.label_ == EntityType.SITE:
        return any(word_classes(language).country(token.norm_, token.text) for token in other)
    if other.start == scene.start or other.label_ not in _WHERE:
        return False
    catalog, seen = Catalog.load(), {other.ent_id_}
    entry = catalog.by_id(other.ent_id_)
    while entry is not None and (entry.within or entry.capital_of) and len(seen) < _LONGEST:
        above = entry.capital_of or entry.within
        seen.add(above)
        entry = catalog.by_id(above)
    return scene.ent_id_ not in seen


def _placed(doc: Doc, event: Event, scenes: Mapping[str, Span]) -> Event:
    """Make the countries among the participants of an event its place, if it has none; else only remove them."""
    if not event.is_a(*_FORCE):
        return event
    refs = dict.fromkeys(argument.ref for argument in event.arguments if argument.role in PARTIES)
    here = [ref for ref in refs if ref in scenes and sentence_of(scenes[ref]) == sentence_at(doc, event.trigger)]
    if not here:
        return event
    event = event.without(here, *PARTIES)
    if event.refs(Role.PLACE):
        return event
    return event.first(Role.PLACE, here)


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    data = table(language, "prefixes")["scenes"]
    return fold_all(data["modifiers"], language), fold_all(data["ahead"], language)
