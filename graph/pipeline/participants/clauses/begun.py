"""Keep the subject of a clause behind a comma and "and" out of the events before it, and give it its own verb.

"Oman praised Iran, and Mali and Chad left" is found with Mali and Chad as targets of "praised" and with Oman as an
agent of "left". The pass removes both: Oman praised Iran alone, and Mali and Chad left. Behind a list there is no such
clause: "in Mali, Chad, and Niger".

The words are data (``[begun]`` of ``<xx>/undergone.toml``); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.events.ofdoc import tenses_at
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import ahead, mention_ref, of_mention
from khabar.graph.pipeline.words.inflection import FINITE
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import Role

_BASE: Final = frozenset({*FINITE, "base"})
"""Forms of a verb behind more than one subject, too: "Turkey and Italy back"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    openers: frozenset[str]
    before: frozenset[str]
    parts: frozenset[str]
    adverbs: frozenset[str]
    reduced: frozenset[str]
    helping: frozenset[str]


class _Clause(NamedTuple):
    """The word that opens a clause, the references of its subjects and of whom its subject phrase names, its verb.

    Of a phrase that no verb is known of yet, `verb` is where the last mention in it ends.
    """

    opener: int
    subjects: tuple[str, ...]
    named: frozenset[str]
    verb: int


def with_clauses_of_their_own(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the subjects of such clauses from the events before them, and those before them from the events in them.

    "Oman praised Iran, and Mali left": "praised" loses the target "Mali", "left" the agent "Oman".
    """
    words = _words(language)
    if not words.openers:
        return tuple(events)
    triggers = frozenset(event.trigger for event in events)
    telling = {sentence_at(doc, at).start for at in triggers}
    for sentence in doc.sents:
        if sentence.start in telling:
            for clause in _clauses(sentence, triggers, words, language):
                events = [_parted(doc, event, clause) for event in events]
    return tuple(events)


def _parted(doc: Doc, event: Event, clause: _Clause) -> Event:
    """Part one event from a clause: one before it loses all whom the subject phrase names, one in it those before it.

    One in it loses them in a role where a subject of the clause has that role, or acts on another target there. The
    verb of the clause gets the subjects in place of the agents before it, where nobody of the subject phrase takes part
    in it.
    """
    sentence = sentence_at(doc, clause.opener)
    if sentence.start <= event.trigger < clause.opener:
        return event.without(clause.named, *PARTIES)
    if not clause.verb <= event.trigger < sentence.end:
        return event
    if event.trigger == clause.verb and event.refs(Role.AGENT) & set(clause.subjects):
        event = event.moved(clause.subjects, Role.TARGET, Role.AGENT)
    for role in PARTIES:
        before = ahead(event.refs(role), clause.opener)
        own = event.refs(role) & set(clause.subjects)
        objects = {ref for ref in event.refs(role) - before - own if role == Role.TARGET and of_mention(ref)}
        if before and (own or (objects and event.refs(Role.AGENT) & set(clause.subjects))):
            event = event.without(before, role)
        elif before and role == Role.AGENT and event.trigger == clause.verb and not event.refs(*PARTIES) & clause.named:
            event = event.without(before, role).given(role, clause.subjects)
    return event


def _clauses(sentence: Span, triggers: frozenset[int], words: _Words, language: str) -> Iterator[_Clause]:
    """The clauses of a sentence, none behind a list or behind who is named first in it."""
    doc, commas = sentence.doc, word_classes(language).commas
    starts = {span.start: span for span in mentions_within(sentence) if span.label_ != TIME}
    ends = {span.end: span for span in starts.values()}
    for token in sentence[1:]:
        if token.norm_ not in words.openers or doc[token.i - 1].text not in commas:
            continue
        last = ends.get(token.i - 1)
        if last is not None and (last.start == min(starts) or doc[last.start - 1].text in commas):
            continue
        clause = _subject(doc, token.i, sentence.end, starts, words, commas)
        verb = _verb(doc, clause, sentence.end, triggers, words) if clause.subjects else -1
        if verb >= 0:
            yield clause._replace(verb=verb)


def _subject(
    doc: Doc, opener: int, end: int, starts: dict[int, Span], words: _Words, commas: frozenset[str]
) -> _Clause:
    """The clause with the mentions right behind its opener as subjects, and those in their phrases as named.

    In "and Mali and the head of Chad left" subjects are "Mali" and "head", and "Chad" is named, too.
    """
    subjects: list[str] = []
    named: set[str] = set()
    at, last, joined = opener + 1, -1, True
    while at < end:
        if at in starts:
            named.add(mention_ref(at))
            subjects += [mention_ref(at)] if joined else []
            at = last = starts[at].end
            joined = False
        elif doc[at].norm_ in words.openers or (doc[at].text in commas and at + 1 in starts):
            joined, at = True, at + 1
        elif doc[at].norm_ in words.parts and subjects:
            joined, at = False, at + 1
        elif at != last and (doc[at].norm_ in words.before or doc[at].like_num):
            at += 1
        else:
            break
    return _Clause(opener, tuple(subjects), frozenset(named), last)


def _verb(doc: Doc, clause: _Clause, end: int, triggers: frozenset[int], words: _Words) -> int:
    """The position of the finite verb right behind the subject, or -1."""
    at, helped = clause.verb, False
    while at < end and (doc[at].norm_ in words.helping or doc[at].norm_ in words.adverbs):
        helped = helped or doc[at].norm_ in words.helping
        at += 1
    if at >= end:
        return -1
    tenses = tenses_at(doc, at)
    finite = bool(tenses & (_BASE if len(clause.subjects) > 1 else FINITE))
    reduced = at + 1 < end and doc[at + 1].norm_ in words.reduced
    told = helped or (finite and (at in triggers or len(clause.subjects) > 1) and not reduced)
    return at if told else -1


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, clauses = table(language, "undergone")["begun"], table(language, "clauses")
    openers, before, parts, adverbs, reduced = (
        fold_all(data[key], language) for key in ("openers", "before", "parts", "adverbs", "reduced")
    )
    helping = (*clauses["particles"], *clauses.get("passive_before", ()), *clauses.get("perfect_before", ()))
    return _Words(openers, before, parts, adverbs, reduced, fold_all(helping, language))
