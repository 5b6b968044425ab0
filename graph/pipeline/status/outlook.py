"""Find events that are said to be at hand, far off or out of the question, and give the status that this means.

"An attack is imminent", "بات الانسحاب وشيكا" ("the withdrawal has become imminent"): the event is found as actual,
since it is told by a noun with participants. So is "the proposed deal": of 15 events so described in annotated text,
two condemnations aside, none has happened. The words and their statuses are data (`[outlook]` in
``<xx>/scopes.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventClass, EventType, Status

_FARTHEST: Final = 10
"""Tokens at the most from an event to what is said of it."""

_TO_COME: Final = (Status.ACTUAL, Status.PLANNED)
_ADJECTIVES: Final = 4
"""Tokens at the most from an event to its last adjective: "الصفقة الروسية المقترحة"."""

_BEFORE: Final = 2
"""Tokens before an event in which a verb of being may stand: "بات توقيع الاتفاق وشيكا"."""

_SPEECH: Final = (EventClass.SPEECH, EventType.TRIAL)
"""Types that such words are not said of."""


class _Words(NamedTuple):
    alone: Phrases
    said: Phrases
    being: Phrases
    between: frozenset[str]
    undoing: frozenset[str]
    proposed: frozenset[str]
    then: frozenset[str]
    walls: frozenset[str]


def outlook(doc: Doc, events: Sequence[Event], *, language: str) -> Mapping[int, str]:
    """The statuses of events, other than speech and trials, that such words are said of, by trigger.

    "an attack is imminent": the trigger of "attack" -> the status of "imminent".
    """
    words = _words(language)
    told = [event for event in events if not event.is_a(*_SPEECH)]
    found = {event.trigger: _said(doc, event.trigger, words) for event in told}
    proposed = (event.trigger for event in told if event.status in _TO_COME and _proposed(doc, event, words))
    return dict.fromkeys(proposed, Status.PLANNED) | {at: status for at, status in found.items() if status}


def _proposed(doc: Doc, event: Event, words: _Words) -> bool:
    """Whether an adjective of an event says that it is to be: "الصفقة المقترحة" ("the proposed deal")."""
    at, sentence, classes = event.trigger, sentence_at(doc, event.trigger), word_classes(doc.lang_)
    if not classes.article:
        return at > sentence.start and doc[at - 1].norm_ in words.proposed
    for token in doc[at + 1 : min(at + 1 + _ADJECTIVES, sentence.end)]:
        if token.norm_ in words.proposed:
            return True
        if token.ent_type_ or not (classes.definite(token.norm_) and classes.adjective(token.norm_)):
            return False
    return False


def _said(doc: Doc, trigger: int, words: _Words) -> str:
    """The status that the words behind a trigger give, or ""."""
    sentence = sentence_at(doc, trigger)
    before = range(max(sentence.start, trigger - _BEFORE), trigger)
    being = any(words.being.stand(doc, at) for at in before)
    undone = any(doc[at].norm_ in words.undoing for at in before)
    at = trigger + 1
    while at < min(sentence.end, trigger + 1 + _FARTHEST):
        verb = words.being.length(doc, at, sentence.end)
        undone = undone or doc[at].norm_ in words.undoing
        said = _behind(doc, at, words.said if being else words.alone, sentence.end, words)
        if said and (being or _known(doc, trigger, words)):
            return Status.POSSIBLE if undone else said
        if not verb and not _passable(doc, at, words):
            return ""
        being = being or verb > 0
        at += max(verb, 1)
    return ""


def _passable(doc: Doc, at: int, words: _Words) -> bool:
    """Whether a word may stand between an event and what is said of it: a mention, a small or a definite word."""
    norm = doc[at].norm_
    if norm in words.walls:
        return False
    return bool(doc[at].ent_type_) or norm in words.between | words.undoing or word_classes(doc.lang_).definite(norm)


def _behind(doc: Doc, at: int, phrases: Phrases, end: int, words: _Words) -> str:
    """The status of the phrase at a position, if nothing goes on behind it, as in "is unlikely to"; else ""."""
    for length, status in phrases.at(doc, at, end):
        behind = at + length
        return str(status) if behind >= end or doc[behind].is_punct or doc[behind].norm_ in words.then else ""
    return ""


def _known(doc: Doc, trigger: int, words: _Words) -> bool:
    """Whether an event is definite or has a participant, as in "الهجوم على البلدة وشيك" ("the attack on the town")."""
    named = trigger + 1 < len(doc) and (bool(doc[trigger + 1].ent_type_) or doc[trigger + 1].norm_ in words.between)
    return named or word_classes(doc.lang_).definite(doc[trigger].norm_)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    """The words of a language.

    Raises:
        LanguageDataError: a row with an unknown status.
    """
    data = table(language, "scopes")["outlook"]
    alone, said = Phrases(language), Phrases(language)
    for row in data["says"]:
        if row["status"] not in Status.ALL:
            raise LanguageDataError(f"an unknown status: {dict(row)}", path=folder(language) / "scopes.toml")
        for phrases in (said,) if row["being"] else (said, alone):
            phrases.add(row, row["status"])
    being = Phrases.of(language, data["being"])
    between, undoing, proposed, then = (
        fold_all(data[key], language) for key in ("between", "undoing", "proposed", "then")
    )
    walls = clause_words(language, "relatives")
    return _Words(alone, said, being, between, undoing, proposed, then, walls)
