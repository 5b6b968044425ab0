"""How text becomes a graph: reading -> pipeline -> resolution -> knowledge, a step a package, in the order of the data.

``from khabar.graph import KnowledgeGraph`` is all that most users need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph

__all__ = ["KnowledgeGraph"]


def __getattr__(name: str) -> Any:
    # Loaded when asked for, so that a single component can be imported without rdflib.
    if name == "KnowledgeGraph":
        from khabar.graph.knowledge.graph import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
