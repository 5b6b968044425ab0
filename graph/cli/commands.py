"""The commands: build, annotate, evaluate, query, check; and those of `archiving` and `viewing`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, nullcontext
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from khabar.graph.cli import archiving
from khabar.graph.cli.console import (
    STDOUT,
    Group,
    Reporter,
    counted,
    loaded,
    named,
    progress_bar,
    reporter_for,
    save,
    say_that_it_waits,
    write_lines,
)
from khabar.graph.cli.options import (
    FILE,
    catalog_option,
    decisions_option,
    engine_option,
    format_option,
    keep_text_option,
    lexicon_option,
)
from khabar.graph.cli.places import check_apart
from khabar.graph.cli.viewing import view

if TYPE_CHECKING:
    from khabar.graph.pipeline.languages import Pipelines


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(version("khabar"), prog_name="khabar")
def khabar() -> None:
    """Turn Arabic and English news into a knowledge graph in which every fact keeps its sentence and its source.

    \b
    khabar build articles/ -o graph.ttl -o graph.html
    khabar query graph.ttl --relation foiledAttackOn
    khabar query graph.ttl --actor داعش --evidence
    khabar view graph.ttl
    """


for command in (*archiving.COMMANDS, view):
    khabar.add_command(command)


@khabar.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    "outputs",
    type=FILE,
    multiple=True,
    required=True,
    metavar="FILE",
    help="Where to write the graph; the suffix chooses the format (.ttl .nt .html .svg .png .graphml), "
    "and - is Turtle on standard output. May be repeated.",
)
@catalog_option
@lexicon_option
@engine_option
@click.option("--base", metavar="IRI", help="IRI that the IRIs of the graph begin with.")
@click.option(
    "--archive",
    type=FILE,
    metavar="FILE.khabar",
    help="Also make an archive of the articles and what was found in them, for `khabar add` and `khabar remove`.",
)
@decisions_option
@keep_text_option
def build(
    inputs: tuple[str, ...],
    outputs: tuple[Path, ...],
    catalogs: tuple[Path, ...],
    lexicons: tuple[Path, ...],
    engine: str,
    base: str | None,
    archive: Path | None,
    decisions: Path | None,
    keep_text: bool,
) -> None:
    """Build a graph from articles.

    INPUT is a file (.txt, .html, .md, .jsonl), a folder, a pattern such as 'news/*.html', or - for standard input.
    An input that cannot be used is named on standard error, the rest is built, and the exit code is 2. It is 2, too, if
    an output could not be written; the new archive is kept even then.
    """
    from khabar.graph.errors import ArchiveError
    from khabar.graph.knowledge.graph import KnowledgeGraph
    from khabar.graph.knowledge.iris import BASE
    from khabar.graph.knowledge.keeping import said_on_error

    if archive == STDOUT:
        raise ArchiveError("an archive is a file of its own; name one, such as news.khabar")
    reporter = reporter_for(outputs)
    check_apart(outputs, files=(archive, decisions, *catalogs, *lexicons), inputs=inputs)
    say_that_it_waits(inputs)
    with progress_bar("articles") as advance:
        graph = KnowledgeGraph.build(
            inputs,
            catalogs=catalogs,
            lexicons=lexicons,
            engine=engine,
            base=base or BASE,
            archive=archive,
            decisions=decisions,
            report=reporter.report,
            progress=advance,
            notice=reporter.note,
            clean=not keep_text,
        )
    with said_on_error(archive, reporter.note) if archive else nullcontext():
        save(graph, outputs)
    written = [*outputs, archive] if archive else outputs
    reporter.say(f"{graph.summary()} -> {named(written)}{reporter.skipped()}")
    reporter.end()


@khabar.command()
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option(
    "--sentences",
    type=FILE,
    metavar="FILE.jsonl",
    help='Annotate these sentences instead, each a line {"id": ..., "text": ...}, taken as they are.',
)
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write here; - is standard output, as without it.")
@catalog_option
@lexicon_option
@engine_option
def annotate(
    inputs: tuple[str, ...],
    sentences: Path | None,
    output: Path | None,
    catalogs: tuple[Path, ...],
    lexicons: tuple[Path, ...],
    engine: str,
) -> None:
    """Mark entities, events and relations: one line of JSON a sentence."""
    from khabar.exporters.atomic import check_place
    from khabar.graph import reading
    from khabar.graph.errors import LanguageDataError
    from khabar.graph.knowledge.building import understand
    from khabar.graph.pipeline.languages import Pipelines
    from khabar.graph.pipeline.rows import rows

    output = None if output == STDOUT else output
    if bool(inputs) == bool(sentences):
        raise click.UsageError("give either INPUT... or --sentences FILE.jsonl")
    pipelines = Pipelines(catalogs=catalogs, lexicons=lexicons, engine=engine)
    reporter = Reporter()
    if output:
        check_place(output)
        check_apart((output,), files=(sentences, *catalogs, *lexicons), inputs=inputs)
    if sentences:
        found = _annotated(sentences, pipelines)
        first = next(found, None)
        if first is None:
            raise LanguageDataError("no sentences in it; give some, one a line", path=sentences)
        write_lines(map(_json, chain([first], found)), output)
        return
    say_that_it_waits(inputs)
    with progress_bar("articles") as advance:
        articles = reading.read(inputs, report=reporter.report, notice=reporter.note)
        annotations = understand(articles, pipelines, report=reporter.report, progress=advance, notice=reporter.note)
    write_lines((_json(row) for annotation in annotations for row in rows(annotation)), output)
    reporter.end()


def _annotated(sentences: Path, pipelines: Pipelines) -> Iterator[dict[str, Any]]:
    from khabar.graph.pipeline.given import annotate_rows, read_sentences

    with ExitStack() as stack:
        advance = stack.enter_context(progress_bar("sentences"))
        for row in annotate_rows(read_sentences(sentences), pipelines):
            advance(row["id"])
            yield row


# Characters within a text that some readers of lines take for the end of one.
_LINE_ENDS = {ord(character): f"\\u{ord(character):04x}" for character in "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"}


def _json(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False).translate(_LINE_ENDS)


@khabar.command()
@click.argument("gold", type=FILE, metavar="GOLD.jsonl")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@catalog_option
@lexicon_option
@engine_option
def evaluate(gold: Path, as_json: bool, catalogs: tuple[Path, ...], lexicons: tuple[Path, ...], engine: str) -> None:
    """Annotate the sentences of GOLD.jsonl again and print precision, recall and F1 against it."""
    from khabar.graph.errors import LanguageDataError
    from khabar.graph.pipeline.evaluation import as_dict, report, score
    from khabar.graph.pipeline.given import read_sentences
    from khabar.graph.pipeline.languages import Pipelines

    wanted = {row["id"]: row for row in read_sentences(gold)}
    if not wanted:
        raise LanguageDataError("no sentences to compare with; give annotated ones, one a line", path=gold)
    pipelines = Pipelines(catalogs=catalogs, lexicons=lexicons, engine=engine)
    found = {row["id"]: row for row in _annotated(gold, pipelines)}
    scores = score(wanted, found)
    write_lines([_json(as_dict(scores)) if as_json else report(scores)], None)


@khabar.command()
@click.argument("graph", type=FILE)
@click.option("--relation", metavar="NAME", help="Relations of this name, e.g. foiledAttackOn.")
@click.option("--subject", metavar="NAME", help="Relations whose subject this is.")
@click.option("--object", "object_", metavar="NAME", help="Relations whose object this is.")
@click.option("--actor", metavar="NAME", help="Events in which this actor takes part; with --relation, its relations.")
@click.option("--actors", is_flag=True, help="All actors.")
@click.option("--event", metavar="TYPE", help="Events of this class and its subclasses, e.g. Arrest.")
@click.option("--agent", metavar="NAME", help="Events with this agent.")
@click.option("--target", metavar="NAME", help="Events with this target.")
@click.option("--status", metavar="STATUS", help="Events that are actual, planned, foiled, negated or possible.")
@click.option(
    "--since", metavar="DATE", help="Events on or after this day, month or year (2025-01), or relations they make."
)
@click.option("--until", metavar="DATE", help="Events on or before it, or relations they make.")
@click.option(
    "--sources",
    type=click.IntRange(min=1),
    metavar="N",
    help="Only what at least N publishers report independently; copies count once.",
)
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1),
    metavar="X",
    help="Only what some sentence says with at least this confidence, from 0 to 1; with --evidence, only these "
    "sentences.",
)
@click.option("--sparql", metavar="FILE|TEXT", help="A SPARQL query, or a file with one.")
@click.option("--evidence", is_flag=True, help="Add the sentences that say so, and through whom each came.")
@click.option(
    "--iris", is_flag=True, help="Add the IRIs, by which `khabar reject`, `merge` and `split` know events and mentions."
)
@format_option
@click.option(
    "--language", type=click.Choice(["ar", "en"]), default="ar", show_default=True, help="Language of the labels."
)
def query(graph: Path, form: str, language: str, **asked: Any) -> None:
    """Ask a graph. Things are named by IRI, label or alias, in Arabic or English.

    Without any condition all relations are listed.
    """
    from khabar.graph.cli.answers import answer
    from khabar.graph.cli.tables import render
    from khabar.graph.errors import QueryError

    for name, value in asked.items():
        if name != "sparql" and isinstance(value, str) and not value.strip():  # as of a variable that is not set
            raise QueryError(f"--{name.rstrip('_')} is empty; give what to ask for, or leave it out")
    write_lines(render(answer(loaded(graph), asked, language=language, notice=Reporter().note), form), None)


@khabar.command()
@click.argument("graph", type=FILE)
@click.pass_context
def check(context: click.Context, graph: Path) -> None:
    """Validate a graph against the ontology's shapes; exit code 1 if it violates one.

    Warnings, for example of a participant of an unusual type, leave the exit code at 0.
    """
    from khabar.graph.knowledge.checking import violations

    found = violations(graph)
    warnings = sum(item.warning for item in found)
    broken = len(found) - warnings
    said = [counted(broken, "violation") if broken else "no violations"]
    said += [counted(warnings, "warning")] if warnings else []
    lines = (f"{item.severity}: {item.focus}: {item.message}" for item in found)
    write_lines([*lines, f"{graph}: {', '.join(said)}"], None)
    context.exit(1 if broken else 0)
