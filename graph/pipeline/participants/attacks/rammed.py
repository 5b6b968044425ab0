"""Turn what attackers ram into something, detonate or drop from a target into an instrument.

`rammed`: in "rammed a truck into a police station" the truck becomes the instrument, and a weapon in ``doc.ents``.

`dropped`: in "dropped a bomb called the Grey Owl into the valley" the bomb becomes the instrument, "the Grey Owl"
leaves the event, and the valley becomes the target. What flies is shot down there: "أسقط الجيش مسيرة فوق القاعدة".

The words are data (`[rammed]` and `[dropped]` in ``<xx>/ridden.toml``).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Argument, Event, retyped
from khabar.graph.pipeline.mentions import mentions, mentions_by_start, mentions_within, set_mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_FAR: Final = 8
"""Tokens at the most from the verb to "into"."""
_LATE: Final = 12
"""Tokens at the most from a verb of dropping to "into", where the weapon is described at length."""
_NEXT: Final = 3
"""Tokens at the most from "into" to what stands behind it: "into the old market"."""
_DRIVEN: Final = frozenset({EntityType.SITE, EntityType.WEAPON})
_SHOT: Final = frozenset({EventType.AIR_STRIKE, EventType.ATTACK, EventType.BOMBING})


class _Words(NamedTuple):
    """Folded forms of verbs, and words behind what is driven."""

    ramming: frozenset[str]
    detonating: frozenset[str]
    into: frozenset[str]
    breaks: frozenset[str]


class _Dropping(NamedTuple):
    """Folded forms of verbs, words before what something is dropped on, and those before what it is called.

    Verbs of `downing` may also shoot down what is `flying`.
    """

    verbs: frozenset[str]
    onto: frozenset[str]
    called: frozenset[str]
    downing: frozenset[str]
    flying: frozenset[str]


def rammed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make targets that are rammed or detonated instruments, and retype them as weapons in ``doc.ents``.

    "rammed a truck into a police station": "truck" is the instrument.
    """
    words = _words(language)
    driven = {event.ref: spans for event in events if (spans := _driven(doc, event, words))}
    if not driven:
        return tuple(events)
    starts = {span.start for spans in driven.values() for span in spans}
    set_mentions(doc, (retyped(span, EntityType.WEAPON) if span.start in starts else span for span in mentions(doc)))
    return tuple(_used(event, driven[event.ref]) if event.ref in driven else event for event in events)


def dropped(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make weapons that are dropped or fired instruments, and what they come down on the target if there is none.

    "dropped a bomb into the valley": instrument "bomb", target "valley".
    """
    words = _dropping(language)
    if not any(doc[event.trigger].norm_ in words.verbs for event in events):
        return tuple(events)
    triggers = {event.trigger for event in events}
    return tuple(_dropped(doc, event, triggers, words) for event in events)


def _dropped(doc: Doc, event: Event, triggers: Collection[int], words: _Dropping) -> Event:
    if doc[event.trigger].norm_ not in words.verbs or not event.is_a(*_SHOT):
        return event
    begin, stop = event.trigger + 1, min(sentence_at(doc, event.trigger).end, event.trigger + 1 + _LATE)
    end = next((at for at in range(begin, stop) if doc[at].norm_ in words.onto), stop)
    spans = [span for span in mentions_within(doc[begin:end]) if span.label_ != TIME]
    weapons = [span for span in spans if span.label_ == EntityType.WEAPON]
    if end == stop or not weapons or any(at in triggers for at in range(begin, end)):
        return event
    if doc[event.trigger].norm_ in words.downing and any(token.norm_ in words.flying for token in weapons[-1]):
        return event
    first = weapons[0].end
    names = [s for s in spans if any(doc[at].norm_ in words.called for at in range(first, s.start))]
    event = event.without({mention_ref(span.start) for span in names})
    event = event.moved({mention_ref(span.start) for span in weapons}, Role.TARGET, Role.INSTRUMENT)
    starts = mentions_by_start(doc)
    hit = next((starts[at] for at in range(end + 1, end + _NEXT + 1) if at in starts), None)
    if hit is None or hit.label_ == TIME or event.refs(Role.TARGET):
        return event
    return event.without({mention_ref(hit.start)}).given(Role.TARGET, (mention_ref(hit.start),))


def _used(event: Event, driven: Sequence[Span]) -> Event:
    """Make mentions that are targets of an event its instruments."""
    refs = {mention_ref(span.start) for span in driven}
    turned = (
        Argument(Role.INSTRUMENT, a.ref) if a.ref in refs and a.role == Role.TARGET else a for a in event.arguments
    )
    return replace(event, arguments=tuple(dict.fromkeys(turned)))


def _driven(doc: Doc, event: Event, words: _Words) -> list[Span]:
    """The targets of an event that are driven into another one, or that are weapons it detonates."""
    norm = doc[event.trigger].norm_
    ramming = norm in words.ramming
    if not (ramming or norm in words.detonating) or not event.is_a(EventClass.VIOLENCE):
        return []
    begin, stop = event.trigger + 1, min(sentence_at(doc, event.trigger).end, event.trigger + 1 + _FAR)
    end = next((at for at in range(begin, stop) if doc[at].norm_ in words.breaks), stop)
    if ramming and (end == stop or doc[end].norm_ not in words.into):
        return []
    types = _DRIVEN if ramming else frozenset({EntityType.WEAPON})
    targets = event.refs(Role.TARGET)
    return [
        span for span in mentions_within(doc[begin:end]) if span.label_ in types and mention_ref(span.start) in targets
    ]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "ridden")["rammed"]
    ramming, detonating = (all_forms(VERB, data[key], language) for key in ("ramming", "detonating"))
    into = fold_all(data["into"], language)
    return _Words(ramming, detonating, into, into | clause_words(language, "prepositions"))


@lru_cache(maxsize=4)
def _dropping(language: str) -> _Dropping:
    data = table(language, "ridden")["dropped"]
    onto, called = (fold_all(data[key], language) for key in ("onto", "called"))
    downing, flying = all_forms(VERB, data["downing"], language), all_forms(NOUN, data["flying"], language)
    return _Dropping(all_forms(VERB, data["verbs"], language), onto, called, downing, flying)
