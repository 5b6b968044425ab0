"""Tell whether a verb is passive, and which noun before its clause is its antecedent.

Most Arabic verbs are spelled alike in both voices ("قتل"). What stands around them tells: a noun with the ending of the
object ("قتل سائحتين") makes the verb active, people alone make it passive ("قتل ثلاثة جنود"), a force makes it active.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from khabar.graph.pipeline.arguments.roles import Roles
from khabar.graph.pipeline.clauses.clauses import COORDINATE, RELATIVE_CLAUSE, REPORTS, Clause
from khabar.graph.pipeline.clauses.units import MENTION, PARTICLE, WORD, Unit
from khabar.graph.pipeline.events.frames import Frame
from khabar.ontology.kinds import ACTORS, LOCATIONS, PEOPLE
from khabar.ontology.terms import EntityType, EventType

AGENT_LIKE: Final = ACTORS - PEOPLE
"""An ambiguous verb with one of these behind it is active, with people passive: "قتل الجيش", "قتل ثلاثة جنود"."""
SEVERAL: Final = "pd"
"""What agrees with several: the subject of a verb first in its clause then stands before it."""
_LOOK_BACK: Final = 4
"""Units between a form of "be" and its participle."""
_CORE: Final = ("subject", "object", "passive_subject")


def passive(roles: Roles, verb: Unit, after: list[Unit], left: Unit | None, frame: Frame | None) -> bool:
    """Whether a verb is passive: by its letters, or where these do not tell ("قتل") by what stands around it."""
    if not roles.maker.verb_first:
        return _participle(roles, verb)
    if verb.tag.passive is not None:
        return verb.tag.passive
    if frame is None or not frame.roles("passive_subject") or verb.pronoun:
        return False
    if verb.label in REPORTS - {EventType.ACCUSATION} or resumed(roles, roles.structure.clause[verb.index]):
        return False
    if verb.tag.agrees in SEVERAL and after:
        return False  # "واختطفوا ضابطين": the subject was named before
    around = [unit for unit in ([left] if left else []) + after if _takes_part(roles, verb, unit, frame)]
    if any(accusative(roles, unit) for unit in around if unit is not left):
        return False
    antecedent = antecedent_of(roles, verb, frame)
    if len(around) != 1 or around[0].kind != MENTION:
        return not around and antecedent is not None and antecedent.label in (*PEOPLE, *LOCATIONS)
    return around[0].label not in AGENT_LIKE and not (left is not None and _gap(roles, verb))


def accusative(roles: Roles, unit: Unit) -> bool:
    """Whether the ending of a word for people says that it is no subject: "جنديين", "ناشطا"."""
    first = unit.norm.partition(" ")[0]
    if unit.label == EntityType.PERSON_GROUP and first.endswith(roles.maker.oblique):
        return True
    indefinite = unit.common and not first.startswith(roles.maker.article)
    return indefinite and unit.label in PEOPLE and first.endswith(roles.maker.tanwin)


def resumed(roles: Roles, clause: Clause) -> bool:
    """Whether a clause names the subject above by a pronoun: "أنها", but not "أنه", which may stand for nobody."""
    return clause.pronoun and clause.opener is not None and clause.opener.norm not in roles.maker.impersonal


def antecedent_of(roles: Roles, verb: Unit, frame: Frame | None) -> Unit | None:
    """The antecedent of a verb in a relative clause: the nearest noun that can take part in the event."""
    clause = roles.structure.clause[verb.index]
    if clause.kind == COORDINATE and clause.parent is not None and clause.parent.kind == RELATIVE_CLAUSE:
        clause = clause.parent
    if clause.kind != RELATIVE_CLAUSE:
        return None
    for unit in clause.antecedents:
        if any(roles.fit(verb, role, unit) for role in _wanted(frame)) or (frame is None and unit.label in ACTORS):
            return unit
    return clause.governor


def _wanted(frame: Frame | None) -> Iterator[str]:
    """The roles that subject and object may have."""
    if frame is not None:
        for position in _CORE:
            yield from frame.roles(position)


def _takes_part(roles: Roles, verb: Unit, unit: Unit, frame: Frame) -> bool:
    """Whether a noun beside a verb can be its subject or object; not "شمالي مالي" in "اختطف صحافي شمالي مالي"."""
    return any(roles.fit(verb, role, unit) for role in _wanted(frame))


def _gap(roles: Roles, verb: Unit) -> bool:
    """Whether a verb is in a relative clause, so that the noun before the clause may be its subject or object."""
    return roles.structure.clause[verb.index].kind == RELATIVE_CLAUSE


def _participle(roles: Roles, verb: Unit) -> bool:
    """Whether an English form of a verb is passive: behind a form of "be", or no past form at all."""
    if verb.tag.tense not in ("past", "participle", "base"):  # "hit", "hurt" are all three
        return False
    following = roles.units[verb.index + 1] if verb.index + 1 < len(roles.units) else verb
    if following.norm in roles.maker.agentive:
        return True  # "an attack claimed by ISIS"
    for unit in reversed(roles.units[max(0, verb.index - _LOOK_BACK) : verb.index]):
        if unit.norm in roles.maker.passive_before:
            return True
        if unit.norm in roles.maker.perfect_before:
            return False  # "have slain"
        if unit.kind not in (PARTICLE, WORD):
            break
    return verb.tag.tense == "participle"
