"""Reading khabar.ttl: its terms, the rules of direct relations and the units of counts, as `vocabulary` has them.

The file is parsed by Oxigraph, which takes 2 ms where rdflib takes 50.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from khabar.ontology.errors import OntologyError

SOURCE: Final = Path(__file__).with_name("khabar.ttl")
"""The file that defines every term."""

# Not those of `iris`: it has khabar's namespace from terms.py, which is made of what is read here.
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_TYPE: Final = f"{_RDF}type"
_LABEL: Final = f"{_RDFS}label"
_COMMENT: Final = f"{_RDFS}comment"
_DOMAIN, _RANGE = f"{_RDFS}domain", f"{_RDFS}range"
_PARENT: Final = (f"{_RDFS}subClassOf", f"{_RDFS}subPropertyOf")
_NAMESPACE: Final = "http://purl.org/vocab/vann/preferredNamespaceUri"
_ID_NAMESPACE: Final = "http://rdfs.org/ns/void#uriSpace"
_VERSION: Final = "http://www.w3.org/2002/07/owl#versionInfo"


@dataclass(frozen=True, slots=True)
class DirectRule:
    """How an event makes a direct relation between two entities.

    An event of `event_type` (or under it) that some mention calls actual relates each filler of `subject_role` to each
    other filler of `object_role` that is an entity.

    Attributes:
        name: local name of the rule in the ontology.
        relation: the DirectRelation asserted.
        event_type: an EventType; `subtypes` gives those under it.
        subject_role, object_role: Roles of the relation's two ends.
        object_through: a Role; the object is then the `object_role` of the event that fills this role, whatever the
            status of that event.
        through_type: the class that event must be of, a local name; set whenever `object_through` is.
        without_role: a Role; an event that has it filled is not meant.
        both_ways: whether the relation holds in both directions.
        sides_at_most: where one mention names more sides than this, no two of them are related.
    """

    name: str
    relation: str
    event_type: str
    subject_role: str
    object_role: str
    object_through: str | None = None
    through_type: str | None = None
    without_role: str | None = None
    both_ways: bool = False
    sides_at_most: int | None = None


@dataclass(frozen=True, slots=True)
class CountUnit:
    """What people are counted as in an event.

    Attributes:
        name: a Unit.
        event_types: the event classes in which it counts, those under them included; local names.
        roles: Roles that those counted play.
    """

    name: str
    event_types: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term as khabar.ttl defines it.

    Attributes:
        name: local name.
        kinds: IRIs of its types.
        parents: local names of the khabar terms directly above it.
        labels, comments: text by language.
        domain, range: local names of the classes that the ends of a property are of, all of them.
    """

    name: str
    kinds: frozenset[str]
    parents: tuple[str, ...]
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The whole of khabar.ttl; `terms`, `rules` and `units` in the order of the file."""

    namespace: str
    id_namespace: str
    version: str
    prefixes: Mapping[str, str]
    terms: Mapping[str, Term]
    rules: tuple[DirectRule, ...]
    units: tuple[CountUnit, ...]


def read(path: Path) -> Vocabulary:
    """Read an ontology that is built as khabar.ttl is; raises OntologyError where it is not, OSError where absent."""
    try:
        parser = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
        statements: dict[str, dict[str, list[ox.Literal | str]]] = {}
        for quad in parser:
            if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode | ox.Literal):
                raise OntologyError("a blank node; give it an IRI", path=path)
            value = quad.object.value if isinstance(quad.object, ox.NamedNode) else quad.object
            statements.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(value)
    except SyntaxError as error:
        raise OntologyError(f"not Turtle: {error.msg}", path=path, line=error.lineno) from error
    header = next((values for values in statements.values() if _NAMESPACE in values), None)
    if header is None:
        raise OntologyError("no vann:preferredNamespaceUri", path=path)
    namespace, version = _text(header, _NAMESPACE), _text(header, _VERSION)
    own = {iri.removeprefix(namespace): values for iri, values in statements.items() if iri.startswith(namespace)}
    terms = {name: _term(name, values, namespace) for name, values in own.items()}
    rules = tuple(
        _rule(name, values, namespace) for name, values in own.items() if f"{namespace}DirectRule" in values[_TYPE]
    )
    units = tuple(
        CountUnit(
            name, *(_local(values.get(f"{namespace}{prop}", ()), namespace) for prop in ("countedIn", "countedRole"))
        )
        for name, values in own.items()
        if f"{namespace}Unit" in values[_TYPE]
    )
    return Vocabulary(
        namespace,
        _text(header, _ID_NAMESPACE),
        version,
        MappingProxyType({prefix: iri for prefix, iri in parser.prefixes.items() if prefix}),
        MappingProxyType(terms),
        rules,
        units,
    )


def _text(values: Mapping[str, list[ox.Literal | str]], predicate: str) -> str:
    for value in values.get(predicate, ()):
        if isinstance(value, ox.Literal):
            return value.value
    raise OntologyError(f"the ontology's header has no {predicate}", path=SOURCE)


def _local(values: Iterable[ox.Literal | str], namespace: str) -> tuple[str, ...]:
    return tuple(
        value.removeprefix(namespace) for value in values if isinstance(value, str) and value.startswith(namespace)
    )


def _term(name: str, values: Mapping[str, list[ox.Literal | str]], namespace: str) -> Term:
    parents = tuple(parent for predicate in _PARENT for parent in _local(values.get(predicate, ()), namespace))
    labels, comments = (
        MappingProxyType(
            {text.language or "": text.value for text in values.get(p, ()) if isinstance(text, ox.Literal)}
        )
        for p in (_LABEL, _COMMENT)
    )
    kinds = frozenset(kind for kind in values[_TYPE] if isinstance(kind, str))
    domain, range = (_local(values.get(predicate, ()), namespace) for predicate in (_DOMAIN, _RANGE))
    return Term(name, kinds, parents, labels, comments, domain, range)


def _rule(name: str, values: Mapping[str, list[ox.Literal | str]], namespace: str) -> DirectRule:
    def one(prop: str) -> str | None:
        found = _local(values.get(f"{namespace}{prop}", ()), namespace)
        return found[0] if found else None

    def must(prop: str) -> str:
        value = one(prop)
        if value is None:
            raise OntologyError(f"the rule {name} has no {prop}", path=SOURCE)
        return value

    through = one("objectThrough")
    both = values.get(f"{namespace}bothWays", ())
    most = next((one for one in values.get(f"{namespace}sidesAtMost", ()) if isinstance(one, ox.Literal)), None)
    return DirectRule(
        name,
        must("entails"),
        must("fromEvent"),
        must("subjectRole"),
        must("objectRole"),
        through,
        must("throughEvent") if through else None,
        one("withoutRole"),
        any(isinstance(value, ox.Literal) and value.value == "true" for value in both),
        int(most.value) if most else None,
    )
