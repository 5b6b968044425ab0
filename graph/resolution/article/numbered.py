"""Things without names that a text tells apart by their number."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Final

from khabar.graph.language.normalisation import fold
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.nodes import Node, Reading

_SEVERAL: Final = 2


def part_by_number(findings: Findings) -> None:
    """What one word is said of in several numbers is several things: the 17 wounded are not the 112 arrested.

    Without a number it is what was spoken of last where it is definite ("the people"), else another one: "its fighters"
    are not the 20 fighters who were killed.
    """
    of: dict[Node, list[Reading]] = defaultdict(list)
    for reading in findings.found.values():
        if reading.node.article:
            of[reading.node].append(reading)
    for node, readings in of.items():
        owned = {reading.mention.id for reading in readings if _owned(findings, reading)}
        numbers = {reading.number for reading in readings if reading.number or reading.mention.id in owned}
        if len(numbers) < _SEVERAL:
            continue
        last = node
        for reading in readings:
            if reading.mention.id in owned:
                findings.found[reading.mention.id] = replace(reading, node=node)
                continue
            definite = reading.taken
            if reading.number:
                last = node._replace(name=f"{reading.number} {node.name}")
            elif not definite:
                last = node
            findings.found[reading.mention.id] = replace(reading, node=last)


def _owned(findings: Findings, reading: Reading) -> bool:
    """Whether a group without a number is said to be somebody's: "its fighters"."""
    before = findings.before(reading)[-1:]
    return not reading.number and bool(before) and fold(before[0], reading.language) in findings.forms.possessing
