"""Make whoever frees captives their captor, where somebody before that was found.

"أفرجت الحكومة عن موقوفين مقابل إطلاق الفصائل سراح جنود كانت تحتجزهم" ("the government freed detainees in exchange for
the factions' release of soldiers whom they were holding"): the government is found as the captor of the soldiers. Who
is not named behind a release is the one who frees: so in all of five such in annotated text. Who liberates or rescues
captives has not held them, in none of seven; those words are data (``<xx>/undergone.toml``, [captors]).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.refs import token_of
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventType, Role


def by_captors(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Put the agents of the release right before a capture, told by a verb with a pronoun, for agents before both.

    "إطلاق الفصائل سراح جنود كانت تحتجزهم": "تحتجزهم" has the agent "الفصائل". It loses who liberates.
    """
    releases = [event for event in events if event.is_a(EventType.RELEASE)]
    if not releases:
        return tuple(events)
    liberating, beside = _liberating(language), grouped(doc, releases)

    def settled(event: Event) -> Event:
        agents = event.refs(Role.AGENT)
        if not agents or not event.is_a(EventType.ARREST, EventType.ABDUCTION):
            return event
        before = beside.get(sentence_at(doc, event.trigger).start, ())
        release = max((r for r in before if r.trigger < event.trigger), key=lambda r: r.trigger, default=None)
        if release is None or not release.refs(Role.TARGET) & event.refs(Role.TARGET):
            return event
        freeing = release.refs(Role.AGENT)
        if doc[release.trigger].norm_ in liberating:
            return event.without(freeing, Role.AGENT)
        apart = any(token.is_punct for token in doc[release.trigger : event.trigger])
        named = any(token_of(ref) > release.trigger for ref in agents)  # "الإفراج عن جنود تحتجزهم الفصائل"
        if apart or named or not freeing or freeing & agents or not _whom(doc, event.trigger):
            return event
        return event.without(agents, Role.AGENT).given(Role.AGENT, sorted(freeing, key=token_of))

    return tuple(map(settled, events))


def _whom(doc: Doc, at: int) -> bool:
    """Whether a trigger is a verb with a pronoun for its object: "تحتجزهم"."""
    return any(found.tag.kind == VERB and found.tag.pronoun for found in lexicon_of(doc).find(doc[at].norm_))


@lru_cache(maxsize=4)
def _liberating(language: str) -> frozenset[str]:
    data = table(language, "undergone")["captors"]
    return all_forms(VERB, data["verbs"], language) | all_forms(NOUN, data["nouns"], language)
