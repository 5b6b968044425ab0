"""The page by keys alone: what is selected, the view, the list of keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import click, drawn, fragment, heading, settle

from khabar.graph.knowledge.graph import KnowledgeGraph

pytestmark = pytest.mark.slow

Open = Callable[..., Any]


def test_keys_hide_pin_and_narrow_what_is_selected(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    click(tab, "actor/state")
    assert heading(tab) == "الجمهورية"
    tab.keyboard.press("n")
    assert fragment(tab)["near"] == "actor/state:1"
    tab.keyboard.press("n")
    assert fragment(tab)["near"] == "actor/state:2"
    tab.keyboard.press("n")
    assert "near" not in fragment(tab)
    tab.keyboard.press("p")
    assert fragment(tab)["pin"] == "actor/state"
    tab.keyboard.press("h")
    settle(tab)
    assert "actor/state" not in drawn(tab)


def test_keys_work_on_an_arabic_keyboard(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)

    def press(letter: str, code: str) -> None:
        tab.evaluate(
            """([key, code]) => document.activeElement.dispatchEvent(
              new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }))""",
            [letter, code],
        )
        settle(tab)

    press("ظ", "Slash")
    assert tab.evaluate("() => document.activeElement.id") == "search"
    tab.keyboard.press("Escape")
    press("ل", "KeyG")
    assert fragment(tab)["fold"] == "relations"
    press("ل", "KeyG")
    press("ب", "KeyF")
    assert tab.locator("#filters").is_visible()


def test_keys_move_and_zoom_in_the_graph(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    click(tab, "actor/group")
    first = fragment(tab)["sel"]
    met = {first}
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"):
        tab.keyboard.press(key)
        met.add(fragment(tab)["sel"])
    assert len(met) > 2
    scale = tab.evaluate("() => window.__network.getScale()")
    tab.keyboard.press("+")
    settle(tab)
    closer = tab.evaluate("() => window.__network.getScale()")
    assert closer > scale
    tab.keyboard.press("-")
    settle(tab)
    assert tab.evaluate("() => window.__network.getScale()") < closer


def test_the_list_of_keys_opens_and_closes(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    assert not tab.locator("#help-dialog").is_visible()
    tab.keyboard.press("?")
    assert tab.locator("#help-dialog").is_visible()
    assert "Ctrl" in tab.inner_text("#help-dialog")
    tab.keyboard.press("Escape")
    assert not tab.locator("#help-dialog").is_visible()
    tab.click("#help")
    assert tab.locator("#help-dialog").is_visible()
    tab.click("#help-close")
    assert not tab.locator("#help-dialog").is_visible()
