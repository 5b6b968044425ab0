"""The formats a graph can be written in: one explicit table, from file suffix to exporter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from khabar.exporters.atomic import check_place, write_bytes, write_text
from khabar.graph.errors import ExportError


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format.

    Attributes:
        suffix: the end of the file's name, with the dot, in lower case.
        description: what it is, for help texts.
        target: "module:function", a function from a KnowledgeGraph to the text or the bytes of the file. It is imported
            when the format is first written: the drawing library behind HTML takes longer to import than a graph to
            write.
    """

    suffix: str
    description: str
    target: str

    def render(self, graph: Any) -> str | bytes:
        """The graph in this format: text, or bytes where the format is no text."""
        module, _, function = self.target.partition(":")
        content: str | bytes = getattr(import_module(module), function)(graph)
        return content


EXPORTERS: Final[Mapping[str, Exporter]] = MappingProxyType(
    {
        exporter.suffix: exporter
        for exporter in (
            Exporter(".ttl", "Turtle, to read and to load into a SPARQL store", "khabar.exporters.turtle:render"),
            Exporter(".nt", "N-Triples, one triple a line", "khabar.exporters.ntriples:render"),
            Exporter(".html", "an interactive page that opens offline", "khabar.exporters.html.page:page"),
            Exporter(".svg", "a picture for reports, SVG", "khabar.exporters.svg:render"),
            Exporter(".png", "a picture for reports, PNG", "khabar.exporters.png:render"),
            Exporter(".graphml", "GraphML, for tools such as Gephi", "khabar.exporters.graphml:render"),
        )
    }
)


def exporter_for(path: str | Path) -> Exporter:
    """The exporter for a path's suffix; raises ExportError, which lists the known ones.

    >>> exporter_for("GRAPH.TTL").suffix
    '.ttl'
    """
    suffix = Path(path).suffix.lower()
    try:
        return EXPORTERS[suffix]
    except KeyError:
        what = f"cannot write {suffix!r}" if suffix else "a name without a suffix says no format"
        raise ExportError(f"{what}; give one of {', '.join(EXPORTERS)}", path=path) from None


def check_target(path: str | Path) -> None:
    """Whether a graph can be written there, before it is built.

    Raises:
        ExportError: an unknown suffix, a missing folder, a place that cannot be written to.
    """
    exporter_for(path)
    check_place(path)


def save(graph: Any, path: str | Path) -> None:
    """Write a KnowledgeGraph in the format of the path's suffix; the file appears whole or not at all.

    Raises:
        ExportError: an unknown suffix, a missing folder, a place that cannot be written to.
    """
    content = exporter_for(path).render(graph)
    if isinstance(content, bytes):
        write_bytes(path, content)
    else:
        write_text(path, content)
