"""Component "khabar_denials": remove those who deny an event that did happen from its agents.

"The militia denies a role in the strike": the militia is found as an agent of the strike. An event that did not happen
keeps its agent. Nor is France an agent of it where somebody denies "that France took part in the strike". The component
stands behind the last one that sets a status. The words are data (`[[denial]]` and `[denied_part]` in
``<xx>/status.toml``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.refs import token_of
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import Role, Status

_PART: Final = 8
"""Tokens at the most between a verb of taking part and the deed."""
_DENIED: Final = 10
"""Tokens before it in which it is denied, and in which those stand of whom it is."""
_NOT: Final = 3
"""The same for a negation: "has not so far taken part"."""


@lru_cache(maxsize=4)
def denial_words(language: str) -> Phrases:
    """The words of a language that deny what they report: `[[denial]]` in ``<xx>/status.toml``."""
    words = Phrases(language)
    for row in table(language, "status")["denial"]:
        words.add(row, Status.NEGATED)
    return words


def denies(doc: Doc, event: Event, *, language: str) -> bool:
    """Whether an event is a denial."""
    return denial_words(language).stand(doc, event.trigger)


@lru_cache(maxsize=4)
def _undoing(language: str) -> tuple[frozenset[str], Mapping[str, frozenset[str]]]:
    """Words that take a denial back, and words behind which some of those are pronouns."""
    data = table(language, "status")

    def folded(words: Iterable[str]) -> frozenset[str]:
        return fold_all(words, language)

    pronouns = {fold(word, language): folded(before) for word, before in data["undone_not_behind"].items()}
    return folded(data["undone"]), pronouns


def undenied(doc: Doc, at: int, *, language: str) -> bool:
    """Whether the word before takes a denial back: "did not deny"; in "وهو ما نفاه" ("which he denied") ما does not."""
    undoing, pronouns = _undoing(language)
    if not at or doc[at - 1].norm_ not in undoing:
        return False
    return at == 1 or not (doc[at - 1].norm_ in pronouns and doc[at - 2].norm_ in pronouns[doc[at - 1].norm_])


class DenialReader:
    """Removes deniers from what they deny."""

    def __init__(self, language: str) -> None:
        self._language = language
        denial_words(language)

    def __call__(self, doc: Doc) -> Doc:
        """Change the arguments; needs ``doc._.events`` with arguments and statuses."""
        events = without_deniers(doc, doc._.events, language=self._language)
        doc._.events = without_denied_parts(doc, events, language=self._language)
        return doc


def without_deniers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove deniers from the agents of what they deny and what did happen; needs the statuses.

    "The army denied bombing the town": the bombing is negated and keeps its agent, which tells of whom it is not true.
    """
    by_ref = {event.ref: event for event in events}
    denied: dict[str, set[str]] = {}
    for event in events:
        if event.status == Status.NEGATED or undenied(doc, event.trigger, language=language):
            continue
        if denies(doc, event, language=language):
            deniers = event.refs(Role.AGENT)
            for ref in _told(event, by_ref):
                denied.setdefault(ref, set()).update(deniers)
    return tuple(_without(event, denied[event.ref]) if event.ref in denied else event for event in events)


def without_denied_parts(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events that did happen without the agents of whom it is denied that they took part in them.

    "ليس صحيحا أن فرنسا شاركت في القصف", "نفى أن تكون فرنسا شاركت في القصف": there was a bombing, but not by France.
    """
    words = _part_words(language)
    negated = {event.trigger for event in events if event.status == Status.NEGATED}

    def kept(event: Event) -> Event:
        agents = event.refs(Role.AGENT)
        if not agents or event.status == Status.NEGATED:
            return event
        at = _taking_part(doc, event.trigger, words)
        first = None if at is None else _denied_from(doc, at, negated, words, language)
        if first is None:
            return event
        return event.without({ref for ref in agents if first <= token_of(ref) < event.trigger}, Role.AGENT)

    return tuple(map(kept, events))


def _taking_part(doc: Doc, trigger: int, words: _PartWords) -> int | None:
    """The verb of taking part right before a deed, with its subject at most and "in" between."""
    inside = False
    for at in range(trigger - 1, max(sentence_at(doc, trigger).start, trigger - 1 - _PART) - 1, -1):
        norm = doc[at].norm_
        if words.verbs.stand(doc, at):
            return at if inside else None
        if norm in words.into:
            inside = True
        elif not doc[at].ent_type_ and norm not in words.between:
            return None
    return None


def _denied_from(doc: Doc, at: int, negated: Collection[int], words: _PartWords, language: str) -> int | None:
    """From which token on a verb is said not to hold, or None where it is not said so."""
    start = sentence_at(doc, at).start
    if at in negated:
        return max(start, at - _DENIED)
    that = False
    for before in range(at - 1, max(start, at - _DENIED) - 1, -1):
        if not that and at - before <= _NOT and doc[before].norm_ in words.nots:
            return max(start, at - _DENIED)
        that = that or doc[before].norm_ in words.that
        if words.untrue.stand(doc, before):
            return before
        if that and denial_words(language).stand(doc, before):
            return None if undenied(doc, before, language=language) else before
    return None


class _PartWords(NamedTuple):
    """Folded words of a language; ``ar/status.toml`` explains them."""

    verbs: Phrases
    untrue: Phrases
    into: frozenset[str]
    between: frozenset[str]
    nots: frozenset[str]
    that: frozenset[str]


@lru_cache(maxsize=4)
def _part_words(language: str) -> _PartWords:
    data = table(language, "status")["denied_part"]
    verbs, untrue = Phrases.of(language, data["words"], verbs=data["verbs"]), Phrases.of(language, data["untrue"])
    into, between, nots, that = (fold_all(data[key], language) for key in ("in", "between", "not", "that"))
    return _PartWords(verbs, untrue, into, between, nots, that)


def _told(event: Event, by_ref: Mapping[str, Event]) -> set[str]:
    """The references of the themes of an event, and of theirs in turn: "ينفي مسؤوليته عن الهجوم"."""
    found: set[str] = set()
    open = [event]
    while open:
        for argument in open.pop().arguments:
            if argument.role == Role.THEME and argument.ref in by_ref and argument.ref not in found:
                found.add(argument.ref)
                open.append(by_ref[argument.ref])
    return found - {event.ref}


def _without(event: Event, deniers: set[str]) -> Event:
    """Remove deniers from the agents of an event that is not negated."""
    if event.status == Status.NEGATED:
        return event
    return event.without(deniers, Role.AGENT)


@Language.factory(
    "khabar_denials",
    requires=["doc._.events"],
    assigns=["doc._.events"],
)
def make(nlp: Language, name: str) -> DenialReader:  # noqa: ARG001 - spaCy passes the name
    """The component for the pipeline's language."""
    register()
    return DenialReader(nlp.lang or "")
