"""Component "khabar_learned_status": whether events happened, by the model and the lexicon together."""

from __future__ import annotations

from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.pipeline.doc import events_by_sentence
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.learned.consequences import MEANS, foiled, with_foiled
from khabar.graph.pipeline.learned.layers import by_one_thread, logarithms
from khabar.graph.pipeline.learned.scoring import statuses
from khabar.graph.pipeline.learned.sentence import vectors
from khabar.graph.pipeline.learned.stored import WithLexicon
from khabar.graph.pipeline.participants.headlines.doubled import told_as_done
from khabar.graph.pipeline.status.proposed import proposed
from khabar.ontology.terms import Status

NAME: Final = "khabar_learned_status"
_TASK: Final = "status"
_FOILED: Final = "theme_of_foiling"


class LearnedStatus(WithLexicon):
    """Sets ``Event.status``, and what a foiling has foiled where its arguments do not say it but the statuses do."""

    TASK = _TASK

    def load(self) -> None:
        """Read the heads."""
        super().load()
        self._labels = list(self.heads.labels[_TASK])

    @by_one_thread
    def read(self, doc: Doc) -> Doc:
        """Set the statuses; needs ``doc.tensor``, sentences and ``doc._.events``."""
        events = doc._.events
        if not events:
            return doc
        scores = logarithms(statuses(self.heads.weights, vectors(doc, [event.trigger for event in events])))
        done = told_as_done(doc, events, language=doc.lang_)
        sought = proposed(doc, events, language=doc.lang_)
        foiled_by = {argument.ref for event in events for argument in foiled(event)}
        for row, event in enumerate(events):
            if event.trigger in sought:
                scores[row, self._labels.index(Status.ACTUAL)] = -np.inf
            if event.type in MEANS:
                scores[row, self._labels.index(Status.FOILED)] = -np.inf
            if event.ref in done and event.status == Status.ACTUAL:
                scores[row, self._labels.index(Status.PLANNED)] = -np.inf
            sure = event.status == Status.FOILED and event.ref in foiled_by
            scores[row, self._labels.index(event.status)] += self.weight(_TASK, _FOILED if sure else event.status)
        chosen = scores.argmax(-1).tolist()
        doc._.events = tuple(
            event.with_status(self._labels[label]) for event, label in zip(events, chosen, strict=True)
        )
        sentences = [tuple(here.values()) for _, here in events_by_sentence(doc)]
        doc._.events = tuple(event for events in sentences for event in with_foiled(events))
        return doc


@Language.factory(
    NAME,
    default_config={"folder": None, "lexicon": True, "lexicons": []},
    requires=["doc.tensor", "doc.sents", "doc._.events"],
    assigns=["doc._.events"],
)
def make(nlp: Language, name: str, folder: str | None, lexicon: bool, lexicons: list[str]) -> LearnedStatus:  # noqa: ARG001
    """The component; `folder` has the files of another model than the shipped one, `lexicons` users' trigger files."""
    register()
    return LearnedStatus(folder, language=nlp.lang or "", lexicon=lexicon, lexicons=lexicons)
