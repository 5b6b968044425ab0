"""Find the events that took place and of which only a property is denied.

"لم يكن الهجوم الأول من نوعه" ("the attack was not the first of its kind") and "نفى الجيش أن يكون القصف متعمدا" ("the
army denied that the shelling was deliberate") deny neither attack nor shelling. A definite event right behind "be"
counts as having happened where such a property follows; these are data (`[predicated]` in ``<xx>/scopes.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes

_FARTHEST: Final = 10
"""Tokens at the most from an event to its property."""


def predicated(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of the events of which only a property is denied."""
    properties, being, walls = _words(language)

    def only_described(at: int) -> bool:
        sentence = sentence_at(doc, at)
        if at == sentence.start or doc[at - 1].norm_ not in being:
            return False
        behind = range(at + 1, min(sentence.end, at + 1 + _FARTHEST))
        definite = word_classes(language).definite(doc[at].norm_) or any(doc[i].ent_type_ for i in behind[:2])
        last = next((i for i in behind if doc[i].norm_ in walls or properties.stand(doc, i)), -1)
        return definite and last >= 0 and properties.stand(doc, last)

    return frozenset(event.trigger for event in events if only_described(event.trigger))


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[Phrases, frozenset[str], frozenset[str]]:
    data = table(language, "scopes")["predicated"]
    properties = Phrases.of(language, data["properties"])
    being, walls = (fold_all(data[key], language) for key in ("being", "walls"))
    return properties, being, walls
