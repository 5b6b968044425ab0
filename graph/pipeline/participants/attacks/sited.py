"""Where somebody was hit is hit no more than that: "قصف الجيش مواقع على الحدود", "killed soldiers at a base".

A place or a site right behind a preposition and somebody something is done to is where that is: of some 900 such places
annotators had none as a target. The words are data (``<xx>/undergone.toml``, [sited]).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, mention_ref
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_PLACES: Final = frozenset({EntityType.PLACE, EntityType.SITE})
_DONE: Final = frozenset({EventClass.VIOLENCE, EventType.ABDUCTION, EventType.ARREST, EventType.SECURITY_OPERATION})


def sited(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events that are done to somebody, where he was as their place and no target."""
    if not any(event.is_a(*_DONE) for event in events):
        return tuple(events)
    behind = [(before, span) for before, span in pairwise(doc.ents) if _behind(doc, before, span, language)]
    if not behind:
        return tuple(events)
    return tuple(_sited(event, behind) if event.is_a(*_DONE) else event for event in events)


def _sited(event: Event, behind: Sequence[tuple[Span, Span]]) -> Event:
    for before, place in behind:
        if before.start < event.trigger or place.label_ not in _PLACES:
            continue
        ref = mention_ref(place.start)
        if ref not in event.refs(Role.TARGET) or mention_ref(before.start) not in event.refs(Role.TARGET):
            continue
        event = event.moved({ref}, Role.TARGET, Role.PLACE)
    return event


def _behind(doc: Doc, before: Span, span: Span, language: str) -> bool:
    """Whether nothing but a word or phrase of place ("close to") and an article stands between two mentions."""
    prepositions, articles = _words(language)
    between = [token.norm_ for token in doc[before.end : span.start]]
    while len(between) > 1 and between[-1] in articles:
        del between[-1]
    return " ".join(between) in prepositions


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    data = table(language, "undergone")["sited"]
    return fold_all(data["prepositions"], language), fold_all(data["articles"], language)
