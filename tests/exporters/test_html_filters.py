"""Filtering in the page: every facet, both sliders and the time, together and in the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from browsing import drawn, fragment, go, lines, settle
from making import PlacedGraph, story

from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.pipeline.doc import TimeValue

pytestmark = pytest.mark.slow

Open = Callable[..., Any]


def filters(tab: Any) -> None:
    tab.click("#filters-toggle")
    assert tab.locator("#filters").is_visible()


def untick(tab: Any, facet: str, value: str) -> None:
    tab.click(f'#filters [data-facet="{facet}"] input[data-value="{value}"]')
    settle(tab)


def events(tab: Any) -> set[str]:
    return {key.removeprefix("event/") for key in drawn(tab) if key.startswith("event/")}


ALL = {"arrest", "attack", "bombing", "foiled", "foiling", "meeting", "strangers"}


@pytest.mark.parametrize(
    ("facet", "value", "gone"),
    [
        ("event", "Arrest", {"arrest"}),
        ("event", "Meeting", {"meeting", "strangers"}),
        ("status", "planned", {"bombing"}),
        ("status", "possible", {"meeting"}),
        ("status", "negated", set()),
        ("publisher", "The Morning Post", set()),
        ("publisher", "", {"meeting"}),
        ("publisher", "وكالة الشرق", {"bombing", "foiled", "foiling", "strangers"}),
        ("relation", "attacked", {"attack"}),
    ],
    ids=[
        "event", "two-events", "planned", "possible", "said-otherwise-too", "publisher", "unknown", "agency", "relation",
    ],
)  # fmt: skip
def test_a_value_that_is_not_ticked_takes_its_events_away(
    told: KnowledgeGraph, open_page: Open, facet: str, value: str, gone: set[str]
) -> None:
    tab = open_page(told)
    assert events(tab) == ALL
    filters(tab)
    untick(tab, facet, value)
    assert events(tab) == ALL - gone
    assert tab.locator(f'#active [data-drop="{facet}"]').count() == 1
    assert facet in fragment(tab)
    untick(tab, facet, value)
    assert events(tab) == ALL
    assert tab.locator("#active [data-drop]").count() == 0


def test_a_type_of_entities_goes_and_what_it_alone_joined(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    before = lines(tab)
    filters(tab)
    untick(tab, "entity", "Organization")
    assert not drawn(tab) & {"zz/stranger-1", "zz/stranger-2"}
    assert lines(tab) < before


def test_all_and_none_of_a_facet(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    filters(tab)
    tab.click('#filters [data-facet="event"] [data-none]')
    settle(tab)
    assert events(tab) == set()
    tab.click('#filters [data-facet="event"] [data-all]')
    settle(tab)
    assert events(tab) == ALL | {"statement"}


def test_filters_combine_and_are_dropped_one_by_one_or_all(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    filters(tab)
    untick(tab, "event", "Arrest")
    untick(tab, "status", "planned")
    assert events(tab) == ALL - {"arrest", "bombing"}
    shown = tab.inner_text("#shown")
    tab.click('#active [data-drop="event"]')
    settle(tab)
    assert events(tab) == ALL - {"bombing"}
    assert tab.inner_text("#shown") != shown
    untick(tab, "event", "Arrest")
    tab.click("#reset")
    settle(tab)
    assert events(tab) == ALL
    assert fragment(tab) == {}
    assert tab.locator("#reset").is_hidden()


def test_a_mention_must_meet_status_publisher_and_confidence_by_itself(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    # The Morning Post denies the attack with .6; that it happened others say, with more.
    go(tab, "publisher=The%20Morning%20Post&status=negated")
    assert events(tab) == {"attack"}
    go(tab, "publisher=The%20Morning%20Post&status=negated&confidence=0.7")
    assert events(tab) == set()
    go(tab, "publisher=The%20Morning%20Post&status=actual")
    assert events(tab) == {"arrest"}


def test_the_least_confidence_is_set_by_keys(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    filters(tab)
    tab.focus("#confidence")
    tab.keyboard.press("End")
    settle(tab)
    assert events(tab) == set()
    tab.keyboard.press("ArrowDown")
    settle(tab)
    assert events(tab) == {"strangers"}
    assert fragment(tab)["confidence"] == "0.95"
    assert "95" in (tab.get_attribute("#confidence", "aria-valuetext") or "")
    tab.keyboard.press("Home")
    settle(tab)
    assert events(tab) == ALL
    assert "confidence" not in fragment(tab)


def test_the_least_number_of_sources(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    filters(tab)
    tab.focus("#sources")
    tab.keyboard.press("ArrowUp")
    settle(tab)
    assert fragment(tab)["sources"] == "2"
    assert events(tab) == {"arrest", "attack"}
    assert tab.locator('#active [data-drop="sources"]').count() == 1
    tab.keyboard.press("End")  # nothing is said by more than two
    assert fragment(tab)["sources"] == tab.get_attribute("#sources", "max") == "2"
    tab.keyboard.press("Home")
    settle(tab)
    assert events(tab) == ALL


def test_the_time_is_chosen_by_keys_and_narrows_the_events(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    tab.focus("#time-from")
    first = tab.get_attribute("#time-from", "aria-valuetext")
    tab.keyboard.press("ArrowUp")
    settle(tab)
    assert "strangers" not in events(tab)
    assert tab.get_attribute("#time-from", "aria-valuetext") != first
    assert fragment(tab)["from"] > "2024-06-01"
    assert "foiled" not in events(tab)  # without a date
    tab.focus("#time-to")
    tab.keyboard.press("Home")
    settle(tab)
    assert fragment(tab)["to"] >= fragment(tab)["from"]
    tab.click("#time-reset")
    settle(tab)
    assert events(tab) == ALL
    assert not {"from", "to"} & set(fragment(tab))


def test_days_that_are_given_count_in_and_a_month_passes_where_it_touches(
    told: KnowledgeGraph, open_page: Open
) -> None:
    tab = open_page(told)
    for asked, left in [
        ("from=2025-01-10&to=2025-01-10", {"attack"}),
        ("from=2025-01-11&to=2025-01-31", set()),
        ("from=2025-03-31", {"bombing"}),
        ("to=2024-12-31", {"strangers"}),
        ("from=2025-03-01&to=2025-03-18", {"bombing", "foiling"}),
        ("from=2025-03-01&undated=1", {"bombing", "foiling", "foiled", "meeting"}),
        ("from=2025-02-03&to=2025-02-03&by=reported", {"attack", "arrest"}),
    ]:
        go(tab, asked)
        assert events(tab) == left, asked


def test_events_without_a_date_stay_on_request(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#from=2025-03-01")
    assert "foiled" not in events(tab)
    if not tab.locator("#undated").is_visible():
        filters(tab)
    tab.click("#undated")
    settle(tab)
    assert {"foiled", "meeting"} <= events(tab)
    assert fragment(tab)["undated"] == "1"
    tab.select_option("#by", "reported")
    settle(tab)
    assert fragment(tab)["by"] == "reported"
    assert "arrest" in events(tab)  # reported in March again


def test_events_without_a_date_are_counted_as_their_list_counts_them(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#view=timeline&lang=en")

    def counts() -> tuple[str, str]:
        listed = tab.locator("#timeline-undated h3")
        return tab.inner_text("#undated-count"), listed.inner_text().split()[0] if listed.is_visible() else "0"

    assert counts() == ("2", "2")
    go(tab, "view=timeline&lang=en&event=Attack")
    assert counts() == ("1", "1")
    go(tab, "view=timeline&lang=en&event=Arrest")
    assert counts() == ("0", "0")
    go(tab, "view=timeline&lang=en&status=foiled&from=2025-01-01")
    assert counts() == ("1", "0")  # that may be let in
    tab.click("#undated")
    settle(tab)
    assert counts() == ("1", "1")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_time_that_the_scale_leaves_out_is_marked(told: KnowledgeGraph, open_page: Open, language: str) -> None:
    tab = open_page(told, fragment=f"#view=timeline&lang={language}")
    for marks, dates in ("#breaks .break", "#ticks span"), ("#timeline .axis .break", "#timeline .axis span"):
        found = [one.bounding_box() for one in tab.locator(marks).all()]
        assert found
        # Between June 2024 and January 2025 nothing happens.
        first, second = (tab.locator(dates, has_text=year).first.bounding_box() for year in ("2024", "2025"))
        left, right = sorted((first, second), key=lambda box: float(box["x"]))
        assert any(left["x"] < box["x"] < right["x"] + right["width"] for box in found)


def test_the_time_is_dragged(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    handle = tab.locator("#time-from").bounding_box()
    other = tab.locator("#time-to").bounding_box()
    x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x + (other["x"] + other["width"] / 2 - x) * 0.6, y, steps=5)
    tab.mouse.up()
    settle(tab)
    assert fragment(tab)["from"] > "2024-06-01"
    assert "strangers" not in events(tab)
    tab.click("#undo")
    settle(tab)
    assert events(tab) == ALL


@pytest.mark.parametrize("language", ["ar", "en"])
def test_time_runs_in_the_direction_of_the_language(told: KnowledgeGraph, open_page: Open, language: str) -> None:
    tab = open_page(told, fragment=f"#lang={language}")
    first, last = (tab.locator(f"#time-{end}").bounding_box()["x"] for end in ("from", "to"))
    assert (first > last) == (language == "ar")


@pytest.mark.parametrize("width", [700, 1000, 1280])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_dates_below_the_time_do_not_touch_or_stand_out(
    synthetic: Callable[[int], KnowledgeGraph], open_page: Open, language: str, width: int
) -> None:
    tab = open_page(synthetic(100), fragment=f"#lang={language}", viewport={"width": width, "height": 800})
    if width > 900:
        filters(tab)
        settle(tab)
    boxes = [one.bounding_box() for one in tab.locator("#ticks span:visible").all()]
    assert len(boxes) > 1
    boxes.sort(key=lambda box: box["x"])
    stage = tab.locator("#time").bounding_box()
    assert all(one["x"] + one["width"] <= other["x"] + 1 for one, other in pairwise(boxes))
    assert boxes[0]["x"] >= stage["x"] - 1
    assert boxes[-1]["x"] + boxes[-1]["width"] <= stage["x"] + stage["width"] + 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_year_alone_stands_where_it_belongs(open_page: Open, language: str) -> None:
    whole = story()
    early = tuple(
        replace(one, times=(TimeValue("2019"),)) if one.key == "event/foiled" else one for one in whole.happenings
    )
    graph = PlacedGraph.from_resolved(replace(whole, happenings=early))
    tab = open_page(graph, fragment=f"#view=timeline&lang={language}")
    for places in ("#ticks span", "#timeline .axis span"):
        boxes = {one.inner_text(): one.bounding_box()["x"] for one in tab.locator(places).all()}
        assert boxes["2019"] == (max if language == "ar" else min)(boxes.values())


def test_the_legend_filters_by_class_and_counts(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    place = '#legend [data-group="Place"]'
    assert tab.inner_text(f"{place} .count") == "2"
    tab.click('#legend [data-group="Violence"]')
    settle(tab)
    assert not events(tab) & {"attack", "bombing", "foiled"}
    assert tab.get_attribute('#legend [data-group="Violence"]', "aria-pressed") == "false"
    tab.keyboard.press("Enter")  # the focus stayed
    settle(tab)
    assert events(tab) == ALL
    tab.click('#legend [data-group="loose"]')
    settle(tab)
    assert {"actor/medium", "event/protest"} <= drawn(tab)
