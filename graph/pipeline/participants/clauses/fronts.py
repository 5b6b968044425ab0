"""Before whose house people protest is where they do: "اعتصم موظفون أمام وزارة الصحة", "rallied outside parliament".

Of 16 bodies that annotators had behind such a word and a protest all are its place, and most a site. The words are data
(``<xx>/undergone.toml``, [fronts]).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event, retyped
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, EventType, Role

_FAR: Final = 8
"""Tokens at the most from the word of a protest to the body: "نفذ موظفون اعتصاما مفتوحا أمام"."""
_PHRASE: Final = 3
"""Tokens of the longest phrase: "in front of"."""


def before_houses(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The protests with the bodies before which they are as places; ``doc.ents`` is set with them as sites."""
    found = {event.ref: event for event in events}
    if not any(event.is_a(EventType.PROTEST) for event in events):
        return tuple(events)
    fronts = Phrases.of(language, table(language, "undergone")["fronts"]["before"])
    houses: set[int] = set()
    for span in mentions(doc):
        if span.label_ != EntityType.GOVERNMENT_BODY or not _before(doc, span, fronts):
            continue
        ref = mention_ref(span.start)
        protest = next(_protests(doc, found.values(), span), None)
        if protest is not None and ref not in protest.refs(Role.AGENT):
            found[protest.ref] = protest.without({ref}, Role.TARGET, Role.THEME).given(Role.PLACE, [ref])
            if all(
                argument.ref != ref or argument.role == Role.PLACE for e in found.values() for argument in e.arguments
            ):
                houses.add(span.start)
    if houses:
        set_mentions(doc, (retyped(s, EntityType.SITE) if s.start in houses else s for s in mentions(doc)))
    return tuple(found.values())


def _protests(doc: Doc, events: Iterable[Event], body: Span) -> Iterator[Event]:
    """The protests told of before a body, the nearest first, with no mark between."""
    near = (e for e in reversed(tuple(events)) if e.is_a(EventType.PROTEST) and 0 < body.start - e.trigger <= _FAR)
    return (e for e in near if not any(token.is_punct for token in doc[e.trigger + 1 : body.start]))


def _before(doc: Doc, body: Span, fronts: Phrases) -> bool:
    """Whether a word for "in front of" stands right before a body, with an article at most between."""
    at = body.start
    while at > body.sent.start and doc[at - 1].norm_ in word_classes(doc.lang_).articles:
        at -= 1
    firsts = range(max(body.sent.start, at - _PHRASE), at)
    return any(first + length == at for first in firsts for length, _ in fronts.at(doc, first, at))
