"""Questions from the command line: what is answered, and what is said where there is no answer."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khabar.graph.cli.commands import khabar
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.resolution.model import Resolved


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(khabar, [str(argument) for argument in arguments])


def test_relations_are_asked_by_name_and_answered_as_a_table(saved: Path) -> None:
    result = run("query", saved, "--relation", "foiledAttackOn")
    assert result.exit_code == 0
    assert "الجهاز" in result.stdout
    assert "1 row" in result.stdout


def test_an_actor_is_asked_in_either_language(saved: Path) -> None:
    arabic = run("query", saved, "--actor", "الجماعة", "--format", "json")
    english = run("query", saved, "--actor", "the group", "--format", "json")
    assert json.loads(arabic.stdout) == json.loads(english.stdout)
    assert len(json.loads(arabic.stdout)) == 3


def test_events_are_asked_by_type_and_day_as_csv(saved: Path) -> None:
    result = run(
        "query", saved, "--event", "SecurityAction", "--since", "2025-01-10", "--format", "csv", "--language", "en"
    )
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["event"], row["time"], row["agent"]) for row in rows] == [("foiling", "2025-01-11", "The Service")]


def test_the_table_of_events_shows_every_toll(counted_kg: KnowledgeGraph, tmp_path: Path) -> None:
    counted_kg.save(tmp_path / "graph.ttl")
    result = run("query", tmp_path / "graph.ttl", "--event", "Arrest", "--format", "csv", "--language", "en")
    assert [row["count"] for row in csv.DictReader(io.StringIO(result.stdout))] == ["3 arrested; ≥5 arrested"]


def test_events_of_a_type_of_the_users_own_are_asked_by_it(own_kg: KnowledgeGraph, tmp_path: Path) -> None:
    own_kg.save(tmp_path / "graph.ttl")
    for type in ("CyberAttack", "Attack"):
        result = run("query", tmp_path / "graph.ttl", "--event", type, "--format", "csv")
        assert ["هجوم إلكتروني", "actual"] in [row[:2] for row in csv.reader(io.StringIO(result.stdout))]
    result = run("check", tmp_path / "graph.ttl")
    assert result.exit_code == 0, result.output


def test_evidence_comes_with_sentence_and_source(saved: Path) -> None:
    result = run("query", saved, "--relation", "foiledAttackOn", "--evidence", "--format", "json")
    first = json.loads(result.stdout)[0]
    assert {"sentence", "article", "attributed to", "via", "chain", "sources"} <= set(first)
    assert any(row["via"] == "الصحيفة" for row in json.loads(result.stdout))


def test_the_evidence_of_a_fact_shows_through_whom_it_came(saved: Path) -> None:
    result = run("query", saved, "--event", "Foiling", "--evidence", "--language", "en")
    assert "sources: 2" in result.stdout
    assert "        مسؤولون -> The Paper -> إحباط هجوم, وكالة" in result.stdout.splitlines()
    assert "        Attack foiled" in result.stdout.splitlines()


def test_facts_are_asked_by_the_number_of_their_sources(saved: Path) -> None:
    def subjects(*options: object) -> set[str]:
        found = json.loads(run("query", saved, *options, "--format", "json").stdout)
        return {row.get("relation") or row["event"] for row in found}

    assert subjects("--sources", "2") == {"foiledAttackOn", "foiledAttackBy"}
    assert subjects("--event", "SecurityAction", "--sources", "2", "--language", "en") == {"foiling", "arrest"}
    assert subjects("--actor", "المقام", "--relation", "foiledAttackOn", "--sources", "3") == set()


def test_facts_are_asked_by_the_confidence_of_their_sentences(resolved: Resolved, tmp_path: Path) -> None:
    def found(*options: object) -> list[dict[str, str]]:
        rows: list[dict[str, str]] = json.loads(run("query", path, *options, "--format", "json").stdout)
        return rows

    path = tmp_path / "graph.ttl"
    told = tuple(
        replace(event, evidence=tuple(replace(item, confidence=0.6 + 0.2 * n) for n, item in enumerate(event.evidence)))
        for event in resolved.happenings
    )
    KnowledgeGraph.from_resolved(replace(resolved, happenings=told)).save(path)
    every = found("--event", "Event", "--evidence")
    assert {row["confidence"] for row in every} == {"0.60", "0.80"}
    assert found("--event", "Event", "--evidence", "--confidence", "0.8") == [
        row for row in every if row["confidence"] == "0.80"
    ]
    assert {row["event"] for row in found("--event", "Event", "--confidence", ".7")} == {"إحباط", "اعتقال"}
    assert {row["relation"] for row in found("--confidence", "0.7")} < {row["relation"] for row in found()}
    assert found("--confidence", "0.6") == found()
    assert found("--confidence", "0.9") == []


def test_iris_are_added_on_request(saved: Path) -> None:
    graph = KnowledgeGraph.load(saved)
    (row, *_) = json.loads(run("query", saved, "--event", "Foiling", "--iris", "--format", "json").stdout)
    assert graph.event(row["iri"])
    asked = ("query", saved, "--relation", "foiledAttackOn", "--evidence", "--iris")
    (row, *_) = json.loads(run(*asked, "--format", "json").stdout)
    assert row["mention"] in {item.iri for item in graph.evidence(row["iri"])}
    assert f"        {row['mention']}" in run(*asked).stdout.splitlines()


@pytest.mark.parametrize("width", [60, 200])
@pytest.mark.parametrize("asked", [("--event", "Foiling"), ("--relation", "foiledAttackOn"), ("--actors",)])
def test_an_iri_stays_in_one_piece_to_be_copied(
    saved: Path, asked: tuple[str, ...], width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khabar.graph.cli.tables.WIDE", width)
    iris = [] if asked == ("--actors",) else ["--iris"]
    wanted = {row["iri"] for row in json.loads(run("query", saved, *asked, *iris, "--format", "json").stdout)}
    lines = run("query", saved, *asked, *iris).stdout.splitlines()
    assert wanted
    assert wanted <= {word for line in lines for word in line.split()}


def test_relations_are_asked_by_the_days_of_their_events(saved: Path) -> None:
    def found(*options: str) -> list[str]:
        return [row["relation"] for row in json.loads(run("query", saved, *options, "--format", "json").stdout)]

    assert found("--relation", "arrested", "--until", "2025-01-05") == ["arrested"]
    assert found("--relation", "arrested", "--since", "2025-01-08") == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--since", "2025-01-01"), "3 undated events are left out"),  # one of them on a day of no known year
        (("--event", "Designation", "--until", "2025"), "1 undated event is left out"),
        (("--event", "Foiling", "--since", "2026"), ""),
        (("--relation", "designatedAsTerroristBy", "--since", "2025"), "1 undated event is left out"),
        (("--relation", "leads", "--since", "2025"), "1 undated relation is left out"),
        (("--relation", "arrested", "--since", "2025"), ""),
        (("--event", "Designation"), ""),
        (("--relation", "leads"), ""),
    ],
)
def test_what_a_time_leaves_out_because_it_has_none_is_said(saved: Path, options: tuple[str, ...], said: str) -> None:
    result = run("query", saved, *options)
    assert (result.exit_code, result.stderr) == (0, f"khabar: {said}\n" if said else "")


def test_sparql_is_taken_from_text_or_file(saved: Path, tmp_path: Path) -> None:
    text = "SELECT ?x WHERE { ?x a khabar:Foiling }"
    (tmp_path / "query.rq").write_text(text, encoding="utf-8")
    for given in (text, tmp_path / "query.rq"):
        result = run("query", saved, "--sparql", given, "--format", "json")
        assert json.loads(result.stdout) == [{"x": "https://w3id.org/khabar/id/event/foiling"}]
    asked = run("query", saved, "--sparql", "ASK { ?x a khabar:Attack }")
    assert "true" in asked.stdout


@pytest.mark.parametrize(
    "options",
    [
        ("--event", "Explosion"),
        ("--actor", "لا أحد"),
        ("--since", "yesterday"),
        ("--relation", "likes"),
        ("--sparql", "SELECT"),
        ("--actors", "--event", "Attack"),
        ("--actors", "--sources", "2"),
        ("--actors", "--confidence", ".5"),
        ("--confidence", "nan"),
        ("--relation", "attacked", "--event", "Attack"),
        ("--relation", "attacked", "--status", "actual"),
        ("--relation", "arrested", "--since", "2026", "--until", "2025"),
    ],
)
def test_questions_that_have_no_answer_say_why(saved: Path, options: tuple[str, ...]) -> None:
    result = run("query", saved, *options)
    assert result.exit_code == 2
    assert result.stderr.startswith("khabar: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("option", ["--actor", "--object", "--since"])
def test_an_empty_condition_is_not_taken_for_none(option: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.touch()
    result = run("query", path, option, "")
    assert result.exit_code == 2
    assert result.stderr == f"khabar: {option} is empty; give what to ask for, or leave it out\n"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "an empty SPARQL query"),
        ("nosuch.rq", "nosuch.rq: no such file"),
        ("SELECT ?x WHERE { SERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }", "asks another host"),
        (
            "SELECT ?x WHERE { _:a khabar:agent ?x . ?x nosuch:y ?z }",
            "prefix nosuch: is not declared; put PREFIX nosuch:",
        ),
        ("PREFIX a: <http://a/> SELECT ?x { ?x a:b ?y . ?y :c ?z }", "prefix : is not declared"),
        ("SELECT ?x WHERE {\n ?x khabar:agent ", "broken SPARQL at line 2, column"),
        ("SELECT ?x WHERE { ?x khabar:agent ?y }}", "broken SPARQL at line 1, column"),
        ("x" * 5000, "cannot be read"),
    ],
)
def test_sparql_that_cannot_be_answered_is_one_line(saved: Path, query: str, said: str) -> None:
    result = run("query", saved, "--sparql", query)
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1), result.stderr
    assert said in result.stderr


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("khabar:Atack", "khabar:Atack is no term of the ontology and finds nothing; did you mean khabar:Attack?"),
        ("<https://w3id.org/khabar/ontology#attaked>", "did you mean khabar:attacked?"),
        ("k:zzzzzzzz", "khabar:zzzzzzzz is no term of the ontology and finds nothing; ontology/khabar.ttl lists"),
    ],
)
def test_a_misspelt_term_in_sparql_is_named_beside_the_answer(saved: Path, term: str, said: str) -> None:
    query = (
        f"PREFIX k: <https://w3id.org/khabar/ontology#> SELECT ?x {{ ?x ?y {term}, 'khabar:text' }} # khabar:comment"
    )
    result = run("query", saved, "--sparql", query, "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])
    (line,) = result.stderr.splitlines()
    assert said in line


def test_the_sparql_of_the_readme_has_no_term_that_is_none(saved: Path, tmp_path: Path, root: Path) -> None:
    query, _ = re.findall("```sparql\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "readme.rq").write_text(query, encoding="utf-8")
    result = run("query", saved, "--sparql", tmp_path / "readme.rq", "--format", "csv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == "agent,target,status,speaker,sentence,headline"


def test_a_long_query_on_one_line_is_no_file_name(saved: Path) -> None:
    result = run("query", saved, "--sparql", f"ASK {{ ?x khabar:agent ?y FILTER(?x != '{'x' * 300}') }}")
    assert (result.exit_code, "true" in result.stdout) == (0, True), result.stderr


def test_a_query_file_in_another_encoding_is_named(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / "query.rq"
    path.write_bytes("ASK { ?a ?b 'هجوم' }".encode("windows-1256"))
    result = run("query", saved, "--sparql", path)
    assert (result.exit_code, f"{path}: is not UTF-8" in result.stderr) == (2, True), result.stderr
