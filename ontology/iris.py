"""Vocabularies as plain IRIs, for code that must not wait for rdflib, which takes 0.3 s to import.

``khabar.ontology.namespace`` has khabar's terms for rdflib.
"""

from __future__ import annotations

from typing import Final

from khabar.ontology.terms import NAMESPACE


class Namespace:
    """The IRIs of a vocabulary by their local names; whether it has such a term is not looked up.

    >>> RDF.type, XSD["date"]
    ('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', 'http://www.w3.org/2001/XMLSchema#date')
    """

    def __init__(self, iri: str) -> None:
        self._iri = iri

    def __getitem__(self, name: str) -> str:
        return self._iri + name

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):  # what copying and pickling ask every object for
            raise AttributeError(name)
        return self[name]


KHABAR: Final = Namespace(NAMESPACE)
RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL: Final = Namespace("http://www.w3.org/2002/07/owl#")
XSD: Final = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")

OA: Final = Namespace("http://www.w3.org/ns/oa#")
"""Web Annotation: where a mention stands."""

SCHEMA: Final = Namespace("https://schema.org/")
"""schema.org, by https: rdflib's own has http, which is another namespace."""

GEO: Final = Namespace("http://www.opengis.net/ont/geosparql#")
"""GeoSPARQL: where places lie."""

SF: Final = Namespace("http://www.opengis.net/ont/sf#")
"""Simple features: the geometries of GeoSPARQL."""
