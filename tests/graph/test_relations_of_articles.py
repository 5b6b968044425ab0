"""The direct relations of short news passages: each that is said, none that is not.

The passages are in ``relations/<language>.toml`` and, written when those passed, ``<language>_more.toml`` and ``<language>_last.toml``;
``python tests/graph/test_relations_of_articles.py ar_more en_more`` writes how many relations of files are found.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from khabar.graph import pipeline, resolution
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.language.normalisation import fold
from khabar.graph.reading import from_text
from khabar.ontology.terms import EventType, RelationType, Role
from khabar.ontology.vocabulary import direct_rules

if TYPE_CHECKING:
    from spacy.language import Language

ANYTHING = "*"
RELATIONS = ({rule.relation for rule in direct_rules()} | set(RelationType.ALL)) - {RelationType.ALLIED_WITH}


@dataclass(frozen=True)
class Triple:
    """A relation between two things, each with all its names, folded."""

    subject: frozenset[str]
    relation: str
    object: frozenset[str]

    def is_of(self, pattern: str, language: str) -> bool:
        """Whether it is "subject | relation | object" of a passage."""
        subject, relation, object = pattern.split(" | ")
        return (
            relation in (self.relation, ANYTHING)
            and _named(self.subject, subject, language)
            and _named(self.object, object, language)
        )

    def __str__(self) -> str:
        return f"{' / '.join(sorted(self.subject))} | {self.relation} | {' / '.join(sorted(self.object))}"


def _folded(name: str, language: str) -> str:
    return fold(name.lower(), language)


def _named(names: frozenset[str], wanted: str, language: str) -> bool:
    return wanted == ANYTHING or any(_folded(name, language) in names for name in wanted.split(" / "))


@lru_cache(maxsize=2)
def _pipeline(language: str) -> Language:
    return pipeline.load(language, engine=pipeline.LEXICAL)


@lru_cache(maxsize=512)
def graph(text: str, language: str) -> KnowledgeGraph:
    """The graph of a passage."""
    article = from_text(text, language=language, clean=False)
    return KnowledgeGraph.from_resolved(resolution.resolve(list(pipeline.annotate(_pipeline(language), [article]))))


def triples(text: str, language: str) -> list[Triple]:
    """The relations of a passage."""
    kg = graph(text, language)
    names = {
        thing.iri: frozenset(
            _folded(name, language) for name in (thing.label_ar, thing.label_en, *thing.aliases) if name is not None
        )
        for thing in kg.entities()
    }
    return [
        Triple(names[found.subject], found.predicate, names[found.object])
        for found in kg.relations()
        if found.predicate in RELATIONS
    ]


def wrong(row: Mapping[str, Any], language: str) -> list[str]:
    """Relations that a passage does not say."""
    allowed = (*row["gives"], *row.get("may", ()))
    return [
        str(triple)
        for triple in triples(row["text"], language)
        if not any(triple.is_of(pattern, language) for pattern in allowed)
    ]


def missing(row: Mapping[str, Any], language: str) -> list[str]:
    """Relations that a passage says and the graph does not."""
    found = triples(row["text"], language)
    return [pattern for pattern in row["gives"] if not any(triple.is_of(pattern, language) for triple in found)]


def rows(*files: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Language and row of each passage."""
    for file in files:
        path = Path(__file__).parent / "relations" / f"{file}.toml"
        for row in tomli.loads(path.read_text(encoding="utf-8"))["passage"]:
            yield file.partition("_")[0], row


def _marks(row: Mapping[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=row["xfail"])] if "xfail" in row else []


FILES = ("ar", "en", "ar_more", "en_more", "ar_last", "en_last")
PASSAGES = [pytest.param(xx, row, id=f"{xx}: {row['name']}", marks=_marks(row)) for xx, row in rows(*FILES)]
TRAPS = [pytest.param(xx, row, id=f"{xx}: {row['name']}") for xx, row in rows(*FILES) if "never" in row]


@pytest.mark.parametrize(("language", "row"), PASSAGES)
def test_a_passage_gives_the_relations_it_says_and_no_others(language: str, row: Mapping[str, Any]) -> None:
    assert (missing(row, language), wrong(row, language)) == ([], [])


@pytest.mark.parametrize(("language", "row"), TRAPS)
def test_a_passage_never_gives_what_its_trap_suggests(language: str, row: Mapping[str, Any]) -> None:
    found = triples(row["text"], language)
    assert not [str(t) for t in found if any(t.is_of(pattern, language) for pattern in row["never"])]


def test_what_is_announced_is_the_foiling_across_a_comma() -> None:
    text = "أعلن جهاز الأمن الوطني العراقي، إحباط محاولة لتنظيم داعش، لتفجير داخل سوق شعبية في الكاظمية."
    kg = graph(text, "ar")
    (foiling,) = kg.events(type=EventType.FOILING)
    (statement,) = kg.events(type=EventType.STATEMENT)
    assert statement.filling(Role.THEME) == (foiling.iri,)
    assert not foiling.filling(Role.AGENT)


def score(files: Sequence[str]) -> str:
    """Totals of files of passages; what may be said counts as neither found nor wrong."""
    every = list(rows(*files))
    lost = [item for language, row in every for item in missing(row, language)]
    extra = [item for language, row in every for item in wrong(row, language)]
    wanted = sum(len(row["gives"]) for _, row in every)
    found = wanted - len(lost)
    precision, recall = found / max(1, found + len(extra)), found / max(1, wanted)
    return f"{len(every)} passages: precision {precision:.3f}, recall {recall:.3f} ({found} of {wanted}, {len(extra)} wrong)"


if __name__ == "__main__":
    sys.stdout.write(score(sys.argv[1:] or FILES) + "\n")
