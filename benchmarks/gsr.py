"""Events of a fitting type on the Arabic Event Gold Standard Records (openeventdata, MIT), a JSONL file of records.

    python benchmarks/gsr.py ../shared/gsr/shared_spans.jsonl [--engine both]

An assault record is found when its sentence has an event of violence, a protest record when it has a protest; in some
records no annotator marked a verb, so the marked ones are counted apart. A source (or target) actor is found when an
agent (or target) of a fitting event shares a word with one that an annotator marked.

PLOVER's target of a protest is whom it is turned to or against. khabar has that as the protest's target only where the
sentence says so of the protest; otherwise as its theme ("against the party's campaign"), as the site it is held at
("in front of the embassy") or as the target of what the protesters demand or condemn. With these, too, it is counted
once more as "target, wide".
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline import BOTH, ENGINES
from khabar.graph.pipeline.given import annotate_rows
from khabar.graph.pipeline.languages import Pipelines
from khabar.ontology.terms import EntityType, EventClass, EventType, Role
from khabar.ontology.vocabulary import subtypes

FITTING = {"ASSAULT": frozenset(subtypes(EventClass.VIOLENCE)), "PROTEST": frozenset({EventType.PROTEST})}
SIDES = {"source_actor": Role.AGENT, "target_actor": Role.TARGET}
WIDE = "target, wide"
VOICED = frozenset({EventType.DEMAND, EventType.CONDEMNATION, EventType.ACCUSATION})


def words(texts: Iterable[str]) -> set[str]:
    """Folded words without a leading article."""
    return {fold(word, "ar").removeprefix("ال") for text in texts for word in text.split()}


def fillers(row: Mapping[str, Any], types: frozenset[str], role: str) -> set[str]:
    """Words of everything that fills a role of a fitting event."""
    names = {entity["id"]: entity["text"] for entity in row["entities"]}
    refs = [
        arg["ref"] for event in row["events"] if event["type"] in types for arg in event["args"] if arg["role"] == role
    ]
    return words(names[ref] for ref in refs if ref in names)


def addressed(row: Mapping[str, Any], types: frozenset[str]) -> set[str]:
    """Words of everything a fitting event is turned to or against, however khabar has it."""
    entities = {entity["id"]: entity for entity in row["entities"]}
    refs: set[str] = set()
    fitting = [event for event in row["events"] if event["type"] in types]
    agents = {arg["ref"] for event in fitting for arg in event["args"] if arg["role"] == Role.AGENT}
    for event in fitting:
        refs |= {arg["ref"] for arg in event["args"] if arg["role"] in (Role.TARGET, Role.THEME)}
        places = {arg["ref"] for arg in event["args"] if arg["role"] == Role.PLACE}
        refs |= {ref for ref in places if ref in entities and entities[ref]["type"] == EntityType.SITE}
    for event in row["events"]:
        voices = {arg["ref"] for arg in event["args"] if arg["role"] == Role.AGENT}
        if event["type"] in VOICED and (voices & agents or event["id"] in refs):
            refs |= {arg["ref"] for arg in event["args"] if arg["role"] in (Role.TARGET, Role.THEME)}
    return words(entities[ref]["text"] for ref in refs if ref in entities)


def main() -> None:
    """Print a line for each kind of record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--engine", choices=ENGINES, default=BOTH)
    parser.add_argument("--model", type=Path, help="files of another model than the shipped one")
    options = parser.parse_args()
    records = [json.loads(line) for line in options.records.read_text(encoding="utf-8").splitlines()]
    given = [{"id": str(number), "text": record["text"]} for number, record in enumerate(records)]
    count: Counter[tuple[str, str]] = Counter()
    for record, row in zip(
        records, annotate_rows(given, Pipelines(engine=options.engine, model=options.model)), strict=True
    ):
        kind = record["event_type"]
        types = FITTING[kind]
        found = any(event["type"] in types for event in row["events"])
        marked = any(span["verb"] for span in record["spans"])
        count[kind, "all"] += 1
        count[kind, "all found"] += found
        count[kind, "marked"] += marked
        count[kind, "marked found"] += found and marked
        for side, role in SIDES.items():
            gold = words(word for span in record["spans"] for word in span[side])
            count[kind, side] += bool(gold)
            count[kind, f"{side} found"] += bool(gold & fillers(row, types, role))
            if role == Role.TARGET:
                count[kind, WIDE] += bool(gold)
                count[kind, f"{WIDE} found"] += bool(gold & addressed(row, types))
    for kind in FITTING:
        parts = []
        for name in ("all", "marked", *SIDES, WIDE):
            found_of, total = count[kind, f"{name} found"], count[kind, name]
            parts.append(f"{name} {found_of}/{total} = {found_of / max(total, 1):.1%}")
        print(f"{kind:8} {'  '.join(parts)}")


if __name__ == "__main__":
    main()
