"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

from khabar.graph.pipeline import BOTH, ENGINES

FILE = click.Path(path_type=Path, readable=False)  # what cannot be read is said as everything else is

catalog_option = click.option(
    "--catalog",
    "catalogs",
    type=FILE,
    multiple=True,
    metavar="FILE",
    help="Your own known actors, beside khabar's (JSONL; may be repeated).",
)
lexicon_option = click.option(
    "--lexicon",
    "lexicons",
    type=FILE,
    multiple=True,
    metavar="FILE",
    help="Your own trigger words, beside khabar's (JSONL; may be repeated).",
)
engine_option = click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=BOTH,
    show_default=True,
    help="What understands the sentences: khabar's lexicons, its trained model, or both joined.",
)
decisions_option = click.option(
    "--decisions",
    type=FILE,
    metavar="FILE",
    help="What analysts have decided, as `khabar merge`, `split` and `reject` write it (JSONL).",
)
deciding_option = click.option(
    "--decisions",
    type=FILE,
    metavar="FILE",
    help="Write the decision here; from now on this is ARCHIVE's file of decisions. It need not be there yet.",
)
keep_text_option = click.option(
    "--keep-text",
    is_flag=True,
    help="Keep every line of the articles; else menus, other headlines and widgets are left out.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print the answer.",
)
