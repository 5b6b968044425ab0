"""Sharing: roles that events of a sentence take from each other: themes, control, cause, anaphora."""

from __future__ import annotations

from khabar.graph.pipeline.cases import OF, PREP
from khabar.graph.pipeline.clauses import BELOW, CONTENT, Clause
from khabar.graph.pipeline.roles import HARM, VIOLENT, RoleFiller
from khabar.graph.pipeline.units import EVENT, Unit
from khabar.ontology.terms import EventType, Role


def share(filler: RoleFiller) -> None:
    """Fill what follows from the roles already filled."""
    events = [unit for unit in filler.units if unit.kind == EVENT]
    for event in events:
        _themes(filler, event, events)
    for event in events:
        _cause(filler, event, events)


def _themes(filler: RoleFiller, event: Unit, events: list[Unit]) -> None:
    """The events of the clause that a report opens are its content."""
    frame = filler.frames.get(event.index)
    if frame is None:
        return
    for role in frame.roles("clause"):
        for clause in filler.structure.clauses:
            if clause.kind == CONTENT and clause.governor is event:
                for unit in events:
                    if clause.above(filler.structure.clause[unit.index]):
                        filler.put(event, role, unit)


def _cause(filler: RoleFiller, event: Unit, events: list[Unit]) -> None:
    """Death and injury are caused by the violence told beside them."""
    if event.label not in HARM or filler.has(event, Role.INSTRUMENT):
        return
    violent = [unit for unit in events if unit.label in VIOLENT]
    if violent:
        nearest = min(violent, key=lambda unit: abs(unit.index - event.index))
        filler.put(event, Role.INSTRUMENT, nearest)


__all__ = ["BELOW", "OF", "PREP", "Clause", "EventType", "share"]
