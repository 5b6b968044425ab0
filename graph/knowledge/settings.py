"""The settings of an archive, kept from one command to the next."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khabar.graph.catalog import Catalog
from khabar.graph.errors import ArchiveError
from khabar.graph.knowledge import given
from khabar.graph.knowledge.given import paths
from khabar.graph.knowledge.iris import BASE, checked_base
from khabar.graph.language.data import LANGUAGES
from khabar.graph.pipeline import BOTH, check_engine
from khabar.graph.pipeline.fingerprint import fingerprint
from khabar.graph.pipeline.languages import Pipelines


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of an archive.

    Attributes:
        engine: the engine that annotates its articles.
        catalogs, lexicons: absolute paths of the user's own.
        base: IRI under which the things of its graph are.
        decisions: absolute path of the file of decisions; "" is the one beside the archive, if there is one.
    """

    engine: str = BOTH
    catalogs: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()
    base: str = BASE
    decisions: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, Any], path: Path) -> Settings:
        """The settings that an archive kept.

        Raises:
            ArchiveError: they are damaged.
        """
        try:
            catalogs, lexicons = (tuple(map(str, kept[name])) for name in ("catalogs", "lexicons"))
            return cls(str(kept["engine"]), catalogs, lexicons, str(kept["base"]), str(kept["decisions"]))
        except (KeyError, TypeError) as error:
            raise ArchiveError(f"its settings are damaged ({error}); build it anew", path=path) from error

    def changed(
        self,
        *,
        engine: str | None = None,
        catalogs: str | Path | Iterable[str | Path] | None = None,
        lexicons: str | Path | Iterable[str | Path] | None = None,
        base: str | None = None,
        decisions: str | Path | None = None,
    ) -> Settings:
        """The settings with every value given in place of the old one; None leaves it, `()` is no files.

        Raises:
            KhabarError: there is no such engine, or IRIs cannot begin with the base.
            TypeError: a value of a wrong type.
        """
        if engine is not None:
            check_engine(given.text("engine", engine), lexicons=False)
        return Settings(
            engine=self.engine if engine is None else engine,
            catalogs=self.catalogs if catalogs is None else tuple(map(_absolute, paths("catalogs", catalogs))),
            lexicons=self.lexicons if lexicons is None else tuple(map(_absolute, paths("lexicons", lexicons))),
            base=self.base if base is None else checked_base(base),
            decisions=_absolute(given.path("decisions", decisions)) if decisions else self.decisions,
        )

    def check(self) -> None:
        """Raise an error if articles cannot be annotated so.

        Raises:
            KhabarError: there is no such engine, or it reads no lexicons; or a file is missing, or has a broken row.
        """
        check_engine(self.engine, lexicons=bool(self.lexicons))
        if self.catalogs:
            Catalog.load(*map(Path, self.catalogs))
        if self.lexicons:
            from khabar.graph.pipeline.events.lexicon import lexicon

            # The rows of all languages are checked with those of one.
            lexicon(LANGUAGES[0], tuple(map(Path, self.lexicons)))

    def pipelines(self) -> Pipelines:
        """The pipelines that annotate articles."""
        return Pipelines(catalogs=self.catalogs, lexicons=self.lexicons, engine=self.engine)

    def fingerprint(self) -> dict[str, str]:
        """What annotates articles now, to compare with what annotated them; see `pipeline.fingerprint`."""
        return fingerprint(engine=self.engine, catalogs=self.catalogs, lexicons=self.lexicons)


def _absolute(path: str | Path) -> str:
    return os.fspath(Path(path).resolve())
