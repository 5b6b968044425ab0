"""Component "khabar_settled_arguments": participants as their sentence means them, whichever engine has found them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.pipeline.arguments.stances import without_sides
from khabar.graph.pipeline.clauses.agreement import without_disagreeing, without_single, without_tellers
from khabar.graph.pipeline.doc import register
from khabar.graph.pipeline.participants.accusatives import doers
from khabar.graph.pipeline.participants.acting import turn_to_places, turn_to_states
from khabar.graph.pipeline.participants.aid import without_recruits, without_stations
from khabar.graph.pipeline.participants.alerted import alerted
from khabar.graph.pipeline.participants.alleged import alleged
from khabar.graph.pipeline.participants.ambushers import ambushing
from khabar.graph.pipeline.participants.answering import answering
from khabar.graph.pipeline.participants.apart import without_apart
from khabar.graph.pipeline.participants.applauded import without_applauders
from khabar.graph.pipeline.participants.apposed import without_titles
from khabar.graph.pipeline.participants.armsact import arms_act
from khabar.graph.pipeline.participants.ascribed import ascribed
from khabar.graph.pipeline.participants.asyndetic import within_clauses
from khabar.graph.pipeline.participants.backed import backed
from khabar.graph.pipeline.participants.background import without_earlier, without_elsewhere
from khabar.graph.pipeline.participants.banned import banned
from khabar.graph.pipeline.participants.behind import from_behind
from khabar.graph.pipeline.participants.beneficiaries import without_helped
from khabar.graph.pipeline.participants.between import without_third
from khabar.graph.pipeline.participants.blamed import blamed
from khabar.graph.pipeline.participants.bystanders import (
    without_audiences,
    without_covered,
    without_fearing,
    without_interviewers,
    without_reporters,
)
from khabar.graph.pipeline.participants.called import beside_brackets, without_called
from khabar.graph.pipeline.participants.charged import charged
from khabar.graph.pipeline.participants.complaints import without_addressees
from khabar.graph.pipeline.participants.condemned import without_governed
from khabar.graph.pipeline.participants.convened import without_callers
from khabar.graph.pipeline.participants.dated import without_dated
from khabar.graph.pipeline.participants.disclaimed import with_accused, without_disclaimers
from khabar.graph.pipeline.participants.doneby import done_by
from khabar.graph.pipeline.participants.executed import executed
from khabar.graph.pipeline.participants.flying import flown
from khabar.graph.pipeline.participants.foilers import with_foilers
from khabar.graph.pipeline.participants.fromclauses import from_clauses
from khabar.graph.pipeline.participants.fromwhere import without_whence
from khabar.graph.pipeline.participants.guessed import without_guessed
from khabar.graph.pipeline.participants.harmed import without_harmed
from khabar.graph.pipeline.participants.headlines import second_sentences, struck
from khabar.graph.pipeline.participants.held import held
from khabar.graph.pipeline.participants.helpers import with_helpers
from khabar.graph.pipeline.participants.hosts import without_hosts
from khabar.graph.pipeline.participants.informers import informed, without_found, without_informers
from khabar.graph.pipeline.participants.intercepted import intercepted
from khabar.graph.pipeline.participants.inturn import in_turn, with_own_subjects
from khabar.graph.pipeline.participants.judged import without_judges
from khabar.graph.pipeline.participants.kin import without_bereaved, without_namesakes
from khabar.graph.pipeline.participants.kinof import of_kin
from khabar.graph.pipeline.participants.led import without_heads, without_leaders
from khabar.graph.pipeline.participants.listed import with_listers, without_colours, without_labels, without_list_names
from khabar.graph.pipeline.participants.mined import mined
from khabar.graph.pipeline.participants.mutual import between_states, reciprocal
from khabar.graph.pipeline.participants.namedafter import named_after
from khabar.graph.pipeline.participants.nobodies import without_nobodies
from khabar.graph.pipeline.participants.opponents import without_opponents
from khabar.graph.pipeline.participants.otherones import without_other_ones
from khabar.graph.pipeline.participants.ownacts import own_acts
from khabar.graph.pipeline.participants.participles import by_participles
from khabar.graph.pipeline.participants.partners import with_partners, without_undergoing
from khabar.graph.pipeline.participants.prefixes import without_announcers, without_prefixes
from khabar.graph.pipeline.participants.pronouns import with_antecedents, without_speakers
from khabar.graph.pipeline.participants.rammed import rammed
from khabar.graph.pipeline.participants.recalled import recalled
from khabar.graph.pipeline.participants.receivers import handed_over, receivers
from khabar.graph.pipeline.participants.refused import without_silent
from khabar.graph.pipeline.participants.relativeclauses import with_antecedents_of_whom, without_inside
from khabar.graph.pipeline.participants.remembered import without_remembered
from khabar.graph.pipeline.participants.ridden import without_vehicles
from khabar.graph.pipeline.participants.rivals import without_rivals
from khabar.graph.pipeline.participants.scenes import without_scenes
from khabar.graph.pipeline.participants.separately import told_separately
from khabar.graph.pipeline.participants.shaken import without_shaken
from khabar.graph.pipeline.participants.sited import sited
from khabar.graph.pipeline.participants.sources import with_sources
from khabar.graph.pipeline.participants.stopped import without_stopped
from khabar.graph.pipeline.participants.struckby import strikes
from khabar.graph.pipeline.participants.subjunctives import demanded
from khabar.graph.pipeline.participants.successions import succeeded
from khabar.graph.pipeline.participants.suffixed import of_one_only
from khabar.graph.pipeline.participants.surroundings import without_surroundings
from khabar.graph.pipeline.participants.tellers import without_told
from khabar.graph.pipeline.participants.thanks import helpers_thanked
from khabar.graph.pipeline.participants.threatened import threatened
from khabar.graph.pipeline.participants.unarmed import unarmed
from khabar.graph.pipeline.participants.undergone import received, undergone
from khabar.graph.pipeline.participants.verbal import verbal
from khabar.graph.pipeline.participants.warnedof import warned_of
from khabar.graph.pipeline.participants.welcomed import meetings_of_guests
from khabar.graph.pipeline.participants.wholes import without_approvers, without_bodies, without_wholes
from khabar.graph.pipeline.participants.wounded import without_carers, without_hurt, without_victims

# The groups and the passes in them are in the order in which they run: who is meant, in which role, what it was, and
# who only stands by. Each goes by what those before have left. In the examples of the language data and the tests, and
# in some thousand sentences of news, a pass needs another one before it in three places alone, which are named. The
# rest is order for what these do not show: a new pass belongs to the group that asks its question.

_WHOSE_SIDE: Final = (without_sides, without_opponents)
"""Who is named only to say whose side another one is on, and takes no part. Before `backed`, which makes the last of
those the other side: they would drop him again."""

_HEADLINES: Final = (second_sentences, struck, without_prefixes, without_announcers, without_scenes)
"""What a headline sets apart by a comma or a colon; what follows looks at the clause that is left."""

_ONE_OF_TWO: Final = (
    without_labels,
    without_list_names,
    with_listers,
    without_nobodies,
    doers,  # the object that it finds may be who `without_called` knows the name of
    without_called,
    beside_brackets,
    without_colours,
    without_leaders,
    without_heads,
    of_kin,
    without_namesakes,  # whose envoy he is must be gone before `without_titles` gives a title to a name
    without_bereaved,
    without_remembered,
)
"""Two mentions of which one is nobody, or is the other: what follows counts those who take part and looks for
others. Mentions that are words for what happens leave ``doc.ents`` here."""

_AGREEMENT: Final = (
    without_disagreeing,
    arms_act,
    without_tellers,
    without_single,
    without_inside,
    with_antecedents_of_whom,
    without_told,
)
"""Who cannot be the subject of a verb by its form, before constructions turn subjects into something else."""

_CONSTRUCTIONS: Final = (
    done_by,
    ambushing,
    within_clauses,
    without_whence,
    strikes,
    sited,
    undergone,
    received,
    receivers,
    recalled,
    handed_over,
    without_vehicles,
    rammed,
    intercepted,
    with_own_subjects,
    in_turn,
    without_other_ones,
    without_harmed,
    without_dated,
    without_surroundings,
    without_shaken,
    succeeded,
    named_after,
)
"""Which role a word gives to who stands beside it: "by", "in", "came under", "received". They move who is there;
pronouns, which bring in who is not, come after."""

_PRONOUNS: Final = (
    own_acts,
    with_foilers,
    without_speakers,
    with_antecedents,
    answering,
    from_clauses,
    of_one_only,
    reciprocal,
    between_states,
    without_third,
)
"""Whom "we", "he", "them" and "each other" mean, and the sides of what is "between" two."""

_MEANWHILE: Final = (without_elsewhere, without_earlier, without_guessed, mined)
"""Who belongs to what is told beside an event. He stays where nobody else takes part, so those must be there."""

_KINDS: Final = (flown, unarmed, without_stopped, banned, executed, held)
"""What kind of event it is by who takes part in it; those behind ask for the kind."""

_HOSTS_AND_VICTIMS: Final = (
    without_hosts,
    without_callers,
    without_applauders,
    without_judges,
    without_carers,
    without_victims,
    without_hurt,
)
"""Who stands by at a meeting or was hurt before, of the kinds that are settled now."""

_HELP: Final = (
    without_helped,
    without_stations,
    without_recruits,
    helpers_thanked,
    without_informers,
    without_found,
    informed,
    with_sources,
    with_partners,
    without_undergoing,
    backed,
    by_participles,
    with_helpers,
)
"""Who helps whom, once it is known who takes part in the attacks that help somebody."""

_CLAIMS: Final = (
    without_disclaimers,
    with_accused,
    meetings_of_guests,
    alerted,
    blamed,
    alleged,
    charged,
    ascribed,
    from_behind,
)
"""What people say or do of each other: who denies, is received or accused, or is said to be behind something."""

_SHARED: Final = (
    without_apart,
    told_separately,
    without_rivals,
    without_titles,
    without_wholes,
    without_bodies,
    without_approvers,
)
"""Who has a role beside others that they alone have. Behind all that move roles: it is one role that two share."""

_ADDRESSED: Final = (
    demanded,
    threatened,
    warned_of,
    without_interviewers,
    without_audiences,
    without_addressees,
    without_governed,
    without_fearing,
    without_reporters,
    without_covered,
)
"""Whom speech is addressed to and whom not: statements that are demands have a target first, and media and audiences
are none."""

_BY_WORDS: Final = (verbal, without_silent)
"""Attacks made with words are condemnations, and silence is none. Last: others know them as they were found."""

_CHANGES: Final = (
    *_WHOSE_SIDE,
    *_HEADLINES,
    *_ONE_OF_TWO,
    *_AGREEMENT,
    *_CONSTRUCTIONS,
    *_PRONOUNS,
    *_MEANWHILE,
    *_KINDS,
    *_HOSTS_AND_VICTIMS,
    *_HELP,
    *_CLAIMS,
    *_SHARED,
    *_ADDRESSED,
    *_BY_WORDS,
)


def settle_arguments(doc: Doc) -> Doc:
    """Set ``doc._.events`` with those who take part in them, and nobody who does not; states that act are states."""
    events = tuple(doc._.events)
    for changed in _CHANGES:
        events = tuple(changed(doc, events, language=doc.lang_))
    doc._.events = events
    turn_to_states(doc)
    turn_to_places(doc)
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
