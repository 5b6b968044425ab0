"""The views of the page: graph, timeline, map and table, all over one selection."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from browsing import drawn, find, fragment, go, heading, lines, section, settle

from khabar.graph.knowledge.graph import KnowledgeGraph

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
NAMES = ("graph", "timeline", "map", "table")


def view(tab: Any, name: str) -> None:
    tab.click(f"#tab-{name}")
    settle(tab)


def rows(tab: Any) -> list[str]:
    return [str(row) for row in tab.locator("#table tbody tr").all_inner_texts()]


@pytest.mark.parametrize("way", ["click", "key", "arrows", "address"])
def test_each_view_is_reached(told: KnowledgeGraph, open_page: Open, way: str) -> None:
    tab = open_page(told)
    for number, name in enumerate(NAMES):
        if way == "click":
            tab.click(f"#tab-{name}")
        elif way == "key":
            tab.keyboard.press(str(number + 1))
        elif way == "address":
            go(tab, f"view={name}")
        elif number:
            tab.focus(f"#tab-{NAMES[number - 1]}")
            tab.keyboard.press("ArrowLeft" if tab.get_attribute("html", "dir") == "rtl" else "ArrowRight")
        settle(tab)
        assert tab.get_attribute(f"#tab-{name}", "aria-selected") == "true"
        assert [other for other in NAMES if tab.locator(f"#view-{other}").is_visible()] == [name]
        assert fragment(tab).get("view", "graph") == name


def test_a_selection_is_the_same_in_every_view(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    find(tab, "Shadow Group")
    for name in NAMES:
        view(tab, name)
        assert heading(tab) == "جماعة الظل"
        assert fragment(tab)["sel"] == "actor/group"


def test_the_timeline_has_the_dated_events_in_their_lanes_and_order(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#view=timeline&lang=en")
    keys = tab.evaluate("() => window.__keys()")
    places = {
        keys[int(mark.get_attribute("data-event"))]: mark.bounding_box()
        for mark in tab.locator("#timeline [data-event]").all()
        if mark.is_visible()
    }
    dated = ["event/strangers", "event/attack", "event/protest", "event/arrest", "event/foiling"]
    assert set(dated) <= set(places)
    assert [places[key]["x"] for key in dated] == sorted(places[key]["x"] for key in dated)
    assert "event/statement" not in places
    lanes = {lane.get_attribute("data-lane") for lane in tab.locator("#timeline [data-lane]").all()}
    assert {"Violence", "SecurityAction", "SideRelation", "Protest"} <= lanes
    assert "2" in tab.inner_text("#timeline-undated")  # foiled attack and perhaps meeting
    tab.click('[data-lane="SecurityAction"] [data-event] >> nth=0', force=True)
    settle(tab)
    assert fragment(tab)["sel"] in ("event/arrest", "event/foiling")
    assert tab.inner_text("#panel blockquote >> nth=0")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("number", [1, 240, 498])
def test_the_timeline_opens_where_the_selected_event_is(
    synthetic: Callable[[int], KnowledgeGraph], open_page: Open, number: int, language: str
) -> None:
    key = f"event/{number:05}"
    tab = open_page(synthetic(1000), fragment=f"#view=timeline&lang={language}&sel={key}")
    place = tab.locator('#view-timeline [data-event][aria-pressed="true"]')
    assert place.count() == 1
    event, seen = place.bounding_box(), tab.locator("#view-timeline").bounding_box()
    assert seen["x"] <= event["x"] <= seen["x"] + seen["width"]
    assert seen["y"] <= event["y"] <= seen["y"] + seen["height"]


def test_the_timeline_follows_the_filters(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#view=timeline")
    before = tab.locator("#timeline [data-event]").count()
    go(tab, "view=timeline&event=Arrest")
    assert 0 < tab.locator("#timeline [data-event]").count() < before


def test_the_map_has_the_places_where_they_are(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#view=map&lang=en")
    keys = tab.evaluate("() => window.__keys()")
    marks = {keys[int(mark.get_attribute("data-place"))]: mark for mark in tab.locator("#map [data-place]").all()}
    assert set(marks) == {"place/baghdad", "place/damascus"}
    baghdad, damascus = (marks[f"place/{name}"].bounding_box() for name in ("baghdad", "damascus"))
    assert baghdad["x"] > damascus["x"]
    assert baghdad["y"] >= damascus["y"]  # a little further south
    assert tab.evaluate("() => document.querySelectorAll('#map path').length") > 0
    marks["place/baghdad"].click(force=True)
    settle(tab)
    assert heading(tab) == "Baghdad"
    assert "attack" in section(tab, "events").lower()


def test_the_map_zooms_and_fits(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#view=map")

    def apart() -> float:
        first, second = (mark.bounding_box() for mark in tab.locator("#map [data-place]").all())
        return abs(float(first["x"] - second["x"]))

    start = apart()
    tab.click("#map-in")
    settle(tab)
    closer = apart()
    assert closer > start
    tab.click("#map-out")
    settle(tab)
    assert apart() < closer
    tab.click("#map-fit")
    settle(tab)
    assert apart() == pytest.approx(start, rel=0.1)


def test_the_map_follows_the_filters_and_says_when_it_knows_no_place(
    told: KnowledgeGraph, kg: KnowledgeGraph, open_page: Open
) -> None:
    tab = open_page(told, fragment="#view=map&hide=place/baghdad")
    assert tab.locator("#map [data-place]").count() == 1
    none = open_page(kg, fragment="#view=map")
    assert none.locator("#map [data-place]").count() == 0
    assert none.locator("#map-none").is_visible()
    assert tab.locator("#map-none").is_hidden()


@pytest.mark.parametrize("table", ["events", "entities", "relations"])
def test_each_table_is_sorted_by_each_column(told: KnowledgeGraph, open_page: Open, table: str) -> None:
    tab = open_page(told, fragment=f"#view=table&lang=en&table={table}")
    count = len(rows(tab))
    assert count > 1
    names = [str(head.get_attribute("data-sort")) for head in tab.locator("#table th button[data-sort]").all()]
    assert len(names) > 4
    for name in names:
        ways = set()
        for _ in range(2):
            tab.click(f'#table th button[data-sort="{name}"]')
            settle(tab)
            assert len(rows(tab)) == count
            sorted_by = tab.locator("#table th[aria-sort=ascending], #table th[aria-sort=descending]")
            assert sorted_by.locator("button").get_attribute("data-sort") == name
            ways.add(sorted_by.get_attribute("aria-sort"))
            assert tab.evaluate("() => document.activeElement.dataset.sort") == name
            address = fragment(tab)
            go(tab, "view=graph")
            go(tab, "&".join("=".join(pair) for pair in address.items()))
            assert fragment(tab) == address
        assert ways == {"ascending", "descending"}


def test_the_table_sorts_dates_by_time(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#view=table&lang=en")
    tab.click('#table th button[data-sort="date"]')
    settle(tab)
    found = [row.lower() for row in rows(tab)]
    dates = ("june 1, 2024", "january 10", "january 20", "february 1", "march 2025", "march 18")
    places = [next(i for i, row in enumerate(found) if words in row) for words in dates]
    assert places == sorted(places)
    assert max(places) < len(found) - 2  # two have no date, and come last
    tab.click('#table th button[data-sort="date"]')
    settle(tab)
    assert "march 18" in rows(tab)[0].lower()


def test_numbers_begin_with_the_greatest(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#view=table&lang=en&table=entities")
    tab.click('#table th button[data-sort="name"]')
    tab.click('#table th button[data-sort="events"]')
    settle(tab)
    assert "Shadow Group" in rows(tab)[0]


def test_the_table_of_entities_and_relations(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#view=table&lang=en")
    tab.click('#view-table [data-table="entities"]')
    settle(tab)
    assert any("The Republic" in row for row in rows(tab))
    assert fragment(tab)["table"] == "entities"
    tab.click('#view-table [data-table="relations"]')
    settle(tab)
    assert any("Shadow Group" in row and "The Republic" in row for row in rows(tab))
    assert any("Ahmad al-Imam" in row for row in rows(tab))


def test_a_row_of_the_table_selects(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#view=table&table=entities&lang=en")
    tab.locator("#table tbody tr", has_text="Envoy Layla").locator("button").first.click()
    settle(tab)
    assert heading(tab) == "Envoy Layla"
    assert fragment(tab)["sel"] == "actor/envoy"


@pytest.mark.parametrize("table", ["events", "entities", "relations"])
def test_the_table_is_copied_and_saved_as_csv(told: KnowledgeGraph, open_page: Open, table: str) -> None:
    tab = open_page(told, fragment=f"#view=table&table={table}", permissions=["clipboard-read", "clipboard-write"])
    tab.click("#csv-copy")
    tab.wait_for_timeout(200)
    copied = tab.evaluate("() => navigator.clipboard.readText()")
    with tab.expect_download() as saving:
        tab.click("#csv-save")
    saved = saving.value.path().read_bytes().decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(saved, newline="")))
    assert list(csv.reader(io.StringIO(copied.lstrip("\ufeff"), newline=""))) == read
    assert len(read) == len(rows(tab)) + 1
    assert len({len(row) for row in read}) == 1
    assert saving.value.suggested_filename.endswith(".csv")
    assert any("جماعة الظل" in cell for row in read for cell in row)


def test_the_dates_of_the_table_are_dates_and_their_words_are_in_the_csv(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#view=table&lang=en", permissions=["clipboard-read", "clipboard-write"])
    tab.click("#csv-copy")
    tab.wait_for_timeout(200)
    copied = tab.evaluate("() => navigator.clipboard.readText()")
    (head, *lines) = csv.reader(io.StringIO(copied.lstrip("\ufeff"), newline=""))
    assert all(not line[head.index("Date")] or re.search("[0-9]", line[head.index("Date")]) for line in lines)
    assert "Time in words" in head
    assert "Time in words" not in tab.inner_text("#table thead")


def test_what_is_shown_of_how_many_is_said(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en")
    counts = [int(number) for number in re.findall("[0-9]+", tab.inner_text("#shown"))]
    assert len(counts) == 4
    assert counts[0] <= counts[2] == len(told.entities())
    assert counts[1] < counts[3] == len(told.events())
    assert "Statements are left out" in (tab.get_attribute("#shown", "title") or "")


def test_relations_are_counted_alike_wherever_they_are(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en&fold=relations")
    count = tab.locator("#panel .counts div").nth(3).inner_text().split()[0]
    assert f", {count} relations, 3 events between two" in tab.inner_text("#shown")
    view(tab, "table")
    tab.click('[data-table="relations"]')
    settle(tab)
    assert len(rows(tab)) == int(count)
    go(tab, "lang=en&fold=relations&relation=leads")
    assert f", 1 relation (of {count} relations)" in tab.inner_text("#shown")


def test_events_are_folded_into_direct_relations_and_back(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    whole = drawn(tab)
    tab.click('#fold [data-fold="relations"]')
    settle(tab)
    folded = drawn(tab)
    assert not {key for key in folded if key.startswith("event/")}
    assert {"actor/group", "actor/state", "actor/force", "actor/leader"} <= folded
    assert tab.get_attribute('#fold [data-fold="relations"]', "aria-pressed") == "true"
    tab.click('#fold [data-fold="events"]')
    settle(tab)
    assert {key for key in drawn(tab) if key.startswith("event/")} == {key for key in whole if key.startswith("event/")}
    tab.keyboard.press("g")
    settle(tab)
    tab.click('#fold [data-fold="all"]')
    settle(tab)
    assert drawn(tab) == whole
    assert lines(tab) > 0
