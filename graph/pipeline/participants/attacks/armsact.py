"""Make the owner of a weapon that is the subject of violence its agent, and nobody who is named behind the target.

"قصفت مروحيات سيارات كان الخاطفون فيها" ("helicopters shelled cars in which the kidnappers were"): the kidnappers are
found as an agent, and removed. The owner stands beside the weapon, "طائرات تابعة لروسيا" ("planes belonging to
Russia"), "مدفعية الجيش" ("the army's artillery"); of 115 such events in annotated news none has an agent behind the
target. The words are ``belonging`` of ``<xx>/clauses.toml``; languages whose verb does not come first are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import mention_ref, of_event, token_of
from khabar.graph.pipeline.words.clausewords import clause_words, verb_first
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventClass, Role

_ARMS: Final = frozenset({EntityType.WEAPON, EntityType.SITE})
"""Types of what strikes: weapons, and the boats and cars that carry them."""
_NEAR: Final = 2
"""Tokens at the most from a verb to the weapon that is its subject: an article may stand between."""
_DESCRIBED: Final = 2
"""Words at the most from a weapon to "belonging to": "طائرات حربية تابعة لروسيا"."""


def arms_act(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give violence whose subject is a weapon the weapon's owner as agent, and remove agents behind the target.

    "قصفت مروحيات سيارات كان الخاطفون فيها": "قصفت" loses the agent "الخاطفون".
    """
    if not verb_first(language):
        return tuple(events)
    spans = mentions_by_start(doc)
    return tuple(_acted(doc, event, spans, language) if event.is_a(EventClass.VIOLENCE) else event for event in events)


def _acted(doc: Doc, event: Event, spans: Mapping[int, Span], language: str) -> Event:
    """Settle one event of violence with a weapon as its subject."""
    near = [spans[at] for at in range(event.trigger + 1, event.trigger + 1 + _NEAR) if at in spans]
    arms = next((span for span in near if span.label_ in _ARMS), None)
    used = arms is not None and mention_ref(arms.start) in event.refs(Role.INSTRUMENT) | event.refs(Role.AGENT)
    if arms is None or not used:
        return _acted_before(doc, event, spans, language)
    at = {ref: token_of(ref) for argument in event.arguments if not of_event(ref := argument.ref)}
    target = min((at[ref] for ref in event.refs(Role.TARGET) & at.keys() if at[ref] > arms.start), default=len(doc))
    event = event.without({ref for ref in event.refs(Role.AGENT) & at.keys() if at[ref] > target}, Role.AGENT)
    thing = mention_ref(arms.start)
    owner = _owner(doc, arms.end, spans, language) or _possessor(event, arms, spans, language)
    if owner is None or event.refs(Role.AGENT) - {thing}:
        return event
    kept = event.without({owner}, Role.TARGET).without({thing}, Role.AGENT)
    return kept.first(Role.INSTRUMENT, [thing]).first(Role.AGENT, [owner])


def _acted_before(doc: Doc, event: Event, spans: Mapping[int, Span], language: str) -> Event:
    """Give violence without another agent the owner of the weapon before it: "طائرات تابعة لروسيا قصفت القرية"."""
    arms = [
        span
        for ref in event.refs(Role.INSTRUMENT)
        if not of_event(ref) and (span := spans.get(token_of(ref))) is not None
    ]
    if len(arms) != 1 or arms[0].start > event.trigger or arms[0].label_ != EntityType.WEAPON:
        return event
    owner = _belonging(doc, arms[0].end, spans, language)
    if owner is None or event.refs(Role.AGENT) - {owner}:
        return event
    kept = event.without({owner}, Role.AGENT, Role.TARGET)
    return kept.first(Role.AGENT, [owner])


def _owner(doc: Doc, end: int, spans: Mapping[int, Span], language: str) -> str | None:
    """The reference of the owner of a weapon that the words right behind it name, or None."""
    _, to = _words(language)
    if end + 1 < len(doc) and doc[end].norm_ in to and (owner := spans.get(end + 1)) is not None:
        return mention_ref(owner.start) if owner.label_ in ACTORS else None  # "الطيران المسير للدعم السريع"
    return _belonging(doc, end, spans, language)


def _belonging(doc: Doc, end: int, spans: Mapping[int, Span], language: str) -> str | None:
    """The reference of the owner of a weapon that "belonging to" behind it names, or None."""
    belonging, to = _words(language)
    for at in range(end, min(end + 1 + _DESCRIBED, len(doc) - 2)):
        if doc[at].norm_ in belonging and doc[at + 1].norm_ in to:
            owner = spans.get(at + 2)
            return mention_ref(at + 2) if owner is not None and owner.label_ in ACTORS else None
        if doc[at].is_punct or doc[at].ent_type_:
            return None
    return None


def _possessor(event: Event, arms: Span, spans: Mapping[int, Span], language: str) -> str | None:
    """The reference of the genitive of a weapon without an article, if something else was hit; or None.

    "قصفت مدفعية الجيش حيا" ("the army's artillery shelled a quarter"), while in "قصفت طائرات الجيش" planes may have
    bombed the army.
    """
    owner = spans.get(arms.end)
    if owner is None or owner.label_ not in ACTORS or word_classes(language).definite(arms[0].norm_):
        return None
    ref = mention_ref(owner.start)
    return ref if event.refs(Role.TARGET, Role.PLACE) - {ref} else None


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words for belonging to somebody, and the prepositions behind them."""
    belonging = clause_words(language, "belonging")
    return belonging, frozenset(word_classes(language).prepositions.get("for", ()))
