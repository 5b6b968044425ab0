"""Passes over roles: those that constructions give to a mention, and those that pronouns bring in."""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.participants.attacks.ambushers import ambushing
from khabar.graph.pipeline.participants.attacks.announced import announced
from khabar.graph.pipeline.participants.attacks.answered import answered
from khabar.graph.pipeline.participants.attacks.besides import with_deeds_besides
from khabar.graph.pipeline.participants.attacks.guessed import without_guessed
from khabar.graph.pipeline.participants.attacks.halted import halted
from khabar.graph.pipeline.participants.attacks.intercepted import intercepted
from khabar.graph.pipeline.participants.attacks.mined import mined
from khabar.graph.pipeline.participants.attacks.rammed import dropped, rammed
from khabar.graph.pipeline.participants.attacks.replied import replied
from khabar.graph.pipeline.participants.attacks.ridden import without_vehicles
from khabar.graph.pipeline.participants.attacks.shaken import without_shaken
from khabar.graph.pipeline.participants.attacks.sited import aboard, sited
from khabar.graph.pipeline.participants.clauses.aside import without_asides
from khabar.graph.pipeline.participants.clauses.asyndetic import within_clauses
from khabar.graph.pipeline.participants.clauses.background import without_earlier, without_elsewhere
from khabar.graph.pipeline.participants.clauses.begun import with_clauses_of_their_own
from khabar.graph.pipeline.participants.clauses.bounds import within_bounds
from khabar.graph.pipeline.participants.clauses.carriedout import carried_out, without_relative_subjects
from khabar.graph.pipeline.participants.clauses.dated import without_dated
from khabar.graph.pipeline.participants.clauses.fromclauses import from_clauses
from khabar.graph.pipeline.participants.clauses.fromwhere import without_origins, without_whence
from khabar.graph.pipeline.participants.clauses.fronts import before_houses
from khabar.graph.pipeline.participants.clauses.inturn import in_turn, with_own_subjects
from khabar.graph.pipeline.participants.clauses.joined import with_own_objects
from khabar.graph.pipeline.participants.clauses.journeys import without_stages
from khabar.graph.pipeline.participants.clauses.masdars import of_masdars
from khabar.graph.pipeline.participants.clauses.objects import with_objects_behind, without_targets_of_targets
from khabar.graph.pipeline.participants.clauses.opened import without_openings
from khabar.graph.pipeline.participants.clauses.purposes import with_purposes
from khabar.graph.pipeline.participants.clauses.struckby import struck_by_it
from khabar.graph.pipeline.participants.clauses.surroundings import without_surroundings
from khabar.graph.pipeline.participants.help.supporting import supporting
from khabar.graph.pipeline.participants.names.compared import without_compared
from khabar.graph.pipeline.participants.names.namedafter import named_after
from khabar.graph.pipeline.participants.pronouns.answering import answering
from khabar.graph.pipeline.participants.pronouns.captors import by_captors
from khabar.graph.pipeline.participants.pronouns.duals import of_both
from khabar.graph.pipeline.participants.pronouns.governed import governed
from khabar.graph.pipeline.participants.pronouns.mismatched import without_mismatched
from khabar.graph.pipeline.participants.pronouns.otherones import without_other_ones
from khabar.graph.pipeline.participants.pronouns.ownacts import own_acts
from khabar.graph.pipeline.participants.pronouns.partitives import of_some
from khabar.graph.pipeline.participants.pronouns.punished import punished
from khabar.graph.pipeline.participants.pronouns.speakers import with_antecedents, without_speakers
from khabar.graph.pipeline.participants.pronouns.suffixed import not_of_kin, of_antecedents, of_one_only, without_guests
from khabar.graph.pipeline.participants.sides.between import without_third
from khabar.graph.pipeline.participants.sides.mutual import between_states, reciprocal
from khabar.graph.pipeline.participants.speech.harmed import without_sufferers
from khabar.graph.pipeline.participants.speech.mouthpieces import through_mouthpieces
from khabar.graph.pipeline.participants.speech.owncountries import by_own_countries
from khabar.graph.pipeline.participants.speech.saidnext import said_next
from khabar.graph.pipeline.participants.undergoing.befallen import befallen
from khabar.graph.pipeline.participants.undergoing.bylists import of_lists
from khabar.graph.pipeline.participants.undergoing.doneby import done_by
from khabar.graph.pipeline.participants.undergoing.masters import without_masters
from khabar.graph.pipeline.participants.undergoing.overwhat import without_reasons
from khabar.graph.pipeline.participants.undergoing.recalled import recalled
from khabar.graph.pipeline.participants.undergoing.receivers import handed_over, receivers
from khabar.graph.pipeline.participants.undergoing.recipients import without_recipients
from khabar.graph.pipeline.participants.undergoing.successions import succeeded
from khabar.graph.pipeline.participants.undergoing.takenfrom import taken_from
from khabar.graph.pipeline.participants.undergoing.together import together
from khabar.graph.pipeline.participants.undergoing.toldto import told_to, without_told_doers
from khabar.graph.pipeline.participants.undergoing.undergone import received, undergone

_CONSTRUCTIONS: Final = (
    done_by,
    of_lists,
    through_mouthpieces,
    supporting,
    without_compared,
    carried_out,
    without_relative_subjects,
    of_masdars,
    halted,
    taken_from,
    ambushing,
    befallen,  # whom an ambush is by is taken out of its targets before
    within_clauses,
    with_clauses_of_their_own,
    without_whence,
    without_origins,
    without_stages,
    with_purposes,
    dropped,  # what it finds to be no target leaves the place behind it to be one, and not where that was
    aboard,
    sited,
    undergone,
    told_to,
    without_told_doers,
    received,
    receivers,
    recalled,
    handed_over,
    without_recipients,
    without_reasons,
    without_masters,
    without_vehicles,
    rammed,
    intercepted,
    with_own_subjects,
    in_turn,
    without_other_ones,
    without_sufferers,
    without_dated,
    without_surroundings,
    without_openings,
    before_houses,
    replied,
    answered,
    within_bounds,
    with_own_objects,
    without_asides,
    together,
    without_shaken,
    succeeded,
    named_after,
)
"""Move participants to the role that a word beside them gives: "by", "in", "came under", "received".

They move those who are there; pronouns, which bring in others, come after.
"""

_PRONOUNS: Final = (
    own_acts,
    announced,
    by_own_countries,
    with_deeds_besides,
    without_speakers,
    without_mismatched,
    with_antecedents,
    said_next,
    answering,
    from_clauses,
    of_one_only,
    without_guests,
    punished,
    not_of_kin,
    of_antecedents,
    without_targets_of_targets,
    with_objects_behind,
    of_some,
    struck_by_it,
    governed,
    reciprocal,
    of_both,
    by_captors,
    between_states,
    without_third,
)
"""Add those whom "we", "he", "them" and "each other" stand for, and the sides of what is "between" two."""

_MEANWHILE: Final = (without_elsewhere, without_earlier, without_guessed, mined)
"""Remove those who belong to what is told beside an event.

They stay where nobody else takes part, so those whom other passes add must be there.
"""

ROLES: Final = (*_CONSTRUCTIONS, *_PRONOUNS, *_MEANWHILE)
