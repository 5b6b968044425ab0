"""The browser, started once, and pages in it that are watched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from browsing import Opener, chromium
from making import PlacedGraph, story

from khabar.graph.knowledge.graph import KnowledgeGraph


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, once for all tests."""
    with chromium() as started:
        yield started


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Opener]:
    """Opens a graph's page offline; at the end no page has asked for anything, complained or run what it should not."""
    opener = Opener(browser, tmp_path)
    yield opener
    opener.close()


@pytest.fixture(scope="session")
def told() -> KnowledgeGraph:
    """The graph of the invented story."""
    return PlacedGraph.from_resolved(story())


@pytest.fixture(scope="session")
def synthetic(script: Callable[[str], ModuleType]) -> Callable[[int], KnowledgeGraph]:
    """Makes the invented graph of so many nodes that the benchmarks open."""
    module = script("benchmarks/synthetic.py")
    made: dict[int, KnowledgeGraph] = {}

    def graph(nodes: int) -> KnowledgeGraph:
        if nodes not in made:
            made[nodes] = module.graph(nodes)
        return made[nodes]

    return graph
