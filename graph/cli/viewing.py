"""The command view: a graph's page in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from khabar.graph.cli.console import loaded, write_lines
from khabar.graph.cli.options import FILE


@click.command()
@click.argument("graph", type=FILE)
@click.option(
    "-o",
    "--output",
    type=FILE,
    metavar="FILE.html",
    help="Write the page here instead of to a temporary file, which some browsers refuse to open.",
)
@click.option("--no-open", is_flag=True, help="Do not open a browser; only print where the page is.")
def view(graph: Path, output: Path | None, no_open: bool) -> None:
    """Open a graph (.ttl, .nt or .rdf) as a page in the browser.

    Prints where the page is. If there is no browser here, open it on another machine: it is a single file that
    needs nothing else.
    """
    from khabar.exporters.viewing import open_page, write_page

    page = write_page(loaded(graph), output)
    if not no_open:
        open_page(page)
    write_lines([str(page)], None)
