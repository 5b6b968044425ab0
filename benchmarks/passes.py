"""How often each pass over participants and relations changes something in articles: what a rule is worth on real text.

    python benchmarks/passes.py [--engine both] [--most 2] FILE...

Files and folders are read as `khabar build` reads them. Printed are the number of articles that a pass changed and its
name, rarest first; `--most` leaves out those that changed more articles. A pass that changes nothing in a million words
of the news it is for is code without a use: its rows of data, its tests and the time it takes can go.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any
from unittest.mock import patch

from spacy.tokens import Doc

from khabar.graph import reading
from khabar.graph.pipeline import ENGINES, annotate
from khabar.graph.pipeline.languages import Pipelines
from khabar.graph.pipeline.participants import settled as participants
from khabar.graph.pipeline.relations import settled as relations

Pass = Callable[..., Sequence[Any]]


def name_of(one: Pass) -> str:
    """The name of a pass with its module, as it is printed."""
    return f"{one.__module__.partition('.pipeline.')[2]}.{one.__name__}"


def counted(passes: Sequence[Pass], changed: Counter[str]) -> tuple[Pass, ...]:
    """Passes that do what they did and count the texts in which they change what they are given, or the mentions."""

    def watched(one: Pass) -> Pass:
        name = name_of(one)
        changed[name] += 0

        def run(doc: Doc, found: Sequence[Any], *, language: str) -> Sequence[Any]:
            before, mentions = tuple(found), doc.ents
            after = tuple(one(doc, before, language=language))
            changed[name] += after != before or doc.ents != mentions
            return after

        return run

    return tuple(map(watched, passes))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--engine", choices=ENGINES, default="both")
    parser.add_argument("--most", type=int, help="only passes that changed no more articles than this")
    options = parser.parse_args()
    changed: Counter[str] = Counter()
    pipelines = Pipelines(engine=options.engine)
    articles = words = 0
    with (
        patch.object(participants, "PASSES", counted(participants.PASSES, changed)),
        patch.object(relations, "CHANGES", counted(relations.CHANGES, changed)),
    ):
        for article in reading.read(options.sources, report=lambda error: print(error, file=sys.stderr)):
            articles += 1
            words += len(article.text.split())
            for _ in annotate(pipelines.of(article.language), [article]):
                pass
    print(f"{articles} articles, {words} words, engine {options.engine}")
    for name, count in sorted(changed.items(), key=lambda item: (item[1], item[0])):
        if options.most is None or count <= options.most:
            print(f"{count:6}  {name}")


if __name__ == "__main__":
    main()
