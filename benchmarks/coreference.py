"""How well mentions are put together as entities and events, on articles with gold clusters.

    python benchmarks/coreference.py [FOLDER] [--set NAME] [--engine lexical|model|both] [--errors]

FOLDER holds ``articles.jsonl``, as khabar reads them, and ``gold.jsonl``: for each article, by its url, the mentions of
entities and events with the cluster each is of (`tests/corpus`, ten stories told three times each, in two languages).
With --set they are ``NAME_articles.jsonl`` and ``NAME_gold.jsonl``: "heldout" and "fresh" are two and three other
stories, written when most rules were made.

Printed are, for all articles, for those of each language (clusters cut down to it), and for pairs of an Arabic and an
English mention: how many of the gold mentions were found; then, of those found, how well they are clustered; then the
same with gold mentions not found, and mentions found that are not gold, counted as the reference scorer counts them.
A found entity is matched with a gold one when their Jaccard overlap in characters is at least one half, an event when
the triggers overlap at all. "Happenings" are the events without the words of reporting, which are clusters of one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from khabar.graph import reading
from khabar.graph.catalog import Catalog
from khabar.graph.errors import KhabarError
from khabar.graph.knowledge.building import understand
from khabar.graph.pipeline import ENGINES
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.evaluation import MINIMAL_OVERLAP, span
from khabar.graph.pipeline.languages import Pipelines
from khabar.graph.resolution import resolve_things
from khabar.graph.resolution.evaluation import Measure, b_cubed, ceaf_e, clusters_of, conll, muc, pairs
from khabar.ontology.terms import EventType

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus"
ENTITIES, EVENTS, HAPPENINGS = "entities", "events", "happenings"


class Place(NamedTuple):
    """Where a mention is; its language and type go with it."""

    article: str
    start: int
    end: int
    language: str
    type: str


Labels = dict[Place, str]


@dataclass(frozen=True)
class Aligned:
    """Gold and found clusters of the same mentions, those found under the places of the gold ones they match."""

    gold: Labels
    found: Labels

    def part(self, language: str) -> Aligned:
        """What is in one language."""
        return Aligned(*({p: c for p, c in side.items() if p.language == language} for side in (self.gold, self.found)))

    def without(self, type: str) -> Aligned:
        """What is of no mention of a type."""
        return Aligned(*({p: c for p, c in side.items() if p.type != type} for side in (self.gold, self.found)))

    def matched(self) -> Aligned:
        """What both sides have."""
        both = self.gold.keys() & self.found.keys()
        return Aligned(*({p: c for p, c in side.items() if p in both} for side in (self.gold, self.found)))

    def clusters(self) -> tuple[list[set[Place]], list[set[Place]]]:
        """The clusters of both sides."""
        return clusters_of(self.gold), clusters_of(self.found)


def read_gold(folder: Path, *, name: str = "") -> dict[str, Labels]:
    """The gold mentions of a set in a folder, `ENTITIES` and `EVENTS`, with the names of their clusters; by url.

    Raises:
        KhabarError: a span that is not in the text, or the same one twice.
    """
    texts = {row["url"]: row["text"] for row in _rows(articles(folder, name=name))}
    gold: dict[str, Labels] = {ENTITIES: {}, EVENTS: {}}
    for row in _rows(folder / f"{_prefix(name)}gold.jsonl"):
        for kind, key in ((ENTITIES, "text"), (EVENTS, "trigger")):
            for number, item in enumerate(row[kind]):
                place = Place(row["url"], *span(texts[row["url"]], item, key), row["language"], item["type"])
                if place in gold[kind]:
                    raise KhabarError(f"{item[key]!r} is annotated twice in {row['url']}")
                # A mention without a cluster is the only one of its thing.
                gold[kind][place] = item.get("cluster", f"{row['url']}#{number}")
    return gold


def articles(folder: Path, *, name: str = "") -> Path:
    """The articles of a set in a folder; the set without a name is the folder's main one."""
    return folder / f"{_prefix(name)}articles.jsonl"


def _prefix(name: str) -> str:
    return f"{name}_" if name else ""


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def resolved(annotations: Sequence[Annotation]) -> dict[str, Labels]:
    """The mentions that khabar finds, with the keys of what it takes them for."""
    catalog = Catalog.load()
    index, happenings = resolve_things(sorted(annotations, key=lambda item: item.article.id), catalog=catalog)
    keys = {(item.article, item.start): happening.key for happening in happenings for item in happening.evidence}
    found: dict[str, Labels] = {ENTITIES: {}, EVENTS: {}}
    for annotation in annotations:
        url, language = annotation.article.url or "", annotation.article.language
        for mention in annotation.mentions:
            key = index.key(annotation.article.id, mention.id)
            if mention.type != TIME and key is not None:
                found[ENTITIES][Place(url, mention.start, mention.end, language, mention.type)] = key
        for event in annotation.events:
            key = keys[annotation.article.id, event.start]
            found[EVENTS][Place(url, event.start, event.end, language, event.type)] = key
    return found


def align(gold: Labels, found: Labels, *, least: float) -> Aligned:
    """One gold mention to one found, best overlap (Jaccard, at least `least`) first."""
    by_article: dict[str, list[Place]] = defaultdict(list)
    for place in found:
        by_article[place.article].append(place)
    scored = sorted(
        (-overlap, wanted, given)
        for wanted in gold
        for given in by_article[wanted.article]
        if (overlap := _overlap(wanted, given)) > 0 and overlap >= least
    )
    partner: dict[Place, Place] = {}
    used: set[Place] = set()
    for _, wanted, given in scored:
        if given not in partner and wanted not in used:
            partner[given] = wanted
            used.add(wanted)
    return Aligned(gold, {partner.get(place, place): key for place, key in found.items()})


def _overlap(one: Place, other: Place) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))


def aligned(folder: Path, *, engine: str, name: str = "") -> dict[str, Aligned]:
    """Gold and found clusters of `ENTITIES`, `EVENTS` and `HAPPENINGS`."""
    gold = read_gold(folder, name=name)
    found = resolved(understand(reading.read([articles(folder, name=name)]), Pipelines(engine=engine)))
    events = align(gold[EVENTS], found[EVENTS], least=0)
    return {
        ENTITIES: align(gold[ENTITIES], found[ENTITIES], least=MINIMAL_OVERLAP),
        EVENTS: events,
        HAPPENINGS: events.without(EventType.STATEMENT),
    }


def across(sides: Aligned) -> Measure:
    """The pairs of mentions in two languages."""
    return pairs(*sides.clusters(), of=lambda one, other: one.language != other.language)


def line(name: str, sides: Aligned) -> str:
    """The figures of a part."""
    both = sides.matched()
    recall = len(both.gold) / len(sides.gold) if sides.gold else 0.0
    cells = [f"{name:18} {len(sides.gold):5} {recall:7.3f} "]
    for part in (both, sides):
        clusters = part.clusters()
        cubed = b_cubed(*clusters)
        cells.append(
            f"{cubed.precision:6.3f} {cubed.recall:6.3f} {cubed.f1:6.3f} {muc(*clusters).f1:6.3f} "
            f"{ceaf_e(*clusters).f1:6.3f} {conll(*clusters):6.3f} "
        )
    return "  ".join(cells)


def pair_line(name: str, sides: Aligned) -> str:
    """The figures of pairs in two languages."""
    cells = [f"{name:33} "]
    for part in (sides.matched(), sides):
        measure = across(part)
        cells.append(f"{measure.precision:6.3f} {measure.recall:6.3f} {measure.f1:6.3f}" + " " * 22)
    return "  ".join(cells).rstrip()


def errors(sides: Aligned, texts: Mapping[str, str]) -> Iterator[str]:
    """What is told apart, and what is put together, wrongly."""
    both = sides.matched()

    def shown(places: Sequence[Place]) -> str:
        count = Counter(f"{texts[p.article][p.start : p.end]} ({p.type}, {p.language})" for p in places)
        return ", ".join(f"{words} x{n}" if n > 1 else words for words, n in count.most_common())

    for wrong, one, other in (("apart", both.gold, both.found), ("together", both.found, both.gold)):
        for cluster in sorted(map(sorted, clusters_of(one))):
            parts: dict[str, list[Place]] = defaultdict(list)
            for place in cluster:
                parts[other[place]].append(place)
            if len(parts) > 1:
                yield f"{wrong}: {one[cluster[0]]}"
                yield from (f"    {key}: {shown(places)}" for key, places in sorted(parts.items()))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--set", default="", metavar="NAME", help="of these articles of the folder")
    parser.add_argument("--engine", choices=ENGINES, action="append", help="only this one; may be repeated")
    parser.add_argument("--errors", action="store_true", help="list the clusters that differ")
    options = parser.parse_args()
    texts = {article.url or "": article.text for article in reading.read([articles(options.folder, name=options.set)])}
    for engine in options.engine or ENGINES:
        of_kind = aligned(options.folder, engine=engine, name=options.set)
        print(f"{engine:24} {'recall':>7}   {'of the mentions found':43}  of all mentions")
        columns = f"{'B3 P':>6} {'B3 R':>6} {'B3 F':>6} {'MUC':>6} {'CEAFe':>6} {'CoNLL':>6} "
        print(f"{'':18} {'gold':>5} {'':7}   {columns}  {columns}")
        for kind, sides in of_kind.items():
            for language in ("", "ar", "en"):
                print(line(f"{kind} {language}", sides.part(language) if language else sides))
        columns = f"{'P':>6} {'R':>6} {'F':>6}" + " " * 24
        print(f"{'pairs in two languages':33}   {columns}{columns}".rstrip())
        for kind in (ENTITIES, HAPPENINGS):
            print(pair_line(kind, of_kind[kind]))
        if options.errors:
            for kind in (ENTITIES, HAPPENINGS):
                print(f"\n{kind}")
                print("\n".join(errors(of_kind[kind], texts)))
        print(flush=True)


if __name__ == "__main__":
    main()
