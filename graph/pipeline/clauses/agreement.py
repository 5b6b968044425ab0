"""Remove agents that their verb does not agree with, by gender and number.

"اتهم إيران" ("he accused Iran"): an Arabic verb before its subject agrees with it in gender, the verb is masculine and
Iran feminine. Iran is no agent, but the target; the subject was named before. The words are data (``clauses.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.events.ofdoc import kinds_at, lexicon_of
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES, MUTUAL
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

MASCULINE: Final = "s"
FEMININE: Final = "f"
SEVERAL: Final = "p"
"""Genders and numbers as the tags of verbs have them."""
_KEPT: Final = MUTUAL | {EventType.STATEMENT}
"""Events that a body may do though its verb disagrees: by a slip, or as one of several agents."""


def agreeing(doc: Doc, trigger: int, *, language: str) -> set[str]:  # noqa: ARG001 - as all that ask of a text
    """The genders and numbers of a verb's forms that may be active; none for a word that is no verb."""
    tags = (candidate.tag for candidate in lexicon_of(doc).find(doc[trigger].norm_))
    return {tag.agrees for tag in tags if tag.kind == VERB and tag.passive is not True}


def numbers(span: Span, *, language: str) -> frozenset[str]:
    """The genders and numbers of a mention; a body is feminine by its word or as a plural: "القوات", "كتائب القسام"."""
    if span.label_ == EntityType.PERSON_GROUP:
        return frozenset({SEVERAL})
    endings, _ = _words(language)
    if span[0].norm_.endswith(endings) or land(span, language=language):
        return frozenset({FEMININE})
    if span.label_ == EntityType.PERSON:
        return frozenset({MASCULINE})
    return frozenset({MASCULINE, FEMININE, SEVERAL})


def land(span: Span, *, language: str) -> bool:
    """Whether a mention is the feminine name of a country or capital: "إيران", but not "لبنان"."""
    name = " ".join(token.norm_ for token in span)
    return name in _lands(language) and name not in _words(language)[1]


def without_disagreeing(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make a country right behind a masculine verb its target, and no agent.

    Only behind a word that cannot be a noun, either ("قصف روسيا لإدلب"). The countries that annotators had made agents
    there are masculine. Bodies with a feminine first word become targets, too ("واتهم الحكومة", "وحذر الدول الثلاث"),
    but not of what is said or done with others: "قال السلطات" is a slip.
    """
    if not _lands(language):
        return tuple(events)
    behind = {event.trigger + 1: event for event in events}
    lands = {
        span.start: mention_ref(span.start)
        for span in mentions(doc)
        if span.start in behind
        and (land(span, language=language) or (behind[span.start].type not in _KEPT and _body(span, language)))
    }
    changed = []
    threatened: set[tuple[str, str]] = set()
    for event in events:
        ref = lands.get(event.trigger + 1, "")
        acts = Argument(Role.AGENT, ref) in event.arguments
        if not acts or _noun(doc, event.trigger) or agreeing(doc, event.trigger, language=language) != {MASCULINE}:
            changed.append(event)
            continue
        others = (each for each in event.arguments if each.ref != ref)
        changed.append(replace(event, arguments=(Argument(Role.TARGET, ref), *others)))
        if event.type == EventType.THREAT:  # it is whoever threatens that would strike
            threatened |= {(theme, ref) for theme in event.refs(Role.THEME)}
    return tuple(event.without({ref for at, ref in threatened if at == event.ref}, Role.AGENT) for event in changed)


def _body(span: Span, language: str) -> bool:
    """Whether a mention is a body by a feminine noun: "الحكومة الليبية", "شركة نفط", "الدول المانحة"."""
    first = span[0]
    if span.label_ not in BODIES or not (len(span) > 1 or word_classes(language).definite(first.norm_)):
        return False  # "برشلونة" is a club
    return first.text.endswith(tuple(table(language, "clauses")["feminine_endings"])) or first.norm_ in _feminine(
        language
    )


def without_tellers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from reported events with a plural verb the one person who reports: "قال النائب إنهم هاجموا القرية"."""
    if not _lands(language):
        return tuple(events)
    persons = {mention_ref(span.start) for span in mentions(doc) if span.label_ == EntityType.PERSON}
    told: dict[str, frozenset[str]] = {}
    for event in events:
        tellers = event.refs(Role.AGENT) & persons
        if event.is_a(EventClass.SPEECH) and len(tellers) == 1:
            told |= dict.fromkeys(event.refs(Role.THEME), frozenset(tellers))
    return tuple(
        event.without(told[event.ref], Role.AGENT)
        if event.ref in told
        and not _noun(doc, event.trigger)
        and agreeing(doc, event.trigger, language=language) == {SEVERAL}
        else event
        for event in events
    )


def without_single(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove a single person as the only agent of a plural verb: "دان المفتي من يخطفون الأطفال".

    A bare word may be of several ("محاموه قالوا"), and he may be one of them: "من الذين يدعمون التدخل".
    """
    if not _lands(language):
        return tuple(events)
    joins, partitive = _singles(language)
    classes = word_classes(language)
    single = {
        mention_ref(span.start)
        for span in mentions(doc)
        if span.label_ == EntityType.PERSON
        and (len(span) > 1 or classes.definite(span[0].norm_))
        and not any(0 <= at < len(doc) and doc[at].norm_ in joins for at in (span.start - 1, span.end))
    }
    return tuple(
        event.without(event.refs(Role.AGENT), Role.AGENT)
        if len(event.refs(Role.AGENT)) == 1
        and event.refs(Role.AGENT) <= single
        and not _noun(doc, event.trigger)
        and agreeing(doc, event.trigger, language=language) == {SEVERAL}
        and tuple(token.norm_ for token in doc[max(0, event.trigger - 2) : event.trigger]) not in partitive
        else event
        for event in events
    )


def _noun(doc: Doc, trigger: int) -> bool:
    """Whether a trigger may be something other than a verb."""
    return bool(kinds_at(doc, trigger) - {VERB})


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The endings of feminine nouns, and the countries that are masculine."""
    data = table(language, "clauses")
    return (
        tuple(fold(ending, language) for ending in data["feminine_endings"]),
        clause_words(language, "masculine_lands"),
    )


@lru_cache(maxsize=4)
def _feminine(language: str) -> frozenset[str]:
    """Broken plurals of bodies, which are feminine without an ending."""
    return clause_words(language, "feminine_plurals")


@lru_cache(maxsize=4)
def _singles(language: str) -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """Conjunctions, and words before a plural verb that make somebody one of several ("one of those who")."""
    data = table(language, "clauses")
    partitive = (fold(words, language).split() for words in data["partitive_relatives"])
    return clause_words(language, "coordinators"), frozenset(map(tuple, partitive))


@lru_cache(maxsize=4)
def _lands(language: str) -> frozenset[str]:
    """The names of countries and capitals in a language whose verbs agree with gender, folded."""
    if "masculine_lands" not in table(language, "clauses"):
        return frozenset()
    known = (entry for entry in Catalog.load().entries if entry.located)
    return frozenset(fold(name, language) for entry in known for xx, name in entry.labels if xx == language)
