"""How text becomes a graph: reading -> pipeline -> resolution -> knowledge, a step a package, in the order of the data.

``from khabar.graph import KnowledgeGraph`` is all that most users need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph

    __version__: str

__all__ = ["KnowledgeGraph", "__version__"]


def __getattr__(name: str) -> Any:
    # Loaded when asked for, so that a single component can be imported without rdflib.
    if name == "KnowledgeGraph":
        from khabar.graph.knowledge.graph import KnowledgeGraph

        return KnowledgeGraph
    if name == "__version__":
        from importlib.metadata import version

        return version("khabar")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
