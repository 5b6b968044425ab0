"""The examples of the language tables: every row that says who takes part in what, or what somebody is to another.

They are found, not listed: a row of a TOML table with a sentence (`example`, or `text`) and a list `expect` or `not_expect`
is read by the engines it is for, `engines`, all where it names none. What else a table has to show, and what
it leaves alone, is tested with the module that reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, folder, table
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.terms import RelationType, Role

OTHERS: Final = frozenset({"setapart", "kinds.offices"})
"""Keys of the rows that expect something else, triggers or ids, and are tested with their modules."""

RELATIONS: Final = frozenset({"unsaid", "located", "joined"})  # the tables of what somebody is to another, and what not


def rows_in(value: Any, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows with a sentence somewhere in a table, each with the dotted key of where it stands."""
    if isinstance(value, Mapping):
        if any(isinstance(value.get(name), list) for name in ("expect", "not_expect")):
            yield key, {"example": value.get("text"), **value}
        for name, inner in value.items():
            yield from rows_in(inner, f"{key}.{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from rows_in(inner, key)


FOUND: Final = [
    (language, name, row, f"{language}-{key}-{number}")
    for language in LANGUAGES
    for name in sorted(path.stem for path in folder(language).glob("*.toml"))
    for number, (key, row) in enumerate(rows_in(table(language, name), name))
    if OTHERS.isdisjoint((key, key.rpartition(".")[0]))
]
PARTICIPANTS: Final = [
    pytest.param(language, row, engine, id=f"{id}-{engine}")
    for language, name, row, id in FOUND
    if name not in RELATIONS
    for engine in row.get("engines", (LEXICAL, BOTH))
]
RELATED: Final = [
    pytest.param(language, row, engine, id=f"{id}-{engine}")
    for language, name, row, id in FOUND
    if name in RELATIONS
    for engine in (LEXICAL, BOTH)
]


@pytest.mark.parametrize(("language", "row", "engine"), PARTICIPANTS)
def test_who_takes_part_in_an_example(
    language: str, row: dict[str, Any], engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, row, engine)


@pytest.mark.parametrize(("language", "row", "engine"), RELATED)
def test_what_somebody_is_to_another_in_an_example(
    language: str, row: dict[str, Any], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](row["example"])
    names = {mention_ref(span.start): span.text for span in doc.ents}
    found = {f"{names[relation.head]} {relation.type} {names[relation.tail]}" for relation in doc._.relations}
    assert found.isdisjoint(row["not_expect"])
    if engine == BOTH:  # the lexicon alone does not find all that is so
        assert set(row["expect"]) <= found


@pytest.mark.parametrize(
    ("name", "row"), [pytest.param(name, row, id=id) for _, name, row, id in FOUND], ids=lambda value: str(value)
)
def test_an_example_is_written_as_it_is_read(name: str, row: dict[str, Any]) -> None:
    """A slip in what is not to be said would never be noticed: it is not said."""
    assert row["example"]
    for words in (*row.get("expect", ()), *row.get("not_expect", ())):
        if name in RELATIONS:
            assert sum(word in RelationType.ALL for word in words.split()) == 1, words
        else:
            trigger, role, filler = words.split(maxsplit=2)
            assert trigger in row["example"], words
            assert role in Role.ALL, words
            assert filler in row["example"], words


def test_the_examples_of_all_languages_are_found() -> None:
    assert {language for language, _, _, _ in FOUND} == set(LANGUAGES)
    assert len({name for _, name, _, _ in FOUND}) >= 15
