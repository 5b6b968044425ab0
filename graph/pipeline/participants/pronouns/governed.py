"""Make the mention behind a verb with a pronoun its agent, and whom the pronoun means its target.

In "الحكومة التي أطاح بها الجيش" ("the government that the army overthrew") and "حظرته الحكومة من السفر" ("the
government banned him from travel") the mention behind the verb is its subject. The pronoun means what stands before the
relative pronoun, or else the only one before the verb that was found as its agent; that one becomes the target.

The words are data (``answering`` of ``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.arguments.roles import MUTUAL
from khabar.graph.pipeline.clauses.agreement import FEMININE, MASCULINE, SEVERAL, numbers
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.participants.names.indefinite import indefinite
from khabar.graph.pipeline.participants.pronouns.objects import (
    AnsweringWords,
    agree,
    answering_words,
    antecedent,
    object_pronoun,
    verb_tags,
)
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.terms import EntityType, EventType, Role

_OTHERS: Final = (*MUTUAL, EventType.STATEMENT)
_NOBODY: Final = frozenset({TIME, EntityType.PLACE, EntityType.SITE})


def governed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give a verb with a pronoun the mention behind it as agent, and the agent that its pronoun means as target.

    "الحكومة التي أطاح بها الجيش": agent "الجيش", target "الحكومة".
    """
    words, pronouns = answering_words(language), governed_pronouns(language)
    if not pronouns:
        return tuple(events)
    starts = {span.start: span for span in mentions(doc) if span.label_ not in _NOBODY}

    def done_by(event: Event) -> Event:
        at, number = event.trigger, object_pronoun(doc, event, words)
        if not number and at + 1 < len(doc):
            at, number = at + 1, pronouns.get(doc[at + 1].norm_, "")
        behind = starts.get(at + 1)
        if behind is None or not number or event.is_a(*_OTHERS) or not _subject(doc, event, behind, words):
            return event
        if indefinite(language).object(behind[0]):
            return event  # "طعن بها جنديا": stabbed a soldier with it
        who = mention_ref(behind.start)
        turned = event.moved(_meant(doc, event, number, words, starts) - {who}, Role.AGENT, Role.TARGET)
        if turned is event and who not in event.refs(Role.TARGET):
            return event
        if behind.label_ == EntityType.WEAPON:  # "تؤازرهم الدبابات": what helps them is not helped
            return turned.without({who}, Role.TARGET)
        return turned.without({who}).first(Role.AGENT, [who])

    return tuple(map(done_by, events))


def _subject(doc: Doc, event: Event, behind: Span, words: AnsweringWords) -> bool:
    """Whether a mention behind a verb may be its subject: before it a verb is in the singular."""
    if sentence_of(behind).start > event.trigger:
        return False
    agrees = {tag.agrees for tag in verb_tags(doc, event, words)}
    fits = numbers(behind, language=words.language)
    return bool(agrees & fits or (SEVERAL in fits and agrees & {MASCULINE, FEMININE}))


def _meant(doc: Doc, event: Event, number: str, words: AnsweringWords, starts: Mapping[int, Span]) -> set[str]:
    """The references of what a pronoun means: before the relative one, or the only agent before that agrees with it."""
    relative = event.trigger - 1
    if words.relatives.get(doc[relative].norm_) == number and relative > sentence_at(doc, event.trigger).start:
        return {mention_ref(antecedent(doc, relative, number, words))}
    before = [
        span for start, span in starts.items() if start < event.trigger and mention_ref(start) in event.refs(Role.AGENT)
    ]
    return {mention_ref(span.start) for span in before if len(before) == 1 and agree(span, number, words.language)}


@lru_cache(maxsize=4)
def governed_pronouns(language: str) -> Mapping[str, str]:
    """Prepositions with a pronoun, each with the gender or number of this."""
    rows = table(language, "undergone")["answering"].get("governed", {})
    by_key = {"masculine": MASCULINE, "feminine": FEMININE, "several": SEVERAL}
    return {fold(word, language): by_key[name] for name, each in rows.items() for word in each}
