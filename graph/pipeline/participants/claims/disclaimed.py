"""Claims that somebody rejects are others' claims: "Russia bombed the hospital, an accusation Moscow denies".

So they are behind the denial ("denied accusations that it had armed the rebels"): they are raised against him, and he
is whom their pronoun stands for, or those are whom he speaks for. What they accuse him of has not happened, as he says,
unless it is known: "denied accusations over the attack".

The words that deny are those of ``<xx>/status.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all, words_of
from khabar.graph.pipeline.clauses.clauses import REPORTS
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.participants.claims.denials import denial_words, undenied
from khabar.graph.pipeline.participants.claims.represented import accused_through
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventClass, EventType, Role

_LINKS: Final = 2
"""Tokens at the most between the claim and whoever rejects it: "that the"."""
_NEAR: Final = 4
"""Tokens at the most between a denial and the claim: "denied all the accusations"."""
_ING: Final = "ing"
_CHARGES: Final = frozenset({EventType.ACCUSATION, EventType.STATEMENT})
_HELPING: Final = 4
"""Tokens at the most between him and the verb: "has repeatedly and strongly denied"."""


def without_disclaimers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The claims and accusations without those as agents who deny or reject them right behind.

    Verbs are left alone, and so is Arabic, where whoever denies stands behind the verb.
    """
    if table(language, "clauses")["order"] != "SVO":
        return tuple(events)
    return tuple(_claimed(doc, event, language) if event.type in REPORTS else event for event in events)


def with_accused(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The accusations that somebody denies with him as whom they are against, and what they are of as done by him."""
    found = {event.ref: event for event in events}
    for denial, charge, acts in denied_charges(doc, events, language=language):
        deniers = denial.refs(Role.AGENT)
        others = found[charge.ref].refs(Role.AGENT) - deniers
        found[charge.ref] = found[charge.ref].without(deniers, Role.AGENT)
        accused = accused_through(doc, deniers, language=language)
        speakers = deniers - accused
        for act in acts:
            if speakers & act.refs(Role.AGENT):
                act = found[act.ref] = _of(act, speakers, Role.AGENT, accused)
            if not accused or not act.refs(Role.AGENT) <= accused | others or accused & act.refs(Role.TARGET):
                continue
            if not _his(doc, charge, act, language):
                continue
            found[act.ref] = _with(act.without(others, Role.AGENT), Role.AGENT, accused)
            if charge.type == EventType.ACCUSATION and not found[charge.ref].refs(Role.TARGET):
                found[charge.ref] = _with(found[charge.ref], Role.TARGET, accused)
    return tuple(found[event.ref] for event in events)


def denied_charges(
    doc: Doc, events: Sequence[Event], *, language: str
) -> Iterator[tuple[Event, Event, tuple[Event, ...]]]:
    """Denials right before a claim or an accusation, these, and what they are of."""
    found = {event.ref: event for event in events}
    for denial in events:
        words = denial_words(language)
        if not words.stand(doc, denial.trigger) or undenied(doc, denial.trigger, language=language):
            continue
        themes = [found[ref] for ref in denial.refs(Role.THEME) if ref in found]
        for charge in themes:
            near = 0 < charge.trigger - denial.trigger <= _NEAR
            if not near or charge.type not in _CHARGES or not lexicon_of(doc).kinds(doc[charge.trigger].norm_) - {VERB}:
                continue
            told = [*themes, *(found[ref] for ref in charge.refs(Role.THEME) if ref in found)]
            acts = {
                act.ref: act
                for act in told
                if act.trigger > charge.trigger
                and not act.is_a(EventClass.SPEECH)
                and not word_classes(language).definite(doc[act.trigger].norm_)
                and doc[act.trigger - 1].norm_ not in word_classes(language).articles
            }
            yield denial, charge, tuple(acts.values())


def _his(doc: Doc, charge: Event, act: Event, language: str) -> bool:
    """Whether what an accusation is of has a pronoun for its subject, or none: "claims it had", "accusations of"."""
    clauses = table(language, "clauses")
    pronouns = words_of(language, "mutual", "coordination", "pronouns")
    passive = words_of(language, "clauses", "passive_before")
    between = doc[charge.trigger + 1 : act.trigger]
    if any(token.norm_ in passive for token in between):
        return False
    if any(token.norm_ in pronouns for token in between):
        return True
    gerund = _ING in lexicon_of(doc).tenses(doc[act.trigger].norm_) or clauses["order"] != "SVO"
    return gerund and not any(token.ent_type_ for token in between)


def _of(event: Event, speakers: frozenset[str], role: str, accused: frozenset[str]) -> Event:
    """An event with those whom others speak for in a role that it has the others in."""
    if speakers.isdisjoint(event.refs(role)):
        return event
    left = event.without(speakers, role)
    return left if left.refs(role) else _with(left, role, accused)


def _with(event: Event, role: str, refs: frozenset[str]) -> Event:
    new = (Argument(role, ref) for ref in sorted(refs - event.refs(role)))
    return replace(event, arguments=(*new, *event.arguments))


def _claimed(doc: Doc, event: Event, language: str) -> Event:
    if not _noun(doc, event.trigger, language):
        return event
    sentence = doc[event.trigger].sent
    links = _links(language)
    first = event.trigger + 1
    while first < min(event.trigger + 1 + _LINKS, sentence.end) and doc[first].norm_ in links:
        first += 1
    span = next((span for span in mentions_within(sentence) if span.start == first), None)
    if span is None:
        return event
    denies = any(
        denial_words(language).stand(doc, at) and not undenied(doc, at, language=language)
        for at in range(span.end, min(span.end + _HELPING, sentence.end))
        if not any(doc[before].is_punct for before in range(span.end, at))
    )
    if not denies:
        return event
    return event.without({mention_ref(span.start)}, Role.AGENT)


def _noun(doc: Doc, at: int, language: str) -> bool:
    """Whether a word stands where a noun does, behind an article, or is no verb."""
    if at and doc[at - 1].norm_ in _articles(language):
        return True
    return VERB not in lexicon_of(doc).kinds(doc[at].norm_)


@lru_cache(maxsize=4)
def _links(language: str) -> frozenset[str]:
    data = table(language, "clauses")
    words = (*data["complementizers"], *data["relatives"])
    return fold_all(words, language) | _articles(language)


@lru_cache(maxsize=4)
def _articles(language: str) -> frozenset[str]:
    return fold_all(table(language, "entities")["articles"], language)
