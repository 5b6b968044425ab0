"""Tell what annotates an article, in few words, so that an archive notices annotations by something else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from khabar.graph import catalog, language
from khabar.graph.errors import LanguageDataError
from khabar.graph.pipeline import LEXICAL, MODEL


def fingerprint(
    *, engine: str, catalogs: Iterable[str | Path] = (), lexicons: Iterable[str | Path] = ()
) -> dict[str, str]:
    """Version of khabar, engine, and digests of the data it uses; with the same, articles are annotated the same.

    Raises:
        LanguageDataError: a file of the user's own cannot be read.

    >>> sorted(fingerprint(engine="lexical"))
    ['catalogs', 'engine', 'khabar', 'language data', 'lexicons']
    """
    found = {
        "khabar": version("khabar"),
        "engine": engine,
        "language data": _digest(
            file
            for package in (catalog, language)
            for folder in package.__path__
            for file in sorted(Path(folder).rglob("*"))
            if file.suffix in (".jsonl", ".toml", ".gz")
        ),
        "catalogs": _digest(map(Path, catalogs)),
        "lexicons": _digest(map(Path, lexicons)),
    }
    if engine != LEXICAL:
        from khabar.graph.pipeline.learned.model import ENCODER_FILES, HEAD_FILES, SHIPPED

        found[MODEL] = _digest(SHIPPED / name for name in (*ENCODER_FILES, *HEAD_FILES))
    return found


def _digest(files: Iterable[Path]) -> str:
    """Twelve hex digits for the contents of files in their order, wherever they are; "" for no file."""
    digest, some = hashlib.sha256(), False
    for file in files:
        try:
            data = file.read_bytes()
        except OSError as error:
            raise LanguageDataError(f"cannot be read: {error.strerror or error}", path=file) from error
        digest.update(hashlib.sha256(data).digest())
        some = True
    return digest.hexdigest()[:12] if some else ""
