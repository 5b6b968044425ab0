"""Who is backed by somebody, told between a subject and its verb: "The rebels, backed by Turkey and Qatar, attacked".

He does not help himself, whatever he is backed by, and his backers do nothing of what he does. The word before them is
data (``backed`` of ``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event, mention_ref
from khabar.ontology.owntypes import nearest
from khabar.ontology.terms import EntityClass, EventType, Role
from khabar.ontology.vocabulary import subtypes

_ACTORS: Final = frozenset(subtypes(EntityClass.ACTOR))


@dataclass(frozen=True, slots=True)
class _Insertion:
    """Where help is told, the reference of who gets it, and those of who gives it."""

    at: int
    backed: str
    backers: frozenset[str]


def backed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events with who is backed as the target of the help, and without his backers in what he does further on."""
    changed = tuple(events)
    for each in _insertions(doc, events, language):
        changed = tuple(_settled(doc, event, each) for event in changed)
    return changed


def _insertions(doc: Doc, events: Sequence[Event], language: str) -> Iterator[_Insertion]:
    by, before = _words(language)
    ends = {span.end: span for span in doc.ents if span.label_ in _ACTORS} if by else {}
    spans = {mention_ref(span.start): span for span in doc.ents}
    for event in events if ends else ():
        at = event.trigger
        if nearest(event.type, event.own) != EventType.SUPPORT or at + 1 >= len(doc) or doc[at + 1].norm_ not in by:
            continue
        start = at
        while start > doc[at].sent.start and start not in ends and doc[start - 1].norm_ in before:
            start -= 1
        if start in ends:
            refs = (ref for ref in event.refs(Role.AGENT) if ref in spans and spans[ref].start > at)
            yield _Insertion(at, mention_ref(ends[start].start), frozenset(refs))


def _settled(doc: Doc, event: Event, each: _Insertion) -> Event:
    if event.trigger == each.at:
        if each.backed not in event.refs(Role.AGENT):
            return event
        event = event.without({each.backed})
        return replace(event, arguments=(Argument(Role.TARGET, each.backed), *event.arguments))
    further = event.trigger > each.at and doc[event.trigger].sent == doc[each.at].sent
    return event.without(each.backers, Role.AGENT) if further and each.backed in event.refs(Role.AGENT) else event


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    data = table(language, "undergone").get("backed", {})
    return fold_all(data.get("by", ()), language), fold_all(data.get("before", ()), language)
