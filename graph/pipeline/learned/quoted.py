"""Take words in quotation marks that tell of violence for no name, and cut them off the body before them.

'أعلن الجيش "القضاء" على قائد' ("the army announced the "elimination" of a commander"): a model that knows names in
quotation marks finds a body "القضاء" ("the judiciary"), or one 'الجيش "القضاء"'. A noun without the article may carry a
name: 'حركة "الانتفاضة"' ("the movement Intifada") stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.learned.fragments import over
from khabar.graph.pipeline.rules import OWN
from khabar.graph.pipeline.words.inflection import NOUN
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES, VIOLENCE

_QUOTED: Final = 3
"""Tokens of a word between quotation marks."""


def without_quoted_events(spans: Sequence[Span], *, language: str) -> Iterator[Span]:
    """The mentions of a text without words in quotation marks that tell of violence, in languages with an article.

    'أعلن الجيش "القضاء" على قائد': of 'الجيش "القضاء"' is left "الجيش".
    """
    definite = word_classes(language).definite
    for span in spans:
        if span.label_ not in BODIES or span.id_ or span._.rule.startswith(OWN):
            yield span
            continue
        doc, sentence = span.doc, sentence_of(span)
        first = span.end - _QUOTED if span[-1].is_quote else span.end - _QUOTED + 1
        if first < sentence.start or not _event(doc, first, sentence.end):
            yield span
        elif first <= span.start:
            if first > sentence.start and not definite(doc[first - 1].norm_) and doc[first - 1].is_alpha:
                yield span  # what the noun before is called
        elif definite(span[0].norm_) and all(not token.is_quote for token in doc[span.start : first]):
            yield over(span, span.start, first)
        else:
            yield span


def _event(doc: Doc, at: int, end: int) -> bool:
    """Whether a noun of violence stands between quotation marks at a position."""
    if at < 0 or at + _QUOTED > end or not (doc[at].is_quote and doc[at + 2].is_quote):
        return False
    words = lexicon_of(doc)
    norm = doc[at + 1].norm_
    found = (*words.find(norm), *words.find(words.bare(norm)))
    return any(reading.tag.kind == NOUN and reading.row.type in VIOLENCE for reading in found)
