"""Component "khabar_status": whether an event happened, is planned, was foiled, is denied or only possible.

Scope rules in the manner of NegEx (Chapman et al. 2001, https://doi.org/10.1006/jbin.2001.1029): a cue reaches a few
words, not over another event, a relative clause or a mark. What reports and thwarts an event colours it as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.pipeline.arguments.finder import Cut, SentenceReader, reading_sentences
from khabar.graph.pipeline.clauses.cases import CONJ
from khabar.graph.pipeline.clauses.units import (
    COLON,
    COMMA,
    CONTRAST,
    EVENT,
    LIGHT,
    MENTION,
    RELATIVE,
    STOP,
    WORD,
    Unit,
)
from khabar.graph.pipeline.doc import TIME, Event, events_by_sentence
from khabar.graph.pipeline.mentions import holding
from khabar.graph.pipeline.ownfiles import OwnFiles
from khabar.graph.pipeline.participants.claims.denials import denies
from khabar.graph.pipeline.refs import of_event, token_of
from khabar.graph.pipeline.status.proposed import proposed
from khabar.graph.pipeline.words.cues import Cue, cues
from khabar.graph.pipeline.words.inflection import PRESENT
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EventType, Role, Status

_FARTHEST = 6
_WALLS = frozenset({STOP, COLON, RELATIVE, CONTRAST, COMMA})
_COUNTED = frozenset({MENTION, WORD, EVENT, LIGHT})


class _Steps(NamedTuple):
    """What stands between a trigger and a cue: words, another event, a verb that only carries the trigger."""

    words: int
    over: bool
    light: bool


class StatusFinder:
    """Sets ``Event.status`` where the lexicon row has not."""

    def __init__(self, sentences: SentenceReader) -> None:
        self._sentences = sentences
        language = sentences.language
        data = table(language, "status")
        self._before, self._after = cues(language, data["cue"], "status")
        self._theme: dict[str, str] = dict(data["theme"])
        if not (set(self._theme) <= set(EventType.ALL) and set(self._theme.values()) <= set(Status.ALL)):
            raise LanguageDataError(
                "[theme] has an unknown event type or status", path=folder(language) / "status.toml"
            )
        self._language = language

    @holding
    def __call__(self, doc: Doc) -> Doc:
        """Set the statuses; needs ``doc._.events`` with arguments."""
        status: dict[int, str] = {}
        for sentence, here in events_by_sentence(doc):
            if here:
                self._sentence(doc, self._sentences.cut(sentence, here), here, status)
        sought = proposed(doc, doc._.events, language=self._language)
        status |= {at: Status.POSSIBLE for at in sought if status.get(at, Status.ACTUAL) == Status.ACTUAL}
        doc._.events = tuple(event.with_status(status.get(event.trigger, event.status)) for event in doc._.events)
        return doc

    def _sentence(self, doc: Doc, cut: Cut, events: Mapping[int, Event], status: dict[int, str]) -> None:
        units = cut.units
        for unit in units:
            if unit.kind == EVENT:
                own = events[unit.start].status
                status[unit.start] = own if own != Status.ACTUAL else self._cued(doc, units, unit) or Status.ACTUAL
        for at, event in events.items():
            for argument in event.arguments:
                if argument.role == Role.THEME and of_event(argument.ref):
                    self._colour(doc, event, status.get(at, event.status), token_of(argument.ref), status)
        for unit in units:
            case = cut.cases.get(unit.index)
            if unit.kind != EVENT or case is None or case.kind != CONJ or case.head is None:
                continue
            if case.head.kind == EVENT and status[unit.start] == Status.ACTUAL:
                status[unit.start] = status[case.head.start]

    def _colour(self, doc: Doc, event: Event, own: str, theme: int, status: dict[int, str]) -> None:
        """Set the status of a theme by the event above it."""
        known = status.get(theme, Status.ACTUAL)
        if denies(doc, event, language=self._language):
            if own == Status.NEGATED:
                status[event.trigger], status[theme] = Status.ACTUAL, Status.POSSIBLE
            elif known == Status.ACTUAL:
                status[theme] = Status.NEGATED
        elif event.type in self._theme and known in (Status.ACTUAL, Status.PLANNED):
            colour = self._theme[event.type]
            if colour != Status.FOILED or own == Status.ACTUAL:
                status[theme] = colour

    def _cued(self, doc: Doc, units: list[Unit], unit: Unit) -> str | None:
        """The status the nearest cue gives; that an attempt failed counts before that it was planned."""
        found = list(self._cues(doc, units, unit))
        if not found:
            return None
        nearest, start, end = found[0]
        for cue, first, last in found[1:]:
            if first < start and last >= end:  # "continues to" holds the "to" of "to attack"
                nearest, start, end = cue, first, last
        if nearest.status == Status.PLANNED and any(cue.status == Status.FOILED for cue, _, _ in found):
            return Status.FOILED
        return nearest.status

    def _cues(self, doc: Doc, units: list[Unit], unit: Unit) -> Iterator[tuple[Cue, int, int]]:
        """The cues that reach a trigger, nearest first, each with its tokens."""
        for steps, at in self._walk(reversed(units[: unit.index])):
            for length, cue in self._before.at(doc, at, unit.start):
                if cue.status == Status.POSSIBLE and doc[at].ent_type_ == TIME:
                    continue  # "In May they attacked": a month
                if self._acts(cue, steps, unit) and self._starts(doc, cue, at + length, unit):
                    yield cue, at, at + length
        for steps, at in self._walk(iter(units[unit.index + 1 :])):
            for length, cue in self._after.at(doc, at, len(doc)):
                if self._acts(cue, steps, unit):
                    yield cue, at, at + length

    def _acts(self, cue: Cue, steps: _Steps, unit: Unit) -> bool:
        if steps.words > cue.reach or (steps.over and not cue.over) or (cue.through and not steps.light):
            return False
        return cue.fits(unit.label, unit.tag.kind)

    def _starts(self, doc: Doc, cue: Cue, index: int, unit: Unit) -> bool:
        """Whether a present verb follows where the cue asks for one: "قد يهاجم" is possible, "قد هاجم" is done."""
        if not cue.starts or (index == unit.start and unit.tag.tense == PRESENT):
            return True
        return index < len(doc) and doc[index].norm_.startswith(cue.starts)

    def _walk(self, units: Iterator[Unit]) -> Iterator[tuple[_Steps, int]]:
        """Tokens away from a trigger, with what stands in between."""
        words, over, light = 0, False, False
        for unit in units:
            if unit.kind in _WALLS:
                return
            steps = _Steps(words - light, over, light)
            if unit.kind != MENTION or unit.label not in PEOPLE:  # "suspected militants" were arrested none the less
                for at in range(unit.end - 1, unit.start - 1, -1):
                    yield steps, at
            words += unit.kind in _COUNTED
            light = light or unit.kind == LIGHT
            if unit.kind == EVENT:
                if over:
                    return
                over = True
            if words > _FARTHEST:
                return


@Language.factory(
    "khabar_status",
    default_config={"lexicons": []},
    requires=["doc.ents", "doc.sents", "doc._.events"],
    assigns=["doc._.events"],
)
def make_status(nlp: Language, name: str, lexicons: list[str]) -> OwnFiles:  # noqa: ARG001
    """The component; `lexicons` are the paths "khabar_events" was given."""
    return reading_sentences(StatusFinder, nlp.lang, lexicons)
