"""Components with files of the user's own in other processes."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from khabar.graph.pipeline import load

ROW = {
    "verb": ["زعفط", "يزعفط"],
    "event": "Takeover",
    "lang": "ar",
    "frame": "act_verb",
    "example": "زعفط مسلحون ناقلة نفط.",
    "expect": {"trigger": "زعفط", "agent": ["مسلحون"]},
}
SPAWNED = """
import multiprocessing, sys
from khabar.graph.pipeline import load
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    nlp = load("ar", engine=sys.argv[1], lexicons=sys.argv[2:])
    docs = nlp.pipe(["أحبطت الشرطة هجوما على السفارة.", "زعفط مسلحون ناقلة نفط."], n_process=2, batch_size=1)
    print(*([event.type for event in doc._.events] for doc in docs))
"""


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """A lexicon of one row."""
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(ROW, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_component_is_pickled(language: str) -> None:
    nlp = load(language)
    for name, component in [("tokenizer", nlp.tokenizer), *nlp.pipeline]:
        assert pickle.dumps(component), name


@pytest.mark.parametrize("engine", ["both", "lexical"])
def test_processes_that_are_started_anew_know_the_users_own_rows(engine: str, rows: Path, tmp_path: Path) -> None:
    script = tmp_path / "spawned.py"
    script.write_text(SPAWNED, encoding="utf-8")
    command = [sys.executable, str(script), engine, str(rows)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.stdout.strip() == "['Foiling', 'Attack'] ['Takeover']", done.stderr


def test_components_share_what_they_read_after_they_were_pickled(rows: Path) -> None:
    nlp = pickle.loads(pickle.dumps(load("ar", engine="lexical", lexicons=[rows])))
    parts = [nlp.get_pipe(name) for name in ("khabar_arguments", "khabar_status", "khabar_order")]
    assert {part.files for part in parts} == {(rows,)}
    assert len({id(part._made._sentences) for part in parts}) == 1
