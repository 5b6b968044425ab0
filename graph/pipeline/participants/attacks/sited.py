"""Turn targets that only say where the victims were into places, and drop owners whose things were hit.

`sited`: "killed soldiers at a base" is found with soldiers and base as targets; the base becomes the place. So does
"الحدود" ("the border") of "قصف الجيش مواقع على الحدود" ("the army shelled positions on the border"). A place or a site
right behind a preposition and another target is a place of the event: of some 900 such places annotators had none as a
target. In "bombed Mr Webb's helicopters" Mr Webb is no target and the helicopters are; he stays one where the thing
carries him, as a "convoy" does.

`aboard`: in "was held by France aboard the Surcouf" the ship, taken for somebody who holds people, becomes a site and
the place of the event.

The words are data (``<xx>/undergone.toml``, [sited], [owned] and [aboard]).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, retyped
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.participants.names.led import led
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import NOUN, all_forms
from khabar.graph.pipeline.words.ofdoc import norms, sentence_of
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_PLACES: Final = frozenset({EntityType.PLACE, EntityType.SITE})
_DONE: Final = frozenset({EventClass.VIOLENCE, EventType.ABDUCTION, EventType.ARREST, EventType.SECURITY_OPERATION})

_THINGS: Final = frozenset({EntityType.SITE, EntityType.PLACE, EntityType.WEAPON})
_CREWED: Final = frozenset(
    {
        EntityType.SECURITY_FORCE,
        EntityType.ARMED_GROUP,
        EntityType.ORGANIZATION,
        EntityType.PERSON,
        EntityType.PERSON_GROUP,
    }
)
"""The types of mentions that a ship may be found with."""
_ADJECTIVES: Final = 3
"""Tokens at the most between "'s" and the end of what is owned: "'s three old helicopters"."""
_NEAR: Final = 3
"""Tokens at the most from the word of the event to the owner: "targeted the late Mr Webb's"."""


class _Owner(NamedTuple):
    """An owner, what is owned if that is a mention, and whether a possessive behind the owner says so."""

    span: Span
    thing: Span | None
    possessive: bool


def sited(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the places where the victims were the places of an event, and remove owners from its targets.

    "Gunmen attacked soldiers in Mosul" with two targets: "Mosul" becomes the place. "bombed Mr Webb's helicopters": the
    target "Mr Webb" is removed.
    """
    if not any(event.is_a(*_DONE) for event in events):
        return tuple(events)
    owners = list(_owners(doc, language))
    things = {owner.span.start: owner.thing for owner in owners if owner.thing is not None and owner.possessive}
    owned: dict[str, list[tuple[int, _Owner]]] = {}
    for place, owner in enumerate(owners):
        owned.setdefault(mention_ref(owner.span.start), []).append((place, owner))
    behind: dict[str, list[tuple[int, Span]]] = {}
    for place, (before, span) in enumerate(pairwise(mentions(doc))):
        if _place_behind(doc, before, span, language):
            where = things.get(span.start, span)  # "a post beside Mr Webb's office"
            if where.label_ in _PLACES:
                behind.setdefault(mention_ref(where.start), []).append((place, before))

    def settled(event: Event) -> Event:
        if not event.is_a(*_DONE):
            return event
        found = sorted((each for ref in event.refs(Role.TARGET) for each in owned.get(ref, ())), key=itemgetter(0))
        for _, owner in found:
            event = _without_owner(event, owner)
        return _with_places(event, behind)

    return tuple(map(settled, events))


def aboard(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Retype the ships that somebody is aboard as sites in ``doc.ents``, and make them places where they were agents.

    "was held by France aboard the Surcouf": "Surcouf" is the place of "held" and no longer its agent.
    """
    phrases, before_ships, ships = _aboard(language)
    articles = _words(language)[1]

    def ship(span: Span) -> bool:
        """Whether a mention stands behind "aboard" or the like, or is a word for a ship behind "on"."""
        if span.label_ not in _CREWED:
            return False
        at, begin = span.start - 1, sentence_of(span).start
        while at > begin and doc[at].norm_ in articles:
            at -= 1
        if at < begin:
            return False
        said = {" ".join(token.norm_ for token in doc[max(first, begin) : at + 1]) for first in (at, at - 1)}
        return not said.isdisjoint(phrases) or (doc[at].norm_ in before_ships and doc[span.start].norm_ in ships)

    starts = {span.start for span in mentions(doc) if ship(span)}
    if not starts:
        return tuple(events)
    set_mentions(doc, (retyped(span, EntityType.SITE) if span.start in starts else span for span in mentions(doc)))
    refs = {mention_ref(start) for start in starts}
    return tuple(event.moved(refs, Role.AGENT, Role.PLACE) for event in events)


def _with_places(event: Event, behind: Mapping[str, Sequence[tuple[int, Span]]]) -> Event:
    """Make a place of each target behind a preposition and another target, both behind the word of the event."""
    found = [(place, ref, before) for ref in event.refs(Role.TARGET) for place, before in behind.get(ref, ())]
    for _, ref, before in sorted(found, key=itemgetter(0)):
        if before.start >= event.trigger and {ref, mention_ref(before.start)} <= event.refs(Role.TARGET):
            event = event.moved({ref}, Role.TARGET, Role.PLACE)
    return event


def _without_owner(event: Event, owner: _Owner) -> Event:
    """Remove an owner from the targets, where the owned thing is a target or no mention.

    "bombed Mr Webb's helicopters": "Mr Webb" is removed. Where he was the only target and "helicopters" the instrument,
    they become the target first. Without a mention of the thing the owner must stand near the word of the event.
    """
    targets, ref = event.refs(Role.TARGET), mention_ref(owner.span.start)
    if ref not in targets:
        return event
    if owner.thing is None:
        return event.without({ref}, Role.TARGET) if 0 < owner.span.start - event.trigger <= _NEAR else event
    thing = mention_ref(owner.thing.start)
    if targets == {ref}:  # what is destroyed may be a weapon, and is none that it is done with
        event = event.moved({thing}, Role.INSTRUMENT, Role.TARGET)
    return event.without({ref}, Role.TARGET) if thing in event.refs(Role.TARGET) else event


def _owners(doc: Doc, language: str) -> Iterator[_Owner]:
    """Persons and what they own, unless it carries them: "Mr Webb's helicopters", "the home of Mr Webb"."""
    carrying, known = _carrying(language), led(language)
    following = {one.start: other for one, other in pairwise(mentions(doc))}
    for span in mentions(doc):
        thing = following.get(span.start)
        if span.label_ == EntityType.PERSON and span.end < len(doc) and doc[span.end].norm_ in known.possessives:
            end = span.end + 1
            if thing is None or thing.start - end > _ADJECTIVES or thing.label_ not in _THINGS:
                thing = None
            if not any(word in carrying for word in norms(doc, end, thing.end if thing else end + _ADJECTIVES)):
                yield _Owner(span, thing, possessive=True)
        elif thing is not None and span.label_ in _THINGS and thing.label_ == EntityType.PERSON:
            between = [token.text for token in doc[span.end : thing.start]]
            carried = not carrying.isdisjoint(token.norm_ for token in span)
            if not carried and sentence_of(span) == sentence_of(thing) and known.behind(between):
                yield _Owner(thing, span, possessive=False)


def _place_behind(doc: Doc, before: Span, span: Span, language: str) -> bool:
    """Whether only words of place and articles stand between two mentions: "soldiers close to the base"."""
    prepositions, articles = _words(language)
    between = list(norms(doc, before.end, span.start))
    while len(between) > 1 and between[-1] in articles:
        del between[-1]
    return " ".join(between) in prepositions


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    data = table(language, "undergone")["sited"]
    return fold_all(data["prepositions"], language), fold_all(data["articles"], language)


@lru_cache(maxsize=4)
def _carrying(language: str) -> frozenset[str]:
    return all_forms(NOUN, table(language, "undergone")["owned"]["carrying"], language)


@lru_cache(maxsize=4)
def _aboard(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = table(language, "undergone")["aboard"]
    phrases, before, ships = (fold_all(data[key], language) for key in ("phrases", "before", "ships"))
    return phrases, before, ships
