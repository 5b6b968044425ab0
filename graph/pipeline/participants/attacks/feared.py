"""Remove whoever fears violence from those who do it.

"تخشى الصين استهداف عمالها" ("China fears the targeting of its workers") tells of no attack by China. The words are data
(`[fear]` of ``<xx>/bystanders.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.ontology.terms import EventClass, EventType, Role

_UNDERGONE: Final = frozenset({EventClass.VIOLENCE, EventType.ABDUCTION, EventType.ARREST})
_FARTHEST: Final = 6
"""Tokens at the most from a word of fear to what is feared."""


class _Words(NamedTuple):
    """Words of a language; the file explains them."""

    fears: Phrases
    between: frozenset[str]


def without_fearing(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove whoever fears violence from its agents: "تخشى الصين استهداف عمالها"."""
    words = _words(language)
    spans = mentions_by_ref(doc)

    def feared(event: Event) -> Event:
        if not event.is_a(*_UNDERGONE):
            return event
        agents = {ref for ref in event.refs(Role.AGENT) if ref in spans}
        return event.without({ref for ref in agents if _fears(doc, spans[ref], event.trigger, words)}, Role.AGENT)

    return tuple(feared(event) for event in events)


def _fears(doc: Doc, agent: Span, trigger: int, words: _Words) -> bool:
    """Whether a word of fear stands beside a mention, and the trigger near behind both."""
    before = agent.start > sentence_of(agent).start and words.fears.stand(doc, agent.start - 1)
    behind = agent.end < len(doc) and words.fears.stand(doc, agent.end)
    if not before and not behind:
        return False
    first = agent.end if before else agent.end + 1
    return first <= trigger <= first + _FARTHEST and all(doc[at].norm_ in words.between for at in range(first, trigger))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "bystanders")["fear"]
    return _Words(Phrases.of(language, data["words"], verbs=data["verbs"]), fold_all(data["between"], language))
