"""Fill what speech events say, and who speaks where the sentence names nobody beside the word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from khabar.graph.pipeline.arguments.roles import Roles
from khabar.graph.pipeline.clauses.cases import BARE, CONJ, OF
from khabar.graph.pipeline.clauses.clauses import ADVERBIAL_CLAUSE, CONTENT, REPORTS, Clause
from khabar.graph.pipeline.clauses.units import (
    CLOSE,
    COMMA,
    COMPLEMENTIZER,
    CONTRAST,
    COORDINATOR,
    EVENT,
    MENTION,
    RELATIVE,
    Unit,
)
from khabar.graph.pipeline.words.inflection import ADJECTIVE
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventType, Role

_JOINTS: Final = frozenset({EVENT, COORDINATOR, CONTRAST, COMPLEMENTIZER, RELATIVE})


def fill_reports(roles: Roles) -> None:
    """Fill themes and agents of speech events; comes after verbs and nouns."""
    for step in (_content, _told, _through, _speaker):
        for event in roles.events:
            step(roles, event)


def settle(roles: Roles) -> None:
    """Remove themes that are things, where an event is a theme, and all of statements."""
    for event in roles.events:
        _settle(roles, event)


def _content(roles: Roles, event: Unit) -> None:
    """Make the events of the clause that a report opens its themes; in a demand, say, the first and its conjuncts."""
    frame = roles.frames.get(event.index)
    if frame is None:
        return
    for role in frame.roles("clause") or (Role.THEME,):
        for clause in roles.structure.clauses:
            if clause.kind == CONTENT and clause.governor is event:
                told = [unit for unit in roles.events if clause.above(roles.structure.clause[unit.index])]
                heads = list(_heads(roles, told))
                for unit in heads if event.label == EventType.STATEMENT else _first(roles, heads):
                    roles.put(event, role, unit)


def _first(roles: Roles, heads: list[Unit]) -> Iterator[Unit]:
    """The first event and those coordinated with it."""
    taken: list[Unit] = []
    for unit in heads:
        case = roles.cases.get(unit.index)
        if not taken or (case is not None and case.kind == CONJ and case.head in taken):
            taken.append(unit)
            yield unit


def _heads(roles: Roles, told: list[Unit]) -> Iterator[Unit]:
    """Of the events told those that stand for themselves: not part of another, no report, no participle."""
    inner = {
        id(unit)
        for event in roles.events
        if event.label != EventType.STATEMENT
        for role, unit in roles.filled[event.index]
        if role == Role.THEME
    }
    for unit in told:
        case = roles.cases.get(unit.index)
        if (
            unit.label != EventType.STATEMENT
            and unit.tag.kind != ADJECTIVE
            and not (case is not None and case.kind == OF)
            and id(unit) not in inner
        ):
            yield unit


def _told(roles: Roles, event: Unit) -> None:
    """Give a report its theme where it opens no clause: "... ، وفق الشرطة", "..., residents said"."""
    if event.label != EventType.STATEMENT or not roles.reports(event) or roles.has(event, Role.THEME):
        return
    if event.verbal and not _last(roles, event):
        _object(roles, event)
        return
    if any(clause.kind == CONTENT and clause.governor is event for clause in roles.structure.clauses):
        return
    before = [unit for unit in roles.events if unit.index < event.index]
    told = before or [unit for unit in roles.events if unit.index > event.index]
    if not event.verbal or before:
        for unit in _heads(roles, told):
            roles.put(event, Role.THEME, unit)


def _through(roles: Roles, event: Unit) -> None:
    """Give a report the theme of the one that it quotes: "نقلت الوكالة عن مصدر قوله"."""
    if event.label != EventType.STATEMENT:
        return
    filled = roles.filled[event.index]
    for role, theme in list(filled):
        if role == Role.THEME and theme.kind == EVENT and theme.label == EventType.STATEMENT:
            inner = [unit for other, unit in roles.filled[theme.index] if other == Role.THEME]
            if inner:
                filled.remove((role, theme))
                for unit in inner:
                    roles.put(event, Role.THEME, unit)


def _object(roles: Roles, event: Unit) -> None:
    """Make the first ungoverned event noun behind a report its theme: "أكدت الجمعية، في بيان، مساندة ..."."""
    clause = roles.structure.clause[event.index]
    for unit in roles.events:
        case = roles.cases.get(unit.index)
        if unit.index > event.index and roles.structure.clause[unit.index] is clause and case is not None:
            if case.kind == BARE:
                roles.put(event, Role.THEME, unit)
            return


def _last(roles: Roles, event: Unit) -> bool:
    """Whether a report ends the sentence behind a comma or a quotation, or stands in "وفق ما أكده"."""
    clause = roles.structure.clause[event.index]
    if clause.kind == ADVERBIAL_CLAUSE and clause.units and clause.units[0].index:
        before = roles.units[clause.units[0].index - 1]
        if before.kind == EVENT and before.label == EventType.STATEMENT:
            return True
    opening = next((unit for unit in reversed(roles.units[: event.index]) if unit.kind in (COMMA, CLOSE)), None)
    if opening is None or (
        roles.units[event.index + 1 :] and any(u.kind == EVENT for u in roles.units[event.index + 1 :])
    ):
        return False
    between = roles.units[opening.index + 1 : event.index]
    return not any(unit.kind in _JOINTS or unit.verbal for unit in between)


def _speaker(roles: Roles, event: Unit) -> None:
    """Give a report its agent: the subject above it ("مؤكدا"), or the last speaker ("حسب قوله")."""
    if event.label not in REPORTS or roles.has(event, Role.AGENT):
        return
    if event.label == EventType.STATEMENT and not event.verbal:
        after = next((unit for unit in roles.events if event.index < unit.index <= event.index + 3), None)
        source = after if after is not None and after.label == EventType.STATEMENT else None
        if source is None and event.pronoun:
            source = next(
                (u for u in reversed(roles.events) if u.index < event.index and u.label in REPORTS and roles.agents(u)),
                None,
            )
        if source is not None:
            agents = roles.agents(source)
            for unit in agents[-1:] if source.index < event.index else agents:
                roles.put(event, Role.AGENT, unit)
    if not event.verbal and not roles.has(event, Role.AGENT) and roles.structure.clause[event.index].verb is event:
        subject = roles.inherited(event) or _first_actor(roles, event)
        if subject is not None:
            roles.put(event, Role.AGENT, subject)


def _first_actor(roles: Roles, event: Unit) -> Unit | None:
    """The first noun that nothing governs in the clauses above a participle: "اختتم المبعوث زيارته داعيا"."""
    clause: Clause | None = roles.structure.clause[event.index]
    while clause is not None:
        for unit in clause.units:
            bare = unit.kind == MENTION and roles.cases[unit.index].kind == BARE
            if bare and unit.label in ACTORS and unit.index < event.index:
                return unit
        clause = clause.parent
    return None


def _settle(roles: Roles, event: Unit) -> None:
    """Remove themes that are things from a statement, and from any event that has an event as theme."""
    filled = roles.filled[event.index]
    themed = event.label == EventType.STATEMENT or any(
        role == Role.THEME and unit.kind == EVENT for role, unit in filled
    )
    if themed:
        filled[:] = [(role, unit) for role, unit in filled if role != Role.THEME or unit.kind == EVENT]
