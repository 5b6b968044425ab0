"""Comparing predicted annotation rows with gold ones.

A predicted span matches a gold span of its type when their Jaccard overlap in characters is at least one half, a
trigger when it overlaps at all; an argument counts when event type, role and filler match; entity type is ignored for
fillers, as is usual in event extraction (ACE scores argument heads).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from khabar.graph.errors import KhabarError

Row = Mapping[str, Any]
Span = tuple[int, int]
Typed = tuple[str, Span]
Item = TypeVar("Item")

LEVELS = ("entities", "entity spans", "events", "arguments", "relations")
MINIMAL_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Figure:
    """Counts of one level, and the measures made from them.

    >>> Figure(correct=1, gold=2, predicted=2).f1
    0.5
    """

    correct: int
    gold: int
    predicted: int

    @property
    def precision(self) -> float:
        """Correct ones among the predicted, 0 when nothing was predicted."""
        return self.correct / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Correct ones among the gold, 0 when there is no gold."""
        return self.correct / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.gold + self.predicted
        return 2 * self.correct / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures of a comparison.

    Attributes:
        levels: a Figure for each of `LEVELS`.
        status_accuracy: share of matched events whose status is right.
        event_types, entity_types: a Figure a type, most frequent in gold first.
    """

    levels: Mapping[str, Figure]
    status_accuracy: float
    event_types: Mapping[str, Figure]
    entity_types: Mapping[str, Figure]


def span(text: str, item: Row, key: str) -> Span:
    """Start and end of a row's span: as given, or the n-th occurrence of its text (`n` is 1-based)."""
    if "start" in item:
        return int(item["start"]), int(item["end"])
    at = -1
    for _ in range(int(item.get("n", 1))):
        at = text.find(item[key], at + 1)
    if at < 0:
        raise KhabarError(f"span {item[key]!r} is not in the text {text[:60]!r}")
    return at, at + len(item[key])


_NEEDED: Final = {"entities": ("id", "type"), "events": ("id", "type"), "relations": ("type", "head", "tail")}
_MARKED: Final = {"entities": "text", "events": "trigger"}


def check(key: str, row: Row) -> None:
    """Raise KhabarError where a row lacks what comparing it needs; `key` is its id.

    >>> check("7", {"text": "x", "events": [{"id": "v1", "type": "Attack"}]})
    Traceback (most recent call last):
    khabar.ontology.errors.KhabarError: 7: one of its events has no "trigger", nor "start" and "end"
    """
    for part, needed in _NEEDED.items():
        items = row.get(part, [])
        if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
            raise KhabarError(f'{key}: "{part}" is no list of objects')
        for item in items:
            for name in needed:
                if not isinstance(item.get(name), str):
                    raise KhabarError(f'{key}: one of its {part} has no "{name}"')
            marked = _MARKED.get(part)
            if marked and marked not in item and not ("start" in item and "end" in item):
                raise KhabarError(f'{key}: one of its {part} has no "{marked}", nor "start" and "end"')
            for argument in item.get("args", []):
                if not isinstance(argument, Mapping) or not {"role", "ref"} <= argument.keys():
                    raise KhabarError(f'{key}: one of the arguments of its {part} has no "role" or no "ref"')


def overlap(first: Span, second: Span) -> float:
    """Jaccard overlap of two spans.

    >>> overlap((0, 4), (2, 6))
    0.3333333333333333
    """
    shared = min(first[1], second[1]) - max(first[0], second[0])
    return shared / (max(first[1], second[1]) - min(first[0], second[0])) if shared > 0 else 0.0


def match(gold: Sequence[Item], predicted: Sequence[Item], similar: Callable[[Item, Item], float]) -> list[Span]:
    """Greedy one-to-one pairs (gold index, predicted index), most similar first; similarity 0 never matches."""
    scored = sorted(
        ((similar(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)),
        reverse=True,
    )
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    pairs = []
    for value, i, j in scored:
        if value > 0 and i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((i, j))
    return pairs


class _Tally:
    """Counts collected over sentences, by the names of levels or types."""

    def __init__(self) -> None:
        self._correct: Counter[str] = Counter()
        self._gold: Counter[str] = Counter()
        self._predicted: Counter[str] = Counter()

    def add(self, name: str, correct: int = 0, *, gold: int = 0, predicted: int = 0) -> None:
        self._correct[name] += correct
        self._gold[name] += gold
        self._predicted[name] += predicted

    def figure(self, name: str) -> Figure:
        return Figure(self._correct[name], self._gold[name], self._predicted[name])

    def ranked(self) -> dict[str, Figure]:
        names = sorted(self._gold | self._predicted, key=lambda name: (-self._gold[name], name))
        return {name: self.figure(name) for name in names}


class _Comparison:
    """What was found in some sentences beside what is there."""

    def __init__(self) -> None:
        self._levels, self._event_types, self._entity_types = _Tally(), _Tally(), _Tally()
        self._matched = self._right_status = 0

    def add(self, want: Row, have: Row) -> None:
        """Count what a predicted row has of its gold row."""
        alias = self._entities(want, have)
        matched = self._events(want, have)
        alias |= {found["id"]: wanted["id"] for wanted, found in matched}
        self._arguments(want, have, matched, alias)
        gold = Counter((r["type"], r["head"], r["tail"]) for r in want.get("relations", []))
        predicted = Counter((r["type"], alias.get(r["head"]), alias.get(r["tail"])) for r in have.get("relations", []))
        self._levels.add("relations", (gold & predicted).total(), gold=gold.total(), predicted=predicted.total())

    def _entities(self, want: Row, have: Row) -> dict[str, str]:
        """Count the entities; which predicted one is which gold one, whatever its type."""
        gold, predicted = _typed(want, "entities"), _typed(have, "entities")
        typed = match(gold, predicted, lambda g, p: _near(g, p) if g[0] == p[0] else 0.0)
        untyped = match(gold, predicted, _near)
        self._levels.add("entities", len(typed), gold=len(gold), predicted=len(predicted))
        self._levels.add("entity spans", len(untyped), gold=len(gold), predicted=len(predicted))
        _count_types(self._entity_types, gold, predicted, typed)
        return {have["entities"][j]["id"]: want["entities"][i]["id"] for i, j in untyped}

    def _events(self, want: Row, have: Row) -> list[tuple[Row, Row]]:
        """Count the events and their statuses; the pairs of a gold and a predicted one that are the same."""
        gold, predicted = _typed(want, "events"), _typed(have, "events")
        same = match(gold, predicted, lambda g, p: overlap(g[1], p[1]) if g[0] == p[0] else 0.0)
        self._levels.add("events", len(same), gold=len(gold), predicted=len(predicted))
        _count_types(self._event_types, gold, predicted, same)
        matched = [(want["events"][i], have["events"][j]) for i, j in same]
        self._matched += len(matched)
        self._right_status += sum(
            one.get("status", "actual") == other.get("status", "actual") for one, other in matched
        )
        return matched

    def _arguments(self, want: Row, have: Row, matched: Iterable[tuple[Row, Row]], alias: Mapping[str, str]) -> None:
        right = 0
        for wanted, found in matched:
            gold = Counter((a["role"], a["ref"]) for a in wanted.get("args", []))
            right += (gold & Counter((a["role"], alias.get(a["ref"])) for a in found.get("args", []))).total()
        in_gold, in_predicted = (
            sum(len(event.get("args", [])) for event in row.get("events", [])) for row in (want, have)
        )
        self._levels.add("arguments", right, gold=in_gold, predicted=in_predicted)

    def scores(self) -> Scores:
        """The figures of all that was added."""
        return Scores(
            levels={level: self._levels.figure(level) for level in LEVELS},
            status_accuracy=self._right_status / self._matched if self._matched else 0.0,
            event_types=self._event_types.ranked(),
            entity_types=self._entity_types.ranked(),
        )


def _typed(row: Row, part: str) -> list[Typed]:
    return [(item["type"], span(row["text"], item, _MARKED[part])) for item in row.get(part, [])]


def _near(gold: Typed, predicted: Typed) -> float:
    value = overlap(gold[1], predicted[1])
    return value if value >= MINIMAL_OVERLAP else 0.0


def _count_types(tally: _Tally, gold: Sequence[Typed], predicted: Iterable[Typed], same: Iterable[Span]) -> None:
    for type, _ in gold:
        tally.add(type, gold=1)
    for type, _ in predicted:
        tally.add(type, predicted=1)
    for i, _ in same:
        tally.add(gold[i][0], 1)


def score(gold: Mapping[str, Row], predicted: Mapping[str, Row]) -> Scores:
    """Compare rows by id; a gold row without a predicted one counts as a sentence where nothing was found.

    Raises:
        KhabarError: a row lacks something, or a predicted row carries another text than its gold row.
    """
    comparison = _Comparison()
    for key, want in gold.items():
        have = predicted.get(key, {"text": want["text"]})
        if have["text"] != want["text"]:
            raise KhabarError(f"{key}: the predicted row carries another text than the gold row")
        check(key, want)
        check(key, have)
        comparison.add(want, have)
    return comparison.scores()


def report(scores: Scores) -> str:
    """The figures as text, one level a line, in the layout of the annotation guidelines' own scorer."""
    lines = [
        f"{name:14} P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f}"
        f"  (gold {figure.gold}, predicted {figure.predicted})"
        for name, figure in scores.levels.items()
    ]
    lines.append(f"status accuracy on matched events {scores.status_accuracy:.3f}")
    for title, types in (("event", scores.event_types), ("entity", scores.entity_types)):
        lines.append(f"F1 per {title} type")
        lines.extend(f"  {name:22} {figure.f1:.3f}  (gold {figure.gold})" for name, figure in types.items())
    return "\n".join(lines)


def as_dict(scores: Scores) -> dict[str, Any]:
    """The figures as plain data, for JSON."""

    def plain(figure: Figure) -> dict[str, float]:
        return {
            "precision": figure.precision,
            "recall": figure.recall,
            "f1": figure.f1,
            "gold": figure.gold,
            "predicted": figure.predicted,
        }

    return {
        **{level: plain(figure) for level, figure in scores.levels.items()},
        "status accuracy": scores.status_accuracy,
        "per event type": {name: plain(figure) for name, figure in scores.event_types.items()},
        "per entity type": {name: plain(figure) for name, figure in scores.entity_types.items()},
    }
