"""Replace a body by its member or head in the events of a relative clause that describes that person.

In "a commander of Fatah who had armed the rebels" Fatah is found as the agent of "armed"; the commander becomes it. So
does the head of "the ELN, whose chief, Juan Mora, met the envoy", and in Arabic the member before a clause without a
relative pronoun: "قياديا في الحركة هدد كينيا" ("a leader in the movement who threatened Kenya").

The words are data (``[antecedents]`` of ``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.events.ofdoc import tenses_at
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import ahead, mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import FINITE, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, Role

_LINK: Final = 3
"""Tokens at the most between a member and the body: "of the outlawed"."""
_COUNTED: Final = 2
"""Tokens at the most before those who report: "which the two officials said"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    language: str
    relatives: frozenset[str]
    whose: frozenset[str]
    links: frozenset[str]
    reporting: frozenset[str]
    subjects: frozenset[str]
    pronouns: frozenset[str]
    counting: frozenset[str]
    light: frozenset[str]
    passive: frozenset[str]
    that: frozenset[str]


class _Clause(NamedTuple):
    """A relative clause: its first word, verb and end, the reference of the member described, and those of bodies.

    The member is `named` where the clause has it as subject of its verb, and the clause is `reported` by the verb at
    that position where somebody else tells it: "a man whom it said had armed them".
    """

    start: int
    verb: int
    end: int
    member: str
    bodies: frozenset[str]
    passive: bool
    named: bool = False
    reported: int = -1


def with_members(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give the events of a relative clause its member in place of the bodies, and of whoever reports it.

    "a commander of Fatah who had armed the rebels": "armed" has the agent "commander" and no longer "Fatah". Of a
    passive verb the member is the target.
    """
    words = _words(language)
    told = {sentence.start: sentence for event in events for sentence in (sentence_at(doc, event.trigger),)}
    named: dict[int, list[Span]] = {start: [] for start in told}
    for span in mentions(doc) if told else ():
        if span.label_ != TIME and (first := sentence_of(span).start) in named:
            named[first].append(span)
    kinds = (_clauses, _whose, _reported)
    found = (kind(told[start], spans, words) for start, spans in named.items() for kind in kinds)
    changed = {event.trigger: event for event in events}
    for clause in [clause for clauses in found for clause in clauses]:
        inside = (at for at in range(clause.start, clause.end) if at in changed)
        changed |= {at: _by_member(changed[at], clause) for at in inside}
    return tuple(changed.values())


def _by_member(event: Event, clause: _Clause) -> Event:
    """Put the member of a clause in the roles that its bodies have in one event."""
    if event.trigger == clause.reported:
        return event.without({clause.member}, Role.AGENT)
    undergone = event.trigger == clause.verb and clause.passive
    for role in (Role.AGENT, Role.TARGET):
        if event.refs(role) & clause.bodies:
            played = Role.TARGET if undergone else role
            event = event.without(clause.bodies, role).given(played, [clause.member])
    if event.trigger == clause.verb and clause.reported >= 0:
        earlier = ahead(event.refs(Role.AGENT), clause.verb)
        event = event.without(earlier - {clause.member}, Role.AGENT)
    if event.trigger == clause.verb and clause.named:
        if clause.reported >= 0 and not undergone:
            event = event.without({clause.member}, Role.TARGET)
        if clause.member not in event.refs(Role.AGENT, Role.TARGET):
            event = event.given(Role.TARGET if undergone else Role.AGENT, [clause.member])
    if event.trigger != clause.verb or undergone:
        return event
    behind = {ref for ref in event.refs(Role.TARGET) if of_mention(ref) and token_of(ref) > event.trigger}
    if clause.member in event.refs(Role.TARGET) and behind:
        return event.without({clause.member}, Role.TARGET).given(Role.AGENT, [clause.member])
    return event


def _clauses(sentence: Span, spans: Sequence[Span], words: _Words) -> Iterator[_Clause]:
    """The clauses behind a body, or behind a chain of bodies each in the next, with the member before them."""
    doc = sentence.doc
    for last, body in enumerate(spans):
        start = body.end
        if start >= sentence.end or body.label_ in PEOPLE:
            continue
        if words.relatives:
            if doc[start].norm_ not in words.relatives:
                continue
            start += 1
        bodies, at = {mention_ref(body.start)}, last
        while at and _linked(doc, spans[at - 1], spans[at], words) and spans[at].label_ not in PEOPLE:
            at -= 1
            if spans[at].label_ not in PEOPLE:
                bodies.add(mention_ref(spans[at].start))
        if spans[at].label_ not in PEOPLE:
            continue
        verb, end, passive = _verb(sentence, start, words)
        end = end if words.relatives else min(verb + 1, end)
        yield _Clause(start, verb, end, mention_ref(spans[at].start), frozenset(bodies), passive)


def _whose(sentence: Span, spans: Sequence[Span], words: _Words) -> Iterator[_Clause]:
    """The clauses behind "whose", a word for the head of the body, and a name: "whose founder, Ali Hamad, fled"."""
    doc = sentence.doc
    for body, head in pairwise(spans):
        between = [token for token in doc[body.end : head.start] if not token.is_punct]
        if body.label_ in PEOPLE or head.label_ != EntityType.PERSON or not 1 < len(between) <= _LINK:
            continue
        if between[0].norm_ in words.whose:
            start = head.end + (head.end < sentence.end and doc[head.end].is_punct)
            verb, end, passive = _verb(sentence, start, words)
            yield _Clause(
                start, verb, end, mention_ref(head.start), frozenset({mention_ref(body.start)}), passive, True
            )


def _reported(sentence: Span, spans: Sequence[Span], words: _Words) -> Iterator[_Clause]:
    """The clauses that somebody reports of the mention before: "a man it said had armed them"."""
    doc = sentence.doc
    ends = {span.end: span for span in spans}
    for token in sentence:
        if token.norm_ not in words.reporting or (said := token.i - 1) <= sentence.start:
            continue
        teller = ends.get(token.i)
        if teller is None and doc[said].norm_ not in words.subjects:
            continue
        at = teller.start if teller is not None else said
        while (
            teller is not None
            and at > teller.start - _COUNTED
            and (doc[at - 1].like_num or doc[at - 1].norm_ in words.counting)
        ):
            at -= 1
        relative = doc[at - 1].norm_ in words.pronouns
        at -= relative
        at -= relative and at > sentence.start and doc[at - 1].is_punct
        who = ends.get(at)
        verb, end, passive = _verb(sentence, token.i + 1, words)
        if who is None or not (relative or teller is None) or verb >= sentence.end or doc[verb].ent_type_:
            continue
        if verb > token.i + 1 or tenses_at(doc, verb) & FINITE:
            yield _Clause(
                token.i, verb, end, mention_ref(who.start), frozenset(), passive, named=True, reported=token.i
            )


def _verb(sentence: Span, start: int, words: _Words) -> tuple[int, int, bool]:
    """The verb of a clause, where it ends, and whether the verb is a passive."""
    doc, verb, passive = sentence.doc, start, False
    while verb < sentence.end and doc[verb].norm_ in words.light:
        passive, verb = doc[verb].norm_ in words.passive, verb + 1
    end = next((i for i in range(verb, sentence.end) if doc[i].is_punct and not doc[i].is_quote), sentence.end)
    return verb, end, passive


def _linked(doc: Doc, one: Span, other: Span, words: _Words) -> bool:
    """Whether a mention is of another one right behind it: "a commander of Fatah"."""
    between = doc[one.end : other.start] if one.end <= other.start else None
    if between is None or not 0 < len(between) <= _LINK or between[0].norm_ not in words.links:
        return False
    return not any(token.is_punct or token.norm_ in words.that for token in between)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, clauses = table(language, "undergone")["antecedents"], table(language, "clauses")
    relatives, whose, links, subjects, pronouns = (
        fold_all(data[key], language) for key in ("relatives", "whose", "links", "subjects", "pronouns")
    )
    reporting = all_forms(VERB, data["reporting"], language)
    passive = clause_words(language, "passive_before")
    light = (*data["light"], *clauses.get("particles", ()), *clauses.get("perfect_before", ()))
    helping = fold_all(light, language) | passive
    return _Words(
        language,
        relatives,
        whose,
        links,
        reporting,
        subjects,
        pronouns,
        word_classes(language).articles | fold_all(data["counting"], language),
        helping,
        passive,
        clause_words(language, "complementizers"),
    )
