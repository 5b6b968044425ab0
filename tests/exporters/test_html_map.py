"""The map: what happened, what did not, and what it leaves out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from browsing import go
from making import PlacedGraph, story

from khabar.graph.knowledge.graph import KnowledgeGraph

pytestmark = pytest.mark.slow

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def mixed() -> KnowledgeGraph:
    """The story with a foiled attack in Baghdad, where one happened, and an arrest in Damascus that is only planned."""
    whole = story()

    def told(one: Any) -> Any:
        if one.key == "event/foiled":
            return replace(one, participants=(*one.participants, ("place", "place/baghdad")))
        return replace(one, statuses=("planned",)) if one.key == "event/arrest" else one

    return PlacedGraph.from_resolved(replace(whole, happenings=tuple(map(told, whole.happenings))))


def circles(tab: Any, key: str) -> list[tuple[bool, bool]]:
    """Of each circle of a place whether it is filled, and whether its line is dashed."""
    found = tab.evaluate(
        """(key) => [...document.querySelectorAll(`[data-place="${window.__keys().indexOf(key)}"] circle`)].map((one) => {
          const { fill, strokeDasharray } = getComputedStyle(one);
          return [fill !== "none", strokeDasharray !== "none"];
        })""",
        key,
    )
    return [(bool(full), bool(broken)) for full, broken in found]


def name(tab: Any, key: str) -> str:
    number = tab.evaluate("(key) => window.__keys().indexOf(key)", key)
    return str(tab.get_attribute(f'[data-place="{number}"]', "aria-label"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_did_not_happen_is_a_dashed_outline(mixed: KnowledgeGraph, open_page: Open, scheme: str) -> None:
    tab = open_page(mixed, fragment="#view=map&lang=en", color_scheme=scheme)
    for _ in range(2):
        assert circles(tab, "place/damascus") == [(False, True)]
        assert circles(tab, "place/baghdad") == [(False, True), (True, False)]
        tab.click("#theme")  # painting anew keeps it


def test_a_place_says_how_many_of_its_events_did_not_happen(mixed: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(mixed, fragment="#view=map&lang=en")
    assert name(tab, "place/baghdad").endswith(", 2 events, 1 foiled")
    assert name(tab, "place/damascus").endswith(", 1 event, planned")
    go(tab, "view=map&lang=ar")
    assert name(tab, "place/baghdad").endswith("، حدثان، 1 محبَط")


def test_what_happened_everywhere_has_no_dashes(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#view=map&lang=en")
    assert circles(tab, "place/baghdad") == circles(tab, "place/damascus") == [(True, False)]


def test_events_without_a_place_are_counted(mixed: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(mixed, fragment="#view=map&lang=en")
    assert "5 events without a place on the map" in tab.inner_text("#map-about")
    assert "did not happen, or not yet" in tab.inner_text("#map-about")
    go(tab, "view=map&lang=en&event=Protest")
    assert tab.inner_text("#map-about") == "1 event without a place on the map"
    go(tab, "view=map&lang=ar&event=Protest")
    assert tab.inner_text("#map-about") == "حدث واحد بلا مكان على الخريطة"
    go(tab, "view=map&lang=en&event=Attack&status=actual")
    assert tab.locator("#map-about").is_hidden()


def test_filters_that_leave_nothing_are_named(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#view=map&lang=en&confidence=1")
    assert tab.locator("#map [data-place]").count() == 0
    assert tab.inner_text("#map-none") == "Nothing passes the filters."
    tab.click("#reset")
    assert tab.locator("#map-none").is_hidden()
    assert tab.locator("#map [data-place]").count() == 2
