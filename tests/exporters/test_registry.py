from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from khabar.exporters import registry
from khabar.exporters.registry import EXPORTERS, Exporter, exporter_for, save
from khabar.graph.errors import ExportError
from khabar.graph.knowledge.graph import KnowledgeGraph

GOLDEN = Path(__file__).with_name("golden") / "graph.ttl"


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return KnowledgeGraph.load(GOLDEN)


@pytest.mark.parametrize("suffix", list(EXPORTERS))
def test_every_format_is_written_and_written_alike_twice(graph: KnowledgeGraph, suffix: str, tmp_path: Path) -> None:
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix.upper()}"
    save(graph, first)
    save(graph, str(second))
    assert first.stat().st_size > 1000
    assert first.read_bytes() == second.read_bytes()
    assert suffix == ".png" or b"\r\n" not in first.read_bytes()
    assert sorted(tmp_path.iterdir()) == sorted([first, second])


@pytest.mark.parametrize("suffix", [".ttl", ".nt"])
def test_what_is_saved_is_what_is_loaded(graph: KnowledgeGraph, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph{suffix}"
    save(graph, path)
    assert set(KnowledgeGraph.load(path).rdf) == set(graph.rdf)


def test_turtle_is_written_to_the_byte(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.save(tmp_path / "graph.ttl")
    assert (tmp_path / "graph.ttl").read_bytes() == GOLDEN.read_bytes()


@pytest.mark.parametrize("name", ["graph.pdf", "graph.ttl.gz", "graph", ".ttl", "graph."])
def test_an_unknown_suffix_is_refused_with_a_list_of_the_known_ones(name: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"\.ttl, \.nt, \.html, \.svg, \.png, \.graphml") as raised:
        save(object(), tmp_path / name)
    assert str(raised.value).startswith(str(tmp_path / name))
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"there is no folder \S+/missing; make it first"):
        save(graph, tmp_path / "missing" / "graph.ttl")
    assert list(tmp_path.iterdir()) == []


def test_a_graph_that_cannot_be_written_leaves_the_old_file(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old", encoding="utf-8")

    def fail(graph: object) -> str:
        raise ExportError("no")

    monkeypatch.setattr("khabar.exporters.turtle.render", fail)
    with pytest.raises(ExportError, match="no"):
        save(graph, path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_every_target_is_there_and_every_suffix_is_its_key() -> None:
    for suffix, exporter in EXPORTERS.items():
        module, _, function = exporter.target.partition(":")
        assert callable(getattr(importlib.import_module(module), function))
        assert exporter.suffix == suffix == suffix.lower()
        assert exporter.description
        assert exporter_for(f"graph{suffix}") is exporter


def test_the_table_cannot_be_changed_by_the_way() -> None:
    with pytest.raises(TypeError):
        EXPORTERS[".x"] = Exporter(".x", "x", "x:x")  # type: ignore[index]


def test_choosing_a_format_loads_none_of_them() -> None:
    heavy = "{'pyvis', 'IPython', 'networkx', 'rdflib', 'resvg_py', 'khabar.exporters.turtle'}"
    code = f"import sys; from khabar.exporters import registry; registry.exporter_for('a.html'); print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
    assert registry.exporter_for("a.ttl").target.startswith("khabar.exporters.turtle")
