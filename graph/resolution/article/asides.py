"""Find bodies that an article names only in a phrase on another body; the other is what a short form refers to.

"Al-Shabaab, which is linked to al-Qaeda", "المرتبطة بتنظيم القاعدة" ("linked to al-Qaeda"): "the group" behind that is
al-Shabaab. The words with which such phrases begin are data (``aside`` in ``<xx>/shortforms.toml``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from typing import Final

from khabar.graph.language.normalisation import fold, words_of
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.nodes import Node, Reading
from khabar.graph.resolution.wording.marks import COMMAS
from khabar.ontology.kinds import BODIES

_WORDS: Final = re.compile(r"\w[\w-]*")
_HYPHENS: Final = "-‐‑"
_LONG: Final = 8
"""Words at the most from a body to the one in the phrase on it."""

_MOST: Final = 2
"""Words at the most with which such a phrase begins: "close to"."""


class Asides:
    """Finds such phrases in one article."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._aside = words_of(findings.annotation.article.language, "shortforms", "aside")
        self._articles = findings.forms.indefinite | {findings.forms.spelling.article}
        self._joints = (*findings.forms.possessives, *_HYPHENS)

    def principal(self, reading: Reading) -> Node | None:
        """The node that all phrases with a mention's node are on; None if that is named elsewhere, too.

        A noun that refers to it ("التنظيم") does not name it.
        """
        if reading.mention.id not in self._subjects:
            return None
        found = self._findings.found
        named = (id for id, other in found.items() if other.node == reading.node and not self._takes_up(other))
        subjects = {self._subjects.get(id, "") for id in named}
        nodes = {found[id].node for id in subjects if id} - {reading.node}
        return next(iter(nodes)) if "" not in subjects and len(nodes) == 1 else None

    def _takes_up(self, reading: Reading) -> bool:
        return self._findings.forms.short(reading.shown, definite=reading.definite) is not None

    @cached_property
    def _subjects(self) -> Mapping[str, str]:
        """The ids of mentions in such a phrase, each with the id of the mention that the phrase is on."""
        by_sentence: dict[int, list[Reading]] = defaultdict(list)
        for reading in self._findings.found.values():
            if reading.mention.type in BODIES:
                by_sentence[reading.mention.sentence].append(reading)
        return {
            second.mention.id: first.mention.id
            for readings in by_sentence.values()
            for at, second in enumerate(readings)
            for first in reversed(readings[:at])
            if self._opens(first, second)
        } | {
            first.mention.id: second.mention.id
            for readings in by_sentence.values()
            for first, second in pairwise(readings)
            if self._precedes(first, second)
        }

    def _precedes(self, first: Reading, second: Reading) -> bool:
        """Whether the first of two mentions is joined to a word of such phrases: "the Dawn-linked Palm Group"."""
        between = self._between(first, second)
        return between.startswith(self._joints) and self._begins(between.lstrip(_HYPHENS), first.language)

    def _opens(self, first: Reading, second: Reading) -> bool:
        """Whether a phrase on the first of two mentions begins between them and goes on to the second."""
        between = self._between(first, second)
        return not between.startswith(self._joints) and self._begins(between.lstrip(COMMAS + " "), first.language)

    def _between(self, first: Reading, second: Reading) -> str:
        return self._findings.annotation.article.text[first.mention.end : second.mention.start]

    def _begins(self, between: str, language: str) -> bool:
        """Whether a text without a comma begins with one of the words."""
        words = [fold(word, language) for word in _WORDS.findall(between)]
        words = words[1:] if {*words[:1]} & self._articles else words
        if not 0 < len(words) <= _LONG or any(mark in between for mark in COMMAS):
            return False
        return any(" ".join(words[:length]) in self._aside for length in range(1, _MOST + 1))
