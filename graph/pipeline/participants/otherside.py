"""Who fights or meets somebody does not back him: "معارك بين الجيش المدعوم من روسيا وفصائل المعارضة".

Behind "between", a side and whoever backs it, the last one named is the other side, and those before him are no side.
The words are data (``coordination`` of ``<xx>/mutual.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event, mention_ref
from khabar.ontology.owntypes import lineage
from khabar.ontology.terms import EntityClass, EventType, Role
from khabar.ontology.vocabulary import subtypes

_ACTORS: Final = frozenset({*subtypes(EntityClass.ACTOR), *subtypes(EntityClass.LOCATION)})
_SIDES: Final = frozenset({EventType.CLASH, EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION})
_BACKED: Final = 3
"""Tokens at the most between who is backed and the word that says so: "الجيش الوطني المدعوم"."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Folded words of a language; the file explains them."""

    joins: frozenset[str]
    among: frozenset[str]
    articles: frozenset[str]


def other_sides(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events, the last of those who back a side named behind "between" as the other side, where there is none."""
    words = _words(language)
    found = list(events)
    for number, event in enumerate(found):
        if _SIDES.isdisjoint(lineage(event.type, event.own)):
            continue
        for other, backing in enumerate(found):
            last = _other_side(doc, event, backing, words) if backing.type == EventType.SUPPORT else None
            if last is None:
                continue
            backers = backing.refs(Role.AGENT) - {last}
            sides = event.without(backers, Role.AGENT)
            if last not in sides.refs(Role.AGENT):
                sides = replace(sides, arguments=(*sides.arguments, Argument(Role.AGENT, last)))
            found[other] = backing.without({last}, Role.AGENT)
            found[number] = event = sides
    return tuple(found)


def _other_side(doc: Doc, event: Event, backing: Event, words: _Words) -> str | None:
    """The reference of who is the other side of an event in which one side is backed by some; None if nobody is."""
    sentence = doc[event.trigger].sent
    spans = [span for span in sentence.ents if span.label_ in _ACTORS]
    backed = next((s for s in reversed(spans) if 0 <= backing.trigger - s.end <= _BACKED), None)
    if backed is None or mention_ref(backed.start) not in backing.refs(Role.TARGET):
        return None
    first = backed.start - 1
    if first > sentence.start and doc[first].norm_ in words.articles:
        first -= 1
    if first < sentence.start or doc[first].norm_ not in words.among:
        return None
    if any(token.norm_ in words.among for token in doc[backing.trigger : sentence.end]):
        return None  # the other side has a "between" of its own
    backers = [s for s in spans if s.start > backing.trigger and mention_ref(s.start) in backing.refs(Role.AGENT)]
    others = event.refs(Role.AGENT) - {mention_ref(s.start) for s in (backed, *backers)}
    if len(backers) < 2 or others or doc[backers[-1].start - 1].norm_ not in words.joins | words.articles:
        return None
    return mention_ref(backers[-1].start)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "mutual")["coordination"]
    return _Words(*(fold_all(data[key], language) for key in ("joins", "among", "articles")))
