"""How terms are written in Turtle and N-Triples, so that nothing in a text can end its literal or its IRI.

Source of the rules: https://www.w3.org/TR/turtle/ (sections 2.4 and 6.4) and https://www.w3.org/TR/n-triples/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TypeAlias

import pyoxigraph as ox

from khabar.graph.errors import ExportError
from khabar.ontology.iris import KHABAR, OA, XSD

# An IRI may have some spaces of other scripts (U+00A0), but rdflib cannot read it then.
_NOT_IN_IRI: Final = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f-\x9f\s]")
_NOT_IN_LITERAL: Final = re.compile(r"[\x00-\x1f\"\\\x7f]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ESCAPES: Final = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"}
_LABEL: Final = re.compile(r"[A-Za-z0-9]+")
_DECIMAL: Final = re.compile(r"([+-]?)(?=\.?[0-9])([0-9]*)(?:\.([0-9]*))?")
_NATURAL: Final = re.compile("[0-9]+")
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
_NATURALS: Final = frozenset({OA.start, OA.end, KHABAR.independentSources})


def quoted(text: str) -> str:
    r"""A text between quotes, with nothing in it that could end them; half a surrogate pair becomes U+FFFD.

    >>> print(quoted('قال: "نعم"' + chr(10)))
    "قال: \"نعم\"\n"
    """
    escaped = _NOT_IN_LITERAL.sub(lambda match: _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}", text)
    return f'"{mended(escaped)}"'


def mended(text: str) -> str:
    """A text in which half a surrogate pair has become U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def safe_iri(iri: str) -> str:
    """An absolute IRI in which what no IRI may have is percent-encoded; raises ExportError where that is not enough.

    >>> safe_iri("https://example.org/a b>")
    'https://example.org/a%20b%3E'
    """
    iri = _NOT_IN_IRI.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), iri)
    iri = mended(iri)
    try:
        ox.NamedNode(iri)
    except ValueError as error:
        raise ExportError(f"{iri!r} is no absolute IRI: {error}") from error
    return iri


def blank_label(name: str) -> str:
    """The label of a blank node with a name, made of letters and digits only."""
    # Two alphabets, so that no two nodes share a label.
    return f"b{name}" if _LABEL.fullmatch(name) else f"x{name.encode('utf-8', 'surrogatepass').hex()}"


def literal_parts(literal: ox.Literal) -> tuple[str, str | None, str | None]:
    """The text, language tag and datatype IRI of a literal; a plain string has neither of the last two.

    Stores keep the number and not the form of a decimal, so 0.90 and 0.9 are both given as 0.9 and 1 as 1.0.
    """
    text, datatype = literal.value, literal.datatype.value
    if literal.language:
        return text, literal.language, None
    if datatype == XSD.string:
        return text, None, None
    number = _DECIMAL.fullmatch(text) if datatype == XSD.decimal else None
    if number:
        sign, whole, part = number[1], number[2].lstrip("0") or "0", (number[3] or "").rstrip("0") or "0"
        text = f"{'-' if sign == '-' and (whole, part) != ('0', '0') else ''}{whole}.{part}"
    return text, None, datatype


def typed(predicate: str, values: Iterable[Term]) -> Iterable[Term]:
    """The values of a property, those of offsets and numbers of sources with the type their vocabularies give them.

    Oxigraph keeps of an xsd:nonNegativeInteger only that it is an xsd:integer.
    """
    return map(_natural, values) if predicate in _NATURALS else values


def _natural(term: Term) -> Term:
    if isinstance(term, ox.Literal) and term.datatype.value == XSD.integer and _NATURAL.fullmatch(term.value):
        return ox.Literal(term.value, datatype=ox.NamedNode(XSD.nonNegativeInteger))
    return term
