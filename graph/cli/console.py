"""What the commands share: errors in one line, a progress bar on a terminal, output that appears whole."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

from khabar.graph.cli import INTERRUPTED
from khabar.graph.errors import ExportError, KhabarError, from_interrupt

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph

BAD_INPUT = 2
"""Exit code when an input cannot be used, whether or not the rest could."""


STDOUT: Final = Path("-")
"""The output that is standard output; as an input, standard input."""


class Group(click.Group):
    """A command group that turns khabar's errors into one line and exit code 2, and Ctrl-C into one and 130."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except KhabarError as error:
            _print(error)
            ctx.exit(BAD_INPUT)
        except KeyboardInterrupt:
            _interrupted(ctx)
        except Exception as error:
            if not from_interrupt(error):
                raise
            _interrupted(ctx)


def _interrupted(ctx: click.Context) -> NoReturn:
    click.echo("khabar: interrupted", err=True)
    ctx.exit(INTERRUPTED)


class Reporter:
    """Says which inputs could not be used, one line each, on standard error."""

    def __init__(self) -> None:
        self._reported = 0

    def report(self, error: KhabarError) -> None:
        """Name one input that could not be used."""
        self._reported += 1
        _print(error)

    def note(self, error: KhabarError) -> None:
        """Name something else that is not as it should be."""
        _print(error)

    def skipped(self) -> str:
        """The number of inputs reported, for the summary."""
        return f" ({counted(self._reported, 'input')} skipped)" if self._reported else ""

    def end(self) -> None:
        """End the command: its work is done, but the exit code says if an input was left out, as that of cp or tar."""
        if self._reported:
            click.get_current_context().exit(BAD_INPUT)

    def say(self, line: str) -> None:
        """The summary, on standard error so that it never mixes with data."""
        click.echo(line, err=True)


def reporter_for(outputs: Iterable[Path]) -> Reporter:
    """A reporter for what ends in these files: what cannot be written is said before the work, not after."""
    from khabar.exporters.registry import check_target

    for output in outputs:
        if output != STDOUT:
            check_target(output)
    return Reporter()


def say_that_it_waits(inputs: Iterable[str]) -> None:
    """Say that articles are awaited from the keyboard, where they are: the command would seem to hang."""
    if str(STDOUT) in inputs and sys.stdin is not None and sys.stdin.isatty():
        click.echo("khabar: waiting for an article on standard input; end it with Ctrl-D (on Windows Ctrl-Z)", err=True)


def loaded(path: Path) -> KnowledgeGraph:
    """The graph in a file; that it is one of another program, in which nothing will be found, is said."""
    from khabar.graph.knowledge.graph import KnowledgeGraph

    graph = KnowledgeGraph.load(path)
    if not graph.articles():
        Reporter().note(KhabarError("no article of khabar's in it; give a graph that khabar has made", path=path))
    return graph


def save(graph: KnowledgeGraph, outputs: Iterable[Path]) -> None:
    """Write a graph into files, and as Turtle to standard output where that is one of them."""
    from khabar.exporters.turtle import render

    for output in outputs:
        if output == STDOUT:
            _print_lines(render(graph).removesuffix("\n").split("\n"))
        else:
            graph.save(output)


def named(outputs: Iterable[Path]) -> str:
    """Outputs in words, for the summary."""
    return ", ".join("standard output" if output == STDOUT else str(output) for output in outputs)


def counted(number: int, what: str) -> str:
    """A number of things in words.

    >>> counted(1, "article"), counted(2, "article")
    ('1 article', '2 articles')
    """
    return f"{number} {what}{'' if number == 1 else 's'}"


def _print(error: KhabarError) -> None:
    # Parsers explain themselves over several lines; an error is one line, so that errors can be counted.
    click.echo(f"khabar: {' '.join(filter(None, map(str.strip, str(error).splitlines())))}", err=True)


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[str], None]]:
    """A function to call with the name of each thing done; it shows a bar when standard error is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _say_nothing
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed}"),  # of how many is not known before a stream has ended
        TextColumn(what),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda name: progress.update(task, advance=1, description=name[-60:])


def _say_nothing(name: str) -> None:
    """Progress that nobody watches."""


def write_lines(lines: Iterable[str], output: Path | None) -> None:
    """Print lines, or write them to a file that appears whole or not at all.

    Raises:
        ExportError: the file, or standard output, cannot be written.
    """
    if output is None:
        _print_lines(lines)
        return
    from khabar.exporters.atomic import atomic_writer

    with atomic_writer(output) as file:
        for line in lines:
            file.write(f"{line}\n")


def _print_lines(lines: Iterable[str]) -> None:
    if sys.stdout is None:  # the caller closed it
        raise ExportError("standard output is closed; send it somewhere")
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Whatever the locale: the data is Arabic, and half a line lost to an ASCII terminal helps nobody.
        sys.stdout.reconfigure(encoding="utf-8")
    for line in lines:
        with _writing():
            sys.stdout.write(f"{line}\n")
    with _writing():
        sys.stdout.flush()


@contextmanager
def _writing() -> Iterator[None]:
    """Turns what stops standard output, a full disk for one, into an error of ours; a closed pipe ends quietly."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is left in the buffer would fail once more, with a traceback, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise ExportError(f"standard output cannot be written: {error.strerror or error}") from error
