"""Who is helped by an attack is not attacked: "US strikes supported the Kurds", "الغارات الروسية ساعدت قوات النظام"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.terms import EntityClass, EventClass, EventType, Role
from khabar.ontology.vocabulary import subtypes

_HARMING: Final = frozenset({*subtypes(EventClass.VIOLENCE), EventType.SECURITY_OPERATION})
_ACTORS: Final = frozenset(subtypes(EntityClass.ACTOR))
_NEXT: Final = 2
"""Tokens at the most from a verb of helping to the noun that is its subject: "ساعدت الغارات الروسية القوات"."""


def without_helped(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:  # noqa: ARG001
    """The events, those that help somebody without him: he stands behind the word for the help and behind theirs."""
    helping: dict[int, list[Event]] = {}
    for event in events:
        if event.type == EventType.SUPPORT and event.refs(Role.TARGET):
            helping.setdefault(doc[event.trigger].sent.start, []).append(event)
    if not helping:
        return tuple(events)
    return tuple(_without(doc, event, helping) if event.type in _HARMING else event for event in events)


def _without(doc: Doc, event: Event, helping: Mapping[int, Sequence[Event]]) -> Event:
    sentence = doc[event.trigger].sent
    helps = [help for help in helping.get(sentence.start, ()) if _by(event, help)]
    if not helps:
        return event
    starts = {mention_ref(span.start): span.start for span in sentence.ents if span.label_ in _ACTORS}
    helped = {
        ref
        for help in helps
        for ref in help.refs(Role.TARGET)
        if starts.get(ref, -1) > max(help.trigger, event.trigger)
    }
    return event.without(helped, Role.AGENT, Role.TARGET)


def _by(event: Event, help: Event) -> bool:
    """Whether an event may be what helps: by the same, and before the word for the help or the noun right behind it."""
    same = event.refs(Role.AGENT) & help.refs(Role.AGENT)
    return bool(same) and (event.trigger < help.trigger or event.trigger - help.trigger <= _NEXT)
