"""Find whom a pronoun at the beginning of a sentence stands for, and give it roles in that sentence.

"Boko Haram killed ten villagers. They also attacked a base": "they" is the subject of the sentence before, if nobody
else there can be meant, or whoever its own pronoun stood for. The words are data (``clauses.toml``, [subjects]); a
language whose verbs agree with a left-out subject has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.clauses.units import COMMA, COORDINATOR, EVENT, LIGHT, MENTION, PARTICLE, PREPOSITION, Unit
from khabar.graph.pipeline.doc import TIME, Argument, Event
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.ontology.kinds import SPEECH, VIOLENCE
from khabar.ontology.terms import EventType, Role

_CORE: Final = frozenset({Role.AGENT, Role.TARGET})
_MUTUAL: Final = frozenset({EventType.MEETING, EventType.COOPERATION, EventType.AGREEMENT, EventType.CLASH})
_ADVERBS: Final = 5
"""Units at the most between a pronoun and its verb: "it had reportedly also then"."""


class _Words(NamedTuple):
    """The types that each pronoun may stand for, and words before its verb; ``clauses.toml`` explains them."""

    types: Mapping[str, frozenset[str]]
    between: frozenset[str]
    further: frozenset[str]
    passive: frozenset[str]
    earlier: frozenset[str]
    manner: tuple[str, ...]


class _Said(NamedTuple):
    """What a sentence tells of the pronoun that it begins with; `verb` is the index of its verb's unit, or -1."""

    types: frozenset[str]
    verb: int = -1
    passive: bool = False
    further: bool = False
    earlier: bool = False


class Subjects:
    """Follows what pronouns stand for; goes through the sentences of a doc in their order."""

    def __init__(self, doc: Doc, language: str) -> None:
        self._words = _words(language)
        self._spans: Mapping[str, Span] = mentions_by_ref(doc)
        self._before: Sequence[Event] = ()
        self._last = ""

    def filled(self, units: Sequence[Unit], events: Mapping[int, Event]) -> dict[int, Event]:
        """The events of a sentence, with the antecedent of its first pronoun as agent or target."""
        found = dict(events)
        said = _said(units, self._words) if self._words.types else None
        if said is None:
            self._last = ""
        else:
            self._last = self._last if self._fits(self._last, said) else self._antecedent(said)
            part = _taking_part(units, events, said, self._last, self._words) if self._last else ()
            found.update((at, event) for at, event in part if event.type not in SPEECH or self._leads())
        if said is None or not self._last:
            self._before = tuple(found.values())
        return found

    def _fits(self, ref: str, said: _Said) -> bool:
        """Whether a pronoun may stand for a mention, by its type."""
        return ref in self._spans and self._spans[ref].label_ in said.types

    def _leads(self) -> bool:
        """Whether the antecedent stood before all events of its sentence; else somebody else may speak."""
        return all(self._spans[self._last].start < event.trigger for event in self._before)

    def _antecedent(self, said: _Said) -> str:
        """Reference of the only participant of the sentence before that a pronoun can stand for, or ""."""
        parts = [(a, event) for event in self._before for a in event.arguments if a.role in _CORE]
        parts = [(a, event) for a, event in parts if self._fits(a.ref, said)]
        refs = sorted({a.ref for a, _ in parts}, key=lambda ref: self._spans[ref].start)
        if len(refs) < 2 or said.passive or said.earlier:
            return refs[0] if len(refs) == 1 else ""
        first = refs[0]
        own = [e for a, e in parts if a == Argument(Role.AGENT, first) and self._spans[first].end <= e.trigger]
        others = [(a, event) for a, event in parts if a.ref != first]
        if not own or any(a.role == Role.AGENT and event not in own for a, event in others):
            return ""
        undergone = [event.type for a, event in others if a.role == Role.TARGET]
        return first if said.further or VIOLENCE.issuperset(undergone) else ""


def _said(units: Sequence[Unit], words: _Words) -> _Said | None:
    """What the first pronoun of a sentence does or undergoes; None if the sentence begins with none."""
    start = next((unit.index for unit in units if not _opens(unit)), None)
    if start is None or units[start].norm not in words.types:
        return None
    types = words.types[units[start].norm]
    norms: set[str] = set()
    for unit in units[start + 1 : start + 2 + _ADVERBS]:
        if unit.verbal:
            flags = (not norms.isdisjoint(each) for each in (words.passive, words.further, words.earlier))
            return _Said(types, unit.index, *flags)
        if not (unit.kind == PARTICLE or unit.norm in words.between or unit.norm.endswith(words.manner)):
            break
        norms.update(unit.norm.split())
    return _Said(types)


def _opens(unit: Unit) -> bool:
    """Whether a unit may stand before the pronoun: "On Monday, they"."""
    return unit.kind in (COMMA, PREPOSITION, PARTICLE, COORDINATOR) or (unit.kind == MENTION and unit.label == TIME)


def _taking_part(
    units: Sequence[Unit], events: Mapping[int, Event], said: _Said, ref: str, words: _Words
) -> Iterator[tuple[int, Event]]:
    """The events of a pronoun's verb and of the verbs joined to it: "They attacked a base and abducted a guard"."""
    at = said.verb
    while 0 <= at < len(units):
        start = units[at].start if units[at].kind == EVENT else _carried_out(units, at)
        if start in events and (event := _with(events[start], ref, passive=said.passive)):
            yield start, event
        at = -1 if said.passive else _joined(units, at, words, says=start in events and events[start].type in SPEECH)


def _carried_out(units: Sequence[Unit], at: int) -> int:
    """Token of the event that a verb of little meaning carries out ("launched air strikes"), or -1."""
    if units[at].label != Role.AGENT:
        return -1
    for unit in units[at + 1 : at + 2 + _ADVERBS]:
        if unit.kind == EVENT:
            return unit.start
        if unit.kind in (MENTION, COMMA, COORDINATOR, LIGHT):
            break
    return -1


def _joined(units: Sequence[Unit], at: int, words: _Words, *, says: bool) -> int:
    """Index of the next verb that is joined by a coordinator right before it, or -1.

    Behind a verb that says something it is joined to the verb of what is said: "He said troops chased them and killed".
    """
    for unit in units[at + 1 :]:
        if not unit.verbal:
            continue
        before = unit.index - 1
        while units[before].norm in words.between or units[before].norm.endswith(words.manner):
            before -= 1
        if units[before].kind == COORDINATOR:
            return unit.index
        if says:
            break
    return -1


def _with(event: Event, ref: str, *, passive: bool) -> Event | None:
    """An event with a further agent or target; None if the role is taken, or for a mere statement."""
    role = Role.TARGET if passive else Role.AGENT
    taken = any(a.ref == ref or a.role == role for a in event.arguments if event.type not in _MUTUAL or a.ref == ref)
    if event.type == EventType.STATEMENT or taken:
        return None
    return replace(event, arguments=(Argument(role, ref), *event.arguments))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "clauses").get("subjects", {})
    passive = clause_words(language, "passive_before")
    lists = {key: fold_all(data.get(key, ()), language) for key in ("between", "further", "earlier")}
    return _Words(
        types={fold(word, language): frozenset(types) for word, types in data.get("types", {}).items()},
        between=lists["between"] | lists["further"] | lists["earlier"] | passive,
        further=lists["further"],
        passive=passive,
        earlier=lists["earlier"],
        manner=tuple(table(language, "clauses").get("himself", {}).get("manner", ())),
    )
