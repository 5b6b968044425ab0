"""Sharing: roles that events of a sentence take from each other: control, coordination, pronouns, cause.

Control is the linguist's word for "قررت الشرطة اعتقال": who decides is who arrests.
"""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.arguments.attempts import attempted
from khabar.graph.pipeline.arguments.nouns import share_coordinated
from khabar.graph.pipeline.arguments.roles import ACTORS, HARM, VIOLENT, Roles
from khabar.graph.pipeline.clauses.cases import BARE, CONJ, OF, PREP, Case
from khabar.graph.pipeline.clauses.clauses import RELATIVE_CLAUSE, Clause
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
from khabar.ontology.terms import EntityType, EventType, Role

_MUTUAL: Final = frozenset(
    {
        EventType.COOPERATION,
        EventType.MEETING,
        EventType.CLASH,
        EventType.AGREEMENT,
        EventType.INTELLIGENCE_SHARING,
    }
)
"""They have several agents: one that is known does not shut out the next."""
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
"""What is mostly announced by who does it."""
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


def share(roles: Roles) -> None:
    """Fill what follows from the roles already filled."""
    events = roles.events
    for unit in roles.units:
        if unit.kind == LIGHT and unit.verbal:
            _performed(roles, unit)
    for event in events:
        attempted(roles, event)
    for step in (_carried, _following, _joined, _meant):
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


def _carried(roles: Roles, event: Unit) -> None:
    """The subject of a verb that only carries the noun takes part in it: "شن الجيش هجوما", "تعرض الموكب لهجوم".

    So does the subject of a verb whose purpose the noun is ("انتشر الجيش لتأمين"), and of an unknown verb that opens
    the clause ("جدد المجلس حظر").
    """
    case = roles.cases.get(event.index)
    if case is None or event.verbal:
        return
    purpose = case.kind == PREP and case.head is not None and case.head.norm in roles.maker.purposes
    if purpose and case.head is not None and _meant_for(roles, event, case.head):
        return
    clause = roles.structure.clause[event.index]
    for unit in reversed(roles.units[: event.index]):
        if roles.structure.clause[unit.index] is not clause:
            return
        if unit.verbal:
            frame = roles.frames.get(unit.index)
            if purpose and frame is not None and case.head is not None and case.head.norm in frame.prepositions:
                return  # "claimed responsibility for the attack"
            subject = roles.subjects.get(unit.index)
            role = _carries(roles, unit, case) if unit.kind == LIGHT else Role.AGENT if purpose else ""
            if subject is not None and (_patrol(roles, event, subject) or _together(roles, event, case)):
                role = Role.AGENT
            elif _befalls(roles, unit, event, case):
                role = Role.TARGET
            if role and subject is not None and (event.label in _MUTUAL or not roles.has(event, role)):
                roles.put(event, role, subject)
            if unit.kind == LIGHT and not roles.maker.verb_first:
                _between(roles, unit, event)
            return
        if unit.kind == EVENT and not unit.inner and not _part(case, unit) and not _aside(roles, unit):
            return
    reached = not event.pronoun or case.kind == BARE or (case.head and case.head.norm in roles.maker.carrying)
    opening = _opening(roles, clause, event) if reached else None
    if opening is not None and not roles.has(event, Role.AGENT):
        roles.put(event, Role.AGENT, opening)


def _meant_for(roles: Roles, event: Unit, preposition: Unit) -> bool:
    """Whether a purpose says what a site is for: "هاجم مسلحون معسكرا لتدريب الجيش", who trained nobody."""
    before = roles.units[preposition.index - 1] if preposition.index else preposition
    indefinite = not before.norm.startswith(roles.maker.article) or not roles.maker.article
    return (
        event.label == EventType.SUPPORT and before.kind == MENTION and before.label == EntityType.SITE and indefinite
    )


def _following(roles: Roles, event: Unit) -> None:
    """Who acts in an English participle behind a comma: "gunmen attacked a post, killing two officers"."""
    before = roles.units[event.index - 1] if event.index else event
    if event.tag.tense != "ing" or before.kind != COMMA or roles.has(event, Role.AGENT):
        return
    verb = roles.structure.clause[event.index].verb
    subject = roles.subjects.get(verb.index) if verb is not None and verb.index < event.index else None
    if subject is not None:
        roles.put(event, Role.AGENT, subject)


def _between(roles: Roles, verb: Unit, event: Unit) -> None:
    """The object between a verb and the noun it carries: "took nine soldiers hostage"."""
    frame = roles.frames.get(event.index)
    if frame is None or not frame.roles("object"):
        return
    for unit in roles.units[verb.index + 1 : event.index]:
        if unit.kind == MENTION and roles.cases[unit.index].kind == BARE:
            roles.position(event, frame.roles("object"), unit)


def _carries(roles: Roles, verb: Unit, case: Case) -> str:
    """The role that the subject of a carrying verb has in a noun: none behind "بعد", or behind a time and "من"."""
    if case.kind == PREP and case.head is not None and case.head.norm not in roles.maker.purposes:
        before = roles.units[case.head.index - 1]
        if case.head.norm not in roles.maker.carrying or (before.label == TIME and before.index > verb.index + 2):
            return ""
    return verb.label


def _aside(roles: Roles, event: Unit) -> bool:
    """Whether an event noun only tells when: "تمكنت الشرطة بعد مداهمة منزل من اعتقال"."""
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
    return case.kind == OF and case.head is unit


def _opening(roles: Roles, clause: Clause, event: Unit) -> Unit | None:
    """The actor right behind the first word of a clause, which is a verb then; Arabic only."""
    units = [unit for unit in clause.units if unit.kind not in (COORDINATOR, PARTICLE, COMMA, OPEN, CONTRAST)]
    if not roles.maker.verb_first or len(units) < 2 or units[0].kind != WORD or units[1].kind != MENTION:
        return None
    if units[0].norm.startswith(roles.maker.article) or units[1].label not in ACTORS:
        return None
    return units[1] if units[1].index < event.index <= units[1].index + _NEAR else None


def _joined(roles: Roles, event: Unit) -> None:
    """Nouns of events side by side have one agent, and a pronoun on the second is the first one's target."""
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
    """Who carries out what a relative clause is about: "الهجوم الذي نفذه انتحاري"."""
    clause = roles.structure.clause[verb.index]
    subject = roles.subjects.get(verb.index)
    if clause.kind != RELATIVE_CLAUSE or not verb.label or subject is None or subject.kind != MENTION:
        return
    about = next((unit for unit in clause.antecedents if unit.kind == EVENT), None)
    if about is not None and subject not in clause.antecedents and not roles.has(about, verb.label):
        roles.put(about, verb.label, subject)


def _meant(roles: Roles, event: Unit) -> None:
    """The participant a pronoun on the word stands for, when the sentence names it before: "... اعتقاله"."""
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
    """Whether an event noun is what a pronoun on the next means: "هذا الهجوم تم تجنبه"."""
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
    """The sides of what is done together and of the noun of it are the same: "وقع الحزب اتفاقا مع الجيش"."""
    if event.label not in _MUTUAL:
        return
    for role, theme in list(roles.filled[event.index]):
        if role == Role.THEME and theme.label == event.label:
            for one, other in ((event, theme), (theme, event)):
                for side in roles.agents(one):
                    roles.put(other, Role.AGENT, side)


def _announced(roles: Roles, event: Unit) -> None:
    """Who announces a measure of his own takes it: "أعلنت الرياض قطع علاقاتها"; an arrest may be anybody's."""
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
    """Death and injury are caused by the violence told beside them."""
    if event.label not in HARM or roles.has(event, Role.INSTRUMENT):
        return
    violent = [unit for unit in roles.events if unit.label in VIOLENT]
    if violent:
        nearest = min(violent, key=lambda unit: abs(unit.index - event.index))
        roles.put(event, Role.INSTRUMENT, nearest)


def _controlled(roles: Roles, event: Unit) -> None:
    """Give an event's theme what it shares with it, and lifting a designation the target of the designation."""
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
