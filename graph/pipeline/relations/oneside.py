"""Drop or move relations of "his fighters" with a side that they are not of, where two sides stand before them.

"هاجم داعش نقطة للحشد الشعبي وقتل ثلاثة من عناصره" ("IS attacked a post of the Hashd and killed three of its fighters"):
the fighters are found as members of both, and lose the relation with IS, which harms them. In "attacked the army, which
said two of its soldiers were wounded" only the army is left, in whose relative clause they stand. The words are data
(``<xx>/unsaid.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, Relation
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EventClass, EventType, RelationType, Role

_OF: Final = frozenset({RelationType.MEMBER_OF, RelationType.PART_OF})
_HARM: Final = (EventClass.VIOLENCE, EventType.ABDUCTION)


class _Words(NamedTuple):
    """Words of a language, folded but for the endings; the file explains them."""

    endings: tuple[str, ...]
    before: frozenset[str]
    relatives: frozenset[str]
    marks: frozenset[str]
    losing: frozenset[str]


def of_one_side(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop the relations of people of "his" with the wrong one of two sides, or move the only one to the side attacked.

    "هاجم داعش الحشد وقتل ثلاثة من عناصره": "ثلاثة memberOf داعش" is dropped, or moved where it is the only one.
    """
    found = tuple(relations)
    words = _words(language)
    spans = mentions_by_ref(doc)
    events = [event for event in doc._.events if event.is_a(*_HARM)]
    lost = {ref for e in events if doc[e.trigger].norm_ in words.losing for ref in e.refs(Role.TARGET)}
    whose: dict[str, set[str]] = {}
    for relation in found:
        if relation.type in _OF and relation.head in spans and relation.tail in spans:
            whose.setdefault(relation.head, set()).add(relation.tail)
    wrong: set[tuple[str, str]] = set()
    turned: dict[tuple[str, str], str] = {}
    for people, sides in whose.items():
        owned = spans[people]
        if (
            people in lost
            or not _with_pronoun(doc, owned, words)
            or any(spans[side].end > owned.start for side in sides)
        ):
            continue
        if len(sides) == 1:
            (side,) = sides
            turned[people, side] = _attacked(owned, side, events, whose, spans) or side
        else:
            others = _harming(people, sides, events, whose) or _outside_relative(doc, owned, sides, spans, words)
            if others != sides:
                wrong |= {(people, side) for side in others}
    kept = (r for r in found if r.type not in _OF or (r.head, r.tail) not in wrong)
    return tuple(replace(r, tail=turned.get((r.head, r.tail), r.tail)) if r.type in _OF else r for r in kept)


def _with_pronoun(doc: Doc, people: Span, words: _Words) -> bool:
    """Whether people are called somebody's by a pronoun: "his fighters", "عناصره"."""
    before = doc[people.start - 1].norm_ if people.start else ""
    return before in words.before or people[0].norm_ in words.before or people[0].text.endswith(words.endings)


def _harming(people: str, sides: Set[str], events: Sequence[Event], whose: Mapping[str, Set[str]]) -> Set[str]:
    """The sides that the people cannot be of: those that attack the people or another side, or whose people do."""
    others: set[str] = set()
    for event in events:
        agents, targets = event.refs(Role.AGENT), event.refs(Role.TARGET)
        acting = agents.union(*(whose.get(ref, ()) for ref in agents if ref != people))
        harmed = targets & (sides | {people})
        others |= {side for side in acting & sides if harmed - {side} and side not in targets}
    return others


def _attacked(
    people: Span, side: str, events: Sequence[Event], whose: Mapping[str, Set[str]], spans: Mapping[str, Span]
) -> str:
    """The only body before the people that their side attacks, where it attacks them, too; or ""."""
    ref = mention_ref(people.start)
    harmed: set[str] = set()
    for event in events:
        agents = event.refs(Role.AGENT)
        if side in agents or any(side in whose.get(agent, ()) for agent in agents):
            harmed |= event.refs(Role.TARGET)
    bodies = {each for each in harmed - {ref, side} if each in spans and spans[each].label_ in BODIES}
    before = [each for each in bodies if spans[each].end <= people.start]
    return before[0] if ref in harmed and len(before) == 1 else ""


def _outside_relative(doc: Doc, people: Span, sides: Set[str], spans: Mapping[str, Span], words: _Words) -> Set[str]:
    """All sides but the last, where a relative clause begins right behind that and before the people; else none."""
    last = max(sides, key=lambda side: spans[side].start)
    at = spans[last].end
    if at < people.start and doc[at].norm_ in words.marks:
        at += 1
    return sides - {last} if at < people.start and doc[at].norm_ in words.relatives else set()


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "unsaid")["oneside"]
    relatives = table(language, "clauses")["relatives"]
    return _Words(
        endings=tuple(data["endings"]),
        before=fold_all(data["before"], language),
        relatives=fold_all(relatives, language),
        marks=fold_all(data["marks"], language),
        losing=all_forms(VERB, data["losing"], language),
    )
