"""The page in a browser: in a notebook as a frame of its own, elsewhere as a file that the browser opens."""

from __future__ import annotations

import html
import os
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from khabar.exporters.atomic import write_text
from khabar.graph.errors import ExportError

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph

HEIGHT: Final = 640
"""Pixels of the frame in a notebook."""

SUFFIXES: Final = (".html", ".htm")

SANDBOX: Final = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
"""What the page may do within a notebook: draw, open the link of an article, save a table; nothing to the notebook."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The page as a notebook shows it.

    Attributes:
        page: the whole HTML document.
        about: what stands in its place where notebooks show no HTML.
        height: of the frame, in pixels.
    """

    page: str = field(repr=False)
    about: str
    height: int = HEIGHT

    def __repr__(self) -> str:
        """What text-only front ends show."""
        return self.about

    def _repr_html_(self) -> str:
        """An iframe that holds the page itself: one with an address is blank where the notebook cannot reach the file.

        Below it stands a line, seen only where a notebook that is not trusted takes the frame away.
        """
        about = f"{self.about}: run the cell, or trust the notebook, to see the graph"
        size = f"width:100%;height:{self.height}px"
        return (
            f'<div style="position:relative;{size}"><p>{html.escape(about)}</p>'
            f'<iframe title="khabar" sandbox="{SANDBOX}" allow="clipboard-write" srcdoc="{html.escape(self.page)}" '
            f'style="position:absolute;inset:0;{size};border:0;background:#fff"></iframe></div>'
        )


def frame(graph: KnowledgeGraph, *, height: int = HEIGHT) -> Frame:
    """The page of a graph for a notebook."""
    from khabar.exporters.html.page import page

    return Frame(page(graph), repr(graph), height)


def show(graph: KnowledgeGraph, *, height: int = HEIGHT) -> Path | None:
    """Show a graph: in a notebook below the cell, elsewhere in the browser.

    Returns:
        The page's file, where one was needed; without a browser it is there to be opened elsewhere.
    """
    if in_notebook():
        from IPython.display import display

        display(frame(graph, height=height))  # type: ignore[no-untyped-call]
        return None
    path = write_page(graph)
    open_page(path)
    return path


def in_notebook() -> bool:
    """Whether this runs in the kernel of a notebook; IPython in a terminal is none."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return getattr(shell, "kernel", None) is not None


def write_page(graph: KnowledgeGraph, path: str | Path | None = None) -> Path:
    """Write the page to a file, or without one to a new temporary file, which the system removes in its time.

    Raises:
        ExportError: a name that is not one of a page, a place that cannot be written to.
    """
    from khabar.exporters.html.page import page

    if path is not None and Path(path).suffix.lower() not in SUFFIXES:
        raise ExportError("a page is HTML; give a name that ends in .html", path=path)
    document = page(graph)
    try:
        # A folder nobody else can write to: a known name in a shared one might be a link of somebody else's.
        target = Path(path) if path is not None else Path(tempfile.mkdtemp(prefix="khabar-")) / "graph.html"
    except OSError as error:
        raise ExportError(f"no temporary file can be made: {error.strerror or error}; name one with -o") from error
    write_text(target, document)
    return target


def open_page(path: Path) -> bool:
    """Open a page in the user's browser; False where there is none that could draw it."""
    import webbrowser

    if headless():
        return False
    try:
        return webbrowser.open(path.resolve().as_uri())
    except webbrowser.Error:
        return False


def headless() -> bool:
    """Whether no window can be opened: what Python would start then is a browser of the terminal, without scripts."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    return sys.platform not in ("win32", "darwin", "cygwin") and not any(os.environ.get(name) for name in displays)
