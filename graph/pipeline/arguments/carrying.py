"""Give the noun of an event the subject of a verb that says little itself: "شن الجيش هجوما" ("launched an attack")."""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.arguments.roles import MUTUAL, VIOLENT, Roles
from khabar.graph.pipeline.clauses.cases import BARE, OF, PREP, Case
from khabar.graph.pipeline.clauses.clauses import Clause
from khabar.graph.pipeline.clauses.units import (
    COMMA,
    CONTRAST,
    COORDINATOR,
    EVENT,
    LIGHT,
    MENTION,
    OPEN,
    PARTICLE,
    WORD,
    Unit,
)
from khabar.graph.pipeline.doc import TIME
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventType, Role

_NEAR: Final = 4
"""Units between an actor that opens a clause and the noun it acts by."""


def carried(roles: Roles, event: Unit) -> None:
    """Give an event noun its agent or target from the verb that carries it: "شن الجيش هجوما", "تعرض الموكب لهجوم".

    The subject of a verb whose purpose the noun is becomes its agent, too ("انتشر الجيش لتأمين"), and the one of an
    unknown verb that opens the clause ("جدد المجلس حظر").
    """
    case = roles.cases.get(event.index)
    if case is None or event.verbal:
        return
    purpose = case.head if case.kind == PREP and case.head and case.head.norm in roles.maker.purposes else None
    if purpose is not None and _meant_for(roles, event, purpose):
        return
    clause = roles.structure.clause[event.index]
    for unit in reversed(roles.units[: event.index]):
        if roles.structure.clause[unit.index] is not clause:
            return
        if unit.verbal:
            _from_verb(roles, unit, event, case, purpose)
            return
        if unit.kind == EVENT and not unit.inner and not _part(case, unit) and not _aside(roles, unit):
            return
    reached = not event.pronoun or case.kind == BARE or (case.head and case.head.norm in roles.maker.carrying)
    opening = _opening(roles, clause, event) if reached else None
    if opening is not None and not roles.has(event, Role.AGENT):
        roles.put(event, Role.AGENT, opening)


def _from_verb(roles: Roles, verb: Unit, event: Unit, case: Case, purpose: Unit | None) -> None:
    """Give an event noun the subject of the verb before it, and what stands between the two."""
    frame = roles.frames.get(verb.index)
    if purpose is not None and frame is not None and purpose.norm in frame.prepositions:
        return  # "claimed responsibility for the attack"
    subject = roles.subjects.get(verb.index)
    role = _carries(roles, verb, case) if verb.kind == LIGHT else Role.AGENT if purpose is not None else ""
    if subject is not None and (_patrol(roles, event, subject) or _together(roles, event, case)):
        role = Role.AGENT
    elif _befalls(roles, verb, event, case):
        role = Role.TARGET
    if role and subject is not None and (event.label in MUTUAL or not roles.has(event, role)):
        roles.put(event, role, subject)
    if verb.kind == LIGHT and not roles.maker.verb_first:
        _between(roles, verb, event)


def _meant_for(roles: Roles, event: Unit, preposition: Unit) -> bool:
    """Whether a purpose only tells what a site is for: "هاجم مسلحون معسكرا لتدريب الجيش"; they trained nobody."""
    before = roles.units[preposition.index - 1] if preposition.index else preposition
    indefinite = not before.norm.startswith(roles.maker.article) or not roles.maker.article
    return (
        event.label == EventType.SUPPORT and before.kind == MENTION and before.label == EntityType.SITE and indefinite
    )


def _between(roles: Roles, verb: Unit, event: Unit) -> None:
    """Give an event noun the object that stands between it and its verb: "took nine soldiers hostage"."""
    frame = roles.frames.get(event.index)
    if frame is None or not frame.roles("object"):
        return
    for unit in roles.units[verb.index + 1 : event.index]:
        if unit.kind == MENTION and roles.cases[unit.index].kind == BARE:
            roles.position(event, frame.roles("object"), unit)


def _carries(roles: Roles, verb: Unit, case: Case) -> str:
    """The role of the subject of a carrying verb in the noun; "" behind "بعد", or behind a time and "من"."""
    if case.kind == PREP and case.head is not None and case.head.norm not in roles.maker.purposes:
        before = roles.units[case.head.index - 1]
        if case.head.norm not in roles.maker.carrying or (before.label == TIME and before.index > verb.index + 2):
            return ""
    return verb.label


def _aside(roles: Roles, event: Unit) -> bool:
    """Whether an event noun only tells when something happened: "تمكنت الشرطة بعد مداهمة منزل من اعتقال"."""
    case = roles.cases.get(event.index)
    if case is None or case.kind != PREP or case.head is None:
        return False
    return case.head.norm not in roles.maker.carrying


def _patrol(roles: Roles, event: Unit, subject: Unit) -> bool:
    """Whether a force acts in an operation of its own: "عثرت الوحدات خلال عمليات تمشيط"."""
    return (
        event.label == EventType.SECURITY_OPERATION
        and subject.label == EntityType.SECURITY_FORCE
        and _aside(roles, event)
    )


def _together(roles: Roles, event: Unit, case: Case) -> bool:
    """Whether what somebody does is done with others: "أحبطت الشرطة بالتعاون مع المخابرات هجوما"."""
    manner = case.kind == PREP and case.head is not None and case.head.norm in roles.maker.manner
    return manner and event.label == EventType.COOPERATION


def _befalls(roles: Roles, verb: Unit, event: Unit, case: Case) -> bool:
    """Whether somebody falls into what a noun says: "وقعت الدورية في كمين"."""
    return verb.norm in roles.maker.befalling and case.kind == PREP and event.label in VIOLENT


def _part(case: Case, unit: Unit) -> bool:
    """Whether an event is the head of this genitive."""
    return case.kind == OF and case.head is unit


def _opening(roles: Roles, clause: Clause, event: Unit) -> Unit | None:
    """The actor right behind the first word of a clause, which is then a verb; Arabic only."""
    units = [unit for unit in clause.units if unit.kind not in (COORDINATOR, PARTICLE, COMMA, OPEN, CONTRAST)]
    if not roles.maker.verb_first or len(units) < 2 or units[0].kind != WORD or units[1].kind != MENTION:
        return None
    if units[0].norm.startswith(roles.maker.article) or units[1].label not in ACTORS:
        return None
    return units[1] if units[1].index < event.index <= units[1].index + _NEAR else None
