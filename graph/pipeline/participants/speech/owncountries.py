"""Make "his country" the agent of what a speaker says that it does, in place of the speaker.

"هدد الوزير بأن بلاده ستقصف العاصمة" ("the minister threatened that his country would shell the capital"): the minister
is found as the agent of the shelling, and the country as threatened. The country behind "that" becomes the agent, and
leaves the targets of the speech before it. What such a country is called is data (``own_country`` of
``<xx>/shortforms.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.terms import EntityType, Role

_COUNTRIES: Final = frozenset({EntityType.STATE, EntityType.PLACE})
_REACH: Final = 4
"""Words at the most from the country to what it does: "بلاده لن تتوانى عن قصف"."""


def by_own_countries(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make speakers' countries agents in their place, and remove them from the targets of the speech.

    "هدد الوزير بأن بلاده ستقصف العاصمة": "ستقصف" has the agent "بلاده", and "هدد" loses the target "بلاده".
    """
    found = tuple(events)
    for span in mentions(doc):
        that = _that(doc, span, language) if span.label_ in _COUNTRIES else None
        if that is None:
            continue
        own = mention_ref(span.start)
        found = tuple(event.without({own}, Role.TARGET) if event.trigger < that else event for event in found)
        speakers = {ref for event in found if event.trigger < that for ref in event.refs(Role.AGENT)}
        deed = min((event for event in found if event.trigger >= span.end), key=lambda e: e.trigger, default=None)
        if deed is not None and _near(doc, span, deed) and own not in deed.refs():
            acting = deed.refs(Role.AGENT) & speakers
            if acting:
                acted = deed.without(acting, Role.AGENT).given(Role.AGENT, [own])
                found = tuple(acted if event is deed else event for event in found)
    return found


def _that(doc: Doc, span: Span, language: str) -> int | None:
    """The position of "that" right before the country of a speaker; None for other mentions."""
    text = " ".join(token.norm_ for token in span)
    start = span.start
    if text not in _own(language):
        start -= 1
        if start <= sentence_of(span).start or f"{doc[start].norm_} {text}" not in _own(language):
            return None
    that = start - 1
    return (
        that
        if that > sentence_of(span).start and doc[that].norm_ in clause_words(language, "complementizers")
        else None
    )


def _near(doc: Doc, span: Span, deed: Event) -> bool:
    """Whether nothing but a few words stands between a country and an event."""
    between = doc[span.end : deed.trigger]
    if len(between) > _REACH or sentence_at(doc, deed.trigger) != sentence_of(span):
        return False
    return not any(token.is_punct or token.ent_type_ for token in between)


@lru_cache(maxsize=4)
def _own(language: str) -> frozenset[str]:
    """What the country of a speaker is called, folded: "بلاده", "his country"."""
    return fold_all(table(language, "shortforms")["own_country"], language)
