"""A picture of the graph as SVG 1.1: one file, without scripts, fonts or anything else from elsewhere.

Texts are escaped by xml.etree, and what XML cannot carry is left out of them beforehand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

from khabar.exporters.html.layout import layout
from khabar.exporters.picture.choosing import MOST_NODES, choose
from khabar.exporters.picture.drawing import Drawing
from khabar.exporters.picture.sheet import sheet

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph


def render(graph: KnowledgeGraph) -> str:
    """The SVG of a knowledge graph; the same graph gives the same bytes."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(tree(graph), encoding="unicode")}\n'


def tree(graph: KnowledgeGraph, *, language: str | None = None, most: int = MOST_NODES) -> Element:
    """The same as a tree of elements.

    Args:
        graph: the graph.
        language: of the labels, "ar" or "en"; that of most articles if None. Who has no name in it keeps the other.
        most: the greatest number of nodes; of a larger graph what most articles tell is drawn, and the picture says so.
    """
    content = choose(graph, language=language, most=most)
    network = graph.networkx().subgraph([node.iri for node in content.nodes])
    return sheet(content, Drawing(content, layout(network)), graph.counts())
