"""Remove from an event those who are named in another clause of its sentence.

It is done to violence, arrests and raids, and in part to what is given or imposed. In each case the arguments of the
first event lose those in the other clause:

- behind "where" and the like: the monks of "was held on a ship, where monks pray" are not held; - behind "and" with a
verb of helping: the army of "strikes that drove out the rebels and helped the army" is not struck; - before
`accompanied` by the event: who stands there takes no part in it; - in a relative clause: Sirte of "seized a ship that
carried arms to Sirte" is not where it was seized; - behind one without a pronoun: the police of "gave a gun they seized
to the police" have nothing seized from them.

The words are data (``<xx>/background.toml``, [bounds]); a clause ends at the next mark.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span, Token

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.events.ofdoc import tenses_at
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EventClass, EventType, Role

_DONE: Final = frozenset({EventClass.VIOLENCE, EventType.ABDUCTION, EventType.ARREST, EventType.SECURITY_OPERATION})
_GIVEN: Final = (
    *_DONE,
    EventType.SANCTION,
    EventType.SUPPORT,
    EventType.DESIGNATION,
    EventType.RELEASE,
    EventType.TAKEOVER,
)
_TO: Final = 3
"""Tokens at the most between "to" and the receiver: "to the local police"."""


class _Words(NamedTuple):
    openers: Phrases
    helping: frozenset[str]
    joins: frozenset[str]
    by: frozenset[str]
    accompanied: Phrases
    light: frozenset[str]
    relatives: frozenset[str]
    subjects: frozenset[str]
    to: frozenset[str]


def within_bounds(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from an event those whom another clause of its sentence names, behind it or before it.

    "was held on a ship, where monks pray": "held" loses "monks" in each role of a party.
    """
    words = _words(language)
    told = {sentence_at(doc, event.trigger) for event in events if event.is_a(*_GIVEN)}
    if not told or not words.joins:
        return tuple(events)
    clauses = [clause for sentence in told for clause in _clauses(sentence, words)]
    accompanied = [each for sentence in told for each in _accompanied(sentence, words)]

    triggers = {event.trigger for event in events}
    relative = [clause for sentence in told for clause in _relatives(sentence, triggers, words)]

    def bounded(event: Event) -> Event:
        sentence = sentence_at(doc, event.trigger)
        event = _without_receivers(event, sentence, words)
        if tenses_at(doc, event.trigger):
            told_of = {
                mention_ref(at)
                for start, end in relative
                if sentence.start <= event.trigger < start and end <= sentence.end
                for at in range(start, end)
            }
            event = event.without(told_of, *PARTIES)
        if not event.is_a(*_DONE):
            return event
        inside = {
            mention_ref(at)
            for start, end in clauses
            if sentence.start <= event.trigger < start
            for at in range(start, end)
            if end <= sentence.end
        }
        before = {
            ref
            for ref, at in accompanied
            if sentence.start <= at < event.trigger and _same_clause(doc, at, event, words)
        }
        return event.without(inside, *PARTIES).without(before, *PARTIES)

    return tuple(bounded(event) if event.is_a(*_GIVEN) else event for event in events)


def _without_receivers(event: Event, sentence: Span, words: _Words) -> Event:
    """Remove the receivers behind "to" from an event whose clause describes a mention without a relative pronoun.

    "gave a gun they seized to the police": "seized" loses "police".
    """
    doc, at = sentence.doc, event.trigger - 1
    while at > sentence.start and doc[at].norm_ in words.light:
        at -= 1
    if at <= sentence.start or doc[at].norm_ not in words.subjects or not doc[at - 1].ent_type_:
        return event
    receivers = {
        ref
        for ref in event.refs(*PARTIES, Role.PLACE)
        if of_mention(ref)
        and token_of(ref) > event.trigger
        and any(token.norm_ in words.to for token in doc[max(event.trigger, token_of(ref) - _TO) : token_of(ref)])
    }
    return event.without(receivers)


def _relatives(sentence: Span, triggers: Collection[int], words: _Words) -> Iterator[tuple[int, int]]:
    """Where relative clauses begin and end that describe neither an event nor a time: "that carried arms to Sirte"."""
    doc = sentence.doc
    for token in sentence[1:-1]:
        before, behind = doc[token.i - 1], doc[token.i + 1]
        if token.norm_ not in words.relatives or behind.ent_type_ or before.is_punct or before.ent_type_ == TIME:
            continue
        if before.i not in triggers and before.norm_ not in words.joins:
            yield token.i, next((other.i for other in doc[token.i : sentence.end] if _ends(other)), sentence.end)


def _clauses(sentence: Span, words: _Words) -> Iterator[tuple[int, int]]:
    """Where the clauses begin and end that an event before them has no part in: "where monks pray"."""
    doc, end = sentence.doc, sentence.end
    for token in sentence:
        opener = words.openers.length(doc, token.i, end)
        at = token.i + 1
        if not opener and token.norm_ in words.joins and at + 1 < end:
            opener = 2 * (doc[at].norm_ in words.helping and doc[at + 1].norm_ not in words.by)
        if opener:
            rest = takewhile(lambda other: not _ends(other), doc[token.i + opener : end])
            yield token.i, max((other.i + 1 for other in rest), default=token.i)


def _ends(token: Token) -> bool:
    """Whether a mark ends a clause, as no bracket and no hyphen does."""
    return token.is_punct and not token.is_bracket and bool(token.whitespace_ or token.is_sent_end)


def _same_clause(doc: Doc, start: int, event: Event, words: _Words) -> bool:
    """Whether a phrase and an event are one clause: no mark and no word that joins stands between."""
    return not any(token.is_punct or token.norm_ in words.joins for token in doc[start : event.trigger])


def _accompanied(sentence: Span, words: _Words) -> Iterator[tuple[str, int]]:
    """The mentions right before "accompanied by" and the like, with the position of that."""
    doc, end = sentence.doc, sentence.end
    for span in mentions_within(sentence):
        at = next((token.i for token in doc[span.end : end] if token.norm_ not in words.light), span.end)
        if at < end and words.accompanied.stand(doc, at):
            yield mention_ref(span.start), at


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "background")["bounds"]
    joins, by, light, relatives, subjects, to = (
        fold_all(data[key], language) for key in ("joins", "by", "light", "relatives", "subjects", "to")
    )
    openers, accompanied = (Phrases.of(language, data[key]) for key in ("openers", "accompanied"))
    helping = all_forms(VERB, data["helping"], language)
    return _Words(openers, helping, joins, by, accompanied, light, relatives, subjects, to)
