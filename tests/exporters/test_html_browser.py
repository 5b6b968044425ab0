"""The page in a real browser: what a reader does with mouse and keyboard, and what the page then shows."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from khabar.exporters.html.page import page
from khabar.exporters.html.payload import table
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.reading.article import Article
from khabar.graph.resolution.model import Entity, Evidence, Happening, Resolved

pytestmark = pytest.mark.slow
playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright to drive a browser")

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 800}

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("needs Chromium to open the page")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a graph's page offline; at the end no page has asked for anything or complained."""
    requests: list[str] = []
    complaints: list[str] = []
    contexts = []

    def opened(graph: KnowledgeGraph, *, viewport: dict[str, int] = WIDE, **more: Any) -> Any:
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(page(graph), encoding="utf-8")
        context = browser.new_context(viewport=viewport, offline=True, reduced_motion="reduce", **more)
        contexts.append(context)
        tab = context.new_page()
        tab.on("request", lambda request: requests.append(request.url))
        # Chromium's advice on reading a canvas is about these tests, which do.
        tab.on(
            "console", lambda message: complaints.append(message.text) if "getImageData" not in message.text else None
        )
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("dialog", lambda dialog: complaints.append(dialog.message))
        tab.goto(file.as_uri())
        tab.wait_for_selector("html[data-ready]")
        settle(tab)
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert complaints == []


def settle(tab: Any) -> None:
    """Wait until what was asked for is drawn."""
    tab.evaluate(
        "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 60))"
    )


def drawn(tab: Any, type: str) -> tuple[float, float] | None:
    """Where in the window something has the colour of a type, in the middle of it; None where nothing has."""
    style = table("style")
    colour = {**style["entities"], **style["events"]}[type]["colour"]
    found: list[float] | None = tab.evaluate(
        """(colour) => {
          const canvas = document.querySelector("#graph canvas"), at = canvas.getBoundingClientRect();
          const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const wanted = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
          let x = 0, y = 0, n = 0;
          for (let i = 0; i < data.length; i += 4) {
            if (wanted.every((part, k) => data[i + k] === part)) { x += (i / 4) % width; y += Math.floor(i / 4 / width); n += 1; }
          }
          const ratio = canvas.width / at.width;
          return n < 12 ? null : [at.left + x / n / ratio, at.top + y / n / ratio];
        }""",
        colour,
    )
    return None if found is None else (found[0], found[1])


def place(tab: Any, type: str) -> tuple[float, float]:
    found = drawn(tab, type)
    assert found is not None, f"nothing is drawn as {type}"
    return found


def click(tab: Any, where: tuple[float, float]) -> None:
    tab.mouse.click(*where)
    tab.wait_for_timeout(350)  # vis-network waits whether a click becomes a double one
    settle(tab)


def search(tab: Any, name: str) -> None:
    tab.keyboard.press("/")
    tab.keyboard.type(name)


def words(tab: Any) -> str:
    text: str = tab.inner_text("#panel")
    return text


def test_a_click_on_a_node_shows_the_sentences_and_who_says_them(kg: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(kg)
    click(tab, place(tab, "State"))
    assert tab.inner_text("#panel h2") == "الدولة"
    assert tab.inner_text("#panel blockquote >> nth=0") == "صنفت الدولة الجماعة."
    assert "إحباط هجوم" in tab.inner_text("#panel figure >> nth=0")
    assert "وكالة" in tab.inner_text("#panel figure >> nth=0")


def test_a_click_on_a_line_shows_its_sentences(kg: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(kg)
    tab.click('[data-view="relations"]')
    settle(tab)
    (a, b), (c, d) = place(tab, "State"), place(tab, "ArmedGroup")
    click(tab, ((a + c) / 2, (b + d) / 2))
    assert "صنفت الدولة الجماعة." in words(tab)
    assert "الدولة" in tab.inner_text("#panel h2 + p")


def test_the_panel_shows_tolls_and_which_mention_says_which(counted_kg: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(counted_kg)
    search(tab, "The Service")
    tab.keyboard.press("Enter")
    tab.click("#panel summary .link >> text=اعتقال – الجهاز")
    assert "≥5 معتقلون" in tab.inner_text("#panel > p:has(.toll)")
    assert "9 معتقلون" not in tab.inner_text("#panel > p:has(.toll)")
    assert "≥5 معتقلون" in tab.inner_text("#panel figure:has(.who)")


def test_evidence_names_speaker_medium_article_and_links_to_it(kg: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(kg)
    search(tab, "The Service")
    tab.keyboard.press("Enter")
    tab.click("#panel summary .link >> text=إحباط – الجهاز")
    said = tab.inner_text("#panel figure:has(.who)")
    assert "مسؤولون" in said
    assert "الصحيفة" in said
    assert tab.get_attribute("#panel figcaption a", "href") == "https://example.org/attack"
    assert "noopener" in tab.get_attribute("#panel figcaption a", "rel")


def test_a_foiled_attack_names_its_own_participants_apart_from_who_foiled_it(
    kg: KnowledgeGraph, open_page: Open
) -> None:
    tab = open_page(kg)
    search(tab, "المقام")
    tab.keyboard.press("Enter")
    tab.click("#panel summary .link >> text=هجوم – الجماعة")
    own, other = (tab.inner_text(f"#panel ul >> nth={i}") for i in (0, 1))
    assert "الجماعة" in own
    assert "إحباط" not in own
    assert "إحباط" in other


def test_a_click_beside_everything_and_escape_clear_the_panel(kg: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(kg)
    start = words(tab)
    where = place(tab, "State")
    click(tab, where)
    assert words(tab) != start
    tab.keyboard.press("Escape")
    assert words(tab) == start
    click(tab, where)
    tab.click("#panel .close")
    assert words(tab) == start


def test_the_language_switch_turns_the_page_and_its_words(kg: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(kg)
    assert (tab.get_attribute("html", "dir"), tab.get_attribute("html", "lang")) == ("rtl", "ar")
    click(tab, place(tab, "State"))
    left = tab.locator("#panel").bounding_box()["x"]
    tab.click("#language")
    assert (tab.get_attribute("html", "dir"), tab.get_attribute("html", "lang")) == ("ltr", "en")
    assert tab.inner_text("#panel h2") == "The State"
    assert "armed group" in tab.inner_text("#legend")
    assert "Direct relations" in tab.inner_text("#views")
    assert tab.locator("#panel").bounding_box()["x"] > left
    tab.click("#language")
    assert tab.inner_text("#panel h2") == "الدولة"


def test_the_legend_hides_and_shows_a_type(kg: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(kg)
    assert drawn(tab, "State")
    assert tab.inner_text('[data-group="State"] .count') == "1"
    tab.click('[data-group="State"]')
    settle(tab)
    assert drawn(tab, "State") is None
    assert tab.get_attribute('[data-group="State"]', "aria-pressed") == "false"
    tab.keyboard.press("Enter")  # the focus stayed
    settle(tab)
    assert drawn(tab, "State")


def test_what_has_no_line_waits_behind_the_legend(resolved: Resolved, open_page: Open) -> None:
    protest = Happening(
        "event/protest",
        "Protest",
        ("actual",),
        (),
        (Evidence(resolved.articles[0].id, 60, 65, "احتجاج.", "actual", 0.9, "x:y"),),
    )
    graph = KnowledgeGraph.from_resolved(replace(resolved, happenings=(*resolved.happenings, protest)))
    tab = open_page(graph)
    assert drawn(tab, "Protest") is None
    tab.click('[data-group="loose"]')
    settle(tab)
    assert drawn(tab, "Protest")


def test_three_views_show_events_and_direct_relations_apart(kg: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(kg)
    assert drawn(tab, "SecurityAction")
    tab.click('[data-view="relations"]')
    settle(tab)
    assert drawn(tab, "SecurityAction") is None
    assert tab.get_attribute('[data-view="relations"]', "aria-pressed") == "true"
    tab.click('[data-view="events"]')
    settle(tab)
    assert drawn(tab, "SecurityAction")


def test_the_panel_says_what_did_not_happen(kg: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(kg, locale="en")
    tab.click("#language")
    search(tab, "the group")
    tab.keyboard.press("Enter")
    assert "foiled" in words(tab)
    tab.click("#panel details .link >> text=bombing")
    assert tab.inner_text("#panel .chip.unsure >> nth=0") == "planned"
    assert "March 1" in words(tab)


@pytest.mark.parametrize("typed", ["الجماعه", "the GROUP", "جَماعة الظل", "ظل"])
def test_search_finds_names_in_both_languages_however_spelt(kg: KnowledgeGraph, open_page: Open, typed: str) -> None:
    tab = open_page(kg)
    search(tab, typed)
    assert "الجماعة" in tab.inner_text("#found li >> nth=0")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#panel h2") == "الجماعة"
    assert tab.locator("#found").is_hidden()


def test_search_is_used_by_keys(kg: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(kg)
    search(tab, "the")
    assert tab.get_attribute("#search", "aria-expanded") == "true"
    assert tab.locator("#found li").count() > 2
    second = tab.inner_text("#found li >> nth=1").split("\n")[0]
    tab.keyboard.press("ArrowDown")
    assert tab.get_attribute("#found li >> nth=1", "aria-selected") == "true"
    tab.keyboard.press("Enter")
    assert second.startswith(tab.inner_text("#panel h2"))
    search(tab, "zzz")
    assert tab.inner_text("#found") == "لا نتيجة"
    tab.keyboard.press("Escape")
    assert tab.input_value("#search") == ""


def test_every_control_is_reached_by_tab(kg: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(kg)
    reached = set()
    for _ in range(40):
        tab.keyboard.press("Tab")
        reached.add(
            tab.evaluate(
                "() => { const at = document.activeElement; return at.id || at.dataset.view || at.dataset.group || at.className; }"
            )
        )
    assert {"search", "language", "all", "events", "relations", "State", "link"} <= reached


def test_a_phone_shows_graph_legend_and_panel_below_each_other(kg: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(kg, viewport=PHONE)
    assert tab.evaluate(
        "() => document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight"
    )
    boxes = [tab.locator(f"#{name}").bounding_box() for name in ("graph", "legend", "panel")]
    assert [box["y"] for box in boxes] == sorted(box["y"] for box in boxes)
    assert all(box["height"] > 30 for box in boxes)
    assert boxes[0]["height"] > 250
    click(tab, place(tab, "State"))
    assert tab.locator("#panel blockquote >> nth=0").is_visible()


def test_the_dark_page_is_dark(kg: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(kg, color_scheme="dark")
    assert tab.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(23, 21, 19)"
    assert drawn(tab, "State")


def test_an_empty_graph_says_so(open_page: Open) -> None:
    tab = open_page(KnowledgeGraph.from_resolved(Resolved((), (), (), ())))
    assert "لا شيء في هذه الشبكة" in words(tab)


def test_the_words_that_say_it_are_marked(open_page: Open) -> None:
    article = Article(text="😀 وقالت الشرطة إنها اعتقلت المشتبه به.", language="ar", title="عنوان")
    quote, start = article.text, article.text.index("اعتقلت")
    evidence = Evidence(article.id, start, start + 6, quote, "actual", 0.9, "arrest:اعتقل")
    arrest = Happening("event/arrest", "Arrest", ("actual",), (("agent", "actor/police"),), (evidence,))
    police = Entity("actor/police", "SecurityForce", (("ar", "الشرطة"),))
    tab = open_page(KnowledgeGraph.from_resolved(Resolved((article,), (police,), (arrest,), ())))
    search(tab, "الشرطة")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#panel mark") == "اعتقلت"
    assert tab.inner_text("#panel blockquote") == quote


def crowd(count: int) -> KnowledgeGraph:
    """A graph of so many nodes, half of them events; a few entities are in most."""
    article = Article(text="هاجم فريق فريقا.", language="ar", title="أخبار كثيرة")
    types = ("State", "Person", "ArmedGroup", "Place", "SecurityForce", "Media")
    half = count // 2
    entities = [
        Entity(f"actor/{i:05}", types[i % 6], (("ar", f"الجهة {i}"), ("en", f"Actor {i}"))) for i in range(half)
    ]
    happenings = []
    for i in range(half):
        ends = ("agent", f"actor/{i * i % (1 + i // 9):05}"), ("target", f"actor/{i:05}")
        evidence = Evidence(article.id, 0, 4, article.text, "actual", 0.8, "attack:هاجم")
        happenings.append(
            Happening(f"event/{i:05}", ("Attack", "Arrest", "Meeting")[i % 3], ("actual",), ends, (evidence,))
        )
    return KnowledgeGraph.from_resolved(Resolved((article,), tuple(entities), tuple(happenings), ()))


@pytest.mark.parametrize("count", [1000, 5000])
def test_large_graphs_open_and_answer(open_page: Open, count: int) -> None:
    tab = open_page(crowd(count))
    assert drawn(tab, "State")
    search(tab, "actor 7")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#panel h2") == "الجهة 7"
    assert "هاجم فريق فريقا." in words(tab)
