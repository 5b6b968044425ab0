"""Check a graph against shapes.ttl.

pySHACL goes through the graph triple by triple, so it gets a plain rdflib graph in memory: on a graph that Oxigraph
holds it is fifty times slower. The SPARQL constraints of the shapes are joins, so Oxigraph runs those: on 40,000
triples it takes two seconds, rdflib hours. A test shows that pySHACL alone finds the same.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pyshacl
from rdflib import SH, BNode, Graph, URIRef
from rdflib.exceptions import ParserError
from rdflib.plugin import PluginException
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node
from rdflib.util import guess_format

from khabar.ontology.errors import OntologyError
from khabar.ontology.source import SOURCE
from khabar.ontology.vocabulary import namespaces

SHAPES: Final = Path(__file__).with_name("shapes.ttl")
"""The rules."""

FORMATS: Final = ("turtle", "nt")
_WARNING: Final = "Warning"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One broken rule.

    Attributes:
        focus: the node that breaks it, an IRI; a blank node's label begins with "_:".
        message: what the rule asks for, in English.
        severity: "Violation", or "Warning" for what a graph can live with.
        shape: IRI of the shape that is broken.
        value: the offending value, or "" where something lacks.
    """

    focus: str
    message: str
    severity: str
    shape: str
    value: str = ""

    @property
    def warning(self) -> bool:
        """Whether a graph can live with it."""
        return self.severity == _WARNING


def check(path: str | Path) -> tuple[Violation, ...]:
    """The rules that a file of Turtle or N-Triples breaks, sorted; none when it is as it should be.

    Raises OntologyError for a file that is neither, OSError for one that cannot be read.
    """
    return check_graph(load(path))


def load(path: str | Path) -> Graph:
    """A graph in memory from a file of Turtle or N-Triples; raises as `check` does."""
    path = Path(path)
    form = guess_format(path.name)
    if form not in FORMATS:
        raise OntologyError("neither .ttl nor .nt; only Turtle and N-Triples can be checked", path=path)
    text = path.read_bytes()
    try:
        with _quiet():
            return Graph().parse(data=text, format=form)
    except BadSyntax as error:
        raise OntologyError(f"not Turtle: {error.message}", path=path, line=error.lines + 1) from error
    except (ParserError, PluginException, UnicodeDecodeError, IndexError) as error:  # IndexError: cut off in a string
        raise OntologyError(f"not {form}: {error}", path=path) from error


def check_triples(triples: bytes) -> tuple[Violation, ...]:
    """The rules that a graph in well-formed N-Triples breaks, sorted."""
    with _quiet():
        graph = Graph().parse(data=triples, format="nt")
    return check_graph(graph)


def check_graph(graph: Graph) -> tuple[Violation, ...]:
    """The rules that a graph in memory breaks, sorted."""
    shapes = Graph().parse(SHAPES)
    queries = tuple(_queries(shapes))
    shapes.remove((None, SH.sparql, None))
    # The shapes ask for the class tree and the rules of the ontology; mixing them in here saves pySHACL two copies.
    mixed = Graph().parse(SOURCE)
    mixed += graph
    with _quiet():
        _, report, _ = pyshacl.validate(mixed, shacl_graph=shapes, inference="none", inplace=True)
    if not isinstance(report, Graph):
        raise OntologyError(f"the check failed: {report}")
    found = {_violation(report, result) for result in report.objects(None, SH.result)}
    store = ox.Store()
    store.bulk_load(mixed.serialize(format="nt", encoding="utf-8"), format=ox.RdfFormat.N_TRIPLES)
    for query in queries:
        found.update(query.violations(store))
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class _Query:
    """A SPARQL constraint of the shapes, with one of its focus nodes."""

    shape: str
    message: str
    text: str
    focus: str

    def violations(self, store: ox.Store) -> Iterator[Violation]:
        """What it finds. The focus node only tells where to look, so the thing found is given as the focus."""
        prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in namespaces().items())
        this: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
        this = {ox.Variable("this"): ox.NamedNode(self.focus)}
        solutions = store.query(prefixes + self.text, substitutions=this)
        if not isinstance(solutions, ox.QuerySolutions):
            raise OntologyError(f"{self.shape} is no SELECT query", path=SHAPES)
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            values = {name: _text(solution[name]) for name in names}
            message = self.message
            for name, value in values.items():
                message = message.replace(f"{{?{name}}}", value)
            focus = values.get("subject", values.get("value", self.focus))
            yield Violation(focus, message, "Violation", self.shape, values.get("value", ""))


def _queries(shapes: Graph) -> Iterator[_Query]:
    for shape, constraint in shapes.subject_objects(SH.sparql):
        message, text = shapes.value(constraint, SH.message), shapes.value(constraint, SH.select)
        for focus in shapes.objects(shape, SH.targetNode):
            yield _Query(str(constraint), str(message), str(text), str(focus))


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _violation(report: Graph, result: Node) -> Violation:
    def one(prop: URIRef) -> str:
        node = report.value(result, prop)
        return "" if node is None else f"_:{node}" if isinstance(node, BNode) else str(node)

    return Violation(
        one(SH.focusNode),
        one(SH.resultMessage),
        one(SH.resultSeverity).removeprefix(str(SH)),
        one(SH.sourceShape),
        one(SH.value),
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each ill-formed literal: the shapes report those."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
