"""Component "khabar_normaliser": set the norms of tokens that another tokenizer than khabar's made.

khabar's own tokenizer sets every norm, and this component then changes nothing. Otherwise it folds the words, and
undoes spaCy's norm exceptions (its Arabic data respells أنا as أنبأنا).
"""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.words.tokenizer import KhabarTokenizer

NAME: Final = "khabar_normaliser"


class Normaliser:
    """The component ``khabar_normaliser`` of the pipeline `nlp`."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._language = nlp.lang or ""

    def __call__(self, doc: Doc) -> Doc:
        """Set ``token.norm_`` of every token, unless the pipeline's tokenizer did."""
        if not isinstance(self._nlp.tokenizer, KhabarTokenizer):
            for token in doc:
                token.norm_ = fold(token.text, self._language) or token.text
        return doc


@Language.factory(NAME, assigns=["token.norm"])
def make(nlp: Language, name: str) -> Normaliser:  # noqa: ARG001 - spaCy passes both
    """For spaCy: the component for the pipeline's language."""
    return Normaliser(nlp)
