"""Agreement: whom a verb may have for its subject, by gender and number.

An Arabic verb before its subject agrees with its gender: "اتهم إيران" has no subject behind it, as a country is
feminine; it goes on with somebody named before, and Iran is accused. The words are data (``clauses.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

MASCULINE: Final = "s"
FEMININE: Final = "f"
SEVERAL: Final = "p"
"""Genders and numbers as the tags of verbs have them."""
_KEPT: Final = frozenset(
    {EventType.STATEMENT, EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION, EventType.CLASH}
)
"""What a body may do though its verb disagrees with it: by a slip, or as one of those who do it together."""


def agreeing(doc: Doc, trigger: int, *, language: str) -> set[str]:  # noqa: ARG001 - as all that ask of a text
    """The genders and numbers of a verb that may be active; none for a word that is no verb."""
    tags = (candidate.tag for candidate in lexicon_of(doc).find(doc[trigger].norm_))
    return {tag.agrees for tag in tags if tag.kind == VERB and tag.passive is not True}


def numbers(span: Span, *, language: str) -> frozenset[str]:
    """What a pronoun for somebody may be; a body is feminine by its word or as a plural: "القوات", "كتائب القسام"."""
    if span.label_ == EntityType.PERSON_GROUP:
        return frozenset({SEVERAL})
    endings, _ = _words(language)
    if span[0].norm_.endswith(endings) or land(span, language=language):
        return frozenset({FEMININE})
    if span.label_ == EntityType.PERSON:
        return frozenset({MASCULINE})
    return frozenset({MASCULINE, FEMININE, SEVERAL})


def land(span: Span, *, language: str) -> bool:
    """Whether a mention is a country or a capital by its name, and that name feminine: "إيران", but not "لبنان"."""
    name = " ".join(token.norm_ for token in span)
    return name in _lands(language) and name not in _words(language)[1]


def without_disagreeing(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events with the country right behind a masculine verb as their target and not as their agent.

    Behind a verb that can be nothing else, not even a noun: "قصف روسيا لإدلب". The countries that annotators had made
    agents there are masculine. So are bodies that are feminine by their first word ("واتهم الحكومة", "وحذر الدول
    الثلاث"), but not as who says something or does it with others: "قال السلطات" is a slip.
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
    """The events told of several without the one person who tells them: "قال النائب إنهم هاجموا القرية"."""
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
    """The events by a verb of several without the one person that would do it alone: "دان المفتي من يخطفون الأطفال".

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
    return bool(lexicon_of(doc).kinds(doc[trigger].norm_) - {VERB})


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The endings of feminine nouns, and the countries that are masculine."""
    data = table(language, "clauses")
    return (
        tuple(fold(ending, language) for ending in data["feminine_endings"]),
        fold_all(data.get("masculine_lands", ()), language),
    )


@lru_cache(maxsize=4)
def _feminine(language: str) -> frozenset[str]:
    """Broken plurals of bodies, which are feminine without an ending."""
    return fold_all(table(language, "clauses").get("feminine_plurals", ()), language)


@lru_cache(maxsize=4)
def _singles(language: str) -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """What joins one to another one, and what is before a verb of several of whom somebody is one."""
    data = table(language, "clauses")
    partitive = (fold(words, language).split() for words in data["partitive_relatives"])
    return fold_all(data["coordinators"], language), frozenset(map(tuple, partitive))


@lru_cache(maxsize=4)
def _lands(language: str) -> frozenset[str]:
    """The names of countries and capitals in a language whose verbs agree with gender, folded."""
    if "masculine_lands" not in table(language, "clauses"):
        return frozenset()
    known = (entry for entry in Catalog.load().entries if entry.located)
    return frozenset(fold(name, language) for entry in known for xx, name in entry.labels if xx == language)
