"""The frame of the page: language, theme, phone, paper, keyboard and names of controls."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import PHONE, find, fragment, go, heading, settle

from khabar.exporters.html.page import page
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.resolution.model import Resolved

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
NAMES = ("graph", "timeline", "map", "table")


def test_the_language_switch_turns_page_words_and_names(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    find(tab, "Baghdad")
    assert (tab.get_attribute("html", "dir"), tab.get_attribute("html", "lang")) == ("rtl", "ar")
    side = tab.locator("#panel").bounding_box()["x"]
    tab.click("#language")
    settle(tab)
    assert (tab.get_attribute("html", "dir"), tab.get_attribute("html", "lang")) == ("ltr", "en")
    assert heading(tab) == "Baghdad"
    assert tab.locator("#panel").bounding_box()["x"] > side
    assert fragment(tab)["lang"] == "en"
    assert "armed group" in tab.inner_text("#legend").lower()
    # What is Arabic in an English page says so, for screen readers and shaping.
    quote = tab.locator("#panel blockquote").first
    assert quote.evaluate("(one) => one.closest('[lang]').lang") == "ar"
    tab.click("#language")
    settle(tab)
    assert heading(tab) == "بغداد"


def test_the_theme_follows_the_system_until_it_is_chosen(told: KnowledgeGraph, open_page: Open) -> None:
    def paper(tab: Any) -> float:
        colour = tab.evaluate("() => getComputedStyle(document.body).backgroundColor")
        parts = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        return sum(parts) / 3

    dark, light = open_page(told, color_scheme="dark"), open_page(told, color_scheme="light")
    assert paper(dark) < 60
    assert paper(light) > 200
    met = set()
    for _ in range(3):
        light.click("#theme")
        settle(light)
        met.add((light.get_attribute("#theme", "data-theme"), paper(light) < 60))
    assert met == {("dark", True), ("light", False), ("auto", False)}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_phone_shows_every_view_without_scrolling_sideways(
    told: KnowledgeGraph, open_page: Open, name: str, language: str
) -> None:
    tab = open_page(told, viewport=PHONE, fragment=f"#view={name}&lang={language}", has_touch=True)
    assert tab.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    box = tab.locator(f"#view-{name}").bounding_box()
    assert box["width"] > 300
    assert box["height"] > 200
    go(tab, f"view={name}&lang={language}&sel=actor/group")
    assert tab.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert tab.locator("#panel h2").is_visible()
    before = tab.get_attribute("body", "data-sheet")
    tab.click("#sheet")
    settle(tab)
    assert tab.get_attribute("body", "data-sheet") != before


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("width", "height"), [(844, 390), (640, 330), (500, 360)])
def test_a_low_window_leaves_room_for_the_view(
    told: KnowledgeGraph, open_page: Open, width: int, height: int, name: str
) -> None:
    tab = open_page(told, viewport={"width": width, "height": height}, fragment=f"#view={name}&sel=actor/group")
    box = tab.locator(f"#{name}").bounding_box()
    assert box["height"] >= 190
    assert tab.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    below = tab.locator("#time").bounding_box()
    assert box["y"] + box["height"] <= below["y"] + 1
    if width > 560:
        assert abs(tab.locator("#panel").bounding_box()["y"] - tab.locator("#stage").bounding_box()["y"]) < 2


@pytest.mark.parametrize("language", ["ar", "en"])
def test_in_a_low_window_the_time_is_folded_away(told: KnowledgeGraph, open_page: Open, language: str) -> None:
    tab = open_page(told, viewport={"width": 844, "height": 390}, fragment=f"#lang={language}")
    assert tab.locator("#track").is_hidden()
    tab.click("#time-fold")
    assert tab.locator("#track").is_visible()
    assert tab.get_attribute("#time-fold", "aria-expanded") == "true"
    tab.locator("#time-from").press("ArrowUp")
    assert "from" in fragment(tab)
    tab.click("#time-fold")
    assert tab.locator("#track").is_hidden()
    tab.set_viewport_size({"width": 1280, "height": 800})
    assert tab.locator("#track").is_visible()
    assert tab.locator("#time-fold").is_hidden()


def test_what_narrows_the_view_is_read_whole_on_a_phone(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, viewport=PHONE, fragment="#lang=en&event=Attack&status=actual,foiled&confidence=0.5")
    chips = tab.locator("#active .chip")
    assert chips.count() == 3
    assert chips.evaluate_all("(all) => all.every((one) => one.scrollWidth <= one.clientWidth + 1)")


def test_a_phone_shows_the_view_first_and_the_panel_when_something_is_chosen(
    told: KnowledgeGraph, open_page: Open
) -> None:
    tab = open_page(told, viewport=PHONE, fragment="#view=table&lang=en")
    assert tab.get_attribute("body", "data-sheet") == "low"
    assert tab.locator("#view-table").bounding_box()["height"] > PHONE["height"] / 2
    tab.click('[data-table="relations"]')
    tab.click("#table tbody tr th button")
    settle(tab)
    assert tab.get_attribute("body", "data-sheet") == "half"
    chosen = open_page(told, viewport=PHONE, fragment="#sel=actor/group")
    assert chosen.get_attribute("body", "data-sheet") == "half"


@pytest.mark.parametrize("name", ["timeline", "map"])
def test_a_view_follows_the_size_of_the_window(told: KnowledgeGraph, open_page: Open, name: str) -> None:
    tab = open_page(told, fragment=f"#view={name}&lang=en")
    marks = f"#view-{name} [data-event], #view-{name} [data-place]"
    tab.set_viewport_size({"width": 900, "height": 700})
    tab.wait_for_timeout(150)
    settle(tab)
    drawn_anew = [one.bounding_box() for one in tab.locator(marks).all() if one.is_visible()]
    fresh = open_page(told, fragment=f"#view={name}&lang=en", viewport={"width": 900, "height": 700})
    expected = [one.bounding_box() for one in fresh.locator(marks).all() if one.is_visible()]
    assert len(drawn_anew) == len(expected) > 1
    for one, other in zip(drawn_anew, expected, strict=True):
        assert one["width"] == pytest.approx(other["width"], abs=2)  # not stretched


def test_reduced_motion_is_heeded(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#sel=actor/group")
    moving = tab.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((one) => {
          const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(one);
          const longest = (text) => Math.max(...text.split(",").map(parseFloat));
          return longest(transitionDuration) > 0.01 || longest(animationDuration) > 0.01 || scrollBehavior === "smooth";
        }).map((one) => one.id || one.localName)"""
    )
    assert moving == []


def test_printing_shows_what_is_selected_and_no_controls(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#sel=event/attack")
    tab.emulate_media(media="print")
    assert tab.locator("#panel blockquote").first.is_visible()
    assert not tab.locator("#search").is_visible()
    assert not tab.locator("#undo").is_visible()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", ["timeline", "table"])
def test_paper_is_as_wide_as_what_is_on_it(
    synthetic: Callable[[int], KnowledgeGraph], open_page: Open, name: str, language: str
) -> None:
    tab = open_page(synthetic(100), fragment=f"#view={name}&lang={language}")
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": 690, "height": 1000})
    settle(tab)
    what = f"#view-{name} :is(th, td, .event)"
    out = "(all) => all.map((one) => one.getBoundingClientRect()).filter(({ left, right }) => left < -1 || right > innerWidth + 1).length"
    assert tab.locator(what).count() > 20
    assert tab.locator(what).evaluate_all(out) == 0
    assert tab.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    if name == "timeline":
        when = "(one) => getComputedStyle(one, '::after').content"
        assert "20" in str(tab.locator(".events .event").first.evaluate(when))


def test_without_javascript_the_page_says_so_first_and_in_both_languages(
    told: KnowledgeGraph, browser: Any, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(page(told), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, offline=True)
    tab = context.new_page()
    tab.goto(file.as_uri())
    said = {
        (one.get_attribute("lang"), one.get_attribute("dir")): one.inner_text()
        for one in tab.locator("noscript p").all()
    }
    assert set(said) == {("ar", "rtl"), ("en", "ltr")}
    assert "JavaScript" in said["en", "ltr"]
    assert tab.locator("body > *").first.evaluate("(one) => one.localName") == "noscript"
    assert not tab.locator("button:visible").count()
    context.close()


def test_every_control_is_reached_by_tab(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#sel=actor/group")
    reached = set()
    for _ in range(120):
        tab.keyboard.press("Tab")
        reached.add(tab.evaluate("() => document.activeElement.id || document.activeElement.dataset.group || ''"))
    wanted = {"search", "tab-graph", "filters-toggle", "theme", "language", "help", "share", "pin", "hide", "near-1"}
    assert wanted | {"path-from", "State", "fit", "zoom-in", "time-from", "time-to"} <= reached


def test_every_control_has_a_name(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#sel=actor/group")
    tab.click("#filters-toggle")
    nameless = tab.evaluate(
        """() => [...document.querySelectorAll("button, input, select, a")].filter((one) => one.offsetParent && !(
          one.textContent.trim() || one.getAttribute("aria-label") || one.title || one.labels?.length
        )).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert nameless == []


def test_an_empty_graph_says_so_in_every_view(open_page: Open) -> None:
    tab = open_page(KnowledgeGraph.from_resolved(Resolved((), (), (), ())))
    for name in NAMES:
        tab.click(f"#tab-{name}")
        settle(tab)
        assert tab.locator(f"#view-{name}").is_visible()
    assert tab.inner_text("#panel").strip() != ""
