"""JSONL: one article a line, streamed, so that a file of any size is read in the memory of its longest line."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from khabar.graph.errors import ReadingError
from khabar.graph.language.data import parsed
from khabar.graph.reading.dates import parse_date
from khabar.graph.reading.decoding import SAMPLE_BYTES, encoding_of

MAX_LINE_BYTES: Final = 16_000_000
"""Longest line read: an article of the greatest length with every letter escaped (\\uXXXX, 6 bytes), twice over."""

_FIELDS: Final = ("text", "title", "url", "publisher")
_SHOWN: Final = 40


class ByteStream(Protocol):
    """What records are read from: an open file, or standard input."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size`; none at the end."""


class UndatedError(ReadingError):
    """A record that is read, but without the date it gives."""


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a JSONL file: the fields khabar uses, and its number.

    Attributes:
        text: the text; of a record with a title alone, the title.
        undated: what is said of a record whose date is there and cannot be read.
    """

    line: int
    text: str
    title: str | None
    url: str | None
    publisher: str | None
    published: date | None
    undated: UndatedError | None = None


def read_records(stream: ByteStream, *, path: str) -> Iterator[Record | ReadingError]:
    """The records of a JSONL stream; a line that is none gives its error and the rest goes on.

    Blank lines are passed over. Unknown keys are ignored; ``null`` and blank strings are unknown values.

    Args:
        stream: the bytes, UTF-8 or another encoding that `encoding_of` tells.
        path: for messages.
    """
    sample = stream.read(SAMPLE_BYTES)
    try:
        name = encoding_of(sample, path=path, tolerant=True)
    except ReadingError as error:
        yield error
        return
    found = False
    for number, line in enumerate(_lines(stream, sample, name), start=1):
        if not found and line is not None and codecs.decode(line, name, "replace").strip("\ufeff \t\r") in ("{", "["):
            yield ReadingError("a JSON document over several lines; write one object a line", path=path, line=number)
            return
        record = _record(line, name, path, number)
        if record is not None:
            found = True
            yield record
    if not found:
        yield ReadingError('no record in it; write one JSON object a line: {"text": "..."}', path=path)


def _lines(stream: ByteStream, sample: bytes, encoding: str) -> Iterator[bytes | None]:
    """The lines as bytes, None for one that is too long. In UTF-16 and UTF-32 a line end is several bytes."""
    newline = "\n".encode(encoding)
    width = len(newline)
    rest, skipping = b"", False
    chunk = sample
    while chunk:
        rest += chunk
        start = 0
        while (end := _find(rest, newline, start, width)) >= 0:
            yield None if skipping or end - start > MAX_LINE_BYTES else rest[start:end]
            skipping, start = False, end + width
        rest = rest[start:]
        if len(rest) > MAX_LINE_BYTES:
            skipping, rest = True, rest[len(rest) - len(rest) % width :] if len(rest) % width else b""
        chunk = stream.read(1 << 20)
    if rest or skipping:
        yield None if skipping else rest


def _find(data: bytes, newline: bytes, start: int, width: int) -> int:
    place = data.find(newline, start)
    while place >= 0 and (place - start) % width:
        place = data.find(newline, place + 1)
    return place


def _record(line: bytes | None, encoding: str, path: str, number: int) -> Record | ReadingError | None:
    def wrong(message: str) -> ReadingError:
        return ReadingError(message, path=path, line=number)

    if line is None:
        return wrong(f"longer than {MAX_LINE_BYTES:,} bytes, which no article is; one article a line")
    try:
        text = codecs.decode(line, encoding).removeprefix("\ufeff").strip()
    except UnicodeDecodeError:
        return wrong(f"not {encoding.upper()}; save the file as UTF-8")
    if not text:
        return None
    try:
        row = parsed(text)
    except ValueError as error:
        return wrong(str(error))
    if not isinstance(row, dict):
        return wrong(f"{_type_name(row)} instead of an object; write one object a line with a text")
    fields: dict[str, str | None] = {}
    for name in _FIELDS:
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            return wrong(f"{name} is {_type_name(value)}; it must be a string")
        fields[name] = value if value is not None and value.strip() else None
    # feeds often have no more than headlines
    told = fields["text"] or fields["title"]
    if told is None:
        return wrong("no text and no title in it; give the article as the string text")
    given = row.get("published")
    published = _published(given)
    undated = undated_error("published", given, path=path, line=number) if published is None else None
    return Record(number, told, fields["title"], fields["url"], fields["publisher"], published, undated)


def undated_error(key: str, given: object, *, path: str, line: int | None = None) -> UndatedError | None:
    """The error about a date that is given and cannot be read; None if none is given."""
    shown = " ".join(str(given or "").split())[:_SHOWN]
    if not shown:
        return None
    message = f"{key} is no full date: {shown!r}; the article is read without it, write it as 2025-01-25"
    return UndatedError(message, path=path, line=line)


def _published(value: object) -> date | None:
    """The day a record's date is, where it can be told."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return parse_date(str(value))


def _type_name(value: object) -> str:
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "null")
