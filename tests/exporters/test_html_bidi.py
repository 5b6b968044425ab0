"""Names of both directions in one line: each runs its own way, in its place, and is cut at its own end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from browsing import find, go, heading, settle
from making import PlacedGraph, story

from khabar.graph.knowledge.graph import KnowledgeGraph

pytestmark = pytest.mark.slow

Open = Callable[..., Any]

PLACED = """([selector, words]) => {
  const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT), found = {};
  while (walker.nextNode()) for (const word of words) {
    const at = walker.currentNode.data.indexOf(word), range = document.createRange();
    if (at < 0) continue;
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + word.length);
    const { left, right } = range.getBoundingClientRect();
    found[word] = [left, right];
  }
  return words.map((word) => found[word]);
}"""
"""From left to right where words of an element stand."""


@pytest.fixture(scope="module")
def foreign() -> KnowledgeGraph:
    """The story with an agent and a target that have names in one language alone, of each language two."""
    whole = story()
    names = {
        "actor/group": (("ar", "سرية الظل"),),
        "actor/state": (("ar", "إدارة البحيرة"),),
        "actor/force": (("en", "Lake Guard"),),
        "actor/leader": (("en", "Sam Oakley"),),
    }
    entities = tuple(replace(one, labels=names.get(one.key, one.labels), aliases=()) for one in whole.entities)
    return PlacedGraph.from_resolved(replace(whole, entities=entities))


def order(tab: Any, selector: str, *words: str) -> list[float]:
    """The left edges of words, which are on one line."""
    tab.set_viewport_size({"width": 2400, "height": 800})
    settle(tab)
    return [float(left) for left, _ in tab.evaluate(PLACED, [selector, words])]


ENGLISH = ("attack", "سرية الظل", "إدارة البحيرة")
ARABIC = ("اعتقال", "Lake Guard", "Sam Oakley")


def test_names_stand_in_the_order_of_the_page(foreign: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(foreign, fragment="#lang=en&sel=event/attack")
    assert (left := order(tab, "#panel h2", *ENGLISH)) == sorted(left)
    assert heading(tab) == "attack – \u2068سرية الظل\u2069 – \u2068إدارة البحيرة\u2069"
    assert tab.get_attribute("#panel h2", "lang") is None  # of the page
    go(tab, "lang=ar&sel=event/arrest")
    assert (left := order(tab, "#panel h2", *ARABIC)) == sorted(left, reverse=True)
    go(tab, "lang=en&sel=place/baghdad")
    assert (left := order(tab, '#panel [data-section="events"] .link', *ENGLISH)) == sorted(left)


@pytest.mark.parametrize(("language", "event", "words"), [("en", "Attack", ENGLISH), ("ar", "Arrest", ARABIC)])
def test_names_of_the_timeline_stand_in_the_order_of_the_page(
    foreign: KnowledgeGraph, open_page: Open, language: str, event: str, words: tuple[str, ...]
) -> None:
    tab = open_page(foreign, fragment=f"#view=timeline&lang={language}&event={event}&status=actual")
    left = order(tab, "#timeline .event", *words)
    assert left == sorted(left, reverse=language == "ar")


def test_a_path_between_foreign_names_runs_from_the_first(foreign: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(foreign, fragment="#lang=en&path=actor/group:actor/state")
    assert (left := order(tab, "#active .chip", "Path", *ENGLISH[1:])) == sorted(left)


@pytest.mark.parametrize("place", ["#timeline", "#timeline-undated"])
def test_a_long_name_is_cut_at_its_own_end(open_page: Open, place: str) -> None:
    whole = story()
    long = "الهيئة العليا لشؤون البحيرات والجزر البعيدة ومصائد الأسماك والأنهار والسدود والسواحل"
    entities = tuple(
        replace(one, labels=(("ar", long),)) if one.key == "actor/group" else one for one in whole.entities
    )
    graph = PlacedGraph.from_resolved(replace(whole, entities=entities))
    tab = open_page(graph, fragment="#view=timeline&lang=en&event=Attack", viewport={"width": 900, "height": 800})
    name = tab.locator(f"{place} .event bdi:has-text('الهيئة')").first
    name.evaluate("(one) => { one.id = 'long'; }")
    box = name.bounding_box()
    (_, begins), (ends, _) = tab.evaluate(PLACED, ["#long", ["الهيئة", "والسواحل"]])
    assert box["x"] + 1 < begins <= box["x"] + box["width"] + 1
    assert ends <= box["x"]
    assert name.evaluate("(one) => one.scrollWidth > one.clientWidth")  # the end is what is left out
    assert "attack" in tab.locator(f"{place} .event:has(#long)").inner_text()
    title = tab.locator(f"{place} .event").first.get_attribute("title")
    assert f"\u2068{long}\u2069" in str(title)


def test_marks_of_direction_in_a_name_turn_nothing_else(open_page: Open) -> None:
    whole = story()
    names = {"actor/group": (("en", "Turned\u202e Group\u2069"),)}
    entities = tuple(replace(one, labels=names.get(one.key, one.labels)) for one in whole.entities)
    tab = open_page(PlacedGraph.from_resolved(replace(whole, entities=entities)), fragment="#lang=en&sel=event/attack")
    assert heading(tab) == "attack – \u2068Turned Group\u2069 – \u2068The Republic\u2069"
    find(tab, "Baghdad")
    assert "Turned Group" in tab.inner_text('#panel [data-section="events"]')
