"""Sentences of examples/articles, of which the benchmarks make articles that are no two alike."""

from __future__ import annotations

import random
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def sentences() -> dict[str, list[str]]:
    """The longer paragraphs of the examples, by language."""
    from khabar.graph.reading import read

    found: dict[str, list[str]] = {"ar": [], "en": []}
    for article in read([ROOT / "examples" / "articles"]):
        found[article.language] += [line for line in article.text.split("\n") if len(line.split()) > 8]
    return found


def text(rng: random.Random, given: list[str], words: int) -> str:
    """An article of about so many words."""
    lines: list[str] = []
    while sum(len(line.split()) for line in lines) < words:
        lines.append(rng.choice(given))
    return "\n\n".join(lines)
