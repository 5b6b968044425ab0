"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import csv
import gc
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khabar.graph.cli import main
from khabar.graph.cli.answers import Table
from khabar.graph.cli.commands import khabar
from khabar.graph.cli.console import say_that_it_waits
from khabar.graph.cli.tables import as_csv
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.resolution.model import Resolved

ARTICLE = """أحبطت الشرطة العراقية هجوما على السفارة الأميركية في بغداد

أعلنت وزارة الداخلية العراقية اليوم أن الشرطة العراقية أحبطت هجوما لتنظيم داعش على السفارة الأميركية في بغداد.
وقال متحدث باسم الوزارة لوكالة رويترز إن قوات الأمن اعتقلت ثلاثة مسلحين في العاصمة بغداد يوم الأحد.
وأضاف المتحدث أن الوزارة ستنشر تعزيزات حول السفارات خلال الأسبوع المقبل.
"""


def run(*arguments: str | Path, input: bytes | None = None) -> Result:
    return CliRunner().invoke(khabar, [str(argument) for argument in arguments], input=input)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as users have them: a good article among files that cannot be used."""
    path = tmp_path_factory.mktemp("articles")
    (path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (path / "empty.txt").write_bytes(b"")
    (path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (path / "lines.jsonl").write_text('{"text": "broken\n', encoding="utf-8")
    (path / "page.txt").write_text(
        "Iraqi police foiled an attack on the US embassy in Baghdad on Sunday, the interior ministry said. "
        "Security forces arrested three gunmen, a spokesman told Reuters.\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="module")
def built(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    out = tmp_path_factory.mktemp("out")
    return run("build", folder, "-o", out / "graph.ttl", "-o", out / "graph.html"), out


@pytest.fixture(scope="module")
def saved(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "graph.ttl"
    kg.save(path)
    return path


def test_good_articles_are_built_and_each_bad_one_named_in_one_line(built: tuple[Result, Path]) -> None:
    result, out = built
    assert result.exit_code == 0, result.output
    complaints = [line for line in result.stderr.splitlines() if line.startswith("khabar: ")]
    for name in ("empty.txt", "binary.txt", "lines.jsonl:1"):
        assert sum(name in line for line in complaints) == 1, complaints
    assert len(complaints) == 3
    assert "2 articles" in result.stderr
    assert "3 inputs skipped" in result.stderr
    assert result.stdout == ""
    assert (out / "graph.ttl").exists()
    assert (out / "graph.html").exists()


def test_what_was_built_holds_the_facts_of_both_languages(built: tuple[Result, Path]) -> None:
    _, out = built
    kg = KnowledgeGraph.load(out / "graph.ttl")
    assert {item.article.language for event in kg.events(type="Foiling") for item in kg.evidence(event)} == {"ar", "en"}
    assert kg.relations(predicate="foiledAttackOn")


def test_a_built_graph_keeps_every_rule(built: tuple[Result, Path]) -> None:
    result = run("check", built[1] / "graph.ttl")
    assert result.exit_code == 0, result.output
    assert "no violation" in result.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda graph: graph[: graph.rindex(b'"') - 2], "broken ttl"),
        (lambda graph: graph[: graph.rindex(b";") + 1], "broken ttl"),
        (lambda _: b"", "nothing of khabar's in it"),
        (lambda _: b'<http://a.b/c> <http://a.b/d> "e" .', "nothing of khabar's in it"),
    ],
    ids=["cut in a text", "cut in a sentence", "empty", "foreign"],
)
def test_a_graph_that_is_cut_off_or_not_khabars_cannot_be_checked(
    saved: Path, tmp_path: Path, content: Callable[[bytes], bytes], said: str
) -> None:
    path = tmp_path / "g.ttl"
    path.write_bytes(content(saved.read_bytes()))
    result = run("check", path)
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"khabar: {path}")
    assert said in line


@pytest.mark.parametrize("command", [("query",), ("articles",), ("view", "--no-open")])
def test_a_graph_of_another_program_is_named_beside_the_empty_answer(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "g.ttl"
    path.write_bytes(b'<http://a.b/c> <http://a.b/d> "e" .')
    result = run(*command, path)
    assert result.exit_code == 0
    assert result.stderr == f"khabar: {path}: no article of khabar's in it; give a graph that khabar has made\n"


def test_a_command_that_waits_for_the_keyboard_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    say_that_it_waits(["-"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    say_that_it_waits(["news"])
    assert capsys.readouterr().err == ""
    say_that_it_waits(["news", "-"])
    assert "waiting for an article on standard input; end it with Ctrl-D" in capsys.readouterr().err


def test_nothing_to_build_is_exit_code_two_and_no_file(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("build", tmp_path / "empty.txt", tmp_path / "missing.txt", "-o", tmp_path / "graph.ttl")
    assert result.exit_code == 2
    assert "empty.txt" in result.stderr
    assert "missing.txt" in result.stderr
    assert not (tmp_path / "graph.ttl").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "x.txt", "-o", "graph.docx"), ".ttl"),
        (("build", "x.txt"), "--output"),
        (("build", "-o", "graph.ttl"), "INPUT"),
        (("annotate",), "--sentences"),
        (("query", "missing.ttl"), "missing.ttl"),
        (("check", "missing.ttl"), "missing.ttl"),
        (("evaluate", "missing.jsonl"), "missing.jsonl"),
        (("frobnicate",), "frobnicate"),
    ],
)
def test_wrong_arguments_are_one_clear_line_and_exit_code_two(
    arguments: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("command", ["build", "annotate", "evaluate", "query", "check"])
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


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


def test_annotation_gives_types_of_the_users_own(tmp_path: Path, root: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "Spies hacked two banks in Oslo."}', encoding="utf-8")
    lexicon = root / "examples" / "own_type" / "triggers.jsonl"
    result = run("annotate", "--sentences", tmp_path / "a.jsonl", "--lexicon", lexicon, "--engine", "lexical")
    (row,) = map(json.loads, result.stdout.splitlines())
    assert [(event["type"], event["trigger"]) for event in row["events"]] == [("CyberAttack", "hacked")]


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


def test_given_sentences_come_back_each_under_its_id(tmp_path: Path) -> None:
    path = tmp_path / "sentences.jsonl"
    given = [
        {"id": "a", "text": "قُتل جندي. وجرح آخر."},
        {"id": "b", "text": " "},
        {"id": "d", "text": "  \u2028 اعتقلت الشرطة رجلا \n"},
        {"id": "c", "text": "Police arrested two men."},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in given), encoding="utf-8")
    result = run("annotate", "--sentences", path)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["id"], row["text"]) for row in rows] == [(row["id"], row["text"]) for row in given]
    assert rows[0]["events"]
    assert rows[-1]["events"][0]["type"] == "Arrest"
    for row in rows:
        for event in row["events"]:
            assert row["text"][event["start"] : event["end"]] == event["trigger"]


@pytest.mark.parametrize("line", ["{", '{"id": 1, "text": "x"}', '{"id": "a"}', "[]", '{"id": "a", "text": "\\ud800"}'])
def test_a_broken_line_of_sentences_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "sentences.jsonl"
    path.write_text(f'{{"id": "z", "text": "x"}}\n{line}\n', encoding="utf-8")
    result = run("annotate", "--sentences", path, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert "sentences.jsonl:2" in result.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_articles_are_annotated_a_sentence_a_line(folder: Path) -> None:
    result = run("annotate", folder / "good.txt")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == 4
    assert any(event["type"] == "Foiling" for row in rows for event in row["events"])


def test_evaluation_prints_the_figures(tmp_path: Path) -> None:
    gold = {
        "id": "1",
        "text": "اعتقلت الشرطة رجلين في بغداد.",
        "entities": [{"id": "e1", "text": "الشرطة", "type": "SecurityForce"}],
        "events": [{"id": "v1", "type": "Arrest", "trigger": "اعتقلت", "status": "actual", "args": []}],
        "relations": [],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold), encoding="utf-8")
    result = run("evaluate", path)
    assert "events         P 1.000  R 1.000  F1 1.000  (gold 1, predicted 1)" in result.stdout
    assert json.loads(run("evaluate", path, "--json").stdout)["events"]["f1"] == 1.0


@pytest.mark.parametrize("option", ["--actor", "--object", "--since"])
def test_an_empty_condition_is_not_taken_for_none(option: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.touch()
    result = run("query", path, option, "")
    assert result.exit_code == 2
    assert result.stderr == f"khabar: {option} is empty; give what to ask for, or leave it out\n"


def test_there_is_nothing_to_evaluate_in_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.touch()
    result = run("evaluate", path)
    assert result.exit_code == 2
    assert result.stderr == f"khabar: {path}: no sentences to compare with; give annotated ones, one a line\n"
    assert not result.stdout


def test_ctrl_c_is_one_line_and_exit_code_130(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(KnowledgeGraph, "load", interrupted)
    result = run("query", saved)
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "khabar: interrupted\n")


def test_ctrl_c_behind_an_error_of_a_module_that_is_being_loaded_is_ctrl_c(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as error:
            raise ImportError("initialization failed") from error

    monkeypatch.setattr(KnowledgeGraph, "load", interrupted)
    result = run("query", saved)
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "khabar: interrupted\n")


def test_ctrl_c_while_khabar_is_loaded_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("khabar.graph.cli.commands.khabar", interrupted)
    thresholds = gc.get_threshold()
    with pytest.raises(SystemExit) as caught:
        main()
    gc.set_threshold(*thresholds)
    assert caught.value.code == 130
    assert capfd.readouterr() == ("", "")


def test_csv_quotes_what_needs_quoting() -> None:
    lines = list(as_csv(Table(("a", "b"), (('say "x", then', "line\nbreak"),))))
    assert list(csv.reader(io.StringIO("\n".join(lines))))[1] == ['say "x", then', "line\nbreak"]


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "--03-01", "- Police said"])
def test_a_cell_of_csv_is_no_formula(cell: str) -> None:
    lines = list(as_csv(Table(("a",), ((cell,),))))
    assert list(csv.reader(io.StringIO("\n".join(lines)))) == [["a"], [f"'{cell}"]]


@pytest.mark.parametrize("cell", ["-5", "+1,000.5", "2025-01-11", "≥5 dead", "a=b", ""])
def test_numbers_and_other_texts_of_csv_are_as_they_are(cell: str) -> None:
    lines = list(as_csv(Table(("a", "b"), ((cell, "x"),))))
    assert list(csv.reader(io.StringIO("\n".join(lines))))[1] == [cell, "x"]


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command as a shell runs it, `khabar` standing for this one."""
    line = command.replace("khabar", f"{shlex.quote(sys.executable)} -m khabar.graph.cli", 1)
    return subprocess.run(line, shell=True, capture_output=True, encoding="utf-8", cwd=folder, timeout=120)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("khabar build - -o graph.ttl <&-", "standard input: closed"),
        ("khabar build - -o graph.ttl </dev/null", "standard input: empty"),
        ("khabar query graph.ttl >&-", "standard output is closed"),
        pytest.param(
            "khabar query graph.ttl >/dev/full",
            "standard output cannot be written: No space left",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full"),
        ),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_streams_that_are_closed_or_full_are_one_line_and_exit_code_two(
    saved: Path, tmp_path: Path, command: str, said: str
) -> None:
    shutil.copy(saved, tmp_path / "graph.ttl")
    done = shell(command, tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
    assert said in done.stderr
    assert done.stderr.startswith("khabar: ")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_a_reader_that_leaves_early_ends_the_output_quietly(saved: Path, tmp_path: Path) -> None:
    shutil.copy(saved, tmp_path / "graph.ttl")
    done = shell("khabar query graph.ttl --sparql 'SELECT * {?a ?b ?c}' --format csv | head -1", tmp_path)
    assert (done.stdout, done.stderr) == ("a,b,c\n", "")


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
    (query,) = re.findall("```sparql\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
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


def test_an_article_given_twice_is_taken_once_and_named(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(
            "The army shelled the town of Kadugli on Sunday, officials said.", encoding="utf-8"
        )
    out = tmp_path / "graph.ttl"
    result = run("build", tmp_path / "a.txt", tmp_path / "b.txt", "--engine", "lexical", "-o", out)
    assert result.exit_code == 0, result.output
    told, summary = result.stderr.splitlines()
    assert told == f"khabar: {tmp_path / 'b.txt'}: the same article as {tmp_path / 'a.txt'}; taken once"
    assert summary.startswith("1 article, ")
    assert "skipped" not in summary
