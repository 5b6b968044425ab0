"""Find events that somebody denies right behind what tells of them: these are possible, neither done nor undone.

"said Iran had bombed it, which Tehran denied" and "وهو ما نفته طهران" ("which Tehran denied") make the bombing
possible, as annotators have it. An event that was told as not done stays that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.participants.claims.denials import denial_words, undenied
from khabar.graph.pipeline.refs import of_event
from khabar.graph.pipeline.status.scopes import scope_words
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.ontology.terms import EventClass, Role, Status

_FARTHEST: Final = 8
"""Tokens at the most from what takes up the denied to the denial: "a charge that the government has denied"."""

_UNLESS: Final = 4
"""Tokens before a denial in which a word stands that makes it none: "neither confirmed nor denied"."""

_NEAR: Final = 14
"""Tokens at the most from the last event before a denial to that, where nothing else tells what is denied."""

_NEGATED: Final = 3
"""Tokens before a trigger in which a word that negates it stands."""


class _Words(NamedTuple):
    links: Phrases
    objects: Phrases
    between: frozenset[str]
    unless: frozenset[str]
    endings: tuple[str, ...]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    """The words of a language: `[disputed]` in ``<xx>/scopes.toml``."""
    data = table(language, "scopes")["disputed"]
    links, objects = (Phrases.of(language, data[key]) for key in ("links", "objects"))
    between, unless = (fold_all(data[key], language) for key in ("between", "unless"))
    pronouns = table(language, "clauses").get("pronoun", ())
    endings = tuple(fold(row["ending"], language) for row in pronouns if "ending" in row)
    return _Words(links, objects, between, unless, endings)


def disputed(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of the events denied behind what tells of them; events need their arguments and statuses.

    "said Iran had bombed it, which Tehran denied" gives that of "bombed".
    """
    words, denials = _words(language), denial_words(language)
    found: set[int] = set()
    for at in denials.places(doc, 0, len(doc)):
        if not denials.stand(doc, at) or undenied(doc, at, language=language):
            continue
        if not words.unless.isdisjoint(norms(doc, max(sentence_at(doc, at).start, at - _UNLESS), at)):
            continue
        boundary = _taken_up(doc, at, words)
        if boundary is not None:
            found |= set(_denied(doc, events, at, boundary))
    unreal = (Status.ACTUAL, Status.NEGATED)
    return frozenset(
        event.trigger
        for event in events
        if event.trigger in found and event.status in unreal and not _negated(doc, event, language)
    )


def _taken_up(doc: Doc, at: int, words: _Words) -> int | None:
    """The position where a denial of something told before begins, or None where it denies something else."""
    sentence = sentence_at(doc, at)
    for length, _ in words.objects.at(doc, at + 1, sentence.end) if at + 1 < sentence.end else ():
        if at + 1 + length >= sentence.end or doc[at + 1 + length].is_punct:
            return at
    if words.endings and not doc[at].norm_.endswith(words.endings):
        return None  # "وهو ما ينفي الرواية" refutes something else
    for first in range(at - 1, max(sentence.start, at - _FARTHEST) - 1, -1):
        for length, _ in words.links.at(doc, first, at):
            if all(doc[i].ent_type_ or doc[i].norm_ in words.between for i in range(first + length, at)):
                return first
    return None


def _denied(doc: Doc, events: Sequence[Event], at: int, boundary: int) -> Iterator[int]:
    """The triggers of what is denied: themes of the denial, else those of the last report, else the last event."""
    sentence = sentence_at(doc, at)
    before = [event for event in events if sentence.start <= event.trigger < boundary]
    acts = {event.ref: event for event in before if not event.is_a(EventClass.SPEECH)}
    denial = next((event for event in events if event.trigger == at), None)
    reports = [event for event in before if event.is_a(EventClass.SPEECH)]
    themes = [*_acts(denial, acts)] if denial is not None else []
    themes = (
        themes
        or [act for report in reports[-1:] for act in _acts(report, acts)]
        or [act for act in [*acts.values()][-1:] if boundary - act.trigger <= _NEAR]
    )
    yield from (act.trigger for act in themes)


def _acts(event: Event, acts: Mapping[str, Event]) -> Iterator[Event]:
    refs = (argument.ref for argument in event.arguments if argument.role == Role.THEME)
    return (acts[ref] for ref in refs if of_event(ref) and ref in acts)


def _negated(doc: Doc, event: Event, language: str) -> bool:
    """Whether an event is told as not done: "كوبنهاغن لم تطلع حلفاءها، وهو ما نفته" ("did not inform its allies")."""
    first = max(sentence_at(doc, event.trigger).start, event.trigger - _NEGATED)
    undoing = scope_words(language).undoing
    return event.status == Status.NEGATED and any(undoing.stand(doc, at) for at in range(first, event.trigger))
