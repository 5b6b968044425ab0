"""Find the event told before that a definite mention ("الهجوم", "the attack") refers to."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Final

from khabar.graph.catalog.spelling import spelling
from khabar.graph.resolution.article.periods import PAST, TOTAL
from khabar.graph.resolution.events.clusters import Cluster, as_real, distance, salience
from khabar.graph.resolution.events.judge import Judge
from khabar.graph.resolution.events.occurrence import Occurrence
from khabar.graph.resolution.places import FOLDER
from khabar.ontology.terms import EventType, Role

_SPECIAL: Final = frozenset({EventType.BOMBING, EventType.AIR_STRIKE})
"""Types of attacks that have words of their own."""

_OF_MANY_KINDS: Final = frozenset({EventType.SUPPORT})
"""Types whose words are of different things: "the training" is no "support for the bill"."""

_SAID: Final = frozenset({EventType.ACCUSATION, EventType.DEMAND, EventType.THREAT, EventType.WARNING})
"""Types of what is answered right behind it, whatever the headline says: "rejected the accusations"."""


def old_deaths(found: Iterable[Occurrence]) -> frozenset[int]:
    """The sentences of an article that tell of a killing of the past."""
    return frozenset(killing.event.sentence for killing in found if _of_old(killing))


def taken_up(clusters: Iterable[Cluster], told: Cluster, judge: Judge, deaths: Set[int]) -> Cluster | None:
    """The cluster told before that a definite mention refers to, or None.

    It is the headline's, or the one just told; else the one most told. Of speech it is the one just told: "rejected the
    accusations". "The bombing" is one told as such; right behind "a similar attack" it is that one; "the attack" is
    none of many that were counted, as "the attacks" are. Nor is it one foiled some sentences before, where somebody was
    hurt: "two were wounded in the strike".
    """
    (mention,) = told.members
    before = [
        cluster
        for cluster in clusters
        if cluster.first < mention.order and as_real(cluster, told) and judge.fits(cluster, told)
        if cluster.headlines or not _elsewhere(cluster, told)
        if not cluster.told_as(TOTAL) or _in_one_word(cluster, mention)
        if mention.event.kind not in _OF_MANY_KINDS or _in_one_word(cluster, mention)
    ]
    if mention.event.sentence - 1 in deaths:  # "last year a policeman killed five there. That attack"
        before = [cluster for cluster in before if not cluster.foiled_in or _just_told(cluster, mention)]
    if mention.hurts and told.done_in:
        before = [cluster for cluster in before if not cluster.foiled_in or _just_told(cluster, mention)]
    said = mention.event.kind in _SAID
    return min(
        before,
        key=lambda c: (
            _SPECIAL.issuperset(told.types) and not _as_special(c, mention),
            not (c.further and _just_told(c, mention)),
            not judge.alike(c, told),  # "the strikes on the airport" were on one
            not _just_told(c, mention) and (said or not c.headlines),
            c.told_as(PAST),
            -salience(c),
            distance(c, told),
        ),
        default=None,
    )


def _elsewhere(cluster: Cluster, told: Cluster) -> bool:
    """Whether a mention names the land it is done to, and a cluster names nothing of it.

    "العدوان على غزة" ("the aggression against Gaza") is an attack of its own, whatever was told before.
    """
    if not any(key.startswith(FOLDER) for key in told.compared.get(Role.TARGET, ())):
        return False
    named = {key for _, key in told.fillings()}
    return named.isdisjoint(key for _, key in cluster.fillings())


def _just_told(cluster: Cluster, mention: Occurrence) -> bool:
    """Whether a cluster was told in the sentence of a mention or the one before it."""
    return any(0 <= mention.event.sentence - other.event.sentence <= 1 for other in cluster.members)


def _of_old(killing: Occurrence) -> bool:
    """Whether a mention is of a past killing, and the text does not say by which event."""
    return killing.event.is_a(EventType.KILLING) and killing.period == PAST and not killing.themes


def _as_special(cluster: Cluster, mention: Occurrence) -> bool:
    """Whether a cluster is told as of a mention's type, and is not one of the past that is no more spoken of."""
    past = cluster.told_as(PAST) and not _just_told(cluster, mention)
    return mention.event.type in cluster.types and not past


def _in_one_word(cluster: Cluster, mention: Occurrence) -> bool:
    """Whether a cluster is told by the same word as a definite mention: "strikes", "the strikes"."""
    bare = spelling(mention.language).bare
    word = bare(mention.event.trigger)
    return any(bare(member.event.trigger) == word for member in cluster.members)
