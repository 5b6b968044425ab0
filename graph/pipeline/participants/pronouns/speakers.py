"""Remove speakers from what they tell of a "he" or "she" that cannot mean them.

In "Prosecutors said he had tortured prisoners" the prosecutors are found as agents of "tortured", and removed: a body,
a state or several people are no "he" and no "she". Neither is the brother in "Her brother said she was beaten". Where
the pronoun undergoes the event, the speaker is removed from its targets.

The words are data (``clauses.toml``); languages whose verbs agree with their subjects (`agreement`) have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions, mentions_by_end
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import ACTORS, SPEECH
from khabar.ontology.terms import EntityType, EventType, Role

_REACH: Final = 6
"""Tokens at the most from a report to the pronoun: "told reporters on Sunday that he"."""
_HELPING: Final = 3
"""Tokens at the most between the pronoun and its verb: "he had reportedly been"."""


class _Words(NamedTuple):
    """The pronouns, each with its possessive, words that make a verb passive, and endings of adverbs.

    Behind `relatives` stands what their antecedent does, and behind its verb one of `objects` for its target.
    """

    possessives: Mapping[str, str]
    passive: frozenset[str]
    manner: tuple[str, ...]
    relatives: frozenset[str]
    objects: frozenset[str]


class _Told(NamedTuple):
    """What is told of a pronoun: its first and last tokens, the speakers, and whether the pronoun undergoes it."""

    start: int
    end: int
    speakers: frozenset[str]
    passive: bool


def without_speakers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the speakers from events that they tell of a "he" or "she" who cannot be them.

    "Prosecutors said he had tortured prisoners": "tortured" loses the agent "Prosecutors".
    """
    words = _words(language)
    if not words.possessives or not events:
        return tuple(events)
    told = tuple(_tellings(doc, events, words))
    return tuple(_not_by_speakers(event, told) for event in events) if told else tuple(events)


def with_antecedents(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the antecedent of a relative clause with an object pronoun the agent of its verb, not its target.

    "the gunmen who kidnapped them": "kidnapped" has the agent "gunmen".
    """
    words = _words(language)
    if not words.relatives or not words.objects:
        return tuple(events)
    doers = {event.trigger: doer for event in events if (doer := _antecedent(doc, event.trigger, words))}
    return tuple(_done_by(event, doers[event.trigger]) if event.trigger in doers else event for event in events)


def _antecedent(doc: Doc, trigger: int, words: _Words) -> str:
    """The reference of the actor before "who" and a verb with a pronoun: "the gunmen who kidnapped them"; or ""."""
    if trigger + 1 >= len(doc) or doc[trigger + 1].norm_ not in words.objects:
        return ""
    for at in range(trigger - 1, max(trigger - 2 - _HELPING, 0), -1):
        if doc[at].norm_ in words.relatives:
            span = mentions_by_end(doc).get(at)
            return mention_ref(span.start) if span is not None and _acts(span) else ""
        if doc[at].norm_ in words.passive or doc[at].ent_type_ or not doc[at].is_alpha:
            return ""
    return ""


def _acts(span: Span) -> bool:
    return span.label_ in ACTORS


def _done_by(event: Event, doer: str) -> Event:
    # The pronoun stands for some other one, who may be the agent of what the antecedent is an object of.
    if doer not in event.refs(Role.TARGET):
        return event
    return event.without(event.refs(Role.AGENT), Role.AGENT).without({doer}, Role.TARGET).first(Role.AGENT, [doer])


def _tellings(doc: Doc, events: Sequence[Event], words: _Words) -> Iterator[_Told]:
    triggers = {event.trigger for event in events}
    spans = mentions_by_ref(doc)
    for event in events:
        if event.type != EventType.STATEMENT:
            continue
        end = sentence_at(doc, event.trigger).end
        reach = range(event.trigger + 1, min(end, event.trigger + 1 + _REACH))
        at = next((i for i in reach if i in triggers or doc[i].norm_ in words.possessives), end)
        if at == end or doc[at].norm_ not in words.possessives:
            continue
        agents = (spans[a.ref] for a in event.arguments if a.role == Role.AGENT and a.ref in spans)
        others = frozenset(mention_ref(span.start) for span in agents if _cannot_be_meant(doc, span, at, words))
        # Beside the name of such a kinsman the model takes one or the other: "His wife, Sara, said he".
        if others:
            near = (span for span in mentions(doc) if sentence_at(doc, event.trigger).start <= span.start < at)
            others |= {mention_ref(span.start) for span in near if _beside(doc, span, others)}
            yield _Told(at, end, others, _passive(doc, at, words, triggers))


def _cannot_be_meant(doc: Doc, speaker: Span, at: int, words: _Words) -> bool:
    """Whether a speaker cannot be meant: it is no person, or called by the same pronoun, "Her brother said she"."""
    if speaker.label_ != EntityType.PERSON:
        return True
    own = words.possessives[doc[at].norm_]
    return doc[speaker.start].norm_ == own or (speaker.start > 0 and doc[speaker.start - 1].norm_ == own)


def _beside(doc: Doc, span: Span, others: frozenset[str]) -> bool:
    """Whether a name stands behind one of some mentions, set off by a mark: "Sara" in "His wife, Sara,"."""
    return (
        span.label_ == EntityType.PERSON
        and span.start > 1
        and not doc[span.start - 1].is_alpha
        and any(other.end == span.start - 1 and mention_ref(other.start) in others for other in mentions(doc))
    )


def _passive(doc: Doc, at: int, words: _Words, triggers: set[int]) -> bool:
    """Whether the first event told of a pronoun is done to it: "he was arrested", not "he was behind the attack"."""
    after = range(at + 1, min(len(doc), at + 2 + _HELPING))
    verb = next((i for i in after if i in triggers), -1)
    helping = [i for i in range(at + 1, verb) if doc[i].norm_ in words.passive]
    return bool(helping) and all(doc[i].norm_.endswith(words.manner) for i in range(helping[-1] + 1, verb))


def _not_by_speakers(event: Event, told: Sequence[_Told]) -> Event:
    for each in told:
        if not each.start < event.trigger < each.end or event.type in SPEECH:
            continue
        # What is done to the pronoun may be done by who speaks: "Police said he was arrested".
        role = Role.TARGET if each.passive else Role.AGENT
        event = event.without(each.speakers, role)
    return event


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "clauses")
    pairs = data.get("himself", {}).get("possessives", {})
    return _Words(
        {fold(pronoun, language): fold(own, language) for pronoun, own in pairs.items()},
        clause_words(language, "passive_before"),
        tuple(data.get("himself", {}).get("manner", ())),
        fold_all(data.get("himself", {}).get("relatives", ()), language),
        fold_all(data.get("himself", {}).get("objects", ()), language),
    )
