"""Roles: which participants of a sentence fill which roles of its events, by their frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from khabar.graph.pipeline.cases import BARE, BEFORE, CONJ, OF, PREP, Case, cases
from khabar.graph.pipeline.clauses import BELOW, CONTENT, COORDINATE, RELATIVE_CLAUSE, Clause, Structure
from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.frames import Frame
from khabar.graph.pipeline.units import (
    COLON,
    COMMA,
    COMPLEMENTIZER,
    EVENT,
    LIGHT,
    MENTION,
    PARTICLE,
    STOP,
    WORD,
    Unit,
    UnitMaker,
)
from khabar.ontology.terms import EntityType, EventType, Role

ACTORS: Final = frozenset(
    {
        EntityType.PERSON,
        EntityType.PERSON_GROUP,
        EntityType.STATE,
        EntityType.GOVERNMENT_BODY,
        EntityType.SECURITY_FORCE,
        EntityType.ARMED_GROUP,
        EntityType.ORGANIZATION,
        EntityType.MEDIA,
    }
)
PEOPLE: Final = frozenset({EntityType.PERSON, EntityType.PERSON_GROUP})
LOCATIONS: Final = frozenset({EntityType.PLACE, EntityType.SITE})
VIOLENT: Final = frozenset({EventType.ATTACK, EventType.BOMBING, EventType.AIR_STRIKE, EventType.CLASH})
HARM: Final = frozenset({EventType.KILLING, EventType.ASSASSINATION})
_PLACELESS: Final = frozenset(
    {
        EventType.STATEMENT,
        EventType.ACCUSATION,
        EventType.CONDEMNATION,
        EventType.DEMAND,
        EventType.CLAIM_OF_RESPONSIBILITY,
    }
)
"""What is said stands in no place; a place beside it is that of the happening told."""
_SEATED: Final = frozenset(
    {EntityType.SECURITY_FORCE, EntityType.GOVERNMENT_BODY, EntityType.ORGANIZATION, EntityType.SITE}
)
_PERSONAL: Final = frozenset(
    {
        EventType.KILLING,
        EventType.ASSASSINATION,
        EventType.ARREST,
        EventType.TRIAL,
        EventType.ACCUSATION,
        EventType.DESIGNATION,
        EventType.DELISTING,
        EventType.APPOINTMENT,
        EventType.RESIGNATION,
        EventType.INTELLIGENCE_SHARING,
        EventType.WARNING,
        EventType.MEETING,
        EventType.DEMAND,
        EventType.CONDEMNATION,
        EventType.STATEMENT,
    }
)
"""Their target is somebody, never a place, a building or a weapon."""
_AGENT_LIKE: Final = ACTORS - PEOPLE
"""An ambiguous verb with one of these behind it is active, with people passive: "قتل الجيش", "قتل ثلاثة جنود"."""
_SEVERAL: Final = "pd"


class RoleFiller:
    """Fills the roles of one sentence.

    Args:
        structure: its units and clauses.
        maker: the words of its language.
        frames: the frame of each event unit, by unit index; an event without one takes common roles only.
    """

    def __init__(self, structure: Structure, maker: UnitMaker, frames: Mapping[int, Frame]) -> None:
        self.structure, self.maker, self.frames = structure, maker, frames
        self.units = structure.units
        self.cases = cases(self.units, maker)
        self.filled: dict[int, list[tuple[str, Unit]]] = {unit.index: [] for unit in self.units if unit.kind == EVENT}
        self.subjects: dict[int, Unit] = {}
        self.used: set[int] = set()

    def fill(self) -> None:
        """Fill what verbs, genitives, prepositions and coordination give."""
        for unit in self.units:
            if unit.verbal:
                self._verb(unit)
            elif unit.inner:
                self.put(unit, Role.TARGET, self.units[unit.index - 1])
        for unit in self.units:
            if unit.nominal and unit.index not in self.used:
                self._nominal(unit)
        for unit in self.units:
            case = self.cases.get(unit.index)
            if case is not None and case.kind == CONJ and case.head is not None:
                self._share(case.head, unit)

    def put(self, event: Unit, role: str, filler: Unit) -> bool:
        """Give an event a participant when its type may fill the role; False where it may not."""
        fit = self.fit(event, role, filler)
        if fit is None or event.kind != EVENT or event is filler:
            return False
        if (fit, filler) not in self.filled[event.index]:
            self.filled[event.index].append((fit, filler))
        return True

    def has(self, event: Unit, role: str) -> bool:
        """Whether an event has a participant in a role."""
        return any(known == role for known, _ in self.filled[event.index])

    def agents(self, event: Unit) -> list[Unit]:
        """The agents of an event."""
        return [unit for role, unit in self.filled[event.index] if role == Role.AGENT]

    def reports(self, event: Unit) -> bool:
        """Whether its frame has a place for what it reports."""
        frame = self.frames.get(event.index)
        return frame is not None and self._themed(event)

    def fit(self, event: Unit, role: str, filler: Unit) -> str | None:
        """The role that a filler of this type takes where the frame says `role`, or None."""
        label = filler.label
        if filler.kind == EVENT:
            if event.label in HARM and label in VIOLENT and role in (Role.AGENT, Role.INSTRUMENT):
                return Role.INSTRUMENT
            return Role.THEME if role in (Role.THEME, Role.TARGET) and self._themed(event) else None
        if label == TIME:
            return Role.TIME if role == Role.TIME else None
        if role == Role.AGENT:
            if label == EntityType.WEAPON:
                return Role.INSTRUMENT
            return role if label in ACTORS else None
        if role == Role.PLACE:
            return role if label in LOCATIONS else None
        if role == Role.INSTRUMENT:
            return role if label == EntityType.WEAPON else None
        if role == Role.TARGET and event.label in _PERSONAL and label not in ACTORS:
            return None
        return None if role == Role.TIME else role

    def _themed(self, event: Unit) -> bool:
        frame = self.frames.get(event.index)
        return frame is not None and (
            any(Role.THEME in roles for roles in frame.positions.values())
            or Role.THEME in frame.prepositions.values()
            or Role.THEME in frame.of_type.values()
        )

    # ------------------------------------------------------------ verbs
    def _verb(self, verb: Unit) -> None:
        after = self._after(verb)
        left = self._left(verb)
        frame = self.frames.get(verb.index)
        antecedent = self._antecedent(verb, frame)
        if self._passive(verb, after, left, frame):
            subject = left or antecedent
            if self.maker.verb_first and after and verb.tag.agrees not in _SEVERAL and left is None:
                subject = after[0]
            if subject is not None and frame is not None:
                self._position(verb, frame.roles("passive_subject"), subject)
            return
        subject, objects = self._arrange(verb, after, left, antecedent)
        if subject is not None:
            self.subjects[verb.index] = subject
            if frame is not None:
                self._position(verb, frame.roles("subject"), subject)
        if frame is None:
            return
        for position, unit in zip(("object", "object2"), objects, strict=False):
            self._position(verb, frame.roles(position) or (frame.roles("clause") if unit.kind == EVENT else ()), unit)

    def _arrange(
        self, verb: Unit, after: list[Unit], left: Unit | None, antecedent: Unit | None
    ) -> tuple[Unit | None, list[Unit]]:
        """Subject and objects of an active verb."""
        gap = [antecedent] if antecedent is not None and verb.pronoun else []
        if left is not None:
            return left, after or gap
        if self.maker.verb_first and after and verb.tag.agrees not in _SEVERAL:
            first = after[0]
            alone = len(after) == 1 and not verb.pronoun
            if first.kind == EVENT or (alone and antecedent is not None and antecedent.kind == MENTION):
                return antecedent or self.inherited(verb), after
            return first, after[1:] or gap
        if antecedent is not None and not verb.pronoun:
            return antecedent, after
        return self.inherited(verb), after or gap

    def _passive(self, verb: Unit, after: list[Unit], left: Unit | None, frame: Frame | None) -> bool:
        if verb.tag.passive is not None and self.maker.verb_first:
            return verb.tag.passive
        if not self.maker.verb_first:
            return self._participle(verb, after)
        if frame is None or not frame.roles("passive_subject") or verb.pronoun:
            return False
        around = ([left] if left else []) + [unit for unit in after if unit.kind == MENTION]
        if len(around) != 1 or len(after) > 1:
            antecedent = self._antecedent(verb, frame)
            return not around and antecedent is not None and antecedent.label in (*PEOPLE, *LOCATIONS) and not after
        return around[0].label not in _AGENT_LIKE and not (left is not None and self._gap(verb))

    def _participle(self, verb: Unit, after: list[Unit]) -> bool:
        if verb.tag.tense not in ("past", "participle"):
            return False
        for unit in reversed(self.units[max(0, verb.index - 4) : verb.index]):
            if unit.norm in self.maker.passive_before:
                return True
            if unit.kind not in (PARTICLE, WORD):
                break
        return verb.tag.tense == "participle"

    def _gap(self, verb: Unit) -> bool:
        return self.structure.clause[verb.index].kind == RELATIVE_CLAUSE

    def _position(self, event: Unit, roles: tuple[str, ...], filler: Unit) -> None:
        for role in roles:
            if not self.has(event, role) and self.put(event, role, filler):
                self.used.add(filler.index)
                return

    def _after(self, verb: Unit) -> list[Unit]:
        """The nouns behind a verb in its clause that nothing else governs, titles before a name left out."""
        clause = self.structure.clause[verb.index]
        found: list[Unit] = []
        for unit in self.units[verb.index + 1 :]:
            if self.structure.clause[unit.index] is not clause or unit.verbal or unit.kind in (STOP, COLON):
                break
            if unit.kind == COMMA and found and not self._titled(verb, found, unit):
                break
            if not unit.nominal or unit.label == TIME or unit.index in self.used:
                continue
            case = self.cases[unit.index]
            if case.kind != BARE:
                continue
            if found and case.beside is found[-1] and not self._two_objects(found[-1], unit):
                if unit.label == EntityType.PERSON and found[-1].label != EntityType.PERSON:
                    found[-1] = unit
                continue
            if len(found) == 1 and unit.label == EntityType.PERSON and self._title(verb, found[0]):
                found[0] = unit
                continue
            found.append(unit)
        return found[:3]

    def _title(self, verb: Unit, unit: Unit) -> bool:
        """Whether a body behind a verb and a word is part of a title: "أفاد كاتب عام النقابة مراد بن صالح"."""
        return (
            self.maker.verb_first
            and unit.label not in PEOPLE
            and unit.index > verb.index + 1
            and all(
                before.kind in (WORD, COMMA) and not before.norm[0].isdigit()
                for before in self.units[verb.index + 1 : unit.index]
            )
        )

    def _titled(self, verb: Unit, found: list[Unit], comma: Unit) -> bool:
        """A comma between a title and its name does not end the subject."""
        following = self.units[comma.index + 1] if comma.index + 1 < len(self.units) else None
        return (
            len(found) == 1
            and following is not None
            and following.label == EntityType.PERSON
            and self._title(verb, found[0])
        )

    def _two_objects(self, left: Unit, right: Unit) -> bool:
        return right.kind == EVENT or left.kind == EVENT or not {left.label, right.label} & {EntityType.PERSON}

    def _left(self, verb: Unit) -> Unit | None:
        """The noun before a verb in its clause that nothing governs: the first one, where a clause begins with it."""
        clause = self.structure.clause[verb.index]
        for unit in clause.units:
            if unit.index >= verb.index or unit.verbal:
                return None
            if unit.kind != MENTION or unit.label == TIME or unit.index in self.used:
                continue
            if self.cases[unit.index].kind == BARE:
                return unit
        return None

    def _antecedent(self, verb: Unit, frame: Frame | None) -> Unit | None:
        """The noun that a verb in a relative clause speaks of: the nearest that can take part in what it says."""
        clause = self.structure.clause[verb.index]
        if clause.kind == COORDINATE and clause.parent is not None and clause.parent.kind == RELATIVE_CLAUSE:
            clause = clause.parent
        if clause.kind != RELATIVE_CLAUSE:
            return None
        roles = (
            [role for place in ("subject", "object", "passive_subject") for role in frame.roles(place)] if frame else []
        )
        for unit in clause.antecedents:
            if any(self.fit(verb, role, unit) for role in roles) or (frame is None and unit.label in ACTORS):
                return unit
        return clause.governor

    def inherited(self, verb: Unit) -> Unit | None:
        """The subject of the verb above or beside, for a verb that names none: "أعلنت الشرطة أنها أفرجت"."""
        clause: Clause | None = self.structure.clause[verb.index]
        first = True
        while clause is not None:
            for unit in reversed(clause.units):
                if unit.index < verb.index and unit.index in self.subjects:
                    return self.subjects[unit.index]
            if clause.kind == CONTENT and not clause.pronoun and not first:
                return None
            if clause.kind not in (COORDINATE, BELOW, CONTENT, RELATIVE_CLAUSE) and not first:
                return None
            first = False
            clause = clause.parent
        return None

    # ------------------------------------------------------------ nouns
    def _nominal(self, unit: Unit) -> None:
        case = self.cases[unit.index]
        done = False
        if case.kind in (OF, BEFORE) and case.head is not None:
            done = self._genitive(case, unit)
        elif case.kind == PREP and case.head is not None:
            done = self._governed(case.head, unit)
        elif case.beside is not None and case.beside.kind == EVENT and case.beside.nominal and unit.kind == MENTION:
            done = self._genitive(Case(BEFORE, case.beside), unit)
        if not done and unit.kind == MENTION:
            self._common(unit, case)

    def _genitive(self, case: Case, unit: Unit) -> bool:
        event = case.head
        frame = self.frames.get(event.index) if event is not None else None
        if event is None or frame is None:
            return False
        roles = frame.roles("of")
        label = "Event" if unit.kind == EVENT else unit.label
        if label in frame.of_type:
            roles = (frame.of_type[label],)
        adjective = unit.label == EntityType.STATE and unit.norm.endswith(self.maker.adjective) and case.distance == 0
        if case.kind == BEFORE or (adjective and self.maker.adjective):
            roles = (*frame.roles("possessor"), *roles)
        if event.pronoun and len(roles) > 1 and roles[0] == Role.AGENT:
            roles = roles[1:]
        for role in roles:
            if not self.has(event, role) and self.put(event, role, unit):
                return True
        return False

    def _governed(self, preposition: Unit, unit: Unit) -> bool:
        """Give a noun behind a preposition to the nearest event whose frame has that preposition."""
        before = self.units[preposition.index - 1] if preposition.index else preposition
        if before.norm in self.maker.belonging:
            return True
        for event in self.nearest(preposition, behind=False):
            frame = self.frames.get(event.index)
            if frame is None:
                continue
            label = "Event" if unit.kind == EVENT else unit.label
            role = frame.preposition_type.get(preposition.norm, {}).get(label) or frame.prepositions.get(
                preposition.norm
            )
            if role is not None and unit.label != TIME and self.put(event, role, unit):
                return True
        return False

    def nearest(self, unit: Unit, *, behind: bool = True) -> Iterator[Unit]:
        """The events a phrase may belong to, nearest first: before it in its clause, then `behind` it, then above."""
        clause: Clause | None = self.structure.clause[unit.index]
        seen: set[int] = set()
        first = True
        while clause is not None:
            for event in reversed(clause.units):
                if event.kind == EVENT and event.index < unit.index and event.index not in seen:
                    seen.add(event.index)
                    yield event
            if clause.governor is not None and clause.governor.kind == EVENT and clause.governor.index not in seen:
                seen.add(clause.governor.index)
                yield clause.governor
            if first and behind:
                for event in clause.units:
                    if event.kind == EVENT and event.index > unit.index and event.index not in seen:
                        seen.add(event.index)
                        yield event
            first = False
            clause = clause.parent

    def _common(self, unit: Unit, case: Case) -> None:
        """Time, place and instrument, which every event can have."""
        norm = case.head.norm if case.kind == PREP and case.head is not None else ""
        if unit.label == TIME:
            role = Role.TIME
        elif unit.label in LOCATIONS and norm in self.maker.place and not self._attribute(case):
            role = Role.PLACE
        elif unit.label == EntityType.WEAPON and norm in self.maker.instrument:
            role = Role.INSTRUMENT
        else:
            return
        for event in self.nearest(unit):
            if role == Role.PLACE and event.label in _PLACELESS:
                continue
            if self.put(event, role, unit):
                return

    def _attribute(self, case: Case) -> bool:
        """Whether a place says where the noun right before it is, not where something happened: "الحرس الوطني بزغوان"."""
        if case.head is None or not case.head.index:
            return False
        before = self.units[case.head.index - 1]
        if before.kind != MENTION:
            return False
        if before.label == EntityType.PLACE:
            return True
        return case.head.norm in self.maker.attribute and before.label in _SEATED

    def _share(self, first: Unit, unit: Unit) -> None:
        """What is coordinated shares the role: "قتل جندي ومدني"."""
        for event, pairs in self.filled.items():
            for role, filler in list(pairs):
                if filler is first:
                    self.put(self.units[event], role, unit)


def light_control(verb: Unit) -> str:
    """The role the subject of a light verb has in what the verb carries, or ""."""
    return verb.label if verb.kind == LIGHT else ""


__all__ = ["ACTORS", "COMPLEMENTIZER", "HARM", "LOCATIONS", "PEOPLE", "VIOLENT", "RoleFiller", "light_control"]
