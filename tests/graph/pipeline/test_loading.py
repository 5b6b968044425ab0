"""spaCy without its command line is spaCy all the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from khabar.graph.pipeline.loading import command_line_left_out

GOLDEN = Path(__file__).parents[2] / "exporters" / "golden" / "graph.ttl"
PROLOGUE = """
import sys
from khabar.graph.pipeline.loading import command_line_left_out, own_process
own_process()
with command_line_left_out():
    import spacy
"""


def run(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", PROLOGUE + code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_command_line_is_not_imported() -> None:
    assert run("print('spacy.cli' in sys.modules, 'typer' in sys.modules)") == "False False"


@pytest.mark.parametrize(
    "code",
    [
        "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)",
        "import spacy.cli; print(callable(spacy.cli.download) and callable(spacy.cli.info))",
        "from spacy.cli.info import info; print(info(silent=True)['spacy_version'] == spacy.__version__)",
        "nlp = spacy.blank('en'); nlp.add_pipe('sentencizer'); print(len(list(nlp('One. Two.').sents)) == 2)",
    ],
)
def test_what_was_left_out_works_when_asked_for(code: str) -> None:
    assert run(code).endswith("True")


def test_spacy_is_whole_after_a_pipeline_was_loaded() -> None:
    code = "from khabar.graph.pipeline import load; load('en', engine='lexical'); import spacy"
    code += "; print(callable(spacy.cli.download), callable(spacy.displacy.render), callable(spacy.info))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True True True"


def test_the_command_leaves_the_command_line_out() -> None:
    code = "from khabar.graph.cli import prepare_process; prepare_process(); from khabar.graph.pipeline import load"
    code += "; load('en', engine='lexical'); import sys; print('spacy.cli' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_nothing_is_done_where_spacy_is_imported_already() -> None:
    before = set(sys.modules)
    with command_line_left_out():
        assert set(sys.modules) == before
    assert spacy.info.__module__ in {"spacy.cli.info", "khabar.graph.pipeline.loading"}


def test_the_graph_and_what_is_written_of_it_need_neither_spacy_nor_rdflib() -> None:
    modules = "knowledge.graph", "knowledge.building", "knowledge.rdf", "cli.answers"
    code = "; ".join(f"import khabar.graph.{module}" for module in modules)
    code += "; import sys, khabar.exporters.turtle, khabar.exporters.ntriples, khabar.exporters.html.page"
    code += f"; graph = khabar.graph.knowledge.graph.KnowledgeGraph.load({str(GOLDEN)!r})"
    code += "; khabar.exporters.turtle.render(graph), khabar.exporters.html.page.page(graph)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; print({{'spacy', 'rdflib'}} & set(sys.modules))"],
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "set()", done.stderr
