"""Understanding: a spaCy pipeline of named components a language, and what it gives.

`load` makes the pipeline, `annotate` runs it. Components talk through the Doc alone; `doc` has the contract.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from khabar.graph.pipeline.annotation import Annotation
    from khabar.graph.reading.article import Article

COMPONENTS = (
    "khabar_sentences",
    "khabar_times",
    "khabar_known",
    "khabar_patterns",
    "khabar_events",
    "khabar_arguments",
    "khabar_status",
    "khabar_relations",
    "khabar_attribution",
)
"""Names of the components, in the order of the data; each is a spaCy factory of that name."""

READERS_OF_LEXICONS = ("khabar_events", "khabar_arguments", "khabar_status", "khabar_attribution")
"""The components that read trigger rows: for their words, their frames or their status."""


def load(
    language: str,
    *,
    catalogs: Iterable[str | Path] = (),
    lexicons: Iterable[str | Path] = (),
) -> Language:
    """The pipeline of a language, an ordinary spaCy ``Language``.

    Args:
        language: "ar" or "en".
        catalogs: the user's own catalog files, beside the shipped one.
        lexicons: the user's own trigger files, beside the shipped ones.

    Raises:
        LanguageDataError: a language there is no data for, or a broken row in one of the files.
    """
    import spacy

    from khabar.graph.language.data import folder
    from khabar.graph.pipeline import doc, tokenizer
    from khabar.graph.pipeline.loading import collector_paused

    folder(language)
    doc.register()
    options: dict[str, dict[str, list[str]]] = {"khabar_known": {"catalogs": [str(path) for path in catalogs]}}
    options |= {key: {"lexicons": [str(path) for path in lexicons]} for key in READERS_OF_LEXICONS}
    with collector_paused():
        nlp = spacy.blank(language)
        nlp.tokenizer = tokenizer.create(nlp.vocab, language)
        for name in COMPONENTS:
            nlp.add_pipe(name, config=options.get(name, {}))
    return nlp


def annotate(nlp: Language, articles: Iterable[Article]) -> Iterator[Annotation]:
    """The annotations of articles in the pipeline's language, one by one, in their order."""
    from khabar.graph.pipeline.annotation import annotation

    for article in articles:
        doc = nlp.make_doc(article.text)
        doc._.published = article.published
        yield annotation(nlp(doc), article)
