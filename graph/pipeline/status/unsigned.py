"""Settle agreements that somebody has not signed: negated, or without that one as a side.

"Did not sign the accord between A and B": the accord of two others stands, and whoever has not signed leaves it. "Has
not ratified the pact with C": with fewer than two others, the pact is negated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import ahead, of_mention, token_of
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventType, Role, Status

_SIDES: Final = 2
"""The sides that an agreement has at the least."""


class _Unsigned(NamedTuple):
    """A negated verb of agreeing, the agreement, and the references of its sides but the one who has not signed."""

    verb: Event
    agreement: Event
    others: frozenset[str]


def unsigned(doc: Doc, events: Sequence[Event]) -> tuple[Event, ...]:
    """Negate agreements that somebody has not signed, or remove that one from their sides; needs the statuses."""
    found = {event.trigger: event for event in events}
    for verb, agreement, others in _unsigned(doc, events):
        if len(others) < _SIDES:
            if verb.is_a(EventType.AGREEMENT):
                found[agreement.trigger] = agreement.with_status(Status.NEGATED)
            continue
        signers = ahead(verb.refs(Role.AGENT), agreement.trigger)
        found[verb.trigger] = found[verb.trigger].without(others, Role.AGENT)
        found[agreement.trigger] = found[agreement.trigger].without(signers, Role.AGENT)
    return tuple(found[event.trigger] for event in events)


def _unsigned(doc: Doc, events: Sequence[Event]) -> Iterator[_Unsigned]:
    """The agreements that a negated verb of agreeing is about."""
    agreements = [event for event in events if event.is_a(EventType.AGREEMENT)]
    for verb in events:
        if verb.status != Status.NEGATED or not verb.is_a(EventType.AGREEMENT, EventType.COOPERATION):
            continue
        themes = verb.refs(Role.THEME)
        for agreement in agreements:
            if agreement.trigger <= verb.trigger or sentence_at(doc, agreement.trigger) != sentence_at(
                doc, verb.trigger
            ):
                continue
            if agreement.ref in themes or agreement.refs(Role.THEME) & themes:  # "the ceasefire agreed by"
                sides = {side for side in agreement.refs(Role.AGENT) | verb.refs(Role.AGENT) if of_mention(side)}
                begin = min((agreement.trigger, *map(token_of, agreement.refs(Role.THEME) & themes)))
                yield _Unsigned(verb, agreement, frozenset(sides - ahead(sides, begin)))
