"""From articles to a resolution: annotate each once, whatever copies of it there are, and resolve them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from khabar.graph import pipeline, resolution
from khabar.graph.errors import KhabarError, ReadingError, from_interrupt
from khabar.graph.pipeline.languages import Pipelines
from khabar.graph.reading.hosts import host
from khabar.graph.resolution.analysts.decisions import read

if TYPE_CHECKING:
    from khabar.graph.knowledge.archivefile import ArchivedArticle
    from khabar.graph.knowledge.settings import Settings
    from khabar.graph.pipeline.annotation import Annotation
    from khabar.graph.reading.article import Article
    from khabar.graph.resolution.model import Resolved

NOTHING_READ: Final = "no article could be read; give files, folders or articles with Arabic or English news"

_METADATA: Final = ("title", "publisher", "published", "language")
"""Metadata in which two copies of an article, with the same address and text, may differ."""


class _Copy(NamedTuple):
    """A copy of an article: the source it was read from, and its metadata."""

    source: str
    told: tuple[str, ...]

    @classmethod
    def of(cls, article: Article | ArchivedArticle) -> _Copy:
        """The copy that an article is."""
        told = {name: str(getattr(article, name) or "") for name in _METADATA}
        if told["publisher"] == host(article.url):  # which reading takes where none is named
            told["publisher"] = ""
        return cls(article.source, tuple(told.values()))

    def better(self, other: _Copy) -> bool:
        """Whether it has more metadata than another, or as much and comes first in alphabetical order."""
        return (-sum(map(bool, self.told)), self.told) < (-sum(map(bool, other.told)), other.told)

    def again(self, before: _Copy) -> ReadingError:
        """The notice about a copy that comes after another one."""
        two = zip(_METADATA, before.told, self.told, strict=True)
        other = [f"{name} ({there!r} there, {here!r} here)" for name, there, here in two if there != here]
        if not other:
            return ReadingError(f"the same article as {before.source}; taken once", path=self.source)
        taken = "here" if self.better(before) else "there"
        message = f"the same article as {before.source} but for {', '.join(other)}; taken once, as {taken}"
        return ReadingError(message, path=self.source)


def understood(
    articles: Iterable[Article],
    pipelines: Pipelines,
    *,
    known: Callable[[Article], ArchivedArticle | None] | None = None,
    report: Callable[[KhabarError], None] | None = None,
    progress: Callable[[str], None] | None = None,
    notice: Callable[[KhabarError], None] | None = None,
) -> Iterator[Annotation]:
    """The annotations of articles, one by one; each article once, however often it is given.

    Of copies with different metadata the one with most counts: if it comes after another, or the article is `known`
    already, the article is annotated anew. A known article with as much metadata is not annotated. `report` takes an
    error about each article at which khabar fails, without it the first is raised; `notice` one about each article
    given again, `progress` the source of each article.
    """
    taken: dict[str, _Copy] = {}
    for article in articles:
        copy, before, there = _Copy.of(article), taken.get(article.id), None
        if before is None and known and (there := known(article)):
            before = _Copy.of(there)
        if before is None or copy.better(before):
            taken[article.id] = copy
            try:
                annotation = annotated(article, pipelines)
            except ReadingError as error:
                if report is None:
                    raise
                report(error)
                continue
            yield annotation
        else:
            taken[article.id] = before
        if notice and before and not (there and copy.told == before.told):
            notice(copy.again(before))
        if progress:
            progress(article.source)


def annotated(article: Article, pipelines: Pipelines) -> Annotation:
    """The annotation of an article.

    Raises:
        ReadingError: khabar fails at it, which is a defect of khabar's; the others can still be understood.
    """
    nlp = pipelines.of(article.language)
    try:
        (annotation,) = pipeline.annotate(nlp, [article])
    except Exception as error:
        if isinstance(error, KhabarError) or from_interrupt(error):
            raise
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        message = f"khabar fails at this article ({what}); leave it out, and please report it"
        raise ReadingError(message, path=article.source) from error
    return annotation


def understand(
    articles: Iterable[Article],
    pipelines: Pipelines,
    *,
    report: Callable[[KhabarError], None] | None = None,
    progress: Callable[[str], None] | None = None,
    notice: Callable[[KhabarError], None] | None = None,
) -> list[Annotation]:
    """All annotations of `understood`, sorted by the article's id, each article once.

    Raises:
        ReadingError: there is no article.
    """
    found = understood(articles, pipelines, report=report, progress=progress, notice=notice)
    last = {annotation.article.id: annotation for annotation in found}
    if not last:
        raise ReadingError(NOTHING_READ)
    return [last[id] for id in sorted(last)]


def resolve_articles(
    articles: Iterable[Article],
    settings: Settings,
    *,
    report: Callable[[KhabarError], None] | None = None,
    progress: Callable[[str], None] | None = None,
    notice: Callable[[KhabarError], None] | None = None,
) -> Resolved:
    """Everything that articles say, resolved; `report`, `progress` and `notice` as in `understood` and `resolve`.

    Raises:
        ReadingError: there is no article.
    """
    decided = read(settings.decisions) if settings.decisions else ()
    found = understand(articles, settings.pipelines(), report=report, progress=progress, notice=notice)
    return resolution.resolve(found, catalogs=settings.catalogs, decisions=decided, notice=notice)
