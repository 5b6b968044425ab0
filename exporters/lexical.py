"""How terms are written in Turtle and N-Triples, so that nothing in a text can end its literal or its IRI.

Source of the rules: https://www.w3.org/TR/turtle/ (sections 2.4 and 6.4) and https://www.w3.org/TR/n-triples/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox
from rdflib import XSD, BNode, Literal, Namespace, URIRef
from rdflib.term import Node

from khabar.graph.errors import ExportError
from khabar.ontology.namespace import KHABAR

OA: Final = Namespace("http://www.w3.org/ns/oa#")

# An IRI may have some spaces of other scripts (U+00A0), but rdflib cannot read it then.
_NOT_IN_IRI: Final = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f-\x9f\s]")
_NOT_IN_LITERAL: Final = re.compile(r"[\x00-\x1f\"\\\x7f]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ESCAPES: Final = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"}
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_LABEL: Final = re.compile(r"[A-Za-z0-9]+")
_DECIMAL: Final = re.compile(r"([+-]?)(?=\.?[0-9])([0-9]*)(?:\.([0-9]*))?")
_NATURAL: Final = re.compile("[0-9]+")
_NATURALS: Final = frozenset({OA.start, OA.end, KHABAR.independentSources})


def quoted(text: str) -> str:
    r"""A text between quotes, with nothing in it that could end them; half a surrogate pair becomes U+FFFD.

    >>> print(quoted('قال: "نعم"' + chr(10)))
    "قال: \"نعم\"\n"
    """
    escaped = _NOT_IN_LITERAL.sub(lambda match: _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}", text)
    return f'"{_SURROGATE.sub(chr(0xFFFD), escaped)}"'


def safe_iri(iri: str) -> str:
    """An absolute IRI in which what no IRI may have is percent-encoded; raises ExportError where that is not enough.

    >>> safe_iri("https://example.org/a b>")
    'https://example.org/a%20b%3E'
    """
    iri = _NOT_IN_IRI.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), iri)
    iri = _SURROGATE.sub("\ufffd", iri)
    try:
        ox.NamedNode(iri)
    except ValueError as error:
        raise ExportError(f"{iri!r} is no absolute IRI: {error}") from error
    return iri


def blank(node: BNode) -> str:
    """A blank node's label, made of letters and digits only."""
    # Two alphabets, so that no two nodes share a label.
    return f"_:b{node}" if _LABEL.fullmatch(node) else f"_:x{node.encode('utf-8', 'surrogatepass').hex()}"


def literal_parts(literal: Literal) -> tuple[str, str | None, str | None]:
    """The text, language tag and datatype IRI of a literal; a plain string has neither of the last two.

    Stores keep the number and not the form of a decimal, so 0.90 and 0.9 are both given as 0.9 and 1 as 1.0.
    """
    text, datatype = str(literal), literal.datatype
    if literal.language:
        if not _LANGUAGE.fullmatch(literal.language):
            raise ExportError(f"{literal.language!r} is no language tag")
        return text, literal.language, None
    if datatype is None or datatype == XSD.string:
        return text, None, None
    number = _DECIMAL.fullmatch(text) if datatype == XSD.decimal else None
    if number:
        sign, whole, part = number[1], number[2].lstrip("0") or "0", (number[3] or "").rstrip("0") or "0"
        text = f"{'-' if sign == '-' and (whole, part) != ('0', '0') else ''}{whole}.{part}"
    return text, None, str(datatype)


def typed(predicate: URIRef, values: Iterable[Node]) -> Iterable[Node]:
    """The values of a property, those of offsets and numbers of sources with the type their vocabularies give them.

    Oxigraph keeps of an xsd:nonNegativeInteger only that it is an xsd:integer.
    """
    return map(_natural, values) if predicate in _NATURALS else values


def _natural(node: Node) -> Node:
    if isinstance(node, Literal) and node.datatype == XSD.integer and _NATURAL.fullmatch(node):
        return Literal(str(node), datatype=XSD.nonNegativeInteger)
    return node
