"""Entities, events and relations as RDF.

Every node has an IRI, none is blank, and nothing depends on when or where the graph was made: the same input gives the
same triples.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version

from rdflib import OWL, PROV, RDF, RDFS, SKOS, XSD, Literal, Namespace, URIRef
from rdflib.term import Node

from khabar.graph.knowledge import entailment
from khabar.graph.knowledge.iris import BASE, thing
from khabar.graph.knowledge.literals import time_literal
from khabar.graph.resolution.model import Entity, Evidence, Fact, Happening, Resolved
from khabar.ontology.namespace import KHABAR
from khabar.ontology.vocabulary import label

OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
LANGUAGES = ("ar", "en")

Triple = tuple[Node, Node, Node]


def digest(*parts: str) -> str:
    """Twelve hex digits that name what the parts say together."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


class Writer:
    """Writes a resolution as triples under a base."""

    def __init__(self, resolved: Resolved, *, base: str = BASE) -> None:
        self.resolved = resolved
        self.base = base
        self.language = {article.id: article.language for article in resolved.articles}
        self.names = {entity.key: dict(entity.labels) for entity in resolved.entities}

    def iri(self, key: str) -> URIRef:
        """The IRI of a key under this writer's base."""
        return thing(key, base=self.base)

    def triples(self) -> Iterator[Triple]:
        """All triples; some may come twice."""
        yield from self.articles()
        for entity in self.resolved.entities:
            yield from self.entity(entity)
        for happening in self.resolved.happenings:
            yield from self.happening(happening)
        for fact in self.resolved.facts:
            yield from self.fact(fact)
        for direct in entailment.direct(self.resolved.happenings):
            yield from self.direct(direct)

    def articles(self) -> Iterator[Triple]:
        """The articles, and the run that read them."""
        articles = self.resolved.articles
        software = self.iri(f"software/khabar-{version('khabar')}")
        run = self.iri(f"run/{digest(version('khabar'), *(article.id for article in articles))}")
        yield software, RDF.type, PROV.SoftwareAgent
        yield software, RDFS.label, Literal(f"khabar {version('khabar')}")
        yield run, RDF.type, PROV.Activity
        yield run, PROV.wasAssociatedWith, software
        for article in articles:
            node = self.iri(f"article/{article.id}")
            yield run, PROV.used, node
            yield node, RDF.type, SCHEMA.NewsArticle
            yield node, SCHEMA.inLanguage, Literal(article.language)
            if article.title:
                yield node, SCHEMA.headline, Literal(article.title, lang=article.language)
            if article.url:
                yield node, SCHEMA.url, Literal(article.url, datatype=XSD.anyURI)
            if article.publisher:
                yield node, SCHEMA.publisher, Literal(article.publisher)
            if article.published:
                yield node, SCHEMA.datePublished, Literal(article.published)

    def entity(self, entity: Entity) -> Iterator[Triple]:
        """An entity with its names."""
        node = self.iri(entity.key)
        yield node, RDF.type, KHABAR[entity.type]
        for language, name in entity.labels:
            yield node, SKOS.prefLabel, Literal(name, lang=language)
        for language, name in entity.aliases:
            yield node, SKOS.altLabel, Literal(name, lang=language)
        for iri in entity.same_as:
            yield node, OWL.sameAs, URIRef(iri)
        for notation in entity.notations:
            yield node, SKOS.notation, Literal(notation)

    def happening(self, happening: Happening) -> Iterator[Triple]:
        """An event with its participants, times and evidence."""
        node = self.iri(happening.key)
        yield node, RDF.type, KHABAR[happening.type]
        for language in LANGUAGES:
            yield node, RDFS.label, Literal(self.title(happening, language), lang=language)
        for status in happening.statuses:
            yield node, KHABAR.status, KHABAR[status]
        for role, key in happening.participants:
            yield node, KHABAR[role], self.iri(key)
        for value in happening.times:
            if value.end is None:
                yield node, KHABAR.time, time_literal(value.start)
                continue
            interval = self.iri(f"time/{value.start}_{value.end}")
            yield node, KHABAR.time, interval
            yield interval, RDF.type, KHABAR.Interval
            yield interval, KHABAR["from"], time_literal(value.start)
            yield interval, KHABAR.to, time_literal(value.end)
        for language, words in happening.time_expressions:
            yield node, KHABAR.timeExpression, Literal(words, lang=language)
        yield from self.evidence(node, happening.evidence)

    def title(self, happening: Happening, language: str) -> str:
        """A short name: the type, and its first agent and target where they are named in that language."""
        parts = [label(happening.type, language)]
        for wanted in (KHABAR.agent, KHABAR.target):
            for role, key in happening.participants:
                names = self.names.get(key)
                if KHABAR[role] == wanted and names:
                    parts.append(names.get(language) or next(iter(names.values())))
                    break
        return " – ".join(parts)

    def fact(self, fact: Fact) -> Iterator[Triple]:
        """A static relation: the plain triple, and a node for it that carries the evidence."""
        yield from self.relation(fact.key, fact.subject, fact.type, fact.object, fact.evidence)

    def direct(self, direct: entailment.Direct) -> Iterator[Triple]:
        """A direct relation that events entail, with the actual mentions of those events as its evidence."""
        key = f"relation/{direct.relation}-{digest(direct.relation, direct.subject, direct.object)}"
        yield from self.relation(key, direct.subject, direct.relation, direct.object, direct.evidence)
        for event in direct.events:
            yield self.iri(key), PROV.wasDerivedFrom, self.iri(event)

    def relation(
        self, key: str, subject: str, predicate: str, object: str, evidence: Iterable[Evidence]
    ) -> Iterator[Triple]:
        """A triple and its node."""
        node = self.iri(key)
        yield self.iri(subject), KHABAR[predicate], self.iri(object)
        yield node, RDF.type, KHABAR.Relation
        yield node, RDF.subject, self.iri(subject)
        yield node, RDF.predicate, KHABAR[predicate]
        yield node, RDF.object, self.iri(object)
        yield from self.evidence(node, evidence)

    def evidence(self, node: URIRef, evidence: Iterable[Evidence]) -> Iterator[Triple]:
        """The mentions that say a thing."""
        for item in evidence:
            fields = (item.article, str(item.start), str(item.end), item.status, item.rule)
            key = f"mention/{item.article}-{item.start}-{item.end}-{digest(*fields, *item.attributed_to, *item.via)}"
            mention = self.iri(key)
            yield node, KHABAR.evidence, mention
            yield mention, RDF.type, KHABAR.Mention
            yield mention, KHABAR.article, self.iri(f"article/{item.article}")
            yield mention, OA.start, Literal(item.start, datatype=XSD.nonNegativeInteger)
            yield mention, OA.end, Literal(item.end, datatype=XSD.nonNegativeInteger)
            yield mention, KHABAR.quote, Literal(item.quote, lang=self.language[item.article])
            yield mention, KHABAR.status, KHABAR[item.status]
            yield mention, KHABAR.confidence, Literal(f"{item.confidence:.2f}", datatype=XSD.decimal)
            yield mention, KHABAR.rule, Literal(item.rule)
            for speaker in item.attributed_to:
                yield mention, KHABAR.attributedTo, self.iri(speaker)
            for medium in item.via:
                yield mention, KHABAR.via, self.iri(medium)
            if item.time_expression:
                yield mention, KHABAR.timeExpression, Literal(item.time_expression, lang=self.language[item.article])
