"""Who does it to a pronoun in a relative clause: "النواب الذين اتهموه" says that the deputies have accused somebody.

A pronoun that does not agree with the relative pronoun before its verb stands for somebody else than whom the clause
is of, and where the verb agrees with that one, he is its subject. The words are data (``<xx>/undergone.toml``,
[answering]).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.clauses.agreement import SEVERAL
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.participants.pronouns.objects import (
    AnsweringWords,
    agree,
    answering_words,
    antecedent,
    object_pronoun,
    verb_tags,
)
from khabar.graph.pipeline.refs import mention_ref, of_mention
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, Role

_HELPING: Final = 2
"""Words at the most between a relative pronoun and its verb: "الذين كانوا قد خطفوه"."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """Who a relative clause is of, and the gender or number of the pronoun that is somebody else."""

    whose: Span
    number: str


def from_clauses(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events of such clauses with whom they are of as the agent, and as the target whom the pronoun stands for."""
    words = answering_words(language)
    if not words.latter:
        return tuple(events)
    changed = []
    for event in events:
        clause = _clause(doc, event, words)
        changed.append(event if clause is None else _settled(doc, event, clause, events, words))
    return tuple(changed)


def _clause(doc: Doc, event: Event, words: AnsweringWords) -> _Clause | None:
    at, number = event.trigger, object_pronoun(doc, event, words)
    tags = verb_tags(doc, event, words)
    if not number or not tags or (at + 1 < len(doc) and doc[at + 1].norm_ in words.apart):
        return None
    behind = next((span for span in mentions(doc) if span.start == at + 1 and span.label_ in ACTORS), None)
    relative = _relative(doc, at, words)
    if behind is not None or relative is None:
        return None
    by = words.relatives[doc[relative].norm_]
    start = antecedent(doc, relative, by, words)
    whose = next((span for span in mentions(doc) if span.start == start and span.label_ in ACTORS), None)
    if whose is None or by == number or any(tag.agrees != by for tag in tags):
        return None
    return _Clause(whose, number)


def _relative(doc: Doc, at: int, words: AnsweringWords) -> int | None:
    """Where the relative pronoun of a verb stands, close before it."""
    for before in range(at - 1, max(doc[at].sent.start, at - 1 - _HELPING) - 1, -1):
        if doc[before].norm_ in words.relatives:
            return before if before > doc[at].sent.start else None
        if doc[before].ent_type_ or doc[before].is_punct:
            return None
    return None


def _settled(doc: Doc, event: Event, clause: _Clause, events: Sequence[Event], words: AnsweringWords) -> Event:
    who = mention_ref(clause.whose.start)
    agents = {ref for ref in event.refs(Role.AGENT) if of_mention(ref)}
    whom = _whom(doc, event, clause, events, words)
    targets = {ref for ref in event.refs(Role.TARGET) if of_mention(ref)} if whom is not None else {who}
    kept = event.without(agents, Role.AGENT).without(targets, Role.TARGET).arguments
    new = [Argument(Role.AGENT, who)]
    if whom is not None:
        new.append(Argument(Role.TARGET, mention_ref(whom.start)))
    return replace(event, arguments=(*new, *(argument for argument in kept if argument not in new)))


def _whom(doc: Doc, event: Event, clause: _Clause, events: Sequence[Event], words: AnsweringWords) -> Span | None:
    """Whom the pronoun stands for: the one before the clause who agrees with it, of several who did something last."""
    start = clause.whose.sent.start
    before = [span for span in mentions(doc) if start <= span.start < clause.whose.start and span.label_ in ACTORS]
    fit = [span for span in before if _may_be(span, clause.number, words)]
    if len(fit) > 1:
        for earlier in sorted((each for each in events if each.trigger < event.trigger), key=lambda e: -e.trigger):
            doers = [span for span in fit if mention_ref(span.start) in earlier.refs(Role.AGENT)]
            if doers:
                return doers[0] if len(doers) == 1 else None
    return fit[0] if len(fit) == 1 else None


def _may_be(span: Span, number: str, words: AnsweringWords) -> bool:
    if number == SEVERAL:
        return span.label_ == EntityType.PERSON_GROUP
    return span.label_ == EntityType.PERSON or agree(span, number, words.language)
