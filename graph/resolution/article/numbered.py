"""Keep apart things without names that have the same words and different numbers, or another fate.

The 17 wounded are not the 112 arrested, "its fighters" not the 20 fighters who were killed, and those who act again not
those who died. A definite mention without a number ("the people") is the one spoken of last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from khabar.graph.language.normalisation import fold
from khabar.graph.resolution.article.discourse import headline
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.whatbecame import WhatBecame
from khabar.graph.resolution.nodes import Node, Reading
from khabar.graph.resolution.wording.adjacent import first_word
from khabar.ontology.terms import EntityType

_SEVERAL: Final = 2


def part_by_number(findings: Findings) -> None:
    """Part the mentions of one node without a name into several nodes, by number, fate and definiteness."""
    of: dict[Node, list[Reading]] = defaultdict(list)
    for reading in findings.found.values():
        if reading.node.article or _people(reading):
            of[reading.node].append(reading)
    became = WhatBecame(findings)
    for node, readings in of.items():
        if len(readings) < _SEVERAL:
            continue
        if all(map(_people, readings)):
            _part_people(findings, became, node, readings)
        else:
            _part(findings, node, readings)


def _part(findings: Findings, node: Node, readings: Sequence[Reading]) -> None:
    """Part what is no people: several cells, several houses."""
    owned = {reading.mention.id for reading in readings if _owned(findings, reading)}
    numbers = {reading.number for reading in readings if reading.number or reading.mention.id in owned}
    told = [reading for reading in readings if reading.mention.start >= headline(findings.annotation.article)]
    first = next((at for at, reading in enumerate(told) if reading.number), len(told))
    if any(not (reading.number or reading.taken) for reading in told[first:]):
        numbers.add(0)  # "two states denied it ... several states accused it"
    if len(numbers) < _SEVERAL:
        return
    last = node
    for reading in readings:
        if reading.mention.id in owned:
            findings.found[reading.mention.id] = replace(reading, node=node)
            continue
        if reading.number:
            last = node._replace(name=f"{reading.number} {node.name}")
        elif not reading.taken:
            last = node
        findings.found[reading.mention.id] = replace(reading, node=last)


@dataclass(slots=True)
class _Group:
    """People of one word taken for the same ones, with their number or 0; `which` is what `_which` gives."""

    number: int
    which: str = ""
    readings: list[Reading] = field(default_factory=list)


def _part_people(findings: Findings, became: WhatBecame, node: Node, readings: Sequence[Reading]) -> None:
    """Part people of one word into groups.

    "Militants" are not the six militants killed before. A headline's people without a number are those that the text
    counts, or the reverse, if the same happened to both. People whose state or group is named are one, but for those
    counted whose fate does not fit.
    """
    groups: list[_Group] = []
    last: _Group | None = None
    for reading in readings:
        fitting = [group for group in groups if _fits(findings, became, group, reading)]
        if last not in fitting:
            last = fitting[-1] if fitting else None
        elif not reading.taken or reading.number:
            last = next((group for group in fitting if group.number == reading.number), last)
        if last is None:
            last = _Group(reading.number, _which(findings, reading))
            groups.append(last)
        last.number = last.number or reading.number
        last.readings.append(reading)
    if len(groups) < _SEVERAL:
        return
    bare = 0
    for group in groups:
        bare += not group.number
        name = f"{group.number} {node.name}" if group.number else node.name
        named = node._replace(name=name if group.number or bare == 1 else f"{name} {bare}")
        if group.number and not node.article:
            named = named._replace(article=findings.annotation.article.id)
        for reading in group.readings:
            findings.found[reading.mention.id] = replace(reading, node=named)


def _fits(findings: Findings, became: WhatBecame, group: _Group, reading: Reading) -> bool:
    """Whether people may be those of an earlier group."""
    local = bool(reading.node.article)
    which = _which(findings, reading)
    if which not in ("", group.which) or (group.which and not which and not _taken(findings, reading)):
        return False
    if local and reading.number and group.number and reading.number != group.number:
        return False
    if local and _owned(findings, reading):
        return not group.number
    taken = _taken(findings, reading)
    end = headline(findings.annotation.article)
    if not taken and any(
        became.elsewhere(other, reading, same=not reading.title or other.mention.end <= end) for other in group.readings
    ):
        return False
    if any(became.alike(other, reading, done=other.mention.end <= end) for other in group.readings):
        return True
    if any(became.unable(other, reading) for other in group.readings):
        return False
    if _indefinite(findings, reading) and any(
        other.mention.start >= end and (became.befallen(other) or became.befallen(reading)) for other in group.readings
    ):
        return False  # "a teacher was abducted ... a teacher was killed"
    return not local or reading.number == group.number or taken


def _indefinite(findings: Findings, reading: Reading) -> bool:
    """Whether somebody without a state or body is told of as new: "a teacher", "مدرس", but not "مدرس القرية"."""
    if not reading.title or reading.taken or reading.node.owners:
        return False
    if not findings.forms.head_first:
        before = [fold(word, reading.language) for word in findings.before(reading)[-1:]]
        return not findings.forms.indefinite.isdisjoint(before)
    text, end = findings.annotation.article.text, reading.mention.end
    behind = first_word(text, end)
    close = text.find(behind, end) if behind else -1
    named = any(other.mention.start == close for other in findings.found.values())
    return len(reading.shown.split()) == 1 and not named and not findings.forms.spelling.definite(behind)


def _people(reading: Reading) -> bool:
    """Whether a reading is of people without names, or of one person without a name."""
    if reading.people is None:
        return False
    return reading.mention.type == EntityType.PERSON_GROUP or (reading.title and bool(reading.node.article))


def _which(findings: Findings, reading: Reading) -> str:
    """The word before people that says which of several they are: "the first suspect", "another suspect"; or ""."""
    before = findings.before(reading)[-1:]
    word = fold(before[0], reading.language) if before else ""
    return word if word in findings.forms.which else ""


def _taken(findings: Findings, reading: Reading) -> bool:
    """Whether people are told of as known: "the gunmen", "those gunmen", but not "its gunmen"."""
    before = findings.before(reading)[-1:]
    word = fold(before[0], reading.language) if before else ""
    return reading.taken or word in findings.forms.known - findings.forms.possessing


def _owned(findings: Findings, reading: Reading) -> bool:
    """Whether a group without a number is said to be somebody's: "its fighters"."""
    before = findings.before(reading)[-1:]
    return not reading.number and bool(before) and fold(before[0], reading.language) in findings.forms.possessing
