"""Nothing that an article says becomes markup, script, style or an address: 200 hostile texts in every field."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browsing import fragment, go, settle
from making import PlacedGraph, hostile, story

from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.reading.article import Article
from khabar.graph.resolution.model import Entity, Evidence, Happening, Resolved
from khabar.ontology.owntypes import OwnType

pytestmark = pytest.mark.slow

Open = Callable[..., Any]
TEXTS: list[str] = json.loads(Path(__file__).with_name("hostile.json").read_text(encoding="utf-8"))
TOGETHER = 40
PARTS = [TEXTS[start : start + TOGETHER] for start in range(0, len(TEXTS), TOGETHER)]
TABLES = ("entities", "events", "relations")
OWN_ELEMENTS = "() => [...new Set([...document.querySelectorAll('*')].map((one) => one.localName))].sort()"
AUDIT = """() => {
  const wrong = [];
  for (const one of document.querySelectorAll("*")) {
    for (const { name, value } of one.attributes) {
      if (/^on/i.test(name)) wrong.push(one.localName + " " + name);
      if (["href", "src", "action", "formaction", "xlink:href", "srcset", "data", "poster"].includes(name) && !/^(https?:[/][/]|#)/.test(value)) {
        wrong.push(one.localName + " " + name + "=" + value);
      }
      if (name === "style" && /url|expression|import/i.test(value)) wrong.push(one.localName + " style=" + value);
    }
    for (const text of ["constructor", "toString", "then"]) if (Object.hasOwn(one, text)) wrong.push(text);
  }
  if ({}.polluted !== undefined || Object.keys(Object.prototype).length) wrong.push("prototype");
  return wrong;
}"""


def walk(tab: Any) -> set[str]:
    """Go through every view and list of the page; the kinds of elements met."""
    met = set()
    for where in ("view=graph", "view=timeline", "view=map", *(f"view=table&table={name}" for name in TABLES)):
        for language in ("ar", "en"):
            go(tab, f"{where}&lang={language}&loose=1")
            met |= set(tab.evaluate(OWN_ELEMENTS))
    tab.click("#filters-toggle")
    settle(tab)
    return met | set(tab.evaluate(OWN_ELEMENTS))


@pytest.fixture(scope="module")
def usual(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The kinds of elements that the page of a harmless graph is made of."""
    from browsing import Opener

    from khabar.exporters.html.page import page

    opener = Opener(browser, tmp_path_factory.mktemp("usual"))
    tab = opener(page(PlacedGraph.from_resolved(story())))
    met = walk(tab)
    for key in ("actor/state", "event/attack", "actor/group~attacked~actor/state", "place/baghdad"):
        go(tab, f"sel={key}")
        met |= set(tab.evaluate(OWN_ELEMENTS))
    opener.close()
    return met


def test_there_are_two_hundred_texts_each_of_its_own() -> None:
    assert len(TEXTS) == len(set(TEXTS)) == 200


@pytest.mark.parametrize("part", range(len(PARTS)))
def test_a_hostile_text_is_shown_as_it_is_and_does_nothing(part: int, open_page: Open, usual: set[str]) -> None:
    texts = PARTS[part]
    tab = open_page(hostile(texts), permissions=["clipboard-read", "clipboard-write"])
    assert walk(tab) <= usual
    for number, text in enumerate(texts):
        for key in (f"actor/{number:03}", f"event/{number:03}", f"actor/{number:03}~leads~actor/000"):
            # A table is quicker drawn than a graph, and the panel beside it is the same.
            go(tab, f"view=table&sel={key}&lang={'ar' if number % 2 else 'en'}")
            if number == 0 and "~" in key:
                continue  # nobody leads himself
            said = tab.text_content("#panel")
            assert text in said, (key, text)
        assert set(tab.evaluate(OWN_ELEMENTS)) <= usual
        assert tab.evaluate(AUDIT) == []
    for table in TABLES:
        go(tab, f"view=table&table={table}")
        cells = tab.text_content("#table")
        assert [text for text in texts if text[:40] not in cells] == []
        tab.click("#csv-copy")
    assert tab.evaluate(AUDIT) == []


@pytest.mark.parametrize("part", range(len(PARTS)))
def test_a_hostile_text_is_searched_for_and_filtered_by(part: int, open_page: Open) -> None:
    texts = PARTS[part]
    tab = open_page(hostile(texts), fragment="#view=table")
    for text in texts:
        tab.fill("#search", text[:200].replace("\n", " "))
        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("Enter")
        settle(tab)
        tab.keyboard.press("Escape")
    tab.click("#filters-toggle")
    boxes = tab.locator('#filters [data-facet="publisher"] input[data-value]')
    assert {box.get_attribute("data-value") for box in boxes.all()} == set(texts)
    for box in boxes.all()[:3]:
        value = box.get_attribute("data-value")
        box.evaluate("(one) => one.click()")
        settle(tab)
        address = fragment(tab)
        other = open_page(hostile(texts), fragment="#" + "&".join("=".join(pair) for pair in address.items()))
        assert fragment(other) == address, value
        assert other.inner_text("#active") == tab.inner_text("#active")
    assert tab.evaluate(AUDIT) == []


@pytest.mark.parametrize("name", ["constructor", "__proto__", "toString", "hasOwnProperty", "__defineGetter__"])
def test_names_that_every_object_has_are_names_like_others(open_page: Open, name: str) -> None:
    source = Article(text="x", language="en", title=name, publisher=name)
    said = Evidence(source.id, 0, 1, f"{name} did it.", "actual", 0.9, name, (f"actor/{name}",))
    who = Entity(f"actor/{name}", "Person", (("en", name),))
    other = Entity("actor/other", "Person", (("en", "other"),))
    own = OwnType(name, "Attack", (("en", name),))
    sides = (("agent", who.key), ("target", other.key))
    done = Happening(f"event/{name}", name, ("actual",), sides, (said,), own=own)
    plain = replace(done, key="event/plain", type="Arrest", own=None)
    tab = open_page(KnowledgeGraph.from_resolved(Resolved((source,), (who, other), (done, plain), ())))
    go(tab, f"sel=actor/{name}&event={name}&publisher={name}")
    assert tab.inner_text("#panel h2") == name
    assert tab.locator("#active [data-drop]").count() > 0
    tab.click("#filters-toggle")
    for facet in ("event", "publisher"):
        assert tab.locator(f'#filters [data-facet="{facet}"] input[data-value="{name}"]').is_checked()
    for view in ("timeline", "map", "table", "graph"):
        tab.click(f"#tab-{view}")
    assert tab.evaluate("() => Object.keys(Object.prototype)") == []


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+2", "@SUM(1)", "\t=1", "\r=1"])
def test_a_cell_of_the_csv_is_no_formula(open_page: Open, text: str) -> None:
    tab = open_page(hostile([text, "x"]), fragment="#view=table", permissions=["clipboard-read", "clipboard-write"])
    for table in TABLES:
        go(tab, f"view=table&table={table}")
        tab.click("#csv-copy")
        tab.wait_for_timeout(100)
        copied = tab.evaluate("() => navigator.clipboard.readText()")
        for cell in copied.replace('"', ",").replace("\n", ",").split(","):
            assert not cell.startswith(("=", "+", "@", "\t", "-")), (table, cell)


def test_only_the_page_s_own_scripts_may_run(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told)
    policy = tab.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in rules["script-src"]
    assert all(source.startswith("'sha256-") for source in rules["script-src"].split())
    assert (rules["base-uri"], rules["form-action"]) == ("'none'", "'none'")
    assert "connect-src" not in rules
    # Were markup ever made of a text, it would still do nothing.
    tab.evaluate("() => { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"__pwned.push(1)\">'); }")
    tab.wait_for_timeout(100)
    seen = tab.evaluate("() => window.__pwned.splice(0)")
    assert 1 not in seen
    assert any(str(one).startswith("policy") for one in seen)
    open_page.watch.complaints.clear()  # type: ignore[attr-defined]
    open_page.watch.requests.clear()  # type: ignore[attr-defined]
