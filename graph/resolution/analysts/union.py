"""Unite things, some of which must stay apart because an analyst has decided so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from khabar.graph.resolution.analysts.decisions import MERGE, Decision, Side

Item = TypeVar("Item", bound=Any)
"""What is united; items are compared, and the least stands for those that are one."""


class Union(Generic[Item]):
    """Sets of things that are one, each thing in one set; what is kept apart never comes into one.

    >>> union = Union(["a", "b", "c"])
    >>> union.part("a", "c"), union.unite("a", "b"), union.unite("b", "c")
    (True, True, False)
    >>> union.root("b"), union.apart("b", "c")
    ('a', True)
    """

    def __init__(self, items: Iterable[Item]) -> None:
        self._parent = {item: item for item in items}
        self._apart: dict[Item, set[Item]] = defaultdict(set)

    def __contains__(self, item: Item) -> bool:
        """Whether an item is among the things."""
        return item in self._parent

    def root(self, item: Item) -> Item:
        """The item that stands for a thing: the least of those it is one with."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = item = parent[parent[item]]  # a step shorter for who asks next
        return item

    def roots(self) -> dict[Item, Item]:
        """The items that stand for each thing."""
        return {item: self.root(item) for item in self._parent}

    def unite(self, one: Item, other: Item) -> bool:
        """Make two things one, unless they are kept apart; give whether they are one now."""
        first, second = sorted((self.root(one), self.root(other)))
        if second in self._apart.get(first, ()):
            return False
        if first != second:
            self._parent[second] = first
            for item in self._apart.pop(second, set()):
                self._apart[item].remove(second)
                self.part(first, item)
        return True

    def part(self, one: Item, other: Item) -> bool:
        """Keep two things apart, unless they are one already; give whether they are apart now."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return False
        self._apart[first].add(second)
        self._apart[second].add(first)
        return True

    def apart(self, one: Item, other: Item) -> bool:
        """Whether two things are kept apart."""
        return self.root(other) in self._apart.get(self.root(one), ())

    def parted(self) -> list[tuple[Item, Item]]:
        """The pairs of things that are kept apart, by the items that stand for them, each once."""
        return [(one, other) for one, others in self._apart.items() for other in others if one < other]

    def obey(
        self, decisions: Sequence[Decision], meant: Callable[[Decision, Side], Sequence[Item]]
    ) -> tuple[Decision, ...]:
        """Do what was decided, the latest first: what an earlier decision says against it is not done.

        Args:
            decisions: in their order.
            meant: the things that a side of a decision means, the first of which stands for them in a merge: they
                are one by themselves, or have ceased to be.

        Returns:
            The decisions that mean nothing any more, and those that a later one overrules, marked so.
        """
        unmet = []
        for decision in reversed(decisions):
            one, other = meant(decision, decision.one), meant(decision, decision.other)
            if not (one and other):
                unmet.append(decision)
            elif not self._done(decision.verdict, one, other):
                unmet.append(replace(decision, overruled=True))
        return tuple(reversed(unmet))

    def _done(self, verdict: str, one: Sequence[Item], other: Sequence[Item]) -> bool:
        """Obey one decision as far as those obeyed before allow; give whether all of it is done."""
        if verdict == MERGE:
            return self.unite(one[0], other[0])
        done = True
        for mine in one:
            for theirs in other:
                done = (mine == theirs or self.part(mine, theirs)) and done
        return done
