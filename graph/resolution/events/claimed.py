"""Refer what a claimant says of an attack to the attack that is claimed.

"تبنى التنظيم التفجير وقال إنه استهدف ضباطا" ("the group claimed the bombing and said that it targeted officers") is
about that bombing, and not about other attacks of the group that the article tells of.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.graph.resolution.events.clusters import family
from khabar.graph.resolution.events.occurrence import Occurrence, Ref
from khabar.ontology.terms import EventType, Role, Status


def claimed(found: Sequence[Occurrence]) -> dict[Ref, Ref]:
    """The mentions in which a claimant tells of an attack right behind the claim, each with the mention claimed.

    `found` are those of one article, in the order of its text.
    """
    attacks = [occurrence for occurrence in found if family(occurrence) == EventType.ATTACK]
    refs = {attack.ref for attack in attacks}
    pairs: dict[Ref, Ref] = {}
    for claim in found:
        if not claim.event.is_a(EventType.CLAIM_OF_RESPONSIBILITY):
            continue
        themes = [ref for role, ref in claim.themes if role == Role.THEME and ref in refs]
        behind = (attack for attack in attacks if attack.order > claim.order and attack.ref not in themes)
        told = next(behind, None)
        if len(themes) == 1 and told is not None and _of_claim(told, claim):
            pairs[told.ref] = themes[0]
    return pairs


def _of_claim(attack: Occurrence, claim: Occurrence) -> bool:
    """Whether the claimant tells, in the claim's sentence or the next, of an attack of its own at no other time."""
    claimants = claim.fillers.get(Role.AGENT, frozenset())
    return (
        attack.event.sentence - claim.event.sentence <= 1
        and attack.event.status == Status.ACTUAL
        and not (attack.further or attack.expressions)
        and not claimants.isdisjoint(attack.fillers.get(Role.AGENT, ()))
        and not claimants.isdisjoint(attack.evidence.attributed_to)
    )
