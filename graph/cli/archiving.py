"""The commands for archives: add, remove, articles, merge, split, reject."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from khabar.graph.cli.answers import Table
from khabar.graph.cli.console import (
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
    deciding_option,
    decisions_option,
    format_option,
    keep_text_option,
    lexicon_option,
)
from khabar.graph.cli.places import check_apart
from khabar.graph.errors import ArchiveError
from khabar.graph.pipeline import ENGINES

if TYPE_CHECKING:
    from khabar.graph.knowledge.archive import Archive

_NAMED: Final = 5
"""Articles that are named one by one; of more, their number is said."""

archive_argument = click.argument("archive", type=FILE, metavar="ARCHIVE")
outputs_option = click.option(
    "-o",
    "--output",
    "outputs",
    type=FILE,
    multiple=True,
    metavar="FILE",
    help="Where to write the graph of all articles; the suffix chooses the format, - means Turtle on standard output. "
    "May be repeated.",
)


@click.command()
@archive_argument
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@outputs_option
@click.option(
    "--again", is_flag=True, help="Analyse again what another engine, lexicon or version of khabar has analysed."
)
@catalog_option
@click.option("--no-catalogs", is_flag=True, help="From now on, use none of your own catalogs.")
@lexicon_option
@click.option("--no-lexicons", is_flag=True, help="From now on, use none of your own lexicons.")
@click.option("--engine", type=click.Choice(ENGINES), help="What reads the articles from now on.")
@click.option("--base", metavar="IRI", help="IRI that the IRIs of the graph begin with from now on.")
@decisions_option
@keep_text_option
def add(
    archive: Path, inputs: tuple[str, ...], outputs: tuple[Path, ...], again: bool, keep_text: bool, **settings: Any
) -> None:
    """Add articles to an archive and write the graph of everything in it.

    INPUT is as in `khabar build`. Only articles that are not yet in the archive are analysed, with the engine,
    lexicons and catalogs it was made with unless others are given. Without INPUT only the graph is written.
    """
    if not (inputs or outputs or again):
        raise click.UsageError("give INPUT..., or -o FILE to write the graph of what is there")
    for name in ("catalogs", "lexicons"):
        none = settings.pop(f"no_{name}")
        if none and settings[name]:
            raise click.UsageError(f"give either --{name.removesuffix('s')} or --no-{name}")
        settings[name] = settings[name] or (() if none else None)
    reporter = reporter_for(outputs)
    read = (archive, settings["decisions"], *(settings["catalogs"] or ()), *(settings["lexicons"] or ()))
    check_apart(outputs, files=read, inputs=inputs)
    say_that_it_waits(inputs)
    with _opened(archive, **settings) as opened:
        said = []
        with progress_bar("articles") as advance:
            if again:
                said.append(f"{counted(opened.again(progress=advance), 'article')} understood anew")
            if inputs:
                report, note = reporter.report, reporter.note
                added = opened.add(inputs, report=report, progress=advance, notice=note, clean=not keep_text)
                said.append(f"{counted(len(added.new), 'article')} added")
                if added.renewed:
                    said.append(f"{counted(len(added.renewed), 'article')} understood anew with more metadata")
                if added.known:
                    said.append(f"there already: {_named(added.known)}")
        outdated = opened.outdated()
        if outdated:
            message = f"{outdated}; `khabar add {archive} --again` understands them anew"
            reporter.note(ArchiveError(message, path=archive))
        _write(opened, outputs, reporter, "; ".join(said))
    reporter.end()


@click.command()
@archive_argument
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@outputs_option
def remove(archive: Path, articles: tuple[str, ...], outputs: tuple[Path, ...]) -> None:
    """Remove articles from an archive, with everything that only they say.

    ARTICLE is the id, IRI, address or title of an article, or the file it was read from (the bare file name will do if
    it is unique); `khabar articles` lists them. If one is not there, it is named and nothing is removed.
    """
    reporter = reporter_for(outputs)
    check_apart(outputs, files=(archive,))
    with _opened(archive) as opened:
        gone = opened.remove(*articles)
        _write(opened, outputs, reporter, f"{counted(len(gone), 'article')} removed")


@click.command()
@click.argument("file", type=FILE, metavar="ARCHIVE|GRAPH")
@format_option
def articles(file: Path, form: str) -> None:
    """List the articles of an archive or of a graph."""
    from khabar.graph.cli.tables import render
    from khabar.graph.knowledge.oxigraph import FORMATS

    write_lines(render(_of_graph(file) if file.suffix.lower() in FORMATS else _of_archive(file), form), None)


def _options(only: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The archive and the options of merge, split and reject; `only` says what --in means."""

    def add_to(command: Callable[..., None]) -> Callable[..., None]:
        for part in (
            deciding_option,
            outputs_option,
            click.option("--by", metavar="NAME", help="Who decides; kept with the decision."),
            click.option("--because", metavar="TEXT", help="The reason; kept with the decision."),
            click.option("--in", "article", metavar="ARTICLE", help=only),
        ):
            command = part(command)
        return command

    return add_to


def _deciding(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments and options of merge and split."""
    command = _options("Only A as it appears in this article.")(command)
    return archive_argument(click.argument("one", metavar="A")(click.argument("other", metavar="B")(command)))


@click.command()
@_deciding
def merge(archive: Path, one: str, other: str, outputs: tuple[Path, ...], **more: Any) -> None:
    """Decide that A and B are the same.

    A and B are names or IRIs of entities, or the IRIs of two events. The decision is written to the file of decisions
    beside ARCHIVE and holds from then on, for articles added later, too; of several, the last one counts.
    """
    _decide("merge", archive, one, other, outputs, **more)


@click.command()
@_deciding
def split(archive: Path, one: str, other: str, outputs: tuple[Path, ...], **more: Any) -> None:
    """Decide that A and B are not the same, whether or not khabar took them to be.

    A and B are as in `khabar merge`. Two names of one entity split it by name; one name, given twice with --in ARTICLE,
    splits off what that article says about it. A mention is split from its event by the IRIs of both.
    """
    _decide("split", archive, one, other, outputs, **more)


@click.command()
@archive_argument
@click.argument("what", nargs=-1, required=True, metavar="IRI|SUBJECT RELATION OBJECT")
@_options("Only where this article says so.")
@click.option("--wrong", type=click.Choice(["subject", "object"]), help="Which end of the relation is wrong.")
def reject(archive: Path, what: tuple[str, ...], outputs: tuple[Path, ...], **more: Any) -> None:
    """Reject an event or a relation that khabar read out of a sentence by mistake.

    Give the IRI of an event, a mention or a relation, or a relation as `khabar query` lists it: SUBJECT RELATION
    OBJECT. It is left out of ARCHIVE's graph from then on. If events make the relation, --wrong says which end does
    not belong there; without it that is the end beside which the sentence names others, or both if neither has
    company. The rest of the event stays, and what else changes is reported. Articles added later may say it again.
    Delete the line from the file of decisions to take the decision back.
    """
    reporter = reporter_for(outputs)
    check_apart(outputs, files=(archive, more["decisions"]))
    with _opened(archive, decisions=more.pop("decisions")) as opened:
        rejection = opened.reject(*what, notice=reporter.note, **more)
        mentions = {(said.article, said.start, said.end) for said in rejection.mentions}
        said = f"{rejection}: {counted(len(mentions), 'mention')} -> {opened.decisions}"
        _write(opened, outputs, reporter, said)


def _decide(verdict: str, archive: Path, one: str, other: str, outputs: Sequence[Path], **more: Any) -> None:
    reporter = reporter_for(outputs)
    check_apart(outputs, files=(archive, more["decisions"]))
    with _opened(archive, decisions=more.pop("decisions")) as opened:
        decision = opened.decide(verdict, one, other, **more)
        _write(opened, outputs, reporter, f"{decision} -> {opened.decisions}")


def _opened(archive: Path, **settings: Any) -> Archive:
    from khabar.graph.knowledge.archive import Archive

    return Archive.open(archive, **settings)


def _write(archive: Archive, outputs: Sequence[Path], reporter: Reporter, said: str) -> None:
    """Write the graph where it is wanted, and say what was done: also if the graph cannot be written."""
    from khabar.graph.knowledge.keeping import said_on_error

    total = f"{counted(len(archive.articles()), 'article')} in {archive.path}"
    if outputs:
        with said_on_error(archive.path, reporter.note, done=said) if said else nullcontext():
            save(archive.graph(notice=reporter.note), outputs)
        total += f" -> {named(outputs)}"
    reporter.say("; ".join(filter(None, (said, total))) + reporter.skipped())


def _named(sources: Sequence[str]) -> str:
    return ", ".join(sources) if len(sources) <= _NAMED else counted(len(sources), "article")


def _of_archive(file: Path) -> Table:
    with _opened(file) as archive:
        rows = [
            (a.id, str(a.published or ""), a.publisher or "", a.language, a.title or "", a.source, a.url or "")
            for a in archive.articles()
        ]
    return Table(("article", "published", "publisher", "language", "title", "read from", "url"), tuple(rows))


def _of_graph(file: Path) -> Table:
    rows = [
        (a.iri, str(a.published or ""), a.publisher or "", a.language, a.title or "", a.url or "")
        for a in loaded(file).articles()
    ]
    return Table(("article", "published", "publisher", "language", "title", "url"), tuple(rows))


COMMANDS: Final = (add, remove, articles, merge, split, reject)
