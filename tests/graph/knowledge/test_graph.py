"""Asking a graph: by either language, with evidence, and never more than the texts say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, URIRef

from khabar.graph.errors import KhabarError, QueryError
from khabar.graph.knowledge.checking import violations
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.resolution.model import Resolved
from khabar.ontology.namespace import KHABAR

ID = "https://w3id.org/khabar/id/"


def triples(kg: KnowledgeGraph) -> set[tuple[str, str, str]]:
    return {(r.subject.removeprefix(ID), r.predicate, r.object.removeprefix(ID)) for r in kg.relations()}


def test_events_entail_direct_relations_as_the_ontology_states(kg: KnowledgeGraph) -> None:
    assert triples(kg) == {
        ("actor/service", "foiledAttackOn", "place/shrine"),
        ("actor/service", "foiledAttackBy", "actor/group"),
        ("actor/service", "arrested", "actor/leader"),
        ("actor/group", "designatedAsTerroristBy", "actor/state"),
        ("actor/leader", "leads", "actor/group"),
    }


def test_a_foiled_or_planned_attack_is_never_attacked(kg: KnowledgeGraph) -> None:
    assert not kg.relations(predicate="attacked")
    assert not kg.relations(predicate="bombed")
    assert (None, KHABAR.attacked, None) not in kg.rdf


def test_direct_relations_rest_on_actual_mentions_only(kg: KnowledgeGraph) -> None:
    (arrested,) = kg.relations(predicate="arrested")
    assert [item.status for item in kg.evidence(arrested)] == ["actual"]
    (event,) = kg.events(type="Arrest")
    assert {item.status for item in kg.evidence(event)} == {"actual", "possible"}


@pytest.mark.parametrize("name", ["الجهاز", "الجِهاز", "جهاز الامن", "The Service", "the service", f"{ID}actor/service"])
def test_things_answer_to_any_of_their_names(kg: KnowledgeGraph, name: str) -> None:
    assert {event.type for event in kg.events(agent=name)} == {"Foiling", "Arrest"}


def test_an_unknown_name_is_an_error_that_offers_near_ones(kg: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="names with it: الجماعة"):
        kg.events(agent="جماعة")
    with pytest.raises(QueryError, match="spelt alike: The Service"):
        kg.events(agent="teh service")
    with pytest.raises(QueryError, match="khabar query GRAPH --actors"):
        kg.relations(subject="zzz")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"type": "Explosion"}, "no event type; khabar knows Abduction"),
        ({"type": "Arest"}, "did you mean Arrest?"),
        ({"status": "maybe"}, "no status"),
        ({"since": "last week"}, "no date"),
        ({"until": "2025-02-30"}, "no date"),
        ({"since": "--01-11"}, "no date"),
        ({"since": "2025-02-01", "until": "2025-01-01"}, "no day is since 2025-02-01"),
    ],
)
def test_unknown_terms_and_dates_are_errors(kg: KnowledgeGraph, asked: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        kg.events(**asked)  # type: ignore[arg-type]


def test_a_class_of_events_includes_those_below_it(kg: KnowledgeGraph) -> None:
    assert {event.type for event in kg.events(type="Violence")} == {"Attack", "Bombing"}
    assert {event.type for event in kg.events(type="attack")} == {"Attack", "Bombing"}


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2025-01-06", None, {"Arrest", "Foiling"}),
        ("2025-01-08", None, {"Foiling"}),
        (None, "2025-01-05", {"Arrest"}),
        (date(2025, 1, 11), date(2025, 1, 11), {"Foiling"}),
        (datetime(2025, 1, 11, 9, 30), None, {"Foiling"}),
        ("2025-01", "2025", {"Arrest", "Foiling"}),
        (None, "2024", set()),
        ("2026-01-01", None, set()),
    ],
)
def test_days_select_events_they_touch_and_never_undated_ones(
    kg: KnowledgeGraph, since: str | date | None, until: str | date | None, found: set[str]
) -> None:
    assert {event.type for event in kg.events(since=since, until=until)} == found


def test_evidence_keeps_sentence_article_speaker_and_medium(kg: KnowledgeGraph) -> None:
    (foiling,) = kg.events(type="Foiling")
    evidence = kg.evidence(foiling)
    assert len({item.article.iri for item in evidence}) == 2
    (arabic,) = (item for item in evidence if item.article.language == "ar")
    assert arabic.quote == "أحبط الجهاز هجوما للجماعة على المقام."
    assert (arabic.attributed_to, arabic.via) == ((f"{ID}actor/official",), (f"{ID}actor/medium",))
    assert arabic.article.published == date(2025, 1, 12)


def test_a_graph_of_another_store_is_copied_and_answers_alike(kg: KnowledgeGraph) -> None:
    plain = Graph()
    for triple in kg.rdf:
        plain.add(triple)
    copied = KnowledgeGraph(plain)
    assert copied.events() == kg.events()
    assert copied.relations() == kg.relations()
    assert set(copied.rdf) == set(plain)


def test_a_store_is_not_copied_and_its_rdflib_graph_is_one(resolved: Resolved) -> None:
    kg = KnowledgeGraph.from_resolved(resolved)
    same = KnowledgeGraph(kg.store)
    assert same.events() == kg.events()
    assert same.rdf is same.rdf
    event = URIRef(kg.events()[0].iri)
    same.rdf.remove((event, None, None))
    assert KnowledgeGraph(kg.store).event(str(event)) is None
    assert KnowledgeGraph(same.rdf).store is kg.store


def test_a_graph_says_what_is_in_it(kg: KnowledgeGraph) -> None:
    assert repr(kg) == "<KnowledgeGraph: 2 articles, 7 entities, 5 events, 5 relations>"
    assert [article.title for article in kg.articles() if article.language == "en"] == ["Attack foiled"]


def test_an_article_without_a_headline_is_called_by_the_words_it_begins_with(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "قالت مصر إن الشرطة فرقت المحتجين."}', encoding="utf-8")
    kg = KnowledgeGraph.build([path], engine="lexical")
    assert [article.title for article in kg.articles()] == ["قالت مصر إن الشرطة فرقت المحتجين."]
    assert not list(kg.rdf.objects(None, URIRef("https://schema.org/headline")))


def test_a_direct_relation_leads_to_its_events(kg: KnowledgeGraph) -> None:
    (foiled,) = kg.relations(predicate="foiledAttackOn")
    assert [event.type for event in kg.derived_from(foiled)] == ["Foiling"]
    (leads,) = kg.relations(predicate="leads")
    assert kg.derived_from(leads) == ()
    assert kg.event(f"{ID}event/none") is None


def test_a_relation_has_the_days_of_the_events_that_give_it(kg: KnowledgeGraph) -> None:
    def names(**days: str) -> set[str]:
        return {relation.predicate for relation in kg.relations(**days)}

    assert names(since="2025-01-08") == {"foiledAttackBy", "foiledAttackOn"}
    assert names(until="2025-01-05") == {"arrested"}
    assert names(since="2025", until="2025-01") == {"arrested", "foiledAttackBy", "foiledAttackOn"}
    with pytest.raises(QueryError, match="no day is since"):
        kg.relations(since="2026", until="2025")


def test_times_that_khabar_did_not_write_are_no_days() -> None:
    turtle = """
        @prefix khabar: <https://w3id.org/khabar/ontology#> .
        <http://a/1> a khabar:Attack ; khabar:time "2025-13-40", <http://a/i> .
        <http://a/i> a khabar:Interval ; khabar:from "2025-01-01" .
    """
    kg = KnowledgeGraph(Graph().parse(data=turtle, format="turtle"))
    assert [event.times for event in kg.events()] == [("2025-01-01/", "2025-13-40")]
    assert len(kg.events(since="2025-01-01", until="2025-01-01")) == 1
    assert not kg.events(since="2025-02-01")


@pytest.mark.parametrize(
    ("written", "foreign"),
    [
        (r'schema:datePublished "([0-9-]+)"\^\^xsd:date', r'schema:datePublished "\1T10:00:00Z"^^xsd:dateTime'),
        (r'schema:datePublished "([0-9-]+)"\^\^xsd:date', 'schema:datePublished "in spring"'),
        (r'oa:(start|end) "[0-9]+"\^\^xsd:nonNegativeInteger', r'oa:\1 "twelve"'),
        (r"khabar:confidence [0-9.]+", 'khabar:confidence "high"'),
    ],
)
def test_values_that_khabar_did_not_write_do_not_stop_a_question(
    kg: KnowledgeGraph, tmp_path: Path, written: str, foreign: str
) -> None:
    kg.save(tmp_path / "graph.ttl")
    text, number = re.subn(written, foreign, (tmp_path / "graph.ttl").read_text(encoding="utf-8"))
    assert number
    (tmp_path / "foreign.ttl").write_text(text, encoding="utf-8")
    loaded = KnowledgeGraph.load(tmp_path / "foreign.ttl")
    assert [article.title for article in loaded.articles()] == [article.title for article in kg.articles()]
    assert all(loaded.evidence(event) for event in loaded.events())
    if "T10" in foreign:
        assert [article.published for article in loaded.articles()] == [article.published for article in kg.articles()]
    if "confidence" in foreign:
        assert loaded.events()
        assert not loaded.events(confidence=0.5)


def test_every_event_and_relation_has_evidence_and_nothing_is_blank(kg: KnowledgeGraph) -> None:
    for fact in (*kg.events(), *kg.relations()):
        assert kg.evidence(fact)
    assert not any(isinstance(term, BNode) for triple in kg.rdf for term in triple)


def test_networkx_has_entities_and_events_with_roles_as_edges(kg: KnowledgeGraph) -> None:
    network = kg.networkx()
    assert network.nodes[f"{ID}event/foiling"]["kind"] == "event"
    assert network.has_edge(f"{ID}actor/service", f"{ID}event/foiling", key="agent")
    assert network.has_edge(f"{ID}event/foiling", f"{ID}event/attack", key="theme")
    assert network.has_edge(f"{ID}actor/leader", f"{ID}actor/group", key="leads")


def test_actors_are_those_who_act(kg: KnowledgeGraph) -> None:
    assert "Site" not in {actor.type for actor in kg.actors()}
    assert [actor.label("en") for actor in kg.actors(type="ArmedGroup")] == ["The Group"]
    assert len(kg.entities(type="Location")) == 1


def test_a_saved_graph_loads_as_it_was(kg: KnowledgeGraph, tmp_path: Path) -> None:
    kg.save(tmp_path / "graph.ttl")
    loaded = KnowledgeGraph.load(tmp_path / "graph.ttl")
    assert set(loaded.rdf) == set(kg.rdf)
    assert loaded.events() == kg.events()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.ttl", None, "cannot be read"),
        ("broken.ttl", "@prefix a: <b", "broken ttl"),
        ("graph.docx", "", "not a graph"),
    ],
)
def test_a_file_that_is_no_graph_is_named(tmp_path: Path, name: str, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(KhabarError, match=message) as error:
        KnowledgeGraph.load(tmp_path / name)
    assert name in str(error.value)


def test_a_base_of_ones_own_moves_every_thing(resolved: Resolved) -> None:
    moved = KnowledgeGraph.from_resolved(resolved, base="https://example.org/things/")
    assert all(actor.iri.startswith("https://example.org/things/") for actor in moved.actors())
    assert (None, RDF.type, KHABAR.Foiling) in moved.rdf


def test_what_an_iri_names_is_called_by_its_label(kg: KnowledgeGraph) -> None:
    thing = next(thing for thing in kg.actors() if thing.label_ar and thing.label_en)
    assert (kg.label(thing.iri), kg.label(thing.iri, language="ar")) == (thing.label_en, thing.label_ar)
    assert kg.label(URIRef(thing.iri)) == thing.label_en  # as a SPARQL query gives it
    event = kg.events()[0]
    assert (kg.label(event.iri), kg.label(event.iri, language="ar")) == (event.label_en, event.label_ar)
    assert kg.label("https://example.org/nobody") == "nobody"


def test_a_single_source_need_not_be_in_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Police arrested three men in Baghdad on Monday, officials said.", encoding="utf-8")
    one, many = KnowledgeGraph.build(tmp_path / "a.txt"), KnowledgeGraph.build([str(tmp_path)])
    assert set(one.rdf) == set(many.rdf)
    assert one.events(type="Arrest")


def test_a_type_of_the_users_own_is_a_class_of_the_graph(own_kg: KnowledgeGraph) -> None:
    kind, event = URIRef(f"{ID}type/CyberAttack"), URIRef(f"{ID}event/cyberattack")
    assert set(own_kg.rdf.predicate_objects(kind)) == {
        (RDF.type, OWL.Class),
        (RDFS.subClassOf, KHABAR.Attack),
        (RDFS.label, Literal("cyber attack", lang="en")),
        (RDFS.label, Literal("هجوم إلكتروني", lang="ar")),
    }
    assert list(own_kg.rdf.objects(event, RDF.type)) == [kind]
    below = own_kg.sparql("SELECT ?event { ?event a/rdfs:subClassOf* khabar:Attack }")
    assert event in {row.event for row in below}


@pytest.mark.parametrize("name", ["CyberAttack", "cyberattack", f"{ID}type/CyberAttack"])
def test_events_of_a_type_of_the_users_own_are_found_by_it(own_kg: KnowledgeGraph, name: str) -> None:
    (event,) = own_kg.events(type=name)
    assert event.type == "CyberAttack"
    assert (event.type_label("ar"), event.type_label("en")) == ("هجوم إلكتروني", "cyber attack")
    assert event.label_en == "cyber attack – The State – The Group"


def test_classes_above_a_type_of_the_users_own_find_its_events(own_kg: KnowledgeGraph) -> None:
    def found(type: str) -> set[str]:
        return {event.type for event in own_kg.events(type=type)}

    assert found("Attack") == {"Attack", "Bombing", "CyberAttack"}
    assert found("Violence") == {"Attack", "Bombing", "CyberAttack"}
    assert found("Bombing") == {"Bombing"}
    assert found("Event") >= {"CyberAttack", "Flood", "Arrest"}
    assert found("Flood") == {"Flood"}
    with pytest.raises(QueryError, match="CyberAttack"):
        found("CyberWar")


def test_a_graph_with_types_of_the_users_own_is_valid_and_comes_back(own_kg: KnowledgeGraph, tmp_path: Path) -> None:
    own_kg.save(tmp_path / "graph.ttl")
    assert violations(tmp_path / "graph.ttl") == []
    loaded = KnowledgeGraph.load(tmp_path / "graph.ttl")
    assert loaded.events() == own_kg.events()
    assert ("actor/state", "attacked", "actor/group") in triples(loaded)


def test_the_confidence_and_the_status_asked_for_are_those_of_one_mention(resolved: Resolved) -> None:
    foiling = next(event for event in resolved.happenings if event.type == "Foiling")
    sure, unsure = (
        replace(foiling.evidence[0], status=status, confidence=confidence)
        for status, confidence in (("negated", 0.9), ("actual", 0.6))
    )
    told = replace(foiling, statuses=("actual", "negated"), evidence=(sure, unsure))
    others = tuple(event for event in resolved.happenings if event is not foiling)
    kg = KnowledgeGraph.from_resolved(replace(resolved, happenings=(*others, told)))
    assert kg.events(type="Foiling", confidence=0.9) == kg.events(type="Foiling", confidence=0.9, status="negated")
    assert len(kg.events(type="Foiling", confidence=0.6, status="actual")) == 1
    assert kg.events(type="Foiling", confidence=0.9, status="actual") == ()
    assert kg.relations(predicate="leads", confidence=0.8) == kg.relations(predicate="leads")
