"""The chain of a fact: who, through which medium, in which article; in Python, in Turtle and in SPARQL."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import URIRef

from khabar.graph.errors import KhabarError
from khabar.graph.knowledge.checking import violations
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.resolution.model import Evidence, Resolved
from khabar.ontology.namespace import KHABAR

ID = "https://w3id.org/khabar/id/"
NEARER = """
    SELECT ?near ?far WHERE {
        ?mention khabar:chain/khabar:reportedBy* ?link .
        ?link khabar:source ?near ; khabar:reportedBy/khabar:source ?far .
    }"""


@pytest.fixture(scope="module")
def nested(resolved: Resolved) -> Resolved:
    """The foiling of `resolved`, which the official says through the leader to the paper, and both sides together."""
    (arrest, attack, designation, foiling, planned) = resolved.happenings
    (first, second) = foiling.evidence
    everyone = ("actor/official", "actor/leader")
    evidence = (
        replace(
            first,
            attributed_to=everyone,
            via=("actor/medium",),
            chain=(*((key,) for key in everyone), ("actor/medium",)),
        ),
        replace(second, attributed_to=("actor/service", "actor/state"), chain=(("actor/service", "actor/state"),)),
    )
    return replace(resolved, happenings=(arrest, attack, designation, replace(foiling, evidence=evidence), planned))


@pytest.fixture(scope="module", params=["built", "loaded"])
def kg(request: pytest.FixtureRequest, nested: Resolved, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    built = KnowledgeGraph.from_resolved(nested)
    if request.param == "built":
        return built
    path = tmp_path_factory.mktemp("chain") / "g.ttl"
    built.save(path)
    assert violations(path) == []
    return KnowledgeGraph.load(path)


def test_a_chain_runs_from_the_nearest_speaker_to_the_publisher(kg: KnowledgeGraph) -> None:
    (foiling,) = kg.events(type="Foiling")
    chains = {chain.mention.article.language: chain for chain in kg.chain(foiling)}
    assert [(link.how, link.labels_ar) for link in chains["ar"].links] == [
        ("speaker", ("مسؤولون",)),
        ("speaker", ("قائد الجماعة",)),
        ("medium", ("الصحيفة",)),
        ("article", ("إحباط هجوم",)),
        ("publisher", ("وكالة",)),
    ]
    assert str(chains["ar"]) == "مسؤولون -> قائد الجماعة -> الصحيفة -> إحباط هجوم, وكالة"
    assert chains["ar"].text("en") == "مسؤولون -> قائد الجماعة -> The Paper -> إحباط هجوم, وكالة"


def test_those_who_say_it_together_are_one_link(kg: KnowledgeGraph) -> None:
    (foiling,) = kg.events(type="Foiling")
    (chain,) = (chain for chain in kg.chain(foiling) if chain.mention.article.language == "en")
    assert str(chain) == "The Service + The State -> Attack foiled"
    assert chain.links[0].iris == (f"{ID}actor/service", f"{ID}actor/state")


def test_a_mention_that_nobody_is_said_to_say_has_its_article_alone(kg: KnowledgeGraph) -> None:
    (attack,) = kg.events(type="Attack", status="foiled")
    assert [str(chain) for chain in kg.chain(attack.iri)] == ["إحباط هجوم, وكالة"]


def test_chains_come_in_the_order_of_the_evidence_also_of_a_relation(kg: KnowledgeGraph) -> None:
    for fact in (*kg.events(), *kg.relations()):
        assert tuple(chain.mention for chain in kg.chain(fact)) == kg.evidence(fact)
    (relation,) = kg.relations(predicate="foiledAttackOn")
    assert {str(chain) for chain in kg.chain(relation)} == {
        str(chain) for chain in kg.chain(kg.events(type="Foiling")[0])
    }


def test_sparql_knows_who_is_nearer(kg: KnowledgeGraph) -> None:
    found = {tuple(str(node).removeprefix(f"{ID}actor/") for node in row) for row in kg.sparql(NEARER)}
    assert found == {("official", "leader"), ("leader", "medium")}


def test_speakers_and_media_of_a_mention_are_given_nearest_first(kg: KnowledgeGraph) -> None:
    (foiling,) = kg.events(type="Foiling")
    (mention,) = (item for item in kg.evidence(foiling) if item.article.language == "ar")
    assert mention.attributed_to == (f"{ID}actor/official", f"{ID}actor/leader")
    assert mention.chain == ((f"{ID}actor/official",), (f"{ID}actor/leader",), (f"{ID}actor/medium",))


def test_one_way_is_one_node_wherever_it_is_taken(nested: Resolved) -> None:
    arrest = nested.happenings[0]
    same = {"attributed_to": ("actor/leader",), "via": ("actor/medium",)}
    evidence = tuple(replace(item, **same) for item in arrest.evidence)
    kg = KnowledgeGraph.from_resolved(
        replace(nested, happenings=(replace(arrest, evidence=evidence), *nested.happenings[1:]))
    )
    begun = {link for mention in kg.rdf.subjects(KHABAR.chain, None) for link in kg.rdf.objects(mention, KHABAR.chain)}
    assert len(set(kg.rdf.subjects(KHABAR.source, None))) == 4
    assert len(begun) == 3


def test_a_graph_without_chains_gives_speakers_before_media(resolved: Resolved) -> None:
    graph = KnowledgeGraph.from_resolved(resolved).rdf
    for predicate in (KHABAR.chain, KHABAR.source, KHABAR.reportedBy):
        graph.remove((None, predicate, None))
    kg = KnowledgeGraph(graph)
    chains = {str(chain) for chain in kg.chain(kg.events(type="Foiling")[0])}
    assert chains == {"مسؤولون -> الصحيفة -> إحباط هجوم, وكالة", "Attack foiled"}


def test_a_chain_that_bites_its_tail_ends(nested: Resolved) -> None:
    kg = KnowledgeGraph.from_resolved(nested)
    (last,) = (link for link in kg.rdf.subjects(KHABAR.source, URIRef(f"{ID}actor/medium")))
    (first,) = (link for link in kg.rdf.subjects(KHABAR.source, URIRef(f"{ID}actor/official")))
    kg.rdf.add((last, KHABAR.reportedBy, first))
    assert max(len(chain.links) for chain in KnowledgeGraph(kg.rdf).chain(kg.events(type="Foiling")[0])) == 5


def test_the_number_of_sources_is_in_the_graph_and_selects(kg: KnowledgeGraph) -> None:
    (foiling,) = kg.events(type="Foiling")
    assert foiling.sources == 2
    assert {event.type for event in kg.events(sources=2)} == {"Foiling", "Arrest"}
    assert {relation.predicate for relation in kg.relations(sources=2)} == {"foiledAttackOn", "foiledAttackBy"}
    assert kg.events(sources=3) == kg.relations(sources=3) == ()


def test_copies_are_named_and_count_once(resolved: Resolved, tmp_path: Path) -> None:
    text = "أعلن الجهاز أنه أحبط هجوما على المقام بعد متابعة طويلة شارك فيها عشرات العناصر من مدن مختلفة. " * 4
    first, second = (
        replace(article, text=f"{article.title}\n\n{text}", language="ar") for article in resolved.articles
    )
    ids = dict(zip((article.id for article in resolved.articles), (first.id, second.id), strict=True))

    def moved(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(item, article=ids[item.article]) for item in evidence)

    copied = replace(
        resolved,
        articles=tuple(sorted((first, second), key=lambda article: article.id)),
        happenings=tuple(replace(h, evidence=moved(h.evidence)) for h in resolved.happenings),
        facts=tuple(replace(f, evidence=moved(f.evidence)) for f in resolved.facts),
    )
    KnowledgeGraph.from_resolved(copied).save(tmp_path / "g.ttl")
    assert violations(tmp_path / "g.ttl") == []
    kg = KnowledgeGraph.load(tmp_path / "g.ttl")
    assert {article.title: article.copy_of for article in kg.articles()} == {
        "إحباط هجوم": None,
        "Attack foiled": f"{ID}article/{first.id}",
    }
    # The original quotes a paper for it, which then is the one source.
    assert {event.sources for event in kg.events()} == {1}


def test_a_graph_that_does_not_say_how_many_sources_has_none(resolved: Resolved) -> None:
    graph = KnowledgeGraph.from_resolved(resolved).rdf
    graph.remove((None, KHABAR.independentSources, None))
    assert {event.sources for event in KnowledgeGraph(graph).events()} == {0}


def test_a_chain_of_a_thing_outside_the_graph_is_still_an_error_that_names_it(nested: Resolved) -> None:
    kg = KnowledgeGraph.from_resolved(nested)
    kg.rdf.remove((None, KHABAR.article, None))
    with pytest.raises(KhabarError, match="is no mention of this graph"):
        kg.chain(kg.events(type="Foiling")[0])
