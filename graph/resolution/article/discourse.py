"""Tell how an article speaks of an event: in its headline, or as one that the reader knows already ("the attack")."""

from __future__ import annotations

from functools import lru_cache

from khabar.graph.catalog.spelling import spelling
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.annotation import Annotation, EventMention
from khabar.graph.reading.article import Article
from khabar.graph.resolution.wording.names import shown
from khabar.graph.resolution.wording.shortforms import shortforms


def headline(article: Article) -> int:
    """The length of the headline that an article's text begins with, or 0."""
    return len(article.title) if article.title and article.text.startswith(article.title) else 0


class Discourse:
    """Answers for the events of one article."""

    def __init__(self, annotation: Annotation) -> None:
        self._text = annotation.article.text
        self._sentences = annotation.sentences
        self._spelling = spelling(annotation.article.language)
        self._forms = shortforms(annotation.article.language)
        self._headline = headline(annotation.article)

    def headline(self, event: EventMention) -> bool:
        """Whether the headline tells an event."""
        return event.end <= self._headline

    def general(self, event: EventMention) -> bool:
        """Whether its trigger is a noun for events of several types, of which one was chosen ("العملية")."""
        return self._spelling.bare(event.trigger) in self._forms.general

    def definite(self, event: EventMention) -> bool:
        """Whether its trigger is a definite noun: "الهجوم", "the twin bombings"."""
        language = self._spelling.language
        if self._forms.head_first:
            before = self._text[event.start - 1] if event.start else ""
            written = shown(event.trigger, before, language)
            word = fold(written, language)
            if word in self._forms.article_like or self._forms.participles.match(word):
                return False
            words = fold(self._text[self._sentences[event.sentence][0] : event.start], language).split()
            if " ".join(words[-2:]) in _some_of(language):
                return False  # "شنت العديد من الهجمات"
            return self._spelling.definite(written)
        start = self._sentences[event.sentence][0]
        for word in reversed(fold(self._text[start : event.start], language).split()):
            if word in self._forms.known:
                return True
            if word not in self._forms.between:
                return False
        return False


@lru_cache(maxsize=4)
def _some_of(language: str) -> frozenset[str]:
    return fold_all(table(language, "setapart")["some_of"], language)
