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
    help="Write the page here instead of to a temporary file, which some browsers may not open.",
)
@click.option("--no-open", is_flag=True, help="Open no browser; only print the page's path.")
def view(graph: Path, output: Path | None, no_open: bool) -> None:
    """Open a graph (.ttl, .nt or .rdf) as a page in the browser.

    The page's path is printed. Where there is no browser, open it elsewhere: it is one file and needs nothing else.
    """
    from khabar.exporters.viewing import open_page, write_page

    page = write_page(loaded(graph), output)
    if not no_open:
        open_page(page)
    write_lines([str(page)], None)
