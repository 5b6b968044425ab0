"""Keep apart the sides of two meetings that one sentence tells of one after the other.

"Met the envoy before he held talks with the president": envoy and president are found as agents of both meetings.
Whoever is met at one of them leaves the other; the subject stays in both. The words are data (``separately`` of
``<xx>/mutual.toml``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EventType

_CARRIED: Final = 3
"""Tokens at the most from "before" to the trigger: "قبل أن يجري لقاء", "after holding talks"."""
_JOINED: Final = 1
"""Tokens at the most from "and" to the trigger: "and held talks"."""
_TITLED: Final = 7
"""Tokens at the most from "with" to a name: "مع نائب وزير الخارجية الصيني لي باو"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    connectives: frozenset[str]
    coordinators: frozenset[str]
    opposite: frozenset[str]
    joins: frozenset[str]


class _Part(NamedTuple):
    """A part of a sentence with one meeting, as positions of tokens; `led` if it begins with a connective."""

    start: int
    end: int
    led: bool


def told_separately(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from each of several meetings in a sentence those whom its sides met at another one.

    "met the envoy before he held talks with the president": "met" loses "the president", "talks" loses "the envoy".
    """
    words, found = _words(language), {event.ref: event for event in events}
    by_sentence: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        if event.is_a(EventType.MEETING):
            by_sentence[sentence_at(doc, event.trigger).start].append(event)
    for start, meetings in by_sentence.items():
        if len(meetings) > 1:
            for event in _apart(doc, sentence_at(doc, start), meetings, words):
                found[event.ref] = event
    return tuple(found[event.ref] for event in events)


def _apart(doc: Doc, sentence: Span, meetings: Sequence[Event], words: _Words) -> Iterator[Event]:
    """The meetings of a sentence that change, each without those met in another part."""
    parts = _parts(doc, sentence, meetings, words)
    told = {part: [m for m in meetings if part.start <= m.trigger < part.end] for part in parts}
    met = {part: frozenset(ref for m in some for ref in _met(doc, part, m, words)) for part, some in told.items()}
    for part, some in told.items():
        others = frozenset().union(*(refs for other, refs in met.items() if other is not part))
        for meeting in some:
            if met[part] and others & meeting.refs(*PARTIES):
                yield meeting.without(others, *PARTIES)


def _parts(doc: Doc, sentence: Span, meetings: Sequence[Event], words: _Words) -> list[_Part]:
    """Cut a sentence before the connectives of its meetings, and behind the clauses that begin with one."""
    starts = {sentence.start: False}
    for number, meeting in enumerate(meetings):
        at = _connective(doc, sentence, meeting.trigger, words)
        if at > sentence.start or (at == sentence.start and number == 0):
            starts[at] = True
        after = meetings[number + 1].trigger if number + 1 < len(meetings) else meeting.trigger
        commas = [i for i in range(meeting.trigger, after) if doc[i].is_punct and not doc[i].is_quote]
        if at >= 0 and commas and doc[at].norm_ not in words.coordinators:
            starts.setdefault(commas[-1], False)
    cuts = sorted(starts)
    return [_Part(one, end, starts[one]) for one, end in zip(cuts, [*cuts[1:], sentence.end], strict=True)]


def _connective(doc: Doc, sentence: Span, trigger: int, words: _Words) -> int:
    """The position of the connective near before a trigger, with no mention between; or -1."""
    for at in range(trigger - 1, max(sentence.start, trigger - 2 - _CARRIED) - 1, -1):
        norm = doc[at].norm_
        if norm in words.connectives or (norm in words.coordinators and trigger - at <= 1 + _JOINED):
            return at
        if doc[at].ent_type_ or doc[at].is_punct:
            break
    return -1


def _met(doc: Doc, part: _Part, meeting: Event, words: _Words) -> frozenset[str]:
    """The references of those whom somebody meets, by the part of the sentence with the meeting.

    They stand behind "with", or behind the subject, or alone where the subject stands in another part.
    """
    agents = sorted(
        token_of(ref) for ref in meeting.refs(*PARTIES) if of_mention(ref) and part.start <= token_of(ref) < part.end
    )
    groups = _groups(doc, agents, words)
    for group in groups:
        if group[0] > meeting.trigger and _with(doc, meeting.trigger, group[0], words):
            return frozenset(map(mention_ref, group))
    behind = [group for group in groups if group[0] > meeting.trigger]
    subject = len(behind) < len(groups) or part.led
    if behind and (subject or len(behind) > 1):
        return frozenset(map(mention_ref, behind[0] if subject and len(behind) == 1 else behind[-1]))
    return frozenset()


def _with(doc: Doc, trigger: int, first: int, words: _Words) -> bool:
    """Whether "with" stands before a mention, with titles at most between."""
    for at in range(first - 1, max(trigger, first - 2 - _TITLED), -1):
        if doc[at].norm_ in words.opposite:
            return True
        if doc[at].is_punct and not doc[at].is_quote:
            return False
    return False


def _groups(doc: Doc, starts: Sequence[int], words: _Words) -> list[list[int]]:
    """Group the positions of mentions that are joined by "and", with titles at most between."""
    spans: Mapping[int, Span] = mentions_by_start(doc)
    groups: list[list[int]] = []
    for number, start in enumerate(starts):
        before = doc[spans[starts[number - 1]].end : start] if number else None
        joined = before is not None and any(token.norm_ in words.joins for token in before)
        if joined and not any(token.norm_ in words.opposite for token in before or ()):
            groups[-1].append(start)
        else:
            groups.append([start])
    return groups


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "mutual")
    separately, side_by_side = data["separately"], data["coordination"]
    return _Words(
        fold_all(separately["connectives"], language),
        fold_all(separately["coordinators"], language),
        fold_all(side_by_side["opposite"], language),
        fold_all(side_by_side["joins"], language),
    )
