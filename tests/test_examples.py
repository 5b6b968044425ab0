"""The examples run as they stand, and say what a reader expects."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from khabar.graph.language.data import LANGUAGES
from khabar.graph.pipeline import LEXICAL, load
from khabar.graph.pipeline.events.lexicon import lexicon
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.terms import Role


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
def test_the_notebook_runs_from_above_to_below_and_holds_no_output(root: Path, tmp_path: Path) -> None:
    notebook = json.loads((root / "examples" / "notebook.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [(cell["outputs"], cell["execution_count"]) for cell in cells] == [([], None)] * len(cells)
    shutil.copytree(root / "examples" / "articles", tmp_path / "articles")
    command = [sys.executable, "-c", "\n".join("".join(cell["source"]) for cell in cells)]
    # Outside of a notebook kg.show() starts a browser: here one that does nothing.
    environment = {**os.environ, "BROWSER": f"{shlex.quote(sys.executable)} -c pass %s", "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, timeout=300, encoding="utf-8", env=environment
    )
    assert done.returncode == 0, done.stderr
    assert "السيدة زينب" in done.stdout
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "graph.svg").stat().st_size > 10_000
    assert len(list(tmp_path.glob("khabar-*/graph.html"))) == 1


@pytest.mark.slow
def test_extending_finds_what_khabar_does_not_know_by_itself(root: Path, tmp_path: Path) -> None:
    output = run(root, "extend.py", folder=tmp_path)
    assert "NOTHING" not in output
    without, _, extended = output.partition("Without them:")[2].partition("With them:")
    assert "takeover" not in without
    assert extended.lower().count("takeover") == 1, "the articles tell of one"
    assert "(ar and en)" in extended
    assert "known: Ambrey, United Kingdom Maritime Trade Operations" in extended


@pytest.mark.slow
@pytest.mark.parametrize(("files", "expected"), [("own_lexicon", "actor:ukmto"), ("own_type", "type:CyberAttack")])
def test_the_readmes_extended_builds_run(root: Path, tmp_path: Path, files: str, expected: str) -> None:
    lines = (root / "README.md").read_text(encoding="utf-8").splitlines()
    (line,) = [line for line in lines if f"--lexicon examples/{files}/" in line]
    arguments = shlex.split(line)[1:]
    command = [sys.executable, "-m", "khabar.graph.cli", *arguments[:-1], str(tmp_path / arguments[-1])]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, timeout=300, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert expected in (tmp_path / arguments[-1]).read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_type_of_ones_own_is_found_and_asked_like_khabars(root: Path, tmp_path: Path) -> None:
    output = run(root, "own_type.py", folder=tmp_path)
    assert "NOTHING" not in output
    rows, _, rest = output.partition("Events of CyberAttack:")
    assert rows.count(" CyberAttack: ") == 6
    mine, _, all_attacks = rest.partition("\nThe new type")[0].partition("Events of Attack:")
    assert "North Korea" in mine
    assert "Russia" in mine
    assert "Gunmen" not in mine
    assert set(filter(None, mine.splitlines())) <= set(all_attacks.splitlines())
    assert "Gunmen" in all_attacks
    assert "/type/CyberAttack under https://w3id.org/khabar/ontology#Attack" in rest


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_own_rows_give_what_they_expect(root: Path, language: str) -> None:
    files = tuple((root / "examples" / name / "triggers.jsonl") for name in ("own_lexicon", "own_type"))
    nlp = load(language, lexicons=files, engine=LEXICAL)
    for row in lexicon(language, files).rows:
        if row.path not in files:
            continue
        doc = nlp(row.example)
        names = {mention_ref(span.start): span.text for span in doc.ents}
        (event,) = [event for event in doc._.events if doc[event.trigger].text == row.expect["trigger"]]
        assert event.name == row.event
        for role in Role.ALL:
            told = [names.get(argument.ref) for argument in event.arguments if argument.role == role]
            assert set(row.expect.get(role, ())) <= set(told), row.example


@pytest.mark.slow
def test_spacy_users_get_words_names_and_events(root: Path, tmp_path: Path) -> None:
    output = run(root, "spacy_arabic.py", str(tmp_path / "saved"), folder=tmp_path)
    assert "ل | هجوم" in output
    assert "('الموصل', 'Place')" in output
    assert "Arrest" in output
    assert (tmp_path / "saved" / "khabar_encoder" / "encoder.onnx").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("beginning", "printed"),
    [
        ("from khabar.graph import KnowledgeGraph", "Syria"),
        ("from khabar.graph import KnowledgeGraph", "predicate='arrested'"),
        ("from khabar.graph.pipeline import load", "Foiling actual أحبطت"),
        ("import spacy", "السفارة"),
    ],
)
def test_the_pythons_of_the_readme_run_as_scripts_and_print(
    root: Path, tmp_path: Path, beginning: str, printed: str
) -> None:
    blocks = re.findall("```python\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    at = next(number for number, block in enumerate(blocks) if block.startswith(beginning))
    further = blocks[at + 1 : at + 3] if "kg = " in blocks[at] else []  # they go on with the graph of the first
    code = "".join((blocks[at], *further)).replace("examples/articles", (root / "examples" / "articles").as_posix())
    script = tmp_path / "snippet.py"
    script.write_text(code.replace("kg.show()", ""), encoding="utf-8")
    assert printed in run(root, str(script), folder=tmp_path)
