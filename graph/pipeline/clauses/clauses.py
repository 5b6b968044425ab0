"""The clauses that a sentence is cut into, at its subordinators, verbs, quotes and marks, without a parser.

A shallow method in the tradition of clause splitting for event coding (Schrodt's TABARI and PETRARCH cut sentences at
the same kinds of words): good enough to keep a participant with its verb, and fast. `splitting` does the cutting.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.clauses.units import Unit
from khabar.ontology.terms import EventType

MAIN: Final = "main"
CONTENT: Final = "content"
COORDINATE: Final = "coordinate"
BELOW: Final = "below"
RELATIVE_CLAUSE: Final = "relative"
ADVERBIAL_CLAUSE: Final = "adverbial"

REPORTS: Final = frozenset(
    {
        EventType.STATEMENT,
        EventType.WARNING,
        EventType.THREAT,
        EventType.ACCUSATION,
        EventType.DEMAND,
        EventType.CONDEMNATION,
        EventType.CLAIM_OF_RESPONSIBILITY,
    }
)
"""Events that open a content clause of their own level when coordinated: "قال إن ... وأضاف أن"."""


@dataclass(slots=True, eq=False)
class Clause:
    """A stretch of a sentence around one verb.

    Attributes:
        kind: "main", "content" (behind أن, a colon or a quote), "relative", "adverbial", "coordinate", "below"
            (a participle or purpose).
        parent: the clause it stands in or beside. governor: the event above a content clause, the noun a relative
            clause belongs to.
        opener: the unit that opened it, or None.
        pronoun: its subject is a pronoun for the subject above.
        antecedents: of a relative clause, the nouns it may belong to, nearest first; `governor` is the first.
        verb: its first finite verb or reporting participle.
    """

    kind: str
    parent: Clause | None = None
    governor: Unit | None = None
    opener: Unit | None = None
    pronoun: bool = False
    units: list[Unit] = field(default_factory=list)
    antecedents: list[Unit] = field(default_factory=list)
    verb: Unit | None = None

    def above(self, other: Clause) -> bool:
        """Whether `other` is this clause or stands in it."""
        clause: Clause | None = other
        while clause is not None:
            if clause is self:
                return True
            clause = clause.parent
        return False


@dataclass(slots=True)
class Structure:
    """The units and clauses of a sentence; ``clause[unit.index]`` is the clause of a unit."""

    units: list[Unit]
    clauses: list[Clause]
    clause: list[Clause]


@lru_cache(maxsize=4)
def opening_words(language: str) -> frozenset[str]:
    """Words that open the content of a statement: أن, إن, that, a colon."""
    data = table(language, "clauses")
    words = (*data["complementizers"], *data["complementizers_with_pronoun"])
    return frozenset({":", *(fold(word, language) for word in words)})
