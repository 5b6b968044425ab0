"""Where the mentions of an event differ: two dates, two tolls, two agents, each with who says so.

Precision comes first. What one says more exactly than the other is no contradiction ("in January", "on 11 January"; "at
least five", "seven"), nor is what may be two names of one side ("سوريا", "الجيش السوري") or two of several.
"""

from __future__ import annotations

from dataclasses import dataclass

from khabar.graph.knowledge.attribution import Chain
from khabar.graph.knowledge.views import EvidenceView


@dataclass(frozen=True, slots=True)
class ContradictionValue:
    """One of the values that contradict one another.

    Attributes:
        value: IRI of a thing, lexical form of a time ("from/to" of an interval), name of a Status, or a count as text.
        label_ar, label_en: the value as a reader knows it.
        chains: who says so, in the order of articles and text.
    """

    value: str
    label_ar: str
    label_en: str
    chains: tuple[Chain, ...]

    @property
    def evidence(self) -> tuple[EvidenceView, ...]:
        """The mentions that say so."""
        return tuple(chain.mention for chain in self.chains)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something in which the mentions of an event cannot all be right.

    Attributes:
        what: the local name of the term it is about: "time", "status", a Role ("agent", "target", "place"), or a Unit
            ("dead").
        values: two at least, those with most mentions first.
    """

    what: str
    values: tuple[ContradictionValue, ...]


def contradictions(chains: tuple[Chain, ...]) -> tuple[Contradiction, ...]:
    """The contradictions among the mentions of one event, given by their chains."""
    return ()
