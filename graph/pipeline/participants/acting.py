"""Retype places that act as a government to states, and states that are only a place to places.

"موسكو نقلت معلومات إلى دمشق" ("Moscow passed information to Damascus"): both capitals are found as places and become
states. "Pakistan bombing kills 12": Pakistan becomes a place. A capital that is only hit is the city, and so it is
before what a city has: the mayor in "Lima's mayor" leads no state.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import retyped
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_STRIKES: Final = frozenset({EventType.AIR_STRIKE, EventType.BOMBING})
_DEALINGS: Final = frozenset(
    {
        EventType.INTELLIGENCE_SHARING,
        EventType.SUPPORT,
        EventType.SANCTION,
        EventType.DEMAND,
        EventType.ACCUSATION,
        EventType.CONDEMNATION,
        EventType.STATEMENT,
        EventType.THREAT,
        EventType.WARNING,
    }
)
"""Events whose target is a government where it is a country or a capital."""
_HIT: Final = "hit"
"""Stands for the role of target in a strike, or in an attack with a weapon."""
_MODIFIERS: Final = 1
"""Words at the most from the possessive of a city to what it has."""


def turn_to_states(doc: Doc) -> None:
    """Set ``doc.ents`` with countries and capitals that act, or are dealt with as states are, as states.

    "موسكو نقلت معلومات إلى دمشق": of 316 capitals that annotators have as receivers, addressees or accused 310 are
    states, and of 1,300 that act all but three.
    """
    governed = {ref for event in doc._.events for ref in event.refs(Role.AGENT)}
    governed |= {ref for event in doc._.events if event.is_a(*_DEALINGS) for ref in event.refs(Role.TARGET)}
    states = _governments()
    turned = {
        span.start
        for span in mentions(doc)
        if span.label_ == EntityType.PLACE and span.id_ in states and mention_ref(span.start) in governed
    }
    if turned:
        set_mentions(doc, (retyped(span, EntityType.STATE) if span.start in turned else span for span in mentions(doc)))


def turn_to_places(doc: Doc) -> None:
    """Set ``doc.ents`` with countries and capitals that are only the place of events as places.

    So with a capital that is only hit: "أطلق الحوثيون صاروخا على الرياض" ("the Houthis fired a missile at Riyadh"); of
    ten in annotated news six are places.
    """
    catalog = Catalog.load()
    roles: dict[str, set[str]] = {}
    for event in doc._.events:
        hit = event.is_a(*_STRIKES) or (event.is_a(EventClass.VIOLENCE) and bool(event.refs(Role.INSTRUMENT)))
        for argument in event.arguments:
            role = _HIT if hit and argument.role == Role.TARGET else argument.role
            roles.setdefault(argument.ref, set()).add(role)

    def placed(span: Span) -> bool:
        filled = roles.get(mention_ref(span.start), set())
        if span.label_ != EntityType.STATE or not filled or not filled <= {Role.PLACE, _HIT}:
            return False
        entry = catalog.by_id(span.ent_id_)
        if entry is None:
            return False
        return bool(entry.capital_of) or (entry.type == EntityType.STATE and _HIT not in filled)

    turned = {span.start for span in mentions(doc) if placed(span) or _city(doc, span, roles)}
    if turned:
        set_mentions(doc, (retyped(span, EntityType.PLACE) if span.start in turned else span for span in mentions(doc)))


def _city(doc: Doc, span: Span, roles: Mapping[str, Set[str]]) -> bool:
    """Whether a capital is named before what a city has: "Lima's former mayor", "Lima police chief Ana Ruiz"."""
    if span.label_ != EntityType.STATE or Role.AGENT in roles.get(mention_ref(span.start), ()):
        return False
    entry = Catalog.load().by_id(span.ent_id_)
    if entry is None or not entry.capital_of:
        return False
    possessives, urban = _urban(doc.lang_)
    owned = span.end < len(doc) and doc[span.end].norm_ in possessives
    behind = doc[span.end + owned : span.end + owned + 1 + owned * _MODIFIERS]
    return any(token.norm_ in urban for token in behind)


@lru_cache(maxsize=4)
def _urban(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The possessive endings, and the folded words for what a city has (``<xx>/metonymy.toml``)."""
    possessives = table(language, "shortforms")["possessives"]
    return fold_all(possessives, language), fold_all(table(language, "metonymy")["urban"], language)


def may_act(span: Span) -> bool:
    """Whether a mention is of an actor, or names a state, which may be found as a place."""
    return span.label_ in ACTORS or span.id_ in known_states()


@lru_cache(maxsize=1)
def known_states() -> frozenset[str]:
    """The ids of the states in the catalog."""
    return frozenset(entry.id for entry in Catalog.load().entries if entry.type == EntityType.STATE)


@lru_cache(maxsize=1)
def _governments() -> frozenset[str]:
    """The ids of the states in the catalog, and of their capitals, which may stand for them."""
    return known_states() | {entry.id for entry in Catalog.load().entries if entry.capital_of}
