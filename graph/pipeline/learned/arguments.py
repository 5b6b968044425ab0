"""Component "khabar_learned_arguments": who takes part in the events, by the model and the lexicon together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.pipeline.doc import TIME, Argument, Event
from khabar.graph.pipeline.entities.repeated import repeated
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.learned.addressees import addressed
from khabar.graph.pipeline.learned.consequences import consistent, foiled
from khabar.graph.pipeline.learned.decoding import agreed
from khabar.graph.pipeline.learned.layers import by_one_thread, logarithms
from khabar.graph.pipeline.learned.scoring import PairHead, role_scores
from khabar.graph.pipeline.learned.sentence import Sentence, sentences
from khabar.graph.pipeline.learned.stored import Joined
from khabar.graph.pipeline.participants.acting import known_states
from khabar.graph.pipeline.participants.names.listed import LISTS
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.terms import EntityClass, EntityType, Role
from khabar.ontology.vocabulary import subtypes

NAME: Final = "khabar_learned_arguments"
_TASK: Final = "arguments"
_NONE, _WHOLE, _FOILED = "none", "both_sides", "foiled"
_SIDES: Final = frozenset({Role.AGENT, Role.TARGET})
"""Where the lexicon has both of them, it has understood who did it to whom, and weighs more."""
_EVENT: Final = "event"
_FILLERS: Final = {
    Role.AGENT: subtypes(EntityClass.ACTOR),
    Role.PLACE: subtypes(EntityClass.LOCATION),
    Role.INSTRUMENT: (EntityType.WEAPON, _EVENT),
    Role.TIME: (TIME,),
}
"""What may fill a role, where not everything but times may (see the shapes)."""


class LearnedArguments(Joined):
    """Sets ``Event.arguments`` anew for the participants in the event's sentence; those elsewhere stay."""

    TASK = "roles"

    def load(self) -> None:
        """Read the heads."""
        super().load()
        self._head = PairHead.of(self.heads.weights, "role")
        self._states = known_states()
        labels = self.heads.labels
        self._entities, self._events, self._roles = labels["entities"], labels["events"], labels["roles"]
        self._closed = _closed(self._entities, self._events, self._roles)

    @by_one_thread
    def __call__(self, doc: Doc) -> Doc:
        """Set the arguments; needs ``doc.tensor``, ``doc.ents``, sentences and ``doc._.events``."""
        found = {event.trigger: event for event in doc._.events}
        states = frozenset(mention_ref(span.start) for span in doc.ents if span.id_ in self._states)
        alike = tuple(repeated(doc, language=doc.lang_)) if found else ()
        for sentence in sentences(doc, self._entities, self._events):
            if sentence.events:
                found.update({event.trigger: event for event in self._sentence(sentence, states, alike)})
        doc._.events = tuple(addressed(doc, [found[event.trigger] for event in doc._.events]))
        return doc

    def _sentence(self, sentence: Sentence, states: frozenset[str], alike: Sequence[tuple[str, str]]) -> list[Event]:
        fillers = sentence.fillers(len(self._entities))
        events = [thing for _, thing in sentence.events]
        scores = logarithms(role_scores(self._head, sentence.vectors, events, [thing for _, thing in fillers]))
        scores[:, :, 0] += self.weight(_TASK, _NONE)
        number = {ref: index for index, (ref, _) in enumerate(fillers)}
        role = {label: index + 1 for index, label in enumerate(self._roles)}
        for row, (event, _) in enumerate(sentence.events):
            scores[row, number[event.ref], 1:] = -np.inf  # nothing takes part in itself
            whole = {Role.AGENT, Role.TARGET} <= {argument.role for argument in event.arguments}
            told = foiled(event)
            for argument in event.arguments:
                if argument.ref in number:
                    finding = _WHOLE if whole and argument.role in _SIDES else argument.role
                    if argument in told:
                        finding = _FOILED
                    scores[row, number[argument.ref], role[argument.role]] += self.weight(_TASK, finding)
        scores[:, self._closed[[thing.kind for _, thing in fillers]]] = -np.inf
        place = {ref: thing.start for ref, thing in fillers}
        pairs = [(number[first], number[second]) for first, second in alike if first in number and second in number]
        best = agreed(scores, pairs)
        chances = np.exp(np.take_along_axis(logarithms(scores), best[:, :, None], 2)[:, :, 0]).astype(float).round(2)
        result = []
        for (event, _), row, sure in zip(sentence.events, best.tolist(), chances.tolist(), strict=True):
            chosen = [
                Argument(self._roles[label - 1], ref, confidence)
                for (ref, _), label, confidence in zip(fillers, row, sure, strict=True)
                if label
            ]
            chosen.sort(key=lambda argument: place[argument.ref])
            if event.type in LISTS and all(argument.role != Role.AGENT for argument in chosen):
                chosen = [_listing(argument, states) for argument in chosen]
            elsewhere = [argument for argument in event.arguments if argument.ref not in number and self.lexicon]
            result.append(replace(event, arguments=(*chosen, *elsewhere)))
        actors = frozenset(ref for ref, thing in fillers if not self._closed[thing.kind][role[Role.AGENT]])
        return list(consistent(result, actors))


def _closed(entities: Sequence[str], events: Sequence[str], roles: Sequence[str]) -> NDArray[np.bool_]:
    """Whether a thing of a type may not fill a role (type, role; 0 is none): an agent is an actor, a time a time."""
    labels = (*entities, *(_EVENT for _ in events))
    named = tuple(label for label in entities if label != TIME)
    return np.array(
        [[False, *(label not in _FILLERS.get(role, (*named, _EVENT)) for role in roles)] for label in labels]
    )


def _listing(argument: Argument, states: frozenset[str]) -> Argument:
    """A list is kept by the state it is kept in: "مدرجة كمنظمة إرهابية في الولايات المتحدة" says whose list it is."""
    keeps = argument.role == Role.PLACE and argument.ref in states
    return Argument(Role.AGENT, argument.ref) if keeps else argument


@Language.factory(
    NAME,
    default_config={"folder": None, "lexicon": True},
    requires=["doc.tensor", "doc.ents", "doc.sents", "doc._.events"],
    assigns=["doc._.events"],
)
def make(nlp: Language, name: str, folder: str | None, lexicon: bool) -> LearnedArguments:  # noqa: ARG001
    """The component; `folder` has the files of another model than the shipped one."""
    register()
    return LearnedArguments(folder, lexicon=lexicon)
