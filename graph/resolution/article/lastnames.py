"""Known persons who are called by a last name alone: "ترامب" needs no first name, "الحداد" does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.graph.resolution.wording.names import spelt
from khabar.graph.resolution.wording.shortforms import ShortForms, shortforms
from khabar.ontology.terms import EntityType


@dataclass(frozen=True, slots=True)
class LastNames:
    """The last names that call one known person; `of` gives the ids by the bare word and whether it has the article."""

    of: Mapping[tuple[str, bool], str]
    forms: ShortForms

    def called(self, part: tuple[str, ...], shown: str) -> str:
        """The id of whom a name of one word calls, written as `shown`, or ""."""
        return self.of.get((part[0], _article(shown, self.forms)), "") if len(part) == 1 else ""


@lru_cache(maxsize=8)
def known_last_names(catalog: Catalog, language: str) -> LastNames:
    """The words that are the last name of one known person, nobody's first name and no name of many families.

    What the catalog has alone is not asked of here: that is a name of the person's like any other. An article counts
    where it is a part of the name: "محمد الضيف" is no "ضيف", which is a guest.
    """
    forms, classes = shortforms(language), word_classes(language)
    no_surnames = {word for name in classes.second_parts for word in spelt(name, language)}
    given = {word for name in classes.given - classes.family for word in spelt(name, language)}
    first: set[str] = set()
    families = {word for name in forms.common_families for word in spelt(name, language)}
    last: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for name, entry in catalog.names(language):
        words = spelt(name, language)
        if entry.type == EntityType.PERSON and len(words) > 1:
            written = name.split()[-1]
            whole = spelt(written, language) == words[-1:]  # "الغيط" is not all of "أبو الغيط"
            first.add(words[0])
            last[words[-1], whole and _article(written, forms)].add(entry.id)
            if forms.families.match(written):
                families.add(words[-1])
    called: dict[str, set[str]] = defaultdict(set)
    for (word, _), ids in last.items():
        called[word] |= ids
    barred = first | families | given | no_surnames
    known = {key: next(iter(ids)) for key, ids in last.items() if len(called[key[0]]) == 1 and key[0] not in barred}
    return LastNames(known, forms)


def _article(name: str, forms: ShortForms) -> bool:
    """Whether a name has the article, in a language where no name drops it: "al-Burhan" is "Burhan" in English."""
    return forms.article_stays and forms.spelling.definite(name)
