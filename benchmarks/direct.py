"""Direct relations that events make, against those that the events of gold sentences make.

    python benchmarks/direct.py ../shared/annotation/dev.jsonl

Of each sentence the pairs of entities that its actual events relate (`attacked`, `metWith` ...) are compared: a pair is
found when both of its spans overlap those of a gold pair by half. For several values of the confidence that both
participants must have at least it prints how many pairs there are and precision, recall and F1, and how many of those
between a value and the next are right: `khabar.graph.resolution.events.likely` says which a graph asserts. Pairs of
things in one role, as of a meeting, count once; a list of more than five sides would outweigh all others and is left
out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, Final

from khabar.graph.pipeline import BOTH, ENGINES
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.pipeline.evaluation import MINIMAL_OVERLAP, Figure, Span, overlap, span
from khabar.graph.pipeline.given import annotated, read_sentences
from khabar.graph.pipeline.languages import Pipelines
from khabar.graph.resolution.model import LIKELY
from khabar.ontology.owntypes import lineage
from khabar.ontology.terms import Status
from khabar.ontology.vocabulary import direct_rules

Pair = tuple[str, Span, Span]
VALUES: Final = (0.0, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9)
SIDES: Final = 5


def related(type: str, arguments: Sequence[tuple[str, Span, float]]) -> Iterator[tuple[Pair, float]]:
    """The pairs that an event relates, each with the lower confidence of its ends."""
    for rule in direct_rules():
        if rule.object_through or rule.event_type not in lineage(type, None):
            continue
        if any(role == rule.without_role for role, _, _ in arguments):
            continue
        subjects = [argument for argument in arguments if argument[0] == rule.subject_role]
        objects = [argument for argument in arguments if argument[0] == rule.object_role]
        if max(len(subjects), len(objects)) > SIDES:
            continue
        for (_, one, sure), (_, other, likely) in product(subjects, objects):
            if one < other or (one != other and rule.subject_role != rule.object_role):
                yield (rule.relation, one, other), min(sure, likely)


def gold(row: Mapping[str, Any]) -> set[Pair]:
    """The pairs of a gold sentence."""
    spans = {entity["id"]: span(row["text"], entity, "text") for entity in row["entities"]}
    found = set()
    for event in row["events"]:
        if event.get("status", Status.ACTUAL) == Status.ACTUAL:
            parts = [(a["role"], spans[a["ref"]], 1.0) for a in event.get("args", ()) if a["ref"] in spans]
            found |= {pair for pair, _ in related(event["type"], parts)}
    return found


def predicted(annotation: Annotation) -> dict[Pair, float]:
    """The pairs of a sentence that khabar has read, with their confidence."""
    spans = {mention.id: (mention.start, mention.end) for mention in annotation.mentions}
    found: dict[Pair, float] = {}
    for event in annotation.events:
        if event.status == Status.ACTUAL and event.confidence >= LIKELY:
            parts = [(a.role, spans[a.ref], a.confidence) for a in event.arguments if a.ref in spans]
            for pair, sure in related(event.type, parts):
                found[pair] = max(sure, found.get(pair, 0.0))
    return found


def same(one: Pair, other: Pair) -> bool:
    """Whether two pairs are of one relation, and their spans match."""
    ends = zip(one[1:], other[1:], strict=True)
    return one[0] == other[0] and all(overlap(first, second) >= MINIMAL_OVERLAP for first, second in ends)


def judged(found: Mapping[Pair, float], wanted: set[Pair]) -> Iterator[tuple[float, bool]]:
    """The confidence of each pair found and whether it is right, each wanted pair found once."""
    left = set(wanted)
    for pair, sure in sorted(found.items()):
        met = next((other for other in sorted(left) if same(pair, other)), None)
        left.discard(met or pair)
        yield sure, met is not None


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--engine", choices=ENGINES, default=BOTH)
    options = parser.parse_args()
    pipelines = Pipelines(engine=options.engine)
    pairs: list[tuple[float, bool]] = []
    many = 0
    for row in (row for path in options.gold for row in read_sentences(path) if row["text"].strip()):
        wanted = gold(row)
        many += len(wanted)
        pairs += judged(predicted(annotated(row["text"], pipelines)), wanted)
    print(f"{many} pairs in the gold sentences")
    print(f"{'from':>5} {'pairs':>6} {'P':>5} {'R':>5} {'F1':>5}   right up to the next")
    for value, end in zip(VALUES, (*VALUES[1:], 2.0), strict=True):
        kept = [right for sure, right in pairs if sure >= value]
        part = [right for sure, right in pairs if value <= sure < end]
        all = Figure(sum(kept), many, len(kept))
        figures = f"{all.precision:5.3f} {all.recall:5.3f} {all.f1:5.3f}"
        print(f"{value:>5} {len(kept):>6} {figures}   {sum(part)} of {len(part)}")


if __name__ == "__main__":
    main()
