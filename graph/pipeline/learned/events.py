"""Component "khabar_learned_events": events and their types, by the model and the lexicon together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event, register
from khabar.graph.pipeline.learned.scoring import linear, logarithms
from khabar.graph.pipeline.learned.sentence import attached, vectors
from khabar.graph.pipeline.learned.stored import Joined
from khabar.graph.pipeline.rules import MODEL, OWN, agreed
from khabar.ontology.terms import EventType, Status

NAME: Final = "khabar_learned_events"
_TASK: Final = "events"
_NONE, _FOUND, _FOILING = "none", "found", "foiling"


class LearnedEvents(Joined):
    """Sets ``doc._.events`` anew, without arguments.

    Events that rows of users' own lexicons found, also of types that the model does not know, stay as they are.
    """

    TASK = _TASK

    def load(self) -> None:
        """Read the heads."""
        super().load()
        self._labels = {label: index + 1 for index, label in enumerate(self.heads.labels[_TASK])}
        self._names = {index: label for label, index in self._labels.items()}

    def __call__(self, doc: Doc) -> Doc:
        """Set the events; needs ``doc.tensor``."""
        if len(doc):
            doc._.events = tuple(self._events(doc, {event.trigger: event for event in doc._.events}))
        return doc

    def _events(self, doc: Doc, before: dict[int, Event]) -> Iterator[Event]:
        scores = logarithms(linear(self.heads.weights, "event", vectors(doc, range(len(doc)))))
        alone = scores.argmax(-1)
        joined = scores.copy()
        joined[:, 0] += self.weight(_TASK, _NONE)
        for at, one in before.items():
            if one.type in self._labels:
                finding = _FOILING if one.type == EventType.FOILING else _FOUND
                joined[at, self._labels[one.type]] += self.weight(_TASK, finding)
        sure = np.exp(logarithms(joined))
        for at, label in enumerate(joined.argmax(-1).tolist()):
            event = before.get(at)
            if event is not None and (event.type not in self._labels or event.rule.startswith(OWN)):
                yield event
                continue
            if not label or doc[at].is_space or attached(doc[at]):
                continue
            confidence = self.sure(_TASK, float(sure[at, label]))
            if event is not None and event.type == self._names[label]:
                rule = agreed(event.rule) if alone[at] == label else event.rule
                yield replace(event, rule=rule, confidence=confidence)
            else:
                yield Event(at, self._names[label], Status.ACTUAL, rule=MODEL, confidence=confidence)


@Language.factory(
    NAME,
    default_config={"folder": None, "lexicon": True},
    requires=["doc.tensor", "doc.sents"],
    assigns=["doc._.events"],
)
def make(nlp: Language, name: str, folder: str | None, lexicon: bool) -> LearnedEvents:  # noqa: ARG001
    """The component; `folder` has the files of another model than the shipped one."""
    register()
    return LearnedEvents(folder, lexicon=lexicon)
