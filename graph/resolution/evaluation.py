"""Comparing clusters of mentions with gold ones, by the measures of coreference.

MUC counts links (Vilain et al. 1995), B-cubed mentions (Bagga and Baldwin 1998), CEAF-e clusters (Luo 2005, with its
similarity phi-4); the CoNLL score is the mean of their F1 (Pradhan et al. 2012). A mention that only one side has
counts as in the reference scorer (Pradhan et al. 2014): it is in no cluster of the other side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)
Clusters = Sequence[Collection[Item]]


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision and recall, 0 to 1, 0 where there is nothing to count.

    >>> Measure(precision=0.5, recall=1.0).f1
    0.6666666666666666
    """

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def clusters_of(labels: Mapping[Item, Hashable]) -> list[set[Item]]:
    """The clusters of items that carry one label.

    >>> clusters_of({"a": 1, "b": 2, "c": 1}) == [{"a", "c"}, {"b"}]
    True
    """
    found: dict[Hashable, set[Item]] = defaultdict(set)
    for item, label in labels.items():
        found[label].add(item)
    return list(found.values())


def muc(gold: Clusters[Item], found: Clusters[Item]) -> Measure:
    """Links that need not be added or removed.

    >>> muc(["abcd"], ["ab", "cd"])
    Measure(precision=1.0, recall=0.6666666666666666)
    """
    return Measure(_links(found, gold), _links(gold, found))


def b_cubed(gold: Clusters[Item], found: Clusters[Item]) -> Measure:
    """How pure and how whole the cluster of a mention is, on average over mentions.

    >>> b_cubed(["abcd"], ["ab", "cd"])
    Measure(precision=1.0, recall=0.5)
    """
    return Measure(_mentions(found, gold), _mentions(gold, found))


def ceaf_e(gold: Clusters[Item], found: Clusters[Item]) -> Measure:
    """How like the clusters are that match best, each matched once.

    >>> ceaf_e(["abcd"], ["ab", "cd"])
    Measure(precision=0.3333333333333333, recall=0.6666666666666666)
    """
    total = sum(_best_matching(part) for part in _overlapping(gold, found))
    return Measure(total / len(found) if found else 0.0, total / len(gold) if gold else 0.0)


def conll(gold: Clusters[Item], found: Clusters[Item]) -> float:
    """The mean of the F1 of MUC, B-cubed and CEAF-e."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3


def pairs(gold: Clusters[Item], found: Clusters[Item], *, of: Callable[[Item, Item], bool]) -> Measure:
    """The pairs of mentions put in one cluster, of those pairs that `of` is true for ("an Arabic and an English one").

    >>> pairs(["abc"], ["ab", "c"], of=lambda one, other: "a" in (one, other))
    Measure(precision=1.0, recall=0.5)
    """

    def together(clusters: Clusters[Item]) -> set[frozenset[Item]]:
        return {frozenset(pair) for cluster in clusters for pair in combinations(cluster, 2) if of(*pair)}

    wanted, given = together(gold), together(found)
    both = len(wanted & given)
    return Measure(both / len(given) if given else 0.0, both / len(wanted) if wanted else 0.0)


def _label(clusters: Clusters[Item]) -> dict[Item, int]:
    return {item: number for number, cluster in enumerate(clusters) for item in cluster}


def _parts(cluster: Collection[Item], label: Mapping[Item, int]) -> tuple[dict[int, int], int]:
    """Sizes of the parts that the other side cuts a cluster into, and how many of its items the other side has not."""
    sizes: dict[int, int] = defaultdict(int)
    for item in cluster:
        if item in label:
            sizes[label[item]] += 1
    return sizes, len(cluster) - sum(sizes.values())


def _links(clusters: Clusters[Item], others: Clusters[Item]) -> float:
    label = _label(others)
    kept = needed = 0
    for cluster in clusters:
        sizes, missing = _parts(cluster, label)
        kept += len(cluster) - len(sizes) - missing
        needed += len(cluster) - 1
    return kept / needed if needed else 0.0


def _mentions(clusters: Clusters[Item], others: Clusters[Item]) -> float:
    label = _label(others)
    count = sum(map(len, clusters))
    total = sum(size * size / len(cluster) for cluster in clusters for size in _parts(cluster, label)[0].values())
    return total / count if count else 0.0


def _overlapping(gold: Clusters[Item], found: Clusters[Item]) -> Iterator[list[list[float]]]:
    """Matrices of similarity of clusters that overlap, directly or through others: each can be matched by itself."""
    label = _label(found)
    rows = [_parts(cluster, label)[0] for cluster in gold]
    owners: dict[int, list[int]] = defaultdict(list)
    for row, sizes in enumerate(rows):
        for column in sizes:
            owners[column].append(row)
    seen: set[int] = set()
    for start in range(len(rows)):
        if start in seen or not rows[start]:
            continue
        seen.add(start)
        members, columns = [start], dict.fromkeys(rows[start])
        for row in members:  # grows while it is gone through
            columns.update(dict.fromkeys(rows[row]))
            new = {other for column in rows[row] for other in owners[column]} - seen
            seen |= new
            members += sorted(new)
        yield [
            [2 * rows[row].get(column, 0) / (len(gold[row]) + len(found[column])) for column in columns]
            for row in members
        ]


def _best_matching(gains: list[list[float]]) -> float:
    """The greatest sum of gains with at most one of each row and column (Kuhn 1955, with shortest augmenting paths)."""
    if len(gains) > len(gains[0]):
        gains = [list(column) for column in zip(*gains, strict=True)]
    height, width = len(gains), len(gains[0])
    of_row, of_column = [0.0] * (height + 1), [0.0] * (width + 1)
    row_at = [0] * (width + 1)  # the row matched to a column; rows and columns count from 1, 0 is none
    for row in range(1, height + 1):
        row_at[0], column = row, 0
        slack, done, back = [float("inf")] * (width + 1), [False] * (width + 1), [0] * (width + 1)
        while row_at[column]:
            done[column] = True
            current = row_at[column]
            for other in range(1, width + 1):
                if not done[other]:
                    cost = -gains[current - 1][other - 1] - of_row[current] - of_column[other]
                    if cost < slack[other]:
                        slack[other], back[other] = cost, column
            nearest = min((other for other in range(1, width + 1) if not done[other]), key=slack.__getitem__)
            delta = slack[nearest]
            for other in range(width + 1):
                if done[other]:
                    of_row[row_at[other]] += delta
                    of_column[other] -= delta
                else:
                    slack[other] -= delta
            column = nearest
        while column:
            row_at[column] = row_at[back[column]]
            column = back[column]
    return sum(gains[row_at[column] - 1][column - 1] for column in range(1, width + 1) if row_at[column])
