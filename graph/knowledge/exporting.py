"""Find the exporters by entry points, since they import the graph and it must not import them."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Any

from khabar.graph.errors import ExportError


def exporter(name: str) -> Callable[..., Any]:
    """The exporter registered under a name among the entry points "khabar.exporters".

    Raises:
        ExportError: there is none; the installation is incomplete.
    """
    found = entry_points(group="khabar.exporters", name=name)
    if not found:
        raise ExportError(f"khabar's exporters have no {name!r}; install khabar again")
    loaded: Callable[..., Any] = next(iter(found)).load()
    return loaded
