"""Makes the pictures of the HTML page that the README and this folder show.

    pip install pillow && python docs/screenshots.py [--out docs] [GRAPH.ttl]

Without a graph it is built from examples/articles. Each view is taken in Arabic and English, light and dark, some on
a phone. Needs Playwright and Chromium, and Noto fonts for Arabic. Pillow reduces the pictures to 256 colours.
"""

from __future__ import annotations

import argparse
import io
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
WIDE: Final = {"width": 1280, "height": 800}
PHONE: Final = {"width": 390, "height": 800}
ARGUMENTS: Final = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--force-color-profile=srgb")
VIEWS: Final = ("graph", "timeline", "map", "table")


@dataclass(frozen=True)
class Shot:
    """One picture: its name, the fragment of the address, what is clicked first, and the browser it is taken in."""

    name: str
    fragment: str
    clicks: tuple[str, ...] = ()
    dark: bool = False
    size: dict[str, int] = field(default_factory=lambda: WIDE)


def shots(selected: str, event: str) -> list[Shot]:
    """The pictures, given the keys of a thing and an event to be selected."""
    made = []
    for language in ("ar", "en"):
        for dark in (False, True):
            tone = "dark" if dark else "light"
            for view in VIEWS:
                chosen = f"&sel={selected if view in ('graph', 'table') else event}"
                made.append(Shot(f"{view}-{language}-{tone}", f"view={view}&lang={language}{chosen}", (), dark))
    made += [
        Shot("whole-ar-light", "lang=ar"),
        Shot("filters-en-light", "lang=en&status=-actual", ("#filters-toggle",)),
        Shot("relations-en-light", f"lang=en&fold=relations&near={selected}:1&sel={selected}"),
        Shot("phone-graph-ar-light", f"lang=ar&sel={selected}", size=PHONE),
        Shot("phone-table-en-dark", "lang=en&view=table", dark=True, size=PHONE),
    ]
    return made


def most_told(graph: Any) -> tuple[str, str]:
    """The ends of the IRIs of the entity in most events, and of the event with most mentions and participants."""
    events = graph.events()
    iris = [thing.iri for thing in graph.entities()]
    taking_part = [part.iri for event in events for part in event.participants]
    thing = max(iris, key=lambda iri: (taking_part.count(iri), iri))
    event = max(events, key=lambda one: (len(graph.evidence(one)), len(one.participants), one.iri))
    base = thing.split("/id/")[0] + "/id/"
    return thing.removeprefix(base), event.iri.removeprefix(base)


def palette(counted: list[tuple[int, tuple[int, int, int]]], *, most_used: int = 128, size: int = 256) -> list[int]:
    """The colours most used, then always the one farthest from all taken, so that small marks keep theirs."""
    import numpy

    colours = numpy.array(
        [colour for count, colour in counted[:most_used] + [c for c in counted[most_used:] if c[0] > 3]]
    )
    taken = list(range(min(most_used, len(colours))))
    far = numpy.min([((colours - colours[i]) ** 2).sum(axis=1) for i in taken], axis=0)
    while len(taken) < min(size, len(colours)):
        taken.append(int(far.argmax()))
        far = numpy.minimum(far, ((colours - colours[taken[-1]]) ** 2).sum(axis=1))
    return [int(part) for i in taken for part in colours[i]]


def reduced(png: bytes) -> bytes:
    """The picture in 256 colours, a third of the size."""
    from PIL import Image

    out = io.BytesIO()
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    counted: Any = picture.getcolors(picture.width * picture.height)
    few = Image.new("P", (1, 1))
    few.putpalette(palette(sorted(counted, reverse=True)))
    picture.quantize(palette=few, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", nargs="?", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "docs")
    parser.add_argument("--only", default="", help="only pictures whose name has this in it")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    from khabar.exporters.html.page import page
    from khabar.graph.knowledge.graph import KnowledgeGraph

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("needs Chromium")
    if options.graph:
        graph = KnowledgeGraph.load(options.graph)
    else:
        graph = KnowledgeGraph.build(ROOT / "examples" / "articles")
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        file = Path(name) / "graph.html"
        file.write_text(page(graph), encoding="utf-8")
        browser: Any = driver.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        for shot in shots(*most_told(graph)):
            if options.only not in shot.name:
                continue
            scheme = "dark" if shot.dark else "light"
            context = browser.new_context(
                viewport=shot.size,
                offline=True,
                reduced_motion="reduce",
                color_scheme=scheme,
                has_touch=shot.size is PHONE,
            )
            tab = context.new_page()
            tab.goto(f"{file.as_uri()}#{shot.fragment}")
            tab.wait_for_selector("html[data-ready]")
            for selector in shot.clicks:
                tab.click(selector)
            tab.mouse.move(0, 0)
            tab.wait_for_timeout(400)
            (options.out / f"{shot.name}.png").write_bytes(reduced(tab.screenshot()))
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
