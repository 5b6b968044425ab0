"""The command line: thin, everything it does can be done from Python."""

from __future__ import annotations

import gc
import os
import sys
from typing import Final

from khabar.graph.pipeline.loading import own_process

INTERRUPTED: Final = 130
"""Exit code after Ctrl-C, as shells have it: 128 and the number of the signal."""

_THREADS: Final = "OPENBLAS_NUM_THREADS"
_SELDOM: Final = (50_000, 50, 1_000)
"""Thresholds of the cyclic garbage collector: new objects, and turns of the younger generation before an older one."""


def prepare_process() -> None:
    """Set up a process that does nothing but build: before numpy is imported, and for all of it."""
    # numpy's products here are small: its threads wait for one another longer than they compute.
    os.environ.setdefault(_THREADS, "1")
    # What is made lives until the graph is written, or goes by its count of references: of 40 articles none is garbage.
    gc.set_threshold(*_SELDOM)
    own_process()


def main() -> None:
    """Entry point of the ``khabar`` command."""
    prepare_process()
    try:
        from khabar.graph.cli.commands import khabar

        khabar(prog_name="khabar")
    except KeyboardInterrupt:  # while modules are loaded, before there is a command that could say so
        sys.exit(INTERRUPTED)
