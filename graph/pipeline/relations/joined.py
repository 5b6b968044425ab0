"""Add memberOf between whoever joins a group and the group, and partOf for a state that joins an organisation.

"التحق سمير بتنظيم داعش" ("Samir joined IS") gives "سمير memberOf تنظيم داعش". A verb without a subject has the one
person before it in its sentence: "أوقف رجلا، وكان قد انضم إلى داعش" ("arrested a man; he had joined IS"). "انضمت
كرواتيا إلى الاتحاد الأوروبي" ("Croatia joined the European Union") gives partOf. A state that joins a coalition
cooperates, and so do fighters who join an army's battle.

The event of joining stays in the annotation, as annotators have it, and is none in the graph
(`resolution.article.memberships`). The words are data (``<xx>/joined.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.clauses.agreement import MASCULINE, agreeing
from khabar.graph.pipeline.doc import SAME_AS, Event, Relation
from khabar.graph.pipeline.refs import mentions_by_ref, token_of
from khabar.graph.pipeline.relations.once import once
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, EventType, RelationType, Role, Status

_GROUPS: Final = frozenset({EntityType.ARMED_GROUP, EntityType.ORGANIZATION})
_BODIES: Final = _GROUPS | {EntityType.SECURITY_FORCE, EntityType.GOVERNMENT_BODY}
"""Types of what one person may join; several who join an army may do so for a battle only."""
_SIDES: Final = (Role.AGENT, Role.THEME)
_RANKS: Final = 4
"""Tokens at the most between "to" and a group: "إلى صفوف تنظيم داعش", "joined the ranks of the group"."""
JOINED: Final = "joined"
"""Rule of these relations; resolution knows by it that the event is no cooperation."""
_CONFIDENCE: Final = 0.9


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    joining: frozenset[str]
    to: frozenset[str]
    ranks: frozenset[str]


def with_joined(doc: Doc, relations: Sequence[Relation], *, language: str) -> tuple[Relation, ...]:
    """Add the relations of those who have joined something, each once by the rule `JOINED`.

    "التحق سمير بتنظيم داعش": "سمير memberOf تنظيم داعش" is added.
    """
    words = _words(language)
    events = [e for e in doc._.events if doc[e.trigger].norm_ in words.joining]
    told = [e for e in events if e.type == EventType.COOPERATION and e.status == Status.ACTUAL]
    if not told:
        return tuple(relations)
    spans = mentions_by_ref(doc)
    new = dict.fromkeys(found for event in told for found in _joined(doc, event, spans, relations, words))
    kept = [r for r in relations if (r.type, r.head, r.tail) not in new]
    return once((*kept, *(Relation(*found, JOINED, _CONFIDENCE) for found in new)))


def _joined(
    doc: Doc, event: Event, spans: Mapping[str, Span], relations: Sequence[Relation], words: _Words
) -> Iterator[tuple[str, str, str]]:
    """The type, head and tail of each relation that an event of joining tells."""
    sides = {ref: spans[ref] for ref in sorted(event.refs(*_SIDES) & spans.keys(), key=token_of)}
    joined = [ref for ref, span in sides.items() if span.label_ in _BODIES and _behind(doc, event, span, words)]
    members = [ref for ref, span in sides.items() if span.label_ in PEOPLE]
    states = [ref for ref, span in sides.items() if span.label_ == EntityType.STATE]
    if states and len(joined) == 1 and len(states) + 1 == len(sides):
        if spans[joined[0]].label_ == EntityType.ORGANIZATION:
            yield from ((RelationType.PART_OF, state, joined[0]) for state in states)
        return
    if len(joined) != 1 or len(members) + 1 != len(sides) or not event.refs(Role.THEME) <= {joined[0]}:
        return
    members = members or _before(doc, event, spans, relations)
    alone = all(spans[ref].label_ == EntityType.PERSON for ref in members)
    if members and (alone or spans[joined[0]].label_ in _GROUPS):
        yield from ((RelationType.MEMBER_OF, member, joined[0]) for member in members)


def _behind(doc: Doc, event: Event, body: Span, words: _Words) -> bool:
    """Whether a body stands behind a word of joining, where it has what is joined: "joined the ranks of the group"."""
    at = body.start - 1
    while at > max(event.trigger, body.start - 2 - _RANKS) and doc[at].norm_ in words.ranks:
        at -= 1
    return event.trigger <= at and (doc[at].norm_ in words.to or (not words.to and at == event.trigger))


def _before(doc: Doc, event: Event, spans: Mapping[str, Span], relations: Sequence[Relation]) -> list[str]:
    """The references of the one person, by each name, before a verb without a subject in its sentence; else none."""
    if MASCULINE not in agreeing(doc, event.trigger, language=doc.lang_) or not word_classes(doc.lang_).article:
        return []
    first = sentence_at(doc, event.trigger).start
    people = [ref for ref, span in spans.items() if first <= span.start < event.trigger and span.label_ in PEOPLE]
    if any(spans[ref].label_ != EntityType.PERSON for ref in people):
        return []
    same = {frozenset((r.head, r.tail)) for r in relations if r.type == SAME_AS}
    others = (ref for ref in people if ref != people[0])
    return people if all(frozenset((people[0], ref)) in same for ref in others) else []


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "joined")
    joining = all_forms(VERB, data["verbs"], language) | all_forms(NOUN, data["nouns"], language)
    return _Words(joining, fold_all(data["to"], language), fold_all(data["ranks"], language))
