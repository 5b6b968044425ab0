"""Component "khabar_settled_arguments": participants as their sentence means them, whichever engine has found them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.pipeline.acting import turn_to_states
from khabar.graph.pipeline.agreement import without_disagreeing
from khabar.graph.pipeline.alleged import alleged
from khabar.graph.pipeline.apart import without_apart
from khabar.graph.pipeline.background import without_earlier, without_elsewhere
from khabar.graph.pipeline.beneficiaries import without_helped
from khabar.graph.pipeline.bystanders import (
    without_covered,
    without_fearing,
    without_interviewers,
    without_reporters,
)
from khabar.graph.pipeline.called import without_called
from khabar.graph.pipeline.dated import without_dated
from khabar.graph.pipeline.disclaimed import without_disclaimers
from khabar.graph.pipeline.doc import register
from khabar.graph.pipeline.flying import flown
from khabar.graph.pipeline.harmed import without_harmed
from khabar.graph.pipeline.headlines import second_sentences
from khabar.graph.pipeline.hosts import without_hosts
from khabar.graph.pipeline.kin import without_namesakes
from khabar.graph.pipeline.led import without_heads, without_leaders
from khabar.graph.pipeline.listed import without_colours, without_labels
from khabar.graph.pipeline.mutual import reciprocal
from khabar.graph.pipeline.nobodies import without_nobodies
from khabar.graph.pipeline.opponents import without_opponents
from khabar.graph.pipeline.ownacts import own_acts
from khabar.graph.pipeline.prefixes import without_prefixes
from khabar.graph.pipeline.pronouns import with_antecedents, without_speakers
from khabar.graph.pipeline.receivers import receivers
from khabar.graph.pipeline.remembered import without_remembered
from khabar.graph.pipeline.ridden import without_vehicles
from khabar.graph.pipeline.stances import without_sides
from khabar.graph.pipeline.subjunctives import demanded
from khabar.graph.pipeline.thanks import helpers_thanked
from khabar.graph.pipeline.unarmed import unarmed
from khabar.graph.pipeline.undergone import received, succeeded, undergone
from khabar.graph.pipeline.verbal import verbal
from khabar.graph.pipeline.welcomed import meetings_of_guests
from khabar.graph.pipeline.wounded import without_carers, without_victims

_CHANGES: Final = (
    without_sides,
    without_opponents,
    second_sentences,
    without_prefixes,
    without_labels,
    without_nobodies,
    without_called,
    without_colours,
    without_leaders,
    without_heads,
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
    with_antecedents,
    reciprocal,
    without_elsewhere,
    without_earlier,
    flown,
    unarmed,
    without_hosts,
    without_carers,
    without_victims,
    without_helped,
    helpers_thanked,
    without_disclaimers,
    meetings_of_guests,
    alleged,
    without_apart,
    demanded,
    without_interviewers,
    without_fearing,
    without_reporters,
    without_covered,
    verbal,
)


def settle_arguments(doc: Doc) -> Doc:
    """Set ``doc._.events`` with those who take part in them, and nobody who does not; states that act are states."""
    events = tuple(doc._.events)
    for changed in _CHANGES:
        events = tuple(changed(doc, events, language=doc.lang_))
    doc._.events = events
    turn_to_states(doc)
    return doc


@Language.factory(
    "khabar_settled_arguments",
    requires=["doc.ents", "doc.sents", "token.norm", "doc._.events"],
    assigns=["doc._.events", "doc.ents"],
)
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """The component; it stands behind all that find participants."""
    register()
    return settle_arguments
