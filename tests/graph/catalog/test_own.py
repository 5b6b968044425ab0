"""Catalogs of users' own, through the command line: their rows come before shipped ones and before the model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from khabar.graph.catalog import Catalog
from khabar.graph.cli.commands import khabar
from khabar.graph.knowledge.graph import KnowledgeGraph

ARTICLE = "أعلنت كتائب النخيل السمراء مسؤوليتها عن الهجوم على مقر الشرطة. وقالت حركة النجباء إن الهجوم لا يعنيها.\n"
ENGLISH = "Dark Palm struck the port of Basra on Friday. Police in Basra arrested two fighters of Dark Palm.\n"


def rows(path: Path, *found: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(khabar, [str(argument) for argument in arguments])


def built(folder: Path, text: str, engine: str, *catalogs: Path) -> KnowledgeGraph:
    (folder / "article.txt").write_text(text, encoding="utf-8")
    options = [part for catalog in catalogs for part in ("--catalog", catalog)]
    result = run("build", folder / "article.txt", *options, "--engine", engine, "-o", folder / "graph.ttl")
    assert result.exit_code == 0, result.output
    checked = run("check", folder / "graph.ttl")
    assert checked.exit_code == 0, checked.output
    return KnowledgeGraph.load(folder / "graph.ttl")


PALM = {"id": "dark-palm", "type": "Organization", "ar": "كتائب النخيل السمراء", "en": "Dark Palm"}


@pytest.mark.parametrize("engine", ["lexical", "both"])
def test_the_users_row_says_what_a_name_is_whatever_the_model_thinks(tmp_path: Path, engine: str) -> None:
    kg = built(tmp_path, ARTICLE, engine, rows(tmp_path / "mine.jsonl", PALM))
    (thing,) = [thing for thing in kg.entities() if thing.iri.endswith("/dark-palm")]
    assert thing.type == "Organization"
    assert (thing.label_ar, thing.label_en) == ("كتائب النخيل السمراء", "Dark Palm")


def test_a_users_row_wins_over_a_shipped_one_of_its_name(tmp_path: Path) -> None:
    shipped = built(tmp_path, ARTICLE, "lexical")
    assert any(thing.iri.endswith("actor/nujaba") for thing in shipped.entities())
    row = {"id": "our-nujaba", "type": "ArmedGroup", "ar": "حركة النجبـاء", "en": "The Noble"}
    mine = built(tmp_path, ARTICLE, "both", rows(tmp_path / "mine.jsonl", row))
    assert any(thing.iri.endswith("actor/our-nujaba") for thing in mine.entities())
    assert not any(thing.iri.endswith("actor/nujaba") for thing in mine.entities())


def test_an_edited_file_is_read_anew(tmp_path: Path) -> None:
    path = rows(tmp_path / "own.jsonl", PALM)
    first = Catalog.load(path)
    assert Catalog.load(path) is first
    rows(path, {"id": "pale-palm", "type": "Organization", "en": "Pale Palm"})
    found = Catalog.load(path)
    assert (found.by_id("dark-palm"), bool(found.by_id("pale-palm"))) == (None, True)


def test_of_two_files_the_first_one_wins(tmp_path: Path) -> None:
    first = rows(tmp_path / "first.jsonl", {**PALM, "id": "palm-one"})
    second = rows(tmp_path / "second.jsonl", {**PALM, "id": "palm-two"})
    for files, id in (((first, second), "palm-one"), ((second, first), "palm-two")):
        kg = built(tmp_path, ARTICLE, "lexical", *files)
        assert [t.iri.rpartition("/")[2] for t in kg.entities() if "palm" in t.iri] == [id]


def test_a_users_place_has_its_point_and_lies_in_its_province(tmp_path: Path) -> None:
    towns = (
        {"id": "palm-port", "type": "Place", "en": "Basra", "within": "iraq", "lat": 30.25, "lon": 48},
        {**PALM, "type": "ArmedGroup"},
    )
    kg = built(
        tmp_path,
        ENGLISH + "Iraq closed its border; the attack in Iraq was the third.\n",
        "lexical",
        rows(tmp_path / "m.jsonl", *towns),
    )
    (port,) = [thing for thing in kg.entities() if thing.iri.endswith("place/palm-port")]
    assert port.point == (30.25, 48.0)
    places = {thing.iri.rpartition("/")[2] for thing in kg.entities() if "/place/" in thing.iri}
    assert [iri.rpartition("/")[2] for iri in port.within] == (["iraq"] if "iraq" in places else [])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({**PALM, "id": "syria"}, "the id 'syria' is also that of states.jsonl:"),
        ({**PALM, "lat": 95, "lon": 1}, "lat must be a number of degrees from -90 to 90"),
        ({**PALM, "lat": True, "lon": 1}, "lat must be a number"),
        ({**PALM, "lat": 33.5}, "a point needs both lat and lon"),
        ({**PALM, "within": "atlantis"}, "'dark-palm' lies within 'atlantis', which is no id"),
        ({**PALM, "shared": "النخيل"}, "shared must be a list of texts"),
        ({**PALM, "population": True}, "population must be a number"),
    ],
)
def test_a_row_that_cannot_be_used_is_one_line_with_file_and_line(
    tmp_path: Path, row: dict[str, Any], message: str
) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    path = rows(tmp_path / "mine.jsonl", {"id": "fine", "type": "Media", "en": "Fine Paper"}, row)
    result = run("build", tmp_path / "article.txt", "--catalog", path, "-o", tmp_path / "graph.ttl")
    assert result.exit_code == 2
    assert f"{path}:2: {message}" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "graph.ttl").exists()
