"""Titles of persons, the same in all languages: "وزير الداخلية السوري" and "Syrian interior minister"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.resolution.wording.kinds import kinds
from khabar.graph.resolution.wording.shortforms import shortforms

_LONGEST: Final = 5
"""Words of the longest title that is looked for before a name."""

Title = tuple[str, ...]
"""Ids of what the title is made of, as one word, and those of whose it is; () for no title."""


def title_of(text: str, language: str, catalog: Catalog) -> Title:
    """What a title is made of and whose it is.

    >>> title_of("وزير الداخلية السوري", "ar", Catalog.load()), title_of("the captain", "en", Catalog.load())
    (('interior+minister', 'syria'), ())
    """
    about = shortforms(language).describe(text, catalog)
    common = kinds(language)
    made = common.made(about.words)
    if not made.described or not common.title(made):
        return ()
    return (made.described, *about.states, *about.capitals)


def title_before(mention: Mention, annotation: Annotation, catalog: Catalog) -> Title:
    """The title that stands right before a person's name, the longest there is."""
    return title_words(mention, annotation, catalog)[1]


def title_words(mention: Mention, annotation: Annotation, catalog: Catalog) -> tuple[Sequence[str], Title]:
    """The words of the title that `title_before` finds, and what it is."""
    start = annotation.sentences[mention.sentence][0]
    words = annotation.article.text[start : mention.start].replace(",", " ").replace("،", " ").split()[-_LONGEST:]
    common, forms = kinds(annotation.article.language), shortforms(annotation.article.language)
    if not common.title(common.made(forms.words(" ".join(words)))):
        return (), ()
    for first in range(len(words)):
        if forms.head_first and not common.made(forms.words(words[first])).kinds:
            continue  # no title begins with "دمشق", as in "التقى في دمشق وزير الداخلية"
        title = title_of(" ".join(words[first:]), annotation.article.language, catalog)
        if title:
            return words[first:], title
    return (), ()
