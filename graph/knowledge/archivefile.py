"""The file of an archive: an SQLite database with a row for each article and its annotation.

- Table article: id, metadata, text, annotation as JSON, and a number in the next table.
- Table understanding: what annotated articles: the engine and digests of its data, as JSON.
- Table setting: what later commands use: the engine, the user's own files, the base of IRIs.

Changes are one transaction: a process that is killed leaves the file as it was. ``user_version`` is the version of the
schema and ``application_id`` tells the file from other databases.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from khabar.graph.errors import ArchiveError
from khabar.graph.knowledge import given
from khabar.graph.knowledge.sqlite import said
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.pipeline.serialisation import from_json, to_json
from khabar.graph.reading.article import Article

SCHEMA: Final = 1
"""Version of the tables below; a file with a newer one is not touched."""

_APPLICATION: Final = 0x6B686272  # "khbr"

_TABLES: Final = (
    """CREATE TABLE understanding (number INTEGER PRIMARY KEY, by TEXT NOT NULL UNIQUE)""",
    """CREATE TABLE article (
        id TEXT PRIMARY KEY, source TEXT NOT NULL, title TEXT, url TEXT, publisher TEXT, published TEXT,
        language TEXT NOT NULL, text TEXT NOT NULL, annotation TEXT NOT NULL,
        understood INTEGER NOT NULL REFERENCES understanding (number)) WITHOUT ROWID""",
    """CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)""",
)

_COLUMNS: Final = "id, source, title, url, publisher, published, language"

By = Mapping[str, str]
"""What annotated an article, each part with its name; see `pipeline.fingerprint`."""


@dataclass(frozen=True, slots=True)
class ArchivedArticle:
    """An article in an archive without its text; `source` is the file, and line, it was read from."""

    id: str
    source: str
    title: str | None
    url: str | None
    publisher: str | None
    published: date | None
    language: str


class ArchiveFile:
    """The tables of one archive; close it, or use it as a context manager.

    Args:
        path: the file.
        new: whether it is to be made; an empty file, as a killed process leaves it, may be there.

    Raises:
        ArchiveError: it does not exist, or does already; it is no archive, of a newer khabar, or cannot be opened.
    """

    def __init__(self, path: str | Path, *, new: bool = False) -> None:
        self.path = given.path("path", path)
        if not new and not self.path.exists():
            raise ArchiveError("there is no such archive; `khabar build ... --archive FILE` makes one", path=path)
        try:
            # Who has it open for writing has it for as long as the understanding takes: waiting would be no help.
            self._database = sqlite3.connect(self.path, timeout=1.0, isolation_level=None)
        except sqlite3.Error as error:
            raise ArchiveError(said(error, self.path), path=path) from error
        try:
            self._check(new=new)
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> ArchiveFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def _check(self, *, new: bool) -> None:
        """Raise ArchiveError for a file that cannot be used."""
        ((application,),) = self._all("PRAGMA application_id")
        ((version,),) = self._all("PRAGMA user_version")
        tables = self._made()
        if new and tables:
            raise ArchiveError(
                "is there already; `khabar add` adds articles to it, or name another file", path=self.path
            )
        if not new and (application, tables) != (_APPLICATION, True):
            raise ArchiveError("is no archive of khabar's; give one that `khabar build --archive` made", path=self.path)
        if version > SCHEMA:
            raise ArchiveError(f"has the schema {version} of a newer khabar; this one knows {SCHEMA}", path=self.path)

    def _made(self) -> bool:
        """Whether it has its tables; a new file has none before something is kept in it."""
        ((tables,),) = self._all("SELECT count(*) FROM sqlite_master")
        return bool(tables)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """A context for one change, made whole or not at all; no other process can change the file in it.

        Raises:
            ArchiveError: another process is changing it, or it cannot be written.
        """
        self._run("BEGIN IMMEDIATE")
        try:
            yield
            self._run("COMMIT")
        except BaseException:
            with self._errors():
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
            raise

    def empty(self) -> bool:
        """Whether the file is empty, and no other process is just writing to it."""
        try:
            with self.changing():
                return self.path.is_file() and not self.path.stat().st_size
        except ArchiveError:
            return False

    def create(self) -> None:
        """Make the tables of a new archive; call it within `changing`."""
        for statement in (f"PRAGMA application_id = {_APPLICATION}", f"PRAGMA user_version = {SCHEMA}", *_TABLES):
            self._run(statement)

    def keep_settings(self, settings: Mapping[str, Any]) -> None:
        """Keep settings, replacing those of the same names; call it within `changing`."""
        for name, value in sorted(settings.items()):
            self._run("INSERT OR REPLACE INTO setting VALUES (?, ?)", name, json.dumps(value, ensure_ascii=False))

    def settings(self) -> dict[str, Any]:
        """The settings kept."""
        return {name: json.loads(value) for name, value in self._rows("SELECT name, value FROM setting")}

    def put(self, annotation: Annotation, by: By) -> None:
        """Keep an article with its annotation, or replace it; call it within `changing`."""
        self._run("INSERT OR IGNORE INTO understanding (by) VALUES (?)", _by(by))
        ((number,),) = self._all("SELECT number FROM understanding WHERE by = ?", _by(by))
        article = annotation.article
        row = (
            article.id, article.source, article.title, article.url, article.publisher,
            article.published and article.published.isoformat(), article.language, article.text,
            to_json(annotation), number,
        )  # fmt: skip
        self._run(f"INSERT OR REPLACE INTO article VALUES ({', '.join('?' * len(row))})", *row)

    def delete(self, id: str) -> None:
        """Remove an article; call it within `changing`."""
        self._run("DELETE FROM article WHERE id = ?", id)
        self._run("DELETE FROM understanding WHERE number NOT IN (SELECT understood FROM article)")

    def article(self, id: str) -> ArchivedArticle | None:
        """The article with an id, or None."""
        return next(map(_archived, self._rows(f"SELECT {_COLUMNS} FROM article WHERE id = ?", id)), None)

    def articles(self) -> tuple[ArchivedArticle, ...]:
        """All articles, sorted by id."""
        return tuple(map(_archived, self._rows(f"SELECT {_COLUMNS} FROM article ORDER BY id")))

    def meant(self, name: str) -> tuple[ArchivedArticle, ...]:
        """The articles that a name stands for: an id, IRI, address, title, or file (also without folder or line).

        Raises:
            ArchiveError: it is the name of no article, the title of several, or the name of files in several folders.
        """
        articles = self.articles()
        id = name.rsplit("/", 1)[-1]
        exact = tuple(found for found in articles if name == found.url or id == found.id)
        read = tuple(found for found in articles if name in (found.source, _file_of(found.source)))
        bare = tuple(found for found in articles if name in map(_bare, (found.source, _file_of(found.source))))
        titled = tuple(found for found in articles if name == found.title)
        if len(titled) > 1 and not (exact or read):
            ids = ", ".join(found.id for found in titled)
            raise ArchiveError(f"{len(titled)} articles have the title {name!r}; give an id: {ids}", path=self.path)
        files = sorted({_file_of(found.source) for found in bare})
        if len(files) > 1 and not (exact or read or titled):
            raise ArchiveError(f"{len(files)} files are called {name!r}; give one: {', '.join(files)}", path=self.path)
        if not (exact or read or titled or bare):
            message = f"no article is called {name!r}; `khabar articles {self.path}` lists them"
            raise ArchiveError(message, path=self.path)
        return exact or read or titled or bare

    def annotations(self) -> Iterator[Annotation]:
        """The annotations, sorted by the ids of their articles.

        Raises:
            ArchiveError: an annotation that cannot be read, with the id of its article.
        """
        for article, annotation in self._read("annotation", "ORDER BY id"):
            try:
                yield from_json(annotation, article)
            except (ValueError, TypeError, KeyError) as error:
                message = f"what is kept of the article {article.id} is damaged ({error}); remove it and add it again"
                raise ArchiveError(message, path=self.path) from error

    def not_understood_by(self, by: By) -> Iterator[Article]:
        """The articles annotated by something else, sorted by id; `put` may be called meanwhile."""
        others = self._rows(
            "SELECT id FROM article JOIN understanding ON understood = number WHERE by <> ? ORDER BY id", _by(by)
        )
        for (id,) in others:
            for article, _ in self._read("NULL", "WHERE id = ?", id):
                yield article

    def understood_by(self) -> tuple[tuple[dict[str, str], int], ...]:
        """What annotated articles, each with their number."""
        found = self._rows(
            "SELECT by, count(*) FROM article JOIN understanding ON understood = number GROUP BY by ORDER BY by"
        )
        return tuple((json.loads(by), number) for by, number in found)

    def _read(self, column: str, condition: str, *values: object) -> Iterator[tuple[Article, str]]:
        """Articles that meet a condition, each with one more column of its row."""
        if not self._made():
            return
        statement = (
            f"SELECT text, language, title, url, publisher, published, source, {column} FROM article {condition}"
        )
        with self._errors(), closing(self._database.execute(statement, values)) as rows:
            for text, language, title, url, publisher, published, source, value in rows:
                yield Article(text, language, title, url, publisher, _day(published), source), value

    def _run(self, statement: str, *values: object) -> None:
        with self._errors():
            self._database.execute(statement, values)

    def _rows(self, statement: str, *values: object) -> list[Any]:
        """The rows that a statement gives; none before there are tables."""
        return self._all(statement, *values) if self._made() else []

    def _all(self, statement: str, *values: object) -> list[Any]:
        with self._errors():
            return self._database.execute(statement, values).fetchall()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """A context that turns errors of SQLite into ArchiveError."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise ArchiveError(said(error, self.path), path=self.path) from error


def _archived(row: Sequence[Any]) -> ArchivedArticle:
    id, source, title, url, publisher, published, language = row
    return ArchivedArticle(id, source, title, url, publisher, _day(published), language)


def _by(by: By) -> str:
    return json.dumps(by, ensure_ascii=False, sort_keys=True)


def _file_of(source: str) -> str:
    """The file of a source: "feed.jsonl" of "feed.jsonl:3"."""
    file, colon, line = source.rpartition(":")
    return file if colon and line.isdigit() else source


def _bare(source: str) -> str:
    """The name of a source without its folder."""
    return Path(source).name


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
