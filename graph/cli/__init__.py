"""The command line: thin, everything it does can be done from Python."""

from __future__ import annotations


def main() -> None:
    """Entry point of the ``khabar`` command."""
    from khabar.graph.cli.commands import khabar

    khabar(prog_name="khabar")
