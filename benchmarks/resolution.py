"""Time and memory of resolution beside those of understanding, as the number of articles grows.

    python benchmarks/resolution.py [--articles 1000 3000 10000] [--words 300] [--engine both] [--archive FILE]

Articles are those of `stories.py`. They are understood once, into an archive (kept where `--archive` says, and used
again when it is there); then each number of them is loaded from it, resolved and written as a graph in a process of its
own. "share" is the part of resolution in understanding and resolution together; memory is the peak of the process, of
which the program itself with its catalog is the first line. "headline pairs" are pairs of articles whose headlines are
put together as one attack: how many of these tell one story (P), and how many of those that do are found (R).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Final

from khabar.ontology.terms import EventType

if TYPE_CHECKING:
    from khabar.graph.pipeline.annotation import Annotation
    from khabar.graph.resolution.model import Resolved

PARTS: Final = ("headline pairs P", "headline pairs R")


def understand(path: Path, *, count: int, words: int, engine: str) -> None:
    """Make articles, understand them and keep them in an archive, with the time that took."""
    from stories import articles

    from khabar.graph.knowledge.archivefile import ArchiveFile
    from khabar.graph.pipeline import annotate
    from khabar.graph.pipeline.languages import Pipelines

    pipelines = Pipelines(engine=engine)
    for language in ("ar", "en"):
        pipelines.of(language)
    taken, written = 0.0, 0
    with ArchiveFile(path, new=True) as file, file.changing():
        file.create()
        for number, article in enumerate(articles(count, words=words), start=1):
            begun = time.process_time()
            (found,) = annotate(pipelines.of(article.language), [article])
            taken += time.process_time() - begun
            written += len(article.text.split())
            file.put(found, {"engine": engine})
            if number % 1000 == 0:
                print(f"{number:6} understood  {taken:6.0f} s  {written / taken:6.0f} words/s", flush=True)
        file.keep_settings({"seconds": taken / count, "words/s": written / taken, "engine": engine})


def measure(path: Path, count: int) -> None:
    """Resolve so many articles of an archive, and print the figures as JSON."""
    from khabar.graph.catalog import Catalog
    from khabar.graph.knowledge.archivefile import ArchiveFile
    from khabar.graph.knowledge.graph import KnowledgeGraph
    from khabar.graph.resolution import resolve

    resolve(())
    Catalog.load()
    with ArchiveFile(path) as file:
        ids = {found.id for found in file.articles() if int((found.url or "").rsplit("/", 1)[-1]) < count}
        begun = time.process_time()
        found = [annotation for annotation in file.annotations() if annotation.article.id in ids]
    loaded = time.process_time()
    held = _peak()
    resolved = resolve(found)
    done = time.process_time()
    peak = _peak()
    graph = KnowledgeGraph.from_resolved(resolved)
    figures = {
        "articles": len(found),
        "mentions": sum(len(annotation.mentions) for annotation in found),
        "event mentions": sum(len(annotation.events) for annotation in found),
        "entities": len(resolved.entities),
        "events": len(resolved.happenings),
        "loading s": loaded - begun,
        "resolution s": done - loaded,
        "graph s": time.process_time() - done,
        "annotations MB": held,
        "resolution MB": peak,
        "graph MB": _peak(),
        "triples": len(graph.rdf),
        **headlines(found, resolved),
    }
    print(json.dumps(figures))


def headlines(annotations: Sequence[Annotation], resolved: Resolved) -> dict[str, float]:
    """Precision and recall of pairs of articles whose headlines khabar takes to tell of one attack."""
    from khabar.graph.resolution.article.discourse import headline

    url = {annotation.article.id: annotation.article.url or "" for annotation in annotations}
    story = {id: address.split("/")[-2] for id, address in url.items()}
    end = {annotation.article.id: headline(annotation.article) for annotation in annotations}
    together: set[tuple[str, str]] = set()
    told: set[str] = set()
    for happening in resolved.happenings:
        if happening.type == EventType.ATTACK:
            articles = sorted({item.article for item in happening.evidence if item.end <= end[item.article]})
            told.update(articles)
            together.update(combinations(articles, 2))
    size = Counter(story[id] for id in told)
    right = sum(story[one] == story[other] for one, other in together)
    true = sum(number * (number - 1) // 2 for number in size.values())
    return dict(zip(PARTS, (right / len(together or [0]), right / (true or 1)), strict=True))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print a column for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 3000, 10_000])
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--engine", default="both")
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure is not None:
        measure(options.archive, options.measure)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = options.archive or Path(folder, "stories.khabar")
        if not path.exists():
            understand(path, count=max(options.articles), words=options.words, engine=options.engine)
        from khabar.graph.knowledge.archivefile import ArchiveFile

        with ArchiveFile(path) as file:
            settings = file.settings()
        columns = []
        for number in (0, *options.articles):
            command = [sys.executable, __file__, "--archive", str(path), "--measure", str(number)]
            done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
            columns.append(json.loads(done.stdout))
    print(f"engine {settings['engine']}, {settings['words/s']:.0f} words/s")
    for figures in columns:
        understanding = settings["seconds"] * figures["articles"]
        figures["understanding s"] = understanding
        figures["share %"] = 100 * figures["resolution s"] / max(understanding + figures["resolution s"], 1e-9)
    for name in columns[0]:
        digits = 3 if name in PARTS else 1
        print(f"  {name:16}" + "".join(f"{figures[name]:12,.{digits}f}" for figures in columns))


if __name__ == "__main__":
    main()
