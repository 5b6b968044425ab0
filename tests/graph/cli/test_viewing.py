"""The command view: one path on standard output, one line for an error."""

from __future__ import annotations

import tempfile
import webbrowser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khabar.exporters.html.page import page
from khabar.graph.cli.commands import khabar
from khabar.graph.knowledge.graph import KnowledgeGraph


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Addresses that a browser is asked to open."""
    found: list[str] = []
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr(webbrowser, "open", lambda address: found.append(address) or True)
    return found


@pytest.fixture
def saved(kg: KnowledgeGraph, tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    kg.save(path)
    return path


def view(*arguments: str | Path) -> Result:
    return CliRunner().invoke(khabar, ["view", *map(str, arguments)])


def test_the_page_is_opened_and_its_path_printed(
    saved: Path, asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    result = view(saved)
    assert (result.exit_code, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    assert asked == [Path(line).as_uri()]
    assert Path(line).read_text(encoding="utf-8") == page(KnowledgeGraph.load(saved))


def test_the_page_goes_where_it_is_told_to_and_nothing_is_opened(saved: Path, asked: list[str], tmp_path: Path) -> None:
    result = view(saved, "--no-open", "-o", tmp_path / "page.html")
    assert result.exit_code == 0
    assert result.stdout == f"{tmp_path / 'page.html'}\n"
    assert (tmp_path / "page.html").exists()
    assert asked == []


def test_without_a_display_the_path_is_all_there_is(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    monkeypatch.setattr("khabar.exporters.viewing.headless", lambda: True)
    result = view(saved, "-o", tmp_path / "page.html")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{tmp_path / 'page.html'}\n", "")
    assert asked == []


@pytest.mark.parametrize(
    ("name", "more", "complaint"),
    [
        ("missing.ttl", (), "missing.ttl: cannot be read"),
        ("notes.txt", (), "notes.txt: "),
        ("graph.ttl", ("-o", "page.txt"), "page.txt: a page is HTML; give a name that ends in .html"),
        ("graph.ttl", ("-o", "none/page.html"), "there is no folder"),
    ],
)
def test_what_cannot_be_viewed_is_said_in_one_line(
    saved: Path, asked: list[str], name: str, more: tuple[str, ...], complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (saved.parent / "notes.txt").write_text("notes", encoding="utf-8")
    monkeypatch.chdir(saved.parent)
    result = view(name, *more)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert complaint in result.stderr
    assert asked == []
