"""The examples in the docstrings of the installed package say the truth."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import khabar.exporters
import khabar.graph
import khabar.ontology


def modules() -> Iterator[str]:
    for package in (khabar.ontology, khabar.graph, khabar.exporters):
        yield package.__name__
        yield from (found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))


@pytest.mark.parametrize("name", sorted(modules()))
def test_examples_of_a_module_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_some_modules_have_examples() -> None:
    attempted = [doctest.testmod(importlib.import_module(name)).attempted for name in modules()]
    assert sum(attempted) > 50


BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"


@pytest.mark.parametrize(
    "name", [path.stem for path in sorted(BENCHMARKS.glob("*.py")) if ">>>" in path.read_text(encoding="utf-8")]
)
def test_examples_of_a_benchmark_hold(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    assert doctest.testmod(importlib.import_module(name)).failed == 0
