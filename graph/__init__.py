"""How text becomes a graph: reading -> pipeline -> resolution -> knowledge, a step a package, in the order of the data.

``from khabar.graph import KnowledgeGraph`` is all that most users need; `Archive` keeps articles in a file, and
`KhabarError` is above every error that khabar raises for what it was given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khabar.graph.errors import KhabarError

if TYPE_CHECKING:
    from khabar.graph.knowledge.archive import Archive
    from khabar.graph.knowledge.graph import KnowledgeGraph

    __version__: str

__all__ = ["Archive", "KhabarError", "KnowledgeGraph", "__version__"]


def __getattr__(name: str) -> Any:
    # Loaded when asked for, so that a single component can be imported without rdflib.
    if name == "KnowledgeGraph":
        from khabar.graph.knowledge.graph import KnowledgeGraph

        return KnowledgeGraph
    if name == "Archive":
        from khabar.graph.knowledge.archive import Archive

        return Archive
    if name == "__version__":
        from importlib.metadata import version

        return version("khabar")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
