"""A sentence as the pair scorers see it: token vectors, and its mentions and events by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Token

from khabar.graph.errors import KhabarError
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.learned.model import Vectors
from khabar.graph.pipeline.learned.scoring import Thing
from khabar.graph.pipeline.refs import mention_ref


@dataclass(frozen=True)
class Sentence:
    """Vectors of the tokens that are no white space; mentions and events of types the model knows, with references."""

    vectors: Vectors
    mentions: Sequence[tuple[str, Thing]]
    events: Sequence[tuple[Event, Thing]]

    def fillers(self, shift: int) -> list[tuple[str, Thing]]:
        """What may fill a role: mentions, then events, whose types are numbered from `shift` on."""
        return [*self.mentions, *((event.ref, thing._replace(kind=thing.kind + shift)) for event, thing in self.events)]


def vectors(doc: Doc, tokens: Sequence[int]) -> Vectors:
    """The vectors of some tokens of a Doc, in their order.

    Raises:
        KhabarError: the Doc has none, or those of another model.
    """
    if doc.tensor.shape != (len(doc), *doc.tensor.shape[1:]) or doc.tensor.ndim != 2:
        raise KhabarError('a Doc without token vectors; add the component "khabar_encoder" before this one')
    if len(tokens) and tokens[-1] - tokens[0] + 1 == len(tokens):  # nothing is left out: no copy
        return np.asarray(doc.tensor[tokens[0] : tokens[-1] + 1], dtype=np.float32)
    return np.asarray(doc.tensor[tokens], dtype=np.float32)


def attached(token: Token) -> bool:
    """Whether a token is a letter written together with the next word, as clitics are: "ف" of "فقال"."""
    following = token.i + 1
    if len(token) != 1 or token.whitespace_ or following >= len(token.doc):
        return False
    return token.is_alpha and token.doc[following].is_alpha


def sentences(doc: Doc, entity_labels: Sequence[str], event_labels: Sequence[str]) -> Iterator[Sentence]:
    """The sentences of a Doc that have a mention or an event."""
    number = {label: index for index, label in enumerate(entity_labels)}
    number_of_event = {label: index for index, label in enumerate(event_labels)}
    spans = {span.start: span for span in doc.ents if span.label_ in number}
    events = {event.trigger: event for event in doc._.events if event.type in number_of_event}
    for sentence in doc.sents:
        tokens = [token.i for token in sentence if not token.is_space]
        place = {token: index for index, token in enumerate(tokens)}
        mentions = [
            (mention_ref(at), Thing(index, place[spans[at].end - 1] + 1, number[spans[at].label_]))
            for at, index in place.items()
            if at in spans and spans[at].end - 1 in place
        ]
        here = [
            (events[at], Thing(index, index + 1, number_of_event[events[at].type]))
            for at, index in place.items()
            if at in events
        ]
        if mentions or here:
            yield Sentence(vectors(doc, tokens), mentions, here)
