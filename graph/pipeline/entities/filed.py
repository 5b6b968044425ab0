"""Component "khabar_filed": set the places and media of datelines by where they stand: "DAKAR, Nov 6 (AFP) -".

Capitals and brackets mislead the other finders: a town in capitals is taken for a weapon, an agency in brackets for
another name of the town before it, «الشرق الأوسط» for the region.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.doc import TIME, Relation, mention
from khabar.graph.pipeline.entities.mentions import by_sentence
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.rules import DATELINE, OWN
from khabar.graph.pipeline.words.datelines import TOKENS, datelines
from khabar.ontology.terms import EntityType, RelationType

NAME: Final = "khabar_filed"
_CONFIDENCE: Final = 0.95


class Filed:
    """Sets the mentions of sentences that are datelines; times and names of users' own rows stay."""

    def __init__(self, language: str) -> None:
        self._datelines = datelines(language)
        self._catalog = Catalog.load()
        self._language = language

    def __call__(self, doc: Doc) -> Doc:
        """Set the mentions; needs sentences."""
        mentions: list[Span] = []
        anew = False
        for sentence, inside in by_sentence(doc):
            found = self._named(doc, sentence, inside)
            mentions.extend(inside if found is None else found)
            anew = anew or found is not None
        if anew:
            for span in doc.ents:
                for token in span:
                    token.ent_id_ = ""  # a mention without an id would keep that of an earlier one
            doc.ents = tuple(mentions)
        return doc

    def _named(self, doc: Doc, sentence: Span, inside: Sequence[Span]) -> list[Span] | None:
        """The mentions of a sentence that is a dateline, None if it is something else."""
        if len(sentence) > TOKENS or (sentence.start and "\n" not in doc[sentence.start - 1].text):
            return None
        line = doc[sentence.start : sentence.start + TOKENS]
        end, parts = self._datelines.find(line.text)
        if end != sentence.end_char - sentence.start_char + _blank(doc, sentence):
            return None
        kept = [span for span in inside if span.label_ == TIME or span._.rule.startswith(OWN)]
        taken = {token.i for span in kept for token in span}
        known = {(span.start, span.end): span.id_ for span in inside}
        for part in parts:
            span = line.char_span(part.start, part.end)
            if span is not None and taken.isdisjoint(token.i for token in span):
                id = known.get((span.start, span.end)) or self._known(span.text, part.type)
                kept.append(
                    mention(doc, span.start, span.end, part.type, rule=DATELINE, confidence=_CONFIDENCE, known=id)
                )
        return sorted(kept, key=lambda span: span.start)

    def _known(self, name: str, type: str) -> str:
        """The catalog id of a name, or ""; a town in capitals is looked up in title case."""
        media = type == EntityType.MEDIA
        for entry in self._catalog.find_all(name if media else name.title(), self._language):
            if entry.type == type or (not media and entry.located):
                return entry.id
        return ""


def _blank(doc: Doc, sentence: Span) -> int:
    """Characters of white space between a sentence and the next."""
    following = doc[sentence.end].idx if sentence.end < len(doc) else len(doc.text)
    return following - sentence.end_char


def without_filed(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:  # noqa: ARG001
    """Remove the relations of datelines, in which nothing is said but where a town lies: "QUETTA, Pakistan"."""
    found = tuple(relations)
    filed = {mention_ref(span.start): span.label_ for span in mentions(doc) if span._.rule == DATELINE}
    return tuple(
        r
        for r in found
        if filed.keys().isdisjoint((r.head, r.tail))
        or (
            r.type == RelationType.LOCATED_IN
            and EntityType.PLACE == filed.get(r.head, EntityType.PLACE) == filed.get(r.tail, EntityType.PLACE)
        )
    )


@Language.factory(NAME, requires=["doc.sents"], assigns=["doc.ents"])
def make(nlp: Language, name: str) -> Filed:  # noqa: ARG001 - spaCy passes both
    """For spaCy: the component with the data of the pipeline's language."""
    register()
    return Filed(nlp.lang or "")
