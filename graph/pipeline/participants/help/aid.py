"""Remove from the targets of aid what carries it, where it is unloaded, who is recruited and what weapons are given.

"وصلت طائرة مساعدات قطرية إلى مطار عدن" ("a Qatari aid plane arrived at Aden airport"): the plane is removed and the
airport becomes the place, unless it stands behind "for" ("مساعدات لمطار عدن"). Recruits and weapons become the theme:
"جند المتهم شبانا لصالح داعش" ("the accused recruited youths for IS") supports the group and not the youths. Whoever
stands behind "for" right before the word for aid becomes its target. The words are data (`[aid]` and `[recruiting]` of
``<xx>/helpers.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import kinds_at
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventType, Role

_THINGS: Final = frozenset({EntityType.SITE, EntityType.WEAPON, EntityType.PLACE})

_HELPED: Final = ACTORS | {EntityType.PLACE}
_GIVING: Final = 10
"""Tokens at the most from a verb of giving to the beneficiary: its subject stands between."""
_RECRUITS: Final = frozenset({EntityType.PERSON, EntityType.PERSON_GROUP})
"""Types of those who are recruited; a group is whom they are recruited for."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    goods: frozenset[str]
    carriers: frozenset[str]
    stations: frozenset[str]
    for_: frozenset[str]
    giving: frozenset[str]
    recruiting: frozenset[str]
    sides: frozenset[str]


def without_stations(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove vehicles from the targets of aid, and make the airports and ports among them its place.

    "وصلت طائرة مساعدات إلى مطار عدن": "مطار عدن" becomes the place of "مساعدات".
    """
    words = _words(language)
    if not any(event.type == EventType.SUPPORT and doc[event.trigger].norm_ in words.goods for event in events):
        return tuple(events)
    things = [span for span in mentions(doc) if span.label_ in _THINGS]
    carriers = frozenset(mention_ref(span.start) for span in things if span[0].norm_ in words.carriers)
    stations = frozenset(mention_ref(span.start) for span in things if _station(doc, span, words))

    def unloaded(event: Event) -> Event:
        if event.type != EventType.SUPPORT or doc[event.trigger].norm_ not in words.goods:
            return event
        return event.without(carriers, Role.TARGET).moved(sorted(stations), Role.TARGET, Role.PLACE)

    return tuple(unloaded(event) for event in events)


def with_beneficiaries(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make whoever stands behind "for", right before the word for aid that is given, its target.

    "تقدم السويد للنيجر دعما" ("Sweden gives Niger support"): the target is "النيجر" and the agent "السويد".
    """
    words = _words(language)
    actors = {span.end: span for span in mentions(doc) if span.label_ in _HELPED}

    def helped(event: Event) -> Event:
        whom = actors.get(event.trigger) if event.type == EventType.SUPPORT else None
        verb = kinds_at(doc, event.trigger) == {VERB}
        if whom is None or verb or whom.start <= sentence_of(whom).start or doc[whom.start - 1].norm_ not in words.for_:
            return event
        giver = actors.get(whom.start - 1)  # "تقدم السويد للنيجر"
        before = doc[max(sentence_of(whom).start, whom.start - _GIVING) : whom.start]
        if not any(token.norm_ in words.giving for token in before):
            return event
        ref = mention_ref(whom.start)
        given = event.without({ref}, Role.AGENT).given(Role.TARGET, [ref])
        gives = giver is not None and giver.start > 0 and doc[giver.start - 1].norm_ in words.giving
        if giver is None or not gives:
            return given
        ref = mention_ref(giver.start)
        return given.without({ref}, Role.TARGET).given(Role.AGENT, [ref])

    return tuple(map(helped, events))


def without_weapons(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:  # noqa: ARG001
    """Make weapons among the targets of support its theme: "supplied rockets to the rebels".

    So for sanctions that have another target: "الحظر على الأسلحة لإيران" ("the ban on weapons for Iran").
    """
    weapons = {mention_ref(span.start) for span in mentions(doc) if span.label_ == EntityType.WEAPON}

    def given(event: Event) -> Event:
        sanction = event.type == EventType.SANCTION and event.refs(Role.TARGET) - weapons
        if not sanction and event.type != EventType.SUPPORT:
            return event
        return event.moved(weapons, Role.TARGET, Role.THEME)

    return tuple(map(given, events))


def without_recruits(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make recruits the theme of recruiting, and leave as targets those they are recruited "for".

    "جند المتهم شبانا لصالح داعش": "شبانا" becomes the theme, "داعش" stays the target.
    """
    words = _words(language)

    def recruiting(event: Event) -> bool:
        return event.type == EventType.SUPPORT and doc[event.trigger].norm_ in words.recruiting

    if not any(map(recruiting, events)):
        return tuple(events)
    recruits = frozenset(
        mention_ref(span.start)
        for span in mentions(doc)
        if span.label_ in _RECRUITS and not (span.start and doc[span.start - 1].norm_ in words.sides)
    )
    return tuple(event.moved(recruits, Role.TARGET, Role.THEME) if recruiting(event) else event for event in events)


def _station(doc: Doc, span: Span, words: _Words) -> bool:
    """Whether a mention is an airport, port or the like that does not stand behind "for"."""
    return span[0].norm_ in words.stations and (span.start == 0 or doc[span.start - 1].norm_ not in words.for_)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, recruiting = (table(language, "helpers")[key] for key in ("aid", "recruiting"))
    goods, carriers, stations = (all_forms(NOUN, data[key], language) for key in ("goods", "carriers", "stations"))
    acts = all_forms(NOUN, recruiting["nouns"], language) | all_forms(VERB, recruiting["verbs"], language)
    sides = fold_all(recruiting["for"], language)
    giving = all_forms(VERB, data.get("giving", ()), language)
    return _Words(goods, carriers, stations, fold_all(data["for"], language), giving, acts, sides)
