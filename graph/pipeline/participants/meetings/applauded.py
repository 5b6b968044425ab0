"""Remove from an agreement or a meeting those who welcome it, bring it about or attack it.

"رحبت تركيا بالاتفاق بين دمشق وقسد" ("Turkey welcomed the agreement between Damascus and the SDF"): Turkey is found as a
side of the agreement, and removed; so is the army in "قصف الجيش اجتماعا لقادة الفصائل" ("the army shelled a meeting of
faction leaders"), and Egypt in "رعت مصر الاتفاق الذي وقعته فتح" ("Egypt sponsored the agreement that Fatah signed").

Brokering by several, found as an agreement of theirs, becomes a cooperation, as most annotators have it; and so does a
meeting whose trigger is a word for mediation. The words are data (``[applauded]`` of ``<xx>/hosts.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions, mentions_within
from khabar.graph.pipeline.refs import mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventType, Role

_TYPES: Final = (EventType.AGREEMENT, EventType.MEETING, EventType.COOPERATION)
_JOINED: Final = frozenset({EventType.MEETING, EventType.COOPERATION})
_FARTHEST: Final = 8
"""Tokens at the most from the verb to what is welcomed: "رحبت الصين وروسيا أمس بالهدنة"."""
_HELPING: Final = 1
"""Tokens at the most from the mediator to the verb behind it: "Egypt helped broker"."""


class _Words(NamedTuple):
    """Folded forms of the verbs, and of the noun for mediation."""

    welcoming: frozenset[str]
    mediating: frozenset[str]
    mediation: frozenset[str]
    relatives: frozenset[str]
    by: frozenset[str]
    passive: frozenset[str]
    refusing: frozenset[str]


def without_applauders(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from agreements and meetings those who only welcome them or bring them about.

    "رحبت تركيا بالاتفاق بين دمشق وقسد": "الاتفاق" loses the agent "تركيا".
    """
    words = _words(language)
    hyphens = word_classes(language).hyphens  # "a Qatari-brokered truce" has its parties before it
    known = words.welcoming | words.mediating | words.mediation
    verbs = {
        token.i
        for token in doc
        if token.norm_ in known and not token.ent_type_ and doc[max(token.i - 1, 0)].norm_ not in hyphens
    }  # the Rapid Support Forces support nothing by their name
    if not verbs or not any(event.is_a(*_TYPES) for event in events):
        return tuple(events)
    triggers = {event.trigger for event in events}
    changed = {event.ref: _changed(doc, event, verbs, triggers, words) for event in events}
    gone = {event.ref: event.refs(Role.AGENT) - changed[event.ref].refs(Role.AGENT) for event in events}
    for event in events:
        brought = _brought_about(doc, event, verbs, words)
        for ref in event.refs(Role.THEME) & changed.keys():
            unwanted = gone[ref] | (brought if changed[ref].is_a(*_TYPES) else frozenset())
            left = event.refs(Role.AGENT) - unwanted
            if event.is_a(*_TYPES) and event.trigger not in verbs and left:
                changed[event.ref] = changed[event.ref].without(unwanted, Role.AGENT)
    return tuple(changed.values())


def _brought_about(doc: Doc, event: Event, verbs: set[int], words: _Words) -> frozenset[str]:
    """The agents, standing before it, of an event in a relative clause to an agreement that they brought about."""
    start, at = sentence_at(doc, event.trigger).start, event.trigger - 1
    if at <= start or doc[at].norm_ not in words.relatives:
        return frozenset()
    verb = next((i for i in range(at, max(start, at - _FARTHEST) - 1, -1) if i in verbs), -1)
    if verb < 0 or any(token.is_punct for token in doc[verb:at]):
        return frozenset()
    return frozenset(
        ref for ref in event.refs(Role.AGENT) if of_mention(ref) and start <= token_of(ref) < event.trigger
    )


def without_attackers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from a meeting that is attacked the agents of the attack, if it has other agents.

    "قصف الجيش اجتماعا لقادة الفصائل": "اجتماعا" loses the agent "الجيش".
    """
    attacks = {event.trigger: event for event in events if event.is_a(EventType.ATTACK)}
    if not attacks or not any(event.is_a(EventType.MEETING) for event in events):
        return tuple(events)
    articles = word_classes(language).articles

    def spared(event: Event) -> Event:
        attack = _on(doc, event, attacks, articles) if event.is_a(EventType.MEETING) else None
        attackers = event.refs(Role.AGENT) & attack.refs(Role.AGENT) if attack is not None else frozenset()
        return event.without(attackers, Role.AGENT) if attackers != event.refs(Role.AGENT) else event

    return tuple(map(spared, events))


def _on(doc: Doc, meeting: Event, attacks: Mapping[int, Event], articles: Set[str]) -> Event | None:
    """The attack whose trigger stands before a meeting with nothing but its agents between; or None."""
    starts = {span.end - 1: span.start for span in mentions_within(sentence_at(doc, meeting.trigger))}
    at = meeting.trigger - 1
    acting: set[int] = set()
    while (
        at > sentence_at(doc, meeting.trigger).start
        and at not in attacks
        and (doc[at].norm_ in articles or at in starts)
    ):
        if at in starts:
            acting.add(starts[at])
        at = starts.get(at, at) - 1
    attack = attacks.get(at)
    by = {token_of(ref) for ref in (attack.refs(Role.AGENT) if attack else ()) if of_mention(ref)}
    return attack if acting <= by else None


def _changed(doc: Doc, event: Event, verbs: set[int], triggers: set[int], words: _Words) -> Event:
    """Make mediation a cooperation, and remove from an agreement those before a verb of welcoming or brokering."""
    if event.trigger in verbs:
        mediated = doc[event.trigger].norm_ in words.mediating | words.mediation
        several = len(event.refs(Role.AGENT)) > 1  # of one alone nobody takes it for an agreement of two
        between = event.type == EventType.MEETING or (event.type == EventType.AGREEMENT and several)
        return event.with_type(EventType.COOPERATION) if mediated and between else event
    if not event.is_a(*_TYPES):
        return event
    start = sentence_at(doc, event.trigger).start
    for verb in range(event.trigger - 1, max(start, event.trigger - _FARTHEST) - 1, -1):
        if verb in verbs:
            named = all(token.ent_type_ for token in doc[verb + 1 : event.trigger])
            if named and doc[verb].norm_ in words.refusing and event.type in _JOINED:
                break  # "رفضت الحركة المشاركة في الحكومة": what somebody refuses is his own to do
            # Who is named before what is welcomed welcomes it; its parties stand behind it.
            before = {
                ref for ref in event.refs(Role.AGENT) if of_mention(ref) and start <= token_of(ref) < event.trigger
            }
            return event.without(before, Role.AGENT)
        if verb in triggers or doc[verb].is_punct:
            break
    return _not_brokered(doc, event, words)


def _not_brokered(doc: Doc, event: Event, words: _Words) -> Event:
    """Remove from the agents whoever brought an event about by a verb behind it: "the deal Egypt helped broker".

    Only where two agents or more are left.
    """
    sentence = sentence_at(doc, event.trigger)
    for at in range(event.trigger + 1, min(event.trigger + _FARTHEST, sentence.end - 1)):
        if doc[at].is_punct:
            break
        if doc[at].norm_ not in words.mediating:
            continue
        if doc[at + 1].norm_ in words.by:
            break
        who = next((span for span in mentions(doc) if 0 <= at - span.end <= _HELPING), None)
        if who is None or who.start <= event.trigger or any(word in words.passive for word in norms(doc, who.end, at)):
            break
        left = event.without({mention_ref(who.start)}, Role.AGENT)
        return left if len(left.refs(Role.AGENT)) > 1 else event
    return event


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "hosts")["applauded"]
    return _Words(
        all_forms(VERB, data["welcoming"], language),
        all_forms(VERB, data["mediating"], language),
        all_forms(NOUN, data["mediation"], language),
        clause_words(language, "relatives"),
        fold_all(table(language, "hosts")["by"], language),
        clause_words(language, "passive_before"),
        all_forms(VERB, data["refusing"], language),
    )
