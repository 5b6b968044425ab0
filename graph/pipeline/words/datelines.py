"""Datelines: where and by whom an article was filed, before its first words: "BEIRUT (AP) —", "لندن - «الشرق الأوسط»:".

They tell no part of what happened, and as a part of the first sentence they would take part in it: the agency would
announce, the city be where it was. So they are sentences of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from khabar.graph.catalog import Catalog
from khabar.graph.catalog.spelling import spelling
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.ontology.terms import EntityType

_LONGEST: Final = 90
"""Characters that a dateline may have."""

_MOST: Final = 3
"""Words of a part of a dateline: a place, a date, the name of an agency or of a correspondent."""

_MARK: Final = re.compile(r"[-–—]{1,2}(?=\s|$)|(?<=\s)[-–—]{1,2}|:(?!\d)")
_MARKED: Final = re.compile(r"(?P<where>.*?)\s*(?:\((?P<bracketed>[^()]+)\)|[«“\"](?P<quoted>[^«»“”\"]+)[»”\"])")
_PARTS: Final = re.compile(r"\s*[,،/]\s*")
_CAPITALS: Final = 4
"""Letters from which a name in capitals is no acronym."""


class Datelines:
    """Finds the datelines of a language; make it with `datelines`."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._agencies = frozenset(self._letters(name) for name in table(language, "chrome")["agencies"])
        self._by = fold_all(table(language, "sentences")["filed_by"], language)
        self._prepositions = fold_all(table(language, "clauses")["prepositions"], language)
        self._catalog = Catalog.load()

    def end(self, text: str) -> int:
        """Where the dateline that a paragraph begins with ends, 0 where it begins with none.

        >>> found = datelines("en")
        >>> [found.end(text) for text in ("BEIRUT (AP) — Troops left.", "DAKAR, Nov 6 (Reuters) - It", "Syria - It")]
        [14, 25, 0]
        >>> datelines("ar").end("لندن - «الشرق الأوسط»: أعلنت"), datelines("ar").end("قالت رويترز: قتل")
        (23, 0)
        """
        beginning = text[:_LONGEST].partition("\n")[0]
        for mark in _MARK.finditer(beginning):
            rest = beginning[mark.end() :]
            if rest.strip() and self._filed(beginning[: mark.start()].strip(), mark[0] == ":"):
                return mark.end() + len(rest) - len(rest.lstrip())
        return 0

    def _filed(self, head: str, colon: bool) -> bool:
        """Whether words say where something was filed and by whom; where alone is enough in capitals before a dash."""
        marked = _MARKED.fullmatch(head)
        if marked is not None:
            agency = self._agency(marked["bracketed"] or marked["quoted"])
            return self._place(marked["where"], sure=agency) and (
                agency or len((marked["bracketed"] or "").split()) == 1
            )
        words = head.split()
        if not colon and words and words[0].isupper() and len(words[0]) >= _CAPITALS and self._place(head):
            return True
        return any(
            self._place(" ".join(words[:-count]), sure=True) and self._filer(words[-count:])
            for count in range(1, min(len(words), _MOST + 2))
        )

    def _filer(self, words: Sequence[str]) -> bool:
        """Whether words are an agency, or say by which correspondent: "من سالم حداد"."""
        if len(words) > 2 and fold(words[0], self._language) in self._by:
            return self._name(words[1:])
        return self._agency(" ".join(words))

    def _name(self, words: Sequence[str]) -> bool:
        """Whether words may be a person's name: neither "دون الأسد" nor "the numbers"."""
        if fold(words[0], self._language) in self._prepositions or spelling(self._language).definite(words[0]):
            return False
        return all(not word[0].islower() for word in words)

    def _place(self, where: str, *, sure: bool = False) -> bool:
        """Whether words are a known place, or if `sure` any in capitals, perhaps with a state or a date."""
        first, *others = _PARTS.split(where.strip(" -–—:/،,"))
        if not first or any(len(part.split()) > _MOST for part in (first, *others)):
            return False
        if sure and first.isupper():
            return True
        name = first.title() if first.isupper() else first
        return any(
            entry.located or entry.type == EntityType.PLACE for entry in self._catalog.find_all(name, self._language)
        )

    def _agency(self, name: str) -> bool:
        if self._letters(name) in self._agencies:
            return True
        return any(entry.type == EntityType.MEDIA for entry in self._catalog.find_all(name, self._language))

    def _letters(self, name: str) -> str:
        return "".join(filter(str.isalnum, fold(name, self._language)))


@lru_cache(maxsize=4)
def datelines(language: str) -> Datelines:
    """The datelines of a language."""
    return Datelines(language)
