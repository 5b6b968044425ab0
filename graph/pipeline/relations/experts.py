"""Drop relations to what somebody only knows about.

"الباحث في شؤون حزب الله كريم العطار" ("Karim al-Attar, who does research on Hezbollah"), "an expert on Hezbollah": he
is found as one who represents it, or is a member. Of 46 mentions behind such words in annotated text none is what an
expert belongs to. The words are data (``<xx>/unsaid.toml``, [experts]).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.articles import behind_phrase
from khabar.graph.pipeline.words.cues import Phrases
from khabar.ontology.terms import RelationType

_BELONGING: Final = frozenset({RelationType.MEMBER_OF, RelationType.REPRESENTS, RelationType.LEADS})


def without_known_about(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop membership, representation and leading of what stands behind "an expert on".

    "الباحث في شؤون حزب الله كريم العطار": "represents" from "كريم العطار" to "حزب الله" is dropped.
    """
    found = tuple(relations)
    words, spans = _words(language), mentions_by_ref(doc)

    def known_about(relation: Relation) -> bool:
        tail = spans.get(relation.tail)
        return relation.type in _BELONGING and tail is not None and behind_phrase(tail, words)

    return tuple(relation for relation in found if not known_about(relation))


@lru_cache(maxsize=4)
def _words(language: str) -> Phrases:
    return Phrases.of(language, table(language, "unsaid")["experts"]["on"])
