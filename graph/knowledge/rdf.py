"""Entities, events and relations as RDF, in Oxigraph's terms: making and converting rdflib's takes ten times as long.

Every node has an IRI, none is blank, and nothing depends on when or where the graph was made: the same input gives the
same triples.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version

import pyoxigraph as ox

from khabar.graph.knowledge import entailment, nodes
from khabar.graph.knowledge.iris import BASE, thing
from khabar.graph.knowledge.literals import time_literal
from khabar.graph.knowledge.mentions import Levels
from khabar.graph.knowledge.points import wkt
from khabar.graph.language.data import LANGUAGES
from khabar.graph.pipeline.doc import Count, TimeValue
from khabar.graph.resolution.digests import digest
from khabar.graph.resolution.model import Entity, Evidence, Fact, Happening, Resolved
from khabar.graph.resolution.sources.origins import Sources, origins
from khabar.ontology import vocabulary
from khabar.ontology.owntypes import OwnType, label_of
from khabar.ontology.terms import Role


class Writer:
    """Writes a resolution as triples under a base."""

    def __init__(self, resolved: Resolved, *, base: str = BASE) -> None:
        self._resolved = resolved
        self._base = base
        self._language = {article.id: article.language for article in resolved.articles}
        self._names = {entity.key: dict(entity.labels) for entity in resolved.entities}
        self._origins = resolved.origins or origins(resolved.articles, resolved.entities)
        self._sources = Sources(self._origins)
        self._nodes: dict[str, ox.NamedNode] = {}
        self._terms: dict[str, ox.NamedNode] = {}
        self._mentions: set[str] = set()

    def _iri(self, key: str) -> ox.NamedNode:
        """The IRI of a key under this writer's base."""
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = ox.NamedNode(thing(key, base=self._base))
        return node

    def _term(self, name: str) -> ox.NamedNode:
        """The ontology's term with a local name.

        Raises:
            UnknownTermError: there is none.
        """
        node = self._terms.get(name)
        if node is None:
            node = self._terms[name] = ox.NamedNode(vocabulary.iri(name))
        return node

    def quads(self) -> Iterator[ox.Quad]:
        """All triples, as quads of the default graph; some may come twice."""
        yield from self._articles()
        for entity in self._resolved.entities:
            yield from self._entity(entity)
        for own in sorted({happening.own for happening in self._resolved.happenings if happening.own}):
            yield from self._own_type(own)
        for happening in self._resolved.happenings:
            yield from self._happening(happening)
        for fact in (fact for fact in self._resolved.facts if fact.likely):
            yield from self._fact(fact)
        types = {entity.key: entity.type for entity in self._resolved.entities}
        for direct in entailment.direct(self._resolved.happenings, self._resolved.facts):
            if vocabulary.may_relate(direct.relation, types[direct.subject], types[direct.object]):
                yield from self._direct(direct)

    def _articles(self) -> Iterator[ox.Quad]:
        """The articles, and the run that read them."""
        articles = self._resolved.articles
        software = self._iri(f"software/khabar-{version('khabar')}")
        run = self._iri(f"run/{digest(version('khabar'), *(article.id for article in articles))}")
        yield ox.Quad(software, nodes.TYPE, nodes.SOFTWARE_AGENT)
        yield ox.Quad(software, nodes.LABEL, ox.Literal(f"khabar {version('khabar')}"))
        yield ox.Quad(run, nodes.TYPE, nodes.ACTIVITY)
        yield ox.Quad(run, nodes.WAS_ASSOCIATED_WITH, software)
        copy_of = {origin.article: origin.copy_of for origin in self._origins if origin.copy_of}
        for article in articles:
            node = self._iri(f"article/{article.id}")
            yield ox.Quad(run, nodes.USED, node)
            yield ox.Quad(node, nodes.TYPE, nodes.NEWS_ARTICLE)
            yield ox.Quad(node, nodes.IN_LANGUAGE, ox.Literal(article.language))
            if article.title:
                yield ox.Quad(node, nodes.HEADLINE, ox.Literal(article.title, language=article.language))
            else:
                yield ox.Quad(node, nodes.LABEL, ox.Literal(article.opening, language=article.language))
            if article.url:
                yield ox.Quad(node, nodes.URL, ox.Literal(article.url, datatype=nodes.ANY_URI))
            if article.publisher:
                yield ox.Quad(node, nodes.PUBLISHER, ox.Literal(article.publisher))
            if article.id in copy_of:
                yield ox.Quad(node, nodes.IS_BASED_ON, self._iri(f"article/{copy_of[article.id]}"))
            if article.published:
                yield ox.Quad(
                    node, nodes.DATE_PUBLISHED, ox.Literal(article.published.isoformat(), datatype=nodes.DATE)
                )

    def _entity(self, entity: Entity) -> Iterator[ox.Quad]:
        """An entity with its names and its place."""
        node = self._iri(entity.key)
        yield ox.Quad(node, nodes.TYPE, self._term(entity.type))
        for language, name in entity.labels:
            yield ox.Quad(node, nodes.PREF_LABEL, ox.Literal(name, language=language))
        for language, name in entity.aliases:
            yield ox.Quad(node, nodes.ALT_LABEL, ox.Literal(name, language=language))
        for iri in entity.same_as:
            yield ox.Quad(node, nodes.SAME_AS, ox.NamedNode(iri))
        for notation in entity.notations:
            yield ox.Quad(node, nodes.NOTATION, ox.Literal(notation))
        for key in entity.within:
            yield ox.Quad(node, nodes.WITHIN, self._iri(key))
        if entity.point is not None:
            geometry = self._iri(f"point/{entity.key.rpartition('/')[2]}")
            yield ox.Quad(node, nodes.HAS_GEOMETRY, geometry)
            yield ox.Quad(geometry, nodes.TYPE, nodes.POINT)
            yield ox.Quad(geometry, nodes.AS_WKT, ox.Literal(wkt(entity.point), datatype=nodes.WKT_LITERAL))

    def _own_type(self, own: OwnType) -> Iterator[ox.Quad]:
        """A class of events that the user declared, among the things of the graph, not in khabar's namespace."""
        node = self._type(own.name, own)
        yield ox.Quad(node, nodes.TYPE, nodes.CLASS)
        yield ox.Quad(node, nodes.SUB_CLASS_OF, self._term(own.under))
        for language, text in own.labels:
            yield ox.Quad(node, nodes.LABEL, ox.Literal(text, language=language))

    def _type(self, name: str, own: OwnType | None) -> ox.NamedNode:
        """The class of an event type."""
        return self._term(name) if own is None else self._iri(f"type/{name}")

    def _happening(self, happening: Happening) -> Iterator[ox.Quad]:
        """An event with its participants, times and evidence."""
        node = self._iri(happening.key)
        yield ox.Quad(node, nodes.TYPE, self._type(happening.type, happening.own))
        for language in LANGUAGES:
            yield ox.Quad(node, nodes.LABEL, ox.Literal(self._title(happening, language), language=language))
        for status in happening.statuses:
            yield ox.Quad(node, nodes.STATUS, self._term(status))
        for role, key in happening.participants:
            yield ox.Quad(node, self._term(role), self._iri(key))
        for value in happening.times:
            yield from self._time(node, nodes.TIME, value)
        for language, words in happening.time_expressions:
            yield ox.Quad(node, nodes.TIME_EXPRESSION, ox.Literal(words, language=language))
        for count in happening.counts:
            yield from self._count(node, count)
        yield from self._evidence(node, happening.evidence)

    def _time(self, node: ox.NamedNode, property: ox.NamedNode, value: TimeValue) -> Iterator[ox.Quad]:
        """The time of an event or a mention: a literal, or an interval whose IRI is made of its days."""
        if value.end is None:
            yield ox.Quad(node, property, time_literal(value.start))
            return
        interval = self._iri(f"time/{value.start}_{value.end}")
        yield ox.Quad(node, property, interval)
        yield ox.Quad(interval, nodes.TYPE, nodes.INTERVAL)
        yield ox.Quad(interval, nodes.FROM, time_literal(value.start))
        yield ox.Quad(interval, nodes.TO, time_literal(value.end))

    def _count(self, node: ox.NamedNode, count: Count) -> Iterator[ox.Quad]:
        """A count of an event or a mention; its IRI is made of its value, the same wherever it is said."""
        value = self._iri(f"count/{count.unit}-{count.bound}-{count.value}")
        yield ox.Quad(node, nodes.HAS_COUNT, value)
        yield ox.Quad(value, nodes.TYPE, nodes.COUNT)
        yield ox.Quad(value, nodes.VALUE, ox.Literal(str(count.value), datatype=nodes.INTEGER))
        yield ox.Quad(value, nodes.UNIT, self._term(count.unit))
        yield ox.Quad(value, nodes.BOUND, self._term(count.bound))

    def _title(self, happening: Happening, language: str) -> str:
        """A short name for an event: its type, its first agent and its first target."""
        parts = [label_of(happening.type, happening.own, language)]
        for wanted in (Role.AGENT, Role.TARGET):
            for role, key in happening.participants:
                names = self._names.get(key)
                if role == wanted and names:
                    parts.append(names.get(language) or next(iter(names.values())))
                    break
        return " – ".join(parts)

    def _fact(self, fact: Fact) -> Iterator[ox.Quad]:
        """A static relation: the plain triple, and a node for it that carries the evidence."""
        yield from self._relation(fact.key, fact.subject, fact.type, fact.object, fact.evidence)

    def _direct(self, direct: entailment.Direct) -> Iterator[ox.Quad]:
        """A direct relation that events entail, with the mentions that say so as its evidence."""
        key = f"relation/{direct.relation}-{digest(direct.relation, direct.subject, direct.object)}"
        most = 1 if direct.pieced else None
        yield from self._relation(key, direct.subject, direct.relation, direct.object, direct.evidence, most=most)
        for event in direct.events:
            yield ox.Quad(self._iri(key), nodes.WAS_DERIVED_FROM, self._iri(event))

    def _relation(
        self,
        key: str,
        subject: str,
        predicate: str,
        object: str,
        evidence: Sequence[Evidence],
        *,
        most: int | None = None,
    ) -> Iterator[ox.Quad]:
        """A triple and its node; it has no more than `most` independent sources."""
        node = self._iri(key)
        yield ox.Quad(self._iri(subject), self._term(predicate), self._iri(object))
        yield ox.Quad(node, nodes.TYPE, nodes.RELATION)
        yield ox.Quad(node, nodes.SUBJECT, self._iri(subject))
        yield ox.Quad(node, nodes.PREDICATE, self._term(predicate))
        yield ox.Quad(node, nodes.OBJECT, self._iri(object))
        yield from self._evidence(node, evidence, most=most)

    def _chain(self, mention: ox.NamedNode, levels: Levels) -> Iterator[ox.Quad]:
        """The links of a chain; the IRI of each is made of those that follow, the same wherever they do."""
        before, property = mention, nodes.CHAIN
        for number, level in enumerate(levels):
            link = self._iri(f"link/{digest(*('+'.join(sorted(step)) for step in levels[number:]))}")
            yield ox.Quad(before, property, link)
            yield ox.Quad(link, nodes.TYPE, nodes.LINK)
            for key in level:
                yield ox.Quad(link, nodes.SOURCE, self._iri(key))
            before, property = link, nodes.REPORTED_BY

    def _evidence(
        self, node: ox.NamedNode, evidence: Sequence[Evidence], *, most: int | None = None
    ) -> Iterator[ox.Quad]:
        """The mentions that say a thing, and the number of their independent sources, at most `most`."""
        sources = self._sources.count(evidence)
        number = str(sources if most is None else min(sources, most))
        yield ox.Quad(node, nodes.INDEPENDENT_SOURCES, ox.Literal(number, datatype=nodes.NON_NEGATIVE_INTEGER))
        for item in evidence:
            fields = (item.article, str(item.start), str(item.end), item.status, item.rule)
            key = f"mention/{item.article}-{item.start}-{item.end}-{digest(*fields, *item.attributed_to, *item.via)}"
            mention = ox.NamedNode(thing(key, base=self._base))
            yield ox.Quad(node, nodes.EVIDENCE, mention)
            if key in self._mentions:
                continue  # of an event that entails a relation, or several
            self._mentions.add(key)
            yield ox.Quad(mention, nodes.TYPE, nodes.MENTION)
            yield ox.Quad(mention, nodes.ARTICLE, self._iri(f"article/{item.article}"))
            yield ox.Quad(mention, nodes.START, ox.Literal(str(item.start), datatype=nodes.NON_NEGATIVE_INTEGER))
            yield ox.Quad(mention, nodes.END, ox.Literal(str(item.end), datatype=nodes.NON_NEGATIVE_INTEGER))
            yield ox.Quad(mention, nodes.QUOTE, ox.Literal(item.quote, language=self._language[item.article]))
            yield ox.Quad(mention, nodes.STATUS, self._term(item.status))
            yield ox.Quad(mention, nodes.CONFIDENCE, ox.Literal(f"{item.confidence:.2f}", datatype=nodes.DECIMAL))
            yield ox.Quad(mention, nodes.RULE, ox.Literal(item.rule))
            for speaker in item.attributed_to:
                yield ox.Quad(mention, nodes.ATTRIBUTED_TO, self._iri(speaker))
            for medium in item.via:
                yield ox.Quad(mention, nodes.VIA, self._iri(medium))
            yield from self._chain(mention, item.levels)
            for value in item.times:
                yield from self._time(mention, nodes.STATED_TIME, value)
            for role, filler in item.participants or ():
                if role in nodes.STATED:
                    yield ox.Quad(mention, nodes.STATED[role], self._iri(filler))
            if item.time_expression:
                yield ox.Quad(
                    mention,
                    nodes.TIME_EXPRESSION,
                    ox.Literal(item.time_expression, language=self._language[item.article]),
                )
            for count in item.counts:
                yield from self._count(mention, count)
                if count.words:
                    words = ox.Literal(count.words, language=self._language[item.article])
                    yield ox.Quad(mention, nodes.COUNT_EXPRESSION, words)
