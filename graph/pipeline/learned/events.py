"""Component "khabar_learned_events": events and their types, by the model and the lexicon together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import srsly
from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event, register
from khabar.graph.pipeline.events.finder import reader
from khabar.graph.pipeline.learned.layers import linear, logarithms
from khabar.graph.pipeline.learned.model import Vectors
from khabar.graph.pipeline.learned.sentence import attached, vectors
from khabar.graph.pipeline.learned.stored import Joined
from khabar.graph.pipeline.ownfiles import UserFiles
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


class LearnedEvents(Joined):
    """Sets ``doc._.events`` anew, without arguments.

    Events that rows of users' own lexicons found, also of types that the model does not know, stay as they are.

    Args:
        language: that of the lexicon which counts; without it the model decides alone.
        lexicons: the files of users that were given to it.
    """

    TASK = _TASK

    def __init__(
        self, folder: str | Path | None = None, *, language: str | None = None, lexicons: Iterable[str | Path] = ()
    ) -> None:
        self._language = language
        self._take(UserFiles(lexicons))
        super().__init__(folder, lexicon=language is not None)

    def _take(self, files: UserFiles) -> None:
        self._files = files
        known = self._language is not None and files.complete
        self._triggers = reader(self._language or "", files.paths) if known else None
        rows = () if self._triggers is None else self._triggers.lexicon.rows
        self._sure = frozenset(row.rule for row in rows if row.sure)

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
                finding = _SOUGHT if one.type in _RARE else _FOUND
                joined[at, self._labels[one.type]] += self.weight(_TASK, finding)
                if one.rule in self._sure:
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

    def _strange(self, doc: Doc, at: int, scores: Vectors, found: Event | None = None) -> None:
        """Take from the scores of a token's labels what its word is not known to say, or does not say here.

        What it does not say here it has been mistaken for: where the lexicon has `found` what it says instead, that
        the model sees something happen speaks for it: "يتبادلان 180 أسيرا" is no clash, but freeing.
        """
        if self._triggers is None:
            return
        norm = doc[at].norm_
        known = self._triggers.types(norm) | self._triggers.types(self._triggers.lexicon.bare(norm))
        strange = self.weight(_TASK, _OTHER if known else _UNKNOWN)
        barred = self._triggers.barred(doc, at)
        for label, index in self._labels.items():
            if label in barred:
                if found is not None and found.type in self._labels:
                    scores[self._labels[found.type]] = np.logaddexp(scores[self._labels[found.type]], scores[index])
                scores[index] = _NEVER
            elif label not in known:
                scores[index] += strange

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (str(self.folder), self._language, self._files.paths)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Save the files, with those of the user's lexicons."""
        super().to_disk(path, exclude=exclude)
        self._files.to_disk(Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> LearnedEvents:
        """Take the files of a folder."""
        found = self._files.from_disk(Path(path))
        if found is not self._files:
            self._take(found)
        return super().from_disk(path, exclude=exclude)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The files as bytes, with those of the user's lexicons."""
        packed: bytes = srsly.msgpack_dumps([super().to_bytes(exclude=exclude), self._files.to_bytes()])
        return packed

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> LearnedEvents:
        """Take the files from bytes."""
        model, lexicons = srsly.msgpack_loads(data)
        if lexicons != self._files.to_bytes():
            self._take(self._files.from_bytes(lexicons))
        return super().from_bytes(model, exclude=exclude)


def _again(folder: str, language: str | None, lexicons: tuple[Path, ...]) -> LearnedEvents:
    return LearnedEvents(folder, language=language, lexicons=lexicons)


@Language.factory(
    NAME,
    default_config={"folder": None, "lexicon": True, "lexicons": []},
    requires=["doc.tensor", "doc.sents"],
    assigns=["doc._.events"],
)
def make(nlp: Language, name: str, folder: str | None, lexicon: bool, lexicons: list[str]) -> LearnedEvents:  # noqa: ARG001
    """The component; `folder` has the files of another model than the shipped one, `lexicons` users' trigger files."""
    register()
    return LearnedEvents(folder, language=nlp.lang if lexicon else None, lexicons=lexicons)
