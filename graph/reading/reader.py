"""Reading: from files, folders, patterns and standard input to articles, one at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from khabar.graph.errors import KhabarError, ReadingError
from khabar.graph.reading.article import Article
from khabar.graph.reading.decoding import decode, normalise
from khabar.graph.reading.identification import check
from khabar.graph.reading.making import check_length, from_html, from_text, too_long
from khabar.graph.reading.markdown import read_markdown
from khabar.graph.reading.records import ByteStream, Record, UndatedError, read_records, undated_error
from khabar.graph.reading.sources import STDIN, SUFFIXES, expand, may_hold_articles, unsupported
from khabar.graph.reading.webpage import declared_charset, is_own_page, looks_like_html

MAX_BYTES: Final = 8_000_000
"""Longest file that holds one article: the longest article in UTF-8 or UTF-16, with the markup of a page around it."""

_STDIN_NAME: Final = "standard input"


class NoArticleError(ReadingError):
    """A file that is no article: a page that khabar wrote, or a style sheet or picture beside a saved page.

    In a folder it is no mistake of the user's.
    """


class _How(NamedTuple):
    """How texts are read: in which language, if it is known, and whether menus are taken out."""

    language: str | None
    clean: bool


def read(
    sources: Iterable[str | Path],
    *,
    report: Callable[[KhabarError], None] | None = None,
    stdin: BinaryIO | None = None,
    language: str | None = None,
    notice: Callable[[KhabarError], None] | None = None,
    clean: bool = True,
) -> Iterator[Article]:
    """The articles of files (.txt, .html, .md, .jsonl), folders, glob patterns and ``-`` (standard input), lazily.

    Folders are read in sorted order, recursively, without hidden files; a file named twice is read once. One article
    is in memory at a time; JSONL is streamed line by line.

    Args:
        sources: what to read.
        report: is given one error for each file or line that cannot be read; the rest goes on. Without it the first
            error is raised.
        stdin: what ``-`` stands for; by default the process's standard input.
        language: "ar" or "en" to take every article for that language instead of detecting it.
        notice: is given an error about each article that is read without its date, which could not be, and about each
            file in a folder that cannot be one.
        clean: take menus, other headlines and widgets out; without it every line is kept (see `from_text`).

    Raises:
        ReadingError: for a language khabar does not read, and, without `report`, for the first bad file.
    """
    if isinstance(sources, str | Path):
        sources = (sources,)
    if language is not None:
        check(language)
    return _read(sources, report, stdin, notice, _How(language, clean))


def _read(
    sources: Iterable[str | Path],
    report: Callable[[KhabarError], None] | None,
    stdin: BinaryIO | None,
    notice: Callable[[KhabarError], None] | None,
    how: _How,
) -> Iterator[Article]:
    sources = list(sources)
    named = {str(Path(source)) for source in sources}
    for found in expand(sources):
        for article in (found,) if isinstance(found, ReadingError) else _articles(found, stdin, how):
            if not isinstance(article, ReadingError):
                yield article
            elif isinstance(article, UndatedError) or (isinstance(article, NoArticleError) and str(found) not in named):
                if notice:
                    notice(article)
            elif report is None:
                raise article
            else:
                report(article)


def _articles(found: Path | str, stdin: BinaryIO | None, how: _How) -> Iterator[Article | ReadingError]:
    """The articles and errors of one file or of standard input."""
    try:
        if found == STDIN:
            if stdin is None and sys.stdin is None:  # the caller closed it
                raise ReadingError("closed; pipe an article in", path=_STDIN_NAME)
            yield from _stream(stdin or sys.stdin.buffer, how)
        else:
            yield from _file(Path(found), how)
    except ReadingError as error:
        yield error
    except OSError as error:
        yield ReadingError(f"cannot be read ({error.strerror or error}); check the file", path=_name(found))


def _file(path: Path, how: _How) -> Iterator[Article | ReadingError]:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        kind = ReadingError if may_hold_articles(suffix) else NoArticleError
        raise kind(unsupported(suffix), path=path)
    if path.exists() and not path.is_file():
        raise ReadingError("not a regular file; pipe it in and name - for standard input", path=path)
    size = path.stat().st_size
    if not size:
        raise ReadingError("empty; give an article", path=path)
    if suffix == ".jsonl":
        with path.open("rb") as stream:
            yield from _records(stream, str(path), how)
        return
    if size > MAX_BYTES:
        raise ReadingError(too_long(f"{size:,} bytes", MAX_BYTES, "bytes"), path=path)
    yield from _whole(path.read_bytes(), suffix, str(path), how)


def _stream(stream: BinaryIO, how: _How) -> Iterator[Article | ReadingError]:
    """Standard input: JSONL when it begins with an object, HTML when it begins so, else flat text."""
    head = stream.read(4096)
    while head and not head.strip() and len(head) < MAX_BYTES and (more := stream.read(4096)):
        head += more
    if not head.strip():
        raise ReadingError("empty; pipe an article in", path=_STDIN_NAME)
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"{"):
        yield from _records(_Joined(head, stream), _STDIN_NAME, how)
        return
    data = head + stream.read(MAX_BYTES + 1 - len(head))
    if len(data) > MAX_BYTES:
        raise ReadingError(too_long("it", MAX_BYTES, "bytes"), path=_STDIN_NAME)
    yield from _whole(data, ".txt", _STDIN_NAME, how)


class _Joined:
    """What was already read of a stream, then the stream."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size`; none at the end."""
        data, self._head = self._head[:size], self._head[size:]
        return data + self._stream.read(size - len(data)) if len(data) < size else data


def _whole(data: bytes, suffix: str, source: str, how: _How) -> Iterator[Article | ReadingError]:
    """The article of a file that holds one, and an error about a date of it that cannot be read."""
    html = suffix in (".html", ".htm")
    text = decode(data, declared=declared_charset(data), path=source)
    if not text.strip():
        raise ReadingError("empty; give an article", path=source)
    if html or (suffix == ".txt" and looks_like_html(text)):
        if is_own_page(text):
            raise NoArticleError("a page that khabar wrote; give the articles that it was made of", path=source)
        yield from_html(text, source=source, language=how.language, clean=how.clean)
        return
    if suffix == ".txt" and text.lstrip().startswith(('{"', '[{"')):
        raise ReadingError("JSON in a text file; name it .jsonl, one object a line", path=source)
    if suffix == ".md":
        check_length(text, source)
        part = read_markdown(normalise(text))
        yield from_text(
            part.text,
            title=part.title,
            url=part.url,
            publisher=part.publisher,
            published=part.published,
            source=source,
            language=how.language,
            clean=how.clean,
        )
        if undated := undated_error("the date", part.undated, path=source):
            yield undated
        return
    yield from_text(text, source=source, language=how.language, clean=how.clean)


def _records(stream: ByteStream, path: str, how: _How) -> Iterator[Article | ReadingError]:
    for record in read_records(stream, path=path):
        if isinstance(record, ReadingError):
            yield record
            continue
        try:
            yield _of_record(record, path, how)
            if record.undated:
                yield record.undated
        except ReadingError as error:
            yield ReadingError(error.message, path=path, line=record.line)


def _of_record(record: Record, path: str, how: _How) -> Article:
    return from_text(
        record.text,
        title=record.title,
        url=record.url,
        publisher=record.publisher,
        published=record.published,
        source=f"{path}:{record.line}",
        language=how.language,
        clean=how.clean,
        article=True,
    )


def _name(found: Path | str) -> str:
    return _STDIN_NAME if found == STDIN else str(found)
