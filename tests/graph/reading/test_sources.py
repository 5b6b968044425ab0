"""What the user names becomes files, in a stable order, each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from khabar.graph.errors import ReadingError
from khabar.graph.reading.sources import STDIN, SUFFIXES, expand, unsupported


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.html", "sub/deeper/d.md", ".hidden.txt", ".git/e.txt", "A.TXT"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("خبر", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def _names(sources: list[str | Path], root: Path) -> list[str]:
    found = list(expand(sources))
    assert not any(isinstance(item, ReadingError) for item in found)
    return [item if isinstance(item, str) else item.relative_to(root).as_posix() for item in found if item]  # type: ignore[union-attr]


def test_a_folder_is_walked_in_sorted_order_without_hidden_files(tree: Path) -> None:
    assert _names([tree], tree) == ["A.TXT", "a.txt", "b.txt", "sub/c.html", "sub/deeper/d.md"]


def test_archives_among_the_articles_of_a_folder_are_passed_over(tree: Path) -> None:
    for name in ("news.khabar", "news.khabar-journal", "news.decisions.jsonl"):
        (tree / name).write_text("{}", encoding="utf-8")
    assert _names([tree], tree) == ["A.TXT", "a.txt", "b.txt", "sub/c.html", "sub/deeper/d.md"]
    assert _names([tree / "news.khabar"], tree) == ["news.khabar"]


def test_a_pattern_gives_what_it_matches_in_sorted_order(tree: Path) -> None:
    assert _names([str(tree / "*.txt")], tree) == ["a.txt", "b.txt"]
    assert _names([str(tree / "**" / "*.md")], tree) == ["sub/deeper/d.md"]
    assert _names([str(tree / "s*")], tree) == ["sub/c.html", "sub/deeper/d.md"]
    assert _names([str(tree / "**")], tree) == ["A.TXT", "a.txt", "b.txt", "sub/c.html", "sub/deeper/d.md"]


def test_a_file_named_twice_is_read_once(tree: Path) -> None:
    again = tree / "sub" / ".." / "a.txt"
    assert _names([tree / "b.txt", tree / "a.txt", again, tree], tree)[:2] == ["b.txt", "a.txt"]
    assert len(_names([tree / "a.txt", tree, str(tree / "*.txt")], tree)) == 5


def test_a_link_to_a_file_already_read_is_read_once_and_a_loop_of_links_ends(tree: Path) -> None:
    (tree / "z.txt").symlink_to(tree / "a.txt")
    (tree / "sub" / "loop").symlink_to(tree)
    assert _names([tree], tree) == ["A.TXT", "a.txt", "b.txt", "sub/c.html", "sub/deeper/d.md"]


def test_standard_input_named_twice_is_read_once() -> None:
    assert list(expand(["-", "-"])) == [STDIN]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "news [1].txt"
    path.write_text("خبر", encoding="utf-8")
    assert list(expand([path])) == [path]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("missing.txt", "no such file"),
        ("empty", "no article in this folder"),
        ("*.pdf", "no file matches"),
        ("https://example.org/a.html", "reads no network"),
        ("", "no such file|impossible file name|no file"),
        ("a\0b", "impossible file name"),
        ("x" * 5000, "no such file"),
    ],
)
def test_a_source_that_names_no_file_gives_one_error(tree: Path, source: str, message: str) -> None:
    named = source if "://" in source or not source or "\0" in source else str(tree / source)
    (error,) = expand([named])
    assert isinstance(error, ReadingError)
    with pytest.raises(ReadingError, match=message):
        raise error


@pytest.mark.parametrize(
    ("suffix", "said"),
    [
        (".json", "unsupported format .json; write its articles as .jsonl"),
        (".gz", "unsupported format .gz; unpack it first"),
        (".pdf", "unsupported format .pdf; save its text as .txt"),
        (".csv", "unsupported format .csv; export its articles as .jsonl"),
        (".py", "unsupported format .py; khabar reads"),
        ("", "unsupported format (no suffix); khabar reads"),
    ],
)
def test_tells_what_to_do_with_a_file_of_another_format(suffix: str, said: str) -> None:
    assert unsupported(suffix).startswith(said)
    assert all(each in unsupported(suffix) for each in SUFFIXES)
