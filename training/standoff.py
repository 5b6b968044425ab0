"""Annotations without the annotated texts: sentence hash, offsets, labels; joined with the texts when training runs.

No text of others enters this project, so what was annotated on them is kept apart from them::

    python training/standoff.py split ANNOTATED.jsonl --out training/annotations/NAME.jsonl
    python training/standoff.py join training/annotations/*.jsonl --texts TEXTS... --out ANNOTATED.jsonl

TEXTS are JSONL files (plain or .gz) whose rows have a ``text``: a whole sentence, or a document, which is cut into
sentences first. A sentence is known by the first 16 hex digits of the SHA-256 of its text. Sentences of our own writing
keep their text.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]

# Where a document of English reports is cut: after a full stop before a capital, and at line breaks.
_CUT = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n+")


def name(text: str) -> str:
    """The hash that stands for a sentence.

    >>> name("خبر")
    '44185590c5a95d34'
    """
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def span(text: str, item: Row, key: str) -> tuple[int, int]:
    """Start and end of an item: given, or those of the n-th occurrence of its words."""
    if "start" in item:
        return item["start"], item["end"]
    at = -1
    for _ in range(item.get("n", 1)):
        at = text.index(item[key], at + 1)
    return at, at + len(item[key])


def split(row: Row) -> Row:
    """A row of the annotation format with offsets for words and a hash for its text."""
    text = row["text"]
    entities, events = [], []
    for entity in row["entities"]:
        start, end = span(text, entity, "text")
        entities.append([entity["id"], entity["type"], start, end])
    for event in row["events"]:
        start, end = span(text, event, "trigger")
        args = [[arg["role"], arg["ref"]] for arg in event["args"]]
        events.append([event["id"], event["type"], start, end, event["status"], args])
    relations = [[relation["type"], relation["head"], relation["tail"]] for relation in row["relations"]]
    return {"sentence": name(text), "entities": entities, "events": events, "relations": relations}


def join(row: Row, text: str) -> Row:
    """The row of the annotation format again; undoes `split`."""
    return {
        "id": row["sentence"],
        "text": text,
        "entities": [
            {"id": id, "text": text[start:end], "type": kind, "start": start, "end": end}
            for id, kind, start, end in row["entities"]
        ],
        "events": [
            {
                "id": id,
                "type": kind,
                "trigger": text[start:end],
                "start": start,
                "end": end,
                "status": status,
                "args": [{"role": role, "ref": ref} for role, ref in args],
            }
            for id, kind, start, end, status, args in row["events"]
        ],
        "relations": [{"type": kind, "head": head, "tail": tail} for kind, head, tail in row["relations"]],
    }


def rows(path: Path) -> Iterator[Row]:
    """The rows of a JSONL file, plain or compressed, or of a file that is one JSON list."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        if path.suffix == ".json" and file.read(1) == "[":
            yield from json.loads("[" + file.read())
            return
        file.seek(0)
        for line in file:
            if line.strip():
                yield json.loads(line)


def sentences(paths: Iterable[Path]) -> dict[str, str]:
    """Every text and every sentence cut from it, by hash."""
    found: dict[str, str] = {}
    for path in paths:
        for row in rows(path):
            whole = row.get("text", "")
            for text in (whole, whole.strip(), *(part.strip() for part in _CUT.split(whole))):
                found[name(text)] = text
    return found


def main() -> None:
    """Split or join."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("split", "join"))
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    known = sentences(options.texts) if options.what == "join" else {}
    written = missing = 0
    with options.out.open("w", encoding="utf-8") as out:
        for path in options.files:
            for row in rows(path):
                if options.what == "split":
                    made = split(row)
                elif "text" in row:
                    made = row  # a sentence of our own
                elif row["sentence"] in known:
                    made = join(row, known[row["sentence"]])
                else:
                    missing += 1
                    continue
                out.write(json.dumps(made, ensure_ascii=False) + "\n")
                written += 1
    print(f"{options.out}: {written} rows, {missing} without their text", file=sys.stderr)


if __name__ == "__main__":
    main()
