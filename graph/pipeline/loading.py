"""Start quickly: without the garbage collector at work, and without spaCy's command line."""

from __future__ import annotations

import gc
import importlib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Final

_COMMAND: Final = "spacy.cli.info"
"""The module of its command line that `spacy/__init__.py` imports, only for ``spacy.info``."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector, which loading a lexicon would wake dozens of times for nothing.

    Afterwards all objects count as old, so that the collector does not go through them at its next turns.

    >>> with collector_paused():
    ...     gc.isenabled()
    False
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not gc.get_freeze_count():  # else somebody means their objects to stay frozen
                gc.freeze()
                gc.unfreeze()  # into the oldest generation
            gc.enable()


_own: Final = threading.Event()
"""Set in the process of khabar's own command line."""


def own_process() -> None:
    """Declare that only khabar uses spaCy in this process, which `command_line_left_out` needs."""
    _own.set()


@contextmanager
def command_line_left_out() -> Iterator[None]:
    """Import spaCy without its command line, which takes a third of the time (trainer, package manager, web client).

    Only in a process of khabar's own, as ``spacy.cli`` and ``spacy.displacy`` are no attributes afterwards before they
    are imported; ``spacy.info`` works as always. Where spaCy is imported already, nothing is done.
    """
    if not _own.is_set() or "spacy" in sys.modules or _COMMAND in sys.modules:
        yield
        return
    placeholder = ModuleType(_COMMAND)
    placeholder.info = _info  # type: ignore[attr-defined]
    sys.modules[_COMMAND] = placeholder
    try:
        yield
    finally:
        del sys.modules[_COMMAND]


def _info(*arguments: object, **options: object) -> object:
    """``spacy.info`` itself, imported when it is called."""
    return importlib.import_module(_COMMAND).info(*arguments, **options)
