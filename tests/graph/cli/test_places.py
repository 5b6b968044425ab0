"""A command never overwrites what it reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khabar.exporters.html.page import page
from khabar.graph.cli.commands import khabar
from khabar.graph.cli.places import check_apart
from khabar.graph.errors import ExportError
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.resolution.model import Resolved

ARTICLE = "<html><body><p>Lebanese police arrested three men in Sidon on Sunday, the interior ministry said.</p></body></html>"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    for name in ("report.html", "news/report.html", "news.khabar", "decisions.jsonl", "sentences.jsonl"):
        Path(name).write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(khabar, list(arguments))


@pytest.mark.parametrize(
    ("command", "lost"),
    [
        ("build report.html -o report.html", "report.html"),
        ("build news -o graph.ttl -o news/report.html", "news/report.html"),
        ("build n*/*.html -o news/report.html", "news/report.html"),
        ("build report.html -o new.ttl --archive new.ttl", "new.ttl"),
        ("annotate --sentences sentences.jsonl -o sentences.jsonl", "sentences.jsonl"),
        ("annotate report.html -o report.html", "report.html"),
    ],
)
def test_an_output_that_is_also_an_input_is_refused_and_left_as_it_was(folder: Path, command: str, lost: str) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run(*command.split())
    assert result.exit_code == 2
    assert (
        result.stderr == f"khabar: {lost}: is read by this command too, and would be lost; name another file to write\n"
    )
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_link_to_an_input_is_that_input(folder: Path) -> None:
    Path("link.html").symlink_to("report.html")
    with pytest.raises(ExportError, match=r"report\.html: is read by this command"):
        check_apart([Path("link.html")], inputs=["report.html"])


def test_an_archive_under_another_suffix_is_not_overwritten_by_its_graph(folder: Path) -> None:
    Path("kept.ttl").write_text("an archive", encoding="utf-8")
    for command in ("add kept.ttl", "remove kept.ttl one", "merge kept.ttl a b", "reject kept.ttl a"):
        result = run(*command.split(), "-o", "kept.ttl")
        assert (result.exit_code, "kept.ttl: is read by this command too" in result.stderr) == (2, True)
    assert Path("kept.ttl").read_text(encoding="utf-8") == "an archive"


def test_a_page_among_the_articles_may_be_written_anew_and_is_not_read(folder: Path) -> None:
    Path("news/graph.html").write_text(page(KnowledgeGraph.from_resolved(Resolved((), (), (), ()))), encoding="utf-8")
    result = run("build", "news", "-o", "news/graph.html", "--engine", "lexical")
    assert result.exit_code == 0, result.output
    complaint, summary = result.stderr.splitlines()
    assert complaint == "khabar: news/graph.html: a page that khabar wrote; give the articles that it was made of"
    assert summary.startswith("1 article, ")
    assert run("build", "news", "./news/graph.html", "-o", "graph.ttl", "--engine", "lexical").exit_code == 2


def test_what_lies_beside_saved_pages_is_named_but_no_bad_input(folder: Path) -> None:
    Path("news/page_files").mkdir()
    Path("news/page_files/style.css").write_text("p { color: red }", encoding="utf-8")
    result = run("build", "news", "-o", "graph.ttl", "--engine", "lexical")
    assert (result.exit_code, "style.css: unsupported format .css" in result.stderr) == (0, True), result.output
    assert run("build", "news", "news/page_files/style.css", "-o", "graph.ttl", "--engine", "lexical").exit_code == 2
    Path("news/report.pdf").write_bytes(b"%PDF-1.7")
    assert run("build", "news", "-o", "graph.ttl", "--engine", "lexical").exit_code == 2


def test_what_was_built_into_the_folder_of_the_articles_is_no_article(folder: Path) -> None:
    outputs = [part for suffix in ("ttl", "nt", "svg", "graphml") for part in ("-o", f"news/graph.{suffix}")]
    for _ in range(2):
        result = run("build", "news", *outputs, "--engine", "lexical")
        assert (result.exit_code, len(result.stderr.splitlines())) == (0, 1), result.output
