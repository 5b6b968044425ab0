"""Tell what governs each noun of a sentence, by the words before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from khabar.graph.pipeline.clauses.unitmaker import UnitMaker
from khabar.graph.pipeline.clauses.units import (
    CLOSE,
    COMMA,
    COORDINATOR,
    EVENT,
    MENTION,
    OPEN,
    PREPOSITION,
    WORD,
    Unit,
)
from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.words.inflection import ADJECTIVE
from khabar.ontology.terms import EntityType

BARE: Final = "bare"
PREP: Final = "prep"
OF: Final = "of"
BEFORE: Final = "before"
CONJ: Final = "conj"
OWNER: Final = "owner"
ATTRIBUTE: Final = "attribute"

_BODIES: Final = frozenset(
    {
        EntityType.STATE,
        EntityType.GOVERNMENT_BODY,
        EntityType.SECURITY_FORCE,
        EntityType.ARMED_GROUP,
        EntityType.ORGANIZATION,
        EntityType.MEDIA,
    }
)
"""Types that titles name behind them."""
_REACH: Final = 4
"""Words (numbers, adjectives, heads such as "عناصر") that may stand between a noun and what governs it."""


@dataclass(slots=True, eq=False)
class Case:
    """How a noun stands in its sentence.

    Attributes:
        kind: "bare"; "prep"; "of" (genitive); "before" (before the noun it belongs to, "Israeli strike"); "owner"
            (before a noun that is no event: "Germany's minister"); "conj"; "attribute" (an English adjective).
        head: the preposition, the event noun, or the nominal it is coordinated with.
        distance: words in between.
        beside: the nominal right before it, with no word between.
    """

    kind: str
    head: Unit | None = None
    distance: int = 0
    beside: Unit | None = None


def cases(units: Sequence[Unit], maker: UnitMaker) -> dict[int, Case]:
    """The case of each nominal unit, by its index."""
    reader = _Reader(units, maker)
    for unit in units:
        reader.read(unit)
    return reader.found


class _Reader:
    """Reads units in their order; `found` are the cases of those read.

    `_pending` governs the next nominal, which may be coordinated with `_joined`; `_previous` is the last one;
    `_outer` governs the word before a preposition: "القيادي" in "اغتيال القيادي في الحزب".
    """

    def __init__(self, units: Sequence[Unit], maker: UnitMaker) -> None:
        self.found: dict[int, Case] = {}
        self._units = units
        self._maker = maker
        self._pending: Case | None = None
        self._joined: Unit | None = None
        self._previous: Unit | None = None
        self._outer: Case | None = None

    def read(self, unit: Unit) -> None:
        """Read the next unit."""
        if unit.nominal and unit.tag.kind == ADJECTIVE and unit.kind == EVENT and not self._maker.verb_first:
            self._attribute(unit)
        elif unit.nominal:
            self._nominal(unit)
        elif unit.norm in self._maker.among:
            self._joined, self._pending = self._previous, None  # "قتل خمسة بينهم طفلان"
        elif unit.kind == PREPOSITION:
            self._preposition(unit)
        elif unit.kind == COORDINATOR:
            self._joined, self._pending = self._previous, None
        elif unit.kind == COMMA:
            listed = self._previous is not None and _listed(self._previous, unit, self._units)
            self._joined, self._pending = self._previous if listed else None, None
        elif unit.kind == WORD and not unit.pronoun:
            if (case := self._pending) is not None:
                far = case.distance >= _REACH
                self._pending = None if far else Case(case.kind, case.head, case.distance + 1)
        elif unit.kind not in (OPEN, CLOSE):
            self._pending, self._joined = None, None
            self._previous = None if unit.verbal else self._previous  # "Russia trained and armed the forces"

    def _attribute(self, unit: Unit) -> None:
        """Read an English adjective of an event: in "the kidnapped students" it changes no case of the noun."""
        self.found[unit.index] = Case(ATTRIBUTE)
        before = self._previous
        if before is not None and _compound(before, unit, self._units, self.found, self._maker):
            owner, self.found[before.index] = self.found[before.index], Case(BEFORE, unit)  # "in ISIS-held towns"
            self._pending = owner if owner.kind in (PREP, OF) else self._pending

    def _preposition(self, unit: Unit) -> None:
        """Make a preposition govern the next noun."""
        if not _partitive(unit, self._units, self._maker):
            self._outer = self._pending if unit.index and self._units[unit.index - 1].kind == WORD else None
            genitive = _genitive(self._previous, unit, self._maker)
            self._pending = Case(OF, self._previous) if genitive else Case(PREP, unit)
        self._joined = None

    def _nominal(self, unit: Unit) -> None:
        """Give a noun its case."""
        described = _described(unit, self._units) if unit.label == EntityType.STATE and unit.common else None
        if described is not None:
            self.found[unit.index] = Case(BEFORE, described)  # "الغارات الجوية الإسرائيلية على"
            self._joined, self._previous = None, unit
            return
        self.found[unit.index] = _case(unit, self._pending, self._joined)
        if self._previous is not None:
            self._beside(unit, self._previous)
            if not self._maker.verb_first:
                self._belonging(unit, self._previous)
        if self._maker.verb_first and _kin(unit, self._units, self._maker):
            self.found[unit.index] = Case(OWNER)  # "اعتقلت شقيق [المتهم]"
        if unit.index + 1 < len(self._units) and self._units[unit.index + 1].norm in self._maker.possessive:
            self.found[unit.index] = Case(OWNER)
        self._joined, self._pending = None, None
        if unit.kind == EVENT and not unit.tag.definite:
            self._pending = Case(OF, unit)
        self._previous = unit

    def _beside(self, unit: Unit, before: Unit) -> None:
        """Note what stands right before a noun; a name behind title and body gets the case of the title."""
        if before.index != unit.index - 1:
            return
        self.found[unit.index].beside = before
        if self._maker.verb_first and _named(unit, before):
            titled = before.index > 0 and self._maker.title(self._units[before.index - 1])
            _of_title(unit, before, self._outer, self.found, titled=titled)

    def _belonging(self, unit: Unit, before: Unit) -> None:
        """Give a noun the case of an English name before it that is its owner."""
        found = self.found
        if _compound(before, unit, self._units, found, self._maker):
            if found[unit.index].kind == BARE and found[before.index].kind in (PREP, OF):
                found[unit.index] = found[before.index]  # "killed in [an Israeli] strike"
            found[before.index] = Case(BEFORE, unit)
        if _members(before, unit) or _titled(before, unit, self._units, self._maker):
            found[unit.index] = found[before.index]  # "[Boko Haram] fighters abducted", "[Hamas] commander Rafa Salama"
            found[before.index] = Case(OWNER)
        elif _site_of(before, unit):
            found[unit.index] = found[before.index]  # "bombed a [Houthi] base": both suffer
            found[before.index] = Case(CONJ, unit)


def _titled(body: Unit, name: Unit, units: Sequence[Unit], maker: UnitMaker) -> bool:
    """Whether only a title stands between a body and a person's name: "Hamas commander Rafa Salama"."""
    if not _named(name, body) or not 0 < name.index - body.index - 1 <= _REACH:
        return False
    between = units[body.index + 1 : name.index]
    return all(unit.kind == WORD for unit in between) and any(maker.title(unit) for unit in between)


def _site_of(body: Unit, site: Unit) -> bool:
    """Whether a name right before a building says whose it is: "a Houthi base"."""
    named = body.kind == MENTION and body.label in _BODIES
    return named and site.label == EntityType.SITE and body.index == site.index - 1


def _kin(unit: Unit, units: Sequence[Unit], maker: UnitMaker) -> bool:
    """Whether people are only the genitive of a word for somebody else: "المتهم" in "شقيق المتهم" ("his brother")."""
    people = unit.common and unit.label in (EntityType.PERSON, EntityType.PERSON_GROUP)
    definite = people and unit.norm.startswith(maker.article)
    return definite and unit.index > 0 and maker.person(units[unit.index - 1])


def _members(body: Unit, people: Unit) -> bool:
    """Whether a name right before a word for people only says whose they are: "Boko Haram fighters"."""
    return (
        people.common
        and people.label in (EntityType.PERSON, EntityType.PERSON_GROUP)
        and body.kind == MENTION
        and body.label in _BODIES
        and body.index == people.index - 1
    )


def _described(country: Unit, units: Sequence[Unit]) -> Unit | None:
    """The event noun that the adjective of a country describes."""
    for before in reversed(units[: country.index]):
        if before.kind == EVENT:
            return before if before.nominal else None
        if before.kind not in (WORD, COORDINATOR) and not (before.label == EntityType.STATE and before.common):
            return None
    return None


def _named(unit: Unit, body: Unit) -> bool:
    """Whether a unit is the name of a person behind a body, which then belongs to the person's title."""
    return unit.label == EntityType.PERSON and not unit.common and body.kind == MENTION and body.label in _BODIES


def _of_title(unit: Unit, body: Unit, outer: Case | None, known: dict[int, Case], *, titled: bool) -> None:
    """Give a name behind title and body the case of the title: "اغتيال القيادي في الحزب سالم"."""
    case, own = known[body.index], known[unit.index]
    if own.kind != BARE:
        return
    if case.kind == PREP and case.distance == 0 and outer is not None:
        known[unit.index] = Case(outer.kind, outer.head, outer.distance, beside=body)
    elif case.kind == BARE and titled:
        known[body.index] = Case(OWNER)
    elif case.kind in (PREP, OF) and case.distance:
        known[unit.index] = Case(case.kind, case.head, case.distance, beside=body)
        known[body.index] = Case(OWNER)


def _case(unit: Unit, pending: Case | None, joined: Unit | None) -> Case:
    """The case of a noun by what governs it, or what it is joined to."""
    if joined is not None and _alike(joined, unit):
        return Case(CONJ, joined)
    if unit.label == TIME and (pending is None or pending.kind != PREP):
        return Case(BARE)
    return pending if pending is not None else Case(BARE)


def _alike(left: Unit, right: Unit) -> bool:
    """Whether two nominals can be coordinated: two events, two times, two participants."""
    return (left.kind, left.label == TIME) == (right.kind, right.label == TIME)


def _compound(left: Unit, right: Unit, units: Sequence[Unit], known: dict[int, Case], maker: UnitMaker) -> bool:
    """Whether a noun stands before its event noun: "Israeli strike", "ISIS's attack", "police raid"; not in Arabic."""
    if maker.verb_first or right.kind != EVENT or left.kind != MENTION or left.label == TIME:
        return False
    if right.index - left.index > 3 or right.verbal:
        return False
    between = units[left.index + 1 : right.index]
    if any(unit.kind not in (WORD, PREPOSITION) or unit.norm not in maker.compounds for unit in between):
        return False
    return known[left.index].kind != CONJ or known[left.index].head is not None


def _genitive(noun: Unit | None, preposition: Unit, maker: UnitMaker) -> bool:
    """Whether a preposition right behind an event noun makes a genitive: "the killing of two journalists"."""
    if noun is None or preposition.norm not in maker.genitives:
        return False
    return noun.kind == EVENT and noun.nominal and noun.index == preposition.index - 1


def _partitive(unit: Unit, units: Sequence[Unit], maker: UnitMaker) -> bool:
    """Whether a preposition only joins a quantity and its noun: "من" in "عدد من الجنود"."""
    if unit.norm not in maker.partitive or not unit.index:
        return False
    before = units[unit.index - 1]
    return before.kind == WORD and (before.norm in maker.partitives or before.norm[0].isdigit())


def _listed(previous: Unit, comma: Unit, units: Sequence[Unit]) -> bool:
    """Whether a comma separates members of a list: "أ، ب وج", not a noun and its apposition."""
    if comma.index + 2 >= len(units) or previous.index != comma.index - 1:
        return False
    following, beyond = units[comma.index + 1], units[comma.index + 2]
    return following.kind == previous.kind and following.label == previous.label and beyond.kind == COORDINATOR
