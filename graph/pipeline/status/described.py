"""Drop events that are only what something else is called, or what a post or a body is for.

"وصف القرار بأنه عدوان" ("he described the decision as an aggression") and "called the vote an attack on democracy" tell
of no attack. Where the thing described is violence itself, as in "described the shelling as an attack", or is only a
pronoun, "وصفه بأنه هجوم" ("described it as an attack"), the event stays. So is no assassination told of by "مسؤول
الاغتيالات في الحزب" ("the party's official for assassinations").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.status.scopes import scope_words
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import NOUN
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventClass, EventType

_FARTHEST: Final = 12
_LONGEST: Final = 2
_QUALIFIED: Final = 2
"""Tokens at the most between the describing word's "as" and the description: "as an unjust attack"."""

_ACTS: Final = frozenset({EventClass.VIOLENCE, EventType.TAKEOVER})
_TITLED: Final = frozenset({EventClass.VIOLENCE, EventType.ARREST, EventType.TRIAL})
"""Events that posts and bodies exist for."""


class _Words(NamedTuple):
    describing: Phrases
    naming: Phrases
    markers: Phrases
    near_markers: Phrases
    walls: frozenset[str]
    near_walls: frozenset[str]
    pronouns: frozenset[str]
    endings: tuple[str, ...]
    posts: frozenset[str]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    """The words of a language: `[described]` and `[posts]` in ``<xx>/scopes.toml``."""
    data = table(language, "scopes")["described"]
    describing, naming = Phrases(language), Phrases(language)
    describing.add(data, True)
    naming.add(data["naming"], True)
    markers, near_markers = (Phrases.of(language, data[key]) for key in ("markers", "near_markers"))
    walls, near, pronouns = (fold_all(data[key], language) for key in ("walls", "near_walls", "pronouns"))
    endings = tuple(
        fold(row["ending"], language) for row in table(language, "clauses").get("pronoun", ()) if "ending" in row
    )
    posts = fold_all(table(language, "scopes")["posts"]["words"], language)
    return _Words(describing, naming, markers, near_markers, walls, walls | near, pronouns, endings, posts)


def without_descriptions(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Drop events that something else is called, and remove them from the themes of others.

    "called the vote an attack on democracy": "attack" is dropped.
    """
    by_trigger = {event.trigger: event for event in events}
    dropped = frozenset(
        event.ref
        for event in events
        if (event.is_a(*_ACTS) and _called(doc, event, by_trigger, language)) or _in_title(doc, event, language)
    )
    if not dropped:
        return tuple(events)
    return tuple(event.without(dropped) for event in events if event.ref not in dropped)


def _called(doc: Doc, event: Event, events: Mapping[int, Event], language: str) -> bool:
    """Whether an event is what something named is called that is no violence: behind "as", or as a second object."""
    words, at = _words(language), event.trigger
    marker = _marker(doc, at, words.markers)
    if marker is not None:
        return _described(doc, marker, words.describing, words.walls, events, language)
    marker = _marker(doc, at, words.near_markers)
    if marker is None and _second_object(doc, at, language):
        marker = at
    return marker is not None and _described(doc, marker, words.naming, words.near_walls, events, language)


def _in_title(doc: Doc, event: Event, language: str) -> bool:
    """Whether a definite noun right behind a word for a post or a body says what that is for: "مسؤول الاغتيالات"."""
    words, at = _words(language), event.trigger
    if at == sentence_at(doc, at).start or doc[at - 1].norm_ not in words.posts or not event.is_a(*_TITLED):
        return False
    return word_classes(language).definite(doc[at].norm_)


def _marker(doc: Doc, at: int, markers: Phrases) -> int | None:
    """The position of "as" or the like before a description, with an adjective or two between; or None."""
    begin = sentence_at(doc, at).start
    found = [
        first
        for first in range(max(begin, at - _QUALIFIED - _LONGEST), at)
        for length, _ in markers.at(doc, first, at)
        if first + length >= at - _QUALIFIED
    ]
    return min(found, default=None)


def _second_object(doc: Doc, at: int, language: str) -> bool:
    """Whether a noun without an article stands right behind one that has it: "العقوبات اعتداء"."""
    classes = word_classes(language)
    readings = lexicon_of(doc).find(doc[at].norm_)
    noun = bool(readings) and all(reading.tag.kind == NOUN and not reading.tag.definite for reading in readings)
    return noun and at > sentence_at(doc, at).start and classes.definite(doc[at - 1].norm_)


def _described(
    doc: Doc, marker: int, verbs: Phrases, walls: frozenset[str], events: Mapping[int, Event], language: str
) -> bool:
    """Whether a verb of describing stands before a marker, with something named between that is no violence."""
    words = _words(language)
    begin = sentence_at(doc, marker - 1).start if marker else 0
    for verb in range(marker - 1, max(begin, marker - _FARTHEST) - 1, -1):
        if doc[verb].norm_ in walls:
            return False
        if verbs.stand(doc, verb):
            between = range(verb + 1, marker)
            meant = any(doc[at].norm_ in words.pronouns for at in between) or (
                bool(words.endings) and doc[verb].norm_.endswith(words.endings)
            )
            violent = any(events[at].is_a(*_ACTS) for at in events if begin <= at < marker)
            return not meant and not violent and _named(doc, between, language)
    return False


def _named(doc: Doc, between: range, language: str) -> bool:
    """Whether one of some words has an article or is in a mention."""
    articles, classes = scope_words(language).articles, word_classes(language)
    return any(doc[at].ent_type_ or doc[at].norm_ in articles or classes.definite(doc[at].norm_) for at in between)
