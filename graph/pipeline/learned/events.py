"""Component "khabar_learned_events": events and their types, by the model and the lexicon together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.learned.layers import by_one_thread, linear, logarithms
from khabar.graph.pipeline.learned.model import Vectors
from khabar.graph.pipeline.learned.sentence import attached, vectors
from khabar.graph.pipeline.learned.stored import WithLexicon
from khabar.graph.pipeline.participants.names.misnamed import verb_between, verb_like_name
from khabar.graph.pipeline.rules import MODEL, OWN, agreed
from khabar.ontology.terms import EventType, Status

NAME: Final = "khabar_learned_events"
_TASK: Final = "events"
_NONE, _FOUND, _SOUGHT = "none", "found", "sought"
_OTHER, _UNKNOWN = "other_type", "no_type"
_NEVER: Final = -1e4
_RARE: Final = frozenset({EventType.ABDUCTION, EventType.FOILING, EventType.INTELLIGENCE_SHARING})
"""Types whose words are clear where their rows fit, and which the model has seldom seen: the lexicon weighs more."""


class LearnedEvents(WithLexicon):
    """Sets ``doc._.events`` anew, without arguments.

    Events that rows of users' own lexicons found, also of types that the model does not know, stay as they are.
    """

    TASK = _TASK

    def load(self) -> None:
        """Read the heads."""
        super().load()
        self._labels = {label: index + 1 for index, label in enumerate(self.heads.labels[_TASK])}
        self._names = {index: label for label, index in self._labels.items()}

    @by_one_thread
    def read(self, doc: Doc) -> Doc:
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
                finding = _SOUGHT if one.type in _RARE else _FOUND
                joined[at, self._labels[one.type]] += self.weight(_TASK, finding)
                if self._certain(doc, one):
                    joined[at, np.arange(joined.shape[1]) != self._labels[one.type]] = _NEVER
                if any(is_verb(doc, at, language=doc.lang_) for is_verb in (verb_like_name, verb_between)):
                    joined[at, 0] = _NEVER
        for at in np.flatnonzero(joined.argmax(-1)).tolist():
            self._strange(doc, at, joined[at], before.get(at))
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

    def _certain(self, doc: Doc, event: Event) -> bool:
        """Whether the row that found an event says that its word has no other meaning."""
        return any(found.row.sure and found.row.rule == event.rule for found in self.triggers.find(doc, event.trigger))

    def _strange(self, doc: Doc, at: int, scores: Vectors, found: Event | None = None) -> None:
        """Take from the scores of a token's labels what its word is not known to say, or does not say here.

        What it does not say here it has been mistaken for: where the lexicon has `found` what it says instead, that
        the model sees something happen speaks for it: "يتبادلان 180 أسيرا" is no clash, but freeing.
        """
        if not self.lexicon:
            return
        triggers, norm = self.triggers, doc[at].norm_
        known = triggers.types(norm) | triggers.types(triggers.lexicon.bare(norm))
        strange = self.weight(_TASK, _OTHER if known else _UNKNOWN)
        barred = triggers.barred(doc, at)
        for label, index in self._labels.items():
            if label in barred:
                if found is not None and found.type in self._labels:
                    scores[self._labels[found.type]] = np.logaddexp(scores[self._labels[found.type]], scores[index])
                scores[index] = _NEVER
            elif label not in known:
                scores[index] += strange


@Language.factory(
    NAME,
    default_config={"folder": None, "lexicon": True, "lexicons": []},
    requires=["doc.tensor", "doc.sents"],
    assigns=["doc._.events"],
)
def make(nlp: Language, name: str, folder: str | None, lexicon: bool, lexicons: list[str]) -> LearnedEvents:  # noqa: ARG001
    """The component; `folder` has the files of another model than the shipped one, `lexicons` users' trigger files."""
    register()
    return LearnedEvents(folder, language=nlp.lang or "", lexicon=lexicon, lexicons=lexicons)
