"""Tell which known persons are called by a last name alone: "ترامب" needs no first name, "الحداد" does.

Which last names too many families have, and whether the article is a part of one, is data (``<xx>/lastnames.toml``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.graph.catalog.spelling import spelling
from khabar.graph.catalog.store import Catalog
from khabar.graph.catalog.variants import spelt
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.ontology.terms import EntityType

_Key = tuple[str, bool]
"""The bare word, and whether it has the article."""


@dataclass(frozen=True, slots=True)
class LastNames:
    """Last names that call exactly one known person, with the person's id; make it with `last_names`.

    Attributes:
        shared: those that call several.
    """

    of: Mapping[_Key, str]
    language: str
    shared: frozenset[_Key] = frozenset()

    def calls(self, words: Sequence[str], written: str) -> bool:
        """Whether a name of one word is the last name of a known person; the arguments are those of `called`."""
        return len(words) == 1 and bool({(words[0], _article(written, self.language))} & (self.of.keys() | self.shared))

    def called(self, words: Sequence[str], written: str) -> str:
        """The id of the person that a name of one word calls, or "".

        Args:
            words: of the name, as `spelt` gives them. written: the name as it stands in the text.
        """
        return self.of.get((words[0], _article(written, self.language)), "") if len(words) == 1 else ""


@lru_cache(maxsize=8)
def last_names(catalog: Catalog, language: str, *, beside: bool = False) -> LastNames:
    """The words that are the last name of one known person, of few families, and no first name.

    A name of one word in the catalog is found as any other name, not here. An article counts if it is part of the name:
    "محمد الضيف" is not called "ضيف", which is a guest.

    Args:
        beside: for a word beside another last name, which makes it one, too. Names of many families count then, and
            those that only the article tells from another name; names of one word in the catalog come first.
    """
    names, limits = table(language, "names"), table(language, "lastnames")
    given = fold_all((*names["given"], *names.get("weak", ()), *names.get("weakest", ())), language)
    given = (given - fold_all(names["family"], language)) | fold_all(names.get("second_parts", ()), language)
    first = {(word, _article(name, language)) for name in given for word in spelt(name, language)}
    families = {word for name in limits["common"] for word in spelt(name, language)}
    pattern = re.compile(limits["families"])
    last: dict[_Key, set[str]] = defaultdict(set)
    alone: dict[_Key, set[str]] = defaultdict(set)
    for name, entry in catalog.names(language):
        if entry.type != EntityType.PERSON or not (words := spelt(name, language)):
            continue
        written = name.split()[-1]
        whole = spelt(written, language) == words[-1:]  # "الغيط" is not all of "أبو الغيط"
        key = words[-1], whole and _article(written, language)
        if len(words) == 1:
            alone[key].add(entry.id)
            continue
        first.add((words[0], _article(name, language)))
        last[key].add(entry.id)
        if pattern.match(written):
            families.add(words[-1])
    if beside:
        last |= alone  # "حفتر" is the father, if nothing else is said
        of = {key: min(ids) for key, ids in last.items() if len(ids) == 1 and key not in first}
        return LastNames(of, language, frozenset(last.keys() - of.keys() - first))
    called: dict[str, set[str]] = defaultdict(set)
    for (word, _), ids in last.items():
        called[word] |= ids
    barred = families.union(word for word, _ in first)
    of = {key: min(ids) for key, ids in last.items() if len(called[key[0]]) == 1 and key[0] not in barred}
    return LastNames(of, language)


def _article(name: str, language: str) -> bool:
    """Whether a name has the article, in a language that always writes it: "al-Burhan" is "Burhan" in English."""
    stays: bool = table(language, "lastnames")["article_stays"]
    return stays and spelling(language).definite(name)
