"""Drop relations that give a person the office of another one, whom the person meets, dismisses or appoints.

"التقى أمير قطر رئيس وزراء العراق" ("the emir of Qatar met the prime minister of Iraq"): the emir is found to lead Iraq,
or as sameAs the premier. "استقبلت الوزيرة نجلاء المنقوش رئيس البعثة يان كوبيتش" ("minister Najla al-Mangoush received
the head of the mission Jan Kubis"): the title right behind her name is his, as the name behind the body tells. Whoever
appoints somebody does not lead the body.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.doc import SAME_AS, Event, Relation
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.ofdoc import norms
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, EventType, RelationType, Role

_OFFICES: Final = frozenset({RelationType.LEADS, RelationType.MEMBER_OF, RelationType.REPRESENTS})
_BEHIND: Final = 2
"""Words at the most from a body to the name of its head: "قائد الجيش العماد رودولف هيكل"."""


def without_counterparts(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop offices in a body that another one beside it has, and sameAs of an agent with its target.

    "استقبلت المنقوش رئيس البعثة يان كوبيتش": "المنقوش leads البعثة" is dropped.
    """
    found = tuple(relations)
    if not found:
        return found
    spans = mentions_by_ref(doc)
    known = {(r.head, r.tail) for r in found if r.type in _OFFICES}
    wrong: set[tuple[str, str]] = set()
    same: set[frozenset[str]] = set()
    persons = [span for span in mentions(doc) if span.label_ == EntityType.PERSON]
    for pair in known:
        one, body = map(spans.get, pair)
        titled = one is not None and body is not None and _only_title(doc, one, body, language)
        if titled and body is not None and any(_heads(doc, body, other) for other in persons):
            wrong.add(pair)
        if one is not None and body is not None and _next_title(doc, one, body, language):
            wrong.add(pair)
    for event in doc._.events:
        wrong |= set(_posts(event))
        same |= set(_apart(event))
    return tuple(
        r
        for r in found
        if not (r.type in _OFFICES and (r.head, r.tail) in wrong)
        and not (r.type == SAME_AS and frozenset((r.head, r.tail)) in same)
    )


def _posts(event: Event) -> Iterator[tuple[str, str]]:
    """Those who appoint, each with what the appointed one is to lead."""
    if event.type == EventType.APPOINTMENT:
        yield from product(event.refs(Role.AGENT) - event.refs(Role.TARGET), event.refs(Role.THEME))


def _heads(doc: Doc, body: Span, person: Span) -> bool:
    """Whether the name of a person stands close behind a body, as behind a title: no preposition or mark between."""
    return 0 <= person.start - body.end <= _BEHIND and _words_alone(doc, body.end, person.start)


def _next_title(doc: Doc, person: Span, body: Span, language: str) -> bool:
    """Whether a title that needs a body behind it stands right behind another one's body.

    A first name may be a title elsewhere: "كتائب النصر رائد سعد" has no major ("رائد") in it.
    """
    classes = word_classes(language)
    near = 0 <= person.start - body.end <= 1 and _words_alone(doc, body.end, person.start)
    if not near or not classes.article:
        return False
    words = [token.norm_ for token in person]
    titled = any(head.type == EntityType.PERSON for head in heads(language).at(words, 0))
    return titled and not classes.definite(words[0]) and not (len(words) > 1 and words[0] in classes.given)


def _words_alone(doc: Doc, start: int, end: int) -> bool:
    """Whether no mark and no preposition stands between two positions, not even a glued one: "خلفا لعادل"."""
    return all(token.is_alpha and not token.is_stop and token.whitespace_ for token in doc[start:end])


def _only_title(doc: Doc, person: Span, body: Span, language: str) -> bool:
    """Whether a title begins right behind a person, and leads to a body: "المنقوش رئيس [البعثة]"."""
    words = norms(doc, person.end, body.start)
    return bool(words) and any(head.type == EntityType.PERSON for head in heads(language).at(words, 0))


def _apart(event: Event) -> Iterator[frozenset[str]]:
    """Pairs of an agent and a target of an event, who are two."""
    agents = event.refs(Role.AGENT)
    yield from (frozenset(pair) for pair in product(agents, event.refs(Role.TARGET) - agents))
