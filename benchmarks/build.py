"""Start-up, time and memory of building a graph, each measured in a process of its own.

    python benchmarks/build.py [--articles 10] [--words 300] [--runs 3] [--engine both]

Articles are made of the sentences of examples/articles in a random order (the seed is fixed), so that no two are alike.
Start-up is the time until the Arabic pipeline is ready (a pipeline is loaded when its first article comes); building is
from the time when both are ready to the finished graph; memory is the peak of the whole process. Medians are printed.
The process is set up as that of the command ``khabar`` is.
A first run is not counted: it writes the bytecode that installed packages have.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from material import sentences, text


def make_articles(folder: Path, *, count: int, words: int) -> None:
    """Write text files of about so many words each, one in five English."""
    given, rng = sentences(), random.Random(7)
    for number in range(count):
        language = "en" if number % 5 == 4 else "ar"
        (folder / f"{number:05}.txt").write_text(text(rng, given[language], words), encoding="utf-8")


def measure(folder: Path, engine: str) -> None:
    """Build once and print the figures as JSON; the clock starts before any import of khabar."""
    begun = time.perf_counter()
    from khabar.graph.cli import prepare_process

    prepare_process()
    from khabar.graph.pipeline.languages import Pipelines

    pipelines = Pipelines(engine=engine)
    pipelines.of("ar")
    arabic = time.perf_counter()
    pipelines.of("en")
    ready = time.perf_counter()
    from khabar.graph import reading
    from khabar.graph.knowledge.building import understand
    from khabar.graph.knowledge.graph import KnowledgeGraph
    from khabar.graph.resolution import resolve

    understood = understand(reading.read([folder]), pipelines)
    read = time.perf_counter()
    graph = KnowledgeGraph.from_resolved(resolve(understood))
    done = time.perf_counter()
    figures = {
        "start-up s": arabic - begun,
        "both languages s": ready - begun,
        "build s": done - ready,
        "understanding s": read - ready,
        "words/s": sum(len(a.article.text.split()) for a in understood) / (read - ready),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "triples": len(graph.rdf),
    }
    print(json.dumps(figures))


def main() -> None:
    """Print the median of each figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10)
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--engine", default="both")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure, options.engine)
        return
    with tempfile.TemporaryDirectory() as name:
        make_articles(Path(name), count=options.articles, words=options.words)
        command = [sys.executable, __file__, "--measure", name, "--engine", options.engine]
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"OPENBLAS_NUM_THREADS": "1"}  # as the command line sets it
        runs = []
        for run in range(options.runs + 1):
            done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
            if run:
                runs.append(json.loads(done.stdout))
    print(
        f"{options.articles} articles of {options.words} words, engine {options.engine}, median of {options.runs} runs"
    )
    for figure in runs[0]:
        print(f"  {figure:16} {statistics.median(run[figure] for run in runs):10.2f}")


if __name__ == "__main__":
    main()
