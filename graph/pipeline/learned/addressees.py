"""Whom a statement is made to stands before what is stated: "قال للصحيفة إن ...", "told Reuters that ..."."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.doc import Event, mention_ref
from khabar.ontology.terms import EventType, Role

_COLON: Final = ":"


@lru_cache(maxsize=4)
def opening_words(language: str) -> frozenset[str]:
    """What opens the content of a statement: أن, إن, that, a colon."""
    data = table(language, "clauses")
    words = (*data["complementizers"], *data["complementizers_with_pronoun"])
    return frozenset({_COLON, *(fold(word, language) for word in words)})


def addressed(doc: Doc, events: Iterable[Event]) -> Iterator[Event]:
    """The events of a sentence; of statements without targets that are named in what is stated."""
    words = opening_words(doc.lang_)
    starts = {mention_ref(span.start): span.start for span in doc.ents}
    for event in events:
        if event.type == EventType.STATEMENT and any(argument.role == Role.TARGET for argument in event.arguments):
            kept = tuple(
                argument
                for argument in event.arguments
                if argument.role != Role.TARGET or not _inside(doc, event.trigger, starts.get(argument.ref, -1), words)
            )
            yield replace(event, arguments=kept)
        else:
            yield event


def _inside(doc: Doc, trigger: int, at: int, words: Set[str]) -> bool:
    return any(token.norm_ in words for token in doc[trigger + 1 : at]) if at > trigger else False
