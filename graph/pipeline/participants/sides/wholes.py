"""Remove a body from an event whose agents are its own people or parts.

"اجتمعت دول المجلس بالصين" ("the states of the council met China"): the council is found as a side, and removed. So is
the state where an envoy is posted ("السفير الكيني لدى قطر"), the kind before examples ("its trade with countries like
Chad"), and whoever approves of an agreement of others: "وافق البرلمان على اتفاق الحكومة وفرنسا" ("parliament approved
the agreement of the government and France"). The words are data (`[wholes]` in ``<xx>/bystanders.toml``, and those of
approval in ``<xx>/mutual.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import ahead, mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import norms, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType, EventType, Role

_MUTUAL: Final = frozenset({EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION})
_GROUPS: Final = frozenset({EntityType.PERSON_GROUP, EntityType.STATE})
_LETTING: Final = BODIES - {EntityType.STATE}
_APART: Final = 3
"""Tokens at the most from a group to the body it is of: "الدول الدائمة العضوية في"."""
_LIKE: Final = 3
"""Tokens at the most from a kind to its first example: "such as the"."""
_JOINING: Final = 2
"""Tokens at the most between two bodies of a row: a comma and "and"."""


class _Words(NamedTuple):
    links: frozenset[str]
    joins: frozenset[str]
    at: frozenset[str]
    with_: frozenset[str]
    approving: frozenset[str]
    like: Phrases


def without_wholes(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from meetings, agreements and cooperations the bodies whose people or parts take part.

    "اجتمعت دول المجلس بالصين": "اجتمعت" loses the agent "المجلس". States "at" which an envoy is posted go, too.
    """
    words = _words(language)
    if not any(event.is_a(*_MUTUAL) for event in events):
        return tuple(events)
    events = _without_kinds(doc, events, words)
    if not words.links:
        return tuple(events)
    rows = dict(_wholes(doc, words, language))
    hosts = {mention_ref(span.start) for span in mentions(doc) if span.start and doc[span.start - 1].norm_ in words.at}

    def parts_only(event: Event) -> Event:
        agents = event.refs(Role.AGENT)
        gone = agents & hosts
        for group in agents & rows.keys():
            row = rows[group]
            if len(row) == 1 or agents - {group, *row}:  # "محادثات مسؤولين من إيران وروسيا": of each other
                gone |= agents.intersection(row) - {group}
        return event.without(gone, Role.AGENT) if gone and event.is_a(*_MUTUAL) else event

    return tuple(parts_only(event) for event in events)


def _without_kinds(doc: Doc, events: Sequence[Event], words: _Words) -> Sequence[Event]:
    """Remove from joint events the kind of those who are named behind it: "countries like Libya"."""
    kinds = {
        mention_ref(kind.start): mention_ref(named.start)
        for kind, named in pairwise(mentions(doc))
        if kind.label_ in _GROUPS and not kind.id_ and words.like.stand(doc, kind.end)
        if named.start - kind.end <= _LIKE and not any(token.is_punct for token in doc[kind.end + 1 : named.start])
    }

    def named(event: Event) -> Event:
        agents = event.refs(Role.AGENT)
        return event.without({kind for kind in agents & kinds.keys() if kinds[kind] in agents}, Role.AGENT)

    return [named(event) if event.is_a(*_MUTUAL) else event for event in events] if kinds else events


def without_bodies(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove bodies from the role that their people, right behind them, have too: "IS militants attacked".

    Not in languages whose article is written as one with its noun, where the body stands behind: "مسلحو التنظيم".
    """
    if word_classes(language).article:
        return tuple(events)  # "مسلحو التنظيم": the body stands behind
    owners = {
        mention_ref(people.start): mention_ref(body.start)
        for body, people in pairwise(mentions(doc))
        if body.end == people.start and body.label_ in _LETTING and people.label_ == EntityType.PERSON_GROUP
    }
    return tuple(without_owners_beside(event, owners) if owners else event for event in events)


def without_owners_beside(event: Event, owners: Mapping[str, str]) -> Event:
    """An event without those as agents or targets whose own have the same role; `owners` by who is theirs."""
    for role in (Role.AGENT, Role.TARGET):
        event = event.without({owners[owned] for owned in event.refs(role) & owners.keys()}, role)
    return event


def without_approvers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove whoever approves of an agreement from its agents, if it has others.

    "وافق البرلمان على اتفاق الحكومة وفرنسا": "اتفاق" loses the agent "البرلمان".
    """
    words, found = _words(language), {event.ref: event for event in events}
    for approval in events:
        if not approval.is_a(EventType.AGREEMENT) or doc[approval.trigger].norm_ not in words.approving:
            continue
        for ref in approval.refs(Role.THEME) & found.keys():
            event = found[ref]
            behind = doc[event.trigger + 1 : event.trigger + 2 + _APART]
            approvers = ahead(event.refs(Role.AGENT) & approval.refs(Role.AGENT), event.trigger)
            others = event.refs(Role.AGENT) - approvers
            with_others = any(token.norm_ in words.with_ for token in behind)
            if event.is_a(EventType.AGREEMENT) and approvers and others and not with_others:
                found[ref] = event.without(approvers, Role.AGENT)
    return tuple(found[event.ref] for event in events)


def _wholes(doc: Doc, words: _Words, language: str) -> Iterator[tuple[str, Sequence[str]]]:
    """The references of groups, each with those of the bodies in a row that it is of: "سفراء النرويج وتشيلي"."""
    spans = list(mentions(doc))
    for place, group in enumerate(spans):
        if group.label_ not in _GROUPS or group.id_:
            continue
        row: list[Span] = [group] if _ends_in_state(group, language) else []
        for other in (spans[at] for at in range(place + 1, len(spans))):
            before = row[-1] if row else group
            label = EntityType.STATE if before is group and row else before.label_
            if (
                other.label_ not in BODIES
                or sentence_of(other) != sentence_of(group)
                or (row and other.label_ != label)
            ):
                break
            joined = bool(row) and _joined(doc[before.end : other.start], words)
            if not joined and (row or not _of(doc, group, other, words, language)):
                break
            row.append(other)
        if row not in ([], [group]):
            yield mention_ref(group.start), [mention_ref(span.start) for span in row]


def _joined(between: Span, words: _Words) -> bool:
    """Whether only a comma and "and" stand between two bodies."""
    return 0 < len(between) <= _JOINING and all(token.norm_ in words.joins for token in between)


def _ends_in_state(group: Span, language: str) -> bool:
    """Whether the first of a row of states is a word of the group itself: "سفراء السويد | والدنمارك"."""
    people = group.label_ == EntityType.PERSON_GROUP and len(group) > 1
    known = Catalog.load().find(group[1:].text, language) if people else None
    return known is not None and known.type == EntityType.STATE


def _of(doc: Doc, group: Span, body: Span, words: _Words, language: str) -> bool:
    """Whether a group is of a body: in the construct state, or by a preposition behind adjectives."""
    classes = word_classes(language)
    if group.end == body.start:
        return not classes.definite(group[-1].norm_)
    between = norms(doc, group.end, body.start)
    described = all(classes.definite(norm) or classes.adjective(norm) for norm in between[:-1])
    return len(between) <= _APART and between[-1] in words.links and described


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, mutual = table(language, "bystanders")["wholes"], table(language, "mutual")["coordination"]
    approving = fold_all(mutual["approvals"], language) | all_forms(VERB, mutual["approving"], language)
    return _Words(
        fold_all(data["links"], language),
        fold_all(data["joins"], language),
        fold_all(data["at"], language),
        fold_all(mutual["opposite"], language),
        approving,
        Phrases.of(language, data["like"]),
    )
