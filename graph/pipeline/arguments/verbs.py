"""Fill subjects and objects of verbs, by word order, agreement and voice.

Arabic has verb, subject, object ("اعتقلت الشرطة ناشطا") or the subject first ("الشرطة اعتقلت ناشطا"), and most of its
verbs are spelled alike in both voices ("قتل"): one noun alone is then the subject of the passive, unless it is a force.
"""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.arguments.roles import Roles
from khabar.graph.pipeline.arguments.voice import AGENT_LIKE, SEVERAL, accusative, antecedent_of, passive, resumed
from khabar.graph.pipeline.clauses.cases import BARE
from khabar.graph.pipeline.clauses.clauses import COORDINATE, RELATIVE_CLAUSE, REPORTS
from khabar.graph.pipeline.clauses.subordinate import opens
from khabar.graph.pipeline.clauses.units import COLON, COMMA, EVENT, MENTION, PREPOSITION, STOP, WORD, Unit
from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.words.inflection import ADJECTIVE
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, EventType, Role

_ASIDE: Final = 8
"""Longest parenthesis between a verb and its object, in units."""


def fill_verbs(roles: Roles) -> None:
    """Fill what verbs give, and the target of a participle that names it ("المتهم", "the accused")."""
    for unit in roles.units:
        if unit.verbal:
            _fill(roles, unit)
        elif unit.kind == EVENT and unit.tag.kind == ADJECTIVE and not unit.inner:
            _describe(roles, unit)
        elif unit.inner:
            roles.put(unit, Role.TARGET, roles.units[unit.index - 1])


def _fill(roles: Roles, verb: Unit) -> None:
    """Fill the subject and the objects of one verb."""
    after = _after(roles, verb)
    left = _left(roles, verb)
    frame = roles.frames.get(verb.index)
    antecedent = antecedent_of(roles, verb, frame)
    if passive(roles, verb, after, left, frame):
        subject = left or antecedent
        if roles.maker.verb_first and after and verb.tag.agrees not in SEVERAL and left is None:
            subject = after[0]
        if subject is not None and frame is not None:
            roles.position(verb, frame.roles("passive_subject"), subject)
        return
    subject, objects = _arrange(roles, verb, after, left, antecedent)
    if subject is not None:
        free = subject.index not in roles.used
        roles.subjects[verb.index] = subject
        if frame is not None:
            roles.position(verb, frame.roles("subject"), subject)
        if subject is antecedent and free:
            roles.used.discard(subject.index)  # it has its place in the clause above, too
    if frame is None:
        return
    for position, unit in zip(("object", "object2"), objects, strict=False):
        wanted = frame.roles(position) or (frame.roles("clause") if unit.kind == EVENT else ())
        if wanted and wanted == frame.roles("subject"):  # both sides are agents: "the army fought the rebels"
            if roles.put(verb, wanted[0], unit):
                roles.used.add(unit.index)
        else:
            roles.position(verb, wanted, unit)


def _describe(roles: Roles, event: Unit) -> None:
    """Give a participle what it describes: the noun before ("الصحافيون المختطفون"), or a clause's ("لا تزال مصنفة")."""
    frame = roles.frames.get(event.index)
    if frame is None or event.label in REPORTS - {EventType.ACCUSATION}:
        return
    wanted = frame.roles("passive_subject") or frame.roles("subject")
    clause = roles.structure.clause[event.index]
    before = roles.units[event.index - 1] if event.index else event
    near = [before] if before.kind == MENTION else []
    inside = [unit for unit in clause.units if unit.index < event.index and unit.kind == MENTION]
    bare = [unit for unit in inside if roles.cases[unit.index].kind == BARE]
    for unit in (*near, *(clause.antecedents if clause.kind == RELATIVE_CLAUSE else ()), *bare):
        if unit.label != TIME and roles.position(event, wanted, unit):
            return


def _arrange(
    roles: Roles, verb: Unit, after: list[Unit], left: Unit | None, antecedent: Unit | None
) -> tuple[Unit | None, list[Unit]]:
    """Subject and objects of an active verb, from the nouns around it."""
    gap = [antecedent] if antecedent is not None and verb.pronoun else []
    if left is not None:
        if antecedent is not None and not roles.maker.verb_first:
            gap = [antecedent]  # "the group, which Canada listed"
        return left, after or gap
    if roles.maker.verb_first and after and verb.tag.agrees not in SEVERAL:
        first = after[0]
        if accusative(roles, first):
            return (antecedent if not verb.pronoun else None) or roles.inherited(verb), after
        if len(after) == 1 and _continues(roles, verb):
            return roles.inherited(verb), after
        if len(after) == 1 and (same := _parallel(roles, verb)) is not None:
            return same, after
        alone = len(after) == 1 and not verb.pronoun
        if first.kind == EVENT or (alone and antecedent is not None and antecedent.kind == MENTION):
            return antecedent or roles.inherited(verb), after
        return first, after[1:] or gap
    if antecedent is not None and not verb.pronoun:
        return antecedent, after
    return roles.inherited(verb), after or gap


def _continues(roles: Roles, verb: Unit) -> bool:
    """Whether a verb of doing joins another by "و": with one noun it keeps the subject, "قتل جنديا وأصاب مدنيا"."""
    clause = roles.structure.clause[verb.index]
    frame = roles.frames.get(verb.index)
    if resumed(roles, clause):
        return True
    return (
        clause.kind == COORDINATE
        and verb.label not in REPORTS
        and not verb.pronoun
        and frame is not None
        and bool(frame.roles("object"))
        and clause.opener is verb
    )


def _parallel(roles: Roles, verb: Unit) -> Unit | None:
    """The subject of a verb that repeats the last one with another object: "حذرت واشنطن موسكو ... كما نبهت طهران"."""
    before = next((unit for unit in reversed(roles.events) if unit.index < verb.index and unit.verbal), None)
    if before is None or before.label != verb.label or before.tag.agrees != verb.tag.agrees:
        return None
    apart = roles.structure.clause[before.index] is not roles.structure.clause[verb.index]
    full = roles.has(before, Role.AGENT) and roles.has(before, Role.TARGET)
    return roles.subjects.get(before.index) if apart and full else None


def _after(roles: Roles, verb: Unit) -> list[Unit]:
    """Up to three nouns behind a verb in its clause that nothing else governs, without titles before a name."""
    clause = roles.structure.clause[verb.index]
    found: list[Unit] = []
    passed, aside = False, verb.index
    for unit in roles.units[verb.index + 1 :]:
        if unit.index <= aside:
            continue
        if roles.structure.clause[unit.index] is not clause or unit.verbal or unit.kind in (STOP, COLON):
            break
        if unit.kind == COMMA and found:
            aside = _aside(roles, unit)
            if aside == unit.index and not (_titled(roles, verb, found, unit) or _object(roles, verb, unit)):
                break
        if not unit.nominal or unit.label == TIME or unit.index in roles.used:
            continue
        case = roles.cases[unit.index]
        if case.kind != BARE:
            open = unit.kind == EVENT and not unit.tag.definite  # "على هامش القمة" takes no genitive
            passed = passed or (bool(found) and open and roles.maker.verb_first)
            continue
        if passed and unit.kind == MENTION:
            continue  # it belongs to the event before it
        if found and case.beside is found[-1] and not two_participants(roles, found[-1], unit):
            continue
        if len(found) == 1 and unit.label == EntityType.PERSON and _title(roles, verb, found[0]):
            found[0] = unit
            continue
        found.append(unit)
    return found[:3]


def _aside(roles: Roles, comma: Unit) -> int:
    """The comma that ends a parenthesis of times and places before a noun: "أوقفت الشرطة، فجر الأحد، رجلا"."""
    for unit in roles.units[comma.index + 1 : comma.index + _ASIDE]:
        if unit.kind == COMMA:
            beyond = roles.units[unit.index + 1 : unit.index + 3]
            named = any(after.kind == MENTION for after in beyond) and not any(after.verbal for after in beyond)
            return unit.index if named and unit.index > comma.index + 1 else comma.index
        bare = unit.nominal and unit.label != TIME and roles.cases[unit.index].kind == BARE
        if bare or unit.verbal or not (unit.nominal or unit.kind in (WORD, PREPOSITION)):
            break
    return comma.index


def _title(roles: Roles, verb: Unit, unit: Unit) -> bool:
    """Whether a body behind a verb and a word is part of a title: "أفاد كاتب عام النقابة مراد بن صالح"."""
    return (
        roles.maker.verb_first
        and unit.label not in PEOPLE
        and unit.index > verb.index + 1
        and all(
            before.kind in (WORD, COMMA) and not before.norm[0].isdigit()
            for before in roles.units[verb.index + 1 : unit.index]
        )
    )


def _titled(roles: Roles, verb: Unit, found: list[Unit], comma: Unit) -> bool:
    """Whether a comma only stands between a title and its name, and so does not end the subject."""
    following = roles.units[comma.index + 1] if comma.index + 1 < len(roles.units) else None
    return (
        len(found) == 1
        and following is not None
        and following.label == EntityType.PERSON
        and _title(roles, verb, found[0])
    )


def _object(roles: Roles, verb: Unit, comma: Unit) -> bool:
    """Whether a comma parts the subject from the object: "حث المسؤولون، قادة البلاد على ..."."""
    frame = roles.frames.get(verb.index)
    following = roles.units[comma.index + 1] if comma.index + 1 < len(roles.units) else None
    if frame is None or not frame.roles("object") or following is None or following.kind != MENTION:
        return False
    beyond = roles.units[comma.index + 2 : comma.index + 4]
    return following.label != EntityType.PERSON and any(unit.norm in frame.prepositions for unit in beyond)


def two_participants(roles: Roles, left: Unit, right: Unit) -> bool:
    """Whether two nouns side by side are two: not title and name, nor people and their body ("عناصر الشرطة")."""
    if left.kind == EVENT or right.kind == EVENT or left.label not in PEOPLE:
        return True
    if accusative(roles, right) and not accusative(roles, left):
        return True  # "هاجم شاب جنديا"
    if left.label == EntityType.PERSON:  # a name, or a title that is complete: "حث الوزير الفرنسي بغداد"
        complete = not left.common or " " in left.norm or left.norm.startswith(roles.maker.article)
        return roles.maker.verb_first and complete and right.label not in PEOPLE
    full = left.norm.endswith(roles.maker.full) or left.norm.startswith(roles.maker.article)
    return full or right.label not in AGENT_LIKE


def _left(roles: Roles, verb: Unit) -> Unit | None:
    """The noun before a verb in its clause that nothing governs, or that a conjunction opening the clause does."""
    clause = roles.structure.clause[verb.index]
    opener = clause.opener
    opened = opener is not None and opens(roles.units, opener, roles.maker)
    opened = opened and all(unit.kind != COMMA for unit in clause.units if unit.index < verb.index)
    event: Unit | None = None
    for unit in clause.units:
        if unit.index >= verb.index or unit.verbal:
            break
        if not unit.nominal or unit.label == TIME or unit.index in roles.used:
            continue
        case = roles.cases[unit.index]
        if case.kind != BARE and not (opened and case.head is opener):  # "after rebels attacked"
            continue
        if unit.kind == MENTION:
            return unit
        if not roles.maker.verb_first and event is None:
            event = unit  # "the attack was foiled"
    return event
