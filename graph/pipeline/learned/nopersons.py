"""Tell which names of the catalog cannot be persons, though a model takes them for such: "الشاباك" ("Shin Bet")."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Span

from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import VIOLENCE
from khabar.ontology.terms import EntityType

_BODIES: Final = frozenset(
    {EntityType.SECURITY_FORCE, EntityType.ARMED_GROUP, EntityType.GOVERNMENT_BODY, EntityType.MEDIA}
)


def no_person(span: Span) -> bool:
    """Whether what the lexicon found is known, and has no name that a person may have.

    Many towns have the name of a person or a family ("ليون", "الزبداني"). A town is meant if its name has several words
    that no person's name begins with ("خان يونس", not "أبو كمال"), or if the text says that it was struck.
    """
    if not span.id_:
        return False
    classes = word_classes(span.doc.lang_)
    if span.label_ in _BODIES:
        return classes.bare(span[0].norm_) not in classes.given
    if span.label_ != EntityType.PLACE:
        return False
    several = len(span) > 1 and span[0].norm_ not in classes.particles | classes.given
    return several or _struck(span)


def _struck(span: Span) -> bool:
    """Whether a name is the target of a noun of violence: "هجوم على الزبداني" ("an attack on Zabadani")."""
    doc, at = span.doc, span.start - 2
    if at < 0 or doc[at + 1].norm_ not in word_classes(doc.lang_).prepositions.get("struck", ()):
        return False
    words = lexicon_of(doc)
    found = (*words.find(doc[at].norm_), *words.find(words.bare(doc[at].norm_)))
    return any(reading.tag.kind != VERB and reading.row.type in VIOLENCE for reading in found)
