"""Sharing: roles that events of a sentence take from each other: content, control, cause.

Control is the linguist's word for "قررت الشرطة اعتقال": who decides is who arrests.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from khabar.graph.pipeline.cases import CONJ, OF, PREP, Case
from khabar.graph.pipeline.clauses import ADVERBIAL_CLAUSE, CONTENT, RELATIVE_CLAUSE, REPORTS, Clause
from khabar.graph.pipeline.inflection import ADJECTIVE
from khabar.graph.pipeline.roles import ACTORS, HARM, VIOLENT, RoleFiller
from khabar.graph.pipeline.units import (
    CLOSE,
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
from khabar.ontology.terms import EventType, Role

_NEAR: Final = 4
"""Units between an actor that opens a clause and the noun it acts by."""
_CONTROL: Final = {
    EventType.THREAT: ((Role.AGENT, Role.AGENT), (Role.TARGET, Role.TARGET)),
    EventType.DEMAND: ((Role.TARGET, Role.AGENT),),
    EventType.ACCUSATION: ((Role.TARGET, Role.AGENT),),
    EventType.AGREEMENT: ((Role.AGENT, Role.AGENT),),
    EventType.COOPERATION: ((Role.AGENT, Role.AGENT),),
    EventType.SUPPORT: ((Role.TARGET, Role.AGENT),),
    EventType.WITHDRAWAL: ((Role.AGENT, Role.AGENT),),
    EventType.FOILING: ((Role.TARGET, Role.AGENT),),
}
"""Role of an event that gives its theme a role: who is urged to act is who would act."""


def share(filler: RoleFiller) -> None:
    """Fill what follows from the roles already filled."""
    events = [unit for unit in filler.units if unit.kind == EVENT]
    for event in events:
        _content(filler, event, events)
    for event in events:
        _told(filler, event, events)
    for event in events:
        _speaker(filler, event, events)
    for unit in filler.units:
        if unit.kind == LIGHT and unit.verbal:
            _performed(filler, unit)
    for event in events:
        _carried(filler, event)
    for event in events:
        _joined(filler, event)
    for event in events:
        _meant(filler, event)
    for event in events:
        _cause(filler, event, events)
    for event in events:
        _controlled(filler, event)
    for event in events:
        _settle(filler, event)


def _content(filler: RoleFiller, event: Unit, events: list[Unit]) -> None:
    """The events of the clause that a report opens are its content."""
    frame = filler.frames.get(event.index)
    if frame is None:
        return
    for role in frame.roles("clause"):
        for clause in filler.structure.clauses:
            if clause.kind == CONTENT and clause.governor is event:
                told = [unit for unit in events if clause.above(filler.structure.clause[unit.index])]
                for unit in _heads(filler, told, events):
                    filler.put(event, role, unit)


def _heads(filler: RoleFiller, told: list[Unit], events: list[Unit]) -> Iterator[Unit]:
    """Of the events told, those that are happenings of their own: no part of another, no report, no participle."""
    inner = {
        id(unit)
        for event in events
        if event.label != EventType.STATEMENT
        for role, unit in filler.filled[event.index]
        if role == Role.THEME
    }
    for unit in told:
        case = filler.cases.get(unit.index)
        if (
            unit.label != EventType.STATEMENT
            and unit.tag.kind != ADJECTIVE
            and not (case is not None and case.kind == OF)
            and id(unit) not in inner
        ):
            yield unit


def _told(filler: RoleFiller, event: Unit, events: list[Unit]) -> None:
    """A report beside what it reports, with no clause of its own: "... ، وفق الشرطة", "..., residents said"."""
    if event.label != EventType.STATEMENT or not filler.reports(event) or filler.has(event, Role.THEME):
        return
    if event.verbal and not _last(filler, event):
        return
    if any(clause.kind == CONTENT and clause.governor is event for clause in filler.structure.clauses):
        return
    before = [unit for unit in events if unit.index < event.index]
    told = before or [unit for unit in events if unit.index > event.index]
    if not event.verbal or before:
        for unit in _heads(filler, told, events):
            filler.put(event, Role.THEME, unit)


def _last(filler: RoleFiller, event: Unit) -> bool:
    """Whether a report ends the sentence behind a comma or a quotation, or stands in "وفق ما أكده"."""
    clause = filler.structure.clause[event.index]
    if clause.kind == ADVERBIAL_CLAUSE and clause.units and clause.units[0].index:
        before = filler.units[clause.units[0].index - 1]
        if before.kind == EVENT and before.label == EventType.STATEMENT:
            return True
    opening = next((unit for unit in reversed(filler.units[: event.index]) if unit.kind in (COMMA, CLOSE)), None)
    if (
        opening is None
        or filler.units[event.index + 1 :]
        and any(u.kind == EVENT for u in filler.units[event.index + 1 :])
    ):
        return False
    return not any(unit.kind == EVENT or unit.verbal for unit in filler.units[opening.index + 1 : event.index])


def _speaker(filler: RoleFiller, event: Unit, events: list[Unit]) -> None:
    """Who speaks where the word names nobody: the subject above ("مؤكدا"), the one before ("حسب قوله", "وفق ما أكده")."""
    if event.label not in REPORTS or filler.has(event, Role.AGENT):
        return
    if event.label == EventType.STATEMENT and not event.verbal:
        after = next((unit for unit in events if event.index < unit.index <= event.index + 3), None)
        source = after if after is not None and after.label == EventType.STATEMENT else None
        if source is None and event.pronoun:
            source = next(
                (u for u in reversed(events) if u.index < event.index and u.label in REPORTS and filler.agents(u)), None
            )
        if source is not None:
            agents = filler.agents(source)
            for unit in agents[-1:] if source.index < event.index else agents:
                filler.put(event, Role.AGENT, unit)
    if not event.verbal and not filler.has(event, Role.AGENT) and filler.structure.clause[event.index].verb is event:
        subject = filler.inherited(event)
        if subject is not None:
            filler.put(event, Role.AGENT, subject)


def _carried(filler: RoleFiller, event: Unit) -> None:
    """The subject of a verb that only carries the noun takes part in it: "شن الجيش هجوما", "تعرض الموكب لهجوم".

    So does the subject of a verb whose purpose the noun is ("انتشر الجيش لتأمين"), and of an unknown verb that opens
    the clause ("جدد المجلس حظر").
    """
    case = filler.cases.get(event.index)
    if case is None or event.verbal:
        return
    purpose = case.kind == PREP and case.head is not None and case.head.norm in filler.maker.purposes
    clause = filler.structure.clause[event.index]
    for unit in reversed(filler.units[: event.index]):
        if filler.structure.clause[unit.index] is not clause:
            return
        if unit.verbal:
            subject = filler.subjects.get(unit.index)
            role = unit.label if unit.kind == LIGHT else Role.AGENT if purpose else ""
            if role and subject is not None and not filler.has(event, role):
                filler.put(event, role, subject)
            return
        if unit.kind == EVENT and not unit.inner and not purpose and not _part(case, unit):
            return
    opening = _opening(filler, clause, event)
    if opening is not None and not filler.has(event, Role.AGENT):
        filler.put(event, Role.AGENT, opening)


def _part(case: Case, unit: Unit) -> bool:
    return case.kind == OF and case.head is unit


def _opening(filler: RoleFiller, clause: Clause, event: Unit) -> Unit | None:
    """The actor right behind the first word of a clause, which is a verb then; Arabic only."""
    units = [unit for unit in clause.units if unit.kind not in (COORDINATOR, PARTICLE, COMMA, OPEN, CONTRAST)]
    if not filler.maker.verb_first or len(units) < 2 or units[0].kind != WORD or units[1].kind != MENTION:
        return None
    if units[0].norm.startswith(filler.maker.article) or units[1].label not in ACTORS:
        return None
    return units[1] if units[1].index < event.index <= units[1].index + _NEAR else None


def _joined(filler: RoleFiller, event: Unit) -> None:
    """Nouns of events side by side have one agent, and a pronoun on the second is the first one's target."""
    case = filler.cases.get(event.index)
    if case is None or case.kind != CONJ or case.head is None or case.head.kind != EVENT:
        return
    if not filler.has(event, Role.AGENT):
        for unit in filler.agents(case.head):
            filler.put(event, Role.AGENT, unit)
    if event.pronoun and not filler.has(event, Role.TARGET):
        for role, unit in list(filler.filled[case.head.index]):
            if role == Role.TARGET:
                filler.put(event, Role.TARGET, unit)


def _performed(filler: RoleFiller, verb: Unit) -> None:
    """Who carries out what a relative clause is about: "الهجوم الذي نفذه انتحاري"."""
    clause = filler.structure.clause[verb.index]
    subject = filler.subjects.get(verb.index)
    if clause.kind != RELATIVE_CLAUSE or not verb.label or subject is None or subject.kind != MENTION:
        return
    about = next((unit for unit in clause.antecedents if unit.kind == EVENT), None)
    if about is not None and subject not in clause.antecedents and not filler.has(about, verb.label):
        filler.put(about, verb.label, subject)


def _meant(filler: RoleFiller, event: Unit) -> None:
    """The participant a pronoun on the word stands for, when the sentence names it before: "... اعتقاله"."""
    frame = filler.frames.get(event.index)
    if not event.pronoun or frame is None:
        return
    roles = frame.roles("object") if event.verbal else frame.roles("of")
    if not roles or any(filler.has(event, role) for role in roles[:1]):
        return
    pronoun = next((row for row in filler.maker.pronouns if event.norm.endswith(row.ending)), None)
    if pronoun is None:
        return
    taken = {id(unit) for _, unit in filler.filled[event.index]}
    for unit in reversed(filler.units[: event.index]):
        if unit.kind == MENTION and id(unit) not in taken and filler.maker.agrees(unit, pronoun):
            if filler.put(event, roles[0], unit):
                return


def _cause(filler: RoleFiller, event: Unit, events: list[Unit]) -> None:
    """Death and injury are caused by the violence told beside them."""
    if event.label not in HARM or filler.has(event, Role.INSTRUMENT):
        return
    violent = [unit for unit in events if unit.label in VIOLENT]
    if violent:
        nearest = min(violent, key=lambda unit: abs(unit.index - event.index))
        filler.put(event, Role.INSTRUMENT, nearest)


def _settle(filler: RoleFiller, event: Unit) -> None:
    """A thing is a theme only where no event is, and never what is said."""
    filled = filler.filled[event.index]
    themed = event.label == EventType.STATEMENT or any(
        role == Role.THEME and unit.kind == EVENT for role, unit in filled
    )
    if themed:
        filled[:] = [(role, unit) for role, unit in filled if role != Role.THEME or unit.kind == EVENT]


def _controlled(filler: RoleFiller, event: Unit) -> None:
    for given, taken in _CONTROL.get(event.label, ()):
        for role, theme in list(filler.filled[event.index]):
            if role != Role.THEME or theme.kind != EVENT or filler.has(theme, taken):
                continue
            for other, participant in list(filler.filled[event.index]):
                if other == given:
                    filler.put(theme, taken, participant)
