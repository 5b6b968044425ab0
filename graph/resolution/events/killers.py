"""Who has killed whom an attack has killed: "قتل ستة في غارة إسرائيلية" says so of Israel, by whom the raid was.

Of 310 killings that annotators marked with such an attack and who did it, half have him as their agent, too, the others
nobody, and three somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khabar.graph.pipeline.annotation import EventMention
from khabar.graph.resolution.article.operators import instruments, operator
from khabar.ontology.terms import EventType, Role, Status


def killers(killing: EventMention, by_id: Mapping[str, EventMention]) -> Iterator[str]:
    """References of who did the attacks that a killing names as what it was done by; of its own agents, if it has any,
    those who did them."""
    if not killing.is_a(EventType.KILLING):
        return
    own = {argument.ref for argument in killing.arguments if argument.role == Role.AGENT}
    for argument in killing.arguments:
        attack = by_id.get(argument.ref) if argument.role == Role.INSTRUMENT else None
        if attack is None or not attack.is_a(EventType.ATTACK):
            continue
        if attack.status == Status.ACTUAL:
            agents = (other.ref for other in attack.arguments if other.role == Role.AGENT)
            yield from (ref for ref in (*agents, *map(operator, instruments(attack))) if not own or ref in own)
