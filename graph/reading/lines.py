"""What a line of a page is by itself: a sentence of prose, a headline-like fragment, a date, a widget of the site.

The signals are those of jusText (Pomikálek 2011): length and density of function words. On flat text there are no links
to count, so sentence punctuation, separators and the phrases of `chrome.toml` take their place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final

from khabar.graph.reading.dates import DateFound, find_date
from khabar.graph.reading.decoding import collapse
from khabar.graph.reading.lexicon import Kind, Lexicon, Words, words_of
from khabar.graph.reading.wrapping import BULLET, unwrapped


class Shape(Enum):
    """The form of a line."""

    PROSE = "prose"
    """Sentences: what an article's body is made of."""
    SHORT = "short"
    """No sentence: a headline, an inter-title, a menu entry, a name."""
    ITEM = "item"
    """An entry of a bulleted or numbered list."""
    DATE = "date"
    """A date, with no more than a label, weekday, time of day beside it."""
    FOREIGN = "foreign"
    """In the other script than the article."""
    GLUED = "glued"
    """Many headlines or menu entries run together in one line."""
    EMPTY = "empty"
    """No letter and no digit, or nothing but an address or style sheet."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page and what it is by itself.

    Attributes:
        text: the line, whitespace collapsed.
        words: its words, folded.
        shape: its form.
        kind: what its phrases say it is.
        terminal: it ends like a sentence (a full stop, perhaps before a quotation mark or bracket).
        date: the date in a DATE line, or in one that labels a date.
        gap: blank lines stand before it.
        headed: it heads the lines that follow ("اقرأ أيضا:" alone), rather than naming one story itself.
    """

    text: str
    words: Words
    shape: Shape
    kind: Kind | None
    terminal: bool
    date: DateFound | None
    gap: bool
    headed: bool

    @property
    def size(self) -> int:
        """Number of words."""
        return len(self.words.folded)


_FULL_STOP: Final = (".", "۔")
_WEAK_STOP: Final = ("؟", "?", "!", "…")  # they end headlines as well
_INNER_STOP: Final = re.compile(r"(?<!\.)[.؟?!؛;]\s|\.[»”\"“]")  # not "..", which headlines are full of
_MARKS: Final = frozenset(".۔؟?!…:؛،,")
_COMMA: Final = re.compile("[،,]")
_SEPARATOR: Final = re.compile(r"\s[|»›•·●■▪◄►>]\s|\s{3,}|\t")
_SLASH: Final = re.compile(r"\s[/–-]\s")
_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,64}|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/\S*"
)
_CODE: Final = re.compile(r"[.#@]?[\w-][\w .,#:>@-]{0,200}\{[^{}]{0,2000}\}|<!--.{0,2000}?-->|</?[a-zA-Z][^<>]{0,500}>")

_CREDIT: Final = re.compile(r"(?:[-–—|/:]\s*)?\(([^()]{2,60})\)[.\s]*$|[-–—|/:]\s*([^()|–—]{2,40})$")
_LONGEST_CAPTION: Final = 40
_LONGEST_DATELINE: Final = 4

_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_PROSE_WORDS: Final = 14  # a headline seldom has more
_LONG_PROSE_WORDS: Final = 25
_GLUED_WORDS: Final = 30
_DATE_WORDS: Final = 20
_SHORTEST_SENTENCE: Final = 2


def _ending(text: str) -> str:
    """The text up to its last letter, digit or mark: what may follow a full stop are quotes, brackets, emoji."""
    end = len(text)
    while end and not (text[end - 1].isalnum() or text[end - 1] in _MARKS):
        end -= 1
    return text[:end]


def split(text: str, *, beside_date: Callable[[str], int | None] = lambda _: None) -> Iterator[tuple[str, bool]]:
    """The non-blank lines of a text with whether a blank line precedes each.

    Style sheets and tags left in the text by a careless scraper end a line where they stand. Lines of a text wrapped
    at a fixed width are put together again; `beside_date` parts a headline from its date then.
    """
    for place, block in enumerate(unwrapped(list(_blocks(text)), beside_date=beside_date)):
        for number, line in enumerate(block):
            for part in _CODE.split(line) if ("{" in line or "<" in line) else (line,):
                if part and not part.isspace():
                    yield part, number == 0 and place > 0


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def read_lines(text: str, lexicon: Lexicon, *, language: str) -> list[Line]:
    """The lines of a text in `language`, each with what it is by itself.

    A numeric date such as 03/04/2025 is read day first in Arabic; in English it is ambiguous and no date.
    """

    def beside_date(line: str) -> int | None:
        date = find_date(line, day_first=language == "ar")
        return None if date is None else _others(date, lexicon)

    return [_line(raw, gap, lexicon, language) for raw, gap in split(text, beside_date=beside_date)]


def _line(raw: str, gap: bool, lexicon: Lexicon, language: str) -> Line:
    text = collapse(raw)
    words = words_of(text)
    stripped = _ending(text)
    terminal = stripped.endswith(_FULL_STOP) and not stripped.endswith("..") and len(words.folded) >= _SHORTEST_SENTENCE
    kind = lexicon.kind(text, words, terminal=terminal)
    date = find_date(text, day_first=language == "ar")
    if kind in ("published", "updated") and date is None:
        kind = None
    shape = _shape(raw, text, words, terminal, date, lexicon)
    if shape in (Shape.PROSE, Shape.SHORT, Shape.ITEM) and _is_latin(words) is not (language == "en"):
        shape = Shape.FOREIGN
    if kind is None and shape not in (Shape.EMPTY, Shape.DATE) and _is_credit(text, words, lexicon):
        kind = "caption"
    return Line(text, words, shape, kind, terminal, date, gap, lexicon.is_whole(words))


def _shape(raw: str, text: str, words: Words, terminal: bool, date: DateFound | None, lexicon: Lexicon) -> Shape:
    size = len(words.folded)
    if (
        not size
        or all(part.startswith("#") for part in text.split())
        or (not any(character.isalpha() for character in _ADDRESS.sub("", text)) and date is None)
    ):
        return Shape.EMPTY
    if date is not None and size <= _DATE_WORDS and _others(date, lexicon) <= (0 if terminal else 1):
        return Shape.DATE
    if _is_glued(raw.strip(), words, terminal, lexicon):
        return Shape.GLUED
    if _is_prose(text, words, terminal, lexicon):
        return Shape.PROSE
    return Shape.ITEM if BULLET.match(text) else Shape.SHORT


def _others(date: DateFound, lexicon: Lexicon) -> int:
    """How many words beside the date are none of a date line's: a weekday, a time of day, an agency, "published"."""
    count = 0
    for words in (words_of(date.before).folded, words_of(date.after).folded):
        place = 0
        while place < len(words):
            agency = next((end for end in range(len(words), place, -1) if words[place:end] in lexicon.agencies), 0)
            count += not agency and words[place] != "0" and words[place] not in lexicon.date_words
            place = agency or place + 1
    return count


def _is_prose(text: str, words: Words, terminal: bool, lexicon: Lexicon) -> bool:
    if terminal:
        return True
    size = len(words.folded)
    commas = len(_COMMA.findall(text))
    stops = len(_INNER_STOP.findall(text))
    function = sum(1 for word in words.folded if lexicon.is_function_word(word)) / size
    if size >= _LONG_PROSE_WORDS:
        return commas + stops > 0 or function >= 0.1
    weak = _ending(text).endswith(_WEAK_STOP)
    if size >= _PROSE_WORDS:
        return function >= 0.1 and (commas + stops > 0 or weak)
    verb = any(word in lexicon.verbs for word in words.folded)
    return size >= 10 and verb and function >= 0.25


def _is_glued(raw: str, words: Words, terminal: bool, lexicon: Lexicon) -> bool:
    """Whether a separator divides the line into many short parts that are no sentences."""
    size = len(words.folded)
    if terminal:
        return False
    for pattern, least, longest in ((_SEPARATOR, 2, 16), (_SLASH, 3, 4)):
        parts = [part for part in pattern.split(raw) if part and not part.isspace()]
        sentences = sum(1 for part in parts if _ending(part).endswith(_FULL_STOP))
        if len(parts) > least and size <= longest * len(parts) and sentences <= len(parts) // 4:
            return True
    if size < 8:
        return False
    token = _separator_word(words, lexicon)
    if token is not None and 2 * len(_INNER_STOP.findall(raw)) < words.folded.count(token):
        return True
    if size >= _GLUED_WORDS and not _COMMA.search(raw):
        function = sum(1 for word in words.folded if lexicon.is_function_word(word)) / size
        return function < 0.12 and not re.search(r"[^.]\.\s", raw)
    return False


def _is_latin(words: Words) -> bool:
    """Whether most words that are no numbers are in Latin letters."""
    letters = [word for word in words.folded if word != "0"]
    return sum(1 for word in letters if _LATIN.match(word)) > len(letters) / 2


def _separator_word(words: Words, lexicon: Lexicon) -> str | None:
    """A word that stands between the headlines of a list flattened to one line: "logo", "عاجل".

    It opens or closes the line, comes three times or more at headline distance, and is of another script than the line
    or comes more often than a name would.
    """
    folded = words.folded
    counts = Counter(folded)
    latin_line = _is_latin(words)
    for token in {folded[0], folded[-1]}:
        foreign = bool(_LATIN.match(token)) is not latin_line
        if token == "0" or counts[token] < (3 if foreign else 4) or lexicon.is_function_word(token):
            continue
        places = [place for place, word in enumerate(folded) if word == token]
        distances = [after - before for before, after in pairwise(places)]
        if min(distances) >= 3 and max(distances) <= 30:
            return token
    return None


def _is_credit(text: str, words: Words, lexicon: Lexicon) -> bool:
    """A caption that ends in an agency ("جنود عند المعبر – (أ.ب)"), or a dateline on its own ("بيروت – رويترز")."""
    match = _CREDIT.search(text)
    if match is None or len(words.folded) > _LONGEST_CAPTION:
        return False
    inside = words_of(match[1] or match[2]).folded
    if match[1] is not None and inside and inside[0] in lexicon.picture_words:
        return True
    names = [words_of(part).folded for part in re.split(r"[/،,]|\s[-–]\s", match[1] or match[2])]
    if not any(name in lexicon.agencies for name in names):
        return False
    before = text[: match.start()]
    if match[1] is None:
        return len(words_of(before).folded) <= _LONGEST_DATELINE
    # A sentence may end in its source too: "... قال الوزير. (رويترز)".
    return not _ending(before).endswith(_FULL_STOP)
