"""Cut the names of the catalog into words, each in the form that its spellings share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.catalog.spelling import capitals_matter, spelling
from khabar.graph.catalog.variants import variants
from khabar.graph.language.data import table


class Name(NamedTuple):
    """A name of the catalog, cut into words.

    Attributes:
        words: the words after the first, in the form in which they are compared.
        written: the words as the catalog writes them, for their capitals.
        text: as the catalog has it.
        exact: an acronym whose capitals must be the same.
    """

    words: tuple[str, ...]
    written: tuple[str, ...]
    text: str
    exact: bool
    entry: Entry


def names_by_first_word(language: str, catalog: Catalog) -> Mapping[str, Sequence[Name]]:
    """All names of a language by the form of their first word, longest first, in all ways to cut them."""
    article, spelt = spelling(language).article, variants(language)
    possessives = frozenset(table(language, "shortforms")["possessives"])
    entries = list(catalog.names(language))
    known = {name for name, _ in entries}
    found: dict[str, list[Name]] = defaultdict(list)
    for name, entry in entries:
        words, shown = _cut(name, known, possessives, language)
        if len(words) > 1 and words[0] == article:
            words, shown = words[1:], shown[1:]
        exact = capitals_matter(name)
        found[words[0]].append(Name(words[1:], shown, name, exact, entry))
        for first, *rest in spelt.respelt(words):
            capital = first.capitalize() if shown[0][0].isupper() else first
            found[first].append(Name(tuple(rest), (capital, *rest), name, exact, entry))
    for names in found.values():
        names.sort(key=lambda name: -len(name.words))  # stable: of one name the catalog's first entry wins
    return dict(found)


def _cut(name: str, known: Set[str], possessives: Set[str], language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a name, compared and written, with a possessive as its own token: "Lord | 's Resistance Army".

    Not behind another known name: annotators have a mention of "Iran" in "Iran's Revolutionary Guards".
    """
    spelt = variants(language)
    words, shown = spelt.split(name)
    for at, written in enumerate(shown):
        for ending in possessives:
            owner = written.removesuffix(ending)
            if owner not in ("", written) and owner not in known:
                forms = spelt.word(owner), spelt.word(ending)
                return (*words[:at], *forms, *words[at + 1 :]), (*shown[:at], owner, ending, *shown[at + 1 :])
    return words, shown
