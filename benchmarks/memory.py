"""Memory while many articles are understood one after another, and what is held at the end.

    python benchmarks/memory.py [--articles 10000] [--words 60] [--engine both]

Articles are made as they are needed, of the sentences of examples/articles with one word in twenty replaced by an
invented one (the seed is fixed), so that whatever is kept for each new word or text shows. Prints the peak of the
process every thousand articles, as `khabar annotate` would reach it: what is found is dropped, not kept.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from material import sentences, text

if TYPE_CHECKING:
    from khabar.graph.reading.article import Article

LETTERS = {"ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "en": "abcdefghijklmnopqrstuvwxyz"}


def made(count: int, words: int) -> Iterator[Article]:
    """So many articles, one in five English."""
    from khabar.graph.reading.article import Article

    given, rng = sentences(), random.Random(7)
    for number in range(count):
        language = "en" if number % 5 == 4 else "ar"
        lines = [line.split(" ") for line in text(rng, given[language], words).split("\n")]
        changed = [
            ["".join(rng.choices(LETTERS[language], k=7)) if word and rng.random() < 0.05 else word for word in line]
            for line in lines
        ]
        yield Article(text="\n".join(map(" ".join, changed)), language=language)


def main() -> None:
    """Print the peak as it grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=60)
    parser.add_argument("--engine", default="both")
    options = parser.parse_args()
    from khabar.graph.pipeline import annotate
    from khabar.graph.pipeline.languages import Pipelines

    pipelines = Pipelines(engine=options.engine)
    begun = time.perf_counter()
    words = 0
    for number, article in enumerate(made(options.articles, options.words), start=1):
        for _ in annotate(pipelines.of(article.language), [article]):
            words += len(article.text.split())
        if number % 1000 == 0 or number == options.articles:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            taken = time.perf_counter() - begun
            print(f"{number:6} articles  {words:8} words  {taken:6.0f} s  peak {peak:6.0f} MB", flush=True)


if __name__ == "__main__":
    main()
