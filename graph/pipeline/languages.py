"""The pipelines of several languages, for input that mixes them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.graph import pipeline

if TYPE_CHECKING:
    from spacy.language import Language


class Pipelines:
    """The pipeline of each language, loaded when its first article comes."""

    def __init__(
        self,
        *,
        catalogs: Iterable[str | Path] = (),
        lexicons: Iterable[str | Path] = (),
        engine: str = pipeline.BOTH,
        model: str | Path | None = None,
    ) -> None:
        self._engine = engine
        self._model = model
        self._catalogs = tuple(catalogs)
        self._lexicons = tuple(lexicons)
        self._loaded: dict[str, Language] = {}

    def of(self, language: str) -> Language:
        """The pipeline of a language."""
        if language not in self._loaded:
            self._loaded[language] = pipeline.load(
                language,
                catalogs=self._catalogs,
                lexicons=self._lexicons,
                engine=self._engine,
                model=self._model,
            )
        return self._loaded[language]
