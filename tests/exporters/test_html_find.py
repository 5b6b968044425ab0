"""Finding in the page: search, path, neighbourhood, hiding, pinning, undo; by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import WIDE, drawn, find, fragment, go, heading, lines, section, settle, spot

from khabar.graph.knowledge.graph import KnowledgeGraph

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
STRANGERS = {"zz/stranger-1", "zz/stranger-2", "event/strangers"}


def test_the_graph_opens_with_what_lines_lead_to_and_without_statements(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    shown = drawn(tab)
    assert {"actor/state", "actor/group", "event/attack", "event/meeting", *STRANGERS} <= shown
    assert not {"event/statement", "event/protest", "actor/officials", "actor/medium"} & shown
    assert tab.get_attribute("#graph", "data-nodes") == str(len(shown))
    assert tab.get_attribute("#graph", "data-edges") == str(lines(tab))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("احمد الامام", "أحمد الإمام"),
        ("أَحْمَدُ الإِمَامِ", "أحمد الإمام"),
        ("أحمـــد", "أحمد الإمام"),
        ("امام", "أحمد الإمام"),
        ("جمهوريه", "الجمهورية"),
        ("دولة متحدة", "الجمهورية"),
        ("ليلي", "المبعوثة ليلى"),
        ("SHADOW", "جماعة الظل"),
        ("abu zill", "أحمد الإمام"),
        ("old bridge", "الجسر القديم"),
    ],
    ids=["hamza", "diacritics", "tatweel", "article", "ta-marbuta", "alias", "alif-maqsura", "case", "alias-en", "the"],
)
def test_search_finds_a_name_however_it_is_spelt(told: KnowledgeGraph, open_page: Open, typed: str, found: str) -> None:
    tab = open_page(told)
    tab.keyboard.press("/")
    tab.keyboard.type(typed)
    assert found in tab.inner_text("#found-0")
    tab.keyboard.press("Enter")
    assert heading(tab) == found
    assert tab.locator("#found").is_hidden()
    assert tab.input_value("#search") == ""


def test_search_by_keys_goes_down_up_and_round_and_escape_leaves(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    tab.keyboard.press("/")
    tab.keyboard.type("union")
    assert tab.locator("#found [role=option]").count() >= 2
    assert tab.get_attribute("#search", "aria-expanded") == "true"
    assert tab.get_attribute("#search", "aria-activedescendant") == "found-0"
    tab.keyboard.press("ArrowDown")
    assert tab.get_attribute("#search", "aria-activedescendant") == "found-1"
    assert tab.get_attribute("#found-1", "aria-selected") == "true"
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    last = tab.locator("#found [role=option]").count() - 1
    assert tab.get_attribute("#search", "aria-activedescendant") == f"found-{last}"
    tab.keyboard.press("Escape")
    assert (tab.input_value("#search"), tab.get_attribute("#search", "aria-expanded")) == ("", "false")
    tab.keyboard.type("zzzz")
    assert tab.locator("#found [role=option]").count() == 1
    before = tab.inner_text("#panel")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#panel") == before


def test_search_is_used_by_mouse_and_finds_events_too(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    tab.click("#search")
    tab.keyboard.type("stranger")
    tab.fill("#search", "second union")
    tab.click("#found-0")
    assert heading(tab) == "نقابة ثانية"
    find(tab, "اعتقال")
    assert "أحمد الإمام" in section(tab, "participants")


def test_a_search_shows_what_the_filters_hide(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#entity=-Person")
    assert "actor/leader" not in drawn(tab)
    find(tab, "Ahmad al-Imam")
    assert heading(tab) == "أحمد الإمام"
    assert "actor/leader" in drawn(tab)


def test_the_path_between_two_things_is_shown_and_left(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    find(tab, "Security Service")
    tab.click("#path-from")
    find(tab, "Baghdad")
    tab.click("#path-to")
    settle(tab)
    assert fragment(tab)["path"] == "actor/force:place/baghdad"
    path = section(tab, "path")
    names = ["جهاز الأمن", "بغداد"]
    assert [path.index(name) for name in names] == sorted(path.index(name) for name in names)
    assert "جماعة الظل" in path or "أحمد الإمام" in path
    assert tab.locator('#active [data-drop="path"]').count() == 1
    tab.click("#path-off")
    assert "path" not in fragment(tab)
    assert tab.locator('#panel [data-section="path"]').count() == 0


def test_no_path_is_said_to_be_none(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    before = tab.inner_text("#status") + tab.inner_text("#panel")
    go(tab, "path=actor/state:zz/stranger-1")
    assert tab.inner_text("#status") + tab.inner_text("#panel") != before
    assert tab.locator('#active [data-drop="path"]').count() == 1
    assert {"actor/state", "zz/stranger-1"} <= drawn(tab)


def test_a_neighbourhood_of_one_or_two_steps(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    find(tab, "The Republic")
    tab.click("#near-1")
    settle(tab)
    one = drawn(tab)
    assert {"actor/state", "event/attack", "actor/group", "place/baghdad", "event/meeting", "actor/envoy"} <= one
    assert not one & {"actor/force", "event/arrest", *STRANGERS}
    assert fragment(tab)["near"] == "actor/state:1"
    tab.click("#near-2")
    settle(tab)
    two = drawn(tab)
    assert one < two
    assert {"actor/leader", "site/bridge"} <= two
    assert "place/damascus" not in two
    tab.click("#near-off")
    settle(tab)
    assert drawn(tab) >= STRANGERS
    assert "near" not in fragment(tab)


def test_a_hidden_node_goes_with_its_lines_and_comes_back(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    before, joined = drawn(tab), lines(tab)
    find(tab, "Security Service")
    tab.click("#hide")
    settle(tab)
    assert "actor/force" not in drawn(tab)
    assert lines(tab) < joined
    assert fragment(tab)["hide"] == "actor/force"
    tab.click("#unhide")
    settle(tab)
    assert drawn(tab) == before
    assert "hide" not in fragment(tab)


def test_undo_and_redo_by_button_and_by_keys(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    before = drawn(tab)
    assert tab.locator("#undo").is_disabled()
    find(tab, "Baghdad")
    tab.click("#hide")
    find(tab, "Damascus")
    tab.click("#hide")
    settle(tab)
    both = drawn(tab)
    assert not both & {"place/baghdad", "place/damascus"}
    tab.click("#undo")
    settle(tab)
    assert drawn(tab) & {"place/baghdad", "place/damascus"} == {"place/damascus"}
    tab.keyboard.press("Control+z")
    settle(tab)
    assert drawn(tab) >= before
    tab.click("#redo")
    tab.keyboard.press("Control+Shift+Z")
    settle(tab)
    assert not drawn(tab) & {"place/baghdad", "place/damascus"}
    assert tab.locator("#redo").is_disabled()


def test_a_pinned_node_stays_whatever_the_filters_say(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    find(tab, "Baghdad")
    tab.click("#pin")
    assert tab.get_attribute("#pin", "aria-pressed") == "true"
    assert fragment(tab)["pin"] == "place/baghdad"
    tab.keyboard.press("Escape")
    tab.click('#legend [data-group="Place"]')
    settle(tab)
    shown = drawn(tab)
    assert "place/baghdad" in shown
    assert "place/damascus" not in shown


def test_a_dragged_node_stays_where_it_was_put(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    x, y = spot(tab, "actor/envoy")
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x + 40, y + 25, steps=6)
    tab.mouse.up()
    settle(tab)
    moved = spot(tab, "actor/envoy")
    assert (abs(moved[0] - x - 40) < 3, abs(moved[1] - y - 25) < 3) == (True, True)
    assert fragment(tab)["at"].startswith("actor/envoy:")
    tab.click("#undo")
    settle(tab)
    back = spot(tab, "actor/envoy")
    assert (abs(back[0] - x) < 3, abs(back[1] - y) < 3) == (True, True)


def test_buttons_zoom_and_fit(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    scale = tab.evaluate("() => window.__network.getScale()")
    tab.click("#zoom-in")
    settle(tab)
    assert tab.evaluate("() => window.__network.getScale()") > scale
    tab.click("#zoom-out")
    tab.click("#zoom-out")
    settle(tab)
    assert tab.evaluate("() => window.__network.getScale()") < scale
    tab.click("#fit")
    settle(tab)
    assert tab.evaluate("() => window.__network.getScale()") == pytest.approx(scale, rel=0.05)


def test_another_size_of_the_window_shows_all_again_where_nobody_moved_the_view(
    told: KnowledgeGraph, open_page: Open
) -> None:
    tab = open_page(told)
    scale = tab.evaluate("() => window.__network.getScale()")
    tab.set_viewport_size({"width": 900, "height": 420})
    settle(tab)
    assert tab.evaluate("() => window.__network.getScale()") < scale
    tab.set_viewport_size(WIDE)
    settle(tab)
    assert tab.evaluate("() => window.__network.getScale()") == pytest.approx(scale, rel=0.05)
    tab.click("#zoom-in")
    settle(tab)
    near = tab.evaluate("() => window.__network.getScale()")
    tab.set_viewport_size({"width": 1200, "height": 820})
    settle(tab)
    assert tab.evaluate("() => window.__network.getScale()") == pytest.approx(near, rel=0.2)
