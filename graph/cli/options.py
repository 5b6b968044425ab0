"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from khabar.graph.errors import KhabarError
from khabar.graph.pipeline import BOTH, ENGINES


class File(click.Path):
    """The name of a file; an empty one, as of a variable that is not set, would be that of the folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The Path, unless it is empty."""
        if param is not None and not str(value).strip():
            name = max(param.opts, key=len) if isinstance(param, click.Option) else param.human_readable_name
            raise KhabarError(f"{name} is empty; name a file")
        return super().convert(value, param, ctx)


FILE = File(path_type=Path, readable=False)  # what cannot be read is said as everything else is

catalog_option = click.option(
    "--catalog",
    "catalogs",
    type=FILE,
    multiple=True,
    metavar="FILE",
    help="Known actors of your own, added to khabar's (JSONL; may be repeated).",
)
lexicon_option = click.option(
    "--lexicon",
    "lexicons",
    type=FILE,
    multiple=True,
    metavar="FILE",
    help="Trigger words of your own, added to khabar's (JSONL; may be repeated).",
)
engine_option = click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=BOTH,
    show_default=True,
    help="What reads the sentences: khabar's lexicons, its trained model, or both together.",
)
decisions_option = click.option(
    "--decisions",
    type=FILE,
    metavar="FILE",
    help="Analysts' decisions, as written by `khabar merge`, `split` and `reject` (JSONL).",
)
deciding_option = click.option(
    "--decisions",
    type=FILE,
    metavar="FILE",
    help="Write the decision to this file, which ARCHIVE uses from now on. It is created if need be.",
)
keep_text_option = click.option(
    "--keep-text",
    is_flag=True,
    help="Keep every line of the articles. By default menus, teasers of other articles and widgets are left out.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="Format of the answer.",
)
