"""Fill roles from prepositions, genitives and lists, and give events their places, times and instruments."""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.arguments.roles import Roles
from khabar.graph.pipeline.arguments.verbs import two_participants
from khabar.graph.pipeline.arguments.voice import AGENT_LIKE, accusative
from khabar.graph.pipeline.clauses.cases import ATTRIBUTE, BARE, BEFORE, CONJ, OF, PREP, Case
from khabar.graph.pipeline.clauses.units import COMMA, COORDINATOR, EVENT, LIGHT, MENTION, PREPOSITION, Unit
from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.words.inflection import ADJECTIVE
from khabar.ontology.kinds import ACTORS, LOCATIONS
from khabar.ontology.terms import EntityType, EventType, Role

_PLACELESS: Final = frozenset(
    {
        EventType.STATEMENT,
        EventType.ACCUSATION,
        EventType.CONDEMNATION,
        EventType.DEMAND,
        EventType.CLAIM_OF_RESPONSIBILITY,
    }
)
"""Speech events, which have no place: one beside them is where the reported event happened."""
_SEATED: Final = frozenset(
    {EntityType.SECURITY_FORCE, EntityType.GOVERNMENT_BODY, EntityType.ORGANIZATION, EntityType.SITE}
)

_PREDICATED: Final = frozenset({EventType.DESIGNATION, EventType.DELISTING, EventType.APPOINTMENT})
"""Events that say what their target is: the second noun of "تصنيف الحوثيين منظمة إرهابية" is no target."""
_REACH: Final = 6
"""Units behind the genitive of an event noun among which its object stands."""


def fill_nouns(roles: Roles) -> None:
    """Fill what genitives, prepositions and coordination give; comes after verbs."""
    for unit in roles.units:
        if unit.nominal and unit.index not in roles.used:
            _nominal(roles, unit)
    share_coordinated(roles)


def share_coordinated(roles: Roles) -> None:
    """Give conjuncts the roles of the first: "قتل جندي ومدني"."""
    for unit in roles.units:
        case = roles.cases.get(unit.index)
        if case is not None and case.kind == CONJ and case.head is not None:
            _share(roles, case.head, unit)


def _nominal(roles: Roles, unit: Unit) -> None:
    """Give one noun its role by its case."""
    case = roles.cases[unit.index]
    done = False
    if case.kind == ATTRIBUTE:
        described = next((noun for noun in roles.units[unit.index + 1 : unit.index + 4] if noun.nominal), None)
        if described is not None:
            _genitive(roles, Case(OF, unit), described)
        return
    if case.kind in (OF, BEFORE) and case.head is not None:
        done = _genitive(roles, case, unit)
    elif case.kind == PREP and case.head is not None:
        done = _governed(roles, case.head, unit)
    elif case.beside is not None and case.beside.kind == EVENT and case.beside.nominal and unit.kind == MENTION:
        done = _genitive(roles, Case(BEFORE, case.beside), unit)
    if not done and unit.kind == MENTION:
        _common(roles, unit, case)


def _genitive(roles: Roles, case: Case, unit: Unit) -> bool:
    """Give an event the noun in its genitive ("هجوم داعش"), before it, or an adjective ("عملية عراقية")."""
    event = case.head
    frame = roles.frames.get(event.index) if event is not None else None
    if event is None or frame is None or (event.tag.kind == ADJECTIVE and roles.maker.verb_first):
        return False
    wanted = frame.roles("of")
    label = "Event" if unit.kind == EVENT else unit.label
    if label in frame.of_type:
        wanted = (frame.of_type[label],)
    adjective = unit.label == EntityType.STATE and unit.norm.endswith(roles.maker.adjective) and case.distance == 0
    if unit.common and unit.label == EntityType.STATE and frame.roles("possessor"):
        return roles.put(event, frame.roles("possessor")[0], unit)  # "المحادثات الأميركية الإيرانية": both
    if case.kind == BEFORE or (adjective and roles.maker.adjective):
        wanted = (*frame.roles("possessor"), *wanted)
    if event.pronoun and len(wanted) > 1 and wanted[0] == Role.AGENT:
        wanted = wanted[1:]
    if case.kind == OF and {*wanted, *frame.roles("object")} >= {Role.AGENT, Role.TARGET}:
        object = _done_to(roles, unit)
        said = object is not None and event.label in _PREDICATED and _done_to(roles, object) is None
        if object is not None and not said and roles.position(event, (Role.AGENT,), unit):
            return object.kind == PREPOSITION or roles.position(event, (Role.TARGET,), object)
    return roles.position(event, wanted, unit)


def _done_to(roles: Roles, doer: Unit) -> Unit | None:
    """What stands behind a genitive that is the agent: "اعتقال الشرطة [ناشطين]", "قصف الجيش [ل] مستشفى"."""
    if not roles.maker.verb_first or doer.kind != MENTION:
        return None
    clause = roles.structure.clause[doer.index]
    for unit in roles.units[doer.index + 1 : doer.index + _REACH]:
        if roles.structure.clause[unit.index] is not clause or unit.kind in (COMMA, COORDINATOR):
            return None
        if unit.kind == PREPOSITION and unit.norm in roles.maker.sufferer:
            return unit if doer.label in AGENT_LIKE and unit.index == doer.index + 1 else None
        if unit.kind == MENTION and unit.label != TIME:
            case = roles.cases[unit.index]
            apart = case.beside is not doer or two_participants(roles, doer, unit)
            acts = doer.label in AGENT_LIKE or (doer.label in ACTORS and accusative(roles, unit))
            return unit if case.kind == BARE and apart and acts else None
        if unit.nominal or unit.verbal:
            return None
    return None


def _governed(roles: Roles, preposition: Unit, unit: Unit) -> bool:
    """Give a noun behind a preposition to the nearest event whose frame has that preposition."""
    before = roles.units[preposition.index - 1] if preposition.index else preposition
    if before.norm in roles.maker.belonging:
        return True
    if before.norm in roles.maker.attempts and preposition.norm in roles.maker.sufferer and unit.kind == MENTION:
        return True  # "مخططا لخلية لمهاجمة": whose the plan is
    if before.label == EntityType.SITE and preposition.norm in roles.maker.sufferer:
        return _owner(roles, before, unit)
    if before.kind == LIGHT and not before.label:  # "الذي ينتمي إلى": the phrase is that verb's
        return False
    for event in roles.nearest(preposition, behind=False):
        frame = roles.frames.get(event.index)
        if frame is None:
            continue
        label = "Event" if unit.kind == EVENT else unit.label
        role = frame.behind(preposition.norm, label)
        if preposition.norm in roles.maker.agentive and event.verbal and event.index in roles.subjects:
            continue  # "police foiled a plot by gunmen": an active verb has its agent
        if role is None or unit.label == TIME or (unit.kind == EVENT and _remote(roles, event, preposition)):
            continue
        if roles.put(event, role, unit):
            return True
    return False


def _owner(roles: Roles, site: Unit, owner: Unit) -> bool:
    """Make the owner of what was hit a target, too: "هجوم على معسكر للجيش" ("an attack on a camp of the army")."""
    for event, pairs in roles.filled.items():
        if owner.kind == MENTION and (Role.TARGET, site) in pairs:
            roles.put(roles.units[event], Role.TARGET, owner)
    return True


def _remote(roles: Roles, event: Unit, preposition: Unit) -> bool:
    """Whether another event stands between an event and the preposition of what would be its theme."""
    return any(unit.kind == EVENT and not unit.inner for unit in roles.units[event.index + 1 : preposition.index])


def _common(roles: Roles, unit: Unit, case: Case) -> None:
    """Give an event its time, place or instrument, which events of every type can have."""
    norm = case.head.norm if case.kind == PREP and case.head is not None else ""
    if unit.label == TIME:
        role = Role.TIME
    elif unit.label in LOCATIONS and norm in roles.maker.place and not _attribute(roles, case):
        role = Role.PLACE
    elif unit.label == EntityType.WEAPON and norm in roles.maker.instrument:
        role = Role.INSTRUMENT
    else:
        return
    for event in roles.nearest(unit):
        if role == Role.PLACE and event.label in _PLACELESS:
            continue
        if roles.put(event, role, unit):
            return


def _attribute(roles: Roles, case: Case) -> bool:
    """Whether a place tells where the noun right before it has its seat, and not where something happened."""
    if case.head is None or not case.head.index:
        return False
    before = roles.units[case.head.index - 1]
    if before.kind != MENTION:
        return False
    if before.label == EntityType.PLACE:
        return True
    return case.head.norm in roles.maker.attribute and before.label in _SEATED


def _share(roles: Roles, first: Unit, unit: Unit) -> None:
    """Give a conjunct all roles of the first: "قتل جندي ومدني"."""
    for event, pairs in roles.filled.items():
        for role, filler in list(pairs):
            if filler is first:
                roles.put(roles.units[event], role, unit)
