"""The way back: what is selected and looked at are steps of the browser's history, beside undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import drawn, find, fragment, heading, settle, spot

from khabar.graph.knowledge.graph import KnowledgeGraph

pytestmark = pytest.mark.slow

Open = Callable[..., Any]


def back(tab: Any) -> None:
    tab.evaluate("() => history.back()")
    tab.wait_for_timeout(100)
    settle(tab)


def forward(tab: Any) -> None:
    tab.evaluate("() => history.forward()")
    tab.wait_for_timeout(100)
    settle(tab)


def steps(tab: Any) -> int:
    return int(tab.evaluate("() => history.length"))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_back_leads_through_what_was_clicked(told: KnowledgeGraph, open_page: Open, language: str) -> None:
    tab = open_page(told, fragment=f"#lang={language}")
    start = heading(tab)
    tab.click("#panel [data-section=start] .link >> nth=0")
    first = heading(tab)
    tab.click("#panel [data-section=events] .link >> nth=0")
    second = heading(tab)
    tab.click("#panel [data-section=participants] .link >> nth=0")
    settle(tab)
    assert len({start, first, second}) == 3
    for expected in (second, first, start):
        back(tab)
        assert heading(tab) == expected
    assert tab.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")
    forward(tab)
    assert heading(tab) == first
    assert tab.evaluate("() => document.activeElement !== document.body")


def test_back_leads_to_the_view_before_and_undo_stays(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    find(tab, "Shadow Group")
    tab.click("#tab-table")
    tab.click("#tab-map")
    settle(tab)
    back(tab)
    assert fragment(tab) == {"view": "table", "sel": "actor/group"}
    back(tab)
    assert fragment(tab) == {"sel": "actor/group"}
    assert tab.locator("#view-graph").is_visible()
    back(tab)
    assert fragment(tab) == {}
    before = drawn(tab)
    tab.click('#legend [data-group="Place"]')
    settle(tab)
    assert drawn(tab) < before
    many = steps(tab)
    tab.click("#undo")
    settle(tab)
    assert drawn(tab) == before
    assert fragment(tab) == {}
    assert steps(tab) == many


def test_what_is_moved_by_hand_is_no_step(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    many = steps(tab)
    tab.focus("#time-from")
    for _ in range(3):
        tab.keyboard.press("ArrowUp")
    x, y = spot(tab, "actor/force")
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x + 60, y + 30, steps=4)
    tab.mouse.up()
    settle(tab)
    tab.click("#language")
    assert {"from", "lang"} <= set(fragment(tab))
    assert steps(tab) == many


def test_back_leaves_the_graph_where_it_was(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    place = "() => [window.__network.getScale(), ...Object.values(window.__network.getViewPosition())].map(Math.round)"
    for _ in range(2):
        tab.click("#zoom-in")
    settle(tab)
    seen = tab.evaluate(place)
    tab.click("#panel [data-section=articles]")
    tab.click("#tab-table")
    settle(tab)
    tab.click("#table tbody .link >> nth=0")
    back(tab)
    back(tab)
    assert fragment(tab) == {}
    assert tab.evaluate(place) == seen
