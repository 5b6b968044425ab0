"""Events of a fitting type on the Arabic Event Gold Standard Records (openeventdata, MIT), a JSONL file of records.

    python benchmarks/gsr.py ../shared/gsr/shared_spans.jsonl [--engine both]
    python benchmarks/gsr.py --folds work/folds

An assault record is found when its sentence has an event of violence, a protest record when it has a protest; in some
records no annotator marked a verb, so the marked ones are counted apart. A source (or target) actor is found when an
agent (or target) of a fitting event shares a written word, with its clitics as they were marked, with one that an
annotator marked; in brackets, in how many records any was said.

PLOVER's target of a protest is whom it is turned to or against. khabar has that as the protest's target only where the
sentence says so of the protest; otherwise as its theme ("against the party's campaign"), as the site it is held at
("in front of the embassy") or as the target of what the protesters demand or condemn. With these, too, it is counted
once more as "target, wide".

`--by` measures annotations of khabar's format by people in place of what khabar finds, on the records they annotated:
what can be reached by who follows the format. `--folds` is the folder of training/model/folds.py: every record is read
by the model that learnt from other articles' records.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from khabar.graph.language.data import rows
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline import BOTH, ENGINES
from khabar.graph.pipeline.evaluation import span
from khabar.graph.pipeline.given import annotate_rows
from khabar.graph.pipeline.languages import Pipelines
from khabar.ontology.terms import EntityType, EventClass, EventType, Role
from khabar.ontology.vocabulary import subtypes

FITTING = {"ASSAULT": frozenset(subtypes(EventClass.VIOLENCE)), "PROTEST": frozenset({EventType.PROTEST})}
SIDES = {"source_actor": Role.AGENT, "target_actor": Role.TARGET}
WIDE = "target, wide"
VOICED = frozenset({EventType.DEMAND, EventType.CONDEMNATION, EventType.ACCUSATION})


LETTERS = 3
"""Letters a word has at least to be taken for a sign of what is meant: "في" is none."""


def words(texts: Iterable[str]) -> set[str]:
    """Folded words without a leading article.

    >>> sorted(words(["المصالح في بوش».", "قُتل"]))
    ['بوش', 'قتل', 'مصالح']
    """
    folded = (word.removeprefix("ال") for text in texts for word in re.findall(r"\w+", fold(text, "ar")))
    return {word for word in folded if len(word) >= LETTERS}


def written(text: str, item: Mapping[str, Any], key: str = "text") -> set[str]:
    """The words that a span of the text touches, as they are written: of "لحكومة" in "مناهضة للحكومة" the whole.

    >>> written("هتافات مناهضة للحكومة.", {"text": "لحكومة"})
    {'للحكومه'}
    """
    start, end = span(text, item, key)
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return words([text[start:end]])


def marked(record: Mapping[str, Any], side: str) -> set[str]:
    """The words that any annotator marked for a side ("verb", "source_actor", "target_actor")."""
    return words(word for marks in record["spans"] for word in marks[side])


def named(row: Mapping[str, Any], refs: Collection[str]) -> set[str]:
    """The written words of the entities among these references."""
    text, entities = row["text"], row["entities"]
    return {word for entity in entities if entity["id"] in refs for word in written(text, entity)}


def fillers(row: Mapping[str, Any], types: frozenset[str], role: str) -> set[str]:
    """Words of everything that fills a role of a fitting event."""
    fitting = [event for event in row["events"] if event["type"] in types]
    return named(row, {arg["ref"] for event in fitting for arg in event["args"] if arg["role"] == role})


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
    return named(row, refs)


def count(kind: str, record: Mapping[str, Any], row: Mapping[str, Any]) -> Counter[tuple[str, str]]:
    """What the record asks for, and what of it the row has ("... found")."""
    types = FITTING[kind]
    found = any(event["type"] in types for event in row["events"])
    verb = any(marks["verb"] for marks in record["spans"])
    counted = Counter({(kind, "all"): 1, (kind, "all found"): int(found)})
    counted[kind, "marked"] += verb
    counted[kind, "marked found"] += found and verb
    for side, role in SIDES.items():
        gold = marked(record, side)
        names = {side: fillers(row, types, role)}
        if role == Role.TARGET:
            names[WIDE] = addressed(row, types)
        for name, those in names.items():
            counted[kind, name] += bool(gold)
            counted[kind, f"{name} found"] += bool(gold & those)
            counted[kind, f"{name} said"] += bool(those)
    return counted


def read(records: Path, pipelines: Pipelines) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Records with what khabar finds in them."""
    given = [record for _, record in rows(records)]
    texts = [{"id": str(number), "text": record["text"]} for number, record in enumerate(given)]
    yield from zip(given, annotate_rows(texts, pipelines), strict=True)


def annotated(records: Path, by: Iterable[Path]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Records with what people annotated in them, where they did."""
    by_text = {row["text"].strip(): row for path in by for _, row in rows(path)}
    for _, record in rows(records):
        if (row := by_text.get(record["text"].strip())) is not None:
            yield record, row


def main() -> None:
    """Print a line for each kind of record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, nargs="?")
    parser.add_argument("--engine", choices=ENGINES, default=BOTH)
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--model", type=Path, help="files of another model than the shipped one")
    instead.add_argument("--by", type=Path, nargs="+", help="annotations by people, in place of what khabar finds")
    instead.add_argument("--folds", type=Path, help="the folder of training/model/folds.py, in place of records")
    options = parser.parse_args()
    if (options.records is None) == (options.folds is None):
        parser.error("give the records or --folds")
    if options.folds:
        parts = [
            read(folder / "records.jsonl", Pipelines(engine=options.engine, model=folder / "files"))
            for folder in sorted(options.folds.iterdir())
        ]
    elif options.by:
        parts = [annotated(options.records, options.by)]
    else:
        parts = [read(options.records, Pipelines(engine=options.engine, model=options.model))]
    counts: Counter[tuple[str, str]] = Counter()
    for part in parts:
        for record, row in part:
            counts += count(record["event_type"], record, row)
    for kind in FITTING:
        shown = []
        for name in ("all", "marked", *SIDES, WIDE):
            found_of, total, said = counts[kind, f"{name} found"], counts[kind, name], counts[kind, f"{name} said"]
            shown.append(
                f"{name} {found_of}/{total} = {found_of / max(total, 1):.1%}" + (f" (said {said})" if said else "")
            )
        print(f"{kind:8} {'  '.join(shown)}")


if __name__ == "__main__":
    main()
