"""Validating a graph file against the shapes of the ontology."""

from __future__ import annotations

from pathlib import Path

from khabar.graph.errors import KhabarError


def violations(path: Path) -> list[str]:
    """What breaks a shape, a line each; empty for a valid graph.

    Raises:
        KhabarError: the file is missing or is no Turtle.
    """
    from khabar.ontology.check import check

    try:
        found = check(path)
    except (ValueError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise KhabarError(f"cannot be checked: {reason}", path=path) from error
    return [f"{item.severity}: {item.focus}: {item.message}" for item in found]
