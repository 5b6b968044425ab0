"""The chain (isnad) of a mention: who says it, through whom it came, and the article and publisher that have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from khabar.graph.knowledge.views import ArticleView, EvidenceView, Thing

SPEAKER: Final = "speaker"
MEDIUM: Final = "medium"
ARTICLE: Final = "article"
PUBLISHER: Final = "publisher"

_STEP: Final = " -> "
_TOGETHER: Final = " + "
_OF: Final = ", "


@dataclass(frozen=True, slots=True)
class Link:
    """A step of a chain.

    Attributes:
        how: what the link is: "speaker", "medium", "article" or "publisher".
        iris: IRIs of those who say it together, or of the article; a publisher has none.
        labels_ar, labels_en: their names, in the same order.
    """

    how: str
    iris: tuple[str, ...]
    labels_ar: tuple[str, ...]
    labels_en: tuple[str, ...]

    def text(self, language: str) -> str:
        """The names in "ar" or "en", "the minister + the governor" where two say it together."""
        return _TOGETHER.join(self.labels_en if language == "en" else self.labels_ar)


@dataclass(frozen=True, slots=True)
class Chain:
    """How an article came to say a fact.

    `str` gives it in the language of the article: "the minister -> SANA -> Attack foiled, Reuters".

    Attributes:
        mention: where the article says it.
        links: first whoever is nearest to what is said, then those through whom it came, the article, its publisher.
    """

    mention: EvidenceView
    links: tuple[Link, ...]

    def text(self, language: str) -> str:
        """The chain in names of a language, "ar" or "en"."""
        steps = _STEP.join(link.text(language) for link in self.links if link.how != PUBLISHER)
        return _OF.join((steps, *(link.text(language) for link in self.links if link.how == PUBLISHER)))

    def __str__(self) -> str:
        """The chain in the language of its article."""
        return self.text(self.mention.article.language)


def chain(mention: EvidenceView, things: Mapping[str, Thing]) -> Chain:
    """The chain of a mention; `things` are the entities of its graph by IRI."""
    links = []
    for level in mention.chain:
        # Of those who say it together some may be people and some media: they are then two links.
        for how, iris in (
            (SPEAKER, tuple(iri for iri in level if iri not in mention.via)),
            (MEDIUM, tuple(iri for iri in level if iri in mention.via)),
        ):
            if iris:
                links.append(Link(how, iris, _labels(iris, things, "ar"), _labels(iris, things, "en")))
    article = mention.article
    named = (title(article),)  # in both languages: an article has its headline in its own
    links.append(Link(ARTICLE, (article.iri,), named, named))
    if article.publisher:
        publisher = (article.publisher,)
        links.append(Link(PUBLISHER, (), publisher, publisher))
    return Chain(mention, tuple(links))


def title(article: ArticleView) -> str:
    """A name for an article: its headline, or its address, or its IRI."""
    return article.title or article.url or article.iri


def _labels(iris: tuple[str, ...], things: Mapping[str, Thing], language: str) -> tuple[str, ...]:
    return tuple(things[iri].label(language) if iri in things else iri for iri in iris)
