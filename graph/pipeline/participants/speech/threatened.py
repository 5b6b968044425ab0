"""Make those who are to suffer what is threatened the targets of the threat, if it has none.

"Threatened to kill the hostages", "توعد باغتيال القادة" ("vowed to assassinate the leaders"): the threat is found
without a target. Annotators have 18 of 21 such people, groups and states as targets, and none of five sites. Nothing
changes behind words that deny the threat, or make the violence what it answers ("vowed to hit back for the attack on
Kenya"). Whoever is to do what is threatened leaves the targets. The words are data (``<xx>/undergone.toml``,
[threatened]).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import ahead, mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_POWERS: Final = frozenset({EntityType.STATE, EntityType.SECURITY_FORCE, EntityType.GOVERNMENT_BODY})
"""Types of actors whose acts a member may threaten: "the minister vowed that Israel would strike Hamas"."""


def threatened(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give threats of violence without a target those whom it is to hit.

    "threatened to kill the hostages": "threatened" gets the target "the hostages".
    """
    if all(event.type != EventType.THREAT for event in events):
        return tuple(events)
    labels = {mention_ref(span.start): span.label_ for span in mentions(doc)}
    deeds = {event.ref: event for event in events}
    return tuple(
        _at_victims(doc, _without_doers(doc, event, deeds, language), deeds, labels, language)
        if event.type == EventType.THREAT
        else event
        for event in events
    )


def _without_doers(doc: Doc, threat: Event, deeds: Mapping[str, Event], language: str) -> Event:
    """Remove the agents of what is threatened from the targets: "threatened that his troops would bomb".

    So are those who are to do it before the threat: "Chad will expand its operation, the minister threatened".
    """
    that = clause_words(language, "complementizers")
    doers = {ref for theme in threat.refs(Role.THEME) & deeds.keys() for ref in deeds[theme].refs(Role.AGENT)}
    told = {ref for ref in doers if of_mention(ref) and _told(doc, threat.trigger, token_of(ref), that)}
    first = sentence_at(doc, threat.trigger).start
    before = (deed for deed in deeds.values() if first <= deed.trigger < threat.trigger)
    quoted = {ref for deed in before if _comma(doc, deed.trigger, threat) for ref in deed.refs(Role.AGENT)}
    return threat.without(told | ahead(quoted, threat.trigger), Role.TARGET)


def _comma(doc: Doc, deed: int, threat: Event) -> bool:
    """Whether the last comma before a threat stands between a deed and whoever threatens: "..., he threatened"."""
    comma = next((at for at in range(threat.trigger - 1, deed, -1) if doc[at].text == ","), -1)
    return comma >= 0 and any(comma < token_of(ref) < threat.trigger for ref in threat.refs(Role.AGENT))


def _told(doc: Doc, trigger: int, at: int, that: frozenset[str]) -> bool:
    """Whether a mention stands behind "that" behind a trigger."""
    return any(token.norm_ in that for token in doc[trigger + 1 : at])


def _at_victims(doc: Doc, threat: Event, deeds: Mapping[str, Event], labels: Mapping[str, str], language: str) -> Event:
    """Give a threat without a target the actors that are targets of the violence it has as theme."""
    agents, (denying, reasons, further) = threat.refs(Role.AGENT), _words(language)
    if threat.refs(Role.TARGET):
        return threat
    for theme in sorted(threat.refs(Role.THEME) & deeds.keys()):
        deed = deeds[theme]
        if not deed.is_a(EventClass.VIOLENCE) or deed.trigger < threat.trigger:
            continue
        doers = deed.refs(Role.AGENT)
        theirs = not agents or not doers or doers & agents or {labels.get(ref, "") for ref in doers} <= _POWERS
        between = norms(doc, threat.trigger + 1, deed.trigger)
        reason = max((at for at, norm in enumerate(between) if norm in reasons), default=len(between))
        answered = reason < len(between) and further.isdisjoint(between[reason + 1 :])
        if theirs and not answered and denying.isdisjoint(between):
            victims = {ref for ref in deed.refs(Role.TARGET) - agents - doers if labels.get(ref) in ACTORS}
            threat = threat.given(Role.TARGET, sorted(victims))
    return threat


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], ...]:
    """Words that deny a threat, words before what it answers, and words before a threatened deed behind that."""
    data = table(language, "undergone")["threatened"]
    return tuple(fold_all(data[key], language) for key in ("denying", "reasons", "further"))
