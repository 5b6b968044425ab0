"""Find datelines, which say where and by whom an article was filed: "BEIRUT (AP) —", "لندن - «الشرق الأوسط»:".

They become sentences of their own: as part of the first one, the agency would be its speaker and the city the place of
what it tells. So does what lines of live blogs begin with, "14:05 | عاجل:", "LIVE:", behind which others may speak.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from khabar.graph.catalog import Catalog
from khabar.graph.catalog.spelling import spelling
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.ontology.terms import EntityType

_LONGEST: Final = 90
"""Characters of a dateline at the most."""

TOKENS: Final = 30
"""Tokens at the beginning of a line within which a dateline ends."""
_MOST: Final = 3
"""Words at the most of a part of a dateline: a place, a date, the name of an agency or correspondent."""

_MARK: Final = re.compile(r"[-–—]{1,2}(?=\s|$)|(?<=\s)[-–—]{1,2}|:(?!\d)")
_MARKED: Final = re.compile(r"(?P<where>.*?)\s*(?:\((?P<bracketed>[^()]+)\)|[«“\"](?P<quoted>[^«»“”\"]+)[»”\"])")
_PARTS: Final = re.compile(r"\s*[,،/]\s*")
_WORD: Final = re.compile(r"\S+")
_EDGES: Final = " -–—ـ:/،,«»“”\"'"
"""Characters at the ends of a name that are no part of it."""
_CAPITALS: Final = 4
"""Letters from which a name in capitals is no acronym."""


class Part(NamedTuple):
    """What a dateline names, with its characters in the line: a place, a medium, a correspondent."""

    start: int
    end: int
    type: str


class Datelines:
    """Finds the datelines of a language; make it with `datelines`."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._agencies = frozenset(self._letters(name) for name in table(language, "chrome")["agencies"])
        self._by = fold_all(table(language, "sentences")["filed_by"], language)
        self._leads = _leads(language)
        self._prepositions = fold_all(table(language, "clauses")["prepositions"], language)
        self._catalog = Catalog.load()

    def end(self, text: str) -> int:
        """The end of the dateline that a paragraph begins with, or 0.

        >>> found = datelines("en")
        >>> [found.end(text) for text in ("BEIRUT (AP) — Troops left.", "DAKAR, Nov 6 (Reuters) - It", "Syria - It")]
        [14, 25, 0]
        >>> datelines("ar").end("لندن - «الشرق الأوسط»: أعلنت"), datelines("ar").end("قالت رويترز: قتل")
        (23, 0)
        >>> datelines("en").end("17.42 BST: LIVE: Troops left."), datelines("en").end("LIVE fire: troops left.")
        (17, 0)
        """
        return self.find(text)[0]

    def parts(self, text: str) -> tuple[Part, ...]:
        """What the dateline that a paragraph begins with names, without its date.

        >>> line = "ABUJA/COTONOU, Dec 8 (AFP) - Troops left."
        >>> [(line[part.start : part.end], part.type) for part in datelines("en").parts(line)]
        [('ABUJA', 'Place'), ('COTONOU', 'Place'), ('AFP', 'Media')]
        """
        return self.find(text)[1]

    def find(self, text: str) -> tuple[int, tuple[Part, ...]]:
        """The end of the dateline that a paragraph begins with, or 0, and its parts."""
        beginning = text[:_LONGEST].partition("\n")[0]
        if lead := self._leads.match(beginning):
            return lead.end(), ()
        for mark in _MARK.finditer(beginning):
            rest, colon = beginning[mark.end() :], mark[0] == ":"
            alone = colon and not rest.strip()  # a line with a dash at its end may be nothing else
            if not alone and (parts := self._filed(beginning[: mark.start()].rstrip(), colon)):
                return mark.end() + len(rest) - len(rest.lstrip()), parts
        return 0, ()

    def _filed(self, head: str, colon: bool) -> tuple[Part, ...]:
        """The parts of words that say where and by whom something was filed; before a dash where is enough."""
        marked = _MARKED.fullmatch(head)
        if marked is not None:
            by = "bracketed" if marked["bracketed"] else "quoted"
            agency = self._agency(marked[by])
            if not self._place(marked["where"], sure=agency) or not (agency or _may_file(marked)):
                return ()
            kind = EntityType.PLACE if not agency and self._place(marked[by]) else EntityType.MEDIA
            return (*self._places(head, marked.end("where")), _part(head, *marked.span(by), kind))
        words = [match.span() for match in _WORD.finditer(head)]
        first = head[slice(*words[0])] if words else ""
        if not colon and first.isupper() and len(first) >= _CAPITALS and self._place(head):
            return self._places(head, len(head))
        for count in range(1, min(len(words), _MOST + 2)):
            where, (start, _) = words[-count - 1][1], words[-count]
            filer = self._filer(head, start) if self._place(head[:where], sure=True) else None
            if filer is not None:
                return (*self._places(head, where), filer)
        return ()

    def _filer(self, head: str, start: int) -> Part | None:
        """The words from `start` on, if they are an agency or name the correspondent: "من سالم حداد"."""
        words = head[start:].split()
        if len(words) > 2 and fold(words[0], self._language) in self._by:
            named = self._name(words[1:])
            return _part(head, start + len(words[0]), len(head), EntityType.PERSON) if named else None
        return _part(head, start, len(head), EntityType.MEDIA) if self._agency(" ".join(words)) else None

    def _places(self, head: str, end: int) -> tuple[Part, ...]:
        """The first place that the first `end` characters name, and those beside it that are known."""
        cuts = [(0, 0), *(match.span() for match in _PARTS.finditer(head, 0, end)), (end, end)]
        parts = [_part(head, start, stop, EntityType.PLACE) for (_, start), (stop, _) in pairwise(cuts)]
        return (parts[0], *(part for part in parts[1:] if self._place(head[part.start : part.end])))

    def _name(self, words: Sequence[str]) -> bool:
        """Whether words may be a person's name: neither "دون الأسد" nor "the numbers"."""
        if fold(words[0], self._language) in self._prepositions or spelling(self._language).definite(words[0]):
            return False
        return all(not word[0].islower() for word in words)

    def _place(self, where: str, *, sure: bool = False) -> bool:
        """Whether words are a known place, or if `sure` any in capitals, perhaps with a state or a date."""
        first, *others = _PARTS.split(where.strip(_EDGES))
        if not first or any(len(part.split()) > _MOST for part in (first, *others)):
            return False
        if sure and first.isupper():
            return True
        name = first.title() if first.isupper() else first
        return any(
            entry.located or entry.type == EntityType.PLACE for entry in self._catalog.find_all(name, self._language)
        )

    def _agency(self, name: str) -> bool:
        """Whether a name is that of an agency or another medium."""
        if self._letters(name) in self._agencies:
            return True
        return any(entry.type == EntityType.MEDIA for entry in self._catalog.find_all(name, self._language))

    def _letters(self, name: str) -> str:
        """A name folded, without anything but letters and digits."""
        return "".join(filter(str.isalnum, fold(name, self._language)))


def _may_file(marked: re.Match[str]) -> bool:
    """Whether brackets may hold an agency: one word, or a name behind a town in capitals: "KYIV (Long War Journal)"."""
    words = (marked["bracketed"] or "").split()
    capitals = marked["where"].partition(",")[0].isupper()
    small = any(word[0].islower() for word in (*words[:1], *words[-1:]))
    return len(words) == 1 or (capitals and 1 < len(words) <= _MOST + 1 and not small)


def _leads(language: str) -> re.Pattern[str]:
    """Clocks and words like "LIVE" with their marks, before other words: `leads` in ``<xx>/sentences.toml``."""
    data = table(language, "sentences")["leads"]
    words, zones = ("|".join(map(re.escape, sorted(data[key], key=len, reverse=True))) for key in ("words", "zones"))
    clock = rf"\d{{1,2}}[:.]\d{{2}}(?:\s?(?:{zones}))?"
    mark = r"\s*(?:[|:]|[-–—](?=\s))\s*"
    lead = rf"(?:(?:{words})(?: \d{{1,2}})?|{clock}){mark}|[\[(]{clock}[\])](?:{mark}|\s+)"
    return re.compile(rf"(?:{lead})+(?=\w|[«“\"'])")


def _part(head: str, start: int, end: int, type: str) -> Part:
    """The part without the white space and marks around it."""
    text = head[start:end]
    return Part(start + len(text) - len(text.lstrip(_EDGES)), start + len(text.rstrip(_EDGES)), type)


@lru_cache(maxsize=4)
def datelines(language: str) -> Datelines:
    """The datelines of a language."""
    return Datelines(language)
