"""What is written over the graph can be read, and where nothing is drawn the page says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import PHONE, go, settle
from making import article

from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.resolution.model import Entity, Resolved

pytestmark = pytest.mark.slow

Open = Callable[..., Any]

WRITTEN = """() => {
  const found = [], real = CanvasRenderingContext2D.prototype.fillText, ratio = devicePixelRatio;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const at = this.getTransform().transformPoint(new DOMPoint(x, y));
    found.push({ text, x: at.x / ratio, y: at.y / ratio, half: (this.measureText(text).width * this.getTransform().a) / ratio / 2 });
    return real.call(this, text, x, y);
  };
  __network.canvas.body.emitter.emit("_redraw");
  CanvasRenderingContext2D.prototype.fillText = real;
  const nodes = Object.values(__network.getPositions()).map((at) => __network.canvasToDOM(at));
  const graph = document.getElementById("graph"), at = graph.getBoundingClientRect();
  const controls = ["fold", "fit"].map((id) => document.getElementById(id)).map((one) => (one.id === "fit" ? one.parentElement : one).getBoundingClientRect())
    .map((box) => ({ left: box.left - at.left, right: box.right - at.left, top: box.top - at.top, bottom: box.bottom - at.top }));
  return { found, nodes, controls, width: graph.clientWidth, height: graph.clientHeight };
}"""
"""Draws the graph once more and notes each text with its middle and half its width, and where the nodes are."""


def bare(*names: str) -> KnowledgeGraph:
    """A graph of entities that nothing connects."""
    entities = tuple(
        Entity(f"actor/{number}", "Person", (("ar", name), ("en", name))) for number, name in enumerate(names)
    )
    return KnowledgeGraph.from_resolved(Resolved((article(1, "en", None, None),), entities, (), ()))


def cut(drawn: dict[str, Any]) -> list[str]:
    """Labels that the edge cuts."""
    return [
        label["text"]
        for label in drawn["found"]
        if not (
            label["half"] <= label["x"] <= drawn["width"] - label["half"] and 6 <= label["y"] <= drawn["height"] - 6
        )
    ]


def under(drawn: dict[str, Any]) -> list[str]:
    """Labels that lie below the controls."""
    return [
        label["text"]
        for label in drawn["found"]
        for box in drawn["controls"]
        if box["left"] - label["half"] < label["x"] < box["right"] + label["half"]
        and box["top"] - 6 < label["y"] < box["bottom"] + 6
    ]


def covering(drawn: dict[str, Any]) -> list[str]:
    """Labels that lie on a node."""
    return [
        label["text"]
        for label in drawn["found"]
        for node in drawn["nodes"]
        if abs(node["x"] - label["x"]) < label["half"] and abs(node["y"] - label["y"]) < 6
    ]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_name_covers_no_node(told: KnowledgeGraph, open_page: Open, language: str) -> None:
    drawn = open_page(told, fragment=f"#lang={language}").evaluate(WRITTEN)
    assert len(drawn["found"]) > 5
    assert covering(drawn) == []
    heap = bare("the very first of the names", "the second of the names", "the third of the names", "one", "two")
    places = "actor/0:0:0,actor/1:45:27,actor/2:-45:-27,actor/3:400:250,actor/4:-400:-250"
    drawn = open_page(heap, fragment=f"#lang={language}&loose=1&at={places}").evaluate(WRITTEN)
    assert len(drawn["found"]) == 5
    assert covering(drawn) == []


@pytest.mark.parametrize("names", [3, 12, 40])
def test_a_name_is_not_cut_by_the_edge(open_page: Open, names: int) -> None:
    crowd = bare(*(f"the long name of number {number:02}" for number in range(names)))
    drawn = open_page(crowd, viewport=PHONE, fragment="#lang=en&loose=1").evaluate(WRITTEN)
    assert len(drawn["found"]) > 2
    assert cut(drawn) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_first_view_cuts_no_name_and_hides_none_below_its_controls(
    synthetic: Callable[[int], KnowledgeGraph], open_page: Open, language: str
) -> None:
    tab = open_page(synthetic(300), fragment=f"#lang={language}")
    for _ in range(2):
        drawn = tab.evaluate(WRITTEN)
        assert len(drawn["found"]) > 20
        assert cut(drawn) == []
        assert under(drawn) == []
        tab.click("#zoom-in")
        settle(tab)


def test_the_name_of_what_is_selected_at_the_edge_is_whole(open_page: Open) -> None:
    heap = bare("alone above", "alone below", "in the middle")
    places = "actor/0:0:-900,actor/1:0:900,actor/2:0:0"
    for number, text in enumerate(("alone above", "alone below")):
        tab = open_page(heap, fragment=f"#lang=en&loose=1&sel=actor/{number}&at={places}")
        tab.click("#fit")
        settle(tab)
        drawn = tab.evaluate(WRITTEN)
        assert text in {label["text"] for label in drawn["found"]}
        assert cut(drawn) == []


def test_a_neighbourhood_with_a_selection_opens_whole(told: KnowledgeGraph, open_page: Open) -> None:
    small = {"width": 900, "height": 560}
    tab = open_page(told, fragment="#lang=en&near=actor/group:2&sel=site/bridge", viewport=small)
    inside = """() => {
      const graph = document.getElementById("graph"), all = Object.values(__network.getPositions()).map((at) => __network.canvasToDOM(at));
      return all.every(({ x, y }) => x >= 0 && y >= 0 && x <= graph.clientWidth && y <= graph.clientHeight);
    }"""
    assert tab.evaluate(inside)
    assert tab.inner_text("#panel h2") == "The Old Bridge"


def test_a_graph_in_which_nothing_is_drawn_says_why(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(KnowledgeGraph.from_resolved(Resolved((), (), (), ())), fragment="#lang=en")
    assert tab.inner_text("#graph-none") == "Nothing in this graph yet: no entities or events were found."
    tab.click("#language")
    settle(tab)
    assert tab.inner_text("#graph-none").startswith("لا شيء في هذه الشبكة بعد")
    tab = open_page(bare("Abel", "Cain"), fragment="#lang=en")
    assert tab.inner_text("#graph-none").startswith("No line leads to anything here")
    go(tab, "#lang=en&loose=1")
    assert not tab.locator("#graph-none").is_visible()
    tab = open_page(told, fragment="#lang=en")
    assert not tab.locator("#graph-none").is_visible()


def test_a_table_of_an_empty_graph_does_not_blame_the_filters(open_page: Open) -> None:
    tab = open_page(KnowledgeGraph.from_resolved(Resolved((), (), (), ())), fragment="#lang=en&view=table")
    assert "no entities or events were found" in tab.inner_text("#view-table .empty")
    go(tab, "#lang=en&view=timeline")
    assert "no entities or events were found" in tab.inner_text("#timeline .empty")


def test_one_is_counted_in_the_singular(open_page: Open) -> None:
    tab = open_page(bare("Abel"), fragment="#lang=en")
    assert tab.locator("#panel .counts").inner_text().split() == [
        "1",
        "article",
        "1",
        "entity",
        "0",
        "events",
        "0",
        "relations",
    ]
    tab.click("#language")
    settle(tab)
    assert tab.locator("#panel .counts").inner_text().split() == ["1", "مقال", "1", "كيان", "0", "أحداث", "0", "علاقات"]
