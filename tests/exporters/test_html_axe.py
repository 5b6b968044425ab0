"""axe-core finds nothing serious in any view, light or dark, Arabic or English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import PHONE, WIDE, settle

from khabar.graph.knowledge.graph import KnowledgeGraph

pytestmark = pytest.mark.slow
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")

Open = Callable[..., Any]
SELECTED = "sel=event/attack"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def serious(tab: Any) -> list[str]:
    """What axe calls serious or critical, with where it is."""
    found = axe.Axe().run(tab, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:120]} {node['failureSummary'][:300]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("view", ["graph", "timeline", "map", "table"])
def test_no_view_has_a_serious_fault(
    told: KnowledgeGraph, open_page: Open, view: str, language: str, scheme: str
) -> None:
    tab = open_page(told, fragment=f"#view={view}&lang={language}", color_scheme=scheme)
    assert serious(tab) == []
    tab.click("#filters-toggle")
    settle(tab)
    assert serious(tab) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "selected", ["actor/state", "event/attack", "event/bombing", "actor/group~attacked~actor/state", "place/baghdad"]
)
def test_no_panel_has_a_serious_fault(told: KnowledgeGraph, open_page: Open, selected: str, scheme: str) -> None:
    tab = open_page(told, fragment=f"#sel={selected}", color_scheme=scheme)
    assert serious(tab) == []


@pytest.mark.parametrize("view", ["graph", "table"])
def test_a_phone_has_no_serious_fault(told: KnowledgeGraph, open_page: Open, view: str) -> None:
    tab = open_page(told, fragment=f"#view={view}&{SELECTED}", viewport=PHONE)
    assert serious(tab) == []


def test_search_path_neighbourhood_and_help_have_no_serious_fault(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#path=actor/force:place/baghdad&hide=actor/envoy", viewport=WIDE)
    assert serious(tab) == []
    tab.keyboard.press("/")
    tab.keyboard.type("union")
    assert serious(tab) == []
    tab.keyboard.press("Escape")
    tab.keyboard.press("Escape")
    tab.keyboard.press("?")
    assert serious(tab) == []


@pytest.mark.parametrize("view", ["graph", "timeline", "map", "table"])
def test_an_empty_graph_has_no_serious_fault(open_page: Open, view: str) -> None:
    from khabar.graph.resolution.model import Resolved

    tab = open_page(KnowledgeGraph.from_resolved(Resolved((), (), (), ())), fragment=f"#view={view}")
    assert serious(tab) == []
