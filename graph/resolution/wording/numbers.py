"""Tell how many people or things without a name there are, by the words before: "25 شخصا" ("25 persons")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.counting.words import count_words
from khabar.graph.resolution.wording.names import best
from khabar.ontology.terms import Bound

_REACH: Final = 6
"""Words before a mention in which its number is looked for."""

_NOWHERE: Final = re.compile(r"(?!)")


def number_before(before: str, language: str) -> int:
    """The one number that a text ends with, or 0; a range is none, and a vague one ("عشرات") is below 0.

    >>> number_before("واعتقلت الشرطة 25", "ar"), number_before("dozens of", "en"), number_before("over twelve", "en")
    (25, -20, 12)
    >>> number_before("إدراج فيلق القدس و13", "ar"), number_before("two of the", "en"), number_before("the M23", "en")
    (13, 0, 0)
    """
    words = _glued(language).sub(" ", fold(" ".join(before.split()[-_REACH:]), language)).split()
    for link in ((), *_links(language)):
        end = len(words) - len(link)
        if tuple(words[end:]) != link:
            continue
        ending = [q for q in count_words(language).quantities.find(words[:end]) if q.end == end]
        if len(ending) == 1 and len(ending[0].values) == 1:
            ((value, bound),) = ending[0].values
            if bound == Bound.VAGUE:
                return -value
            return 0 if link else value  # "two of the soldiers" are not all of them
    return 0


@lru_cache(maxsize=4)
def _glued(language: str) -> re.Pattern[str]:
    """Between a conjunction and figures written with it, "و13 شخصا"; the figures of "M23" are part of the name."""
    clitics = "".join(map(re.escape, table(language, "clauses")["proclitics"]))
    return re.compile(rf"(?:(?<=\b[{clitics}])|(?<=\b[{clitics}]{{2}}))(?=\d)") if clitics else _NOWHERE


@lru_cache(maxsize=4)
def _links(language: str) -> tuple[tuple[str, ...], ...]:
    """What may stand between "dozens" and the counted, as words."""
    return tuple(tuple(fold(link, language).split()) for link in table(language, "counts")["words"]["links"])


def counted(names: Sequence[str], numbers: Iterable[int]) -> str:
    """The most frequent name with its number, if the text gives one and no other; else "".

    >>> counted(["شخصا"], [25]), counted(["الجنود", "جنود"], [0, 5]), counted(["جنديا", "جنديا"], [12, 14])
    ('25 شخصا', '5 جنود', '')
    """
    found = [(name, number) for name, number in zip(names, numbers, strict=True) if number > 0]
    if len({number for _, number in found}) != 1:
        return ""
    name = best(name for name, _ in found)
    return f"{found[0][1]} {name}"
