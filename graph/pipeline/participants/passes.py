"""The questions that are asked of who takes part in events, one pass each, and the order they are asked in."""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.arguments.stances import without_sides
from khabar.graph.pipeline.clauses.agreement import without_disagreeing, without_single, without_tellers
from khabar.graph.pipeline.participants.attacks.ambushers import ambushing
from khabar.graph.pipeline.participants.attacks.announced import announced
from khabar.graph.pipeline.participants.attacks.armsact import arms_act
from khabar.graph.pipeline.participants.attacks.besides import with_deeds_besides
from khabar.graph.pipeline.participants.attacks.foilers import with_foilers
from khabar.graph.pipeline.participants.attacks.guessed import without_guessed
from khabar.graph.pipeline.participants.attacks.intercepted import intercepted
from khabar.graph.pipeline.participants.attacks.mined import mined
from khabar.graph.pipeline.participants.attacks.rammed import dropped, rammed
from khabar.graph.pipeline.participants.attacks.replied import replied
from khabar.graph.pipeline.participants.attacks.ridden import without_vehicles
from khabar.graph.pipeline.participants.attacks.shaken import without_shaken
from khabar.graph.pipeline.participants.attacks.sited import aboard, sited
from khabar.graph.pipeline.participants.attacks.vehicles import vehicles_struck
from khabar.graph.pipeline.participants.attacks.wounded import only_shot, without_carers, without_hurt, without_victims
from khabar.graph.pipeline.participants.claims.alleged import alleged
from khabar.graph.pipeline.participants.claims.ascribed import ascribed
from khabar.graph.pipeline.participants.claims.behind import from_behind
from khabar.graph.pipeline.participants.claims.besidecharge import with_outcomes_of_charges
from khabar.graph.pipeline.participants.claims.blamed import blamed
from khabar.graph.pipeline.participants.claims.charged import charged
from khabar.graph.pipeline.participants.claims.convicted import without_convicted
from khabar.graph.pipeline.participants.claims.disclaimed import with_accused, without_disclaimers
from khabar.graph.pipeline.participants.claims.judged import without_judges
from khabar.graph.pipeline.participants.claims.onlyaccused import by_accused_alone
from khabar.graph.pipeline.participants.claims.referred import without_courts
from khabar.graph.pipeline.participants.claims.represented import without_speakers_for_others
from khabar.graph.pipeline.participants.claims.ruling import without_rulers
from khabar.graph.pipeline.participants.clauses.antecedents import with_members
from khabar.graph.pipeline.participants.clauses.asyndetic import within_clauses
from khabar.graph.pipeline.participants.clauses.background import without_earlier, without_elsewhere
from khabar.graph.pipeline.participants.clauses.begun import with_clauses_of_their_own
from khabar.graph.pipeline.participants.clauses.bounds import within_bounds
from khabar.graph.pipeline.participants.clauses.dated import without_dated
from khabar.graph.pipeline.participants.clauses.fallen import without_buriers
from khabar.graph.pipeline.participants.clauses.fromclauses import from_clauses
from khabar.graph.pipeline.participants.clauses.fromwhere import without_origins, without_whence
from khabar.graph.pipeline.participants.clauses.intransitive import with_subjects
from khabar.graph.pipeline.participants.clauses.inturn import in_turn, with_own_subjects
from khabar.graph.pipeline.participants.clauses.joined import with_own_objects
from khabar.graph.pipeline.participants.clauses.journeys import without_stages
from khabar.graph.pipeline.participants.clauses.objects import without_objects
from khabar.graph.pipeline.participants.clauses.purposes import with_purposes
from khabar.graph.pipeline.participants.clauses.relative import (
    with_antecedents_of_whom,
    without_before_which,
    without_inside,
    without_whose,
)
from khabar.graph.pipeline.participants.clauses.struckby import strikes, struck_by_it
from khabar.graph.pipeline.participants.clauses.surroundings import without_surroundings
from khabar.graph.pipeline.participants.clauses.tellers import without_told, without_watchers
from khabar.graph.pipeline.participants.headlines.doubled import second_sentences
from khabar.graph.pipeline.participants.headlines.lists import joined
from khabar.graph.pipeline.participants.headlines.participles import struck
from khabar.graph.pipeline.participants.headlines.prefixes import without_announcers, without_prefixes
from khabar.graph.pipeline.participants.headlines.scenes import without_scenes
from khabar.graph.pipeline.participants.help.actedon import acted_on
from khabar.graph.pipeline.participants.help.aid import (
    with_beneficiaries,
    without_recruits,
    without_stations,
    without_weapons,
)
from khabar.graph.pipeline.participants.help.backed import backed
from khabar.graph.pipeline.participants.help.beneficiaries import on_behalf, without_clients, without_helped
from khabar.graph.pipeline.participants.help.helpers import with_helpers
from khabar.graph.pipeline.participants.help.informers import informed, without_found, without_informers
from khabar.graph.pipeline.participants.help.lent import without_lent
from khabar.graph.pipeline.participants.help.participles import by_participles
from khabar.graph.pipeline.participants.help.partners import with_partners, without_undergoing
from khabar.graph.pipeline.participants.help.sources import with_sources
from khabar.graph.pipeline.participants.help.thanks import helpers_thanked
from khabar.graph.pipeline.participants.kinds.banned import banned
from khabar.graph.pipeline.participants.kinds.executed import executed
from khabar.graph.pipeline.participants.kinds.flying import flown
from khabar.graph.pipeline.participants.kinds.held import held
from khabar.graph.pipeline.participants.kinds.refused import without_silent
from khabar.graph.pipeline.participants.kinds.revealed import revealed
from khabar.graph.pipeline.participants.kinds.stopped import without_stopped
from khabar.graph.pipeline.participants.kinds.unarmed import unarmed
from khabar.graph.pipeline.participants.kinds.verbal import verbal
from khabar.graph.pipeline.participants.meetings.absent import without_absent
from khabar.graph.pipeline.participants.meetings.applauded import without_applauders, without_attackers
from khabar.graph.pipeline.participants.meetings.convened import without_callers
from khabar.graph.pipeline.participants.meetings.hosts import without_hosts
from khabar.graph.pipeline.participants.meetings.mediators import without_mediators
from khabar.graph.pipeline.participants.meetings.present import without_present
from khabar.graph.pipeline.participants.meetings.separately import told_separately
from khabar.graph.pipeline.participants.meetings.welcomed import meetings_of_guests
from khabar.graph.pipeline.participants.names.accusatives import doers
from khabar.graph.pipeline.participants.names.aliases import with_aliases
from khabar.graph.pipeline.participants.names.apposed import without_titles
from khabar.graph.pipeline.participants.names.called import beside_brackets, without_called
from khabar.graph.pipeline.participants.names.entitled import of_one_person, with_entitled
from khabar.graph.pipeline.participants.names.killersof import without_killed
from khabar.graph.pipeline.participants.names.kin import without_bereaved, without_namesakes
from khabar.graph.pipeline.participants.names.kinof import of_kin
from khabar.graph.pipeline.participants.names.led import without_heads, without_leaders
from khabar.graph.pipeline.participants.names.listed import (
    with_listers,
    without_badges,
    without_colours,
    without_labels,
    without_list_names,
)
from khabar.graph.pipeline.participants.names.namedafter import named_after
from khabar.graph.pipeline.participants.names.nobodies import without_nobodies
from khabar.graph.pipeline.participants.names.remembered import without_remembered
from khabar.graph.pipeline.participants.names.several import of_several
from khabar.graph.pipeline.participants.names.things import things
from khabar.graph.pipeline.participants.pronouns.answering import answering
from khabar.graph.pipeline.participants.pronouns.duals import of_both
from khabar.graph.pipeline.participants.pronouns.governed import governed
from khabar.graph.pipeline.participants.pronouns.otherones import without_other_ones
from khabar.graph.pipeline.participants.pronouns.ownacts import own_acts
from khabar.graph.pipeline.participants.pronouns.partitives import of_some
from khabar.graph.pipeline.participants.pronouns.punished import punished
from khabar.graph.pipeline.participants.pronouns.speakers import with_antecedents, without_speakers
from khabar.graph.pipeline.participants.pronouns.suffixed import not_of_kin, of_antecedents, of_one_only, without_guests
from khabar.graph.pipeline.participants.sides.apart import without_apart
from khabar.graph.pipeline.participants.sides.between import without_third
from khabar.graph.pipeline.participants.sides.mutual import between_states, reciprocal
from khabar.graph.pipeline.participants.sides.opponents import without_opponents
from khabar.graph.pipeline.participants.sides.rivals import without_rivals
from khabar.graph.pipeline.participants.sides.wholes import without_approvers, without_bodies, without_wholes
from khabar.graph.pipeline.participants.sides.whose import without_commenters
from khabar.graph.pipeline.participants.speech.alerted import alerted
from khabar.graph.pipeline.participants.speech.bystanders import (
    without_audiences,
    without_covered,
    without_fearing,
    without_interviewers,
    without_reporters,
)
from khabar.graph.pipeline.participants.speech.complaints import without_addressees
from khabar.graph.pipeline.participants.speech.condemned import without_governed
from khabar.graph.pipeline.participants.speech.harmed import without_harmed
from khabar.graph.pipeline.participants.speech.owncountries import by_own_countries
from khabar.graph.pipeline.participants.speech.papers import of_writers
from khabar.graph.pipeline.participants.speech.saidnext import said_next
from khabar.graph.pipeline.participants.speech.subjunctives import demanded
from khabar.graph.pipeline.participants.speech.threatened import threatened
from khabar.graph.pipeline.participants.speech.warnedof import warned_of
from khabar.graph.pipeline.participants.undergoing.doneby import done_by
from khabar.graph.pipeline.participants.undergoing.masters import without_masters
from khabar.graph.pipeline.participants.undergoing.overwhat import without_reasons
from khabar.graph.pipeline.participants.undergoing.recalled import recalled
from khabar.graph.pipeline.participants.undergoing.receivers import handed_over, receivers
from khabar.graph.pipeline.participants.undergoing.recipients import without_recipients
from khabar.graph.pipeline.participants.undergoing.successions import succeeded
from khabar.graph.pipeline.participants.undergoing.takenfrom import taken_from
from khabar.graph.pipeline.participants.undergoing.toldto import told_to
from khabar.graph.pipeline.participants.undergoing.undergone import received, undergone

# The groups and the passes in them are in the order in which they run: who is meant, in which role, what it was, and
# who only stands by. Each goes by what those before have left. In the examples of the language data and the tests, and
# in some thousand sentences of news, a pass needs another one before it in three places alone, which are named. The
# rest is order for what these do not show: a new pass belongs to the group that asks its question.

_WHOSE_SIDE: Final = (things, without_sides, without_opponents)
"""Who is named only to say whose side another one is on, and takes no part. Before `backed`, which makes the last of
those the other side: they would drop him again."""

_HEADLINES: Final = (second_sentences, joined, struck, without_prefixes, without_announcers, without_scenes)
"""What a headline sets apart by a comma or a colon; what follows looks at the clause that is left."""

_ONE_OF_TWO: Final = (
    without_labels,
    without_list_names,
    without_badges,
    with_listers,
    without_nobodies,
    doers,  # the object that it finds may be who `without_called` knows the name of
    with_aliases,
    without_called,
    of_one_person,
    beside_brackets,
    without_colours,
    without_leaders,
    without_heads,
    of_kin,
    without_killed,
    of_several,
    without_namesakes,  # whose envoy he is must be gone before `without_titles` gives a title to a name
    without_bereaved,
    without_remembered,
)
"""Two mentions of which one is nobody, or is the other: what follows counts those who take part and looks for
others. Mentions that are words for what happens leave ``doc.ents`` here."""

_AGREEMENT: Final = (
    without_disagreeing,
    with_subjects,
    without_buriers,
    vehicles_struck,
    arms_act,
    without_tellers,
    without_single,
    with_entitled,
    without_inside,
    with_antecedents_of_whom,
    with_members,
    without_before_which,
    without_whose,
    without_told,
    without_watchers,
)
"""Who cannot be the subject of a verb by its form, before constructions turn subjects into something else."""

_CONSTRUCTIONS: Final = (
    done_by,
    taken_from,
    ambushing,
    within_clauses,
    with_clauses_of_their_own,
    without_whence,
    without_origins,
    without_stages,
    with_purposes,
    strikes,
    dropped,  # what it finds to be no target leaves the place behind it to be one, and not where that was
    aboard,
    sited,
    undergone,
    told_to,
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
    without_harmed,
    without_dated,
    without_surroundings,
    replied,
    within_bounds,
    with_own_objects,
    without_shaken,
    succeeded,
    named_after,
)
"""Which role a word gives to who stands beside it: "by", "in", "came under", "received". They move who is there;
pronouns, which bring in who is not, come after."""

_PRONOUNS: Final = (
    own_acts,
    announced,
    by_own_countries,
    with_foilers,
    with_deeds_besides,
    without_speakers,
    with_antecedents,
    said_next,
    answering,
    from_clauses,
    of_one_only,
    without_guests,
    punished,
    not_of_kin,
    of_antecedents,
    without_objects,
    of_some,
    struck_by_it,
    governed,
    reciprocal,
    of_both,
    between_states,
    without_third,
)
"""Whom "we", "he", "them" and "each other" mean, and the sides of what is "between" two."""

_MEANWHILE: Final = (without_elsewhere, without_earlier, without_guessed, mined)
"""Who belongs to what is told beside an event. He stays where nobody else takes part, so those must be there."""

_KINDS: Final = (flown, unarmed, only_shot, without_stopped, banned, executed, held, revealed)
"""What kind of event it is by who takes part in it; those behind ask for the kind."""

_HOSTS_AND_VICTIMS: Final = (
    without_hosts,
    without_callers,
    without_present,
    without_applauders,
    without_absent,
    without_mediators,
    without_attackers,
    without_judges,
    without_rulers,
    without_courts,
    without_carers,
    without_victims,
    without_hurt,
)
"""Who stands by at a meeting or was hurt before, of the kinds that are settled now."""

_HELP: Final = (
    on_behalf,
    without_clients,
    without_helped,
    with_beneficiaries,
    without_stations,
    without_recruits,
    without_weapons,
    without_lent,
    helpers_thanked,
    without_informers,
    without_found,
    informed,
    acted_on,
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
    without_convicted,
    ascribed,
    from_behind,
    with_outcomes_of_charges,
    by_accused_alone,
    of_writers,
    without_speakers_for_others,
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
    without_commenters,
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

PASSES: Final = (
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
