"""Fill roles that events of a sentence take from each other: by control, coordination, pronouns and cause.

Control is the linguist's word for "قررت الشرطة اعتقال" ("the police decided to arrest"): who decides also arrests.
"""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.arguments.attempts import attempted
from khabar.graph.pipeline.arguments.carrying import carried
from khabar.graph.pipeline.arguments.nouns import share_coordinated
from khabar.graph.pipeline.arguments.roles import HARM, MUTUAL, VIOLENT, Roles
from khabar.graph.pipeline.clauses.cases import BARE, CONJ
from khabar.graph.pipeline.clauses.clauses import RELATIVE_CLAUSE
from khabar.graph.pipeline.clauses.units import COMMA, EVENT, LIGHT, MENTION, Unit
from khabar.ontology.terms import EntityType, EventType, Role

_OWN: Final = frozenset(
    {
        EventType.SANCTION,
        EventType.DESIGNATION,
        EventType.DELISTING,
        EventType.MOBILIZATION,
        EventType.WITHDRAWAL,
        EventType.RESIGNATION,
    }
)
"""Events that are mostly announced by their agents."""
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


def share(roles: Roles) -> None:
    """Fill what follows from the roles already filled."""
    events = roles.events
    for unit in roles.units:
        if unit.kind == LIGHT and unit.verbal:
            _performed(roles, unit)
    for event in events:
        attempted(roles, event)
    for step in (carried, _following, _joined, _meant):
        for event in events:
            step(roles, event)
    share_coordinated(roles)
    for event in events:
        _agreed(roles, event)
        _announced(roles, event)
    for event in events:
        _cause(roles, event)
    for event in events:
        _controlled(roles, event)


def _following(roles: Roles, event: Unit) -> None:
    """Give an English participle behind a comma its agent: "gunmen attacked a post, killing two officers"."""
    before = roles.units[event.index - 1] if event.index else event
    if event.tag.tense != "ing" or before.kind != COMMA or roles.has(event, Role.AGENT):
        return
    verb = roles.structure.clause[event.index].verb
    subject = roles.subjects.get(verb.index) if verb is not None and verb.index < event.index else None
    if subject is not None:
        roles.put(event, Role.AGENT, subject)


def _joined(roles: Roles, event: Unit) -> None:
    """Give the second of two joined event nouns the agent of the first, and its target for a pronoun."""
    case = roles.cases.get(event.index)
    if case is None or case.kind != CONJ or case.head is None or case.head.kind != EVENT:
        return
    if not roles.has(event, Role.AGENT):
        for unit in roles.agents(case.head):
            roles.put(event, Role.AGENT, unit)
    if event.pronoun and not case.head.pronoun and not roles.has(event, Role.TARGET):
        for role, unit in list(roles.filled[case.head.index]):
            if role == Role.TARGET:
                roles.put(event, Role.TARGET, unit)


def _performed(roles: Roles, verb: Unit) -> None:
    """Give an event its agent from a relative clause: "الهجوم الذي نفذه انتحاري" ("which a bomber carried out")."""
    clause = roles.structure.clause[verb.index]
    subject = roles.subjects.get(verb.index)
    if clause.kind != RELATIVE_CLAUSE or not verb.label or subject is None or subject.kind != MENTION:
        return
    about = next((unit for unit in clause.antecedents if unit.kind == EVENT), None)
    if about is not None and subject not in clause.antecedents and not roles.has(about, verb.label):
        roles.put(about, verb.label, subject)


def _meant(roles: Roles, event: Unit) -> None:
    """Give an event the participant that its attached pronoun stands for: "... اعتقاله" ("his arrest")."""
    frame = roles.frames.get(event.index)
    if not event.pronoun or frame is None:
        return
    wanted = frame.roles("object") if event.verbal else frame.roles("of")
    if wanted and roles.has(event, wanted[0]):  # "دعمها للحزب"
        wanted = (Role.AGENT,) if Role.AGENT in wanted[1:] and not roles.has(event, Role.AGENT) else ()
    if not wanted:
        return
    pronoun = next((row for row in roles.maker.pronouns if event.norm.endswith(row.ending)), None)
    if pronoun is None:
        return
    taken = {id(unit) for _, unit in roles.filled[event.index]}
    before = list(reversed(roles.units[: event.index]))
    if event.verbal:  # "طعن شاب جنديا قبل أن يقتله الجيش": rather who acted
        acted = [id(unit) for unit in roles.subjects.values()]
        before.sort(key=lambda unit: id(unit) not in acted)
    for unit in before:
        if _topic(roles, unit, event):
            roles.put(event, Role.THEME, unit)
            return
        fits = unit.kind == MENTION and id(unit) not in taken and roles.maker.agrees(unit, pronoun)
        if fits and roles.put(event, wanted[0], unit):
            return


def _topic(roles: Roles, unit: Unit, event: Unit) -> bool:
    """Whether an event noun is what the pronoun of a foiling stands for: "هذا الهجوم تم تجنبه"."""
    case = roles.cases.get(unit.index)
    return (
        event.label == EventType.FOILING
        and roles.structure.clause[unit.index] is roles.structure.clause[event.index]
        and unit.kind == EVENT
        and unit.nominal
        and case is not None
        and case.kind == BARE
    )


def _agreed(roles: Roles, event: Unit) -> None:
    """Give an event done together and its noun the same agents: "وقع الحزب اتفاقا مع الجيش"."""
    if event.label not in MUTUAL:
        return
    for role, theme in list(roles.filled[event.index]):
        if role == Role.THEME and theme.label == event.label:
            for one, other in ((event, theme), (theme, event)):
                for side in roles.agents(one):
                    roles.put(other, Role.AGENT, side)


def _announced(roles: Roles, event: Unit) -> None:
    """Make who announces a measure its agent: "أعلنت الرياض قطع علاقاتها"; not of an arrest, say."""
    case = roles.cases.get(event.index)
    if event.label not in _OWN or case is None or case.kind != BARE or roles.has(event, Role.AGENT):
        return
    before = next((unit for unit in reversed(roles.events) if unit.index < event.index), None)
    if before is None or before.label != EventType.STATEMENT or not before.verbal:
        return
    if (Role.THEME, event) in roles.filled[before.index]:
        for unit in roles.agents(before):
            if unit.label != EntityType.MEDIA:
                roles.put(event, Role.AGENT, unit)


def _cause(roles: Roles, event: Unit) -> None:
    """Make the nearest violent event the instrument of a death or injury."""
    if event.label not in HARM or roles.has(event, Role.INSTRUMENT):
        return
    violent = [unit for unit in roles.events if unit.label in VIOLENT]
    if violent:
        nearest = min(violent, key=lambda unit: abs(unit.index - event.index))
        roles.put(event, Role.INSTRUMENT, nearest)


def _controlled(roles: Roles, event: Unit) -> None:
    """Give the theme of an event the roles it shares with it, and a delisting the target of its designation."""
    if event.label == EventType.DELISTING and not roles.has(event, Role.TARGET):
        for role, theme in list(roles.filled[event.index]):
            for given, target in roles.filled.get(theme.index, []) if role == Role.THEME else []:
                if given == Role.TARGET:
                    roles.put(event, Role.TARGET, target)
    for given, taken in _CONTROL.get(event.label, ()):
        for role, theme in list(roles.filled[event.index]):
            if role != Role.THEME or theme.kind != EVENT or roles.has(theme, taken):
                continue
            for other, participant in list(roles.filled[event.index]):
                if other == given:
                    roles.put(theme, taken, participant)
