"""Archives from the command line: build, add, remove, list, merge, split and reject, on a few sentences of our own."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khabar.graph.cli.commands import khabar
from khabar.graph.errors import ExportError
from khabar.graph.knowledge.graph import KnowledgeGraph

ROWS = (
    {
        "text": "اعتقلت الشرطة العراقية سامي الحسن في بغداد يوم 3 آذار 2025.",
        "title": "اعتقال في بغداد",
        "url": "https://one.example/1",
        "published": "2025-03-04",
    },
    {
        "text": "التقى سامي الحسن وزير الخارجية التركي في أنقرة أمس، وقصفت إسرائيل حركة النسيم.",
        "url": "https://two.example/2",
        "published": "2025-05-04",
    },
    {
        "text": "The Breeze Movement condemned Israel on Monday, and Israel bombed the Breeze Movement in Homs.",
        "url": "https://three.example/3",
        "published": "2025-05-05",
    },
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with three articles and an archive of the first two."""
    monkeypatch.chdir(tmp_path)
    for number, row in enumerate(ROWS, start=1):
        Path(f"{number}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    done = run("build", "1.jsonl", "2.jsonl", "-o", "two.ttl", "--archive", "news.khabar", "--engine", "lexical")
    assert done.exit_code == 0, done.output
    assert "two.ttl, news.khabar" in done.stderr
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(khabar, arguments)


def failing(*arguments: str) -> str:
    """The one line that a command says that cannot be done."""
    result = run(*arguments)
    (line,) = result.stderr.splitlines()
    assert (result.exit_code, line.startswith("khabar: "), result.stdout) == (2, True, "")
    return line


def same(one: str, other: str) -> bool:
    return Path(one).read_bytes() == Path(other).read_bytes()


def test_adding_gives_what_building_from_all_gives_and_removing_what_was_before(folder: Path) -> None:
    added = run("add", "news.khabar", "1.jsonl", "3.jsonl", "-o", "added.ttl")
    assert added.exit_code == 0, added.output
    assert added.stderr == "1 article added; there already: 1.jsonl:1; 3 articles in news.khabar -> added.ttl\n"
    run("build", "3.jsonl", "2.jsonl", "1.jsonl", "-o", "all.ttl", "--engine", "lexical")
    assert same("added.ttl", "all.ttl")
    removed = run("remove", "news.khabar", "https://three.example/3", "-o", "left.ttl", "-o", "left.html")
    assert removed.stderr == "1 article removed; 2 articles in news.khabar -> left.ttl, left.html\n"
    assert same("left.ttl", "two.ttl")
    assert Path("left.html").exists()


def test_the_graph_is_written_without_adding(folder: Path) -> None:
    assert run("add", "news.khabar", "-o", "again.ttl").exit_code == 0
    assert same("again.ttl", "two.ttl")
    assert run("add", "news.khabar").exit_code == 2


def test_what_cannot_be_read_is_named_and_the_rest_added(folder: Path) -> None:
    result = run("add", "news.khabar", "missing.txt", "3.jsonl")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "1 article added; 3 articles in news.khabar (1 input skipped)",
    )
    assert "missing.txt" in result.stderr
    result = run("add", "news.khabar", "missing.txt")
    assert (result.exit_code, "no article could be read" in result.stderr) == (2, True)


def test_articles_are_listed_of_an_archive_and_of_a_graph(folder: Path) -> None:
    listed = [
        list(csv.DictReader(io.StringIO(run("articles", f, "--format", "csv").stdout)))
        for f in ("news.khabar", "two.ttl")
    ]
    for rows in listed:
        assert {row["url"] for row in rows} == {"https://one.example/1", "https://two.example/2"}
        assert {row["published"] for row in rows} == {"2025-03-04", "2025-05-04"}
    assert {row["read from"] for row in listed[0]} == {"1.jsonl:1", "2.jsonl:1"}
    assert all(graph["article"].endswith(archive["article"]) for archive, graph in zip(*listed, strict=True))


def test_merging_and_splitting_are_obeyed_by_later_commands(folder: Path) -> None:
    run("add", "news.khabar", "3.jsonl", "-o", "before.ttl")
    merged = run(
        "merge", "news.khabar", "Breeze Movement", "حركة النسيم", "--by", "منى", "--because", "one", "-o", "m.ttl"
    )
    assert merged.exit_code == 0, merged.output
    assert "-> news.decisions.jsonl; 3 articles in news.khabar -> m.ttl" in merged.stderr
    kg = KnowledgeGraph.load("m.ttl")
    assert kg.names.find("Breeze Movement") == kg.names.find("حركة النسيم")
    assert run("remove", "news.khabar", "3.jsonl").exit_code == 0
    added = run("add", "news.khabar", "3.jsonl", "-o", "added.ttl")
    assert (added.exit_code, same("added.ttl", "m.ttl")) == (0, True)
    run(
        "build",
        "1.jsonl",
        "2.jsonl",
        "3.jsonl",
        "-o",
        "b.ttl",
        "--engine",
        "lexical",
        "--decisions",
        "news.decisions.jsonl",
    )
    assert same("b.ttl", "m.ttl")
    run("split", "news.khabar", "Breeze Movement", "حركة النسيم", "-o", "split.ttl")
    assert same("split.ttl", "before.ttl")
    first, second = (json.loads(line) for line in Path("news.decisions.jsonl").read_text(encoding="utf-8").splitlines())
    assert (first["decision"], first["by"], first["because"]) == ("merge", "منى", "one")
    assert second["decision"] == "split"


def test_a_decision_in_one_article_and_one_that_no_longer_applies(folder: Path) -> None:
    split = run("split", "news.khabar", "سامي الحسن", "سامي الحسن", "--in", "2.jsonl", "-o", "split.ttl")
    assert split.exit_code == 0, split.output
    assert len(KnowledgeGraph.load("split.ttl").names.find("سامي الحسن")) == 2
    removed = run("remove", "news.khabar", "2.jsonl", "-o", "left.ttl")
    assert removed.exit_code == 0
    assert "news.decisions.jsonl:1: the split of 'سامي الحسن'" in removed.stderr
    assert "no longer applies" in removed.stderr


def test_what_is_rejected_stays_out_of_later_builds(folder: Path) -> None:
    (one, *_) = KnowledgeGraph.load("two.ttl").relations(predicate="arrested")
    named = [KnowledgeGraph.load("two.ttl").thing(iri) for iri in (one.subject, one.object)]
    subject, object = (thing.label_ar for thing in named if thing and thing.label_ar)
    rejected = run("reject", "news.khabar", subject, "arrested", object, "--because", "a film", "-o", "left.ttl")
    assert rejected.exit_code == 0, rejected.output
    assert f"rejection of '{subject} arrested {object}'" in rejected.stderr
    assert "mention -> news.decisions.jsonl; 2 articles in news.khabar -> left.ttl" in rejected.stderr
    assert KnowledgeGraph.load("left.ttl").relations(predicate="arrested") == ()
    assert run("add", "news.khabar", "3.jsonl", "-o", "more.ttl").exit_code == 0
    assert KnowledgeGraph.load("more.ttl").relations(predicate="arrested") == ()
    decisions = ("--engine", "lexical", "--decisions", "news.decisions.jsonl")
    run("build", "1.jsonl", "2.jsonl", "-o", "b.ttl", *decisions)
    assert same("b.ttl", "left.ttl")
    assert KnowledgeGraph.load("more.ttl").relations(predicate="attacked")  # nothing else is left out
    # The line taken out is no longer obeyed; an event is named by its IRI.
    Path("news.decisions.jsonl").unlink()
    run("remove", "news.khabar", "3.jsonl", "-o", "back.ttl")
    assert same("back.ttl", "two.ttl")
    event = KnowledgeGraph.load("two.ttl").derived_from(one)[0].iri
    assert run("reject", "news.khabar", event, "-o", "event.ttl").exit_code == 0
    assert KnowledgeGraph.load("event.ttl").event(event) is None


@pytest.mark.parametrize(
    "decide",
    [
        ("merge", "news.khabar", "إسرائيل", "حركة النسيم"),
        ("split", "news.khabar", "سامي الحسن", "سامي الحسن", "--in", "2.jsonl"),
        ("reject", "news.khabar", "إسرائيل", "attacked", "حركة النسيم"),
    ],
)
def test_a_decision_makes_the_file_that_is_named_and_later_commands_obey_it(
    folder: Path, decide: tuple[str, ...]
) -> None:
    decided = run(*decide, "--decisions", "own.jsonl", "-o", "decided.ttl")
    assert decided.exit_code == 0, decided.output
    assert not Path("news.decisions.jsonl").exists()
    assert not same("decided.ttl", "two.ttl")
    assert run("add", "news.khabar", "-o", "later.ttl").exit_code == 0
    assert same("later.ttl", "decided.ttl")
    assert run("reject", "news.khabar", "الشرطة العراقية", "arrested", "سامي الحسن").exit_code == 0
    assert len(Path("own.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_a_file_of_decisions_that_cannot_be_made_is_not_kept(folder: Path) -> None:
    said = failing("reject", "news.khabar", "إسرائيل", "attacked", "حركة النسيم", "--decisions", "nowhere/own.jsonl")
    assert "nowhere/own.jsonl: cannot be written" in said
    assert run("add", "news.khabar", "-o", "later.ttl").exit_code == 0
    assert same("later.ttl", "two.ttl")


def test_what_another_engine_understood_is_said_and_understood_anew(folder: Path) -> None:
    Path("own.jsonl").write_text("", encoding="utf-8")
    added = run("add", "news.khabar", "3.jsonl", "--lexicon", "own.jsonl")
    assert added.exit_code == 0
    assert (
        "2 of 3 articles were understood by something else: lexicons; `khabar add news.khabar --again`" in added.stderr
    )
    assert run("add", "news.khabar", "--again").stderr == "2 articles understood anew; 3 articles in news.khabar\n"


def test_lexicons_and_catalogs_that_are_gone_are_given_up(folder: Path) -> None:
    own = Path("own.jsonl")
    own.write_text("", encoding="utf-8")
    assert run("add", "news.khabar", "3.jsonl", "--lexicon", "own.jsonl", "--catalog", "own.jsonl").exit_code == 0
    own.unlink()
    assert "own.jsonl: cannot be read" in failing("add", "news.khabar", "-o", "x.ttl")
    kept = run("add", "news.khabar", "1.jsonl", "--no-lexicons", "--no-catalogs")
    assert kept.exit_code == 0, kept.output
    assert "1 of 3 articles were understood by something else: catalogs, lexicons" in kept.stderr
    assert run("add", "news.khabar", "--again", "-o", "x.ttl").exit_code == 0
    own.write_text("", encoding="utf-8")
    assert run("add", "news.khabar", "1.jsonl", "--lexicon", "own.jsonl", "--no-lexicons").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "nowhere.khabar", "1.jsonl"), "nowhere.khabar: there is no such archive"),
        (("add", "two.ttl", "1.jsonl"), "two.ttl: is no archive"),
        (("add", "news.khabar", "3.jsonl", "-o", "graph.docx"), "graph.docx"),
        (("build", "1.jsonl", "-o", "x.ttl", "--archive", "news.khabar"), "news.khabar: is there already"),
        (("build", "1.jsonl", "-o", "x.ttl", "-o", "nowhere/x.html"), "nowhere/x.html: there is no folder"),
        (("build", "1.jsonl", "-o", "x.ttl", "-o", "folder.nt", "--archive", "x.khabar"), "folder.nt: is no file"),
        (("build", "1.jsonl", "-o", "x.ttl", "--archive", "nowhere/x.khabar"), "nowhere/x.khabar: there is no folder"),
        (
            ("build", "1.jsonl", "-o", "x.ttl", "--archive", "x.khabar", "--decisions", "1.jsonl"),
            "1.jsonl:1: no decision",
        ),
        (("add", "news.khabar", "3.jsonl", "-o", "x.ttl", "-o", "nowhere/x.nt"), "nowhere/x.nt: there is no folder"),
        (("remove", "news.khabar", "1.jsonl", "-o", "nowhere/x.nt"), "nowhere/x.nt: there is no folder"),
        (("merge", "news.khabar", "حركة النسيم", "Breeze Movement", "-o", "nowhere/x.nt"), "there is no folder"),
        (("annotate", "1.jsonl", "-o", "nowhere/x.jsonl"), "nowhere/x.jsonl: there is no folder"),
        (("build", "1.jsonl", "-o", "x.ttl", "--decisions", "nowhere.jsonl"), "nowhere.jsonl: cannot be read"),
        (("remove", "news.khabar", "1.jsonl", "nothing"), "no article is called 'nothing'"),
        (("merge", "news.khabar", "لا أحد", "إسرائيل"), "no article tells of 'لا أحد'"),
        (("split", "news.khabar", "إسرائيل", "إسرائيل"), "--in ARTICLE"),
        (("split", "news.khabar", "إسرائيل", "إسرائيل", "--in", "nothing"), "no article is called 'nothing'"),
        (("reject", "news.khabar", "event/attack-000000000000"), "no article says 'event/attack-000000000000'"),
        (("reject", "news.khabar", "حركة النسيم", "bombed"), "SUBJECT RELATION OBJECT"),
        (("reject", "news.khabar", "event/a", "--in", "nothing"), "no article is called 'nothing'"),
        (("articles", "nowhere.khabar"), "nowhere.khabar: there is no such archive"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    Path("folder.nt").mkdir()
    before, files = Path("news.khabar").read_bytes(), set(folder.iterdir())
    assert said in failing(*arguments)
    assert Path("news.khabar").read_bytes() == before
    assert set(folder.iterdir()) == files


@pytest.mark.parametrize("name", ["save", "from_resolved"])
def test_an_archive_is_kept_where_its_graph_cannot_be_made_or_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    # To understand the articles takes most of the time: a full disk must not cost that.
    def fail(*_: object, **__: object) -> None:
        raise ExportError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(KnowledgeGraph, name, fail)
        result = run("build", "1.jsonl", "2.jsonl", "-o", "x.ttl", "--archive", "x.khabar", "--engine", "lexical")
    assert (result.exit_code, result.stderr.splitlines()) == (
        2,
        [
            "khabar: x.khabar: is made; `khabar add x.khabar -o FILE` writes the graph",
            "khabar: the disk is full",
        ],
    )
    assert run("add", "x.khabar", "-o", "x.ttl").exit_code == 0
    assert same("x.ttl", "two.ttl")


def test_what_an_archive_has_is_said_where_only_its_graph_is_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(KnowledgeGraph, "save", interrupted)
        result = run("remove", "news.khabar", "1.jsonl", "-o", "x.ttl")
    assert (result.exit_code, result.stderr.splitlines()) == (
        130,
        [
            "khabar: news.khabar: 1 article removed; `khabar add news.khabar -o FILE` writes the graph",
            "khabar: interrupted",
        ],
    )
    assert run("articles", "news.khabar").stdout.endswith("\n1 row\n")


def test_an_output_that_fails_leaves_those_before_it_and_the_archive(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = KnowledgeGraph.save

    def fail_of_pages(graph: KnowledgeGraph, path: Path) -> None:
        if path.suffix == ".html":
            raise ExportError("the disk is full")
        plain(graph, path)

    monkeypatch.setattr(KnowledgeGraph, "save", fail_of_pages)
    build = (
        "build",
        "1.jsonl",
        "2.jsonl",
        "-o",
        "x.ttl",
        "-o",
        "x.html",
        "--archive",
        "x.khabar",
        "--engine",
        "lexical",
    )
    assert run(*build).exit_code == 2
    assert same("x.ttl", "two.ttl")
    assert "2 articles in x.khabar" in run("add", "x.khabar", "-o", "y.ttl").stderr


def test_an_archive_is_kept_where_who_reads_the_output_has_gone(folder: Path) -> None:
    # As `khabar build ... -o - --archive pipe.khabar | head -3` does.
    command = ("build", "1.jsonl", "2.jsonl", "-o", "-", "--archive", "pipe.khabar", "--engine", "lexical")
    script = f"from khabar.graph.cli import main; import sys; sys.argv[1:] = {command!r}; main()"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert "pipe.khabar: is made" in process.stderr.read().decode()
    assert run("add", "pipe.khabar", "-o", "pipe.ttl").exit_code == 0
    assert same("pipe.ttl", "two.ttl")


def test_an_archive_that_somebody_is_changing_is_one_line(folder: Path) -> None:
    other = sqlite3.connect("news.khabar", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert "news.khabar: another khabar is changing it" in failing("remove", "news.khabar", "1.jsonl")
    other.close()


def test_the_name_of_a_file_removes_it_where_no_other_folder_has_one(folder: Path) -> None:
    for number, name in enumerate(("x/a.txt", "x/b.txt", "y/b.txt")):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(
            f"Police arrested {number + 3} men in Baghdad on Sunday, officials said.", encoding="utf-8"
        )
    assert run("add", "news.khabar", "x", "y").exit_code == 0
    assert "2 files are called 'b.txt'; give one: x/b.txt, y/b.txt" in failing("remove", "news.khabar", "b.txt")
    assert "1 article removed; 4 articles" in run("remove", "news.khabar", "a.txt").stderr
    assert "1 article removed; 3 articles" in run("remove", "news.khabar", "x/b.txt").stderr
    assert "1 article removed; 2 articles" in run("remove", "news.khabar", "b.txt").stderr


def test_a_dash_for_the_output_is_turtle_on_standard_output(folder: Path) -> None:
    built = run("build", "1.jsonl", "2.jsonl", "-o", "-", "--engine", "lexical")
    assert built.stdout.encode() == Path("two.ttl").read_bytes()
    assert built.stderr.endswith("-> standard output\n")
    added = run("add", "news.khabar", "-o", "-", "-o", "again.ttl")
    assert added.stdout.encode() == Path("two.ttl").read_bytes() == Path("again.ttl").read_bytes()
    assert added.stderr.endswith("-> standard output, again.ttl\n")


@pytest.mark.parametrize("command", ["add", "remove", "articles", "merge", "split", "reject"])
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert (result.exit_code, "ARCHIVE" in result.stdout) == (0, True)
