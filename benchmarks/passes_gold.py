"""Which passes over participants and relations agree with annotated sentences: what each takes away and adds.

    python benchmarks/passes_gold.py [--engine both] [--show] GOLD.jsonl...

Of every argument or relation that a pass takes away or adds it is asked whether the annotation has it. Counted are
those of events and between mentions that the annotation has, too. Printed are, for each pass that changes something,
how many it takes away that are wrong and right, and adds that are right and wrong, and the difference, worst first;
with `--show` also each that disagrees, with its sentence. A sentence that the trained model has learnt from flatters
the model and blames the pass: look at those before you believe a small figure.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from passes import Pass, name_of
from spacy.tokens import Doc

from khabar.graph.pipeline import ENGINES
from khabar.graph.pipeline.doc import Event, Relation
from khabar.graph.pipeline.evaluation import MINIMAL_OVERLAP, Span, overlap, span
from khabar.graph.pipeline.given import SPLITTER, read_sentences, script
from khabar.graph.pipeline.languages import Pipelines
from khabar.graph.pipeline.participants import settled as participants
from khabar.graph.pipeline.refs import mentions_by_ref, of_mention, token_of
from khabar.graph.pipeline.relations import settled as relations
from khabar.graph.pipeline.words.sentences import one_sentence

Link = tuple[str, str, str, str]
"""An argument as (type, reference of the event, role, reference), or a relation as ("", head, type, tail)."""


def links(found: Sequence[Event | Relation]) -> set[Link]:
    """The arguments of events, or the relations, as links."""
    return {
        link
        for one in found
        for link in (
            [("", one.head, one.type, one.tail)]
            if isinstance(one, Relation)
            else [(one.type, one.ref, argument.role, argument.ref) for argument in one.arguments]
        )
    }


class Watch:
    """The passes of both components, which note what they change in a text."""

    def __init__(self) -> None:
        self.changes: dict[str, list[tuple[set[Link], set[Link]]]] = defaultdict(list)

    def watched(self, passes: Sequence[Pass]) -> tuple[Pass, ...]:
        """Passes that do what they did and note it under their names."""
        return tuple(map(self._watched, passes))

    def _watched(self, one: Pass) -> Pass:
        name = name_of(one)

        def run(doc: Doc, found: Sequence[Any], *, language: str) -> Sequence[Any]:
            before = tuple(found)
            after = tuple(one(doc, before, language=language))
            if after != before:
                first, then = links(before), links(after)
                self.changes[name].append((first - then, then - first))
            return after

        return run


@dataclass
class Tally:
    """How many links a pass takes away that are wrong and right, and adds that are right and wrong."""

    wrong_gone: int = 0
    right_gone: int = 0
    right_added: int = 0
    wrong_added: int = 0
    shown: list[str] = field(default_factory=list)

    @property
    def gain(self) -> int:
        """By how many links the annotation agrees more than it disagrees."""
        return self.wrong_gone + self.right_added - self.right_gone - self.wrong_added


class Judge:
    """Whether the annotation of a sentence has a link of its Doc."""

    def __init__(self, doc: Doc, gold: Mapping[str, Any]) -> None:
        text = gold["text"]
        self.doc, self.spans = doc, mentions_by_ref(doc)
        self.mentions = {one["id"]: span(text, one, "text") for one in gold["entities"]}
        self.triggers = {one["id"]: (one["type"], span(text, one, "trigger")) for one in gold["events"]}
        self.arguments = {
            (event["id"], argument["role"], argument["ref"])
            for event in gold["events"]
            for argument in event.get("args", ())
        }
        self.relations = {(one["head"], one["type"], one["tail"]) for one in gold.get("relations", ())}

    def right(self, link: Link) -> bool | None:
        """Whether the annotation has it, or None where it lacks the event, or a mention of a relation."""
        kind, one, label, other = link
        first, second = self._event(one, kind) if kind else self._thing(one), self._thing(other)
        if first is None or (second is None and not kind):
            return None
        return (first, label, second) in (self.arguments if kind else self.relations)

    def said(self, link: Link) -> str:
        """A link in words."""
        kind, one, label, other = link
        return " ".join(filter(None, (kind, self._words(one), label, self._words(other))))

    def _words(self, ref: str) -> str:
        return self.spans[ref].text if ref in self.spans else self.doc[token_of(ref)].text

    def _event(self, ref: str, kind: str = "") -> str | None:
        """The event that the annotation has there, of a type if one is given."""
        token = self.doc[token_of(ref)]
        here = (token.idx, token.idx + len(token))
        fits = (id for id, (type, there) in self.triggers.items() if kind in ("", type) and overlap(here, there) > 0)
        return next(fits, None)

    def _thing(self, ref: str) -> str | None:
        if not of_mention(ref):
            return self._event(ref)
        if ref not in self.spans:
            return None
        own: Span = (self.spans[ref].start_char, self.spans[ref].end_char)
        near = {id: overlap(own, there) for id, there in self.mentions.items()}
        best = max(near, key=lambda id: near[id], default=None)
        return best if best is not None and near[best] >= MINIMAL_OVERLAP else None


def judged(gold: Sequence[Mapping[str, Any]], engine: str) -> dict[str, Tally]:
    """What each pass does to these sentences, by its name."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    watch, pipelines = Watch(), Pipelines(engine=engine)
    with (
        patch.object(participants, "PASSES", watch.watched(participants.PASSES)),
        patch.object(relations, "CHANGES", watch.watched(relations.CHANGES)),
    ):
        for row in gold:
            nlp = pipelines.of(script(row["text"]))
            watch.changes.clear()
            with nlp.select_pipes(disable=[SPLITTER]):
                doc = nlp(one_sentence(nlp.make_doc(row["text"])))
            judge = Judge(doc, row)
            for name, changes in watch.changes.items():
                for gone, added in changes:
                    count(tallies[name], judge, gone, added)
    return tallies


def count(tally: Tally, judge: Judge, gone: set[Link], added: set[Link]) -> None:
    """Count what a pass took away from a text and added to it."""
    for link in sorted(gone):
        right = judge.right(link)
        tally.right_gone += right is True
        tally.wrong_gone += right is False
        if right:
            tally.shown.append(f"- {judge.said(link)}\t{judge.doc.text}")
    for link in sorted(added):
        right = judge.right(link)
        tally.right_added += right is True
        tally.wrong_added += right is False
        if right is False:
            tally.shown.append(f"+ {judge.said(link)}\t{judge.doc.text}")


def lines(tallies: Mapping[str, Tally], *, show: bool) -> Iterator[str]:
    """The table, worst first."""
    yield "  gain  takes away wrong, right  adds right, wrong"
    for name, tally in sorted(tallies.items(), key=lambda item: (item[1].gain, item[0])):
        yield (
            f"{tally.gain:6}  {tally.wrong_gone:16}  {tally.right_gone:5}  "
            f"{tally.right_added:10}  {tally.wrong_added:5}  {name}"
        )
        if show:
            yield from (f"        {shown}" for shown in tally.shown)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--engine", choices=ENGINES, default="both")
    parser.add_argument("--show", action="store_true", help="also print each change that the annotation contradicts")
    options = parser.parse_args()
    gold = [row for path in options.gold for row in read_sentences(path) if row["text"].strip()]
    for line in lines(judged(gold, options.engine), show=options.show):
        print(line)


if __name__ == "__main__":
    main()
