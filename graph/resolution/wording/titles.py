"""Read titles of persons, the same in all languages: "وزير الداخلية السوري" and "Syrian interior minister"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import shared, table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.resolution.wording.kinds import kinds
from khabar.graph.resolution.wording.marks import COMMAS
from khabar.graph.resolution.wording.shortforms import shortforms

_LONGEST: Final = 5
"""Words of the longest title that is looked for before a name."""

_COMMA: Final = re.compile(f"[{COMMAS}]")


@dataclass(frozen=True, slots=True)
class Title:
    """A title, or none, which is false: ids of the words it is `made` of, and of the states it is `of`."""

    made: frozenset[str] = frozenset()
    of: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.made)


NO_TITLE: Final = Title()


def title_of(text: str, language: str, catalog: Catalog) -> Title:
    """The title that a text is, or none.

    >>> title = title_of("وزير الداخلية السوري", "ar", Catalog.load())
    >>> sorted(title.made), title.of, bool(title_of("the captain", "en", Catalog.load()))
    (['interior', 'minister'], ('syria',), False)
    """
    about = shortforms(language).describe(text, catalog)
    common = kinds(language)
    made = common.made(about.words)
    if not made.described or not common.title(made):
        return NO_TITLE
    return Title(frozenset(made.kinds), (*about.states, *about.capitals))


def title_before(mention: Mention, annotation: Annotation, catalog: Catalog) -> Title:
    """The title that stands right before a person's name, the longest there is."""
    return title_words(mention, annotation, catalog)[1]


def title_words(mention: Mention, annotation: Annotation, catalog: Catalog) -> tuple[Sequence[str], Title]:
    """The words of the title that `title_before` finds, and the title."""
    words, title = _posted(mention, annotation, catalog)
    if title:
        return words, title
    start = annotation.sentences[mention.sentence][0]
    return _title(annotation.article.text[start : mention.start], annotation.article.language, catalog)


def _title(before: str, language: str, catalog: Catalog) -> tuple[Sequence[str], Title]:
    # Of "weapons from Eritrea, President Abiy Ahmed said" the title begins behind the comma.
    words = _COMMA.split(before.rstrip(" " + COMMAS))[-1].split()[-_LONGEST:]
    common, forms = kinds(language), shortforms(language)
    if not common.title(common.made(forms.words(" ".join(words)))):
        return (), NO_TITLE
    for first in range(len(words)):
        if forms.head_first and not common.made(forms.words(words[first])).kinds:
            continue  # no title begins with "دمشق", as in "التقى في دمشق وزير الداخلية"
        title = title_of(" ".join(words[first:]), language, catalog)
        if title:
            return words[first:], title
    return (), NO_TITLE


def _posted(mention: Mention, annotation: Annotation, catalog: Catalog) -> tuple[Sequence[str], Title]:
    """An envoy's title with the post between it and the name: "السفير المالي لدى غانا سامي ديالو"."""
    text, language = annotation.article.text, annotation.article.language
    start = annotation.sentences[mention.sentence][0]
    ends = {other.end: other.start for other in annotation.mentions if start < other.start < mention.start}
    before = text[: mention.start].rstrip()
    post = ends.get(len(before[:-1].rstrip() if apposed(mention, text) else before))
    if post is None:
        return (), NO_TITLE
    words = text[start:post].split()
    to, articles = _posts(language)
    while words and fold(words[-1], language) in articles:
        words.pop()
    if not words or fold(words[-1], language) not in to:
        return (), NO_TITLE
    called, title = _title(" ".join(words[:-1]), language, catalog)
    return (called, title) if title and not sent().isdisjoint(title.made) else ((), NO_TITLE)


def apposed(mention: Mention, text: str) -> bool:
    """Whether a mention stands between two commas: "The Kenyan ambassador to Chad, Amina Otieno, said"."""
    return text[: mention.start].rstrip().endswith(tuple(COMMAS)) and text[mention.end :].startswith(tuple(COMMAS))


@lru_cache(maxsize=4)
def _posts(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Folded words before an envoy's post, and the articles that may stand behind them."""
    clauses = table(language, "clauses")
    to = fold_all((*clauses["posted"], *clauses["posted_lands"]), language)
    return to, fold_all(table(language, "entities").get("articles", ()), language)


@lru_cache(maxsize=1)
def sent() -> frozenset[str]:
    """Ids of words for envoys: `envoys` of ``shared/kinds.toml``."""
    return frozenset(shared("kinds")["envoys"])
