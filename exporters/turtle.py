"""Turtle that people can read: grouped, prefixed, and the same bytes for the same graph on any machine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from khabar.exporters.lexical import Term, literal_parts, quoted, safe_iri, typed
from khabar.exporters.statements import Holder, statements
from khabar.ontology.iris import GEO, KHABAR, OA, OWL, PROV, RDF, RDFS, SCHEMA, SF, SKOS, XSD
from khabar.ontology.terms import (
    ID_NAMESPACE,
    DirectRelation,
    EntityType,
    EventClass,
    EventType,
    OrderRelation,
    RelationType,
    Role,
)
from khabar.ontology.vocabulary import label, namespaces

if TYPE_CHECKING:
    from rdflib import Graph

Properties = dict[str, list[Term]]
"""What is said of one subject, by the IRI of the property."""

_BARE: Final[Mapping[str, re.Pattern[str]]] = {
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?[0-9]+\.[0-9]+"),
    XSD.boolean: re.compile("true|false"),
}
# The part of PN_LOCAL that needs no escapes and that all parsers agree on.
_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_PREFIX: Final = re.compile(r"[a-z](?:[a-z0-9-]*[a-z0-9])?")

_OTHER: Final = "Other"
_EVENTS: Final = "Events"

_ORDER: Final[Mapping[str, int]] = {
    predicate: index
    for index, predicate in enumerate(
        (
            RDF.type,
            *(RDFS.label, SKOS.prefLabel, SKOS.altLabel, OWL.sameAs, SKOS.exactMatch),
            *(GEO.hasGeometry, GEO.sfWithin, GEO.asWKT),
            *(SCHEMA.headline, SCHEMA.url, SCHEMA.publisher, SCHEMA.datePublished, SCHEMA.inLanguage, SCHEMA.isBasedOn),
            *(PROV.wasAssociatedWith, PROV.used),
            *(RDF.subject, RDF.predicate, RDF.object),
            *(KHABAR[role] for role in Role.ALL),
            *(KHABAR["from"], KHABAR.to),
            *(RDF.value, KHABAR.unit, KHABAR.bound),
            *(KHABAR[relation] for relation in (*RelationType.ALL, *OrderRelation.ALL, *DirectRelation.ALL)),
            *(KHABAR.article, OA.start, OA.end, KHABAR.quote, KHABAR.timeExpression),
            *(KHABAR.count, KHABAR.countExpression, KHABAR.source),
            *(KHABAR.statedTime, KHABAR.statedAgent, KHABAR.statedTarget, KHABAR.statedPlace),
            *(KHABAR.attributedTo, KHABAR.via, KHABAR.chain, KHABAR.reportedBy),
            *(KHABAR.status, KHABAR.confidence, KHABAR.rule),
            *(KHABAR.independentSources, KHABAR.evidence, PROV.wasDerivedFrom),
        )
    )
}
"""Places of the properties that are written first: the ontology's own in a sensible order."""


def render(graph: Holder) -> str:
    """The Turtle of a knowledge graph."""
    return turtle(graph.store)


def turtle(graph: Graph | ox.Store) -> str:
    """The Turtle of an rdflib graph or an Oxigraph store.

    Articles come first, then entities by type, events by time, relations, and mentions in the order of their article.
    Blank nodes, which khabar itself never makes, get labels from the graph's canonical form. In an IRI, characters
    that no IRI may have are percent-encoded.

    Raises:
        ExportError: an IRI that is relative or that no parser would take.
    """
    subjects: dict[Term, Properties] = {}
    for subject, predicate, value in statements(graph):
        subjects.setdefault(subject, {}).setdefault(predicate.value, []).append(value)
    writer = _Writer(_prefixes(subjects))
    body = "".join(writer.section(title, nodes, subjects) for title, nodes in _sections(subjects))
    return writer.header() + body


class _Writer:
    """Writes terms, and remembers which prefixes it used."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """`prefixes`: namespace to prefix."""
        self.prefixes = prefixes
        self.used: set[str] = set()
        self.cache: dict[Term, str] = {}

    def header(self) -> str:
        """The declarations of the prefixes used."""
        used = sorted((self.prefixes[namespace], namespace) for namespace in self.used)
        return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in used)

    def section(self, title: str, nodes: Iterable[Term], subjects: Mapping[Term, Properties]) -> str:
        """A heading and what is said of some subjects."""
        line = "# " + "-" * 76
        return f"\n{line}\n# {title}\n{line}\n" + "".join(self.subject(node, subjects[node]) for node in nodes)

    def subject(self, node: Term, properties: Properties) -> str:
        """All that is said of one subject."""
        lines = [
            f"{self.predicate(predicate)} {self.objects(predicate, properties[predicate])}"
            for predicate in sorted(properties, key=_predicate_key)
        ]
        return f"\n{self.term(node)} " + " ;\n    ".join(lines) + " .\n"

    def predicate(self, predicate: str) -> str:
        """A property as Turtle."""
        return "a" if predicate == RDF.type else self.iri(predicate)

    def objects(self, predicate: str, values: Iterable[Term]) -> str:
        """The values of one property, on one line if they are few and short."""
        written = {(_kind(value), self.term(value)) for value in typed(predicate, values)}
        texts = [text for _, text in sorted(written)]
        line = ", ".join(texts)
        return line if len(line) <= 90 else ",\n        ".join(texts)

    def term(self, node: Term) -> str:
        """A term as Turtle."""
        known = self.cache.get(node)
        if known is None:
            known = self.cache[node] = self._term(node)
        return known

    def _term(self, node: Term) -> str:
        if isinstance(node, ox.NamedNode):
            return self.iri(node.value)
        return self.literal(node) if isinstance(node, ox.Literal) else str(node)

    def iri(self, iri: str) -> str:
        """An IRI, with a prefix where it has one and what follows needs no escapes."""
        cut = _cut(iri)
        namespace, local = iri[:cut], iri[cut:]
        if namespace in self.prefixes and _LOCAL.fullmatch(local):
            self.used.add(namespace)
            return f"{self.prefixes[namespace]}:{local}"
        return f"<{iri}>"

    def literal(self, literal: ox.Literal) -> str:
        """A literal; numbers and truth values of the plain forms without quotes."""
        text, tag, datatype = literal_parts(literal)
        if tag:
            return f"{quoted(text)}@{tag}"
        if datatype is None:
            return quoted(text)
        bare = _BARE.get(datatype)
        return text if bare and bare.fullmatch(text) else f"{quoted(text)}^^{self.iri(safe_iri(datatype))}"


def _cut(iri: str) -> int:
    """Where the namespace of an IRI ends: after its last "#" or else its last "/"."""
    return (iri.rfind("#") if "#" in iri else iri.rfind("/")) + 1


def _prefixes(subjects: Mapping[Term, Properties]) -> dict[str, str]:
    """Prefixes by namespace: those of the ontology, and one for each kind of thing, named after the kind.

    A kind is a namespace that stands beside those of the articles, or has two subjects at least.
    """
    prefixes = {namespace: prefix for prefix, namespace in namespaces().items()}
    taken = set(prefixes.values())
    counts: Counter[str] = Counter()
    bases = {ID_NAMESPACE}
    for node, properties in subjects.items():
        if isinstance(node, ox.NamedNode):
            namespace = node.value[: _cut(node.value)]
            counts[namespace] += 1
            if SCHEMA.NewsArticle in _iris(properties, RDF.type):
                bases.add(_parent(namespace))
    for namespace in sorted(counts):
        if namespace in prefixes or (counts[namespace] < 2 and _parent(namespace) not in bases):
            continue
        name = namespace.rstrip("/#").rsplit("/", 1)[-1].lower()
        prefix = name if _PREFIX.fullmatch(name) else "ns"
        if prefix in taken:
            prefix = next(other for n in count(1) if (other := f"id-{prefix}{n if n > 1 else ''}") not in taken)
        taken.add(prefix)
        prefixes[namespace] = prefix
    return prefixes


def _parent(namespace: str) -> str:
    return namespace[: namespace.rstrip("/#").rfind("/") + 1]


def _sections(subjects: Mapping[Term, Properties]) -> Iterator[tuple[str, list[Term]]]:
    """Titles and their subjects in order; each subject once, none left out, no section empty."""
    found: dict[str, list[Term]] = {}
    titles = {**_titles(), **_own_titles(subjects)}
    for node, properties in subjects.items():
        kinds = _iris(properties, RDF.type)
        title = next((title for kind, title in titles.items() if kind in kinds), _OTHER)
        found.setdefault(title, []).append(node)

    def order(node: Term) -> tuple[str, int, int, tuple[int, str], str]:
        return (*_place(subjects[node]), _moment(node, subjects), node.value)

    for title in dict.fromkeys((*_titles().values(), _OTHER)):
        if title in found:
            yield title, sorted(found[title], key=order)


@lru_cache(maxsize=1)
def _titles() -> Mapping[str, str]:
    """Titles of sections by the class of their subjects, in the order of the file."""
    entities = {KHABAR[kind]: f"{label(kind, 'en').capitalize()} – {label(kind, 'ar')}" for kind in EntityType.ALL}
    return {
        SCHEMA.NewsArticle: "Articles",
        PROV.Activity: "Run",
        PROV.SoftwareAgent: "Run",
        **entities,
        OWL.Class: "Classes",
        **{KHABAR[kind]: _EVENTS for kind in EventType.ALL},
        SF.Point: "Points",
        KHABAR.Interval: "Intervals",
        KHABAR.Count: "Counts",
        KHABAR.Link: "Chains",
        KHABAR.Relation: "Relations",
        KHABAR.Mention: "Mentions",
    }


def _own_titles(subjects: Mapping[Term, Properties]) -> dict[str, str]:
    """The same of events whose class is the user's own, under one of khabar's."""
    classes = {KHABAR[kind] for kind in (*EventType.ALL, *EventClass.ALL)}
    own = (node for node, said in subjects.items() if not classes.isdisjoint(_iris(said, RDFS.subClassOf)))
    return {node.value: _EVENTS for node in own}


def _iris(properties: Properties, predicate: str) -> set[str]:
    """The IRIs among the values of a property."""
    return {value.value for value in properties.get(predicate, ()) if isinstance(value, ox.NamedNode)}


def _place(properties: Properties) -> tuple[str, int, int]:
    """Article and offsets of a mention, so that mentions come in the order of the text."""
    article = min((value.value for value in properties.get(KHABAR.article, ())), default="")
    start, end = (min(map(_number, properties.get(prop, ())), default=0) for prop in (OA.start, OA.end))
    return article, start, end


def _number(node: Term) -> int:
    text = node.value
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0


def _moment(node: Term, subjects: Mapping[Term, Properties]) -> tuple[int, str]:
    """The first time of an event: those with a year first, then days of no known year, then none."""
    times: list[tuple[int, str]] = []
    for time in subjects[node].get(KHABAR.time, ()):
        starts = subjects.get(time, {}).get(KHABAR["from"], ()) if isinstance(time, ox.NamedNode) else (time,)
        times.extend((1 if start.value.startswith("--") else 0, start.value) for start in starts)
    return min(times, default=(2, ""))


def _predicate_key(predicate: str) -> tuple[int, str]:
    """The ontology's own properties in a sensible order, then all others by IRI."""
    return _ORDER.get(predicate, len(_ORDER)), predicate


def _kind(node: Term) -> int:
    """IRIs stand before blank nodes, and those before literals."""
    return 2 if isinstance(node, ox.Literal) else 1 if isinstance(node, ox.BlankNode) else 0
