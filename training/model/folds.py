"""Five models for the Arabic event gold standard, each learnt from the records of the other articles: not shipped.

    python training/model/folds.py --work work/ --gold ../shared/annotation/train.jsonl \\
        --detection ../shared/gsr/shared_detection.jsonl --spans ../shared/gsr/shared_spans.jsonl
    python benchmarks/gsr.py --folds work/folds

Needs apart.py, whose model has seen no sentence of the gold standard. The articles are dealt into five parts by their
hash. For each, that model goes on with the sentences of the other parts, as annotators of khabar's format read them
where they did and as the model itself reads them where nobody did, and with a sample of what it was made of. In the
records with no fitting event the marked verb is one, and the actors are those that the annotators of the gold standard
marked: they take the party, the embassy or the police a protest meets for its target, where khabar's format wants it
said that the protest is against them. So that it is not told both, no other sentence with a protest is among the rest,
and the records come several times. A text that shares eight words with one of the articles to be measured is left out.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from recipe import run
from texts import dealt, dumped, rows, shingles, write

from khabar.graph.pipeline import MODEL
from khabar.graph.pipeline.given import annotate_rows
from khabar.graph.pipeline.languages import Pipelines
from khabar.ontology.terms import EventType, Status

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from gsr import FITTING, SIDES, marked, words, written

FOLDS = 5
KINDS = {"ASSAULT": EventType.ATTACK, "PROTEST": EventType.PROTEST}
"""The type of a marked verb that is no fitting event yet."""

SAMPLE = 600
"""Rows of what the model was made of that it goes on with."""

REPEATED = 3
"""How often a record comes in an epoch: there are few of them, and they alone say whom a protest meets."""

SHARE = 0.5
"""A participant is an actor that was marked when this share of its words was."""


def fold_of(source: str) -> int:
    """The part of an article, from the id of one of its sentences ("AAW_ARB_20071208.0036-23")."""
    return dealt(source.rpartition("-")[0], FOLDS)


def at_verb(row: dict[str, Any], record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The row's events; where none fits the record's kind, the one at the marked verb does, or one more."""
    fitting, verbs = FITTING[record["event_type"]], marked(record, "verb")
    events = row["events"]
    if not verbs or any(event["type"] in fitting for event in events):
        return list(events)
    other = [event for event in events if verbs & written(row["text"], event, "trigger")]
    if other:
        return [{**event, "type": KINDS[record["event_type"]]} if event is other[0] else event for event in events]
    marks = (word for one in record["spans"] for word in one["verb"])
    whole = set(re.findall(r"\w+", row["text"]))
    verb = next((word for word in marks if words([word]) and word in whole), None)
    if verb is None:
        return list(events)
    made = {"id": "marked", "type": KINDS[record["event_type"]], "trigger": verb, "status": Status.ACTUAL, "args": []}
    return [*events, made]


def with_actors(row: dict[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    """The row with an event at the marked verb, and the actors of its fitting events as the record has them."""
    events = at_verb(row, record)
    fitting = [event for event in events if event["type"] in FITTING[record["event_type"]]]
    verbs = marked(record, "verb")
    meant = [event for event in fitting if verbs & written(row["text"], event, "trigger")] or fitting
    changed = {event["id"]: dict(event) for event in meant}
    names = {entity["id"]: written(row["text"], entity) for entity in row["entities"]}
    for side, role in SIDES.items():
        actors = marked(record, side)
        found = [ref for ref, name in names.items() if name and len(name & actors) >= SHARE * len(name)]
        if not found:
            continue
        for event in changed.values():
            kept = [arg for arg in event["args"] if arg["role"] != role and arg["ref"] not in found]
            event["args"] = [*kept, *({"role": role, "ref": ref} for ref in found)]
    return {**row, "events": [changed.get(event["id"], event) for event in events]}


def protests(row: Mapping[str, Any]) -> bool:
    """Whether a row has a protest, as khabar's format has them."""
    return any(event["type"] == EventType.PROTEST for event in row["events"])


def read(records: Iterable[dict[str, Any]], by_text: Mapping[str, dict[str, Any]], model: Path) -> Iterator[Any]:
    """Rows of the records: as annotated by hand or else by the model."""
    given = [{"id": str(number), "text": record["text"]} for number, record in enumerate(records)]
    unread = [row for row in given if row["text"].strip() not in by_text]
    own = {row["text"]: row for row in annotate_rows(unread, Pipelines(engine=MODEL, model=model))}
    for row in given:
        yield by_text.get(row["text"].strip()) or own[row["text"]]


def main() -> None:
    """Deal, train and export each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--detection", type=Path, required=True, help="the sentences with labels")
    parser.add_argument("--spans", type=Path, required=True, help="the records with the words of actors")
    parser.add_argument("--gold", type=Path, required=True, help="the shared annotation, train.jsonl")
    parser.add_argument("--epochs", default="3")
    options = parser.parse_args()
    work, out = options.work, options.work / "folds"
    records = list(rows(options.spans))
    sentences = [(record["source"], record["text"]) for record in records]
    sentences += [(row["id"], row["text"]) for row in rows(options.detection)]
    of_gsr = {part for _, text in sentences for part in shingles(text)}
    given = [*rows(options.gold), *rows(work / "annotated" / "every.jsonl")]
    annotated = {row["text"].strip(): row for row in given if of_gsr & shingles(row["text"])}
    read_rows = list(read(records, annotated, work / "apart" / "files"))
    sample = random.Random(1).sample([row for row in rows(work / "apart" / "train.jsonl") if not protests(row)], SAMPLE)
    for fold in range(FOLDS):
        folder = out / str(fold)
        mine = [record for record in records if fold_of(record["source"]) == fold]
        write(folder / "records.jsonl", dumped(mine))
        barred = {part for source, text in sentences if fold_of(source) == fold for part in shingles(text)}
        learnt = {
            row["text"].strip(): with_actors(row, record)
            for record, row in zip(records, read_rows, strict=True)
            if not barred & shingles(row["text"])
        }
        rest = [
            row
            for text, row in annotated.items()
            if text not in learnt and not barred & shingles(text) and not protests(row)
        ]
        write(folder / "train.jsonl", dumped([*learnt.values()] * REPEATED + rest + sample))
        sizes = f"{len(learnt)} records and {len(rest)} sentences to learn from"
        print(f"part {fold}: {len(mine)} records to measure, {sizes}", flush=True)
        if (folder / "files" / "join.toml").exists():
            continue
        run("prepare.py", "annotated", folder / "train.jsonl", "--out", folder / "prepared.jsonl")
        begin = ("--init", work / "apart" / "network.pt", "--train", folder / "prepared.jsonl")
        settings = ("--epochs", options.epochs, "--rate", "8e-5", "--seed", "6", "--out", folder)
        run("train.py", "--weights", work / "weights", *begin, *settings)
        run("export.py", "--weights", work / "weights", "--run", folder, "--out", folder / "files")
        shutil.copy(work / "apart" / "files" / "join.toml", folder / "files" / "join.toml")


if __name__ == "__main__":
    main()
