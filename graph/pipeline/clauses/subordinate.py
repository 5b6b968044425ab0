"""Find clauses that a preposition opens: in "the envoy left after rebels attacked the town" rebels are the attackers.

Not what only describes a noun behind it: "after a man accused of theft", "as many as 30 rebels". The words are data
(``subjunctions``, ``degrees`` of ``<xx>/clauses.toml``); languages without them have no such clauses.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.graph.pipeline.clauses.unitmaker import UnitMaker
from khabar.graph.pipeline.clauses.units import CLOSE, COMMA, OPEN, PREPOSITION, RELATIVE, STOP, Unit
from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.words.inflection import FINITE


def subordinate(units: Sequence[Unit], verb: Unit, maker: UnitMaker) -> int | None:
    """The start of the clause of a verb, if a preposition opens it, or None."""
    if not maker.subjunctions or verb.tag.tense not in FINITE or _participle(units, verb, maker):
        return None
    named = False
    for before in reversed(units[: verb.index]):
        if before.verbal or before.kind in (RELATIVE, STOP, COMMA, CLOSE, OPEN):
            return None
        named = named or (before.nominal and before.label != TIME)
        if opens(units, before, maker):
            return before.index if named else None
    return None


def opens(units: Sequence[Unit], unit: Unit, maker: UnitMaker) -> bool:
    """Whether a unit may open a clause: "as" of "as rebels attacked", not of "as many as 30"."""
    return unit.norm in maker.subjunctions and units[max(0, unit.index - 1)].norm not in maker.degrees


def _participle(units: Sequence[Unit], verb: Unit, maker: UnitMaker) -> bool:
    """Whether a form has no object and so only describes the noun before it: "a man accused of theft"."""
    if verb.index and units[verb.index - 1].norm in maker.perfect_before | maker.passive_before:
        return False
    if verb.reading is None or not verb.reading.row.frame.roles("object"):
        return False
    following = units[verb.index + 1 : verb.index + 2]
    return not following or following[0].kind in (PREPOSITION, STOP, COMMA)
