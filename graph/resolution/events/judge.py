"""Judge whether two clusters of mentions are of one happening."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from khabar.graph.resolution.events.candidates import DAYS_BETWEEN_REPORTS
from khabar.graph.resolution.events.clusters import Cluster, same_outcome
from khabar.graph.resolution.events.conflicts import Conflicts
from khabar.graph.resolution.events.fillers import SIDED, SITE, THEME
from khabar.graph.resolution.events.grounds import Grounds
from khabar.graph.resolution.events.likeness import likeness
from khabar.graph.resolution.events.occurrence import EVENT
from khabar.graph.resolution.events.possibility import near, possible, published_near
from khabar.graph.resolution.events.retold import Retelling
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.places import Places
from khabar.graph.resolution.sources.stories import Stories
from khabar.graph.resolution.times import agree
from khabar.ontology.terms import EntityType, EventClass, EventType, Role, Status

WEIGHTS: Final = {
    Role.AGENT: 2.0,
    Role.TARGET: 2.0,
    SITE: 2.0,
    Role.THEME: 1.0,
    THEME + Role.TARGET: 2.0,
    THEME + SITE: 2.0,
    THEME + Role.AGENT: 1.0,
    EVENT + Role.THEME: 2.0,
    EVENT + Role.INSTRUMENT: 3.0,
    Role.PLACE: 1.0,
    Role.INSTRUMENT: 0.5,
}
"""Role -> how much a shared filler adds to the similarity.

A filler that is nobody in particular adds half, unless one mention of it fills the role of both.
"""

PARTICULAR: Final = frozenset({EntityType.PERSON, EntityType.SITE})
"""Types of participants to whom the events of a story are few."""

_TAKING_PART: Final = frozenset(role for role in WEIGHTS if not role.startswith(EVENT))

LASTING: Final = (EventClass.SECURITY_ACTION, EventClass.MEASURE)
"""Types of what is done once and spoken of for weeks: "الانقلاب" ("the coup")."""

SAME_DAY: Final = 2.0
SAME_ARTICLE: Final = 1.0
SAME_STORY: Final = 1.0
BOTH_MAIN: Final = 2.0
SAME_VICTIM: Final = 3.0
"""For a person killed or overthrown in both, as that happens once."""

NEEDED: Final = 3.0
"""Similarity from which on two mentions are one event."""

RECURRENT: Final = 1.0
RECURRENT_UNDATED: Final = 2.0
"""How much more is needed across articles for recurrent events of the same sides.

Only when neither a date nor the story tells them apart; the more if articles have no dates, and states and groups alone
take part.
"""

LIKENESS: Final = 0.2
LIKENESS_LATER: Final = 0.4
LIKENESS_UNDATED: Final = 0.95
"""The likeness (`likeness`) that sentences of one story need, in the days of the news and after them.

Those of articles without a date must say the same, as copies do.
"""

DAYS_OF_NEWS: Final = 5
DAYS_OF_A_TOPIC: Final = 30
"""Days apart from which on what articles of one story tell first is its next event.

The shorter in general, the longer if they share a filler or one is told as known.
"""

SHARED: Final = 1 / 3
"""The part of the pairs of mentions, one of each cluster, that must share a participant."""

DAYS_OF_A_SLIP: Final = 2
"""Days by which two articles may differ in dating one event: the night, and the day it became known."""


class Judge:
    """Judges whether two clusters are of one happening, whichever of them comes first."""

    def __init__(
        self, index: EntityIndex, places: Places, stories: Stories, *, apart: Callable[[Cluster, Cluster], bool]
    ) -> None:
        """`apart` tells of which clusters an analyst has decided, or a text says, that they are two."""
        self._apart = apart
        self._index = index
        self._conflicts = Conflicts(index, places)
        self._retelling = Retelling(index, places)
        self._stories = stories

    def similarity(self, one: Cluster, other: Cluster) -> float:
        """How sure it is that two clusters are one; 0 when they are not."""
        once = any(self._index.type(key) == EntityType.PERSON for key in one.once() & other.once())
        same_article = not one.articles.isdisjoint(other.articles)
        # What happens once and is dated differently by two articles is one happening that they date differently.
        slip = DAYS_OF_A_SLIP if not same_article and (once or one.within(EventClass.MEASURE)) else 0
        if not possible(one, other, slip=slip) or self._apart(one, other):
            return 0.0
        conflicts = self._conflicts.between(one, other, once=once)
        if conflicts == math.inf:
            return 0.0  # most are: asked first, it saves the rest
        if not same_article and self._of_others(one, other, once=once):
            return 0.0
        shared = self._shared(one, other)
        grounds = self._grounds(one, other, shared, once=once, same_article=same_article)
        value = self._by_facts(one, other, shared, grounds) - conflicts
        if value < NEEDED and grounds.story:
            value = self._by_words(one, other, shared) - conflicts
        return value if value >= NEEDED else 0.0

    def _grounds(
        self, one: Cluster, other: Cluster, shared: Mapping[str, float], *, once: bool, same_article: bool
    ) -> Grounds:
        """What beside the participants may make two clusters one."""
        dated = any(agree(mine, theirs) for mine in one.times for theirs in other.times)
        taken = (one.taken or other.taken) and any(map(one.within, LASTING))
        soon = dated or published_near(one, other, DAYS_OF_NEWS)
        soon = soon or (bool(shared or taken) and published_near(one, other, DAYS_OF_A_TOPIC))
        # Articles without a date may be of other weeks of one war: what both tell first is not one by that alone.
        soon = soon and (bool(shared) or not _unlike(one, other))
        story = not same_article and self._stories.alike(one.articles, other.articles)
        about = (one.main and other.main) or (one.only and other.only and (shared or taken))
        # What was done in one attack, or claims one, happened once as the attack did.
        through = any(role.startswith(EVENT) for role in shared)
        return Grounds(same_article, story, dated, soon, once, through, story and soon and bool(about))

    def _by_facts(self, one: Cluster, other: Cluster, shared: Mapping[str, float], grounds: Grounds) -> float:
        """What times, participants and the story say for it; 0 if that is too little."""
        if not (shared or grounds.about or grounds.once) or self._too_little(one, other, shared.keys(), grounds):
            return 0.0
        value = sum(shared.values())
        value += SAME_ARTICLE * grounds.same_article + SAME_DAY * grounds.dated + SAME_VICTIM * grounds.once
        value += BOTH_MAIN * grounds.about
        if not (grounds.same_article or grounds.story):
            return value if grounds.sure else value - _recurrence(one, other, self._particular(one, other))
        if grounds.story and (not one.within(EventClass.SPEECH) or one.within(EventType.CLAIM_OF_RESPONSIBILITY)):
            sure = grounds.soon or grounds.once or grounds.through or len(shared) > 1
            value += SAME_STORY * (sure or self._particular(one, other))
        elif grounds.story and not (grounds.dated or published_near(one, other, DAYS_OF_NEWS)):
            value -= RECURRENT
        return value

    def _too_little(self, one: Cluster, other: Cluster, shared: AbstractSet[str], grounds: Grounds) -> bool:
        """Whether two may share these roles and be two all the same."""
        here = grounds.same_article
        if not here and not grounds.about and shared == {Role.PLACE} and not (grounds.story and grounds.dated):
            return True  # in a town at war much happens in a day
        if shared == {Role.AGENT} and not (grounds.dated or grounds.once or same_outcome(one, other)):
            return True  # one attack of a group that was foiled and one that was warned of may be two
        if here and Role.AGENT not in shared and foiled_and_done(one, other):
            return (
                True  # so may one on a site that was foiled and one that was done, with nobody said to have done both
            )
        return not (here or grounds.story or grounds.sure) and not near(one, other, DAYS_BETWEEN_REPORTS)

    def _by_words(self, one: Cluster, other: Cluster, shared: Mapping[str, float]) -> float:
        """What alike sentences of two articles of one story say for it; 0 if they are not alike.

        Only for what the articles are about, of whose participants little may have been understood ("أوقع الهجوم عشرات
        القتلى"). What is told beside it is in the same words as the next meeting.
        """
        if not (one.subject and other.subject and one.real == other.real):
            return 0.0
        if not near(one, other, DAYS_OF_A_TOPIC):
            return 0.0
        dated = one.published and other.published
        needed = LIKENESS_UNDATED if not dated else LIKENESS if near(one, other, DAYS_OF_NEWS) else LIKENESS_LATER
        if likeness(one.meanings(), other.meanings()) < needed:
            return 0.0
        return NEEDED + SAME_STORY + sum(shared.values())

    def fits(self, one: Cluster, other: Cluster) -> bool:
        """Whether nothing that they say is against their being one.

        A definite mention may have further sides: "وحضر الاجتماع وزير الخارجية" ("the foreign minister attended the
        meeting").
        """
        if not possible(one, other) or self._apart(one, other):
            return False
        sided = other.taken and any(map(one.within, SIDED))
        return not self._conflicts.between(one, other, without=Role.AGENT if sided else "")

    def allows(self, one: Cluster, other: Cluster) -> bool:
        """Whether they can be one, though different things are said of them."""
        return possible(one, other) and not self._apart(one, other) and self._conflicts.between(one, other) < math.inf

    def retells(self, body: Cluster, headline: Cluster) -> bool:
        """Whether a lead may tell in full what a headline says in short."""
        return possible(body, headline) and not self._apart(body, headline) and self._retelling.of_one(headline, body)

    def alike(self, body: Cluster, headline: Cluster) -> bool:
        """Whether both have targets called by one word, as far as a headline and a lead go."""
        return self._retelling.alike(headline, body)

    def _shared(self, one: Cluster, other: Cluster) -> dict[str, float]:
        """What the shared fillers count, by role."""
        shared = {}
        same = {role for _, role, _ in one.mentioned & other.mentioned}
        within = not one.articles.isdisjoint(other.articles)
        for role, keys in other.compared.items():
            if role not in WEIGHTS or role not in one.compared:
                continue
            both = keys & one.compared[role]
            # Of unnamed people an article has few that act, but many that something is done to.
            sure = role in same or (within and role == Role.AGENT) or any(self._named(key, one, other) for key in both)
            if not both and role == Role.AGENT:
                both = self._index.with_states(keys) & self._index.with_states(one.compared[role])
                sure = False
            if not both and not within and role in (Role.AGENT, Role.TARGET):
                both = self._alike(keys, one.compared[role])
                sure = False
            if both:
                shared[role] = WEIGHTS[role] * (1.0 if sure else 0.5)
        return shared

    def _particular(self, one: Cluster, other: Cluster) -> bool:
        """Whether both have a person or a site in one role: states and groups do much in the weeks of a story."""
        both = (
            keys & other.compared.get(role, frozenset()) for role, keys in one.compared.items() if role in _TAKING_PART
        )
        return any(self._index.type(key) in PARTICULAR for keys in both for key in keys)

    def _named(self, key: str, one: Cluster, other: Cluster) -> bool:
        return key not in one.weak and key not in other.weak and key not in self._index.passing

    def _of_others(self, one: Cluster, other: Cluster, *, once: bool) -> bool:
        """Whether too few of the mentions of two clusters share an agent or a target.

        A cluster has the participants of all its mentions: else "A and B agreed" would bring in "B and C agreed", and
        that the next one, until all agreements of a month were one.
        """
        for role in (Role.TARGET,) if once else (Role.AGENT, Role.TARGET):
            mine, theirs = one.sides(role), other.sides(role)
            if len(mine) > 1 or len(theirs) > 1:
                shared = sum(mine[a] * theirs[b] for a in mine for b in theirs if not a.isdisjoint(b))
                if shared < SHARED * mine.total() * theirs.total():
                    return True
        return False

    def _alike(self, mine: Collection[str], theirs: Collection[str]) -> frozenset[str]:
        """The unnamed people of one that are called like some of the other's, in another article."""
        passing = self._index.passing
        return frozenset(
            a
            for a in mine
            if a in passing and (parts := self._index.profile(a).parts)
            if any(b in passing and parts == self._index.profile(b).parts for b in theirs)
        )


def _unlike(one: Cluster, other: Cluster) -> bool:
    """Whether their sentences have vectors, and say quite different things."""
    mine, theirs = one.meanings(), other.meanings()
    return bool(len(mine) and len(theirs)) and likeness(mine, theirs) < LIKENESS


def _recurrence(one: Cluster, other: Cluster, particular: bool) -> float:
    """How much more two must share that articles of other stories tell; see `RECURRENT`."""
    if one.within(EventClass.MEASURE):
        return 0.0
    return RECURRENT if particular or (one.published and other.published) else RECURRENT_UNDATED


def foiled_and_done(one: Cluster, other: Cluster) -> bool:
    """Whether one is told as foiled and the other as done, and neither as "the attack"."""
    statuses = [each.statuses for each in (one, other)]
    return {Status.FOILED} in statuses and {Status.ACTUAL} in statuses and not (one.taken or other.taken)
