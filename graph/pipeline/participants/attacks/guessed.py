"""Remove from a death in a fight the agents who are not said to have killed anybody.

In "أدت الاشتباكات بين الجيش والحزب إلى مقتل مدني" ("the clashes between army and party led to the death of a civilian")
both sides are found as killers of the civilian, and removed. So is the bomber of "قتل عشرات الجنود خلال المعارك، حيث
فجر انتحاري نفسه" ("dozens of soldiers were killed in the battles, where a bomber blew himself up"), of whom only a
later clause tells, and his bombing is no means of the deaths.

The words are data (``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import of_mention, token_of
from khabar.graph.pipeline.words.articles import right_before
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventType, Role

_BY: Final = 2
"""Tokens at the most of the words before a doer: "على يد" ("at the hands of")."""


class _Words(NamedTuple):
    """The words of a language; the file explains them."""

    by: Phrases
    results: frozenset[str]


def without_guessed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the guessed killers of a death in a clash, and its means that are told in a clause behind the clash.

    "أدت الاشتباكات بين الجيش والحزب إلى مقتل مدني": "مقتل" ("death") loses the agents "الجيش" and "الحزب".
    """
    words = _words(language)
    found = {event.ref: event for event in events}
    attacks = (event for event in events if event.is_a(EventType.ATTACK) and not event.is_a(EventType.BOMBING))
    attackers = frozenset(ref for attack in attacks for ref in attack.refs(Role.AGENT))

    def died(event: Event) -> Event:
        causes = [found[ref] for ref in sorted(event.refs(Role.INSTRUMENT)) if ref in found]
        fights = [cause for cause in causes if cause.is_a(EventType.CLASH)]
        if not fights or not event.is_a(EventType.KILLING):
            return event
        later = {cause.ref for cause in causes if any(_later(doc, event, fight, cause) for fight in fights)}
        killers = set(_guessed(doc, event, fights, attackers, words))
        return event.without(killers, Role.AGENT).without(later, Role.INSTRUMENT)

    return tuple(map(died, events))


def _later(doc: Doc, death: Event, fight: Event, cause: Event) -> bool:
    """Whether a cause of a death is told with its agent behind the fight and a mark."""
    if not death.trigger < fight.trigger < cause.trigger:
        return False
    mark = next((token.i for token in doc[fight.trigger : cause.trigger] if token.is_punct), cause.trigger)
    return any(of_mention(ref) and token_of(ref) > mark for ref in cause.refs(Role.AGENT))


def _guessed(doc: Doc, death: Event, fights: Sequence[Event], attackers: Set[str], words: _Words) -> Iterator[str]:
    """The references of agents of a death who only fight, or stand behind the fight.

    Those behind "at the hands of", and those who do an attack that is no bombing, are none of them.
    """
    for ref in death.refs(Role.AGENT):
        at = token_of(ref)
        if not of_mention(ref) or ref in attackers or _done_by(doc, at, words):
            continue
        for fight in fights:
            behind = death.trigger < fight.trigger < at
            follows = fight.trigger < at < death.trigger and doc[death.trigger - 1].norm_ in words.results
            if behind or (follows and ref in fight.refs(Role.AGENT)):
                yield ref


def _done_by(doc: Doc, at: int, words: _Words) -> bool:
    """Whether words such as "at the hands of" stand right before a mention."""
    return right_before(doc, words.by, at, begin=max(sentence_at(doc, at).start, at - _BY))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["guessed"]
    return _Words(Phrases.of(language, data["by"]), fold_all(data["results"], language))
