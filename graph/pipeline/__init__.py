"""Understand articles: a spaCy pipeline of named components for each language, and the annotation it gives.

`load` makes the pipeline, `annotate` runs it. Components talk only through the Doc; `doc` has the contract, `refs` how
mentions and events refer to each other.

Each package answers one question, in this order: `words` (tokens, sentences), `times`, `entities` (who and what),
`events` (which words tell of what), `clauses`, `arguments` (who takes part), `participants` (corrections of that),
`status` (whether it happened), `counting`, `relations`, `attribution` (who says so). `learned` has the trained model's
components, which join what it finds with what the lexicon found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from khabar.graph.pipeline.annotation import Annotation
    from khabar.graph.reading.article import Article

LEXICAL, MODEL, BOTH = ENGINES = ("lexical", "model", "both")
"""The lexicon alone, the trained model alone (with catalog ids and values of times), and both joined."""

COMPONENTS = {
    LEXICAL: (
        "khabar_sentences",
        "khabar_homographs",
        "khabar_times",
        "khabar_known",
        "khabar_patterns",
        "khabar_filed",
        "khabar_events",
        "khabar_arguments",
        "khabar_settled_arguments",
        "khabar_status",
        "khabar_settled_status",
        "khabar_denials",
        "khabar_counts",
        "khabar_relations",
        "khabar_settled_relations",
        "khabar_attribution",
        "khabar_order",
    ),
    MODEL: (
        "khabar_sentences",
        "khabar_homographs",
        "khabar_encoder",
        "khabar_times",
        "khabar_known",
        "khabar_learned_entities",
        "khabar_filed",
        "khabar_learned_events",
        "khabar_learned_arguments",
        "khabar_settled_arguments",
        "khabar_learned_status",
        "khabar_settled_status",
        "khabar_denials",
        "khabar_counts",
        "khabar_learned_relations",
        "khabar_settled_relations",
        "khabar_attribution",
        "khabar_order",
        "khabar_learned_meanings",
    ),
    BOTH: (
        "khabar_sentences",
        "khabar_homographs",
        "khabar_encoder",
        "khabar_times",
        "khabar_known",
        "khabar_patterns",
        "khabar_learned_entities",
        "khabar_filed",
        "khabar_events",
        "khabar_learned_events",
        "khabar_arguments",
        "khabar_learned_arguments",
        "khabar_settled_arguments",
        "khabar_status",
        "khabar_learned_status",
        "khabar_settled_status",
        "khabar_denials",
        "khabar_counts",
        "khabar_relations",
        "khabar_learned_relations",
        "khabar_settled_relations",
        "khabar_attribution",
        "khabar_learned_idle",
        "khabar_order",
        "khabar_learned_meanings",
    ),
}
"""Names of the components of each engine, in the order of the data; each is a spaCy factory of that name."""

READERS_OF_LEXICONS = (
    "khabar_learned_entities",
    "khabar_events",
    "khabar_learned_events",
    "khabar_arguments",
    "khabar_settled_arguments",
    "khabar_status",
    "khabar_learned_status",
    "khabar_settled_status",
    "khabar_settled_relations",
    "khabar_attribution",
    "khabar_order",
)
"""The components that read trigger rows: for their words, their frames or their status."""

JOINED = (
    "khabar_learned_entities",
    "khabar_learned_events",
    "khabar_learned_arguments",
    "khabar_learned_status",
    "khabar_learned_relations",
    "khabar_learned_idle",
)
"""The components that join the model with what the lexicon found before."""


def check_engine(engine: str, *, lexicons: bool) -> None:
    """Raise KhabarError for an engine that does not exist, and for `lexicons` beside the one that reads none."""
    from khabar.graph.errors import KhabarError

    if engine not in ENGINES:
        raise KhabarError(f"no engine {engine!r}; they are {', '.join(ENGINES)}")
    if lexicons and engine == MODEL:
        raise KhabarError(f"the engine {MODEL!r} reads no lexicons; use {BOTH!r}, or no lexicons")


def load(
    language: str,
    *,
    catalogs: str | Path | Iterable[str | Path] = (),
    lexicons: str | Path | Iterable[str | Path] = (),
    engine: str = BOTH,
    model: str | Path | None = None,
) -> Language:
    """The pipeline of a language, an ordinary spaCy ``Language``.

    Args:
        language: "ar" or "en".
        catalogs: the user's own catalogs, beside the shipped one, one or several files.
        lexicons: the user's own trigger lexicons, beside the shipped ones, one or several files.
        engine: one of `ENGINES`.
        model: a folder with the files of another model than the shipped one (see training/README.md).

    Raises:
        LanguageDataError: a language there is no data for, a broken row in one of the files, or no model in the folder.
        KhabarError: an engine that does not exist, or lexicons for the one that reads none.
    """
    from khabar.graph.errors import LanguageDataError
    from khabar.graph.language.data import folder, rows
    from khabar.graph.pipeline.loading import collector_paused, command_line_left_out

    folder(language)
    # One file is no iterable of files, though a string is one of its letters.
    lexicons, catalogs = ((files,) if isinstance(files, str | Path) else tuple(files) for files in (lexicons, catalogs))
    check_engine(engine, lexicons=bool(lexicons))
    for path in (*lexicons, *catalogs):  # a component that spaCy opens may wait for its files
        next(rows(Path(path)), None)
    options: dict[str, dict[str, object]] = {"khabar_known": {"catalogs": [str(path) for path in catalogs]}}
    options |= {key: {"lexicons": [str(path) for path in lexicons]} for key in READERS_OF_LEXICONS}
    if model is not None and not Path(model).is_dir():
        raise LanguageDataError("no such folder; a model is a folder of files", path=Path(model))
    files = {} if model is None else {"folder": str(model)}
    options |= {key: dict(files) for key in ("khabar_encoder", "khabar_learned_meanings")}
    for key in JOINED:
        options.setdefault(key, {}).update(lexicon=engine == BOTH, **files)
    with collector_paused():
        with command_line_left_out():
            import spacy

        from khabar.graph.pipeline.extensions import register
        from khabar.graph.pipeline.words import tokenizer

        register()
        nlp = spacy.blank(language, config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}})
        for name in COMPONENTS[engine]:
            nlp.add_pipe(name, config=options.get(name, {}))
    return nlp


def annotate(nlp: Language, articles: Iterable[Article]) -> Iterator[Annotation]:
    """The annotations of articles in the pipeline's language, one by one, in their order."""
    from khabar.graph.pipeline.annotation import annotation

    def made() -> Iterator[tuple[Doc, Article]]:
        for article in articles:
            doc = nlp.make_doc(article.text)
            doc._.published = article.published
            yield doc, article

    for doc, article in nlp.pipe(made(), as_tuples=True, batch_size=1):
        yield annotation(doc, article)
