"""One family of errors, in the ontology and in the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from khabar.graph import errors as graph_errors
from khabar.graph.knowledge.checking import violations
from khabar.ontology import errors
from khabar.ontology.vocabulary import subtypes


@pytest.mark.parametrize("module", [errors, graph_errors])
def test_every_error_is_of_one_family(module: object) -> None:
    found = [thing for thing in vars(module).values() if isinstance(thing, type) and issubclass(thing, Exception)]
    assert len(found) > 2
    assert all(issubclass(error, errors.KhabarError) for error in found)
    assert graph_errors.KhabarError is errors.KhabarError


def test_errors_of_the_ontology_are_still_those_of_python() -> None:
    assert issubclass(errors.OntologyError, ValueError)
    assert issubclass(errors.UnknownTermError, LookupError)


def test_an_unknown_term_is_an_error_of_khabars() -> None:
    with pytest.raises(errors.KhabarError, match="Atack is no term"):
        subtypes("Atack")


def test_a_broken_graph_is_named_once_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("<a> <b> .\n", encoding="utf-8")
    with pytest.raises(errors.KhabarError, match=rf"^{path}:1: broken ttl"):
        violations(path)
