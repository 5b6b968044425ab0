"""Turtle: the same bytes for the same graph, readable, and nothing in a text or an IRI breaks out."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rdflib import RDF, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

from khabar.exporters.lexical import safe_iri
from khabar.exporters.ntriples import ntriples
from khabar.exporters.turtle import turtle
from khabar.graph.errors import ExportError
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.knowledge.oxigraph import load_store
from khabar.graph.knowledge.store import graph_over
from khabar.ontology.namespace import KHABAR
from khabar.ontology.terms import ID_NAMESPACE

GOLDEN = Path(__file__).with_name("golden")
INPUT = GOLDEN / "graph.nt"
"""A graph of every kind of thing, in no order."""

TRICKY = (
    '"',
    '\\"',
    "\\",
    '""" .\n<urn:x> <urn:y> <urn:z> .',
    '" .\n@prefix khabar: <http://evil.example/> .',
    "سطر\nسطر\r\n\tوآخر",
    "\x00\x01\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff",
    "\u202eمقلوب\u202c",
    "\\u0041 \\n {} $ # ; , .",
    "قال: «نعم» 🙂",
    "",
    " ",
)
IRIS = (
    "http://example.org/a b",
    "http://example.org/> <urn:evil> <urn:b> .",
    "http://example.org/\n<urn:a> <urn:b> <urn:c> .",
    'http://example.org/"x"',
    "http://example.org/{x}|^`\\",
    "http://example.org/خبر",
    "http://example.org/a.",
    "http://example.org/-a",
    "http://example.org/a.b-c_d",
    "http://example.org/a~b%20c",
    "http://example.org/",
    "http://example.org/#",
    "http://example.org/a/b#c/d",
    f"{ID_NAMESPACE}actor/a'b(c)",
    f"{ID_NAMESPACE}actor/a:b",
    "urn:a:b",
    "mailto:a@example.org",
)


def by_oxigraph(text: str) -> set[tuple[str, ...]]:
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(text, format=ox.RdfFormat.TURTLE)}


def as_oxigraph(graph: Graph) -> set[tuple[str, ...]]:
    def term(node: Node) -> ox.NamedNode | ox.Literal:
        if not isinstance(node, Literal):
            return ox.NamedNode(str(node))
        datatype = ox.NamedNode(str(node.datatype)) if node.datatype else None
        return (
            ox.Literal(str(node), language=node.language) if node.language else ox.Literal(str(node), datatype=datatype)
        )

    return {(str(term(s)), str(term(p)), str(term(o))) for s, p, o in graph}


def encoded(graph: Graph) -> Graph:
    """The graph with its IRIs as they may be written."""
    result = Graph()
    for triple in graph:
        result.add(tuple(URIRef(safe_iri(t)) if isinstance(t, URIRef) else t for t in triple))  # type: ignore[arg-type]
    return result


def comes_back(graph: Graph) -> None:
    text = turtle(graph)
    assert set(Graph().parse(data=text)) == set(encoded(graph))
    assert by_oxigraph(text) == as_oxigraph(encoded(graph))
    assert set(Graph().parse(data=ntriples(graph), format="nt")) == set(encoded(graph))
    assert text == turtle(Graph().parse(data=text))


@pytest.mark.parametrize("text", TRICKY)
@pytest.mark.parametrize("language", [None, "ar"])
def test_no_text_breaks_out_of_its_literal(text: str, language: str | None) -> None:
    graph = Graph()
    graph.add((URIRef("http://example.org/a"), KHABAR.quote, Literal(text, lang=language)))
    comes_back(graph)


@pytest.mark.parametrize("iri", IRIS)
def test_no_iri_breaks_out_of_its_brackets(iri: str) -> None:
    graph = Graph()
    graph.add((URIRef(iri), URIRef(iri), URIRef(iri)))
    graph.add((URIRef(iri), RDF.type, KHABAR.Person))
    comes_back(graph)


texts = st.text(st.characters(exclude_categories=["Cs"]))
iris = st.builds(
    lambda head, rest: URIRef(head + rest),
    st.sampled_from(["http://example.org/", f"{ID_NAMESPACE}actor/", f"{ID_NAMESPACE}", "urn:x:", str(KHABAR)]),
    st.one_of(texts, st.text("az09._-~%:/#'()\\\"<> ")),
)
literals = st.one_of(
    st.builds(Literal, texts),
    st.builds(lambda text, tag: Literal(text, lang=tag), texts, st.sampled_from(["ar", "en", "ar-latn", "zh-hans-cn"])),
    st.builds(lambda text: Literal(text, datatype=URIRef("http://example.org/type")), texts),
    st.builds(lambda number: Literal(number), st.integers()),
    st.builds(lambda n: Literal(f"{n:.1f}" if n % 1 else f"{n}.0", datatype=XSD.decimal), st.integers(-99, 99)),
    st.builds(lambda truth: Literal(truth), st.booleans()),
    st.builds(lambda day: Literal(day), st.dates()),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(iris, iris, st.one_of(iris, literals)), max_size=6))
def test_any_graph_comes_back_through_rdflib_and_through_oxigraph(triples: list[tuple[Node, Node, Node]]) -> None:
    graph = Graph()
    for triple in triples:
        for term in triple:
            if isinstance(term, URIRef):
                try:
                    safe_iri(term)
                except ExportError:
                    assume(False)
        graph.add(triple)
    comes_back(graph)


@pytest.mark.parametrize("iri", ["relative", "", "http://[", "http://example.org/%zz", "//host/a", "#fragment"])
def test_an_iri_that_no_parser_takes_is_refused_by_name(iri: str) -> None:
    graph = Graph()
    graph.add((URIRef("urn:a"), SKOS.exactMatch, URIRef(iri)))
    for write in (turtle, ntriples):
        with pytest.raises(ExportError, match="is no absolute IRI"):
            write(graph)


def test_half_a_surrogate_pair_becomes_the_replacement_character() -> None:
    graph = Graph()
    graph.add((URIRef("urn:a"), SKOS.prefLabel, Literal("خ\ud800بر", lang="ar")))
    assert '"خ\ufffdبر"@ar' in turtle(graph)
    assert turtle(graph).encode("utf-8")


def test_a_language_tag_that_is_none_is_refused() -> None:
    literal = Literal("x", lang="ar")
    object.__setattr__(literal, "_language", 'ar . <urn:evil> a "x')
    graph = Graph()
    graph.add((URIRef("urn:a"), SKOS.prefLabel, literal))
    with pytest.raises(ExportError, match="no language tag"):
        turtle(graph)


def test_the_golden_graph_is_written_to_the_byte() -> None:
    text = turtle(Graph().parse(INPUT))
    assert text == (GOLDEN / "graph.ttl").read_text(encoding="utf-8")
    assert set(Graph().parse(data=text)) == set(Graph().parse(INPUT))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_triples_come_in_changes_nothing(seed: int) -> None:
    triples = sorted(Graph().parse(INPUT))
    random.Random(seed).shuffle(triples)
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    assert turtle(graph) == (GOLDEN / "graph.ttl").read_text(encoding="utf-8")


def test_the_store_that_holds_the_graph_changes_nothing() -> None:
    assert turtle(graph_over(load_store(INPUT))) == (GOLDEN / "graph.ttl").read_text(encoding="utf-8")


def test_another_process_writes_the_same_bytes() -> None:
    code = "import sys, rdflib; from khabar.exporters.turtle import turtle; " + (
        "sys.stdout.buffer.write(turtle(rdflib.Graph().parse(sys.argv[1])).encode())"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(INPUT)], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        )
        assert done.stdout == (GOLDEN / "graph.ttl").read_bytes()


def test_only_prefixes_that_are_used_are_declared() -> None:
    graph = Graph()
    graph.add((URIRef(f"{ID_NAMESPACE}actor/a"), RDF.type, KHABAR.Person))
    header = [line for line in turtle(graph).splitlines() if line.startswith("@prefix")]
    assert header == [
        f"@prefix actor: <{ID_NAMESPACE}actor/> .",
        "@prefix khabar: <https://w3id.org/khabar/ontology#> .",
    ]


def test_things_under_another_base_have_prefixes_too() -> None:
    graph = Graph()
    article = URIRef("https://example.org/kb/article/1")
    graph.add((article, RDF.type, URIRef("https://schema.org/NewsArticle")))
    graph.add((URIRef("https://example.org/kb/person/p"), RDF.type, KHABAR.Person))
    text = turtle(graph)
    assert "article:1 a schema:NewsArticle" in text
    assert "person:p a khabar:Person" in text


def test_a_prefix_of_the_ontology_is_not_taken_for_things() -> None:
    graph = Graph()
    for name in ("time/2025_2026", "schema/a", "owl/b"):
        graph.add((URIRef(f"{ID_NAMESPACE}{name}"), RDF.type, KHABAR.Interval))
    text = turtle(graph)
    assert f"@prefix id-time: <{ID_NAMESPACE}time/> ." in text
    assert "id-time:2025_2026 a khabar:Interval" in text
    assert "id-schema:a" in text


def test_blank_nodes_of_others_get_labels_that_do_not_depend_on_the_process() -> None:
    def made(names: tuple[str, str]) -> Graph:
        graph = Graph()
        first, second = map(BNode, names)
        graph.add((URIRef("urn:a"), SKOS.related, first))
        graph.add((first, SKOS.related, second))
        graph.add((second, SKOS.prefLabel, Literal("x")))
        return graph

    text = turtle(made(("a", "b")))
    assert text == turtle(made(("zz-9.", "1 <")))
    assert isomorphic(Graph().parse(data=text), made(("a", "b")))


@pytest.mark.parametrize(
    ("form", "written"),
    [("0.90", "0.9"), ("1", "1.0"), ("-0.0", "0.0"), ("+.5", "0.5"), ("007.10", "7.1"), ("-3.", "-3.0")],
)
def test_a_decimal_has_one_form(form: str, written: str) -> None:
    graph = Graph()
    graph.add((URIRef("urn:a"), KHABAR.confidence, Literal(form, datatype=XSD.decimal, normalize=False)))
    assert f"khabar:confidence {written} ." in turtle(graph)


@pytest.mark.parametrize("form", [".", "", "+", "1e3", "0.9 .", "١"])
def test_what_is_no_decimal_stays_between_quotes(form: str) -> None:
    graph = Graph()
    graph.add((URIRef("urn:a"), KHABAR.confidence, Literal(form, datatype=XSD.decimal, normalize=False)))
    assert f'khabar:confidence "{form}"^^xsd:decimal .' in turtle(graph)


def test_an_empty_graph_is_an_empty_file() -> None:
    assert turtle(Graph()) == ""


def test_events_of_a_type_of_the_users_own_stand_among_the_events(own_kg: KnowledgeGraph) -> None:
    text = turtle(own_kg.rdf)
    classes, _, events = text.partition("# Classes\n")[2].partition("# Events\n")
    assert "type:CyberAttack a owl:Class ;" in classes
    assert "event:cyberattack a type:CyberAttack ;" in events
    assert "# Other" not in text
