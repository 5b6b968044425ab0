"""Sentences with other names keep what was annotated on them."""

from __future__ import annotations

import random
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def modules(script: Callable[[str], ModuleType]) -> tuple[ModuleType, ModuleType]:
    pytest.importorskip("torch", reason="torch, of the extra 'train', is not installed")
    return script("training/model/augment.py"), script("training/model/rows.py")


class Pieces:
    """A vocabulary in which pieces of ten or more begin a written word."""

    def get_vocab_size(self) -> int:
        return 100

    def id_to_token(self, number: int) -> str:
        return "\u2581a" if number >= 10 else "a"


def item(rows: ModuleType, **given: Any) -> Any:
    """Five tokens, the second, of two pieces, a clitic's word: a name, an event, a name of two tokens."""
    found = rows.Item(
        id="1",
        language="ar",
        text="",
        bounds=[(0, 0)] * 5,
        pieces=[0, 10, 5, 6, 11, 12, 13, 2],
        first=[1, 2, 4, 5, 6],
        last=[1, 3, 4, 5, 6],
        entities=[(1, 2, 0), (3, 5, 5)],
        events=[(2, 0, 0)],
    )
    for key, value in given.items():
        setattr(found, key, value)
    return found


def test_a_longer_name_moves_what_stands_behind_it(modules: tuple[ModuleType, ModuleType]) -> None:
    augment, rows = modules
    made = augment.replaced(item(rows), {1: (2, augment.Words([7, 8, 9], [0, 2], [1, 2]))})
    assert made.pieces == [0, 10, 7, 8, 9, 11, 12, 13, 2]
    assert (made.first, made.last) == ([1, 2, 4, 5, 6, 7], [1, 3, 4, 5, 6, 7])
    assert (made.entities, made.events) == ([(1, 3, 0), (4, 6, 5)], [(3, 0, 0)])


def test_a_name_in_its_own_place_changes_nothing(modules: tuple[ModuleType, ModuleType]) -> None:
    augment, rows = modules
    given = item(rows)
    made = augment.replaced(given, {start: (end, augment.words(given, start, end)) for start, end, _ in given.entities})
    assert (made.pieces, made.first, made.last) == (given.pieces, given.first, given.last)
    assert (made.entities, made.events) == (given.entities, given.events)


def test_a_name_behind_a_clitic_is_replaced_by_one_from_behind_a_clitic(modules: tuple[ModuleType, ModuleType]) -> None:
    augment, rows = modules
    given = item(rows, entities=[(1, 2, 0), (3, 5, 0)])
    others = augment.Others.of([given], Pieces(), share=1.0, unseen=0.0)
    assert others.varied(given, random.Random(1)).pieces == given.pieces


@pytest.mark.parametrize("shared", [{"first": [1, 1, 4, 5, 6]}, {"first": [1, 2, 3, 5, 6]}])
def test_a_name_that_shares_a_piece_stays(modules: tuple[ModuleType, ModuleType], shared: dict[str, Any]) -> None:
    augment, rows = modules
    assert augment.free(item(rows, **shared)) == [(3, 5, 5)]


def test_a_sentence_that_gets_too_long_stays(modules: tuple[ModuleType, ModuleType]) -> None:
    augment, rows = modules
    long = augment.Words([7] * augment.MOST_PIECES, [0], [augment.MOST_PIECES - 1])
    assert augment.replaced(item(rows), {1: (2, long)}) == item(rows)


def test_second_names_and_names_of_events_stay(modules: tuple[ModuleType, ModuleType]) -> None:
    augment, rows = modules
    same = augment.RELATIONS.index(augment.SAME_AS)
    assert augment.free(item(rows, relations=[(same, 0, 1)])) == []
    assert augment.free(item(rows, events=[(3, 0, 0)])) == [(1, 2, 0)]


def test_hidden_pieces_are_never_the_ends(modules: tuple[ModuleType, ModuleType]) -> None:
    augment, rows = modules
    others = augment.Others.of([item(rows)], Pieces(), share=0.0, unseen=1.0)
    assert others.varied(item(rows), random.Random(1)).pieces == [0, *[augment.UNKNOWN] * 6, 2]
