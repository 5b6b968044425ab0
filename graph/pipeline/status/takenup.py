"""Find attacks found as foiled that took place, since the text told of them before it says that they were repelled.

In "هاجمت الحركة قاعدة، قبل أن يصد الجيش الهجوم" ("the movement attacked a base, before the army repelled the attack")
both words are of one attack, which took place. "repelled an attack", told for the first time, stays foiled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.status.scopes import scope_words
from khabar.graph.pipeline.words.inflection import PAST, VERB
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventType, Role, Status

_WHERE = (Role.TARGET, Role.PLACE)


def taken_up(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[str]:
    """The references of foiled attacks that take up one told as done nearby, and of those that they take up.

    "nearby" is in the same sentence or the one before.
    """
    attacks = [event for event in events if event.is_a(EventType.ATTACK)]
    foiled = [event for event in attacks if event.status == Status.FOILED]
    if not foiled:
        return frozenset()
    begins = [sentence.start for sentence in doc.sents]
    words = {mention_ref(span.start): _last(span.text, language) for span in mentions(doc)}
    found: set[str] = set()
    for event in foiled:
        start = _before(begins, event.trigger)
        for told in attacks:
            near = start <= told.trigger < event.trigger
            if near and _done(doc, told) and _same(told, event, words) and _known(doc, event.trigger, language):
                found |= {told.ref, event.ref}
    return frozenset(found)


def _done(doc: Doc, event: Event) -> bool:
    """Whether an attack is told as done, if only by its verb: "stormed", and not "tried to storm"."""
    if event.status != Status.FOILED:
        return event.status == Status.ACTUAL
    readings = lexicon_of(doc).find(doc[event.trigger].norm_)
    return bool(readings) and all((each.tag.kind, each.tag.tense) == (VERB, PAST) for each in readings)


def _before(begins: Sequence[int], at: int) -> int:
    """The position where the sentence before that of a position begins."""
    return max([0, *([begin for begin in begins if begin <= at][-2:-1])])


def _last(text: str, language: str) -> str:
    """The last word of a mention, folded."""
    return fold(text.split()[-1], language)


def _same(told: Event, event: Event, words: dict[str, str]) -> bool:
    """Whether an attack names no target, place or agent that the one before it does not name."""
    mine, others = (set(_names(each, words, _WHERE)) for each in (event, told))
    doers, before = (set(_names(each, words, (Role.AGENT,))) for each in (event, told))
    return mine <= others and (doers <= before or not before)


def _names(event: Event, words: dict[str, str], roles: Sequence[str]) -> Iterator[str]:
    """The last words of the mentions that have some roles in an event."""
    return (words.get(argument.ref, argument.ref) for argument in event.arguments if argument.role in roles)


def _known(doc: Doc, at: int, language: str) -> bool:
    """Whether a noun is told as known: "the attack", "الهجوم", "للهجوم", "هجومهم" ("their attack")."""
    norm = doc[at].norm_
    article = table(language, "clauses")["article"]
    if at and doc[at - 1].norm_ in scope_words(language).articles:
        return True
    if not article:
        return False
    if word_classes(language).definite(norm):
        return True
    merged = at and doc[at - 1].norm_ == article[-1] and not doc[at - 1].whitespace_ and norm.startswith(article[-1])
    readings = lexicon_of(doc).find(norm)
    return bool(merged) or (bool(readings) and all(candidate.tag.pronoun for candidate in readings))
