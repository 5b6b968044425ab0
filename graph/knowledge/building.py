"""From sources to a resolution: reading, understanding and resolving, one article after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.graph import pipeline, reading, resolution
from khabar.graph.errors import KhabarError, ReadingError
from khabar.graph.pipeline.languages import Pipelines
from khabar.graph.resolution.analysts.decisions import read

if TYPE_CHECKING:
    from khabar.graph.knowledge.settings import Settings
    from khabar.graph.pipeline.annotation import Annotation
    from khabar.graph.reading.article import Article
    from khabar.graph.resolution.model import Resolved

NOTHING_READ = "no article could be read; give files or folders with Arabic or English news"


def understood(
    sources: Iterable[str | Path],
    pipelines: Pipelines,
    *,
    known: Callable[[Article], bool] | None = None,
    report: Callable[[KhabarError], None] | None = None,
    progress: Callable[[str], None] | None = None,
    notice: Callable[[KhabarError], None] | None = None,
) -> Iterator[Annotation]:
    """The annotations of all articles that can be read, one by one, each article once however often it was given.

    What is `known` already is read but not understood; `notice` takes an error about each article given again
    and each whose date cannot be read.
    """
    seen: dict[str, str] = {}
    for article in reading.read(sources, report=report, notice=notice):
        if article.id in seen:
            if notice:
                notice(ReadingError(f"the same article as {seen[article.id]}; taken once", path=article.source))
        elif not (known and known(article)):
            yield from pipeline.annotate(pipelines.of(article.language), [article])
        seen.setdefault(article.id, article.source)
        if progress:
            progress(article.source)


def understand(
    sources: Iterable[str | Path],
    pipelines: Pipelines,
    *,
    report: Callable[[KhabarError], None] | None = None,
    progress: Callable[[str], None] | None = None,
    notice: Callable[[KhabarError], None] | None = None,
) -> list[Annotation]:
    """All that `understood` gives, sorted by the article's id."""
    found = understood(sources, pipelines, report=report, progress=progress, notice=notice)
    return sorted(found, key=lambda annotation: annotation.article.id)


def resolve_sources(
    sources: Iterable[str | Path],
    settings: Settings,
    *,
    report: Callable[[KhabarError], None] | None = None,
    progress: Callable[[str], None] | None = None,
    notice: Callable[[KhabarError], None] | None = None,
) -> Resolved:
    """Everything the sources say, resolved.

    Raises:
        ReadingError: no article could be read.
    """
    decided = read(settings.decisions) if settings.decisions else ()
    found = understand(sources, settings.pipelines(), report=report, progress=progress, notice=notice)
    if not found:
        raise ReadingError(NOTHING_READ)
    return resolution.resolve(found, catalogs=settings.catalogs, decisions=decided, notice=notice)
