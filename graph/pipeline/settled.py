"""Participants and static relations as their sentence means them, whichever engine has found them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc

from khabar.graph.pipeline.agreement import without_disagreeing
from khabar.graph.pipeline.background import without_earlier, without_elsewhere
from khabar.graph.pipeline.counterparts import without_counterparts
from khabar.graph.pipeline.dated import without_dated
from khabar.graph.pipeline.delegations import without_senders
from khabar.graph.pipeline.directions import without_directions
from khabar.graph.pipeline.disclaimed import without_disclaimers
from khabar.graph.pipeline.doc import Event, Relation
from khabar.graph.pipeline.flying import flown
from khabar.graph.pipeline.formerly import without_former
from khabar.graph.pipeline.harmed import without_harmed
from khabar.graph.pipeline.headlines import second_sentences
from khabar.graph.pipeline.hosts import without_hosts
from khabar.graph.pipeline.kin import without_borrowed, without_namesakes
from khabar.graph.pipeline.led import without_leaders
from khabar.graph.pipeline.listed import without_labels
from khabar.graph.pipeline.mutual import reciprocal
from khabar.graph.pipeline.opponents import without_opponents
from khabar.graph.pipeline.ownacts import own_acts
from khabar.graph.pipeline.owned import without_owners
from khabar.graph.pipeline.pronouns import without_speakers
from khabar.graph.pipeline.receivers import receivers
from khabar.graph.pipeline.remembered import without_remembered
from khabar.graph.pipeline.ridden import without_vehicles
from khabar.graph.pipeline.stances import without_backers, without_sides
from khabar.graph.pipeline.thanks import helpers_thanked
from khabar.graph.pipeline.titles import without_apart
from khabar.graph.pipeline.undergone import received, succeeded, undergone
from khabar.graph.pipeline.unsaid import without_denied
from khabar.graph.pipeline.welcomed import meetings_of_guests
from khabar.graph.pipeline.wounded import without_carers

_PARTICIPANTS: Final = (
    without_sides,
    without_opponents,
    second_sentences,
    without_labels,
    without_leaders,
    without_namesakes,
    without_remembered,
    without_disagreeing,
    undergone,
    received,
    receivers,
    without_vehicles,
    without_harmed,
    without_dated,
    succeeded,
    own_acts,
    without_speakers,
    reciprocal,
    without_elsewhere,
    without_earlier,
    flown,
    without_hosts,
    without_carers,
    helpers_thanked,
    without_disclaimers,
    meetings_of_guests,
)
_RELATIONS: Final = (
    without_borrowed,
    without_owners,
    without_senders,
    without_directions,
    without_backers,
    without_apart,
    without_counterparts,
    without_denied,
    without_former,
)


def settled_participants(doc: Doc, events: Iterable[Event], *, language: str) -> tuple[Event, ...]:
    """The events, in their order in the text, with those who take part in them, and nobody who does not."""
    found = tuple(events)
    for changed in _PARTICIPANTS:
        found = tuple(changed(doc, found, language=language))
    return found


def settled_relations(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """The relations without those that are somebody else's, that are of something else, or that are denied."""
    found = tuple(relations)
    for changed in _RELATIONS:
        found = tuple(changed(doc, found, language=language))
    return found
