"""A graph in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from khabar.graph.knowledge.graph import KnowledgeGraph


@pytest.fixture(scope="module")
def saved(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "graph.ttl"
    kg.save(path)
    return path
