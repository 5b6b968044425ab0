"""Remove whoever is handed a person from the agents and targets of the arrest or release that the handing over is.

"سلمت صربيا المجر المطلوب", "Serbia handed Hungary the man": Hungary is found as a target, and removed; the man is the
target. Of two mentions side by side, with no preposition, before the person, the second receives. A single one does
where another one hands over: before the verb, or as the subject of "refuse" and the like before a noun ("رفضت صربيا
تسليم المجر المطلوب", "Serbia refused to hand Hungary the man").

In sharing and support the second of the two becomes the target. Where somebody is deported to is only a place. The
words are data (``<xx>/undergone.toml``, [recipients]).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import ahead, mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.articles import word_before
from khabar.graph.pipeline.words.clausewords import clause_words, verb_first
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS, PEOPLE
from khabar.ontology.terms import EntityType, EventType, Role

_RECEIVERS: Final = ACTORS - PEOPLE | {EntityType.PLACE}
"""Types of mentions that may be handed somebody."""
_HANDED: Final = frozenset(
    {
        EventType.ARREST,
        EventType.RELEASE,
        EventType.TRIAL,
        EventType.SANCTION,
        EventType.ABDUCTION,
        EventType.SECURITY_OPERATION,
        EventType.TAKEOVER,
    }
)
"""The types as which handing somebody over is found."""
_SENT: Final = _HANDED | {EventType.WITHDRAWAL}
_LANDS: Final = frozenset({EntityType.STATE, EntityType.PLACE, EntityType.GOVERNMENT_BODY, EntityType.SECURITY_FORCE})
"""Types of mentions that somebody may be sent to."""
_GIVEN: Final = frozenset({EventType.INTELLIGENCE_SHARING, EventType.SUPPORT})
"""Events of giving something, whose receiver is the target."""
_BETWEEN: Final = 4
"""Tokens at the most from one of the mentions to the next: "the Hungarian police the two suspected smugglers"."""


class _Words(NamedTuple):
    verbs: frozenset[str]
    nouns: frozenset[str]
    bare: frozenset[str]
    deciding: frozenset[str]
    links: frozenset[str]
    walls: frozenset[str]
    sending: frozenset[str]
    to: frozenset[str]
    objects: tuple[str, ...]
    passive: frozenset[str]
    verb_first: bool


def without_recipients(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make those handed over the targets of handing over, and remove those who receive them.

    "سلمت صربيا المجر المطلوب": the target of "سلمت" is "المطلوب" ("the wanted man"), no longer "المجر" ("Hungary").
    """
    words = _words(language)
    events = tuple(_sent(doc, event, words) for event in events)
    if not any(doc[event.trigger].norm_ in words.verbs | words.nouns for event in events):
        return events
    starts = {span.start: span for span in mentions(doc) if span.label_ != TIME}
    ends = {span.end: span for span in starts.values()}
    spans = mentions_by_ref(doc)

    def handed(event: Event) -> Event:
        chain = _chain(doc, event.trigger, starts, words)
        if event.type in _GIVEN and doc[event.trigger].norm_ in words.verbs:
            return _given(event, chain, language)
        if event.type not in _HANDED or not chain:
            return event
        if event.type == EventType.TAKEOVER and chain[-1].label_ not in PEOPLE:
            return event  # "تسلم الجيش السلطة"
        if len(chain) < 2:
            return _told_first(doc, event, chain[0], ends, words)
        if chain[-1].label_ not in PEOPLE:
            return _unnamed(doc, event, chain, words, language)
        giver, receiver = _sides(doc, event, chain, ends, spans, words, language)
        if receiver is None:
            return event
        ref = mention_ref(receiver.start)
        left = event.without({ref}, Role.AGENT, Role.TARGET).given(Role.TARGET, [mention_ref(chain[-1].start)])
        return left.given(Role.AGENT, [mention_ref(giver.start)]) if giver is not None else left

    return tuple(handed(event) if doc[event.trigger].norm_ in words.verbs | words.nouns else event for event in events)


def _sent(doc: Doc, event: Event, words: _Words) -> Event:
    """Make where somebody is sent a place and not a target: "Spain deported him to Morocco"."""
    if event.type not in _SENT or doc[event.trigger].norm_ not in words.sending:
        return event
    spans = mentions_by_ref(doc)
    named = [spans[ref] for ref in event.refs(Role.TARGET, Role.AGENT) if ref in spans]
    where = {mention_ref(span.start) for span in named if span.label_ in _LANDS and word_before(span) in words.to}
    left = event.moved(where & event.refs(Role.TARGET), Role.TARGET, Role.PLACE)
    passive = event.trigger > 0 and doc[event.trigger - 1].norm_ in words.passive
    return left.without(where - ahead(where, event.trigger), Role.AGENT) if passive else left


def _chain(doc: Doc, trigger: int, starts: Mapping[int, Span], words: _Words) -> list[Span]:
    """The mentions behind a trigger up to the first person, with no preposition, mark or other clause between."""
    found: list[Span] = []
    at = last = trigger + 1
    end = sentence_at(doc, trigger).end
    while at < end and at - last <= _BETWEEN:
        span = starts.get(at)
        if span is not None:
            found.append(span)
            if len(found) > 1 and span.label_ in PEOPLE:
                break
            at = last = span.end
        elif doc[at].ent_type_ == TIME or (at + 1 < end and doc[at + 1].ent_type_ == TIME):
            at = last = at + 1  # "في مايو الماضي"
        elif doc[at].norm_ in words.walls or doc[at].is_punct:
            break
        else:
            at += 1
    return found


def _sides(
    doc: Doc,
    event: Event,
    chain: Sequence[Span],
    ends: Mapping[int, Span],
    spans: Mapping[str, Span],
    words: _Words,
    language: str,
) -> tuple[Span | None, Span | None]:
    """The giver, or None where the event has it as agent already; and the receiver, or None where that is unclear."""
    norm = doc[event.trigger].norm_
    before = ends.get(event.trigger)
    if not words.verb_first and before is not None and before.label_ in ACTORS and chain[0].start == event.trigger + 1:
        return before, chain[0] if chain[0].label_ in _RECEIVERS else None  # "handed Iraq two PKK commanders"
    receiver = chain[-2] if chain[-2].label_ in _RECEIVERS else None
    if norm in words.nouns:
        if len(chain) != 2:
            return None, None
        giver = _decider(doc, event.trigger, ends, words)
        return giver, receiver if giver is not None or norm not in words.bare else None
    if len(chain) == 3:
        return None, receiver if chain[0].start == event.trigger + 1 and _acts(chain[0], language) else None
    if before is not None and before.label_ in ACTORS and len(chain) == 2:
        return before, receiver
    agents = (spans[ref] for ref in event.refs(Role.AGENT) if ref in spans)
    named = any(sentence_at(doc, event.trigger).start <= span.start < event.trigger for span in agents)
    return None, receiver if named and len(chain) == 2 else None


def _decider(doc: Doc, trigger: int, ends: Mapping[int, Span], words: _Words) -> Span | None:
    """The subject of a verb of deciding, refusing or agreeing before a noun: "وافقت صربيا على تسليم"; or None."""
    at = trigger
    while at > sentence_at(doc, trigger).start and doc[at - 1].norm_ in words.links:
        at -= 1
    span = ends.get(at)
    decides = span is not None and span.start > 0 and doc[span.start - 1].norm_ in words.deciding
    return span if decides else None


def _given(event: Event, chain: Sequence[Span], language: str) -> Event:
    """Make the second of two mentions side by side the target of sharing or support: "سلم الموظف السفارة وثائق"."""
    if len(chain) < 2 or chain[0].start != event.trigger + 1 or chain[1].start != chain[0].end:
        return event
    if chain[1].label_ not in _RECEIVERS or not _acts(chain[0], language):
        return event
    ref = mention_ref(chain[1].start)
    return event.without({ref}, Role.AGENT, Role.THEME).given(Role.TARGET, [ref])


def _unnamed(doc: Doc, event: Event, chain: Sequence[Span], words: _Words, language: str) -> Event:
    """Remove the receiver where the one handed over is no mention: "سلمت صربيا المجر مطلوبا" ("a wanted man")."""
    touching = chain[0].start == event.trigger + 1 and chain[1].start == chain[0].end
    if doc[event.trigger].norm_ not in words.verbs or not touching:
        return event
    receives = chain[1].label_ in _RECEIVERS and _acts(chain[0], language)
    return event.without({mention_ref(chain[1].start)}, Role.AGENT, Role.TARGET) if receives else event


def _told_first(doc: Doc, event: Event, receiver: Span, ends: Mapping[int, Span], words: _Words) -> Event:
    """Remove the receiver where whoever hands over stands before the verb: "إسبانيا تسلم المغرب مطلوبا"."""
    giver, end = ends.get(event.trigger), receiver.end
    if doc[event.trigger].norm_ not in words.verbs or giver is None or receiver.start != event.trigger + 1:
        return event
    if not {giver.label_, receiver.label_} <= _RECEIVERS or end >= len(doc):
        return event
    if not words.objects or not doc[end].norm_.endswith(words.objects):
        return event
    return event.without({mention_ref(receiver.start)}, Role.AGENT, Role.TARGET)


def _acts(span: Span, language: str) -> bool:
    """Whether a mention may be a subject by itself: a body, or a person with the article or of several words."""
    return span.label_ in _RECEIVERS or word_classes(language).definite(span[0].norm_) or len(span) > 1


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    """`[recipients]` of ``<xx>/undergone.toml``, and the words that end a noun phrase of ``clauses.toml``."""
    data = table(language, "undergone")["recipients"]
    keys = ("prepositions", "coordinators", "relatives", "complementizers", "complementizers_with_pronoun", "particles")
    return _Words(
        verbs=all_forms(VERB, data["verbs"], language),
        nouns=all_forms(NOUN, data["nouns"], language),
        bare=fold_all((word for row in data["nouns"] for word in row), language),
        deciding=all_forms(VERB, data["deciding"], language),
        links=fold_all(data["links"], language),
        walls=clause_words(language, *keys),
        sending=all_forms(VERB, data["sending"], language) | all_forms(NOUN, data["sendings"], language),
        to=fold_all(data["to"], language),
        objects=tuple(clause_words(language, "tanwin_endings")),
        passive=clause_words(language, "passive_before"),
        verb_first=verb_first(language),
    )
