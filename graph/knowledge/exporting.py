"""The way from a graph to the exporters, which know the graph while it does not know them."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Any

from khabar.graph.errors import ExportError


def exporter(name: str) -> Callable[..., Any]:
    """What is registered under that name among the entry points "khabar.exporters".

    Raises:
        ExportError: nothing is; the installation is not whole.
    """
    found = entry_points(group="khabar.exporters", name=name)
    if not found:
        raise ExportError(f"khabar's exporters have no {name!r}; install khabar again")
    loaded: Callable[..., Any] = next(iter(found)).load()
    return loaded
