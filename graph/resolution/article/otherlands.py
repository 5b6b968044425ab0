"""Keep apart people without names whom an article tells of in two lands.

"Gunmen killed a mayor in Mozambique. In Nigeria, gunmen abducted students" has two groups of gunmen. "The gunmen" are
those told of last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from khabar.graph.language.normalisation import fold
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.nodes import PLACE, Node, Reading
from khabar.graph.resolution.places import FOLDER, Places
from khabar.ontology.kinds import LOCATIONS
from khabar.ontology.terms import EntityType, RelationType, Role


@dataclass(slots=True)
class _Group:
    """People taken for the same ones so far, and ids of the lands in which they were."""

    node: Node
    lands: Set[str]


def part_by_land(findings: Findings) -> None:
    """Part people of one word into several nodes, where they are in different lands and not told of as known.

    Those in no known land are taken for those told of last. Towns do not tell people apart.
    """
    of: dict[Node, list[Reading]] = defaultdict(list)
    for reading in findings.found.values():
        if reading.node.article and reading.people is not None and reading.mention.type == EntityType.PERSON_GROUP:
            of[reading.node].append(reading)
    several = {node: readings for node, readings in of.items() if len(readings) > 1}
    if several:
        scenes = _Scenes(findings)
        for node, readings in several.items():
            _part(findings, scenes, node, readings)


def _part(findings: Findings, scenes: _Scenes, node: Node, readings: Sequence[Reading]) -> None:
    """Part the mentions of one node."""
    last = _Group(node, frozenset())
    groups = [last]
    for reading in readings:
        lands = frozenset[str]() if scenes.taken(reading) else scenes.lands(reading)
        if _apart(last.lands, lands):
            like = [group for group in groups if not _apart(group.lands, lands)]
            last = like[0] if like else _Group(node._replace(name=f"{node.name} {min(lands)}"), lands)
            groups += [] if like else [last]
        last.lands = last.lands | lands
        if last.node != node:
            findings.refer(reading, last.node)


def _apart(some: Set[str], others: Set[str]) -> bool:
    """Whether lands of both are known, and none is of both."""
    return bool(some and others) and some.isdisjoint(others)


class _Scenes:
    """The lands in which an article says that something was."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._places = Places(findings.catalog)

    def taken(self, reading: Reading) -> bool:
        """Whether people are told of as known, or as somebody's: "the gunmen", "its fighters"."""
        forms = self._findings.forms
        before = [fold(word, reading.language) for word in self._findings.before(reading)[-1:]]
        return reading.taken or not forms.known.isdisjoint(before)

    def lands(self, reading: Reading) -> Set[str]:
        """Ids of the lands of what people do or undergo; else of all that their sentence names."""
        found = self._findings.found
        own = reading.mention.id
        there = {id for other in {own, *self._with.get(own, ())} for id in (other, *self._around.get(other, ()))}
        lands = {land for id in sorted(there & found.keys()) for land in self._land(found[id])}
        here = (other for other in found.values() if other.mention.sentence == reading.mention.sentence)
        return frozenset(lands or {land for other in here for land in self._land(other)})

    def _land(self, reading: Reading) -> Iterator[str]:
        node = reading.node
        if reading.mention.type in LOCATIONS and node.folder == PLACE and node.known:
            land = self._places.state_of(FOLDER + node.known)
            yield from () if land is None else (land,)

    @cached_property
    def _with(self) -> Mapping[str, Set[str]]:
        """The ids of mentions, each with those of the agents, targets and places of its events."""
        found: dict[str, set[str]] = defaultdict(set)
        for event in self._findings.annotation.events:
            refs = {a.ref for a in event.arguments if a.role in (Role.AGENT, Role.TARGET, Role.PLACE)}
            for ref in refs:
                found[ref] |= refs
        return found

    @cached_property
    def _around(self) -> Mapping[str, Set[str]]:
        """The ids of mentions, each with those of the places it is located in."""
        found: dict[str, set[str]] = defaultdict(set)
        for relation in self._findings.annotation.relations:
            if relation.type == RelationType.LOCATED_IN:
                found[relation.head].add(relation.tail)
        return found
