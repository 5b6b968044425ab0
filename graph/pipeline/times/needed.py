"""Which classes of words a pattern of times cannot do without: it is looked for only where they stand."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

_PIECE: Final = re.compile(
    r"(?:[a-z][a-z_0-9]*:)?(?P<name>[a-z][a-z_0-9]*)|(?P<open>\((?P<around>\?<?[=!])?)|(?P<close>\))|(?P<or>\|)"
)
_MAY_LACK: Final = re.compile(r"\s*[?*{]")

Alternatives = list[list["str | Alternatives"]]
"""Ways to read a pattern: of each all the classes and further alternatives that it needs."""


def needed(pattern: str) -> Alternatives:
    """What a pattern without macros needs.

    Raises:
        ValueError: a bracket that nothing opens or closes.

    >>> needed("position? (yearword year era?|day:daynum of) month (?!cue)")
    [[[['yearword', 'year'], ['daynum', 'of']], 'month']]
    """
    found: Alternatives = [[]]
    outer: list[tuple[Alternatives, bool]] = []
    for piece in _PIECE.finditer(pattern):
        item: str | Alternatives = piece["name"]
        if piece["open"]:
            outer.append((found, bool(piece["around"])))
            found = [[]]
            continue
        if piece["or"]:
            found.append([])
            continue
        around = False
        if piece["close"]:
            if not outer:
                raise ValueError("a ) too many")
            item = found
            found, around = outer.pop()
        if not around and not _MAY_LACK.match(pattern, piece.end()):
            found[-1].append(item)
    if outer:
        raise ValueError("a ) is missing")
    return found


def may_stand(alternatives: Alternatives, classes: Set[str]) -> bool:
    """Whether what a pattern needs is among the classes of the words of a text.

    >>> may_stand(needed("yearword? year|month"), {"yearword"}), may_stand(needed("yearword? year"), {"year"})
    (False, True)
    """
    return any(
        all(item in classes if isinstance(item, str) else may_stand(item, classes) for item in items)
        for items in alternatives
    )
