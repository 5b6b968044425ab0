"""Remove from an event what it was done from: a place in a relative clause with "from it", or behind "launched from".

"التلال التي قصفت منها الحركة الأحياء" ("the hills from which the movement shelled the quarters"): the hills are found
as shelled, and become the place; nobody before the relative pronoun is agent or target. "An attack launched from Iraq"
did not take place in Iraq. The words are data (``<xx>/undergone.toml``, [whence]).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.articles import before_articles
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import LOCATIONS, PARTIES
from khabar.ontology.terms import EventClass, EventType, Role

_DONE: Final = (EventClass.VIOLENCE, EventType.ABDUCTION, EventType.ARREST)
_BETWEEN: Final = 2
"""Tokens at the most from the verb to "from": "أطلقت صواريخ من لبنان"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    relatives: frozenset[str]
    resumed: frozenset[str]
    starting: frozenset[str]
    origins: frozenset[str]


def without_whence(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those before a relative pronoun from the parties of a verb with "from it", or make them its place.

    "التلال التي قصفت منها الحركة الأحياء": "التلال" becomes the place of "قصفت".
    """
    words = _words(language)
    if not words.resumed:
        return tuple(events)
    places = {span.end: span for span in mentions(doc) if span.label_ in LOCATIONS}

    def told(event: Event) -> Event:
        at = event.trigger
        if not event.is_a(*_DONE) or not 0 < at < len(doc) - 1:
            return event
        if doc[at - 1].norm_ not in words.relatives or doc[at + 1].norm_ not in words.resumed:
            return event
        start = sentence_at(doc, at).start
        before = {ref for ref in event.refs(*PARTIES) if of_mention(ref) and start <= token_of(ref) < at}
        if not any(token_of(ref) > at for ref in event.refs(*PARTIES) if of_mention(ref)):
            return event
        place = places.get(at - 1)
        left = event.without(before, *PARTIES)
        return left.given(Role.PLACE, [mention_ref(place.start)]) if place is not None else left

    return tuple(map(told, events))


def without_origins(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from violence the place from which it is said to have been started.

    "an attack launched from Iraq": "attack" loses the place "Iraq".
    """
    words = _words(language)

    def told(event: Event) -> Event:
        if not event.is_a(EventClass.VIOLENCE):
            return event
        return event.without({ref for ref in event.refs(Role.PLACE) if _origin(doc, event, ref, words)}, Role.PLACE)

    return tuple(map(told, events))


def _origin(doc: Doc, event: Event, ref: str, words: _Words) -> bool:
    """Whether "from" stands before a place, and close before that a verb of starting.

    A launch at nothing that is named is where it is: "a missile launched from Yemen" was launched in Yemen.
    """
    if not of_mention(ref):
        return False
    first, articles = sentence_at(doc, token_of(ref)).start, word_classes(doc.lang_).articles
    at = before_articles(doc, token_of(ref), begin=first, articles=articles) - 1
    if at <= first or doc[at].norm_ not in words.origins:
        return False
    aimed = bool(event.refs(Role.TARGET))
    verbs = (i for i in range(max(first, at - 1 - _BETWEEN), at) if aimed or i != event.trigger)
    return any(doc[i].norm_ in words.starting for i in verbs)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["whence"]
    return _Words(
        relatives=clause_words(language, "relatives"),
        resumed=fold_all(data["resumed"], language),
        starting=all_forms(VERB, data["starting"], language),
        origins=fold_all(data["from"], language),
    )
