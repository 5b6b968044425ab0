"""From sources to a resolution: reading, understanding and resolving, one article after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.graph import pipeline, reading, resolution
from khabar.graph.errors import KhabarError, ReadingError
from khabar.graph.pipeline.languages import Pipelines

if TYPE_CHECKING:
    from khabar.graph.pipeline.annotation import Annotation
    from khabar.graph.resolution.model import Resolved


def understand(
    sources: Iterable[str | Path],
    pipelines: Pipelines,
    *,
    report: Callable[[KhabarError], None] | None = None,
    progress: Callable[[str], None] | None = None,
) -> list[Annotation]:
    """The annotations of all articles that can be read, each article once however often it was given."""
    found: dict[str, Annotation] = {}
    for article in reading.read(sources, report=report):
        if article.id not in found:
            found.update((a.article.id, a) for a in pipeline.annotate(pipelines.of(article.language), [article]))
        if progress:
            progress(article.source)
    return [found[key] for key in sorted(found)]


def resolve_sources(
    sources: Iterable[str | Path],
    *,
    catalogs: Iterable[str | Path] = (),
    lexicons: Iterable[str | Path] = (),
    engine: str = pipeline.BOTH,
    report: Callable[[KhabarError], None] | None = None,
    progress: Callable[[str], None] | None = None,
) -> Resolved:
    """Everything the sources say, resolved.

    Raises:
        ReadingError: no article could be read.
    """
    catalogs = tuple(catalogs)
    pipelines = Pipelines(catalogs=catalogs, lexicons=lexicons, engine=engine)
    understood = understand(sources, pipelines, report=report, progress=progress)
    if not understood:
        raise ReadingError("no article could be read; give files or folders with Arabic or English news")
    return resolution.resolve(understood, catalogs=catalogs)
