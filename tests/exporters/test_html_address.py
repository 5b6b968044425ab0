"""The view as a fragment of the address: it can be shared, pasted, and be wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import drawn, find, fragment

from khabar.graph.knowledge.graph import KnowledgeGraph

pytestmark = pytest.mark.slow

Open = Callable[..., Any]

VIEWS = [
    "event=-Statement,Arrest&status=actual,foiled&confidence=0.5&sources=1",
    "view=table&table=entities&sort=-reports",
    "fold=relations&entity=-Person",
    "hide=place/baghdad,place/damascus&pin=actor/envoy",
    "near=actor/state:2&sel=actor/state",
    "path=actor/force:place/baghdad",
    "from=2025-01-01&to=2025-03-31&by=reported&undated=1",
    "publisher=%D9%88%D9%83%D8%A7%D9%84%D8%A9%20%D8%A7%D9%84%D8%B4%D8%B1%D9%82,?",
    "lang=en&loose=1&sel=actor/group~attacked~actor/state",
    "at=actor/envoy:120:-40",
]


@pytest.mark.parametrize("view", VIEWS)
def test_an_address_opens_the_view_it_was_copied_from(told: KnowledgeGraph, open_page: Open, view: str) -> None:
    first = open_page(told, fragment="#" + view)
    address = fragment(first)
    expected = {pair.split("=")[0] for pair in view.split("&")} - {"sources", "table", "sort"}
    assert expected <= set(address)
    second = open_page(told, fragment="#" + "&".join(f"{key}={value}" for key, value in address.items()))
    assert fragment(second) == address
    assert drawn(second) == drawn(first)
    assert second.inner_text("#panel") == first.inner_text("#panel")
    assert second.inner_text("#active") == first.inner_text("#active")


@pytest.mark.parametrize(
    "broken",
    ["x", "view=nonsense&fold=", "sel=actor/none&hide=a,b,,", "confidence=7&sources=-1&from=2025-02-31", "%=%&%zz=1",
     "event=%E0%A4%A&status=-%", "near=actor/state:9&path=actor/state:actor/state", "from=2025-05-01&to=2025-01-01",
     "constructor=1&__proto__=2&toString=x", "at=actor/envoy:1e9:NaN,actor/envoy", "sel=~~~&sort=--x&table=__proto__"],
)  # fmt: skip
def test_a_broken_address_opens_the_usual_view(told: KnowledgeGraph, open_page: Open, broken: str) -> None:
    tab = open_page(told, fragment="#" + broken)
    assert {"event/arrest", "event/foiled"} <= drawn(tab) or "from" in broken
    find(tab, "Baghdad")
    assert tab.inner_text("#panel h2") == "بغداد"


def test_the_address_is_copied(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, permissions=["clipboard-read", "clipboard-write"])
    tab.click('#legend [data-group="Place"]')
    tab.click("#share")
    tab.wait_for_timeout(250)
    copied = tab.evaluate("() => navigator.clipboard.readText()")
    assert copied == tab.url
    assert "entity=-Place" in copied
    assert tab.inner_text("#status") != ""
