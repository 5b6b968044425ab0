"""Component "khabar_denials": remove those who deny an event that did happen from its agents.

"The militia denies a role in the strike": the militia is found as an agent of the strike. An event that did not happen
keeps its agent. The component stands behind the last one that sets a status. The words are data (`[[denial]]` in
``<xx>/status.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Event, register
from khabar.graph.pipeline.words.cues import Phrases
from khabar.ontology.terms import Role, Status


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
        doc._.events = without_deniers(doc, doc._.events, language=self._language)
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
