"""Keep those named in a charge out of the accused, who stand before it.

In "اتهم الوزير رئيس البلدية بالكذب على السكان" ("the minister accused the mayor of lying to the residents") the
residents are no target of "اتهم" ("accused"). Where only mentions joined by "and" stand between verb and charge, all of
them are accused, of an active verb and of a passive: "واتهم سليم العبيدي وعادل الجبوري بالتخابر" ("Salim Al-Obeidi and
Adel Al-Jubouri were accused of spying").

The preposition and the words that go with it otherwise are data (``<xx>/undergone.toml``, [charged]).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.events.ofdoc import kinds_at
from khabar.graph.pipeline.mentions import mentions_by_end, mentions_within
from khabar.graph.pipeline.participants.pronouns.objects import answering_words, suffixed
from khabar.graph.pipeline.refs import mention_ref, of_mention
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import WordClasses, word_classes
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventType, Role


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    of: frozenset[str]
    otherwise: frozenset[str]
    suspecting: frozenset[str]
    suspected_of: frozenset[str]
    that: frozenset[str]
    ends: frozenset[str]
    joins: frozenset[str]
    commas: frozenset[str]
    endings: tuple[str, ...]
    classes: WordClasses


def charged(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from the targets of a verb of accusing those behind its preposition, and make those before it the accused.

    "اتهم الوزير رئيس البلدية بالكذب على السكان": "اتهم" loses the target "السكان" ("the residents").
    """
    words = _words(language)
    if not words.of:
        return tuple(events)
    changed = []
    alone: dict[str, tuple[str, ...]] = {}  # those accused of each event, where nobody accuses them
    for event in events:
        if event.type != EventType.ACCUSATION or VERB not in kinds_at(doc, event.trigger):
            changed.append(event)
            continue
        named = suffixed(doc, event.trigger, language=language)  # "اتهمه الوزير": who stands behind is the subject
        refs = () if named else _only_accused(doc, event, words)
        if refs:
            alone |= dict.fromkeys(event.refs(Role.THEME), refs)
            changed.append(event.without(refs).given(Role.TARGET, refs))
        else:
            changed.append(_outside_charge(doc, _suspected(doc, event, words), words))
    return tuple(
        event.given(Role.AGENT, alone[event.ref])
        if event.ref in alone and not event.refs(Role.AGENT).isdisjoint(alone[event.ref])
        else event
        for event in changed
    )


def _only_accused(doc: Doc, event: Event, words: _Words) -> tuple[str, ...]:
    """The references of those between a verb and the charge, if all are accused; else none.

    Each behind the first is joined to it by "and", or describes one before, behind a comma and another word: "، وهو
    موظف سابق،" ("who is a former clerk"). The last stands right before the charge; in "اتهم ترامب وبوتين بعض الصحف
    بالكذب" ("Trump and Putin accused some papers of lying") an object that is no mention does.
    """
    charge = _charge(doc, event.trigger, words)
    if charge < 0:
        return ()
    accused: list[Span] = []
    for span in mentions_within(sentence_at(doc, event.trigger)):
        if not event.trigger < span.start < charge or span.label_ not in ACTORS:
            continue
        piece = next((at + 1 for at in range(span.start, event.trigger, -1) if doc[at].text in words.commas), 0)
        if (not accused and not piece) or (accused and _joined(doc, span, event.trigger, words)):
            accused.append(span)
        elif piece in (0, span.start):
            return ()
    refs = tuple(mention_ref(span.start) for span in accused)
    closed = accused and (accused[-1].end == charge or doc[charge - 1].text in words.commas)
    others = {ref for ref in event.refs(Role.TARGET).difference(refs) if of_mention(ref)}
    return refs if closed and not others and not event.refs(Role.TARGET).issuperset(refs) else ()


def _joined(doc: Doc, span: Span, trigger: int, words: _Words) -> bool:
    """Whether "and" stands before a mention, with a title or companion between: "ورفيقه زيد", "والوزير السابق سالم"."""
    at = span.start - 1
    while (
        at > trigger
        and not doc[at].ent_type_
        and (
            words.classes.definite(doc[at].norm_)
            or (doc[at].norm_.endswith(words.endings) and doc[at].norm_ not in words.endings)
        )
    ):
        at -= 1
    return at > trigger and doc[at].norm_ in words.joins


def _suspected(doc: Doc, event: Event, words: _Words) -> Event:
    """Make the mention right before "suspected of" the only target: "قتل انتحاري يشتبه بانتمائه ل"."""
    at = event.trigger
    if doc[at].norm_ not in words.suspecting or at + 2 >= len(doc) or doc[at + 1].norm_ not in words.suspected_of:
        return event
    suspect = mentions_by_end(doc).get(at)
    if suspect is None or suspect.label_ not in ACTORS or doc[at + 2].norm_ in words.that:
        return event
    ref = mention_ref(suspect.start)
    others = event.refs(Role.TARGET) - {ref}
    found = event.without({ref}, Role.AGENT).without(others, Role.TARGET)
    if ref in found.refs(Role.TARGET):
        return found
    return found.given(Role.TARGET, [ref])


def _outside_charge(doc: Doc, event: Event, words: _Words) -> Event:
    """Remove those in the charge from the targets, and replace the targets where another one must be the accused."""
    charge = _charge(doc, event.trigger, words)
    named = (span for span in mentions_within(sentence_at(doc, event.trigger)) if event.trigger < span.start < charge)
    before = [span for span in named if span.label_ in ACTORS]
    if not before:
        return event
    behind = frozenset(
        mention_ref(span.start)
        for span in mentions_within(doc[charge : sentence_at(doc, charge).end])
        if span.label_ in ACTORS
    )
    accused = _accused(event, before)
    if accused is None:
        return event.without(behind, Role.TARGET)
    return replace(
        event,
        arguments=(
            *event.without({*behind, *event.refs(Role.TARGET)}, Role.TARGET).without({accused}).arguments,
            Argument(Role.TARGET, accused),
        ),
    )


def _charge(doc: Doc, trigger: int, words: _Words) -> int:
    """The position of the preposition where a charge begins; -1 where none is plain."""
    sentence = sentence_at(doc, trigger)
    for at in range(trigger + 1, sentence.end - 1):
        token = doc[at]
        if token.norm_ in words.ends:
            return -1
        if token.norm_ in words.of and not token.ent_type_:
            behind = doc[at + 1]
            if behind.is_alpha and not behind.ent_type_ and behind.norm_ not in words.otherwise:
                return at
    return -1


def _accused(event: Event, before: Sequence[Span]) -> str | None:
    """The one of some mentions side by side who must be the accused and is not found so; or None.

    Two without "and" do not accuse together: "اتهم النواب الحكومة ب" ("the deputies accused the government of"). Of
    three the second belongs to the first: "اتهم محامو الضحايا الشرطة ب" ("the victims' lawyers accused the police of").
    """
    refs = [mention_ref(span.start) for span in before]
    agents, targets = event.refs(Role.AGENT), event.refs(Role.TARGET)
    for at, (first, last) in enumerate(pairwise(before)):
        if last.start != first.end or {first.label_, last.label_} == {EntityType.PERSON}:
            continue
        who, whom = refs[at : at + 2]
        if targets.isdisjoint(refs) and {who, whom} <= agents:
            return whom
        third = before[at + 2] if at + 2 < len(before) else None
        if third is None or third.start != last.end or refs[at + 2] in agents | targets:
            continue
        if who in agents and targets.intersection(refs) == {whom}:
            return refs[at + 2]
    return None


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["charged"]
    return _Words(
        of=fold_all(data["of"], language),
        otherwise=fold_all(data["otherwise"], language),
        suspecting=fold_all(data["suspecting"], language),
        suspected_of=fold_all(data["suspected_of"], language),
        that=fold_all(data["that"], language),
        ends=clause_words(language, "relatives"),
        joins=clause_words(language, "coordinators"),
        commas=word_classes(language).commas,
        endings=tuple(answering_words(language).endings),
        classes=word_classes(language),
    )
