"""Agreements that somebody has not signed: "did not sign the accord between A and B", "has not ratified the pact with".

Where two others are told of behind the agreement it is theirs, and he is no side of it. Otherwise it would be his, and
there is none yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import ahead, of_mention, token_of
from khabar.ontology.terms import EventType, Role, Status

_SIDES: Final = 2
"""An agreement has as many at the least."""


class _Unsigned(NamedTuple):
    """A verb by which somebody has not agreed, the agreement, and its sides but him."""

    verb: Event
    agreement: Event
    others: frozenset[str]


def unsigned(doc: Doc, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, their statuses known, agreements that somebody has not signed without him, or as not made."""
    found = {event.trigger: event for event in events}
    for verb, agreement, others in _unsigned(doc, events):
        if len(others) < _SIDES:
            if verb.is_a(EventType.AGREEMENT):
                found[agreement.trigger] = replace(agreement, status=Status.NEGATED)
            continue
        signers = ahead(verb.refs(Role.AGENT), agreement.trigger)
        found[verb.trigger] = found[verb.trigger].without(others, Role.AGENT)
        found[agreement.trigger] = found[agreement.trigger].without(signers, Role.AGENT)
    return tuple(found[event.trigger] for event in events)


def _unsigned(doc: Doc, events: Sequence[Event]) -> Iterator[_Unsigned]:
    agreements = [event for event in events if event.is_a(EventType.AGREEMENT)]
    for verb in events:
        if verb.status != Status.NEGATED or not verb.is_a(EventType.AGREEMENT, EventType.COOPERATION):
            continue
        themes = verb.refs(Role.THEME)
        for agreement in agreements:
            if agreement.trigger <= verb.trigger or doc[agreement.trigger].sent != doc[verb.trigger].sent:
                continue
            if agreement.ref in themes or agreement.refs(Role.THEME) & themes:  # "the ceasefire agreed by"
                sides = {side for side in agreement.refs(Role.AGENT) | verb.refs(Role.AGENT) if of_mention(side)}
                begin = min((agreement.trigger, *map(token_of, agreement.refs(Role.THEME) & themes)))
                yield _Unsigned(verb, agreement, frozenset(sides - ahead(sides, begin)))
