"""Make labels, keys and comparable forms of the names that mentions give."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from khabar.graph.catalog.spelling import spelling
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import plain
from khabar.graph.pipeline.words.clitics import segmenter
from khabar.graph.resolution.digests import digest

_QUOTES: Final = re.compile('["«»“”„‟‹›]')
_SLUG: Final = 40
_LATIN: Final = re.compile("[A-Za-z]")
_FOREIGN: Final = re.compile("[^\x00-\u024f\u2000-\u206f]")


def shown(text: str, before: str, language: str) -> str:
    """A mention as a label shows it: no quotes, no tatweel, single blanks, the article whole where a clitic took a
    letter of it.

    Args:
        text: of the mention. before: the character of the article before it, or "".

    >>> shown("لجيش", "ل", "ar")
    'الجيش'
    """
    name = plain(" ".join(_QUOTES.sub(" ", text).split()).strip("'‘’"), language)
    data = table_of(language)
    if before and before == data.get("swallowed") and name.startswith(data["article"][-1]):
        first = name.split()[0]
        whole = segmenter(language).pieces(before + first)[-1].norm
        if spelling(language).definite(whole) and not spelling(language).definite(first):
            return data["article"][:-1] + name
    return name


@lru_cache(maxsize=4)
def table_of(language: str) -> dict[str, str]:
    """The texts of ``<language>/nationality.toml``."""
    return {key: value for key, value in table(language, "nationality").items() if isinstance(value, str)}


def tag(name: str, language: str) -> str:
    """The language a label is tagged with: the article's, but English for Latin letters in another script's article.

    >>> tag("BBC", "ar"), tag("داعش", "ar")
    ('en', 'ar')
    """
    return "en" if _LATIN.search(name) and not _FOREIGN.search(name) else language


def slug(name: str) -> str:
    """An ASCII name for a key, at most 40 characters of a-z, 0-9 and -.

    >>> slug("أحمد الشرع")
    'hmd-lshr'
    """
    return re.sub("[^a-z0-9]+", "-", anyascii(name).replace("'", "").lower())[:_SLUG].strip("-") or "x"


def distinct_slug(name: str, *parts: str) -> str:
    """The slug of a name, and eight hex digits of `parts` that tell apart things of one slug."""
    return f"{slug(name)}-{digest(*parts, digits=8)}"


def best(names: Iterable[str]) -> str:
    """The most frequent name, of equally frequent ones the longest."""
    return min(Counter(names).items(), key=lambda item: (-item[1], -len(item[0]), item[0]))[0]


def fullest(names: Sequence[str]) -> str:
    """The best name of a person, in full where another name has more: texts give the first name once.

    >>> fullest(["سالم الخطيب", "الخطيب", "الخطيب"]), fullest(["Abiy", "Abiy Ahmed", "Abiy"])
    ('سالم الخطيب', 'Abiy Ahmed')
    """
    short = best(names)
    words = short.split()
    whole = [
        name for name in names if ends_with(name.split(), words) or (len(words) == 1 and name.split()[:1] == words)
    ]
    return best([name for name in whole if name != short] or [short])


def ends_with(full: Sequence[str], part: Sequence[str]) -> bool:
    """Whether a name's last words are `part`, and it has more.

    >>> ends_with(["احمد", "الشرع"], ["الشرع"])
    True
    """
    return 0 < len(part) < len(full) and tuple(full[-len(part) :]) == tuple(part)
