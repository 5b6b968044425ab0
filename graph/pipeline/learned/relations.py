"""Component "khabar_learned_relations": static relations, by the model and the lexicon together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.pipeline.doc import TIME, Relation
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.learned.layers import by_one_thread, logarithms
from khabar.graph.pipeline.learned.scoring import PairHead, relation_scores
from khabar.graph.pipeline.learned.sentence import Sentence, sentences
from khabar.graph.pipeline.learned.stored import Joined
from khabar.graph.pipeline.rules import MODEL, agreed

NAME: Final = "khabar_learned_relations"
_TASK: Final = "relations"
_NONE, _FOUND, _SURE = "none", "found", "sure"
_SURE_FROM: Final = 0.9
"""The confidence of a row from which the lexicon decides: rare, and without doubt ("في إشارة إلى")."""

_Pair = tuple[str, str]


class LearnedRelations(Joined):
    """Sets ``doc._.relations`` anew for the pairs in one sentence."""

    TASK = _TASK

    def load(self) -> None:
        """Read the heads."""
        super().load()
        self._head = PairHead.of(self.heads.weights, "relation")
        labels = self.heads.labels
        self._entities, self._events, self._relations = labels["entities"], labels["events"], labels["relations"]

    @by_one_thread
    def __call__(self, doc: Doc) -> Doc:
        """Set the relations; needs ``doc.tensor``, ``doc.ents`` and sentences."""
        before: dict[_Pair, list[Relation]] = {}
        for relation in doc._.relations if self.lexicon else ():
            before.setdefault((relation.head, relation.tail), []).append(relation)
        found: list[Relation] = []
        place: dict[str, int] = {}
        for index, sentence in enumerate(sentences(doc, self._entities, self._events)):
            place.update((ref, index) for ref, _ in sentence.mentions)
            found.extend(self._sentence(sentence, before))
        scored = {(head, tail) for head, tail in before if head in place and place[head] == place.get(tail)}
        found += [relation for pair, relations in before.items() if pair not in scored for relation in relations]
        doc._.relations = tuple(found)
        return doc

    def _sentence(self, sentence: Sentence, before: Mapping[_Pair, Sequence[Relation]]) -> Iterator[Relation]:
        time = self._entities.index(TIME)
        mentions = [(ref, thing) for ref, thing in sentence.mentions if thing.kind != time]
        if len(mentions) < 2:
            return
        things = [thing for _, thing in mentions]
        scores = logarithms(relation_scores(self._head, sentence.vectors, things))
        alone = scores.argmax(-1)
        scores[:, :, 0] += self.weight(_TASK, _NONE)
        number = {ref: index for index, (ref, _) in enumerate(mentions)}
        for (head_ref, tail_ref), relations in before.items():
            if head_ref in number and tail_ref in number:
                for relation in relations:
                    finding = _SURE if relation.confidence >= _SURE_FROM else _FOUND
                    cell = number[head_ref], number[tail_ref], 1 + self._relations.index(relation.type)
                    scores[cell] += self.weight(_TASK, finding)
        np.einsum("iik->ik", scores)[:, 1:] = -np.inf  # nothing is related to itself
        sure = np.exp(logarithms(scores))
        chosen = scores.argmax(-1)
        for head, tail in np.argwhere(chosen).tolist():
            label = int(chosen[head, tail])
            pair = (mentions[head][0], mentions[tail][0])
            name, rule = self._relations[label - 1], MODEL
            for relation in before.get(pair, ()):
                if relation.type == name:
                    rule = agreed(relation.rule) if alone[head, tail] == label else relation.rule
            yield Relation(name, *pair, rule=rule, confidence=self.sure(_TASK, float(sure[head, tail, label])))


@Language.factory(
    NAME,
    default_config={"folder": None, "lexicon": True},
    requires=["doc.tensor", "doc.ents", "doc.sents"],
    assigns=["doc._.relations"],
)
def make(nlp: Language, name: str, folder: str | None, lexicon: bool) -> LearnedRelations:  # noqa: ARG001
    """The component; `folder` has the files of another model than the shipped one."""
    register()
    return LearnedRelations(folder, lexicon=lexicon)
