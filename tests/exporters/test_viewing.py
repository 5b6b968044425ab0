"""The page in a notebook and in the browser."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import webbrowser
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from khabar.exporters import viewing
from khabar.exporters.html.page import page
from khabar.graph.errors import ExportError
from khabar.graph.knowledge.graph import KnowledgeGraph


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Addresses that a browser is asked to open, with a display to open them on."""
    asked: list[str] = []
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(webbrowser, "open", lambda address: asked.append(address) or True)
    return asked


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """A notebook's kernel: what it is given to display."""
    ipython = pytest.importorskip("IPython", reason="needs IPython, which a notebook has")
    display = pytest.importorskip("IPython.display")
    displayed: list[object] = []
    monkeypatch.setattr(ipython, "get_ipython", lambda: SimpleNamespace(kernel=object()))
    monkeypatch.setattr(display, "display", displayed.append)
    return displayed


class Frames(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_a_notebook_gets_the_page_within_a_frame_and_no_file(
    kg: KnowledgeGraph, notebook: list[object], opened: list[str]
) -> None:
    assert kg.show(height=480) is None
    (shown,) = notebook
    found = Frames()
    found.feed(shown._repr_html_())  # type: ignore[attr-defined]
    assert [tag for tag, _ in found.tags] == ["div", "p", "iframe"]
    frame = found.tags[-1][1]
    assert frame["srcdoc"] == page(kg)
    assert frame["sandbox"] == viewing.SANDBOX
    assert "allow-same-origin" not in viewing.SANDBOX
    assert "height:480px" in str(frame["style"])
    assert "src" not in frame
    assert repr(shown) == repr(kg)
    assert opened == []


def test_no_text_of_the_page_ends_the_frame() -> None:
    hostile = """</iframe><script>alert("x")</script>' " &quot; onload="""
    found = Frames()
    found.feed(viewing.Frame(hostile, hostile)._repr_html_())
    assert [tag for tag, _ in found.tags] == ["div", "p", "iframe"]
    assert found.tags[-1][1]["srcdoc"] == hostile


def test_elsewhere_the_browser_opens_the_page(kg: KnowledgeGraph, opened: list[str], tmp_path: Path) -> None:
    path = kg.show()
    assert path is not None
    assert opened == [path.as_uri()]
    assert path.read_text(encoding="utf-8") == page(kg)
    assert path.parent.parent == tmp_path
    if os.name == "posix":
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_ipython_in_a_terminal_is_no_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    ipython = ModuleType("IPython")
    ipython.get_ipython = lambda: SimpleNamespace()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    assert not viewing.in_notebook()
    monkeypatch.delitem(sys.modules, "IPython")
    assert not viewing.in_notebook()


@pytest.mark.parametrize(
    ("platform", "environment", "headless"),
    [
        ("linux", {}, True),
        ("linux", {"DISPLAY": ""}, True),
        ("linux", {"DISPLAY": ":0"}, False),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, False),
        ("linux", {"BROWSER": "code"}, False),
        ("darwin", {}, False),
        ("win32", {}, False),
    ],
)
def test_a_browser_of_the_terminal_is_never_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, environment: dict[str, str], headless: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: asked.append(address) or True)
    monkeypatch.setattr(sys, "platform", platform)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert viewing.open_page(tmp_path / "graph.html") is not headless
    assert bool(asked) is not headless


def test_a_browser_that_fails_is_no_error(monkeypatch: pytest.MonkeyPatch, opened: list[str], tmp_path: Path) -> None:
    def fail(address: str) -> bool:
        raise webbrowser.Error("no browser")

    monkeypatch.setattr(webbrowser, "open", fail)
    assert viewing.open_page(tmp_path / "graph.html") is False


def test_a_page_is_written_where_it_is_wanted(kg: KnowledgeGraph, tmp_path: Path) -> None:
    assert viewing.write_page(kg, tmp_path / "صفحة.HTML") == tmp_path / "صفحة.HTML"
    with pytest.raises(ExportError, match=r"graph\.ttl: a page is HTML; give a name that ends in \.html"):
        viewing.write_page(kg, tmp_path / "graph.ttl")
    assert [path.name for path in tmp_path.iterdir()] == ["صفحة.HTML"]


def test_a_machine_without_room_for_temporary_files_is_told(
    kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(ExportError, match=r"no temporary file can be made: .*; name one with -o"):
        viewing.write_page(kg)


@pytest.mark.slow
def test_the_frame_is_not_blank(kg: KnowledgeGraph, browser: Any, tmp_path: Path) -> None:
    """As a notebook has it: inserted into a cell's output, which is hidden at first, in a page of its own."""
    cell = tmp_path / "notebook.html"
    cell.write_text(
        f'<!doctype html><meta charset="utf-8"><body><div id="output" style="display:none"></div>'
        f'<template id="made">{viewing.frame(kg)._repr_html_()}</template>'
        "<script>output.append(made.content.cloneNode(true)); setTimeout(() => output.style.display = '', 300)</script>",
        encoding="utf-8",
    )
    context = browser.new_context(viewport={"width": 1000, "height": 800}, offline=True)
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(cell.as_uri())
    (frame,) = [frame for frame in tab.frames if frame is not tab.main_frame]
    frame.wait_for_selector("html[data-ready]", timeout=60_000)
    drawn = "() => { const c = document.querySelector('canvas'); const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; return p.some((v, i) => i % 4 === 3 && v > 0); }"
    tab.wait_for_timeout(500)
    frame.wait_for_function(drawn, timeout=60_000)
    assert frame.evaluate("document.querySelector('canvas').clientHeight") > 200
    assert frame.evaluate("origin") == "null", "it cannot reach the notebook"
    assert [text for text in complaints if "getImageData" not in text] == []
    context.close()
