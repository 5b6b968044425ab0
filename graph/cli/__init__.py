"""The command line: thin, everything it does can be done from Python."""

from __future__ import annotations

import os
from typing import Final

_THREADS: Final = "OPENBLAS_NUM_THREADS"


def main() -> None:
    """Entry point of the ``khabar`` command."""
    # numpy's products here are small: its threads wait for one another longer than they compute.
    os.environ.setdefault(_THREADS, "1")
    from khabar.graph.cli.commands import khabar

    khabar(prog_name="khabar")
