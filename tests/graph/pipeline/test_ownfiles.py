"""Components with files of the user's own in other processes."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder
from khabar.graph.language.data import rows as rows_of
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
from khabar.graph.errors import LanguageDataError
from khabar.graph.pipeline import load
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    nlp = load("ar", engine=sys.argv[1], lexicons=sys.argv[2:])
    docs = nlp.pipe(["أحبطت الشرطة هجوما على السفارة.", "زعفط مسلحون ناقلة نفط."], n_process=2, batch_size=1)
    print(*([event.name for event in doc._.events] for doc in docs))
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


def test_a_saved_pipeline_knows_the_users_files_wherever_it_is(rows: Path, tmp_path: Path) -> None:
    catalog = tmp_path / "things.jsonl"
    catalog.write_text(
        '{"id": "zifta", "type": "Organization", "en": "Zifta Works", "ar": "أشغال زفتى"}', encoding="utf-8"
    )
    nlp = load("ar", lexicons=[rows], catalogs=[catalog])
    packed = nlp.to_bytes()
    nlp.to_disk(tmp_path / "saved")
    (tmp_path / "saved").rename(tmp_path / "moved")
    rows.unlink(), catalog.unlink()
    for again in (spacy.load(tmp_path / "moved"), load("ar").from_bytes(packed)):
        doc = again("زعفط مسلحون ناقلة نفط قرب أشغال زفتى.")
        assert [event.rule for event in doc._.events] == ["own:rows:زعفط"]
        assert "zifta" in [span.id_ for span in doc.ents]
        parts = [again.get_pipe(name) for name in ("khabar_arguments", "khabar_status", "khabar_order")]
        assert len({id(part._made._sentences) for part in parts}) == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_event_of_an_own_type_is_read_as_one_of_the_type_above_it(language: str, tmp_path: Path) -> None:
    files = sorted((folder(language) / "triggers").glob("*.jsonl"))
    some = [dict(row) for file in files for _, row in rows_of(file)][::25]
    types = [{"type": f"My{name}", "under": name, language: name} for name in sorted({row["event"] for row in some})]

    def read(name: str, *lines: dict[str, Any]) -> list[list[tuple[object, ...]]]:
        path = tmp_path / name / "rows.jsonl"
        path.parent.mkdir()
        path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
        docs = load(language, lexicons=[path]).pipe(row["example"] for row in some)
        return [[(e.trigger, e.type, e.status, e.arguments, e.chain, e.counts) for e in doc._.events] for doc in docs]

    theirs = read("theirs", *types, *({**row, "event": f"My{row['event']}"} for row in some))
    assert theirs == read("ours", *some)


def test_the_files_of_a_model_are_saved_once(tmp_path: Path) -> None:
    nlp = load("en")
    for _ in range(2):  # into the same folder, too
        nlp.to_disk(tmp_path / "saved")
        assert len(list((tmp_path / "saved").rglob("heads.npz"))) == 1
        nlp = spacy.load(tmp_path / "saved")
    assert [event.type for event in nlp("Police foiled an attack in Oslo.")._.events] == ["Foiling", "Attack"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageDataError, match=r"none\.jsonl"):
        load("ar", lexicons=[tmp_path / "none.jsonl"])
    nlp = spacy.blank("ar")
    nlp.add_pipe("khabar_events", config={"lexicons": [str(tmp_path / "none.jsonl")]})
    with pytest.raises(LanguageDataError, match=r"none\.jsonl"):
        nlp("هجوم")


def test_a_single_file_need_not_be_in_a_list(rows: Path) -> None:
    for files in (rows, str(rows), [rows]):
        doc = load("ar", engine="lexical", lexicons=files)("زعفط مسلحون ناقلة نفط.")
        assert [event.name for event in doc._.events] == ["Takeover"]
