"""Give the lexicon that a Doc is read with, and what it tells of a token, to functions that have only the Doc.

Users' own rows are in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.lexicon import Lexicon, lexicon
from khabar.graph.pipeline.mentions import held
from khabar.graph.pipeline.ownfiles import Component, OwnFiles
from khabar.graph.pipeline.rules import of_lexicon
from khabar.graph.pipeline.words.inflection import Tag

_HELD: Final = "khabar_held_lexicon"
"""Key in ``doc.user_data`` while a Doc is read with a lexicon."""


def lexicon_of(doc: Doc) -> Lexicon:
    """The lexicon of the component at work, or else the shipped one for the language."""
    found: Lexicon | None = doc.user_data.get(_HELD)
    return lexicon(doc.lang_) if found is None else found


def kinds_at(doc: Doc, at: int) -> frozenset[str]:
    """The kinds of word that a token may be as a trigger, whatever stands beside it: a verb, a noun ...

    >>> import spacy
    >>> doc = spacy.blank("en")("Police attacked")
    >>> sorted(kinds_at(doc, 1)), sorted(kinds_at(doc, 0))
    (['verb'], [])
    """
    return lexicon_of(doc).kinds(doc[at].norm_)


def tenses_at(doc: Doc, at: int) -> frozenset[str]:
    """The tenses that a token may have as a trigger that is a verb; none if it is no verb."""
    return lexicon_of(doc).tenses(doc[at].norm_)


def tags_of(doc: Doc, event: Event) -> list[Tag]:
    """What the form of a trigger tells: by the row that found the event, or by all that have the word."""
    found, rule = lexicon_of(doc).find(doc[event.trigger].norm_), of_lexicon(event.rule)
    return [one.tag for one in found if one.row.rule == rule] or [one.tag for one in found]


@contextmanager
def read_by(doc: Doc, words: Lexicon) -> Iterator[None]:
    """Within this context, `lexicon_of` gives this lexicon.

    >>> import spacy
    >>> doc = spacy.blank("en")("Police left")
    >>> with read_by(doc, lexicon("en")):
    ...     lexicon_of(doc) is lexicon("en")
    True
    >>> doc.user_data
    {}
    """
    doc.user_data[_HELD] = words
    try:
        yield
    finally:
        del doc.user_data[_HELD]


def settling(settle: Callable[[Doc], Doc], language: str | None, lexicons: Iterable[str]) -> OwnFiles:
    """A component whose passes call `lexicon_of`, made with users' lexicon files so that their verbs count."""
    return OwnFiles(partial(_settling, settle, language or ""), lexicons)


def _settling(settle: Callable[[Doc], Doc], language: str, files: tuple[Path, ...]) -> Component:
    words = lexicon(language, files)

    def settled(doc: Doc) -> Doc:
        with read_by(doc, words), held(doc):
            return settle(doc)

    return settled
