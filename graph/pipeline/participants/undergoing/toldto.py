"""Make whoever "is told" something the target of the statement, and remove whoever "is said" to do something.

"The court was told that he fled": the court is found as the agent of the statement, and becomes its target. "The
general is reported to have fled": the general is found as the agent, and removed, for somebody else reports; "was
reported as saying" leaves the agent. In Arabic whoever is told of an event is no agent of it: "أكدت ميركل لسالم حداد
دعم بلادها للحكومة" ("Merkel assured Salim Haddad of her country's support for the government"). The words are data
(``<xx>/undergone.toml``, [told]); languages with other forms for the passive have no verbs there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import ahead, mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.inflection import VERB, inflector
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventType, Role, Status

_SPOKEN: Final = (EventType.STATEMENT, EventType.DEMAND)
_PAST: Final = ("past", "participle")
_ADVERBS: Final = 3
"""Tokens at the most from a form of "be" to its participle: "is now widely reported"."""
_TOLD: Final = 4
"""Tokens at the most from a verb of saying to the addressee: "أكدت ميركل لداود"."""
_AS: Final = 4
"""Tokens at the most from a participle to "as": "was reported on Monday as saying"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    told: frozenset[str]
    said: frozenset[str]
    be: frozenset[str]
    reduced: frozenset[str]
    adverbs: frozenset[str]
    manner: tuple[str, ...]
    by: frozenset[str]
    saying: frozenset[str]


def told_to(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the subject of "was told" the target, and remove the subject of "was said" from the agents of statements.

    "The court was told that he fled": "The court" becomes the target of "told".
    """
    words = _words(language)
    return tuple(_turned(doc, event, words) if event.is_a(*_SPOKEN) else event for event in events)


def without_told_doers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the addressee of a statement from the agents of what is stated to have happened.

    Of 1,600 such events the addressee is an agent in 20. Only where the verb comes first: "told" in English also asks
    somebody to do something, as in "told the army to attack".
    """
    if not verb_first(language):
        return tuple(events)
    told: dict[str, set[str]] = {}
    to = word_classes(language).prepositions["for"]
    for event in events:
        if event.is_a(EventType.STATEMENT):
            near = [token_of(ref) for ref in event.refs(Role.TARGET) if of_mention(ref)]
            whom = {mention_ref(at) for at in near if 0 < at - event.trigger <= _TOLD and doc[at - 1].norm_ in to}
            for ref in event.refs(Role.THEME):
                told.setdefault(ref, set()).update(whom - event.refs(Role.AGENT))

    def done(event: Event) -> Event:
        gone = told.get(event.ref, ()) if event.status == Status.ACTUAL else ()
        return event.without(gone, Role.AGENT) if gone else event

    return tuple(map(done, events))


def _turned(doc: Doc, event: Event, words: _Words) -> Event:
    """Settle the agents of one statement in the passive; see the module."""
    at, norm = event.trigger, doc[event.trigger].norm_
    if norm not in words.told | words.said or not _passive(doc, at, norm in words.told, words):
        return event
    agents = {ref for ref in event.refs(Role.AGENT) if of_mention(ref)}
    before = ahead(agents, at)
    if norm in words.said:
        spoken = any(word in words.saying for word in norms(doc, at + 1, at + 1 + _AS))
        return event if spoken else event.without(before, Role.AGENT)
    done = next((token.i for token in doc[at : sentence_at(doc, at).end] if token.norm_ in words.by), len(doc))
    behind = {ref for ref in agents - before if token_of(ref) < done}  # "has been told directors made a bid"
    return event.without(behind, Role.AGENT).moved(before, Role.AGENT, Role.TARGET)


def _passive(doc: Doc, at: int, reduced: bool, words: _Words) -> bool:
    """Whether a participle is one of the passive: behind "be" with adverbs at most between, or right behind "when"."""
    start = sentence_at(doc, at).start
    if reduced and at > start and doc[at - 1].norm_ in words.reduced:
        return True
    for before in range(at - 1, max(start - 1, at - 2 - _ADVERBS), -1):
        if doc[before].norm_ in words.be:
            return True
        if doc[before].norm_ not in words.adverbs and not doc[before].norm_.endswith(words.manner):
            return False
    return False


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, clauses = table(language, "undergone")["told"], table(language, "clauses")
    told, said = (
        frozenset(
            form for verb in data[key] for form, tag in inflector(language).forms(VERB, verb) if tag.tense in _PAST
        )
        for key in ("told", "said")
    )
    be, reduced, adverbs, by, saying = (
        fold_all(words, language)
        for words in (clauses.get("passive_before", ()), data["reduced"], data["adverbs"], data["by"], data["as"])
    )
    manner = tuple(clauses.get("himself", {}).get("manner", ()))
    return _Words(told, said, be, reduced, adverbs, manner, by, saying)
