"""Take apart what one name means, where an analyst has decided that it means two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from khabar.graph.resolution.analysts.decisions import Decision, Side
from khabar.graph.resolution.nodes import Node, Reading
from khabar.graph.resolution.wording.shortforms import shortforms


def carved(
    found: Sequence[Reading], decisions: Sequence[Decision]
) -> tuple[list[Reading], Mapping[Side, tuple[Node, ...]]]:
    """The readings, with nodes of their own for the narrow sides of decisions; and the nodes that each side means.

    Decisions are taken in their order: a later one may refer to what an earlier one has taken apart.
    """
    readings = list(found)
    places: dict[Node, list[int]] = defaultdict(list)
    if decisions:
        for place, reading in enumerate(readings):
            places[reading.node].append(place)
    meant: dict[Side, tuple[Node, ...]] = {}
    for side in (side for decision in decisions for side in (decision.one, decision.other)):
        if not side.narrow:
            meant[side] = side.nodes
            continue
        own = _node_of(side)
        part = [place for node in side.nodes for place in places.get(node, ()) if _within(readings[place], side)]
        for place in part:
            places[readings[place].node].remove(place)
            readings[place] = replace(readings[place], node=own)
        places[own] += part
        meant[side] = (own,)
    return readings, meant


def called(reading: Reading) -> str:
    """What a mention calls its thing, folded."""
    return " ".join(shortforms(reading.language).words(reading.shown))


def _within(reading: Reading, side: Side) -> bool:
    return side.article in ("", reading.article) and side.words in ("", called(reading))


def _node_of(side: Side) -> Node:
    """The node of a part: it has the name of the whole, or its own, and the article if it is in one only."""
    (first, *_) = side.nodes
    name = side.words or first.name or first.known
    return Node(True, first.folder, name=name, article=side.article, type=first.type)
