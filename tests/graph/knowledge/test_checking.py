"""Checking a graph: its shapes, and names that are no terms."""

from __future__ import annotations

from pathlib import Path

import pytest

from khabar.graph.knowledge.checking import violations
from khabar.graph.knowledge.graph import KnowledgeGraph

EVENT = "https://w3id.org/khabar/id/event/x"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("a khabar:Arest", "khabar:Arest is no term of the ontology; did you mean khabar:Arrest?"),
        ("khabar:agnet <https://a.b/c>", "khabar:agnet is no term of the ontology; did you mean khabar:agent?"),
        ("<https://a.b/c> khabar:xyz", "khabar:xyz is no term of the ontology; ontology/khabar.ttl lists the terms"),
    ],
)
def test_a_name_that_is_no_term_is_told(kg: KnowledgeGraph, tmp_path: Path, said: str, found: str) -> None:
    path = tmp_path / "g.ttl"
    kg.save(path)
    assert violations(path) == []
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n<{EVENT}> {said} .\n")
    told = [violation for violation in violations(path) if "no term" in violation.message]
    assert [(violation.focus, violation.message, violation.warning) for violation in told] == [(EVENT, found, False)]
