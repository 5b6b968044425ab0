"""What is said of an attack by who claims it: "تبنى التنظيم التفجير وقال إنه استهدف ضباطا" is of that bombing.

The claimant may have done other attacks of which the article tells as well; what follows the claim is none of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.graph.resolution.events.clusters import family
from khabar.graph.resolution.events.occurrence import Occurrence, Ref
from khabar.ontology.terms import EventType, Role, Status


def claimed(found: Sequence[Occurrence]) -> dict[Ref, Ref]:
    """Mentions in which a claimant tells of an attack right behind his claim, with those of what he claims.

    `found` are those of one article, in the order of its text. Of what he tells further on nothing is said.
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
    """Whether the claimant says in the sentence of his claim, or the next, that he did it, and not at another time."""
    claimants = claim.fillers.get(Role.AGENT, frozenset())
    return (
        attack.event.sentence - claim.event.sentence <= 1
        and attack.event.status == Status.ACTUAL
        and not (attack.further or attack.expressions)
        and not claimants.isdisjoint(attack.fillers.get(Role.AGENT, ()))
        and not claimants.isdisjoint(attack.evidence.attributed_to)
    )
