"""The file of an archive: whole or untouched, and never taken for what it is not."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from khabar.graph.errors import ArchiveError
from khabar.graph.knowledge.archivefile import SCHEMA, ArchiveFile
from khabar.graph.pipeline.annotation import Annotation

BY = {"engine": "lexical"}


@pytest.fixture
def path(tmp_path: Path, news: tuple[Annotation, ...]) -> Path:
    """An archive of two articles."""
    made = tmp_path / "news.khabar"
    with ArchiveFile(made, new=True) as file, file.changing():
        file.create()
        file.keep_settings({"engine": "lexical"})
        for annotation in news[:2]:
            file.put(annotation, BY)
    return made


def ids(path: Path) -> list[str]:
    with ArchiveFile(path) as file:
        return [annotation.article.id for annotation in file.annotations()]


def test_what_is_put_comes_back_sorted_by_id(path: Path, news: tuple[Annotation, ...]) -> None:
    with ArchiveFile(path) as file:
        assert sorted(news[:2], key=lambda a: a.article.id) == list(file.annotations())
        assert [article.id for article in file.articles()] == ids(path)
        assert file.settings() == {"engine": "lexical"}
        assert file.understood_by() == ((BY, 2),)


def test_an_article_is_found_by_id_iri_address_title_and_file(path: Path, news: tuple[Annotation, ...]) -> None:
    article = news[0].article
    with ArchiveFile(path) as file:
        for name in (article.id, f"https://w3id.org/khabar/id/article/{article.id}", article.url, article.title):
            assert [found.id for found in file.meant(str(name))] == [article.id]
        assert [found.id for found in file.meant("feed.jsonl:1")] == [article.id]
        assert len(file.meant("feed.jsonl")) == 2
        with pytest.raises(ArchiveError, match="no article is called 'feed'"):
            file.meant("feed")


def test_a_title_of_several_articles_names_none_of_them(path: Path, news: tuple[Annotation, ...]) -> None:
    title = news[0].article.title
    other = replace(news[2], article=replace(news[2].article, title=title))
    with ArchiveFile(path) as file:
        with file.changing():
            file.put(other, BY)
        both = ", ".join(sorted((news[0].article.id, other.article.id)))
        with pytest.raises(ArchiveError, match=f"2 articles have the title '{title}'; give an id: {both}"):
            file.meant(str(title))
        assert [found.id for found in file.meant(other.article.id)] == [other.article.id]
        # An article that has it for its address, or was read from a file of that name, is meant before.
        with file.changing():
            file.put(replace(news[1], article=replace(news[1].article, source=str(title))), BY)
        assert [found.id for found in file.meant(str(title))] == [news[1].article.id]


def test_a_change_that_fails_leaves_all_as_it_was(path: Path, news: tuple[Annotation, ...]) -> None:
    before = ids(path)

    def change(file: ArchiveFile) -> None:
        with file.changing():
            file.put(news[2], BY)
            file.delete(before[0])
            raise KeyboardInterrupt

    with ArchiveFile(path) as file:
        with pytest.raises(KeyboardInterrupt):
            change(file)
        assert file.article(news[2].article.id) is None
    assert ids(path) == before


def test_a_process_that_is_killed_leaves_all_as_it_was(path: Path) -> None:
    before = ids(path)
    script = """
import os, sys
from khabar.graph.knowledge.archivefile import ArchiveFile
file = ArchiveFile(sys.argv[1])
with file.changing():
    for id in sys.argv[2:]:
        file.delete(id)
    # More than SQLite keeps in memory, so that some of it is in the file already.
    for number in range(40):
        file.keep_settings({str(number): "x" * 100_000})
    os._exit(9)
"""
    done = subprocess.run([sys.executable, "-c", script, str(path), *before], timeout=120)
    assert done.returncode == 9
    assert ids(path) == before


def test_a_process_killed_while_making_an_archive_leaves_none(tmp_path: Path, news: tuple[Annotation, ...]) -> None:
    path = tmp_path / "news.khabar"
    path.touch()
    with ArchiveFile(path, new=True) as file, file.changing():
        file.create()
    assert ids(path) == []


def test_an_archive_that_is_being_changed_is_one_clear_line(path: Path) -> None:
    with ArchiveFile(path) as first, ArchiveFile(path) as second, first.changing():
        with pytest.raises(ArchiveError, match="another khabar is changing it"), second.changing():
            pass
        assert len(second.articles()) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"x" * 5000, "is no archive"), (b"", "is no archive"), (None, "there is no such archive")],
    ids=["text", "empty", "missing"],
)
def test_what_is_no_archive_is_said(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "other.khabar"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ArchiveError, match=said) as error:
        ArchiveFile(path)
    assert str(path) in str(error.value)


def test_another_database_and_one_of_a_newer_khabar_are_said(tmp_path: Path, path: Path) -> None:
    database = sqlite3.connect(tmp_path / "other.db")
    database.execute("CREATE TABLE t (x)")
    database.close()
    with pytest.raises(ArchiveError, match="is no archive"):
        ArchiveFile(tmp_path / "other.db")
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    database.close()
    with pytest.raises(ArchiveError, match="of a newer khabar"):
        ArchiveFile(path)


def test_an_archive_is_not_made_over_another(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="is there already"):
        ArchiveFile(path, new=True)
    assert path.read_bytes() == before


def test_a_damaged_annotation_is_named_with_its_article(path: Path) -> None:
    id = ids(path)[0]
    database = sqlite3.connect(path)
    database.execute("UPDATE article SET annotation = '{' WHERE id = ?", (id,))
    database.commit()
    database.close()
    with pytest.raises(ArchiveError, match=id):
        ids(path)
