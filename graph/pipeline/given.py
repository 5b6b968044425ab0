"""Annotating sentences that are given as they are: uncleaned, unsplit, one a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import rows as read_rows
from khabar.graph.pipeline.annotation import Annotation, annotation
from khabar.graph.pipeline.languages import Pipelines
from khabar.graph.pipeline.rows import row
from khabar.graph.pipeline.words.sentences import one_sentence
from khabar.graph.reading.article import Article

SPLITTER = "khabar_sentences"


def read_sentences(path: Path) -> Iterator[Mapping[str, Any]]:
    """The rows of a JSONL file of sentences, each with a string ``text`` and an ``id`` of its own.

    Raises:
        LanguageDataError: a line that is not such a row, or an id that was there before; it names the line.
    """
    seen: set[str] = set()
    for number, given in read_rows(path):
        if not isinstance(given.get("text"), str) or not isinstance(given.get("id"), str):
            raise LanguageDataError('a sentence needs "id" and "text", both strings', path=path, line=number)
        if given["id"] in seen:
            raise LanguageDataError(f"the id {given['id']!r} was there before", path=path, line=number)
        seen.add(given["id"])
        yield given


def annotate_rows(sentences: Iterable[Mapping[str, Any]], pipelines: Pipelines) -> Iterator[dict[str, Any]]:
    """A row of the annotation format for each row given, under the same id, its text taken as one sentence."""
    for given in sentences:
        if given["text"].strip():
            yield row(annotated(given["text"], pipelines), 0, id=given["id"])
        else:
            yield {"id": given["id"], "text": given["text"], "entities": [], "events": [], "relations": []}


def annotated(text: str, pipelines: Pipelines) -> Annotation:
    """What is understood of a text that is taken as it is for one sentence; it must have words."""
    article = Article(text=text, language=script(text))
    nlp = pipelines.of(article.language)
    doc = one_sentence(nlp.make_doc(text))
    with nlp.select_pipes(disable=[SPLITTER]):
        doc = nlp(doc)
    # The whole text is the sentence, white space around it and all: offsets count from where it begins.
    return replace(annotation(doc, article), sentences=((0, len(text)),))


def script(text: str) -> str:
    """The language whose script prevails, "ar" or "en"; a single sentence is too short for more.

    >>> script("قال البيان"), script("The statement said")
    ('ar', 'en')
    """
    arabic = sum("\u0600" <= character <= "\u06ff" for character in text)
    latin = sum("a" <= character <= "z" for character in text.lower())
    return "en" if latin > arabic else "ar"
