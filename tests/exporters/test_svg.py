"""The SVG: well-formed whatever the texts are, legible in both directions, the same bytes each time."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph

from khabar.exporters import svg
from khabar.exporters.html.resources import table
from khabar.exporters.picture.choosing import MOST_NODES
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.resolution.model import Entity, Happening, Resolved

SVG = "{http://www.w3.org/2000/svg}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ELEMENTS = {"svg", "title", "desc", "g", "rect", "circle", "path", "text"}


def picture(graph: KnowledgeGraph, **options: object) -> Element:
    from xml.etree.ElementTree import tostring

    return fromstring(tostring(svg.tree(graph, **options)))  # type: ignore[arg-type]


def texts(root: Element) -> list[Element]:
    """The texts that are seen, without the paper around their letters."""
    return [text for text in root.iter(f"{SVG}text") if text.get("fill") != "none"]


def words(root: Element) -> list[str]:
    return [text.text or "" for text in texts(root)]


def titles(root: Element) -> list[str]:
    return [title.text or "" for title in root.iter(f"{SVG}title")]


def group_of(root: Element, title: str) -> Element:
    (found,) = [g for g in root.iter(f"{SVG}g") if g.findtext(f"{SVG}title") == title and g.find(f"{SVG}text") is None]
    return found


def renamed(resolved: Resolved, name: str) -> KnowledgeGraph:
    """The graph with an entity of that name."""
    first, *others = resolved.entities
    return KnowledgeGraph.from_resolved(replace(resolved, entities=(replace(first, labels=(("ar", name),)), *others)))


def crowd(resolved: Resolved, many: int) -> KnowledgeGraph:
    """A graph of so many attacks between two groups each, beside the others."""
    one = resolved.happenings[0].evidence[0]
    groups = tuple(Entity(f"actor/g{n}", "ArmedGroup", (("en", f"Group {n}"),)) for n in range(2 * many))
    attacks = tuple(
        Happening(
            f"event/a{n}",
            "Attack",
            ("actual",),
            (("agent", f"actor/g{2 * n}"), ("target", f"actor/g{2 * n + 1}")),
            (replace(one, start=100 + 9 * n, end=105 + 9 * n),),
        )
        for n in range(many)
    )
    return KnowledgeGraph.from_resolved(
        replace(resolved, entities=(*resolved.entities, *groups), happenings=(*resolved.happenings, *attacks))
    )


def test_it_is_one_standalone_document_that_asks_for_nothing(kg: KnowledgeGraph) -> None:
    text = svg.render(kg)
    root = fromstring(text)
    assert text.startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" version="1.1"'
    )
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == ELEMENTS
    assert not [name for element in root.iter() for name in element.attrib if "href" in name or name.startswith("on")]
    assert "url(" not in text
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


def test_the_same_graph_gives_the_same_bytes_in_another_process(kg: KnowledgeGraph, tmp_path: Path) -> None:
    kg.save(tmp_path / "graph.ttl")
    code = (
        "import sys; from khabar.graph import KnowledgeGraph; from khabar.exporters import svg\n"
        "sys.stdout.buffer.write(svg.render(KnowledgeGraph.load(sys.argv[1])).encode())"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "graph.ttl")]
    first, second = (subprocess.run(command, capture_output=True, check=True).stdout for _ in range(2))
    assert first == second == svg.render(KnowledgeGraph.load(tmp_path / "graph.ttl")).encode()


def test_everything_that_is_linked_is_named_and_every_label_has_its_direction(kg: KnowledgeGraph) -> None:
    root = picture(kg, language="ar")
    assert root.get(LANG) == "ar"
    assert {"الجماعة", "الجهاز", "قائد الجماعة", "المقام", "الدولة"} <= set(words(root))
    for text in texts(root):
        assert (text.get("direction"), text.get(LANG)) == ("rtl", "ar")
        assert text.get("unicode-bidi") == "embed"
    english = picture(kg, language="en")
    assert {"The Group", "The Service", "The Shrine", "The State"} <= set(words(english))
    assert [text.get("direction") for text in texts(english) if text.text == "The Group"] == ["ltr"]


def test_who_has_no_name_in_the_language_keeps_the_other(kg: KnowledgeGraph) -> None:
    (text,) = [text for text in texts(picture(kg, language="en")) if text.text == "قائد الجماعة"]
    assert (text.get("direction"), text.get(LANG)) == ("rtl", "ar")


def test_the_language_is_that_of_most_articles(resolved: Resolved) -> None:
    arabic, english = resolved.articles
    more = replace(english, text="Another", title="Another", url="https://example.org/other")
    for articles, expected in (((arabic, english), "ar"), ((arabic, english, more), "en")):
        graph = KnowledgeGraph.from_resolved(replace(resolved, articles=articles))
        assert svg.tree(graph).get("xml:lang") == expected


def test_rows_begin_where_the_language_begins_to_read(kg: KnowledgeGraph) -> None:
    for language, first in (("ar", "خبر: شبكة المعرفة"), ("en", "khabar: knowledge graph")):
        root = picture(kg, language=language)
        (title,) = [text for text in texts(root) if text.text == first]
        width, x = float(root.get("width", 0)), float(title.get("x", 0))
        assert title.get("text-anchor") == "start"
        assert (x > width / 2) is (language == "ar")


def test_what_nothing_is_said_of_is_drawn_by_the_end_of_its_iri(kg: KnowledgeGraph) -> None:
    rdf = Graph()
    for triple in kg.rdf:
        if not str(triple[0]).endswith("actor/leader"):
            rdf.add(triple)
    root = picture(KnowledgeGraph(rdf), language="ar")
    assert "leader" in words(root)
    (sign,) = [text for text in texts(root) if text.text == "?: 1"]
    assert (sign.get("direction"), sign.get("text-anchor")) == ("ltr", "end"), "it begins on the side of all others"


def test_colour_and_shape_are_those_of_the_style(kg: KnowledgeGraph) -> None:
    root, style = picture(kg, language="en"), table("style")
    shape = group_of(root, "The Group · armed group").find(f"{SVG}circle")
    assert shape is not None
    assert shape.get("fill") == style["entities"]["ArmedGroup"]["colour"]
    site = group_of(root, "The Shrine · site").find(f"{SVG}path")
    assert site is not None
    assert site.get("fill") == style["entities"]["Site"]["colour"]


@pytest.mark.parametrize(
    ("kind", "paths", "dashed", "full"),
    [
        ("foiling", 1, False, True),
        ("arrest", 1, False, True),
        ("bombing", 1, True, False),
        ("attack", 2, False, False),
    ],
)
def test_what_did_not_happen_looks_different(
    kg: KnowledgeGraph, kind: str, paths: int, dashed: bool, full: bool
) -> None:
    """Planned is dashed, foiled is crossed; an arrest that one mention calls possible and one actual is neither."""
    root = picture(kg, language="en")
    (title,) = {title for title in titles(root) if title.startswith(kind) and "–" in title}
    outline, *crossed = group_of(root, title).findall(f"{SVG}path")
    assert len(crossed) == paths - 1
    assert ("stroke-dasharray" in outline.attrib) is dashed
    assert (outline.get("fill") != "#ffffff") is full


def test_lines_are_dashed_or_crossed_with_their_event_and_have_arrows(kg: KnowledgeGraph) -> None:
    root = picture(kg, language="en")
    planned = group_of(root, "The Group · agent · bombing").findall(f"{SVG}path")
    foiled = group_of(root, "The Group · agent · attack").findall(f"{SVG}path")
    done = group_of(root, "The Service · agent · foiling").findall(f"{SVG}path")
    assert "stroke-dasharray" in planned[0].attrib
    assert [len(paths) for paths in (planned, foiled, done)] == [2, 3, 2]
    assert all(paths[-1].get("d", "").endswith("z") for paths in (planned, foiled, done)), "an arrowhead"


def test_the_legend_names_what_is_drawn_with_its_number(kg: KnowledgeGraph) -> None:
    found = words(picture(kg, language="en"))
    assert {"armed group: 1", "person: 1", "site: 1", "planned or possible", "foiled or denied", "relation"} <= set(
        found
    )
    assert "articles: 2 · entities: 7 · events: 5 · relations: 5" in found


def test_long_names_are_cut_and_whole_where_one_points_at_them(resolved: Resolved) -> None:
    name = "وزارة شؤون " + "البلديات والمياه والطرق " * 6
    root = picture(renamed(resolved, name.strip()), language="ar")
    lines = [line for line in words(root) if line and line.rstrip("…") in name and "وال" in line]
    assert 1 < len(lines) <= 3
    assert lines[-1].endswith("…")
    assert any(title.startswith(name.strip()) for title in titles(root))


def test_every_line_of_a_name_runs_as_the_whole_does(resolved: Resolved) -> None:
    root = picture(renamed(resolved, "وكالة الاستخبارات (CIA) الأميركية"), language="ar")
    (line,) = [text for text in texts(root) if (text.text or "").startswith("(CIA)")]
    assert (line.get("direction"), line.get(LANG)) == ("rtl", "ar")


def test_nothing_is_drawn_over_the_edge(resolved: Resolved) -> None:
    root = picture(crowd(resolved, 30))
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    (graph,) = [g for g in root.findall(f"{SVG}g") if "transform" in g.attrib]
    dx, dy = map(float, graph.get("transform", "").removeprefix("translate(").rstrip(")").split())
    for text in graph.iter(f"{SVG}text"):
        assert 20 < float(text.get("x", 0)) + dx < width - 20
        assert 20 < float(text.get("y", 0)) + dy < height - 20


def test_of_a_large_graph_the_most_reported_part_is_drawn_and_the_picture_says_so(resolved: Resolved) -> None:
    graph = crowd(resolved, 100)
    root = picture(graph, language="en")
    nodes = [
        g for g in root.iter(f"{SVG}g") if g.find(f"{SVG}circle") is not None and g.find(f"{SVG}title") is not None
    ]
    assert 40 < len(nodes) <= MOST_NODES
    assert "The Service" in words(root), "told by two articles"
    said = f"the most reported part alone, nodes: {MOST_NODES} of 310"
    assert any(said in line for line in words(root)), words(root)[:4]
    assert not any("most reported" in line for line in words(picture(graph, language="en", most=400)))


def test_unlinked_things_are_counted_instead_of_drawn(kg: KnowledgeGraph) -> None:
    root = picture(kg, language="en")
    assert "The Paper" not in words(root)
    assert any("unconnected and not drawn: 2" in line for line in words(root))


def test_a_graph_without_any_line_shows_its_things(resolved: Resolved) -> None:
    graph = KnowledgeGraph.from_resolved(replace(resolved, happenings=(), facts=()))
    assert {"The Paper", "The Group"} <= set(words(picture(graph, language="en")))


def test_an_empty_graph_says_that_it_is() -> None:
    assert "لا شيء في هذه الشبكة" in words(picture(KnowledgeGraph(Graph())))


HOSTILE = [
    "</text><script>alert(1)</script>",
    '" onload="alert(1)',
    "<![CDATA[x]]>",
    "]]>&lt;&amp;&#x3c;",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "a\x00b\x08c\x1bd\ufffe\uffff",
    "\u202eabc\u2066\u2067\u2069\u2069\u202c",
    "${x}{0}{words}%s",
    "a\r\n\tb\u2028c",
    "😀 𝕏 \U000e0041",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_markup_or_breaks_the_document(resolved: Resolved, name: str) -> None:
    root = fromstring(svg.render(renamed(resolved, name)))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == ELEMENTS
    assert not [key for element in root.iter() for key in element.attrib if key.startswith("on")]
    everything = "".join(root.itertext())
    assert not set(everything) & set("\x00\x08\x1b\ufffe\uffff\u202e\u2066\u2067\u2069\u202c\r\t\u2028")


@settings(max_examples=25)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_name_gives_a_document_that_can_be_read(resolved: Resolved, name: str) -> None:
    assert fromstring(svg.render(renamed(resolved, name))).tag == f"{SVG}svg"
