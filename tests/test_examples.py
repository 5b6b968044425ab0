"""The examples run as they stand, and say what a reader expects."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest


def run(root: Path, script: str, *arguments: str, folder: Path) -> str:
    command = [sys.executable, str(root / "examples" / script), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=300, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_building_writes_both_files(root: Path, tmp_path: Path) -> None:
    output = run(root, "build_graph.py", str(tmp_path), folder=tmp_path)
    assert (tmp_path / "graph.ttl").stat().st_size > 1000
    assert (tmp_path / "graph.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "skipped" not in output


@pytest.mark.slow
def test_querying_finds_who_foiled_what(root: Path, tmp_path: Path) -> None:
    output = run(root, "query_graph.py", folder=tmp_path)
    assert "foiledAttackOn" in output
    assert "By SPARQL".lower() in output.lower()


@pytest.mark.slow
def test_drawing_names_central_actors(root: Path, tmp_path: Path) -> None:
    output = run(root, "draw_graph.py", str(tmp_path / "page.html"), folder=tmp_path)
    assert (tmp_path / "page.html").exists()
    assert "nodes" in output


@pytest.mark.slow
def test_extending_finds_what_khabar_does_not_know_by_itself(root: Path, tmp_path: Path) -> None:
    output = run(root, "extend.py", folder=tmp_path)
    assert "NOTHING" not in output
    without, _, extended = output.partition("Without them:")[2].partition("With them:")
    assert "takeover" not in without
    assert extended.lower().count("takeover") == 2, "one in each language"
    assert "known: Ambrey, United Kingdom Maritime Trade Operations" in extended


@pytest.mark.slow
def test_the_readmes_extended_build_runs(root: Path, tmp_path: Path) -> None:
    (line,) = [line for line in (root / "README.md").read_text(encoding="utf-8").splitlines() if "--lexicon ex" in line]
    arguments = shlex.split(line)[1:]
    command = [sys.executable, "-m", "khabar.graph.cli", *arguments[:-1], str(tmp_path / arguments[-1])]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, timeout=300, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "actor:ukmto" in (tmp_path / arguments[-1]).read_text(encoding="utf-8")
