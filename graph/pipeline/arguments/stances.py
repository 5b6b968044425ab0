"""Remove from events those that only say whose side another one is on: "دعم جماعات مناوئة لإسرائيل", "pro-Iran".

They stay targets of the event that is itself described so ("anti-Iran protests"), and agents of one that they lead ("a
Russian-led offensive"). Mediators are removed, too: "هدنة بوساطة قطر", "a truce brokered by Qatar".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from khabar.graph.pipeline.arguments.stancefinder import Stance, behind_adjectives, hyphened, stances
from khabar.graph.pipeline.arguments.stancewords import AGAINST, BEHIND, BETWEEN, FOR, stance_words
from khabar.graph.pipeline.doc import Argument, Event, Relation
from khabar.graph.pipeline.mentions import mentions, mentions_by_start
from khabar.graph.pipeline.refs import ahead, mention_ref
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EventType, RelationType, Role

_PARTS_OF: Final = (RelationType.MEMBER_OF, RelationType.PART_OF, RelationType.LEADS, RelationType.REPRESENTS)
"""Relations that somebody on a side does not have."""
_SIDES: Final = 2
"""Sides that somebody brings together."""
_MADE: Final = frozenset({EventType.AGREEMENT, EventType.MEETING})
"""What mediators bring about."""


def without_sides(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from events the participants that only say whose side another one is on."""
    words = stance_words(language)
    found = list(stances(doc, words, {event.trigger for event in events}))
    kept = _outside(events, found) if found else tuple(events)
    mediating = {event.ref: _mediators(doc, event) for event in kept if doc[event.trigger].norm_ in words.between}
    return tuple(_unmediated(kept, mediating)) if mediating else kept


def sided(doc: Doc, *, language: str) -> frozenset[str]:
    """References of those whom others are only told to be for or against: "فصائل موالية للرئيس هادي"."""
    stances = behind_adjectives(doc, stance_words(language), set(), mentions_by_start(doc))
    return frozenset(ref for stance in stances if stance.side in (FOR, AGAINST) for ref in stance.named)


def without_backers(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """The relations without those that make a part of whose side something is on: no fighter of an "al-Qaeda-linked"
    group is a member of al-Qaeda, and no "anti-Houthi commander" leads them."""
    found = tuple(relations)
    if not any(relation.type in _PARTS_OF for relation in found):
        return found
    words, starting = stance_words(language), mentions_by_start(doc)
    spans = {mention_ref(start): span for start, span in starting.items()}
    backers = {ref for stance in hyphened(doc, words, set(), starting) for ref in stance.named}
    sides = {ref: stance.side for stance in behind_adjectives(doc, words, set(), starting) for ref in stance.named}

    def apart(relation: Relation) -> bool:
        """Whether it is of whom somebody is against ("القيادي المعادي لحزب الله"), or leads whom he is for."""
        who, body = spans.get(relation.head), spans.get(relation.tail)
        if who is None or body is None or not (who.start < body.start or who.start == body.end):
            return False
        side = sides.get(relation.tail)
        return side == AGAINST or (side == FOR and relation.type in (RelationType.LEADS, RelationType.REPRESENTS))

    return tuple(r for r in found if r.type not in _PARTS_OF or not (r.tail in backers or apart(r)))


def _mediators(doc: Doc, event: Event) -> frozenset[str]:
    """The agents of a mediation: in "Qatar brokered a truce between A and B" only those before it."""
    agents = event.refs(Role.AGENT)
    before = {ref for span in mentions(doc) if span.end <= event.trigger and (ref := mention_ref(span.start)) in agents}
    return frozenset(before) or agents


def _unmediated(events: Sequence[Event], mediating: Mapping[str, Set[str]]) -> Iterator[Event]:
    """Remove mediators from the events they brought about, and the others from the mediations."""
    brought = [
        (argument.ref, mediating[event.ref])
        for event in events
        if event.ref in mediating
        for argument in event.arguments
        if argument.role == Role.THEME
    ]
    for event in events:
        agents = event.refs(Role.AGENT)
        others = agents - mediating.get(event.ref, agents)
        yield _without(event, others.union(*(mediators for ref, mediators in brought if ref == event.ref)))


def _without(event: Event, mediators: Set[str]) -> Event:
    """Remove agents from an event, if others are left."""
    agents = event.refs(Role.AGENT)
    if not agents & mediators or agents <= mediators:
        return event
    return event.without(mediators, Role.AGENT)


def _outside(events: Sequence[Event], found: Sequence[Stance]) -> tuple[Event, ...]:
    of: dict[str, Stance] = {ref: stance for stance in found for ref in stance.named}
    between = frozenset(stance.word for stance in found if stance.side == BETWEEN)
    # Of "Israel attacked Hezbollah-held villages" nobody else holds them.
    one_word = {stance.word: stance.named for stance in found if stance.described is None and not stance.led}
    events = [_by_named(event, one_word[event.trigger]) if event.trigger in one_word else event for event in events]
    return tuple(
        replace(event, arguments=tuple(dict.fromkeys(_kept(event, of, between))))
        if any(argument.ref in of for argument in event.arguments)
        else event
        for event in events
    )


def _by_named(event: Event, named: Sequence[str]) -> Event:
    """Make agents behind an event its targets, and remove all others that are not named with it."""
    others = event.refs(Role.AGENT) - set(named)
    return event.without(ahead(others, event.trigger), Role.AGENT).moved(others, Role.AGENT, Role.TARGET)


def _kept(event: Event, of: Mapping[str, Stance], between: Set[int]) -> Iterator[Argument]:
    roles = {(argument.role, argument.ref) for argument in event.arguments}
    for argument in event.arguments:
        stance = of.get(argument.ref)
        if stance is not None and stance.led and event.type not in _MADE:
            yield argument
            continue
        if event.trigger in between and argument.role in PARTIES and not (stance and argument.role == Role.AGENT):
            continue  # who brings two together does so with neither of them
        if stance is None or argument.role not in PARTIES or event.trigger == stance.word:
            yield argument
        elif event.trigger == stance.happening:
            if stance.side in (AGAINST, BEHIND):
                yield replace(argument, role=Role.TARGET) if stance.side == AGAINST else argument
        elif stance.whose and stance.whose not in {ref for _, ref in roles}:
            yield replace(argument, ref=stance.whose)
        elif stance.side == BETWEEN and len({ref for role, ref in roles if role == Role.AGENT} - {*of}) >= _SIDES:
            continue  # "توسطت قطر في اتفاق بين الحكومة والمعارضة": the sides are others
        elif (
            stance.described is not None
            and event.trigger > stance.word
            and (argument.role, stance.described) not in roles
        ):
            yield argument  # "مواقف مؤيدة للحكومة في حربها على المسلحين": it is spoken of further
