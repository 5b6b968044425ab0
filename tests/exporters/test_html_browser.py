"""How the graph looks in a real browser, and where a page may stand: in a frame without an address, on any keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest
from browsing import drawn, find, fragment, go, heading, settle, spot

from khabar.exporters.html.page import page
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.resolution.model import Entity, Evidence, Happening, Resolved

pytestmark = pytest.mark.slow

Open = Callable[..., Any]


def looks(tab: Any, kind: str) -> dict[str, Any]:
    """How nodes or lines are given to vis-network: by key, or by "from>to" of a line."""
    found: dict[str, Any] = tab.evaluate(
        """(kind) => {
          const keys = window.__keys(), all = window.__network.body.data[kind].get();
          return Object.fromEntries(all.map((one) => [kind === "nodes" ? keys[one.id] : keys[one.from] + ">" + keys[one.to], one]));
        }""",
        kind,
    )
    return found


def colours(tab: Any, where: tuple[float, float], radius: int = 6) -> set[str]:
    """The colours of the canvas around a place in the window."""
    return set(
        tab.evaluate(
            """([x, y, radius]) => {
              const canvas = document.querySelector("#graph canvas"), at = canvas.getBoundingClientRect(), ratio = canvas.width / at.width;
              const { data } = canvas.getContext("2d").getImageData((x - at.left - radius) * ratio, (y - at.top - radius) * ratio, 2 * radius, 2 * radius);
              const hex = (i) => "#" + [0, 1, 2].map((k) => data[i + k].toString(16).padStart(2, "0")).join("");
              return Array.from({ length: data.length / 4 }, (_, i) => hex(4 * i));
            }""",
            [*where, radius],
        )
    )


def property_of(tab: Any, name: str) -> str:
    """A custom property of the style."""
    found: str = tab.evaluate(
        "(name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()", name
    )
    return found


def test_what_is_reported_more_is_larger(told: KnowledgeGraph, open_page: Open) -> None:
    nodes = looks(open_page(told), "nodes")
    assert nodes["actor/group"]["size"] > nodes["actor/leader"]["size"]
    assert nodes["event/attack"]["size"] > nodes["event/bombing"]["size"]


def test_what_more_sources_say_is_wider(told: KnowledgeGraph, open_page: Open) -> None:
    lines = looks(open_page(told), "edges")
    assert lines["actor/force>event/arrest"]["width"] > lines["actor/force>event/foiling"]["width"]


def test_lines_of_what_did_not_happen_are_dashed(told: KnowledgeGraph, open_page: Open) -> None:
    lines = looks(open_page(told), "edges")
    assert lines["actor/group>event/bombing"]["dashes"]
    assert lines["actor/group>event/foiled"]["dashes"]
    assert not lines["actor/force>event/arrest"]["dashes"]


def test_a_standing_relation_is_a_thin_whole_line_and_the_legend_explains_lines(
    told: KnowledgeGraph, open_page: Open
) -> None:
    tab = open_page(told, fragment="#lang=en")
    leads = looks(tab, "edges")["actor/leader>actor/group"]
    assert not leads["dashes"]
    tab.click('#fold [data-fold="relations"]')
    settle(tab)
    lines = looks(tab, "edges")
    assert leads["width"] <= lines["actor/leader>actor/group"]["width"] < lines["actor/force>actor/leader"]["width"]
    assert lines["actor/leader>actor/group"]["color"]["color"] == lines["actor/force>actor/leader"]["color"]["color"]
    said = tab.locator("#legend .key").all_inner_texts()
    assert said == [
        "relation made by events", "event between two", "standing relation", "planned or possible", "foiled or denied",
    ]  # fmt: skip
    tab.click('#fold [data-fold="events"]')
    settle(tab)
    said = tab.locator("#legend .key").all_inner_texts()
    assert said[:2] == ["role in an event", "standing relation"]
    tab.click("#language")
    settle(tab)
    assert tab.locator("#legend .key").all_inner_texts()[:2] == ["دور في حدث", "علاقة قائمة"]


def test_folded_a_planned_bombing_is_a_dashed_line_and_never_the_relation(
    told: KnowledgeGraph, open_page: Open
) -> None:
    lines = looks(open_page(told, fragment="#fold=relations"), "edges")
    assert lines["actor/group>site/bridge"]["dashes"]
    assert not lines["actor/force>actor/leader"]["dashes"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_was_foiled_is_crossed_and_what_happened_is_not(
    told: KnowledgeGraph, open_page: Open, scheme: str
) -> None:
    tab = open_page(told, color_scheme=scheme)
    cross = property_of(tab, "--cross")
    assert cross in colours(tab, spot(tab, "event/foiled"))
    assert cross not in colours(tab, spot(tab, "event/arrest"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_types_have_their_colour_on_either_paper(told: KnowledgeGraph, open_page: Open, scheme: str) -> None:
    tab = open_page(told, color_scheme=scheme)
    legend = tab.get_attribute('#legend [data-group="State"] path', "fill")
    assert legend in colours(tab, spot(tab, "actor/state"))
    assert tab.evaluate("() => getComputedStyle(document.body).colorScheme") == scheme


def test_what_has_no_line_waits_behind_the_legend(resolved: Resolved, open_page: Open) -> None:
    item = Evidence(resolved.articles[0].id, 60, 65, "احتجاج.", "actual", 0.9, "x:y")
    protest = Happening("event/protest", "Protest", ("actual",), (), (item,))
    tab = open_page(KnowledgeGraph.from_resolved(replace(resolved, happenings=(*resolved.happenings, protest))))
    assert "event/protest" not in drawn(tab)
    tab.click('[data-group="loose"]')
    settle(tab)
    assert "event/protest" in drawn(tab)
    assert fragment(tab)["loose"] == "1"


def test_a_graph_without_lines_shows_its_nodes(resolved: Resolved, open_page: Open) -> None:
    lonely = Entity("actor/a", "State", (("ar", "دولة"),))
    tab = open_page(KnowledgeGraph.from_resolved(Resolved(resolved.articles, (lonely,), (), ())))
    assert drawn(tab) == {"actor/a"}


def test_a_changed_address_is_drawn_and_undone(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    before = drawn(tab)
    go(tab, "hide=actor/group&lang=en&sel=actor/state")
    assert "actor/group" not in drawn(tab)
    assert heading(tab) == "The Republic"
    tab.click("#undo")
    settle(tab)
    assert drawn(tab) == before


@pytest.mark.parametrize(
    ("key", "code", "shift", "changed"),
    [
        ("ل", "KeyG", False, {"fold": "relations"}),
        ("ح", "KeyP", False, {"pin": "actor/state"}),
        ("٢", "Digit2", False, {"view": "timeline"}),
    ],
)
def test_keys_are_the_same_on_an_arabic_keyboard(
    told: KnowledgeGraph, open_page: Open, key: str, code: str, shift: bool, changed: dict[str, str]
) -> None:
    tab = open_page(told, fragment="#sel=actor/state")
    tab.evaluate(
        "([key, code, shiftKey]) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true }))",
        [key, code, shift],
    )
    settle(tab)
    assert changed.items() <= fragment(tab).items()


def test_a_frame_without_an_address_shows_the_same(told: KnowledgeGraph, browser: Any, tmp_path: Path) -> None:
    inside = escape(page(told), quote=True)
    file = tmp_path / "notebook.html"
    file.write_text(
        '<!doctype html><iframe width="1200" height="700" sandbox="allow-scripts allow-popups" '
        f'srcdoc="{inside}"></iframe>',
        encoding="utf-8",
    )
    # Not through `open_page`: what it puts into each document may come after the scripts of such a frame.
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(file.as_uri())
    frame = tab.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    assert frame.locator("#share").is_hidden()
    frame.locator("#search").fill("Republic")
    frame.locator("#search").press("Enter")
    assert frame.locator("#panel h2").inner_text() == "الجمهورية"
    frame.locator("#theme").click()
    frame.locator("#tab-table").click()
    assert frame.locator("#table tbody tr").count() > 3
    assert complaints == []
    context.close()


def test_a_name_says_which_language_it_is_in(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en")
    find(tab, "Republic")
    assert tab.get_attribute("#panel .other bdi, #panel .other", "lang") == "ar"
    assert tab.get_attribute("#panel h2", "lang") is None
    assert tab.get_attribute("#panel blockquote:has-text('هاجمت') >> nth=0", "lang") == "ar"
