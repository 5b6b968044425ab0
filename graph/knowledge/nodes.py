"""The IRIs that khabar's graphs are made of, as Oxigraph's nodes, each made once."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from khabar.ontology.iris import GEO, KHABAR, OA, OWL, PROV, RDF, RDFS, SCHEMA, SF, SKOS, XSD
from khabar.ontology.terms import Role

TYPE: Final = ox.NamedNode(RDF.type)
SUBJECT: Final = ox.NamedNode(RDF.subject)
PREDICATE: Final = ox.NamedNode(RDF.predicate)
OBJECT: Final = ox.NamedNode(RDF.object)
CLASS: Final = ox.NamedNode(OWL.Class)
SUB_CLASS_OF: Final = ox.NamedNode(RDFS.subClassOf)
LABEL: Final = ox.NamedNode(RDFS.label)
PREF_LABEL: Final = ox.NamedNode(SKOS.prefLabel)
ALT_LABEL: Final = ox.NamedNode(SKOS.altLabel)
NOTATION: Final = ox.NamedNode(SKOS.notation)
SAME_AS: Final = ox.NamedNode(OWL.sameAs)
WAS_DERIVED_FROM: Final = ox.NamedNode(PROV.wasDerivedFrom)
USED: Final = ox.NamedNode(PROV.used)
WAS_ASSOCIATED_WITH: Final = ox.NamedNode(PROV.wasAssociatedWith)
SOFTWARE_AGENT: Final = ox.NamedNode(PROV.SoftwareAgent)
ACTIVITY: Final = ox.NamedNode(PROV.Activity)
START: Final = ox.NamedNode(OA.start)
END: Final = ox.NamedNode(OA.end)
NEWS_ARTICLE: Final = ox.NamedNode(SCHEMA.NewsArticle)
IN_LANGUAGE: Final = ox.NamedNode(SCHEMA.inLanguage)
HEADLINE: Final = ox.NamedNode(SCHEMA.headline)
URL: Final = ox.NamedNode(SCHEMA.url)
PUBLISHER: Final = ox.NamedNode(SCHEMA.publisher)
DATE_PUBLISHED: Final = ox.NamedNode(SCHEMA.datePublished)
ANY_URI: Final = ox.NamedNode(XSD.anyURI)
NON_NEGATIVE_INTEGER: Final = ox.NamedNode(XSD.nonNegativeInteger)
DECIMAL: Final = ox.NamedNode(XSD.decimal)
INTEGER: Final = ox.NamedNode(XSD.integer)
DATE: Final = ox.NamedNode(XSD.date)
STATUS: Final = ox.NamedNode(KHABAR.status)
TIME: Final = ox.NamedNode(KHABAR.time)
INTERVAL: Final = ox.NamedNode(KHABAR.Interval)
FROM: Final = ox.NamedNode(KHABAR["from"])
TO: Final = ox.NamedNode(KHABAR.to)
TIME_EXPRESSION: Final = ox.NamedNode(KHABAR.timeExpression)
RELATION: Final = ox.NamedNode(KHABAR.Relation)
COUNT: Final = ox.NamedNode(KHABAR.Count)
HAS_COUNT: Final = ox.NamedNode(KHABAR.count)
COUNT_EXPRESSION: Final = ox.NamedNode(KHABAR.countExpression)
UNIT: Final = ox.NamedNode(KHABAR.unit)
BOUND: Final = ox.NamedNode(KHABAR.bound)
VALUE: Final = ox.NamedNode(RDF.value)
EVIDENCE: Final = ox.NamedNode(KHABAR.evidence)
MENTION: Final = ox.NamedNode(KHABAR.Mention)
ARTICLE: Final = ox.NamedNode(KHABAR.article)
QUOTE: Final = ox.NamedNode(KHABAR.quote)
CONFIDENCE: Final = ox.NamedNode(KHABAR.confidence)
RULE: Final = ox.NamedNode(KHABAR.rule)
ATTRIBUTED_TO: Final = ox.NamedNode(KHABAR.attributedTo)
VIA: Final = ox.NamedNode(KHABAR.via)
CHAIN: Final = ox.NamedNode(KHABAR.chain)
LINK: Final = ox.NamedNode(KHABAR.Link)
SOURCE: Final = ox.NamedNode(KHABAR.source)
REPORTED_BY: Final = ox.NamedNode(KHABAR.reportedBy)
STATED_TIME: Final = ox.NamedNode(KHABAR.statedTime)
STATED: Final = {
    Role.AGENT: ox.NamedNode(KHABAR.statedAgent),
    Role.TARGET: ox.NamedNode(KHABAR.statedTarget),
    Role.PLACE: ox.NamedNode(KHABAR.statedPlace),
}
"""What a mention says of the roles in which mentions of one event may differ."""

INDEPENDENT_SOURCES: Final = ox.NamedNode(KHABAR.independentSources)
IS_BASED_ON: Final = ox.NamedNode(SCHEMA.isBasedOn)
HAS_GEOMETRY: Final = ox.NamedNode(GEO.hasGeometry)
POINT: Final = ox.NamedNode(SF.Point)
WITHIN: Final = ox.NamedNode(GEO.sfWithin)
AS_WKT: Final = ox.NamedNode(GEO.asWKT)
WKT_LITERAL: Final = ox.NamedNode(GEO.wktLiteral)
