"""The page: everything in one file, text never markup, and it draws in a real browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.exporters.html.packing import embedded, packed, unpacked
from khabar.exporters.html.page import STYLES, page
from khabar.exporters.html.resources import table
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.reading.article import Article
from khabar.graph.resolution.model import Entity, Evidence, Happening, Resolved

HOSTILE = (
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "<!--<script>",
    "${alert(1)} {{7*7}} {% raw %}",
    "\u202eمقلوب\u202c \u2028 \u2029",
)


class Resources(HTMLParser):
    """Collects what a page would load, and the texts of its script elements."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [f"{tag} {key}={value}" for key, value in attrs if key in ("src", "href", "action", "srcset")]
        if tag == "script":
            self._in_script = True
            self.scripts.append((dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self._in_script = self._in_script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._in_script:
            attributes, text = self.scripts[-1]
            self.scripts[-1] = (attributes, text + data)


TABLES = ("entities", "events", "edges", "evidence", "articles")


def read(html: str) -> tuple[Resources, dict[str, Any]]:
    """What the page loads, and its data with the tables unpacked; `nodes` are entities and events, as they are numbered."""
    found = Resources()
    found.feed(html)
    data = json.loads(found.scripts[0][1])
    data |= {name: unpacked(data[name]) for name in TABLES}
    data["nodes"] = data["entities"] + data["events"]
    return found, data


def hostile_graph() -> KnowledgeGraph:
    """A graph with hostile text in every field that an article can fill."""
    articles, entities, happenings = [], [], []
    for number, text in enumerate(HOSTILE):
        url = "javascript:document.title='owned'" if number % 2 else "https://example.org/?q=<script>"
        article = Article(text=f"{number}{text}", language="ar", title=text, url=url, publisher=text, source=text)
        articles.append(article)
        key = f"actor/{number}"
        entities.append(Entity(key, "Person", (("ar", f"{number} {text}"),), (("en", text),)))
        evidence = Evidence(article.id, 0, 1, text, "actual", 0.5, text, attributed_to=(key,))
        happenings.append(
            Happening(
                f"event/{number}",
                "Arrest",
                ("actual",),
                (("agent", key),),
                (evidence,),
                time_expressions=(("ar", text),),
            )
        )
    return KnowledgeGraph.from_resolved(Resolved(tuple(articles), tuple(entities), tuple(happenings), ()))


def test_the_page_loads_nothing(kg: KnowledgeGraph) -> None:
    found, _ = read(page(kg))
    assert found.loads == []
    assert "@import" not in page(kg)
    for name in STYLES:
        assert "url(" not in Path(f"exporters/html/{name}").read_text(encoding="utf-8")


def test_text_of_articles_is_data_and_comes_back_whole() -> None:
    found, data = read(page(hostile_graph()))
    assert len(found.scripts) == 3
    assert found.scripts[0][0]["type"] == "application/json"
    assert set(data["quotes"]) == set(HOSTILE)
    raw = page(hostile_graph())
    assert "<img src=x" not in raw
    assert "document.title='owned'</script>" not in raw


@given(
    st.recursive(st.text(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3))
)
def test_embedded_data_cannot_end_its_element(data: object) -> None:
    text = embedded(data)
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == data


def test_only_the_pages_own_scripts_may_run(kg: KnowledgeGraph) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page(kg))
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].count("'sha256-") == 2
    assert rules["style-src"].count("'sha256-") == 1
    assert "unsafe" not in policy[1]


def test_every_node_edge_and_mention_is_there(kg: KnowledgeGraph) -> None:
    _, data = read(page(kg))
    assert len(data["entities"]) == len(kg.entities())
    assert len(data["events"]) == len(kg.events())
    assert len({node["key"] for node in data["nodes"]}) == len(data["nodes"])
    assert {data["base"] + node["key"] for node in data["entities"]} == {thing.iri for thing in kg.entities()}
    kinds = [edge["kind"] for edge in data["edges"]]
    ways = sum(2 if edge["mutual"] else 1 for edge in data["edges"] if edge["kind"] != "role")
    assert ways == len(kg.relations())
    assert kinds.count("role") == sum(len(event.participants) for event in kg.events())
    said = {number for fact in (*data["events"], *data["edges"]) for number in fact["evidence"]}
    assert said == set(range(len(data["evidence"])))


def test_tolls_are_with_the_event_and_with_each_mention(counted_kg: KnowledgeGraph) -> None:
    _, data = read(page(counted_kg))
    evidence = data["evidence"]
    (event,) = (node for node in data["events"] if node["type"] == "Arrest")
    assert event["counts"] == [
        {"ar": "معتقلون: 3", "en": "3 arrested"},
        {"ar": "معتقلون: ≥5", "en": "≥5 arrested"},
    ]
    assert [[toll["en"] for toll in evidence[index]["counts"]] for index in event["evidence"]].count(
        ["9 arrested"]
    ) == 1


def test_the_page_is_the_same_each_time(kg: KnowledgeGraph) -> None:
    assert page(kg) == page(kg)


def test_an_empty_graph_has_a_page() -> None:
    _, data = read(page(KnowledgeGraph.from_resolved(Resolved((), (), (), ()))))
    assert data["nodes"] == []


def meeting() -> KnowledgeGraph:
    """Two states that met."""
    article = Article(text="التقى الوفدان.", language="ar", title="لقاء")
    states = tuple(Entity(f"actor/{name}", "State", (("ar", name),)) for name in ("a", "b"))
    met = Evidence(article.id, 0, 5, article.text, "actual", 0.9, "meeting:التقى")
    happening = Happening("event/m", "Meeting", ("actual",), (("agent", "actor/a"), ("agent", "actor/b")), (met,))
    return KnowledgeGraph.from_resolved(Resolved((article,), states, (happening,), ()))


def test_a_relation_both_ways_is_one_line() -> None:
    graph = meeting()
    _, data = read(page(graph))
    lines = [edge for edge in data["edges"] if edge["kind"] == "direct"]
    assert len(graph.relations()) == 2
    assert [(edge["relation"], edge["mutual"]) for edge in lines] == [("metWith", True)]


def test_a_role_names_the_event_whose_it_is_when_both_ends_are_events(kg: KnowledgeGraph) -> None:
    _, data = read(page(kg))
    types = [node["type"] for node in data["nodes"]]
    themes = [edge for edge in data["edges"] if edge["relation"] == "theme"]
    assert [(types[edge["event"]], types[edge["to"]]) for edge in themes] == [("Foiling", "Attack")]


def test_a_sentence_has_its_trigger_and_participants_marked(kg: KnowledgeGraph) -> None:
    _, data = read(page(kg))
    (designation,) = (event for event in data["events"] if event["type"] == "Designation")
    item = data["evidence"][designation["evidence"][0]]
    quote, marks = data["quotes"][item["quote"]], item["marks"]
    spans = [marks[i : i + 3] for i in range(0, len(marks), 3)]
    names = {quote[start:end]: who for start, end, who in spans}
    assert {data["entities"][who]["ar"] for who in names.values() if who >= 0} == {"الدولة", "الجماعة"}


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.none() | st.integers() | st.lists(st.integers()))))
def test_a_packed_table_comes_back(rows: list[dict[str, object]]) -> None:
    usual = {"a": 1, "b": [], "c": None}
    whole = [{key: row.get(key) if row.get(key) is not None else usual[key] for key in usual} for row in rows]
    assert unpacked(json.loads(json.dumps(packed(rows, usual)))) == whole


def test_every_word_the_page_says_is_there_in_both_languages() -> None:
    words = table("words")
    source = "".join(path.read_text(encoding="utf-8") for path in Path("exporters/html").glob("*.js"))
    frame = Path("exporters/html/page.html").read_text(encoding="utf-8")
    wanted = set(re.findall(r'(?:say|many)\("([a-z0-9-]*[a-z0-9])"', source))
    wanted |= set(re.findall(r'data-(?:say|name)="([^"]+)"', frame))
    assert wanted <= set(words), wanted - set(words)
    assert all(set(texts) == {"ar", "en"} for texts in words.values())


def test_numbers_of_things_have_all_forms_of_their_language() -> None:
    forms = [texts for texts in table("words").values() if isinstance(texts["en"], dict) and "other" in texts["en"]]
    assert forms
    for texts in forms:
        assert {"one", "two", "few", "many", "other"} <= set(texts["ar"])
        assert {"one", "other"} <= set(texts["en"])


def browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("needs Chromium to open the page")
    return found


def opened(html: str, folder: Path) -> str:
    """The document as the browser has it after the page's script ran."""
    path = folder / "graph.html"
    path.write_text(html, encoding="utf-8")
    command = [
        browser(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=5000",
        "--dump-dom", path.as_uri(),
    ]  # fmt: skip
    return subprocess.run(command, capture_output=True, check=True, timeout=120, text=True).stdout


@pytest.mark.slow
def test_a_browser_draws_the_graph_offline(kg: KnowledgeGraph, tmp_path: Path) -> None:
    document = opened(page(kg), tmp_path)
    assert 'data-ready="true"' in document
    assert "<canvas" in document
    assert 'data-group="ArmedGroup"' in document
    assert 'dir="rtl"' in document


@pytest.mark.slow
def test_hostile_text_does_not_run_in_a_browser(tmp_path: Path) -> None:
    document = opened(page(hostile_graph()), tmp_path)
    assert 'data-ready="true"' in document
    title = re.search(r"<title>(.*?)</title>", document)
    assert title is not None
    assert "owned" not in title[1]
    assert "javascript:" not in re.sub(r"<script.*?</script>", "", document, flags=re.DOTALL)


def test_types_of_the_users_own_have_their_labels_and_a_look(own_kg: KnowledgeGraph) -> None:
    _, data = read(page(own_kg))
    assert data["terms"]["CyberAttack"] == {"ar": "هجوم إلكتروني", "en": "cyber attack"}
    assert data["terms"]["Flood"] == {"ar": "flood", "en": "flood"}
    groups = data["groups"]
    assert (groups["CyberAttack"], groups["Flood"]) == ("Violence", "Event")
    assert set(groups) == {node["type"] for node in data["nodes"]}
    assert set(groups.values()) <= {look["group"] for look in data["style"]}
