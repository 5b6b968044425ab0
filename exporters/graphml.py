"""GraphML, for graph tools such as Gephi, Cytoscape and yEd.

Entities and events are nodes, roles and relations edges.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, Final, Protocol

import networkx

SEPARATOR: Final = "; "
"""Between several values of one attribute, since GraphML has no lists."""

_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Network(Protocol):
    """What this exporter takes: something that can be seen as a network."""

    def networkx(self) -> networkx.MultiDiGraph[str]:
        """The network; attributes of nodes and edges are texts or tuples of texts."""


def render(graph: Network) -> str:
    """The GraphML of a knowledge graph, nodes and edges sorted; what XML cannot carry becomes U+FFFD."""
    network = graph.networkx()
    plain: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in sorted(network):
        plain.add_node(_text(node), **_texts(network.nodes[node]))
    # networkx writes an edge's key as its id, and GraphML wants ids that differ throughout the file.
    for number, (start, end, key) in enumerate(sorted(network.edges(keys=True)), start=1):
        plain.add_edge(_text(start), _text(end), key=f"e{number}", **_texts(network.edges[start, end, key]))
    stream = BytesIO()
    networkx.write_graphml_xml(plain, stream, named_key_ids=True)
    return stream.getvalue().decode("utf-8") + "\n"


def _texts(attributes: dict[str, Any]) -> dict[str, str]:
    return {name: _text(value) for name, value in sorted(attributes.items()) if value is not None}


def _text(value: Any) -> str:
    text = SEPARATOR.join(map(str, value)) if isinstance(value, tuple | list) else str(value)
    return _NOT_IN_XML.sub("\ufffd", text)
