"""Make every side of a mutual accusation, threat, warning or condemnation both agent and target.

"تبادلت الهند وباكستان الاتهامات" ("India and Pakistan traded accusations"), "accused each other": both are found as
agents alone. `between_states` settles joint events: what is "between" two states has them as agents and not those who
sign for them: "وقع الوزيران اتفاقا للتعاون بين البلدين" ("the two ministers signed an agreement on cooperation between
the two countries"). The words are data (``<xx>/mutual.toml``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.language.normalisation import fold_all, words_of
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import NOUN, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PARTIES, PEOPLE
from khabar.ontology.terms import EntityType, EventType, Role

BEFORE, AFTER = "before", "after"
PLACES: Final = (BEFORE, AFTER)

_TYPES: Final = frozenset({EventType.ACCUSATION, EventType.THREAT, EventType.WARNING, EventType.CONDEMNATION})
_JOINT: Final = frozenset(
    {EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION, EventType.INTELLIGENCE_SHARING}
)
_QUALIFIED: Final = 1
"""Adjectives at the most before "between": "the bilateral agreement between"."""


@dataclass(frozen=True, slots=True)
class MutualWords:
    """The words for "each other" by where they stand, each with its reach and the words that may not follow it.

    `nouns` are the triggers that a word before them makes mutual: not a verb of the next clause. `farthest` is the most
    tokens that a phrase and what is between it and the trigger have.
    """

    before: Phrases
    after: Phrases
    nouns: frozenset[str]
    farthest: int


@lru_cache(maxsize=4)
def mutual_words(language: str) -> MutualWords:
    """The words for "each other" of a language: [[mutual]] of ``<xx>/mutual.toml``.

    Raises:
        LanguageDataError: a row with a place that is none.
    """
    words = {place: Phrases(language) for place in PLACES}
    farthest = 0
    data = table(language, "mutual")
    for row in data["mutual"]:
        if row["place"] not in PLACES:
            path = folder(language) / "mutual.toml"
            raise LanguageDataError(f"{row['place']!r} is no place: one of {', '.join(PLACES)}", path=path)
        unwanted = fold_all(row.get("not_next", ()), language)
        words[row["place"]].add(row, (row["reach"], unwanted))
        farthest = max(farthest, row["reach"] + max(len(word.split()) for word in row["words"]))
    nouns = all_forms(NOUN, data["nouns"], language)
    return MutualWords(words[BEFORE], words[AFTER], nouns, farthest)


def reciprocal(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make every side of mutual events of speech agent and target.

    "تبادلت الهند وباكستان الاتهامات": both are agents and targets of "الاتهامات".
    """
    triggers = {event.trigger for event in events}
    starts = {mention_ref(span.start): span.start for span in mentions(doc)}
    return tuple(
        _both(event, starts, triggers)
        if event.type in _TYPES and _is_mutual(doc, event.trigger, triggers, language)
        else event
        for event in events
    )


def between_states(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Keep people and two states apart, as agents of joint events, where something is between the states.

    The event right before "between" keeps the states; events further before it keep the people.
    """
    joint = [event for event in events if event.type in _JOINT]
    among = _among(doc, {event.trigger for event in joint}, language) if joint else []
    if not among:
        return tuple(events)
    spans = mentions_by_ref(doc)
    triggers = [event.trigger for event in joint]
    of_state: dict[str, list[int]] = {}
    for place, (_, states) in enumerate(among):
        for ref in states:
            of_state.setdefault(ref, []).append(place)

    def parted(event: Event) -> Event:
        named = event.refs(Role.AGENT) & of_state.keys() if event.type in _JOINT else ()
        for place in sorted({place for ref in named for place in of_state[ref]}):
            at, states = among[place]
            agents = event.refs(Role.AGENT)
            people = agents - states
            if (
                not people
                or not agents & states
                or not all(ref in spans and spans[ref].label_ in PEOPLE for ref in people)
            ):
                continue
            if event.trigger > at or any(spans[ref].start > at for ref in people):
                continue
            nearest = bisect_right(triggers, event.trigger) >= bisect_left(triggers, at)
            event = event.without(people if nearest else states, Role.AGENT)
        return event

    return tuple(map(parted, events))


@lru_cache(maxsize=4)
def _pair_words(language: str) -> frozenset[str]:
    """The folded words for two of a kind: "البلدين" ("the two countries")."""
    return fold_all((word for row in table(language, "pairs")["pair"] for word in row["words"]), language)


def _among(doc: Doc, triggers: Set[int], language: str) -> list[tuple[int, Set[str]]]:
    """The positions of "between" with two states right behind, and their references: "بين البلدين".

    Not behind a thing that nobody does: "بحث الوزيران العلاقات الثنائية بين البلدين" ("the ministers discussed
    bilateral relations between the two countries").
    """
    among, joins, articles, things = (
        words_of(language, "mutual", "coordination", key) for key in ("among", "joins", "articles", "things")
    )
    small, words = articles | words_of(language, "pairs", "both"), _pair_words(language)
    spans = {span.start: span for span in mentions(doc) if span.label_ == EntityType.STATE}
    found: list[tuple[int, Set[str]]] = []
    for token in doc:
        if token.norm_ not in among:
            continue
        before = range(max(sentence_of(token).start, token.i - 1 - _QUALIFIED), token.i)
        if any(doc[at].norm_ in things and at not in triggers for at in before):
            continue
        at, states, dual = token.i + 1, set[str](), False
        while at < len(doc):
            if at in spans:
                states.add(mention_ref(at))
                dual = dual or not words.isdisjoint(map(word_classes(language).bare, (t.norm_ for t in spans[at])))
                at = spans[at].end
            elif doc[at].norm_ in small or (states and doc[at].norm_ in joins):
                at += 1
            else:
                break
        if dual or len(states) > 1:
            found.append((token.i, states))
    return found


def _both(event: Event, starts: Mapping[str, int], triggers: set[int]) -> Event:
    """Make an event's sides agents and targets, if they are two or more; those of a later clause are removed."""
    near = [
        argument
        for argument in event.arguments
        if argument.role not in PARTIES or not _beyond(event.trigger, starts.get(argument.ref, -1), triggers)
    ]
    sides = dict.fromkeys(argument.ref for argument in near if argument.role in PARTIES)
    if len(sides) < len(PARTIES):
        return event
    others = (argument for argument in near if argument.role not in PARTIES)
    return replace(event, arguments=(*(Argument(role, ref) for role in PARTIES for ref in sides), *others))


def _beyond(trigger: int, at: int, triggers: set[int]) -> bool:
    """Whether a mention stands behind the trigger and a later one; those before it may have a clause between."""
    return any(trigger < other < at for other in triggers)


def _is_mutual(doc: Doc, trigger: int, triggers: set[int], language: str) -> bool:
    """Whether a word for "each other" stands within its reach of a trigger."""
    words = mutual_words(language)
    sentence = sentence_at(doc, trigger)
    first = max(trigger - 1 - words.farthest, sentence.start - 1) if doc[trigger].norm_ in words.nouns else trigger
    for at in range(trigger - 1, first, -1):
        if at in triggers:
            break
        if any(trigger - at - length <= reach for length, (reach, _) in words.before.at(doc, at, trigger)):
            return True
    for at in range(trigger + 1, min(trigger + 1 + words.farthest, sentence.end)):
        if at in triggers:
            break
        for length, (reach, unwanted) in words.after.at(doc, at, sentence.end):
            following = doc[at + length].norm_ if at + length < sentence.end else ""
            if at - trigger - 1 <= reach and following not in unwanted:
                return True
    return False
