"""A model that has not seen the Arabic event gold standard, nor a fifth of the English: for measuring, not shipped.

    python training/model/apart.py --work work/ --gold ../shared/annotation/train.jsonl \\
        --gsr ../shared/gsr/shared_*.jsonl
    python benchmarks/gsr.py ../shared/gsr/shared_spans.jsonl --model work/apart/files
    python benchmarks/engines.py work/apart/english.jsonl --model work/apart/files

Needs the steps of recipe.py up to `weights`. Every sentence that shares eight words with a text of the gold standard is
left out, whoever annotated it, and one in five of the English ones, by its hash, with those that share eight words with
it. Eight layers are trained from the encoder itself, since the shipped model and its teacher have seen all of them:
some epochs after NewsFANE's names, then as many once more from the average of the first. The weights of the join are
measured again, on what is left of the held-out sentences.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from recipe import KEPT_LAYERS, run
from texts import dumped, lot, rows, shingles, write

from khabar.graph.pipeline.given import script

ONE_IN = 5


def held_out(text: str) -> bool:
    """Whether an English sentence is held out."""
    return script(text) == "en" and lot("apart" + text, ONE_IN)


def main() -> None:
    """Choose, train and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--gsr", type=Path, nargs="+", required=True)
    parser.add_argument("--gold", type=Path, required=True, help="the shared annotation, train.jsonl")
    parser.add_argument("--epochs", default="3", help="of each of the two stages")
    options = parser.parse_args()
    work, out = options.work, options.work / "apart"
    given: list[dict[str, Any]] = [*rows(options.gold), *rows(work / "annotated" / "every.jsonl")]
    measured = [*rows(options.gold), *rows(work / "annotated" / "fourth.jsonl")]  # the later measure nothing
    english = [row for row in measured if held_out(row["text"])]
    barred = {part for path in options.gsr for row in rows(path) for part in shingles(row["text"])}
    barred |= {part for row in english for part in shingles(row["text"])}
    train = [row for row in given if not barred & shingles(row["text"])]
    held = [row for row in rows(work / "annotated" / "held_out.jsonl") if not barred & shingles(row["text"])]
    for name, part in (("english", english), ("train", train), ("held_out", held)):
        write(out / f"{name}.jsonl", dumped(part))
        print(f"{name}: {len(part)} of {len(given)} rows", flush=True)
    run("prepare.py", "annotated", out / "train.jsonl", "--out", out / "prepared.jsonl")
    layers = ("--keep", *map(str, KEPT_LAYERS))
    names = ("--newsfane", work / "prepared" / "newsfane.jsonl")
    common = ("--weights", work / "weights", "--train", out / "prepared.jsonl", "--epochs", options.epochs)
    common += ("--status", "1.5")
    if not (out / "first" / "network.pt").exists():
        run("train.py", *common, *layers, *names, "--rate", "1.5e-4", "--seed", "5", "--out", out / "first")
    begin = ("--init", out / "first" / "network.pt")
    run("train.py", *common, *begin, "--rate", "1.2e-4", "--seed", "6", "--out", out)
    run("export.py", "--weights", work / "weights", "--run", out, "--out", out / "files")
    run("join.py", out / "held_out.jsonl", "--model", out / "files", "--out", out / "files" / "join.toml")


if __name__ == "__main__":
    main()
