"""Cases: what governs each noun of a sentence, read off the words before it."""

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
"""What titles name behind them."""
_REACH: Final = 4
"""Words (numbers, adjectives, heads such as "عناصر") that may stand between a noun and what governs it."""


@dataclass(slots=True, eq=False)
class Case:
    """How a nominal stands.

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
    result: dict[int, Case] = {}
    pending: Case | None = None
    previous: Unit | None = None
    joined: Unit | None = None
    outer: Case | None = None  # what governs the word before a preposition: "القيادي" in "اغتيال القيادي في الحزب"
    for unit in units:
        if unit.nominal and unit.tag.kind == ADJECTIVE and unit.kind == EVENT and not maker.verb_first:
            result[unit.index] = Case(ATTRIBUTE)  # "the kidnapped students": the noun stands as without it
            if previous is not None and _compound(previous, unit, units, result, maker):
                owner, result[previous.index] = result[previous.index], Case(BEFORE, unit)  # "in ISIS-held towns"
                pending = owner if owner.kind in (PREP, OF) else pending
        elif unit.nominal:
            described = _described(unit, units) if unit.label == EntityType.STATE and unit.common else None
            if described is not None:
                result[unit.index] = Case(BEFORE, described)  # "الغارات الجوية الإسرائيلية على"
                joined, previous = None, unit
                continue
            result[unit.index] = case = _case(unit, pending, joined)
            if previous is not None and previous.index == unit.index - 1:
                case.beside = previous
                if maker.verb_first and _named(unit, previous):
                    titled = previous.index > 0 and maker.title(units[previous.index - 1])
                    case = _of_title(unit, previous, outer, result, titled=titled)
            if previous is not None and _compound(previous, unit, units, result, maker):
                if case.kind == BARE and result[previous.index].kind in (PREP, OF):
                    result[unit.index] = case = result[previous.index]  # "killed in [an Israeli] strike"
                result[previous.index] = Case(BEFORE, unit)
            if maker.verb_first and _kin(unit, units, maker):
                result[unit.index] = case = Case(OWNER)  # "اعتقلت شقيق [المتهم]"
            if not maker.verb_first and previous is not None and _members(previous, unit):
                result[unit.index] = case = result[previous.index]  # "[Boko Haram] fighters abducted"
                result[previous.index] = Case(OWNER)
            elif not maker.verb_first and previous is not None and _titled(previous, unit, units, maker):
                result[unit.index] = case = result[previous.index]  # "[Hamas] commander Rafa Salama"
                result[previous.index] = Case(OWNER)
            elif not maker.verb_first and previous is not None and _site_of(previous, unit):
                result[unit.index] = case = result[previous.index]  # "bombed a [Houthi] base": both suffer
                result[previous.index] = Case(CONJ, unit)
            if unit.index + 1 < len(units) and units[unit.index + 1].norm in maker.possessive:
                result[unit.index] = Case(OWNER)
            joined, pending = None, None
            if unit.kind == EVENT and not unit.tag.definite:
                pending = Case(OF, unit)
            previous = unit
        elif unit.norm in maker.among:
            joined, pending = previous, None  # "قتل خمسة بينهم طفلان"
        elif unit.kind == PREPOSITION:
            if not _partitive(unit, units, maker):
                outer = pending if unit.index and units[unit.index - 1].kind == WORD else None
                pending = Case(OF, previous) if _genitive(previous, unit, maker) else Case(PREP, unit)
            joined = None
        elif unit.kind == COORDINATOR:
            joined, pending = previous, None
        elif unit.kind == COMMA:
            joined = previous if previous is not None and _listed(previous, unit, units) else None
            pending = None
        elif unit.kind == WORD and not unit.pronoun:
            if pending is not None:
                pending = Case(pending.kind, pending.head, pending.distance + 1)
                if pending.distance > _REACH:
                    pending = None
        elif unit.kind not in (OPEN, CLOSE):
            pending, joined = None, None
            previous = None if unit.verbal else previous  # "Russia trained and armed the forces"
    return result


def _titled(body: Unit, name: Unit, units: Sequence[Unit], maker: UnitMaker) -> bool:
    """Whether only a title stands between a body and a person's name: "Hamas commander Rafa Salama"."""
    between = units[body.index + 1 : name.index]
    titles = 0 < len(between) <= _REACH and all(unit.kind == WORD for unit in between)
    return titles and _named(name, body) and any(maker.title(unit) for unit in between)


def _site_of(body: Unit, site: Unit) -> bool:
    """Whether a name right before a building says whose it is: "a Houthi base"."""
    named = body.kind == MENTION and body.label in _BODIES
    return named and site.label == EntityType.SITE and body.index == site.index - 1


def _kin(unit: Unit, units: Sequence[Unit], maker: UnitMaker) -> bool:
    """Whether people are only the genitive of a word for somebody else: "شقيق المتهم"."""
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
    """Whether a unit is the name of a person behind a body, which then belongs to his title."""
    return unit.label == EntityType.PERSON and not unit.common and body.kind == MENTION and body.label in _BODIES


def _of_title(unit: Unit, body: Unit, outer: Case | None, known: dict[int, Case], *, titled: bool) -> Case:
    """The case of a name behind title and body, that of the title: "اغتيال القيادي في الحزب سالم"."""
    case, own = known[body.index], known[unit.index]
    if own.kind != BARE:
        return own
    if case.kind == PREP and case.distance == 0 and outer is not None:
        own = Case(outer.kind, outer.head, outer.distance, beside=body)
    elif case.kind == BARE and titled:
        known[body.index] = Case(OWNER)
    elif case.kind in (PREP, OF) and case.distance:
        own = Case(case.kind, case.head, case.distance, beside=body)
        known[body.index] = Case(OWNER)
    known[unit.index] = own
    return own


def _case(unit: Unit, pending: Case | None, joined: Unit | None) -> Case:
    if joined is not None and _alike(joined, unit):
        return Case(CONJ, joined)
    if unit.label == TIME and (pending is None or pending.kind != PREP):
        return Case(BARE)
    return pending if pending is not None else Case(BARE)


def _alike(left: Unit, right: Unit) -> bool:
    """Whether two nominals can be coordinated: two events, two times, two participants."""
    return (left.kind, left.label == TIME) == (right.kind, right.label == TIME)


def _compound(left: Unit, right: Unit, units: Sequence[Unit], known: dict[int, Case], maker: UnitMaker) -> bool:
    """A noun before the event noun it belongs to: "Israeli strike", "ISIS's attack", "police raid"; not in Arabic."""
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
    """ "من" in "عدد من الجنود": the noun is governed by what governs the quantity."""
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
