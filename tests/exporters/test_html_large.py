"""Large graphs: physics off, a core of the most reported past 5,000 nodes, the rest by search and expansion, small files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import drawn, find, fragment, go, heading, lines, settle

from khabar.exporters.html.page import page
from khabar.graph.knowledge.graph import KnowledgeGraph

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
Synthetic = Callable[[int], KnowledgeGraph]
LARGEST, A_NODE = 1_200_000, 1_000


@pytest.mark.parametrize("nodes", [100, 1000, 5000])
def test_a_page_grows_with_its_graph_within_bounds_and_opens(synthetic: Synthetic, open_page: Open, nodes: int) -> None:
    graph = synthetic(nodes)
    html = page(graph)
    assert len(html.encode()) <= LARGEST + A_NODE * nodes
    tab = open_page(html)
    assert tab.evaluate("() => window.__network.physics.physicsEnabled") is False
    assert len(drawn(tab)) > nodes * 0.6
    find(tab, "Actor 7")
    assert heading(tab) == "الجهة 7"
    assert "الوكالة" in tab.inner_text("#panel") or "agency" in tab.inner_text("#panel")


def test_the_same_graph_gives_the_same_page(synthetic: Synthetic) -> None:
    graph = synthetic(100)
    assert page(graph) == page(graph)


def test_past_5000_nodes_the_page_opens_on_the_most_reported(synthetic: Synthetic, open_page: Open) -> None:
    graph = synthetic(8000)
    html = page(graph)
    assert len(html.encode()) <= LARGEST + A_NODE * 8000
    tab = open_page(html)
    core = drawn(tab)
    assert 500 < len(core) <= 2500
    assert "actor/00000" in core
    assert lines(tab) > 500
    assert tab.inner_text("#shown") != ""
    far = next(f"actor/{i:05}" for i in range(3999, 0, -1) if f"actor/{i:05}" not in core and i % 9 != 4)
    find(tab, f"Actor {int(far[-5:])}")
    assert fragment(tab)["sel"] == far
    assert far in drawn(tab)
    before = len(drawn(tab))
    tab.click("#expand")
    settle(tab)
    assert len(drawn(tab)) > before
    address = fragment(tab)
    assert far in address["more"]
    again = open_page(html, fragment="#" + "&".join("=".join(pair) for pair in address.items()))
    assert drawn(again) == drawn(tab)
    # The other views list all of it.
    go(tab, "view=table&table=entities")
    assert tab.locator("#rows-more").count() == 1
    shown = tab.locator("#table tbody tr").count()
    tab.click("#rows-more")
    settle(tab)
    assert tab.locator("#table tbody tr").count() > shown


def test_filters_of_a_large_graph_answer(synthetic: Synthetic, open_page: Open) -> None:
    tab = open_page(synthetic(1000))
    before = drawn(tab)
    go(tab, "status=planned&from=2024-06-01&to=2024-12-31")
    after = drawn(tab)
    assert 0 < len(after) < len(before)
    go(tab, "fold=relations")
    assert not any(key.startswith("event/") for key in drawn(tab))
