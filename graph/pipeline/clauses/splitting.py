"""Cut the units of a sentence into clauses.

"said that rebels attacked a town and fled" has a main clause, its content, and a clause coordinated with that.
"""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.clauses.clauses import (
    ADVERBIAL_CLAUSE,
    BELOW,
    CONTENT,
    COORDINATE,
    MAIN,
    RELATIVE_CLAUSE,
    REPORTS,
    Clause,
    Structure,
)
from khabar.graph.pipeline.clauses.subordinate import opens, subordinate
from khabar.graph.pipeline.clauses.unitmaker import UnitMaker
from khabar.graph.pipeline.clauses.units import (
    ADVERBIAL,
    CLOSE,
    COLON,
    COMMA,
    COMPLEMENTIZER,
    CONTRAST,
    COORDINATOR,
    EVENT,
    OPEN,
    PARTICLE,
    PREPOSITION,
    RELATIVE,
    STOP,
    WORD,
    Unit,
)
from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.events.frames import EVENT_TYPE
from khabar.graph.pipeline.words.inflection import ADJECTIVE
from khabar.ontology.terms import EntityType, EventType, Role

_ANTECEDENTS: Final = 3
_AIMED: Final = REPORTS - {EventType.STATEMENT} | {EventType.FOILING, EventType.INTELLIGENCE_SHARING}
"""Events whose infinitive is their content: "urged the army to withdraw", "foiled an attempt to bomb the mall"."""


class _Builder:
    """Goes through the units; `current` is the clause of the last one, `of` has that of each."""

    def __init__(self, units: list[Unit], maker: UnitMaker) -> None:
        self.units, self.maker = units, maker
        self.clauses: list[Clause] = []
        self.of: list[Clause] = []
        self.quotes: list[Clause] = []
        self.current = self._new(MAIN, None)

    def build(self) -> Structure:
        for unit in self.units:
            self._open(unit)
            self.of.append(self.current)
            self.current.units.append(unit)
            if self.current.verb is None and (unit.verbal or self._reports(unit)):
                self.current.verb = unit
            if unit.kind == CLOSE:
                self._close()
        return Structure(self.units, self.clauses, self.of)

    def _new(
        self, kind: str, parent: Clause | None, governor: Unit | None = None, opener: Unit | None = None
    ) -> Clause:
        clause = Clause(
            kind,
            parent,
            governor,
            opener,
            pronoun=opener is not None and opener.kind == COMPLEMENTIZER and opener.pronoun,
        )
        self.clauses.append(clause)
        return clause

    def _open(self, unit: Unit) -> None:
        """Open the clause that a unit begins, if it begins one."""
        current = self.current
        if unit.kind == COMPLEMENTIZER:
            self._content(unit)
        elif unit.kind == RELATIVE or (unit.kind == PARTICLE and self._describes(unit)):
            self._relative(unit)
        elif unit.kind == ADVERBIAL:
            self.current = self._new(ADVERBIAL_CLAUSE, current, opener=unit)
        elif unit.kind == CONTRAST:
            self.current = self._new(COORDINATE, self._root(current), opener=unit)
        elif unit.kind == STOP and unit.index + 1 < len(self.units) and not self.quotes:
            self.current = self._new(MAIN, None, opener=unit)
        elif unit.kind in (COLON, OPEN):
            self._quotation(unit)
        elif unit.verbal and (current.verb is not None or self._joins(unit)):
            if not self.maker.verb_first and not self._purpose(unit) and (start := self._subject(unit)) is not None:
                self._split(unit, start)
            else:
                self._verb(unit)
        elif unit.verbal and (start := subordinate(self.units, unit, self.maker)) is not None:
            self._split(unit, start)
        elif self._reports(unit) and current.verb is not None:
            self.current = self._new(BELOW, self._level(current), opener=unit)

    def _quotation(self, mark: Unit) -> None:
        """Open the clause of what is said behind a colon or an opening quotation mark, if a verb before it reports."""
        report = self._report(self.current)
        if mark.kind == OPEN:
            self.quotes.append(self.current)
        if report is not None and (mark.kind == COLON or self._before(mark).kind in (COLON, COMMA, COMPLEMENTIZER)):
            self.current = self._new(CONTENT, self.current, report, mark)

    def _describes(self, particle: Unit) -> bool:
        """Whether "كان" right behind an indefinite noun opens a clause about it: "هجوما كان التنظيم يخطط له"."""
        if particle.norm not in self.maker.was or self.current.verb is None:
            return False
        at = particle.index - 1
        while at > particle.index - 3 and self.units[at].kind == WORD:
            at -= 1
        before = self.units[at]
        if not before.nominal or before.label in (EntityType.STATE, EntityType.PLACE, TIME) or before.pronoun:
            return False
        return not before.norm.startswith(self.maker.article) and (before.kind == EVENT or at == particle.index - 1)

    def _joins(self, verb: Unit) -> bool:
        """Whether a verb behind a conjunction, not the first in its clause, joins an unknown verb."""
        before = self._before(verb)
        return before.kind == COORDINATOR and any(
            unit.kind not in (PARTICLE, COORDINATOR, COMMA, OPEN) and unit is not self.current.opener
            for unit in self.current.units
        )

    def _subject(self, verb: Unit) -> int | None:
        """Start of a clause with its subject before the verb: "..., and residents fled", "said Ankara had warned"."""
        found: int | None = None
        if self._before(verb).kind == COORDINATOR:
            return None  # "warned Moscow and told Tehran"
        for before in reversed(self.units[: verb.index]):
            if before.verbal or self.of[before.index] is not self.current or before.kind in (RELATIVE, STOP):
                return found if before.verbal and before.label in REPORTS and before.kind == EVENT else None
            if before.nominal and before.label != TIME:
                found = before.index
            elif before.kind in (COORDINATOR, COMMA, CLOSE) and found is not None:
                return found
            elif before.norm in self.maker.clause_prepositions and found is not None:
                return before.index
        return None

    def _split(self, verb: Unit, start: int) -> None:
        """Open a clause at an earlier unit, and move the units from there on into it."""
        opener, before = self.units[start], self.units[start - 1] if start else None  # "After rebels attacked"
        reports = before is not None and before.label in REPORTS
        if before is not None and before.verbal and (reports or not opens(self.units, opener, self.maker)):
            clause = self._new(CONTENT, self.current, before)
        elif opener.kind == PREPOSITION:
            clause = self._new(ADVERBIAL_CLAUSE, self.current, opener=opener)
        else:
            parent = self._level(self.current) if self._reports(verb) else self.current
            clause = self._new(COORDINATE, parent)
        for unit in self.units[start : verb.index]:
            self.of[unit.index].units.remove(unit)
            self.of[unit.index] = clause
            clause.units.append(unit)
        self.current = clause

    def _content(self, unit: Unit) -> None:
        """Open the clause behind a complementizer, as the content of the report before it."""
        current = self.current
        before = self._before(unit)
        report = self._report(current, before)
        if before.kind == COORDINATOR and current.kind == CONTENT:
            parent = current.parent or current
            self.current = self._new(CONTENT, parent, current.governor, unit)
        elif report is None and current.kind == CONTENT and current.verb is None:
            self.current.pronoun = self.current.pronoun or unit.pronoun
        else:
            self.current = self._new(CONTENT, current, report, unit)

    def _verb(self, unit: Unit) -> None:
        """Open a clause for a second verb: beside the first when coordinated, else below it."""
        before = self._before(unit)
        steps = unit.index
        while steps and self.units[steps - 1].kind == PARTICLE:
            steps -= 1
        before = self.units[steps - 1] if steps else before
        if before.norm in self.maker.purpose:
            self.current = self._aim(unit)
        elif before.kind in (COORDINATOR, COMMA, CLOSE):
            parent = self._level(self.current) if self._reports(unit) else self.current
            self.current = self._new(COORDINATE, parent, opener=unit)
        elif (before.nominal and before.kind == EVENT) or self._modified(unit):
            self._relative(unit)
        else:
            self.current = self._new(BELOW, self.current, opener=unit)

    def _purpose(self, verb: Unit) -> bool:
        """Whether a verb is an infinitive."""
        return self._before(verb).norm in self.maker.purpose

    def _aim(self, verb: Unit) -> Clause:
        """The clause of an infinitive: what is demanded, warned of or threatened ("urged the army to withdraw")."""
        if self.maker.verb_first:
            return self._new(BELOW, self.current, opener=verb)
        governor = self.current.verb
        reading = governor.reading if governor is not None and governor.label in _AIMED else None
        if reading is not None and reading.row.frame.roles("clause"):
            return self._new(CONTENT, self.current, governor, verb)
        before = self.units[max(0, verb.index - 2)]
        if before.kind == WORD and before.norm in self.maker.plans:  # "a plot to bomb" is not by who uncovers it
            return self._new(CONTENT, self.current, None, verb)
        return self._new(BELOW, self.current, opener=verb)

    def _modified(self, unit: Unit) -> bool:
        """Whether a verb describes an indefinite noun right before it: "تفجيرا استهدف"."""
        depth = words = 0
        for before in reversed(self.units[: unit.index]):
            depth += (before.kind == CLOSE) - (before.kind == OPEN)
            if depth or before.kind == OPEN:
                continue
            if before.nominal:
                return self.maker.verb_first
            words += 1
            if before.kind != WORD or words > 2:
                return False
        return False

    def _close(self) -> None:
        """Go back to the clause that a quotation stands in."""
        if self.quotes:
            self.current = self.quotes.pop()

    def _before(self, unit: Unit) -> Unit:
        return self.units[max(0, unit.index - 1)]

    def _reports(self, unit: Unit) -> bool:
        """Whether a unit is a reporting verb or participle ("مشيرا")."""
        if unit.kind != EVENT or unit.label not in REPORTS:
            return False
        if unit.reading is not None and not unit.reading.row.frame.roles("clause"):
            return False
        if unit.verbal or unit.tag.kind == ADJECTIVE:
            return True
        return unit.label == EventType.STATEMENT and self._before(unit).kind in (COMMA, COORDINATOR)

    def _report(self, clause: Clause, before: Unit | None = None) -> Unit | None:
        """The last event of a clause that can have content: a report, or "اتفقا على أن" by its preposition."""
        for unit in reversed(clause.units):
            if unit.kind == EVENT and (unit.label in REPORTS or self._reached(unit, before)):
                return unit
        return None

    def _reached(self, event: Unit, before: Unit | None) -> bool:
        """Whether a preposition leads to the theme of an event."""
        if before is None or before.kind != PREPOSITION or event.reading is None:
            return False
        return event.reading.row.frame.behind(before.norm, EVENT_TYPE) == Role.THEME

    def _relative(self, unit: Unit) -> None:
        """Open a relative clause, with the nouns it may belong to."""
        antecedents = self._antecedents(unit)
        clause = self._new(RELATIVE_CLAUSE, self.current, antecedents[0] if antecedents else None, unit)
        clause.antecedents = antecedents
        self.current = clause

    def _antecedents(self, unit: Unit) -> list[Unit]:
        """Nouns before a relative clause, nearest first; no feminine ones for a masculine pronoun."""
        masculine = unit.norm in self.maker.masculine
        found: list[Unit] = []
        for before in reversed(self.units[: unit.index]):
            if before.verbal or before.kind in (STOP, COMPLEMENTIZER) or len(found) == _ANTECEDENTS:
                break
            feminine = before.norm.partition(" ")[0].endswith(self.maker.feminine)
            if before.nominal and before.label != TIME and not (masculine and feminine):
                found.append(before)
        return found

    def _level(self, clause: Clause) -> Clause:
        """The clause of the last report above, beside which the next report stands."""
        level: Clause | None = clause
        while level is not None:
            if level.verb is not None and self._reports(level.verb):
                return level
            level = level.parent
        return self._root(clause)

    def _root(self, clause: Clause) -> Clause:
        """The main clause above a clause."""
        while clause.parent is not None:
            clause = clause.parent
        return clause


def structure(units: list[Unit], maker: UnitMaker) -> Structure:
    """The clauses of a sentence."""
    return _Builder(units, maker).build()
