"""Drop relations that make a victim the leader or member of the body that harms them.

In "قتل الجيش زعيمها" and "the army killed its leader, Ali Saleh" the pronoun takes up a body named a sentence before,
and Saleh leads no army. A group may put members of its own to death, though: "executed five of its fighters". The forms
of pronouns are data (``<xx>/unsaid.toml``, as `oneside` has them).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.relations.belonging import BELONGING
from khabar.ontology.terms import EntityType, EventClass, EventType, RelationType, Role

_HARM: Final = (EventClass.VIOLENCE, EventType.ABDUCTION, EventType.ARREST)
_TITLE: Final = 4
"""Tokens before a name in which a title and its pronoun stand: "its military commander"."""


def without_harmed(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop relations of belonging between a victim called by a pronoun and the agent of the harm.

    "the army killed its leader, Ali Saleh": "Ali Saleh leads army" is dropped; groups that are members stay.
    """
    found = tuple(relations)
    if not any(relation.type in BELONGING for relation in found):
        return found
    harm = {
        (target, agent)
        for event in doc._.events
        if event.is_a(*_HARM)
        for target in event.refs(Role.TARGET)
        for agent in event.refs(Role.AGENT)
    }
    spans = mentions_by_ref(doc)
    return tuple(
        relation
        for relation in found
        if relation.type not in BELONGING
        or (relation.head, relation.tail) not in harm
        or (relation.type == RelationType.MEMBER_OF and spans[relation.head].label_ == EntityType.PERSON_GROUP)
        or not _taken_up(doc, spans[relation.head], spans[relation.tail], language)
    )


def _taken_up(doc: Doc, who: Span, body: Span, language: str) -> bool:
    """Whether a title with a pronoun stands behind a body and before a name, or begins the mention itself."""
    before = words_of(language, "unsaid", "oneside", "before")
    endings = tuple(table(language, "unsaid")["oneside"]["endings"])
    if body.end > who.start:
        return False
    title = doc[max(body.end, who.start - _TITLE) : who.start + 1]
    return any(token.norm_ in before or (bool(endings) and token.text.endswith(endings)) for token in title)
