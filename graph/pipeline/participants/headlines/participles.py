"""Make the subject of a headline's participle its target, as a form of "be" is left out.

"Iran struck as war widens", "Policeman stabbed in Marseille": Iran and the policeman are found as agents. A past verb
without an object is read as a passive, as headlines tell in the present what somebody does; so is one joined behind it
("Imam shot and wounded in"). The words that may stand behind the verb are data (``<xx>/undergone.toml``, [headline]);
languages whose verb comes first are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.participants.headlines.doubled import ends_open
from khabar.graph.pipeline.refs import mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import clause_words, verb_first
from khabar.graph.pipeline.words.inflection import PAST, VERB
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.kinds import ACTORS, VIOLENCE
from khabar.ontology.terms import EventType, Role

_UNDERGONE: Final = VIOLENCE - {EventType.CLASH} | {
    EventType.THREAT,
    EventType.TRIAL,
    EventType.SANCTION,
    EventType.ARREST,
    EventType.RELEASE,
    EventType.DESIGNATION,
}
"""Events that somebody does to another one."""
_PAST: Final = frozenset({PAST, "participle"})
_HEADLINE: Final = 16
"""Tokens of a headline at the most."""
_BEFORE: Final = 2
"""Tokens at the most before a headline's first mention: "Two", "More than"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    behind: frozenset[str]
    places: frozenset[str]
    by: frozenset[str]
    joins: frozenset[str]


def struck(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make whoever a headline begins with the target of its verbs, where the first is past and has no object.

    "Policeman stabbed in Marseille": "Policeman" becomes the target of "stabbed".
    """
    if verb_first(language):
        return tuple(events)
    words = _words(language)
    openers = {span.end: span for span in mentions(doc) if _opens(span)}
    found = {event.trigger: event for event in events}
    for event in events:
        first = openers.get(event.trigger)
        if first is not None and len(sentence_of(first)) <= _HEADLINE and _passive(doc, event, words):
            for trigger in _verbs(doc, event, found, words):
                found[trigger] = _done_to(doc, found[trigger], first)
    return tuple(found[event.trigger] for event in events)


def _opens(span: Span) -> bool:
    """Whether a headline, or what is behind its colon, begins with a mention, or with a number before it."""
    if span.label_ not in ACTORS or not ends_open(sentence_of(span)):
        return False
    begin = next(
        (at + 1 for at in range(span.start - 1, sentence_of(span).start - 1, -1) if span.doc[at].text == ":"), -1
    )
    before = span.doc[max(begin, sentence_of(span).start) : span.start]
    return len(before) <= _BEFORE and not any(token.is_punct or token.ent_type_ for token in before)


def _passive(doc: Doc, event: Event, words: _Words) -> bool:
    """Whether the verb of an event is past and has no object."""
    at, end = event.trigger, sentence_at(doc, event.trigger).end
    if event.type not in _UNDERGONE:
        return False
    after = doc[at + 1] if at + 1 < end else None
    tags = [candidate.tag for candidate in lexicon_of(doc).find(doc[at].norm_)]
    verbs = [tag.tense for tag in tags if tag.kind == VERB]  # "shot" is a noun, too
    past = bool(verbs) and _PAST.issuperset(verbs)
    if after is None or after.norm_ in words.by:
        return past or bool(tags and after is not None)
    told = after.is_punct or after.is_space or after.ent_type_ == TIME
    return past and (told or after.norm_ in words.behind | words.places | words.joins)


def _verbs(doc: Doc, event: Event, found: dict[int, Event], words: _Words) -> list[int]:
    """The triggers of an event and of those joined to it, right behind or with the same agent."""
    at, end = event.trigger, sentence_at(doc, event.trigger).end
    joined = at + 2 if at + 1 < end and doc[at + 1].norm_ in words.joins else -1
    same = event.refs(Role.AGENT)
    return [
        trigger
        for trigger, other in found.items()
        if trigger == at
        or (at < trigger < end and other.type in _UNDERGONE and (trigger == joined or other.refs(Role.AGENT) & same))
    ]


def _done_to(doc: Doc, event: Event, first: Span) -> Event:
    """Make a mention the only target of an event, and no agent; other targets become places.

    "Two Israelis stabbed in Jerusalem's Old City". Nothing changes if another target is an actor.
    """
    ref = mention_ref(first.start)
    others = event.refs(Role.TARGET) - {ref}
    if any(doc[token_of(other)].ent_type_ in ACTORS for other in others if of_mention(other)):
        return event
    moved = event.without({ref}, Role.AGENT).moved(sorted(others), Role.TARGET, Role.PLACE)
    return moved.given(Role.TARGET, [ref])


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    behind, places, by = (words_of(language, "undergone", "headline", key) for key in ("behind", "places", "by"))
    return _Words(behind, places, by, clause_words(language, "coordinators"))
