"""The page in a browser: what tests do with it, and what it must never do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from khabar.exporters.html.page import page
from khabar.graph.knowledge.graph import KnowledgeGraph

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 800}
# Hostile texts call __pwned.push; vis-network adds to an object `vis` where there is one, which notes the network made.
PREPARED = """
window.__pwned = [];
addEventListener("securitypolicyviolation", (event) => window.__pwned.push("policy: " + event.violatedDirective));
(() => {
  let made;
  window.vis = Object.defineProperty({}, "Network", { enumerable: true, get: () => made, set: (real) => {
    made = class extends real { constructor(...all) { super(...all); window.__network = this; } };
  } });
})();
window.__keys = () => {
  const raw = JSON.parse(document.getElementById("data").textContent);
  return [raw.entities, raw.events].flatMap((table) => table.rows.map((row) => row[table.keys.indexOf("key")]));
};
"""


@dataclass
class Watch:
    """What pages did that they must not."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def over(self, tab: Any, own: str) -> None:
        """Watch a tab that will show the document `own` and nothing else."""

        def asked(request: Any) -> None:
            url = request.url.partition("#")[0]
            if url != own and not url.startswith(("data:", "blob:")):
                self.requests.append(request.url)

        def said(message: Any) -> None:
            # Chromium's advice on reading a canvas is about these tests, which do.
            if "getImageData" not in message.text and message.type in ("error", "warning", "assert"):
                self.complaints.append(f"{message.type}: {message.text}")

        def asks(dialog: Any) -> None:
            self.complaints.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        tab.on("request", asked)
        tab.on("console", said)
        tab.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        tab.on("dialog", asks)
        tab.on("popup", lambda other: self.complaints.append(f"popup: {other.url}"))

    def verdict(self) -> None:
        """Fail where a page asked for anything or complained."""
        assert self.requests == []
        assert self.complaints == []


@contextmanager
def chromium() -> Iterator[Any]:
    """Debian's Chromium, headless; the test is skipped where it or Playwright is not to be had."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright to drive a browser")
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("needs Chromium to open the page")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield started
        started.close()


class Opener:
    """Opens documents offline in contexts of their own; `close` says whether all kept still."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self._browser, self._folder = browser, folder
        self._contexts: list[Any] = []
        self.watch = Watch()

    def __call__(
        self, graph: KnowledgeGraph | str, *, viewport: dict[str, int] = WIDE, fragment: str = "", **more: Any
    ) -> Any:
        """A tab that shows the page of a graph, or the document itself, ready to be used."""
        file = self._folder / f"{len(self._contexts)}.html"
        file.write_text(graph if isinstance(graph, str) else page(graph), encoding="utf-8")
        context = self._browser.new_context(viewport=viewport, offline=True, **{"reduced_motion": "reduce", **more})
        self._contexts.append(context)
        context.set_default_timeout(60_000)
        context.add_init_script(PREPARED)
        tab = context.new_page()
        self.watch.over(tab, file.as_uri())
        tab.goto(file.as_uri() + fragment)
        tab.wait_for_selector("html[data-ready]", timeout=60_000)
        settle(tab)
        return tab

    def close(self) -> None:
        """End the contexts, then judge; nothing was run that should not."""
        pwned = [page.evaluate("() => window.__pwned") for context in self._contexts for page in context.pages]
        for context in self._contexts:
            context.close()
        self.watch.verdict()
        assert [found for found in pwned if found] == []


def settle(tab: Any) -> None:
    """Wait until what was asked for is drawn."""
    tab.evaluate(
        "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 60))"
    )


def go(tab: Any, fragment: str) -> None:
    """Change the fragment of the address, as one does who pastes a shared one."""
    tab.evaluate("(text) => { location.hash = text; }", fragment)
    settle(tab)


def fragment(tab: Any) -> dict[str, str]:
    """What the address says, once it is written."""
    tab.wait_for_timeout(220)
    text = str(tab.evaluate("() => location.hash")).lstrip("#")
    return dict(pair.split("=", 1) for pair in text.split("&")) if text else {}


def drawn(tab: Any) -> set[str]:
    """Keys of the nodes that are drawn."""
    return set(
        tab.evaluate(
            """() => {
              const keys = window.__keys(), all = window.__network?.body.data.nodes.get() ?? [];
              return all.filter((node) => !node.hidden).map((node) => keys[node.id]);
            }"""
        )
    )


def lines(tab: Any) -> int:
    """How many lines are drawn."""
    return int(tab.evaluate("() => window.__network.body.data.edges.get().filter((edge) => !edge.hidden).length"))


def spot(tab: Any, key: str) -> tuple[float, float]:
    """Where in the window a node is."""
    x, y = tab.evaluate(
        """(key) => {
          const network = window.__network, id = window.__keys().indexOf(key);
          const { x, y } = network.canvasToDOM(network.getPosition(id));
          const at = network.canvas.frame.canvas.getBoundingClientRect();
          return [at.left + x, at.top + y];
        }""",
        key,
    )
    return x, y


def click(tab: Any, key: str) -> None:
    """Click a node in the graph."""
    tab.mouse.click(*spot(tab, key))
    tab.wait_for_timeout(350)  # vis-network waits whether a click becomes a double one
    settle(tab)


def find(tab: Any, name: str) -> None:
    """Select the first thing that the search finds."""
    tab.keyboard.press("/")
    tab.keyboard.type(name)
    tab.keyboard.press("Enter")
    settle(tab)


def heading(tab: Any) -> str:
    """The heading of the panel."""
    return str(tab.inner_text("#panel h2"))


def section(tab: Any, name: str) -> str:
    """What a section of the panel says."""
    return str(tab.inner_text(f'#panel [data-section="{name}"]'))
