"""Passes over mentions that stand for nobody or for another one, and over subjects that their verb does not allow."""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.arguments.stances import without_sides
from khabar.graph.pipeline.clauses.agreement import without_disagreeing, without_single, without_tellers
from khabar.graph.pipeline.participants.attacks.armsact import arms_act
from khabar.graph.pipeline.participants.attacks.vehicles import vehicles_struck
from khabar.graph.pipeline.participants.clauses.antecedents import with_members
from khabar.graph.pipeline.participants.clauses.intransitive import with_subjects, without_earlier_subjects
from khabar.graph.pipeline.participants.clauses.relative import (
    with_antecedents_of_whom,
    without_before_which,
    without_inside,
    without_whose,
)
from khabar.graph.pipeline.participants.clauses.tellers import without_told, without_watchers
from khabar.graph.pipeline.participants.headlines.doubled import second_sentences
from khabar.graph.pipeline.participants.headlines.lists import joined
from khabar.graph.pipeline.participants.headlines.participles import struck
from khabar.graph.pipeline.participants.headlines.prefixes import without_announcers, without_prefixes
from khabar.graph.pipeline.participants.headlines.scenes import without_scenes
from khabar.graph.pipeline.participants.names.accusatives import doers
from khabar.graph.pipeline.participants.names.aliases import with_aliases
from khabar.graph.pipeline.participants.names.called import beside_brackets, without_called
from khabar.graph.pipeline.participants.names.entitled import of_one_person, with_entitled
from khabar.graph.pipeline.participants.names.killersof import without_killed
from khabar.graph.pipeline.participants.names.kin import without_bereaved, without_namesakes
from khabar.graph.pipeline.participants.names.kinof import of_kin
from khabar.graph.pipeline.participants.names.led import without_heads, without_leaders
from khabar.graph.pipeline.participants.names.listed import (
    with_delisted,
    with_listers,
    without_badges,
    without_colours,
    without_labels,
    without_list_names,
)
from khabar.graph.pipeline.participants.names.nobodies import without_nobodies
from khabar.graph.pipeline.participants.names.remembered import without_remembered
from khabar.graph.pipeline.participants.names.seats import without_seats
from khabar.graph.pipeline.participants.names.several import of_several
from khabar.graph.pipeline.participants.names.things import things
from khabar.graph.pipeline.participants.sides.opponents import without_opponents

_WHOSE_SIDE: Final = (things, without_sides, without_opponents)
"""Remove those named only to tell whose side another one is on ("pro-Iran militias").

Before `backed`, which makes the last of them the other side: these passes would remove it again.
"""

_HEADLINES: Final = (second_sentences, joined, struck, without_prefixes, without_announcers, without_scenes)
"""Settle what a headline sets apart by a comma or a colon; later passes look at the clause that is left."""

_ONE_OF_TWO: Final = (
    without_labels,
    without_list_names,
    without_badges,
    with_listers,
    with_delisted,
    without_seats,
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
"""Settle two mentions of which one is nobody, or is the other.

Later passes count participants and look for others. Mentions that are words for what happens leave ``doc.ents`` here.
"""

_AGREEMENT: Final = (
    without_disagreeing,
    with_subjects,
    without_earlier_subjects,
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
"""Settle subjects that the form of a verb does not allow, before constructions turn subjects into something else."""

MEANT: Final = (*_WHOSE_SIDE, *_HEADLINES, *_ONE_OF_TWO, *_AGREEMENT)
