"""Make those who fend off an attack the agents of a participle behind it, in place of the attackers.

In "The army repelled an attack by rebels, killing ten of them" the rebels are found as agents of "killing"; the army
becomes it, since a participle behind a comma goes on with the subject of the verb. Languages that have no such
participles are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.events.ofdoc import tenses_at
from khabar.graph.pipeline.refs import ahead, event_ref, of_event
from khabar.graph.pipeline.words.inflection import FINITE
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventClass, EventType, Role

_ING: Final = "ing"
_DEEDS: Final = frozenset({EventClass.VIOLENCE, EventClass.SECURITY_ACTION})


def with_foilers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:  # noqa: ARG001
    """Replace the attackers by the foilers in events told by a participle behind a foiling and a comma.

    "The army repelled an attack by rebels, killing ten": "killing" gets the agent "army" and loses "rebels". Nobody
    before "a foiled plot" has foiled it.
    """
    if not any(event.is_a(EventType.FOILING) for event in events):
        return tuple(events)
    events = [
        event.without(ahead(event.refs(Role.AGENT), event.trigger), Role.AGENT) if only_described(doc, event) else event
        for event in events
    ]
    found, by_sentence = {event.ref: event for event in events}, grouped(doc, events)
    for foiling in events:
        foilers = foiling.refs(Role.AGENT)
        if not foiling.is_a(EventType.FOILING) or not foilers:
            continue
        attacks = [found[ref] for ref in foiling.refs(Role.THEME) if of_event(ref) and ref in found]
        attackers = frozenset(ref for attack in attacks for ref in attack.refs(Role.AGENT)) - foilers
        if not attackers or not tenses_at(doc, foiling.trigger) & FINITE:
            continue
        here = by_sentence[sentence_at(doc, foiling.trigger).start]
        end = _end(doc, foiling, here)
        comma = next((at for at in range(foiling.trigger, end) if doc[at].text == ","), end)
        for deed in here:
            inside = comma < deed.trigger < end and tenses_at(doc, deed.trigger) == {_ING}
            if inside and deed.is_a(*_DEEDS) and deed.refs(Role.AGENT) & attackers:
                kept = deed.without(attackers, Role.AGENT)
                found[deed.ref] = kept.first(Role.AGENT, sorted(foilers - kept.refs(Role.AGENT)))
    return tuple(found[event_ref(event.trigger)] for event in events)


def only_described(doc: Doc, event: Event) -> bool:
    """Whether a foiling is told by an adjective alone, of which nobody beside is the agent: "a foiled plot"."""
    if not event.is_a(EventType.FOILING) or not event.trigger or _ING in tenses_at(doc, event.trigger):
        return False
    classes, before = word_classes(doc.lang_), doc[event.trigger - 1]
    return before.norm_ in classes.articles


def _end(doc: Doc, foiling: Event, events: Sequence[Event]) -> int:
    """The position of the next verb that is no participle behind a foiling, or of the end of its sentence."""
    finite = (
        event.trigger
        for event in events
        if event.trigger > foiling.trigger and (tenses := tenses_at(doc, event.trigger)) and tenses <= FINITE
    )
    return min(
        (at for at in finite if at < sentence_at(doc, foiling.trigger).end),
        default=sentence_at(doc, foiling.trigger).end,
    )
