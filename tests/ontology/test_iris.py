from __future__ import annotations

import copy

import pyoxigraph as ox
import pytest
from rdflib import OWL, PROV, RDF, RDFS, SKOS, XSD
from rdflib.namespace import DefinedNamespace

from khabar.exporters import turtle
from khabar.graph.knowledge import nodes
from khabar.ontology import iris
from khabar.ontology.terms import NAMESPACE
from khabar.ontology.vocabulary import vocabulary


@pytest.mark.parametrize("theirs", [OWL, PROV, RDF, RDFS, SKOS, XSD])
def test_the_vocabularies_are_those_of_rdflib(theirs: type[DefinedNamespace]) -> None:
    ours = getattr(iris, theirs.__name__)
    assert ours.something == str(theirs._NS) + "something"


def test_every_term_that_is_written_is_in_the_ontology() -> None:
    named = [node.value for node in vars(nodes).values() if isinstance(node, ox.NamedNode)]
    written = {iri for iri in (*named, *turtle._ORDER, *turtle._titles()) if iri.startswith(NAMESPACE)}
    assert len(written) > 30
    assert {iri.removeprefix(NAMESPACE) for iri in written} <= set(vocabulary().terms)


def test_a_namespace_can_be_copied() -> None:
    assert copy.copy(iris.KHABAR)["from"] == f"{NAMESPACE}from"
