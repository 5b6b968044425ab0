"""Give an Arabic event noun the agent that the noun itself names, and remove those named before.

- "دعم طهران لنظام الأسد" ("Tehran's support for Assad's regime"): agent Tehran, target the regime.
- "العقوبات المفروضة على البرنامج" ("the sanctions imposed on the programme"): no agent from before the noun.
- "يشكو المعارضون من محاولات للنظام لاستهداف المدنيين" ("the opponents complain of attempts by the regime to target
  civilians"): the regime alone.
- "هجومه" ("his attack"): not of a feminine mention, where a masculine one is there.

The words are data (``[masdars]`` of ``<xx>/undergone.toml``); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.clauses.agreement import FEMININE, numbers
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import kinds_at
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import ahead, mention_ref, mentions_by_ref, of_mention
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import ADJECTIVE, NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.kinds import ACTORS, PARTIES
from khabar.ontology.terms import EventClass, EventType, Role

_TRIED: Final = 12
"""Tokens at the most from an attempt to the event that is tried."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    passive: frozenset[str]
    stances: frozenset[str]
    to: frozenset[str]
    attempts: frozenset[str]
    of: frozenset[str]
    his: tuple[str, ...]
    attacks: frozenset[str]


def of_masdars(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Settle the agents of events told by nouns; see the module.

    "دعم طهران لنظام الأسد": "دعم" has the agent "طهران" and the target "نظام الأسد".
    """
    words = _words(language)
    if not words.passive:
        return tuple(events)
    starts, named = mentions_by_start(doc), mentions_by_ref(doc)

    def owned(event: Event) -> Event:
        if kinds_at(doc, event.trigger) == {VERB} or event.is_a(EventType.STATEMENT):
            return event
        event = _given(doc, event, starts, words)
        event = _imposed(doc, event, words)
        event = _tried(doc, event, starts, words)
        return _his(doc, event, named, words, language)

    return tuple(map(owned, events))


def _given(doc: Doc, event: Event, starts: Mapping[int, Span], words: _Words) -> Event:
    """Make the mention right behind a noun of support its agent, and the one behind "to" there its target."""
    who = starts.get(event.trigger + 1)
    if not event.is_a(EventType.SUPPORT) or who is None or who.label_ not in ACTORS or who.end + 1 >= len(doc):
        return event
    helped = starts.get(who.end + 1)
    if doc[who.end].norm_ not in words.to or helped is None or sentence_of(helped) != sentence_of(who):
        return event
    if doc[who.end - 1].norm_ in words.stances:
        return event  # "دعم جماعات مناوئة لتركيا": what is behind "to" belongs to the adjective
    ref, to = mention_ref(who.start), mention_ref(helped.start)
    gone = {other for other in event.refs(*PARTIES) if of_mention(other) and other not in (ref, to)}
    behind = {other for other in gone if int(other[1:]) > helped.start}
    event = event.without({ref, to}, *PARTIES).without(ahead(gone, event.trigger), *PARTIES)
    return event.without(behind, Role.AGENT).given(Role.AGENT, [ref]).given(Role.TARGET, [to])


def _imposed(doc: Doc, event: Event, words: _Words) -> Event:
    """Remove agents before a noun with a passive participle: of 20 such nouns annotators had none."""
    at = event.trigger + 1
    if at + 1 >= sentence_at(doc, event.trigger).end or doc[at].norm_ not in words.passive:
        return event
    return event.without(ahead(event.refs(Role.AGENT), event.trigger), Role.AGENT)


def _tried(doc: Doc, event: Event, starts: Mapping[int, Span], words: _Words) -> Event:
    """Keep as agent only whoever stands behind an attempt before the noun: "محاولات للنظام باستهداف المدنيين"."""
    agents = event.refs(Role.AGENT)
    if len(agents) < 2:
        return event
    for at in range(event.trigger - 1, max(event.trigger - _TRIED, sentence_at(doc, event.trigger).start) - 1, -1):
        who = starts.get(at + 2)
        if doc[at].norm_ in words.attempts and who is not None and doc[at + 1].norm_ in words.of:
            if mention_ref(who.start) in agents:
                return event.without(ahead(agents, at), Role.AGENT)
            return event
    return event


def _his(doc: Doc, event: Event, named: Mapping[str, Span], words: _Words, language: str) -> Event:
    """Remove from an attack with a masculine pronoun feminine agents before it, if there is another one.

    "هجومه" is an attack by him, while "قصفه" may be shelling of him.
    """
    noun = doc[event.trigger]
    if not noun.text.endswith(words.his) or noun.norm_ not in words.attacks or not event.is_a(EventClass.VIOLENCE):
        return event
    agents = [named[ref] for ref in ahead(event.refs(Role.AGENT), event.trigger) if ref in named]
    unlike = {mention_ref(span.start) for span in agents if numbers(span, language=language) == {FEMININE}}
    return event.without(unlike, Role.AGENT) if len(unlike) < len(agents) else event


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["masdars"]
    to = fold_all(data["to"], language)
    passive = all_forms(ADJECTIVE, data["passive"], language)
    sides = table(language, "stances")["stance"]
    stances = all_forms(ADJECTIVE, (row["adjective"] for row in sides if "adjective" in row), language)
    attempts, of = clause_words(language, "attempts"), clause_words(language, "sufferer")
    attacks = all_forms(NOUN, data["attacks"], language)
    return _Words(passive, stances, to, attempts, of, tuple(data["his"]), attacks)
