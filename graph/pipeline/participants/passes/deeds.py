"""Passes over what happened: types of events, hosts and victims, help, and what people say of each other."""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.participants.attacks.ownlosses import without_own_losses
from khabar.graph.pipeline.participants.attacks.wounded import only_shot, without_hurt, without_victims
from khabar.graph.pipeline.participants.claims.alleged import alleged
from khabar.graph.pipeline.participants.claims.ascribed import ascribed
from khabar.graph.pipeline.participants.claims.behind import from_behind
from khabar.graph.pipeline.participants.claims.besidecharge import with_outcomes_of_charges
from khabar.graph.pipeline.participants.claims.blamed import blamed
from khabar.graph.pipeline.participants.claims.charged import charged
from khabar.graph.pipeline.participants.claims.convicted import without_convicted
from khabar.graph.pipeline.participants.claims.disclaimed import with_accused, without_disclaimers
from khabar.graph.pipeline.participants.claims.judged import without_judges
from khabar.graph.pipeline.participants.claims.onlyaccused import by_accused_alone, without_means
from khabar.graph.pipeline.participants.claims.represented import without_speakers_for_others
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
from khabar.graph.pipeline.participants.help.informers import (
    informed,
    with_informed_counterparts,
    without_found,
    without_informers,
)
from khabar.graph.pipeline.participants.help.lent import without_lent
from khabar.graph.pipeline.participants.help.participles import by_participles
from khabar.graph.pipeline.participants.help.partners import with_partners, without_undergoing
from khabar.graph.pipeline.participants.help.sources import with_sources
from khabar.graph.pipeline.participants.help.thanks import helpers_thanked
from khabar.graph.pipeline.participants.kinds.banned import banned
from khabar.graph.pipeline.participants.kinds.byparties import by_parties
from khabar.graph.pipeline.participants.kinds.damaged import damaged
from khabar.graph.pipeline.participants.kinds.designated import designated
from khabar.graph.pipeline.participants.kinds.flying import flown
from khabar.graph.pipeline.participants.kinds.revealed import revealed
from khabar.graph.pipeline.participants.kinds.seized import seized
from khabar.graph.pipeline.participants.kinds.stopped import without_stopped
from khabar.graph.pipeline.participants.kinds.unarmed import unarmed
from khabar.graph.pipeline.participants.meetings.absent import without_absent
from khabar.graph.pipeline.participants.meetings.applauded import without_applauders, without_attackers
from khabar.graph.pipeline.participants.meetings.convened import without_callers
from khabar.graph.pipeline.participants.meetings.hosts import without_hosts
from khabar.graph.pipeline.participants.meetings.mediators import without_mediators
from khabar.graph.pipeline.participants.meetings.present import without_present
from khabar.graph.pipeline.participants.meetings.welcomed import meetings_of_guests
from khabar.graph.pipeline.participants.pronouns.accused import of_pronouns
from khabar.graph.pipeline.participants.speech.alerted import alerted
from khabar.graph.pipeline.participants.speech.papers import of_writers

_KINDS: Final = (flown, unarmed, only_shot, damaged, without_stopped, banned, designated, by_parties, seized, revealed)
"""Settle types of events by their participants; later passes ask for the type."""

_HOSTS_AND_VICTIMS: Final = (
    without_hosts,
    without_callers,
    without_present,
    without_applauders,
    without_absent,
    without_mediators,
    without_attackers,
    without_judges,
    without_victims,
    without_hurt,
    without_own_losses,
)
"""Remove those who only stand by at a meeting or were hurt before; types are settled now."""

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
    with_informed_counterparts,
    informed,
    acted_on,
    with_sources,
    with_partners,
    without_undergoing,
    backed,
    by_participles,
    with_helpers,
)
"""Settle who helps whom, once the participants of the attacks that help somebody are known."""

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
    of_pronouns,
    without_means,
    by_accused_alone,
    of_writers,
    without_speakers_for_others,
)
"""Settle what people say or do of each other: denials, receptions, accusations, and being behind something."""

DEEDS: Final = (*_KINDS, *_HOSTS_AND_VICTIMS, *_HELP, *_CLAIMS)
