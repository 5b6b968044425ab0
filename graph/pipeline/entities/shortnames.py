"""Find short names once the full name stood in the text: a person's surname, a body's bare head noun.

"سفيان السليطي ... السليطي", "هيئة تحرير الشام ... الهيئة": the short name is a mention with the type and catalog id of
the full one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from khabar.graph.pipeline.entities import names
from khabar.graph.pipeline.entities.heads import Heads
from khabar.graph.pipeline.entities.mentions import Found, Sentence
from khabar.ontology.terms import EntityType

HEAD_RULE: Final = "names:short"
SURNAME_RULE: Final = "names:surname"
_CONFIDENCE: Final = 0.7
_BODIES: Final = (
    EntityType.ARMED_GROUP,
    EntityType.GOVERNMENT_BODY,
    EntityType.MEDIA,
    EntityType.ORGANIZATION,
    EntityType.SECURITY_FORCE,
)


def again(read: Sequence[Sentence], heads: Heads) -> None:
    """Add the short names to the sentences of a text."""
    _surnames(read)
    _bare_heads(read, heads)


def _surnames(read: Sequence[Sentence]) -> None:
    """Add surnames of persons whose full name the text has."""
    full: dict[str, Found] = {}
    for sentence in read:
        for found in sentence.found.values():
            if (last := names.surname(sentence, found)) != "":
                full.setdefault(last, found)
    for sentence in read:
        for index, norm in enumerate(sentence.norms):
            name = full.get(norm)
            if name is not None and sentence.covering(index) is None and sentence.word(index):
                sentence.add(Found(index, index + 1, name.type, SURNAME_RULE, _CONFIDENCE, name.known, name=True))


def _bare_heads(read: Sequence[Sentence], heads: Heads) -> None:
    """Add head nouns with the article, each as the last body before it whose name begins with that noun."""
    full: dict[tuple[str, str], Found] = {}
    for sentence in read:
        classes = sentence.classes
        for index, norm in enumerate(sentence.norms if classes.article else ()):
            found = sentence.found.get(index)
            if found is not None and found.type in _BODIES and found.end - found.start > 1:
                full[found.type, norm] = full["", norm] = found
                continue
            if not classes.definite(norm) or (found is None and not sentence.free(index)):
                continue
            name = full.get(("" if found is None else found.type, classes.bare(norm)))
            if name is None or norm not in heads.forms:
                continue
            if found is None:
                sentence.add(Found(index, index + 1, name.type, HEAD_RULE, _CONFIDENCE, name.known, bare=True))
            elif found.bare and not found.known:
                sentence.add(found._replace(known=name.known))
