"""Make the body that people protest in front of the place of the protest, and a site.

In "اعتصم موظفون أمام وزارة الصحة" ("clerks held a sit-in in front of the health ministry") and "rallied outside
parliament" the body is found as a target. Of 16 such bodies in annotated text all are the place of the protest, and
most a site. The words are data (``<xx>/undergone.toml``, [fronts]).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event, retyped
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.refs import event_ref, mention_ref
from khabar.graph.pipeline.words.articles import behind_phrase
from khabar.graph.pipeline.words.cues import Phrases
from khabar.ontology.terms import EntityType, EventType, Role

_FAR: Final = 8
"""Tokens at the most from the word of a protest to the body: "نفذ موظفون اعتصاما مفتوحا أمام"."""


def before_houses(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make government bodies behind "in front of" places of the protest before them, and sites in ``doc.ents``.

    "rallied outside parliament": "parliament" becomes the place of "rallied". It stays a body where it takes part in
    anything.
    """
    found = {event.ref: event for event in events}
    if not any(event.is_a(EventType.PROTEST) for event in events):
        return tuple(events)
    fronts = Phrases.of(language, table(language, "undergone")["fronts"]["before"])
    acting = Counter(a.ref for event in events for a in event.arguments if a.role != Role.PLACE)
    houses: set[int] = set()
    for span in mentions(doc):
        if span.label_ != EntityType.GOVERNMENT_BODY or not behind_phrase(span, fronts):
            continue
        ref = mention_ref(span.start)
        protest = next(_protests(doc, found, span), None)
        if protest is not None and ref not in protest.refs(Role.AGENT):
            found[protest.ref] = protest.without({ref}, Role.TARGET, Role.THEME).given(Role.PLACE, [ref])
            acting[ref] -= sum(a.ref == ref and a.role in (Role.TARGET, Role.THEME) for a in protest.arguments)
            if not acting[ref]:
                houses.add(span.start)
    if houses:
        set_mentions(doc, (retyped(s, EntityType.SITE) if s.start in houses else s for s in mentions(doc)))
    return tuple(found.values())


def _protests(doc: Doc, found: Mapping[str, Event], body: Span) -> Iterator[Event]:
    """The protests near before a body with no mark between, the nearest first."""
    refs = (event_ref(at) for at in range(body.start - 1, body.start - _FAR - 1, -1))
    near = (found[ref] for ref in refs if ref in found and found[ref].is_a(EventType.PROTEST))
    return (e for e in near if not any(token.is_punct for token in doc[e.trigger + 1 : body.start]))
