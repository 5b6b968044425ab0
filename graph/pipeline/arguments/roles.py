"""Hold the participants of a sentence's events as they are filled, and tell which types may fill which role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from khabar.graph.pipeline.clauses.cases import BARE, CONJ, Case, cases
from khabar.graph.pipeline.clauses.clauses import BELOW, CONTENT, COORDINATE, RELATIVE_CLAUSE, Clause, Structure
from khabar.graph.pipeline.clauses.unitmaker import UnitMaker
from khabar.graph.pipeline.clauses.units import EVENT, Unit
from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.events.frames import Frame
from khabar.ontology.kinds import ACTORS, LOCATIONS
from khabar.ontology.terms import EntityType, EventType, Role

VIOLENT: Final = frozenset({EventType.ATTACK, EventType.BOMBING, EventType.AIR_STRIKE, EventType.CLASH})
HARM: Final = frozenset({EventType.KILLING, EventType.ASSASSINATION})
MUTUAL: Final = frozenset(
    {
        EventType.COOPERATION,
        EventType.MEETING,
        EventType.CLASH,
        EventType.AGREEMENT,
        EventType.INTELLIGENCE_SHARING,
    }
)
"""Events with several agents: one that is known does not shut out the next."""
_PERSONAL: Final = frozenset(
    {
        EventType.KILLING,
        EventType.ASSASSINATION,
        EventType.ABDUCTION,
        EventType.ARREST,
        EventType.TRIAL,
        EventType.ACCUSATION,
        EventType.DESIGNATION,
        EventType.DELISTING,
        EventType.APPOINTMENT,
        EventType.RESIGNATION,
        EventType.INTELLIGENCE_SHARING,
        EventType.WARNING,
        EventType.MEETING,
        EventType.DEMAND,
        EventType.CONDEMNATION,
        EventType.STATEMENT,
    }
)
"""Events whose target is always somebody, never a place, a building or a weapon."""


class Roles:
    """The roles of one sentence, filled step by step by `verbs`, `nouns`, `reports` and `sharing`.

    Args:
        structure: its units and clauses.
        maker: the words of its language.
        frames: the frame of each event unit, by unit index; an event without one takes common roles only.

    Attributes:
        events: the event units.
        cases: what governs each noun, by unit index.
        filled: participants of each event unit, by its index.
        subjects: subject of each finite verb that has one, by its index.
        used: nouns a verb has taken.
    """

    def __init__(self, structure: Structure, maker: UnitMaker, frames: Mapping[int, Frame]) -> None:
        self.structure, self.maker, self.frames = structure, maker, frames
        self.units = structure.units
        self.events = [unit for unit in self.units if unit.kind == EVENT]
        self.cases = cases(self.units, maker)
        for index, case in self.cases.items():
            apart = case.head is not None and structure.clause[index] is not structure.clause[case.head.index]
            if case.kind == CONJ and apart and not maker.verb_first:
                self.cases[index] = Case(BARE)  # "shelled a bridge, and Ukraine denied it"
        self.filled: dict[int, list[tuple[str, Unit]]] = {unit.index: [] for unit in self.events}
        self.subjects: dict[int, Unit] = {}
        self.used: set[int] = set()

    def put(self, event: Unit, role: str, filler: Unit) -> bool:
        """Give an event a participant when its type may fill the role; False where it may not."""
        fit = self.fit(event, role, filler)
        if fit is None or event.kind != EVENT or event is filler:
            return False
        if (fit, filler) not in self.filled[event.index]:
            self.filled[event.index].append((fit, filler))
        return True

    def has(self, event: Unit, role: str) -> bool:
        """Whether an event has a participant in a role."""
        return any(known == role for known, _ in self.filled[event.index])

    def agents(self, event: Unit) -> list[Unit]:
        """The agents of an event."""
        return [unit for role, unit in self.filled[event.index] if role == Role.AGENT]

    def reports(self, event: Unit) -> bool:
        """Whether the frame of an event has a place for what it reports."""
        frame = self.frames.get(event.index)
        return frame is not None and self._themed(event)

    def fit(self, event: Unit, role: str, filler: Unit) -> str | None:
        """The role that a filler of this type takes where the frame says `role`, or None."""
        label = filler.label
        if filler.kind == EVENT:
            if event.label == EventType.FOILING and label == EventType.COOPERATION:
                return None  # "أحبطت الشرطة بالتعاون مع المخابرات هجوما"
            if event.label in HARM and label in VIOLENT and role in (Role.AGENT, Role.INSTRUMENT):
                return Role.INSTRUMENT
            return Role.THEME if role in (Role.THEME, Role.TARGET) and self._themed(event) else None
        if label == TIME:
            return Role.TIME if role == Role.TIME else None
        if role == Role.AGENT:
            if label == EntityType.WEAPON:
                return Role.INSTRUMENT
            return role if label in ACTORS else None
        if role == Role.PLACE:
            return role if label in LOCATIONS else None
        if role == Role.INSTRUMENT:
            return role if label == EntityType.WEAPON else None
        hijacked = event.label == EventType.ABDUCTION and label == EntityType.SITE  # "خطف طائرة": ships and planes
        if role == Role.TARGET and event.label in _PERSONAL and label not in ACTORS and not hijacked:
            return None
        return None if role == Role.TIME else role

    def _themed(self, event: Unit) -> bool:
        """Whether the frame of an event has a theme."""
        frame = self.frames.get(event.index)
        return frame is not None and (
            any(Role.THEME in roles for roles in frame.positions.values())
            or Role.THEME in frame.prepositions.values()
            or Role.THEME in frame.of_type.values()
        )

    def position(self, event: Unit, roles: tuple[str, ...], filler: Unit) -> bool:
        """Give an event a participant in the first of these roles that is free and fits."""
        for role in roles:
            if not self.has(event, role) and self.put(event, role, filler):
                self.used.add(filler.index)
                return True
        return False

    def inherited(self, verb: Unit) -> Unit | None:
        """The subject of the verb above or beside a verb that has none: "أعلنت الشرطة أنها أفرجت"."""
        clause: Clause | None = self.structure.clause[verb.index]
        while clause is not None:
            for unit in reversed(clause.units):
                if unit.index < verb.index and unit.index in self.subjects:
                    return self.subjects[unit.index]
            if clause.kind == CONTENT and not clause.pronoun:
                return None
            if clause.kind not in (COORDINATE, BELOW, CONTENT, RELATIVE_CLAUSE):
                return None
            clause = clause.parent
        return None

    def nearest(self, unit: Unit, *, behind: bool = True) -> Iterator[Unit]:
        """The events a phrase may belong to, nearest first: before it in its clause, then `behind` it, then above."""
        clause: Clause | None = self.structure.clause[unit.index]
        seen: set[int] = set()
        first = True
        while clause is not None:
            for event in reversed(clause.units):
                if event.kind == EVENT and event.index < unit.index and event.index not in seen:
                    seen.add(event.index)
                    yield event
            if clause.governor is not None and clause.governor.kind == EVENT and clause.governor.index not in seen:
                seen.add(clause.governor.index)
                yield clause.governor
            if first and behind:
                for event in clause.units:
                    if event.kind == EVENT and event.index > unit.index and event.index not in seen:
                        seen.add(event.index)
                        yield event
            first = False
            clause = clause.parent
