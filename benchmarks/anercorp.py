"""Named entities on ANERcorp's test split (Benajiba et al. 2007, in the split of Obeid et al. 2020): exact spans, F1.

    python benchmarks/anercorp.py ../shared/ner/ANERcorp_CamelLab_test.txt [--engine both]

khabar's types are mapped to PERS, LOC and ORG; gold MISC, groups of people, weapons and times are left out. Figures are
low by nature: khabar also marks what is no name there (bare titles, "القوات"), keeps head nouns in the span and types
countries by what they mean. A row counts where the tokens are the same, whatever clitics are glued to the first.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from khabar.graph.pipeline import BOTH, ENGINES
from khabar.graph.pipeline.evaluation import Figure
from khabar.graph.pipeline.given import annotate_rows
from khabar.graph.pipeline.languages import Pipelines
from khabar.ontology.terms import EntityType

TYPES = {
    EntityType.PERSON: "PERS",
    EntityType.STATE: "LOC",
    EntityType.PLACE: "LOC",
    EntityType.SITE: "LOC",
    EntityType.GOVERNMENT_BODY: "ORG",
    EntityType.SECURITY_FORCE: "ORG",
    EntityType.ARMED_GROUP: "ORG",
    EntityType.ORGANIZATION: "ORG",
    EntityType.MEDIA: "ORG",
}
KINDS = ("PERS", "LOC", "ORG")
Span = tuple[int, int, str]


def sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Words and tags; a full stop ends a sentence where no empty line does."""
    words: list[str] = []
    tags: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) == 2:
            words.append(parts[0])
            tags.append(parts[1])
        if words and (len(parts) != 2 or parts[0] == "."):
            yield words, tags
            words, tags = [], []
    if words:
        yield words, tags


def gold_spans(tags: Sequence[str], kinds: Sequence[str] = KINDS) -> set[Span]:
    """Spans of B- and I- tags of these kinds over words."""
    found: list[list[int | str]] = []
    for index, tag in enumerate(tags):
        if tag.startswith("B-") or (tag.startswith("I-") and not (index and tags[index - 1] != "O")):
            found.append([index, index + 1, tag[2:]])
        elif tag.startswith("I-"):
            found[-1][1] = index + 1
    return {(int(a), int(b), str(kind)) for a, b, kind in found if kind in kinds}


def main() -> None:
    """Print precision, recall and F1 of each type."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("test", type=Path)
    parser.add_argument("--engine", choices=ENGINES, default=BOTH)
    options = parser.parse_args()
    given = list(sentences(options.test))
    rows = [{"id": str(number), "text": " ".join(words)} for number, (words, _) in enumerate(given)]
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    had: Counter[str] = Counter()
    for (words, tags), row in zip(given, annotate_rows(rows, Pipelines(engine=options.engine)), strict=True):
        starts, at = [], 0
        for word in words:
            starts.append((at, at + len(word)))
            at += len(word) + 1
        found = set()
        for entity in row["entities"]:
            touched = [i for i, (s, e) in enumerate(starts) if s < entity["end"] and e > entity["start"]]
            if entity["type"] in TYPES and touched:
                found.add((touched[0], touched[-1] + 1, TYPES[entity["type"]]))
        gold = gold_spans(tags)
        for kinds, spans in ((right, gold & found), (wanted, gold), (had, found)):
            kinds.update(kind for _, _, kind in spans)
    for name, kinds_of in (*((kind, (kind,)) for kind in KINDS), ("all", KINDS)):
        sums = (sum(counter[kind] for kind in kinds_of) for counter in (right, wanted, had))
        figure = Figure(*sums)
        print(f"{name:5} P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f}  (gold {figure.gold})")


if __name__ == "__main__":
    main()
