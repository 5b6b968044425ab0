"""The page in a browser: what tests do with it, and what it must never do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

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
TRAP = """
window.__pwned = [];
addEventListener("securitypolicyviolation", (event) => window.__pwned.push("policy: " + event.violatedDirective + " " + event.blockedURI));
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
        tab.on("download", lambda item: self.complaints.append(f"download: {item.suggested_filename}"))

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

    def __call__(self, html: str, *, viewport: dict[str, int] = WIDE, fragment: str = "", **more: Any) -> Any:
        """A tab that shows the document, ready to be used."""
        file = self._folder / f"{len(self._contexts)}.html"
        file.write_text(html, encoding="utf-8")
        context = self._browser.new_context(viewport=viewport, offline=True, **{"reduced_motion": "reduce", **more})
        self._contexts.append(context)
        context.set_default_timeout(15_000)
        context.add_init_script(TRAP)
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
