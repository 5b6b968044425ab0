"""Refer "الجانبان المصري والإثيوبي" ("the Egyptian and the Ethiopian sides") to Egypt and Ethiopia.

Where "الجانبان المصري" and "الإثيوبي" are two mentions, the first is Egypt. The words are data (``<xx>/pairs.toml``);
in languages whose adjectives stand before the noun no mention begins so.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.pairsides import Two
from khabar.graph.resolution.nodes import ACTOR, Node, Reading
from khabar.graph.resolution.wording.marks import MARKS
from khabar.graph.resolution.wording.pairwords import pair_words

_TWO: Final = 2


def named_pairs(findings: Findings) -> dict[str, Two]:
    """The two that each such mention means, by its id; a mention with one state is referred to that."""
    found: dict[str, Two] = {}
    for id, reading in list(findings.found.items()):
        states = _states(findings, reading)
        if len(states) == 1:
            findings.refer(reading, _side(*states))
        elif states:
            first, second = sorted(map(_side, states))
            found[id] = (first, second)
    return found


def _side(state: str) -> Node:
    return Node(False, ACTOR, state)


def _states(findings: Findings, reading: Reading) -> tuple[str, ...]:
    """The one or two states of a mention that has only a word for two and their adjectives; none for others."""
    language = reading.language
    words = pair_words(language)
    said = reading.mention.text.split()
    head = findings.forms.words(said[0]) if words.head_first else ()
    if not head or words.row(head) is None:
        return ()
    joins = _joins(language)
    rest = [word for word in said[1:] if word not in joins] or _behind(findings, reading)
    named = [_state(findings, word, language) for word in rest]
    states = tuple(dict.fromkeys(state for state in named if state and findings.is_state(state)))
    return states if 0 < len(states) == len(rest) <= _TWO else ()


def _behind(findings: Findings, reading: Reading) -> list[str]:
    """The two adjectives right behind a mention."""
    behind = findings.annotation.article.text[reading.mention.end :].split(maxsplit=_TWO)[:_TWO]
    words = [word.rstrip(MARKS) for word in behind]
    return words if all(_state(findings, word, reading.language) for word in words) else []


def _state(findings: Findings, word: str, language: str) -> str | None:
    """The state of an adjective, also with "and" written to it: "والإثيوبي"; or None."""
    if state := findings.catalog.nationality(word, language):
        return state
    rests = (word.removeprefix(join) for join in _joins(language) if word.startswith(join))
    return next((state for rest in rests if (state := findings.catalog.nationality(rest, language))), None)


@lru_cache(maxsize=4)
def _joins(language: str) -> frozenset[str]:
    return fold_all(table(language, "mutual")["coordination"]["joins"], language)
