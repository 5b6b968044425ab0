"""How soon the HTML page answers, and how large it is, beside pyvis's own page of the same graph.

    python benchmarks/explorer.py [--nodes 100 1000 5000] [--runs 3] [--timeout 60] [--json FILE]

Needs Playwright and Chromium, which draws without a graphics processor. Each run is a browser of its own, offline;
times are seconds from the start of the navigation by the page's own clock, and the median of the runs is printed:

    ready     the first picture is drawn (the page says so; pyvis: its physics rest and its loading bar is gone)
    answered  a click on a node, made as soon as the page was ready, was answered (panel filled; pyvis: node selected)
    busy      processor time of the page's main thread until it was ready: less than that no machine like this one takes

The graphs are those of synthetic.py. khabar's page must be ready within LIMITS and no larger than LARGEST and A_NODE
for each node, else the exit code is 1. pyvis's page has its defaults; what it does not do in --timeout is said.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import synthetic

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph

LIMITS: Final = {100: 1.0, 1000: 2.0, 5000: 4.0}
"""Seconds until the page is ready, by nodes."""
LARGEST: Final = 1_200_000
A_NODE: Final = 1_000
"""Bytes."""
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)

# vis-network adds to an object `vis` where there is one: this one notes the network that is made.
NOTE: Final = """
(() => {
  let made;
  const noted = { ready: null, answered: null };
  window.__noted = noted;
  window.vis = Object.defineProperty({}, "Network", { get: () => made, set: (real) => {
    made = class extends real {
      constructor(...all) {
        super(...all);
        window.__network = this;
        this.on("selectNode", () => { noted.selected = performance.now(); });
        let rest = null;
        this.on("stabilizationIterationsDone", () => { rest = performance.now(); });
        this.on("afterDrawing", () => {
          const bar = document.getElementById("loadingBar");
          const still = bar === null || getComputedStyle(bar).display === "none" || bar.style.opacity === "0";
          noted.drawn ??= performance.now();
          if (still || (rest !== null && performance.now() > rest)) noted.rested ??= performance.now();
        });
      }
    };
  } });
  new MutationObserver((_, observer) => {
    if (!document.documentElement?.dataset.ready) return;
    noted.ready = performance.getEntriesByName("khabar-ready")[0]?.startTime ?? performance.now();
    observer.disconnect();
    const filled = new MutationObserver(() => { noted.answered ??= performance.now(); });
    filled.observe(document.getElementById("panel"), { childList: true, subtree: true });
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
})();
"""
SPOT: Final = """() => {
  const network = window.__network, at = network.canvas.frame.canvas.getBoundingClientRect();
  const shown = Object.entries(network.getPositions()).filter(([id]) => !network.body.nodes[id].options.hidden);
  const spots = shown.map(([id, place]) => {
    const { x, y } = network.canvasToDOM(place);
    return { id, x, y, far: Math.hypot(x - at.width / 2, y - at.height / 2) };
  }).sort((a, b) => a.far - b.far);
  const spot = spots.find(({ id, x, y }) => String(network.getNodeAt({ x, y })) === id);
  return spot ? { x: at.left + spot.x, y: at.top + spot.y } : null;
}"""
"""Where the node nearest to the middle of the window is, or null."""


def khabar_page(graph: KnowledgeGraph, file: Path) -> None:
    """khabar's page."""
    from khabar.exporters.html.page import page

    file.write_text(page(graph), encoding="utf-8")


def pyvis_page(graph: KnowledgeGraph, file: Path) -> None:
    """What pyvis makes of the same graph with its defaults."""
    import networkx
    from pyvis.network import Network

    plain = networkx.DiGraph()
    whole = graph.networkx()
    plain.add_nodes_from(
        (iri, {"label": data["label_en"], "group": data["type"]}) for iri, data in whole.nodes(data=True)
    )
    plain.add_edges_from((start, end, {"title": data["relation"]}) for start, end, data in whole.edges(data=True))
    network = Network(cdn_resources="in_line", directed=True)
    network.from_nx(plain)
    file.write_text(network.generate_html(), encoding="utf-8")


def measure(
    driver: Any, chromium: str, file: Path, ready: str, answered: str, timeout: float
) -> dict[str, float | None]:
    """Open a page in a new browser and click a node; None is what did not come in time."""
    from playwright.sync_api import TimeoutError

    browser = driver.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
    try:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
        context.add_init_script(NOTE)
        tab = context.new_page()
        tab.set_default_timeout(timeout * 1000)
        tools = context.new_cdp_session(tab)
        tools.send("Performance.enable", {"timeDomain": "threadTicks"})
        found: dict[str, float | None] = {"ready": None, "answered": None, "busy": None}
        try:
            tab.goto(file.as_uri(), wait_until="commit")
            tab.wait_for_function(f"() => window.__noted?.{ready}")
            metrics = {one["name"]: one["value"] for one in tools.send("Performance.getMetrics")["metrics"]}
            spot = tab.evaluate(SPOT)
            if spot is None:
                raise SystemExit(f"{file.name}: no node can be clicked")
            sent = tab.evaluate("() => performance.now()")
            tab.mouse.click(spot["x"], spot["y"])
            tab.wait_for_function(f"() => window.__noted.{answered} > {sent}")
        except TimeoutError:
            return found
        noted = tab.evaluate("() => window.__noted")
        return {"ready": noted[ready] / 1000, "answered": noted[answered] / 1000, "busy": metrics["TaskDuration"]}
    finally:
        browser.close()


def median(values: list[float | None]) -> float | None:
    """The median, None where any is missing."""
    known = [value for value in values if value is not None]
    return statistics.median(known) if len(known) == len(values) else None


def line(row: dict[str, Any], timeout: float) -> str:
    """A row of figures as it is printed."""
    times = [f"> {timeout:.0f}" if row[key] is None else f"{row[key]:.2f}" for key in ("ready", "answered", "busy")]
    ready, answered, busy = times
    size = f"{row['bytes'] / 1000:8.0f}"
    return f"{row['nodes']:6} {row['page']:8} {row['made']:7.2f} {size} {ready:>8} {answered:>10} {busy:>7}"


def main() -> None:
    """Print a line a page, and fail where khabar's is too slow or too large."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, nargs="+", default=[100, 1000, 5000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=60)
    parser.add_argument("--without-pyvis", action="store_true")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("needs Chromium")
    pages = {"khabar": (khabar_page, "ready", "answered"), "pyvis": (pyvis_page, "rested", "selected")}
    if options.without_pyvis:
        del pages["pyvis"]
    rows, failed = [], False
    print(f"{'nodes':>6} {'page':8} {'made s':>7} {'size KB':>8} {'ready s':>8} {'answered s':>10} {'busy s':>7}")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        for nodes in options.nodes:
            graph = synthetic.graph(nodes)
            for what, (make, ready, answered) in pages.items():
                file = Path(name) / f"{what}-{nodes}.html"
                begun = time.perf_counter()
                make(graph, file)
                made = time.perf_counter() - begun
                runs = []
                for _ in range(options.runs):
                    runs.append(measure(driver, chromium, file, ready, answered, options.timeout))
                    if runs[-1]["answered"] is None:
                        break  # once is enough to know
                row = {
                    "nodes": nodes,
                    "page": what,
                    "made": made,
                    "bytes": file.stat().st_size,
                    **{key: median([run[key] for run in runs]) for key in ("ready", "answered", "busy")},
                }
                rows.append(row)
                print(line(row, options.timeout), flush=True)
                if what == "khabar":
                    slow = row["ready"] is None or row["ready"] > LIMITS.get(nodes, float("inf"))
                    large = row["bytes"] > LARGEST + A_NODE * nodes
                    failed |= slow or large
                    if slow or large:
                        print(f"       too {'slow' if slow else 'large'}")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    sys.exit(failed)


if __name__ == "__main__":
    main()
