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
    """Counts collected over sentences."""

    def __init__(self) -> None:
        self.correct: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()
        self.predicted: Counter[str] = Counter()

    def figure(self, name: str) -> Figure:
        return Figure(self.correct[name], self.gold[name], self.predicted[name])

    def ranked(self) -> dict[str, Figure]:
        names = sorted(self.gold | self.predicted, key=lambda name: (-self.gold[name], name))
        return {name: self.figure(name) for name in names}


def _typed(text: str, items: Iterable[Row], key: str) -> list[tuple[str, Span]]:
    return [(item["type"], span(text, item, key)) for item in items]


def score(gold: Mapping[str, Row], predicted: Mapping[str, Row]) -> Scores:
    """Compare rows by id; a gold row without a predicted one counts as a sentence where nothing was found.

    Raises:
        KhabarError: a row lacks something, or a predicted row carries another text than its gold row.
    """
    levels, event_types, entity_types = _Tally(), _Tally(), _Tally()
    status_right = status_all = 0

    def count(level: str, correct: int, in_gold: int, in_predicted: int) -> None:
        levels.correct[level] += correct
        levels.gold[level] += in_gold
        levels.predicted[level] += in_predicted

    for key, want in gold.items():
        have = predicted.get(key, {"text": want["text"]})
        if have["text"] != want["text"]:
            raise KhabarError(f"{key}: the predicted row carries another text than the gold row")
        check(key, want)
        check(key, have)
        text = want["text"]
        want_entities, have_entities = want.get("entities", []), have.get("entities", [])
        want_events, have_events = want.get("events", []), have.get("events", [])
        gold_mentions, mentions = _typed(text, want_entities, "text"), _typed(text, have_entities, "text")
        gold_triggers, triggers = _typed(text, want_events, "trigger"), _typed(text, have_events, "trigger")

        def spans_match(g: tuple[str, Span], p: tuple[str, Span]) -> float:
            value = overlap(g[1], p[1])
            return value if value >= MINIMAL_OVERLAP else 0.0

        typed = match(gold_mentions, mentions, lambda g, p: spans_match(g, p) if g[0] == p[0] else 0.0)
        untyped = match(gold_mentions, mentions, spans_match)
        events = match(gold_triggers, triggers, lambda g, p: overlap(g[1], p[1]) if g[0] == p[0] else 0.0)
        count("entities", len(typed), len(gold_mentions), len(mentions))
        count("entity spans", len(untyped), len(gold_mentions), len(mentions))
        count("events", len(events), len(gold_triggers), len(triggers))
        for tally, wanted, found, pairs in (
            (entity_types, gold_mentions, mentions, typed),
            (event_types, gold_triggers, triggers, events),
        ):
            tally.gold.update(kind for kind, _ in wanted)
            tally.predicted.update(kind for kind, _ in found)
            tally.correct.update(wanted[i][0] for i, _ in pairs)

        alias = {have_entities[j]["id"]: want_entities[i]["id"] for i, j in untyped}
        alias.update({have_events[j]["id"]: want_events[i]["id"] for i, j in events})
        right = 0
        for i, j in events:
            status_all += 1
            status_right += want_events[i].get("status", "actual") == have_events[j].get("status", "actual")
            wanted_args = Counter((a["role"], a["ref"]) for a in want_events[i].get("args", []))
            found_args = Counter((a["role"], alias.get(a["ref"])) for a in have_events[j].get("args", []))
            right += sum((wanted_args & found_args).values())
        count(
            "arguments",
            right,
            sum(len(event.get("args", [])) for event in want_events),
            sum(len(event.get("args", [])) for event in have_events),
        )
        wanted_relations = Counter((r["type"], r["head"], r["tail"]) for r in want.get("relations", []))
        found_relations = Counter(
            (r["type"], alias.get(r["head"]), alias.get(r["tail"])) for r in have.get("relations", [])
        )
        count(
            "relations",
            sum((wanted_relations & found_relations).values()),
            wanted_relations.total(),
            found_relations.total(),
        )
    return Scores(
        levels={level: levels.figure(level) for level in LEVELS},
        status_accuracy=status_right / status_all if status_all else 0.0,
        event_types=event_types.ranked(),
        entity_types=entity_types.ranked(),
    )


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
