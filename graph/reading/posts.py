"""Posts of channels, whose lines end in no full stop: "🔴 Rebels attack a base", "⚡️ الجيش يستعيد البلدة".

An emoji or a hashtag takes the place of the stop. Menus have such signs too, but before a word or two; and where a text
is nothing but points of a list, these are what it tells.

So are the entries of a live blog, which stand behind the time of the clock or a word like "عاجل": "14:05 | قصف مطار",
where the text is made of them. Lists of the latest news on a page have such times, too, but beside an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final
from unicodedata import category

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.reading.lexicon import Lexicon, words_of
from khabar.graph.reading.lines import Line, Shape
from khabar.graph.reading.signs import is_site
from khabar.graph.reading.wrapping import BULLET

_LEAST: Final = 3
"""Words of the shortest post: "🔴 Rebels retake Sirte"."""
_LONG: Final = 5
"""Words of one post at least: "📺 Watch our live channel" is of a menu."""
_SENTENCE: Final = 6
"""Words of a post among other paragraphs: a menu has fewer behind its signs."""
_POINT: Final = 4
"""Words of the shortest point of a list."""
_ENTRIES: Final = 3
"""Entries that make a text a live blog."""
_BESIDE: Final = 2
"""Paragraphs that it may have besides: more are an article, beside which a list of news stands."""
_WORD: Final = 3
"""Letters that a word in common has more of."""
_ASIDE: Final = re.compile(r"(?:https?://|www\.|t\.me/)\S+|[@#]\w+")
_TAGGED: Final = re.compile(r"(?:^#\w+\s)|(?:\s#\w+\W*$)")
_LOUD: Final = re.compile(r"[!‼❗]\W*$")


def is_post(line: Line) -> bool:
    """Whether a line begins or ends with an emoji or hashtag, and is no widget."""
    if line.kind is not None or line.shape not in (Shape.SHORT, Shape.ITEM, Shape.PROSE) or BULLET.match(line.text):
        return False
    ends = (line.text[0], line.text.rstrip("\ufe0f\u200d")[-1:])
    return _TAGGED.search(line.text) is not None or any(category(sign) == "So" and sign not in "©®" for sign in ends)


def with_posts(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text, those that are posts as prose."""
    own = [line for line in lines if not is_site(line) and line.kind is None and line.shape is not Shape.DATE]
    posts = [line for line in own if is_post(line)]
    points = [line for line in own if BULLET.match(line.text) and _told(line) >= _POINT]
    mostly = 2 * len(posts) >= len(own) and any(_told(line) >= _LONG for line in posts)
    listed = len(points) > 1 and len(own) - len(points) <= 1 and len(own) == len(lines)

    def told(line: Line) -> bool:
        if line in points:
            return listed
        words = _told(line)
        return is_post(line) and (words >= _LEAST if mostly else words >= _SENTENCE and bool(_LOUD.search(line.text)))

    return [
        replace(line, shape=Shape.PROSE) if line.shape is not Shape.PROSE and told(line) else line for line in lines
    ]


def with_entries(lines: Sequence[Line], lexicon: Lexicon) -> list[Line]:
    """The lines of a text, those that are entries of a live blog as prose; the empty ones, too, have times alone.

    The text is one where some entries stand and hardly a paragraph besides, and most of them have a word in common with
    another one, a paragraph or the headline.
    """
    found = dict.fromkeys(_entries(lines))
    told = [i for i, line in enumerate(lines) if line.shape is Shape.PROSE and not is_site(line) and line.kind is None]
    beside = [i for i in told if found.keys().isdisjoint((i, i - 1, i - 2))]
    if len(found) < _ENTRIES or len(beside) > _BESIDE:
        return list(lines)
    words = {i: {word for word in line.words.folded if len(word) > _WORD} for i, line in enumerate(lines)}
    words = {i: {word for word in words[i] if not lexicon.is_function_word(word)} for i in (0, *found, *told)}
    shared = sum(any(not words[i].isdisjoint(words[other]) for other in words if other != i) for i in found)
    if 2 * shared < len(found):
        return list(lines)
    return [replace(line, shape=Shape.PROSE, kind=None) if i in found else line for i, line in enumerate(lines)]


def _entries(lines: Sequence[Line]) -> Iterator[int]:
    """Indexes of the lines that begin with a time or such a word, or stand behind one that is nothing else."""
    begins = [_lead().match(line.text) for line in lines]
    rests = [
        len(words_of(line.text[lead.end() :]).folded) if lead else 0 for line, lead in zip(lines, begins, strict=True)
    ]
    yield from (i for i, (lead, rest) in enumerate(zip(begins, rests, strict=True)) if lead and rest >= _LEAST)
    for (i, line), (after, following) in pairwise(enumerate(lines)):
        alone = begins[i] is not None and rests[i] == 0 and line.shape is not Shape.DATE
        if alone and begins[after] is None and len(following.words.folded) >= _LEAST:
            yield after


@lru_cache(maxsize=1)
def _lead() -> re.Pattern[str]:
    """What entries begin with: `leads` in ``<xx>/sentences.toml`` of all languages; as a word alone or with a mark."""
    data = [table(language, "sentences")["leads"] for language in LANGUAGES]
    words, zones = ("|".join(re.escape(word) for each in data for word in each[key]) for key in ("words", "zones"))
    clock = rf"[\[(]?(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d.:])(?:\s?(?:{zones})(?!\w))?[\])]?"
    return re.compile(rf"(?:[-–—•*·]\s*)?(?:(?:{words})(?=\s*(?:[|:]|$))|#(?:{words})|{clock})(?:\s*[|:–—-])?\s*")


def _told(line: Line) -> int:
    """Number of words beside addresses, names of channels and hashtags."""
    return len(words_of(_ASIDE.sub(" ", line.text)).folded)
