"""The command line: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khabar.graph.cli.commands import khabar
from khabar.graph.knowledge.graph import KnowledgeGraph

SHAPES = Path(__file__).parents[2] / "ontology" / "shapes"
"""Graphs of the tests of the ontology."""

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


def test_good_articles_are_built_and_each_bad_one_named_in_one_line(built: tuple[Result, Path]) -> None:
    result, out = built
    assert result.exit_code == 2, result.output
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
    ("rule", "said", "code"),
    [
        ("event-agent-kind", "no violations, 1 warning", 0),
        ("direct-relation-from-actual-event.foiled", "1 violation", 1),
    ],
)
def test_what_a_graph_can_live_with_breaks_no_rule(tmp_path: Path, rule: str, said: str, code: int) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes((SHAPES / "valid" / "foiled-attack.ttl").read_bytes())
    with path.open("ab") as file:
        file.write((SHAPES / "invalid" / f"{rule}.ttl").read_bytes())
    result = run("check", path)
    assert result.stdout.splitlines()[-1] == f"{path}: {said}"
    assert result.exit_code == code


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


def test_a_text_that_is_to_be_kept_is_no_menu(tmp_path: Path) -> None:
    article, graph = tmp_path / "lines.txt", tmp_path / "graph.ttl"
    article.write_text("Home\nNews\nGunmen attacked a bank in Jos\nShare\n", encoding="utf-8")
    assert run("build", article, "-o", graph).exit_code == 2
    assert run("build", article, "-o", graph, "--keep-text").exit_code == 0
    assert "Gunmen attacked a bank in Jos" in graph.read_text(encoding="utf-8")


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


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "a.txt", "-o", ""), "--output is empty; name a file"),
        (("build", "a.txt", "-o", "g.ttl", "--archive", ""), "--archive is empty; name a file"),
        (("build", "a.txt", "-o", "g.ttl", "--archive", "-"), "an archive is a file of its own"),
        (("add", " ", "a.txt"), "ARCHIVE is empty; name a file"),
        (("check", ""), "GRAPH is empty; name a file"),
        (("annotate", "--sentences", "empty.jsonl"), "empty.jsonl: no sentences in it"),
    ],
)
def test_a_name_that_is_empty_or_no_files_is_one_line_about_it(
    arguments: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "empty.jsonl").write_bytes(b"\n")
    result = run(*arguments)
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert message in line
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", "empty.jsonl"}


def test_annotations_go_to_standard_output_if_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "Spies met in Oslo."}', encoding="utf-8")
    result = run("annotate", "--sentences", "a.jsonl", "-o", "-", "--engine", "lexical")
    assert json.loads(result.stdout)["id"] == "1"
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


@pytest.mark.parametrize("command", ["build", "annotate", "evaluate", "query", "check"])
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


def test_annotation_gives_types_of_the_users_own(tmp_path: Path, root: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "Spies hacked two banks in Oslo."}', encoding="utf-8")
    lexicon = root / "examples" / "own_type" / "triggers.jsonl"
    result = run("annotate", "--sentences", tmp_path / "a.jsonl", "--lexicon", lexicon, "--engine", "lexical")
    (row,) = map(json.loads, result.stdout.splitlines())
    assert [(event["type"], event["trigger"]) for event in row["events"]] == [("CyberAttack", "hacked")]


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


def test_there_is_nothing_to_evaluate_in_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.touch()
    result = run("evaluate", path)
    assert result.exit_code == 2
    assert result.stderr == f"khabar: {path}: no sentences to compare with; give annotated ones, one a line\n"
    assert not result.stdout


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
