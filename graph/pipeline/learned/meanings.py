"""Component "khabar_learned_meanings": a vector of each sentence, near to those of sentences that say the same.

The trained encoder's vectors of tokens tell what a word is in its sentence; a head over them tells what the sentence
says, as multilingual-e5-small does (Wang et al. 2024, arXiv:2402.05672), from which it is learnt, in whatever language.
Resolution compares by them what articles of one story tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.pipeline.doc import events_by_sentence
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.learned.layers import by_one_thread
from khabar.graph.pipeline.learned.model import HEAD_FILES, heads
from khabar.graph.pipeline.learned.scoring import meaning
from khabar.graph.pipeline.learned.sentence import vectors
from khabar.graph.pipeline.learned.stored import Stored
from khabar.graph.pipeline.packedvectors import pack

NAME: Final = "khabar_learned_meanings"
_HEAD: Final = "meaning.outer.weight"


class LearnedMeanings(Stored):
    """Sets ``doc._.meanings``: of sentences that tell an event, as nothing else is compared by them.

    A model of one's own need not have the head. Then no sentence has a vector, as with the lexical engine, and what
    articles tell is compared by its facts alone.
    """

    FILES = HEAD_FILES

    def load(self) -> None:
        """Read the head, if there is one."""
        self.heads = heads(self.folder)

    @by_one_thread
    def __call__(self, doc: Doc) -> Doc:
        """Set the vectors; needs ``doc.tensor``, sentences and events."""
        doc._.meanings = tuple(self._meanings(doc)) if _HEAD in self.heads.weights else ()
        return doc

    def _meanings(self, doc: Doc) -> Iterator[str]:
        for sentence, events in events_by_sentence(doc):
            if events:
                tokens = [token.i for token in sentence if not token.is_space]
                yield pack(meaning(self.heads.weights, vectors(doc, tokens)))
            else:
                yield ""


@Language.factory(
    NAME,
    default_config={"folder": None},
    requires=["doc.tensor", "doc.sents", "doc._.events"],
    assigns=["doc._.meanings"],
)
def make(nlp: Language, name: str, folder: str | None) -> LearnedMeanings:  # noqa: ARG001
    """The component; `folder` has the files of another model than the shipped one."""
    register()
    return LearnedMeanings(folder)
