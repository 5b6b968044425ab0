"""Tell which participants of an event's mention are likely enough to make a direct relation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from khabar.graph.pipeline.annotation import EventMention
from khabar.graph.pipeline.doc import Argument, Relation
from khabar.ontology.terms import EventType, RelationType

_LIKELY: Final = 0.6
"""The least confidence of an argument that is likely.

Of 32 relations with an end between .5 and .6 the annotators had three, of 20 up to .65 eight (939 sentences,
`benchmarks/direct.py`).
"""

_RARE: Final = frozenset({EventType.INTELLIGENCE_SHARING})
"""Types of which too few, five in those sentences, are there to tell what their confidence is worth."""


def likely_arguments(event: EventMention, heads: Mapping[str, frozenset[str]]) -> frozenset[Argument]:
    """The arguments that are likely, and the bodies in the same role as a likely leader of theirs.

    The model is often sure of the leader alone in "تواصلت الإدارة مع الهيئة وقائدها أحمد الشرع".

    Args:
        event: a mention.
        heads: `heads_of` its article.

    >>> sides = (Argument("agent", "e1", 0.4), Argument("agent", "e2", 0.9), Argument("target", "e3", 0.4))
    >>> meeting = EventMention("v1", "Meeting", 0, 1, "x", 0, "actual", sides)
    >>> sorted(argument.ref for argument in likely_arguments(meeting, {"e1": frozenset({"e2"})}))
    ['e1', 'e2']
    """
    if event.kind in _RARE:
        return frozenset(event.arguments)
    likely = frozenset(argument for argument in event.arguments if argument.confidence >= _LIKELY)
    led = (
        argument
        for argument in event.arguments
        if any(Argument(argument.role, head) in likely for head in heads.get(argument.ref, ()))
    )
    return likely.union(led)


def heads_of(relations: Iterable[Relation]) -> dict[str, frozenset[str]]:
    """The references of those who lead each body, by the body's."""
    found: dict[str, set[str]] = defaultdict(set)
    for relation in relations:
        if relation.type == RelationType.LEADS:
            found[relation.tail].add(relation.head)
    return {body: frozenset(heads) for body, heads in found.items()}
