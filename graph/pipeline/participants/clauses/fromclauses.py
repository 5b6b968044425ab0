"""Make whoever a relative clause describes the agent of its verb, where the verb's pronoun means somebody else.

"النواب الذين اتهموه" ("the deputies who accused him"): the deputies are found as accused. The verb agrees with the
relative pronoun and its object pronoun does not, so that the deputies are its subject; the pronoun means the one before
who agrees with it, who becomes the target. The words are data (``<xx>/undergone.toml``, [answering]).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.clauses.agreement import SEVERAL
from khabar.graph.pipeline.doc import Event
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
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, Role

_HELPING: Final = 2
"""Words at the most from a relative pronoun to its verb: "الذين كانوا قد خطفوه"."""


class _Clause(NamedTuple):
    """The mention that a relative clause describes, and the gender or number of the verb's object pronoun."""

    whose: Span
    number: str


def from_clauses(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give verbs of relative clauses with such a pronoun the antecedent as agent, and whom it means as target.

    "النواب الذين اتهموه": "اتهموه" gets the agent "النواب".
    """
    words = answering_words(language)
    if not words.latter:
        return tuple(events)
    changed = []
    for event in events:
        clause = _clause(doc, event, words)
        changed.append(event if clause is None else _settled(doc, event, clause, events, words))
    return tuple(changed)


def _clause(doc: Doc, event: Event, words: AnsweringWords) -> _Clause | None:
    """The relative clause of an event's verb, if that has an object pronoun for somebody else; or None."""
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
    """The position of the relative pronoun close before a verb, or None."""
    for before in range(at - 1, max(sentence_at(doc, at).start, at - 1 - _HELPING) - 1, -1):
        if doc[before].norm_ in words.relatives:
            return before if before > sentence_at(doc, at).start else None
        if doc[before].ent_type_ or doc[before].is_punct:
            return None
    return None


def _settled(doc: Doc, event: Event, clause: _Clause, events: Sequence[Event], words: AnsweringWords) -> Event:
    """Give an event the antecedent as only agent, and whom the pronoun means, if known, as only target."""
    who = mention_ref(clause.whose.start)
    agents = {ref for ref in event.refs(Role.AGENT) if of_mention(ref)}
    whom = _whom(doc, event, clause, events, words)
    targets = {ref for ref in event.refs(Role.TARGET) if of_mention(ref)} if whom is not None else {who}
    kept = event.without(agents, Role.AGENT).without(targets, Role.TARGET)
    return kept.first(Role.TARGET, [mention_ref(whom.start)] if whom is not None else []).first(Role.AGENT, [who])


def _whom(doc: Doc, event: Event, clause: _Clause, events: Sequence[Event], words: AnsweringWords) -> Span | None:
    """The mention before the clause that agrees with the pronoun; of several the agent of the last event; or None."""
    start = sentence_of(clause.whose).start
    before = [span for span in mentions(doc) if start <= span.start < clause.whose.start and span.label_ in ACTORS]
    fit = [span for span in before if _may_be(span, clause.number, words)]
    if len(fit) > 1:
        for earlier in sorted((each for each in events if each.trigger < event.trigger), key=lambda e: -e.trigger):
            doers = [span for span in fit if mention_ref(span.start) in earlier.refs(Role.AGENT)]
            if doers:
                return doers[0] if len(doers) == 1 else None
    return fit[0] if len(fit) == 1 else None


def _may_be(span: Span, number: str, words: AnsweringWords) -> bool:
    """Whether a mention may be meant by a pronoun of some gender or number."""
    if number == SEVERAL:
        return span.label_ == EntityType.PERSON_GROUP
    return span.label_ == EntityType.PERSON or agree(span, number, words.language)
