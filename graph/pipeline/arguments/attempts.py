"""Give what is tried the agents of the attempt: "محاولة لتنظيم داعش لتفجير", "a plot by ISIS to attack"."""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.arguments.roles import Roles
from khabar.graph.pipeline.clauses.cases import PREP
from khabar.graph.pipeline.clauses.units import CLOSE, COMMA, EVENT, MENTION, OPEN, PREPOSITION, WORD, Unit
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventType, Role

_TRY: Final = 9
"""Units between a noun of trying and what is tried."""


def attempted(roles: Roles, event: Unit) -> None:
    """Give an event behind a noun of trying its agents, and a foiling before that noun its theme."""
    case = roles.cases.get(event.index)
    infinitive = event.verbal and bool(event.index) and roles.units[event.index - 1].norm in roles.maker.purpose
    if not infinitive and (case is None or case.kind != PREP or event.verbal):
        return
    actors: list[Unit] = []
    for unit in reversed(roles.units[max(0, event.index - _TRY) : event.index]):
        if unit.kind == WORD and unit.norm in roles.maker.attempts:
            owner = roles.units[unit.index - 1] if unit.index else unit
            if not roles.maker.verb_first and owner.kind == MENTION and owner.label in ACTORS:
                actors.append(owner)  # "an ISIS plot to attack"
            for actor in actors:
                roles.put(event, Role.AGENT, actor)
            _foiled(roles, unit, event)
            return
        if unit.kind == MENTION and unit.label in ACTORS:
            if not _belongs(roles, unit):
                actors.append(unit)
        elif unit.kind not in (WORD, PREPOSITION, OPEN, CLOSE, COMMA):
            return


def _belongs(roles: Roles, unit: Unit) -> bool:
    """Whether a mention only says whose the one before it is: "خلية تابعة لحركة حماس"."""
    return unit.index > 1 and any(
        before.norm in roles.maker.belonging for before in roles.units[unit.index - 2 : unit.index]
    )


def _foiled(roles: Roles, attempt: Unit, event: Unit) -> None:
    """Make what is tried the theme of a foiling whose object is the attempt: "foiled a plot to bomb"."""
    for unit in reversed(roles.structure.clause[attempt.index].units):
        if unit.kind != EVENT or unit.index > attempt.index:
            continue
        if unit.label == EventType.FOILING:
            roles.put(unit, Role.THEME, event)
        case = roles.cases.get(unit.index)
        if case is None or case.kind != PREP:  # not "بالتعاون مع المخابرات"
            return
