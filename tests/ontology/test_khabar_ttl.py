"""What every term of khabar.ttl must have, and what DESIGN fixes of it."""

from __future__ import annotations

import re

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef

from khabar.ontology import terms
from khabar.ontology.namespace import KHABAR
from khabar.ontology.source import SOURCE

ONTOLOGY = URIRef("https://w3id.org/khabar/ontology")
PLOVER = "https://github.com/openeventdata/PLOVER#"
PLOVER_TYPES = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
ARABIC = re.compile("[\u0621-\u064a]")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(SOURCE)


@pytest.fixture(scope="module")
def own(ontology: Graph) -> list[URIRef]:
    subjects = {subject for subject in ontology.subjects() if str(subject).startswith(terms.NAMESPACE)}
    return sorted(subject for subject in subjects if isinstance(subject, URIRef))


def test_it_has_no_blank_nodes(ontology: Graph) -> None:
    assert [triple for triple in ontology if any(isinstance(term, BNode) for term in triple)] == []


@pytest.mark.parametrize("prop", [RDFS.label, RDFS.comment])
def test_every_term_is_named_and_defined_once_in_arabic_and_in_english(
    ontology: Graph, own: list[URIRef], prop: URIRef
) -> None:
    for term in own:
        texts = {text.language: str(text) for text in ontology.objects(term, prop) if isinstance(text, Literal)}
        assert sorted(texts) == ["ar", "en"], term
        assert len(list(ontology.objects(term, prop))) == 2, term
        assert ARABIC.search(texts["ar"]), term
        assert not ARABIC.search(texts["en"]), term


def test_every_term_says_what_it_is_and_where_it_is_defined(ontology: Graph, own: list[URIRef]) -> None:
    for term in own:
        assert (term, RDFS.isDefinedBy, ONTOLOGY) in ontology
        assert ontology.value(term, RDF.type, any=True), term


def test_every_term_it_uses_is_one_it_defines(ontology: Graph, own: list[URIRef]) -> None:
    used = {term for triple in ontology for term in triple if str(term).startswith(terms.NAMESPACE)}
    assert {str(term) for term in used} - {str(term) for term in own} - {terms.NAMESPACE} == set()


def test_it_has_a_version_a_licence_a_title_and_a_description(ontology: Graph) -> None:
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in ontology
    assert (ONTOLOGY, OWL.versionInfo, Literal("0.1.0")) in ontology
    assert (ONTOLOGY, OWL.versionIRI, URIRef("https://w3id.org/khabar/ontology/0.1.0")) in ontology
    assert ontology.value(ONTOLOGY, DCTERMS.license)
    for prop in (DCTERMS.title, DCTERMS.description):
        assert {text.language for text in ontology.objects(ONTOLOGY, prop) if isinstance(text, Literal)} == {"ar", "en"}


def test_every_event_class_is_mapped_to_plover_or_says_that_plover_has_none(ontology: Graph) -> None:
    for name in terms.EventType.ALL:
        matches = [str(match) for match in ontology.objects(KHABAR[name], SKOS.closeMatch)]
        if not matches:
            assert ontology.value(KHABAR[name], SKOS.scopeNote, any=True), name
    for match in (*ontology.objects(None, SKOS.closeMatch), *ontology.objects(None, SKOS.relatedMatch)):
        if str(match).startswith(PLOVER):
            assert str(match).removeprefix(PLOVER) in PLOVER_TYPES


@pytest.mark.parametrize(
    ("term", "prop", "parent"),
    [
        (KHABAR.Event, RDFS.subClassOf, f"{SEM}Event"),
        (KHABAR.Actor, RDFS.subClassOf, f"{SEM}Actor"),
        (KHABAR.Actor, RDFS.subClassOf, "http://www.w3.org/ns/prov#Agent"),
        (KHABAR.Location, RDFS.subClassOf, f"{SEM}Place"),
        (KHABAR.Person, RDFS.subClassOf, "https://schema.org/Person"),
        (KHABAR.Media, RDFS.subClassOf, "https://schema.org/NewsMediaOrganization"),
        (KHABAR.Mention, RDFS.subClassOf, "http://www.w3.org/ns/oa#TextPositionSelector"),
        (KHABAR.Relation, RDFS.subClassOf, str(RDF.Statement)),
        (KHABAR.agent, RDFS.subPropertyOf, f"{SEM}hasActor"),
        (KHABAR.place, RDFS.subPropertyOf, f"{SEM}hasPlace"),
        (KHABAR.time, RDFS.subPropertyOf, f"{SEM}hasTime"),
        (KHABAR.attributedTo, RDFS.subPropertyOf, "http://www.w3.org/ns/prov#wasAttributedTo"),
    ],
)
def test_it_stands_under_the_common_vocabularies(ontology: Graph, term: URIRef, prop: URIRef, parent: str) -> None:
    assert (term, prop, URIRef(parent)) in ontology


def test_relations_between_equals_are_symmetric(ontology: Graph) -> None:
    symmetric = {str(term).removeprefix(terms.NAMESPACE) for term in ontology.subjects(RDF.type, OWL.SymmetricProperty)}
    assert symmetric == {
        terms.RelationType.ALLIED_WITH,
        terms.DirectRelation.MET_WITH,
        terms.DirectRelation.AGREED_WITH,
        terms.DirectRelation.COOPERATED_WITH,
    }
