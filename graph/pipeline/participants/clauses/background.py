"""Remove from an event those who only were somewhere meanwhile, and what belongs to an earlier event like it.

"The envoy was in Doha when Israel killed the negotiator": the envoy is found as a target and Doha as the place of the
killing, and both are removed. "The deadliest attack since gunmen killed 35 students in 2021": the gunmen, the students
and the year leave the first attack, and what belongs to that leaves the killing. The words are data
(``<xx>/background.toml``); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.clauses.clauses import REPORTS
from khabar.graph.pipeline.doc import TIME, Argument, Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mentions_by_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EventType, Role

_STATE: Final = 20
"""Tokens at the most from where somebody is to what happened then."""
_NAMED: Final = 3
"""Tokens at the most from whoever was there to the verb: "the envoy, who was"."""
_COMPARED: Final = 14
"""Tokens at the most from a superlative to "since"."""
_MEASURED: Final = 5
"""Tokens at the most from "came" to "after": "came just over two years after"."""
_DOING: Final = (*PARTIES, Role.INSTRUMENT)
_MUTUAL: Final = frozenset({EventType.MEETING, EventType.CLASH, EventType.AGREEMENT, EventType.COOPERATION})
"""Types without a target: all their sides are agents."""


@dataclass(frozen=True, slots=True)
class BackgroundWords:
    """The folded words of a language; the data files explain them."""

    being: frozenset[str]
    states: frozenset[str]
    light: frozenset[str]
    meanwhile: frozenset[str]
    unless: frozenset[str]
    object: frozenset[str]
    since: frozenset[str]
    superlatives: frozenset[str]
    coming: frozenset[str]
    units: frozenset[str]
    after: frozenset[str]
    marks: frozenset[str]
    content: frozenset[str]
    unlike: frozenset[str]
    helping: frozenset[str]
    relatives: frozenset[str]
    joins: frozenset[str]


class _Stretch(NamedTuple):
    """Tokens from `start` to before `end`."""

    start: int
    end: int

    def holds(self, at: int) -> bool:
        """Whether a position is in it."""
        return self.start <= at < self.end


@lru_cache(maxsize=4)
def background_words(language: str) -> BackgroundWords:
    """The words of a language: ``<xx>/background.toml``."""
    data = table(language, "background")

    def folded(key: str) -> frozenset[str]:
        return fold_all(data[key], language)

    def forms(key: str) -> frozenset[str]:
        return all_forms(VERB, data[key], language)

    return BackgroundWords(
        being=folded("being") | forms("staying"),
        coming=forms("coming"),
        relatives=clause_words(language, "relatives"),
        joins=clause_words(language, "coordinators", "contrasts"),
        **{
            key: folded(key)
            for key in (
                "states",
                "light",
                "meanwhile",
                "unless",
                "object",
                "since",
                "superlatives",
                "units",
                "after",
                "marks",
                "content",
                "unlike",
                "helping",
            )
        },
    )


def without_elsewhere(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from events those who only were somewhere when they happened, and where they were.

    They stay in an event that names nobody else in its clause, or that has a pronoun for its object: "He was in the car
    when gunmen shot him".
    """
    words = background_words(language)
    found = tuple(events)
    if not words.being or not found:
        return found
    for state, clause in _meanwhile(doc, words):
        found = tuple(
            _apart(doc, event, state, clause, words) if clause.holds(event.trigger) else event for event in found
        )
    return found


def without_earlier(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Keep apart an event and the earlier one that it is compared with: each loses what belongs to the other.

    "the deadliest attack since gunmen killed 35 students": "attack" loses "gunmen".
    """
    words = background_words(language)
    found = tuple(events)
    if not words.since or not found:
        return found
    ends = mentions_by_ref(doc)
    for stretch in _compared(doc, {event.trigger for event in found}, words):
        found = tuple(
            _earlier(event, stretch, ends)
            if stretch.holds(event.trigger)
            else _later(event, stretch)
            if _present(doc, event.trigger, stretch, words)
            else event
            for event in found
        )
    return found


def _meanwhile(doc: Doc, words: BackgroundWords) -> Iterator[tuple[_Stretch, _Stretch]]:
    """The stretches in which somebody is said to be somewhere, each with the clause of what happened then."""
    for token in doc:
        if token.norm_ not in words.meanwhile or token.i + 1 == len(doc) or doc[token.i + 1].norm_ in words.unless:
            continue
        sentence = sentence_of(token)
        before = _being(doc, range(max(sentence.start, token.i - _STATE), token.i), words)
        if before >= 0:
            yield _Stretch(_named(doc, before, sentence.start), token.i), _Stretch(token.i + 1, sentence.end)
        comma = next((at for at in range(token.i, sentence.end) if _mark(doc, at, words)), sentence.end)
        if token.i == sentence.start and comma < sentence.end:
            after = _being(doc, range(comma, sentence.end), words)
            if after >= 0 and _named(doc, after, comma) < after:
                yield _Stretch(_named(doc, after, comma), sentence.end), _Stretch(token.i + 1, comma)


def _being(doc: Doc, within: range, words: BackgroundWords) -> int:
    """The position of the last verb of being there, before a word for a state or place; or -1."""
    for at in reversed(within):
        if doc[at].norm_ in words.being:
            state = next((after for after in within if after > at and doc[after].norm_ not in words.light), -1)
            return at if state >= 0 and doc[state].norm_ in words.states else -1
    return -1


def _named(doc: Doc, verb: int, first: int) -> int:
    """The start of the mention that is the subject of a verb, or the position of the verb itself."""
    subjects = (span for span in mentions(doc) if first <= span.start and verb - _NAMED <= span.end <= verb)
    return max((span.start for span in subjects), default=verb)


def _apart(doc: Doc, event: Event, state: _Stretch, clause: _Stretch, words: BackgroundWords) -> Event:
    """Remove from an event participants and places that stand in the stretch beside its clause."""
    own = [(each.role, token_of(each.ref)) for each in event.arguments if of_mention(each.ref)]
    inside = [(role, at) for role, at in own if clause.holds(at)]
    opened = range(clause.start, event.trigger)
    described = any(doc[at].norm_ in words.relatives for at in opened)
    subject = any(role in _DOING and at < event.trigger for role, at in inside)
    if not subject or described:
        return event
    dropped: set[str] = set()
    complete = event.type in _MUTUAL or any(role == Role.TARGET for role, _ in inside)
    if complete and (event.trigger + 1 >= len(doc) or doc[event.trigger + 1].norm_ not in words.object):
        dropped.update((*PARTIES, Role.PLACE))
    elif any(role == Role.AGENT for role, _ in inside):
        dropped.add(Role.AGENT)
    if any(role == Role.PLACE for role, _ in inside):
        dropped.add(Role.PLACE)
    return _without(event, {(role, at) for role, at in own if role in dropped and state.holds(at)})


def _without(event: Event, unwanted: set[tuple[str, int]]) -> Event:
    """Remove arguments from an event, given by role and position."""
    if not unwanted:
        return event
    return replace(event, arguments=tuple(a for a in event.arguments if (a.role, token_of(a.ref)) not in unwanted))


def _compared(doc: Doc, triggers: Set[int], words: BackgroundWords) -> Iterator[_Stretch]:
    """The stretches behind "the deadliest since" and "came two years after", to the next mark or clause."""
    for token in doc:
        start = token.i
        if token.norm_ in words.since:
            before = doc[max(sentence_of(token).start, token.i - _COMPARED) : token.i]
            if not _superlative(before, words) or before[-1].norm_ in words.helping:
                continue
        elif token.norm_ in words.after and token.i and doc[token.i - 1].norm_ in words.units:
            before = doc[max(sentence_of(token).start, token.i - _MEASURED) : token.i]
            if not any(word.norm_ in words.coming for word in before):
                continue
            start = next((span.start for span in before.ents if span.end == token.i), start)  # "two years" is no time
        else:
            continue
        yield _Stretch(start, _end(doc, token.i, sentence_of(token).end, triggers, words))


def _superlative(before: Span, words: BackgroundWords) -> bool:
    """Whether a superlative stands in a span that compares; "the most recent" does not."""
    return any(
        word.norm_ in words.superlatives and (word.i + 1 == before.end or word.nbor().norm_ not in words.unlike)
        for word in before
    )


def _end(doc: Doc, start: int, end: int, triggers: Set[int], words: BackgroundWords) -> int:
    """The end of a stretch: a mark, or a conjunction behind a trigger."""
    told = False
    for at in range(start + 1, end):
        told = told or at in triggers
        if _mark(doc, at, words) or doc[at].norm_ in words.content or (told and doc[at].norm_ in words.joins):
            return at
    return end


def _mark(doc: Doc, at: int, words: BackgroundWords) -> bool:
    """Whether a mark that ends a clause stands at a position; the hyphen of "U.S.-brokered", folded alike, is none."""
    return doc[at].norm_ in words.marks and bool(doc[at].whitespace_ or doc[at - 1].whitespace_)


def _present(doc: Doc, trigger: int, stretch: _Stretch, words: BackgroundWords) -> bool:
    """Whether an event may be the later one: it stands before the stretch, or behind "that"."""
    if sentence_at(doc, trigger) != sentence_at(doc, stretch.start):
        return False
    return trigger < stretch.start or (stretch.end < len(doc) and doc[stretch.end].norm_ in words.content)


def _later(event: Event, stretch: _Stretch) -> Event:
    """Remove from an event what stands in the stretch of an earlier one; a report keeps both as themes."""
    tells = event.type in REPORTS

    def kept(argument: Argument) -> bool:
        return not stretch.holds(token_of(argument.ref)) or (tells and argument.role == Role.THEME)

    return replace(event, arguments=tuple(filter(kept, event.arguments)))


def _earlier(event: Event, stretch: _Stretch, spans: Mapping[str, Span]) -> Event:
    """Remove from an earlier event what stands outside its stretch; one without participants keeps those before."""
    acts = any(
        argument.role in PARTIES and argument.ref in spans and stretch.start < token_of(argument.ref) < event.trigger
        for argument in event.arguments
    )

    def kept(argument: Argument) -> bool:
        if stretch.holds(token_of(argument.ref)):
            return True
        span = spans.get(argument.ref)
        return span is not None and span.label_ != TIME and argument.role in PARTIES and not acts

    return replace(event, arguments=tuple(filter(kept, event.arguments)))
