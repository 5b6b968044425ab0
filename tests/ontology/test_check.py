"""Every rule of shapes.ttl has a graph that keeps it and one that breaks it.

`shapes/invalid/<shape>[.<variant>].ttl` is added to `shapes/valid/foiled-attack.ttl` and breaks the shape it is named
after; a comment `# also: <shape> ...` lists what cannot but break with it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyshacl
import pytest
from rdflib import PROV, RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef

from khabar.ontology import terms
from khabar.ontology.check import SHAPES, check, check_graph, load
from khabar.ontology.errors import OntologyError
from khabar.ontology.namespace import KHABAR
from khabar.ontology.source import SOURCE, DirectRule
from khabar.ontology.vocabulary import direct_rules, subtypes

FOLDER = Path(__file__).with_name("shapes")
BASE = FOLDER / "valid" / "foiled-attack.ttl"
INVALID = sorted(FOLDER.glob("invalid/*.ttl"))
SHAPE = "https://w3id.org/khabar/shapes#"
ID = Namespace(terms.ID_NAMESPACE)
MENTION = ID["mention/m1"]
"""An actual mention of the base graph."""


def broken(graph: Graph) -> set[str]:
    return {violation.shape.removeprefix(SHAPE) for violation in check_graph(graph)}


def extended(*paths: Path) -> Graph:
    graph = load(BASE)
    for path in paths:
        graph.parse(path)
    return graph


@pytest.mark.parametrize("path", sorted(FOLDER.glob("valid/*.ttl")), ids=lambda path: path.stem)
def test_a_graph_as_it_should_be_breaks_nothing(path: Path) -> None:
    assert check(path) == ()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_broken_rule_is_reported_under_its_name(path: Path) -> None:
    shape = path.name.split(".")[0]
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# also: ")]
    also = {name for line in comments for name in line.removeprefix("# also: ").split()}
    assert broken(extended(path)) == {shape} | also


def test_every_rule_has_a_graph_that_breaks_it() -> None:
    shapes = Graph().parse(SHAPES)
    rules = set(shapes.objects(None, SH.property)) | set(shapes.objects(None, SH.sparql))
    rules |= {shape for shape in shapes.subjects(SH["or"]) if (shape, RDF.type, SH.NodeShape) in shapes}
    names = {str(rule).removeprefix(SHAPE) for rule in rules}
    assert names - {path.name.split(".")[0] for path in INVALID} == set()


def test_every_rule_says_in_words_what_it_asks_for() -> None:
    shapes = Graph().parse(SHAPES)
    for rule in {*shapes.objects(None, SH.property), *shapes.objects(None, SH.sparql)}:
        assert isinstance(rule, URIRef)
        assert shapes.value(rule, SH.message), rule


def test_participants_of_an_unusual_kind_are_warnings_only() -> None:
    violations = check_graph(extended(FOLDER / "invalid" / "event-agent-kind.ttl"))
    assert [(violation.severity, violation.focus) for violation in violations] == [("Warning", str(ID["event/e"]))]
    assert violations[0].value == str(ID["place/city"])


def test_the_message_of_a_false_direct_relation_names_the_triple() -> None:
    (violation,) = check_graph(extended(FOLDER / "invalid" / "direct-relation-from-actual-event.foiled.ttl"))
    assert violation.focus == str(ID["actor/group"])
    assert violation.value == str(ID["place/market"])
    assert str(KHABAR.attacked) in violation.message


def happening(graph: Graph, rule: DirectRule, kind: str, status: str) -> None:
    """Add an event of a kind that the rule speaks of, and the relation it entails when it is actual."""
    name = f"{rule.name}-{kind}-{status}"
    event, subject, thing = ID[f"event/{name}"], ID[f"actor/subject-{name}"], ID[f"actor/object-{name}"]
    for node in (subject, thing):
        graph.add((node, RDF.type, KHABAR.ArmedGroup))
        graph.add((node, SKOS.prefLabel, Literal("جماعة", lang="ar")))
    where = event
    if rule.object_through:
        assert rule.through_type
        where = ID[f"event/through-{name}"]
        event_of(graph, where, subtypes(rule.through_type)[1], terms.Status.FOILED)
        graph.add((event, KHABAR[rule.object_through], where))
    event_of(graph, event, kind, status)
    graph.add((event, KHABAR[rule.subject_role], subject))
    graph.add((where, KHABAR[rule.object_role], thing))
    relation = ID[f"relation/{name}"]
    graph.add((subject, KHABAR[rule.relation], thing))
    for prop, value in (
        (RDF.type, KHABAR.Relation),
        (RDF.subject, subject),
        (RDF.predicate, KHABAR[rule.relation]),
        (RDF.object, thing),
        (KHABAR.evidence, MENTION),
        (PROV.wasDerivedFrom, event),
    ):
        graph.add((relation, prop, value))


def event_of(graph: Graph, event: URIRef, kind: str, status: str) -> None:
    mention = URIRef(f"{event}-mention".replace("/event/", "/mention/"))
    for prop, value in list(load(BASE).predicate_objects(MENTION)):
        graph.add((mention, prop, KHABAR[status] if prop == KHABAR.status else value))
    graph.add((event, RDF.type, KHABAR[kind]))
    graph.add((event, RDFS.label, Literal("حدث", lang="ar")))
    graph.add((event, KHABAR.status, KHABAR[status]))
    graph.add((event, KHABAR.evidence, mention))


def every_rule() -> list[tuple[DirectRule, str]]:
    return [(rule, kind) for rule in direct_rules() for kind in subtypes(rule.event_type)]


def test_an_actual_event_of_any_class_under_the_rule_s_may_have_its_direct_relation() -> None:
    graph = load(BASE)
    for rule, kind in every_rule():
        happening(graph, rule, kind, terms.Status.ACTUAL)
    assert check_graph(graph) == ()


@pytest.mark.parametrize("status", [status for status in terms.Status.ALL if status != terms.Status.ACTUAL])
def test_an_event_that_did_not_happen_has_no_direct_relation(status: str) -> None:
    graph = load(BASE)
    for rule, kind in every_rule():
        happening(graph, rule, kind, status)
    false = {v.focus for v in check_graph(graph) if v.shape == f"{SHAPE}direct-relation-from-actual-event"}
    assert false == {str(ID[f"actor/subject-{rule.name}-{kind}-{status}"]) for rule, kind in every_rule()}


def test_two_who_inform_a_third_do_not_inform_one_another() -> None:
    graph = load(BASE)
    mutual = next(rule for rule in direct_rules() if rule.without_role)
    happening(graph, mutual, mutual.event_type, terms.Status.ACTUAL)
    event = ID[f"event/{mutual.name}-{mutual.event_type}-actual"]
    assert check_graph(graph) == ()
    graph.add((event, KHABAR[mutual.without_role or ""], ID["actor/spokesman"]))
    assert broken(graph) == {"direct-relation-from-actual-event"}


def test_foiling_something_that_is_no_violence_foils_no_attack() -> None:
    graph = load(BASE)
    graph.remove((ID["event/bombing"], RDF.type, None))
    graph.add((ID["event/bombing"], RDF.type, KHABAR.Mobilization))
    assert broken(graph) == {"direct-relation-from-actual-event"}


@pytest.mark.slow
def test_pyshacl_alone_finds_the_same() -> None:
    graph = extended(*INVALID)
    ours = Counter(violation.shape for violation in check_graph(graph))
    _, report, _ = pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES), ont_graph=Graph().parse(SOURCE))
    assert isinstance(report, Graph)
    theirs = Counter(
        str(report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape))
        for result in report.objects(None, SH.result)
    )
    assert ours == theirs


def test_the_graph_checked_is_left_as_it_was() -> None:
    graph = load(BASE)
    before = set(graph)
    check_graph(graph)
    assert set(graph) == before


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.ttl", "<a> <b> .", r"a\.ttl:1: not Turtle"),
        ("b.ttl", "@prefix a: <urn:a> .\n\na:b a:c a:d\na:e", r"b\.ttl:\d+: not Turtle"),
        ("c.nt", "<urn:a> <urn:b>", r"c\.nt: not nt"),
        ("d.txt", "", r"d\.txt: neither \.ttl nor \.nt"),
        ("e.ttl", b"\xff\xfe\x00", r"e\.ttl:? ?.*not"),
    ],
)
def test_a_file_that_is_no_graph_is_named(tmp_path: Path, name: str, text: str | bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(OntologyError, match=message):
        check(path)


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        check(tmp_path / "missing.ttl")


def test_an_ill_formed_literal_is_reported_without_a_traceback_on_the_log(caplog: pytest.LogCaptureFixture) -> None:
    graph = extended(FOLDER / "invalid" / "article-datePublished.no-such-day.ttl")
    caplog.clear()
    assert broken(graph) == {"article-datePublished"}
    assert caplog.records == []
