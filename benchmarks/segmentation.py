"""How well clitics are cut: word F1 on UD Arabic PUD, and gold spans that fall on token boundaries.

    python benchmarks/segmentation.py --treebank ar_pud-ud-test.conllu --annotation train.jsonl

PUD also cuts pronouns off the end of words; here they stay with their word, so those cuts are undone in
the gold data first.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from spacy.vocab import Vocab

from khabar.graph.pipeline.words.tokenizer import create

PROCLITICS = frozenset("وفبلكس")


def sentences(path: Path) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    """Each sentence of a CoNLL-U file: its text and the spans of its words, pronouns left with their word."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text, bounds, glued = "", [], False
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            row = line.split("\t")
            start = len(text)
            text += row[1]
            pronoun = row[3] == "PRON" and row[5].find("PronType=Dem") < 0 and row[4] != "PDEM" and len(row[1]) <= 3
            if glued and pronoun and bounds:
                bounds[-1] = (bounds[-1][0], len(text))
            else:
                bounds.append((start, len(text)))
            glued = "SpaceAfter=No" in row[9] and row[3] != "PUNCT"
            text += "" if "SpaceAfter=No" in row[9] else " "
        yield text, set(bounds)


def figures(right: int, found: int, gold: int) -> str:
    """Precision, recall and F1 as text."""
    f1 = 2 * right / (found + gold)
    return f"P {right / found:.4f}  R {right / gold:.4f}  F1 {f1:.4f}  (gold {gold}, found {found})"


def treebank(path: Path, first: int, last: int | None) -> None:
    """Print word F1, over all words and over the words that have or got a clitic cut off."""
    tokenizer = create(Vocab(), "ar")
    right = found = gold = 0
    cut_right = cut_found = cut_gold = 0
    for text, words in list(sentences(path))[first:last]:
        mine = {(token.idx, token.idx + len(token)) for token in tokenizer(text) if not token.text.isspace()}
        right, found, gold = right + len(mine & words), found + len(mine), gold + len(words)
        inside = {end for _, end in words if text[end - 1 : end] in PROCLITICS and text[end : end + 1].isalpha()}
        cut = {end for _, end in mine if text[end - 1 : end] in PROCLITICS and text[end : end + 1].isalpha()}
        cut_right, cut_found, cut_gold = cut_right + len(cut & inside), cut_found + len(cut), cut_gold + len(inside)
    print(f"words   {figures(right, found, gold)}")
    print(f"clitics {figures(cut_right, cut_found, cut_gold)}")


def annotation(path: Path) -> None:
    """Print the share of gold spans whose start and end are token boundaries."""
    tokenizer = {language: create(Vocab(), language) for language in ("ar", "en")}
    spans = starts = ends = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        language = "ar" if any("\u0600" <= character <= "\u06ff" for character in text) else "en"
        doc = tokenizer[language](text)
        begins, stops = {token.idx for token in doc}, {token.idx + len(token) for token in doc}
        for key, items in (("text", row["entities"]), ("trigger", row["events"])):
            for item in items:
                at = -1
                for _ in range(item.get("n", 1)):
                    at = text.find(item[key], at + 1)
                spans, starts, ends = spans + 1, starts + (at in begins), ends + (at + len(item[key]) in stops)
    print(f"spans {spans}: start on a boundary {starts / spans:.4f}, end {ends / spans:.4f}")


def main() -> None:
    """Read the arguments and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--treebank", type=Path)
    parser.add_argument("--annotation", type=Path)
    parser.add_argument(
        "--first", type=int, default=700, help="first sentence of the treebank (the rest tuned the rule)"
    )
    parser.add_argument("--last", type=int)
    arguments = parser.parse_args()
    if not (arguments.treebank or arguments.annotation):
        parser.error("nothing to measure; give --treebank or --annotation")
    if arguments.treebank:
        treebank(arguments.treebank, arguments.first, arguments.last)
    if arguments.annotation:
        annotation(arguments.annotation)


if __name__ == "__main__":
    main()
