"""Component "khabar_settled_arguments": participants as their sentence means them, whichever engine has found them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.pipeline.arguments.stances import without_sides
from khabar.graph.pipeline.clauses.agreement import without_disagreeing, without_tellers
from khabar.graph.pipeline.doc import register
from khabar.graph.pipeline.participants.accusatives import doers
from khabar.graph.pipeline.participants.acting import turn_to_states
from khabar.graph.pipeline.participants.alleged import alleged
from khabar.graph.pipeline.participants.apart import without_apart
from khabar.graph.pipeline.participants.apposed import without_titles
from khabar.graph.pipeline.participants.backed import backed
from khabar.graph.pipeline.participants.background import without_earlier, without_elsewhere
from khabar.graph.pipeline.participants.banned import banned
from khabar.graph.pipeline.participants.behind import from_behind
from khabar.graph.pipeline.participants.beneficiaries import without_helped
from khabar.graph.pipeline.participants.bystanders import (
    without_audiences,
    without_covered,
    without_fearing,
    without_interviewers,
    without_reporters,
)
from khabar.graph.pipeline.participants.called import beside_brackets, without_called
from khabar.graph.pipeline.participants.charged import charged
from khabar.graph.pipeline.participants.dated import without_dated
from khabar.graph.pipeline.participants.disclaimed import without_disclaimers
from khabar.graph.pipeline.participants.doneby import done_by
from khabar.graph.pipeline.participants.flying import flown
from khabar.graph.pipeline.participants.harmed import without_harmed
from khabar.graph.pipeline.participants.headlines import second_sentences
from khabar.graph.pipeline.participants.helpers import with_helpers
from khabar.graph.pipeline.participants.hosts import without_hosts
from khabar.graph.pipeline.participants.kin import without_namesakes
from khabar.graph.pipeline.participants.led import without_heads, without_leaders
from khabar.graph.pipeline.participants.listed import without_colours, without_labels
from khabar.graph.pipeline.participants.mutual import reciprocal
from khabar.graph.pipeline.participants.nobodies import without_nobodies
from khabar.graph.pipeline.participants.opponents import without_opponents
from khabar.graph.pipeline.participants.ownacts import own_acts
from khabar.graph.pipeline.participants.prefixes import without_announcers, without_prefixes
from khabar.graph.pipeline.participants.pronouns import with_antecedents, without_speakers
from khabar.graph.pipeline.participants.receivers import receivers
from khabar.graph.pipeline.participants.remembered import without_remembered
from khabar.graph.pipeline.participants.ridden import without_vehicles
from khabar.graph.pipeline.participants.sited import sited
from khabar.graph.pipeline.participants.subjunctives import demanded
from khabar.graph.pipeline.participants.thanks import helpers_thanked
from khabar.graph.pipeline.participants.unarmed import unarmed
from khabar.graph.pipeline.participants.undergone import received, succeeded, undergone
from khabar.graph.pipeline.participants.verbal import verbal
from khabar.graph.pipeline.participants.welcomed import meetings_of_guests
from khabar.graph.pipeline.participants.wholes import without_approvers, without_wholes
from khabar.graph.pipeline.participants.wounded import without_carers, without_victims

_CHANGES: Final = (
    without_sides,
    without_opponents,
    second_sentences,
    without_prefixes,
    without_announcers,
    without_labels,
    without_nobodies,
    doers,
    without_called,
    beside_brackets,
    without_colours,
    without_leaders,
    without_heads,
    without_namesakes,
    without_remembered,
    without_disagreeing,
    without_tellers,
    done_by,
    sited,
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
    banned,
    without_hosts,
    without_carers,
    without_victims,
    without_helped,
    helpers_thanked,
    backed,
    with_helpers,
    without_disclaimers,
    meetings_of_guests,
    alleged,
    charged,
    from_behind,
    without_apart,
    without_titles,
    without_wholes,
    without_approvers,
    demanded,
    without_interviewers,
    without_audiences,
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
