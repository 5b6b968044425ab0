"""Component "khabar_arguments": who takes part in the events, by clauses and frames."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc, Span

from khabar.graph.pipeline.arguments.nouns import fill_nouns
from khabar.graph.pipeline.arguments.reports import fill_reports, settle
from khabar.graph.pipeline.arguments.roles import Roles
from khabar.graph.pipeline.arguments.sharing import share
from khabar.graph.pipeline.arguments.stances import without_sides
from khabar.graph.pipeline.arguments.verbs import fill_verbs
from khabar.graph.pipeline.clauses.cases import Case, cases
from khabar.graph.pipeline.clauses.clauses import Structure
from khabar.graph.pipeline.clauses.splitting import structure
from khabar.graph.pipeline.clauses.unitmaker import UnitMaker
from khabar.graph.pipeline.clauses.units import EVENT, MENTION, Unit
from khabar.graph.pipeline.doc import Argument, Event, events_by_sentence
from khabar.graph.pipeline.entities.mentions import mentions_of
from khabar.graph.pipeline.events.finder import TriggerReader, event, reader
from khabar.graph.pipeline.events.frames import Frame
from khabar.graph.pipeline.events.lexicon import Candidate
from khabar.graph.pipeline.events.rows import Row
from khabar.graph.pipeline.mentions import holding
from khabar.graph.pipeline.ownfiles import Component, OwnFiles
from khabar.graph.pipeline.refs import event_ref, mention_ref
from khabar.graph.pipeline.rules import of_lexicon

_EVENT = "Event"
_Readings = dict[int, tuple[Event, Candidate | None]]


@dataclass(frozen=True)
class Cut:
    """A sentence cut into units and clauses; not to be changed.

    Attributes:
        basis: the events and mentions it was cut by.
        units: its units.
    """

    basis: tuple[object, ...]
    units: list[Unit]
    maker: UnitMaker

    @cached_property
    def clauses(self) -> Structure:
        """Its clauses."""
        return structure(self.units, self.maker)

    @cached_property
    def cases(self) -> Mapping[int, Case]:
        """The case of each nominal unit, by its index."""
        return cases(self.units, self.maker)


class SentenceReader:
    """Units and readings of sentences, for every component that looks at clauses."""

    def __init__(self, triggers: TriggerReader) -> None:
        self.triggers = triggers
        self.language = triggers.lexicon.language
        frames = triggers.lexicon.frames.values()
        prepositions = {word for frame in frames for word in (*frame.prepositions, *frame.preposition_type)}
        self.maker = UnitMaker(self.language, sorted(prepositions))
        # Several components ask for the same readings and cuts of a Doc, and each looks at the words around.
        self._known: WeakKeyDictionary[Doc, dict[tuple[int, str, str], Candidate | None]] = WeakKeyDictionary()
        self._cuts: WeakKeyDictionary[Doc, dict[int, Cut]] = WeakKeyDictionary()

    def fresh(self, doc: Doc) -> None:
        """Forget the readings and cuts of a Doc, whose mentions may have changed since they were looked for."""
        self._known.pop(doc, None)
        self._cuts.pop(doc, None)

    def reading(self, doc: Doc, found: Event) -> Candidate | None:
        """The lexicon row of an event: the one that found it, or for another engine's event the best of its type."""
        known = self._known.setdefault(doc, {})
        key = found.trigger, found.type, found.rule
        if key not in known:
            known[key] = self._reading(doc, found)
        return known[key]

    def _reading(self, doc: Doc, found: Event) -> Candidate | None:
        """The candidate with the rule that found an event, or else the first of its type."""
        candidates = self.triggers.candidates(doc, found.trigger)
        for candidate in candidates:
            if candidate.row.rule == of_lexicon(found.rule):
                return candidate
        known = (*candidates, *self.triggers.find(doc, found.trigger))
        return next((candidate for candidate in known if candidate.row.type == found.type), None)

    def cut(self, sentence: Span, events: Mapping[int, Event]) -> Cut:
        """The cut of a sentence with these events, by trigger."""
        return self.cut_by(sentence, {at: (event, self.reading(sentence.doc, event)) for at, event in events.items()})

    def cut_by(self, sentence: Span, readings: _Readings) -> Cut:
        """The cut of a sentence with these readings; the last one again while events and mentions are the same."""
        mentions = mentions_of(sentence)
        basis = (
            *((at, event.type, event.own, reading) for at, (event, reading) in readings.items()),
            *((at, span.end, span.label, span.id, span._.rule) for at, span in mentions.items()),
        )
        known = self._cuts.setdefault(sentence.doc, {})
        cut = known.get(sentence.start)
        if cut is None or cut.basis != basis:
            units = self.maker.units(sentence, mentions, readings)
            cut = known[sentence.start] = Cut(basis, units, self.maker)
        return cut


@lru_cache(maxsize=8)
def _sentence_reader(triggers: TriggerReader) -> SentenceReader:
    return SentenceReader(triggers)


def sentence_reader(language: str, lexicons: Iterable[str | Path] = ()) -> SentenceReader:
    """The sentence reader for a language and users' lexicon files, one for all components."""
    return _sentence_reader(reader(language, lexicons))


def reading_sentences(
    kind: Callable[[SentenceReader], Component], language: str | None, lexicons: Iterable[str]
) -> OwnFiles:
    """A component that asks the sentence reader for a language and users' lexicon files."""
    return OwnFiles(partial(_reading, kind, language or ""), lexicons)


def _reading(kind: Callable[[SentenceReader], Component], language: str, files: tuple[Path, ...]) -> Component:
    return kind(sentence_reader(language, files))


class ArgumentFinder:
    """Fills ``Event.arguments``.

    An event whose row asks for an argument that was not found gets another reading, or is removed.
    """

    def __init__(self, sentences: SentenceReader) -> None:
        self._sentences, self._maker = sentences, sentences.maker
        self._usual = _usual(sentences.triggers.lexicon.rows)

    @holding
    def __call__(self, doc: Doc) -> Doc:
        """Find the arguments; needs ``doc.ents``, sentences and ``doc._.events``."""
        self._sentences.fresh(doc)
        events: list[Event] = []
        for sentence, here in events_by_sentence(doc):
            if here:
                readings = {at: (found, self._sentences.reading(doc, found)) for at, found in here.items()}
                events.extend(self._sentence(sentence, readings))
        found = sorted(events, key=lambda event: event.trigger)
        doc._.events = tuple(without_sides(doc, found, language=self._sentences.language))
        return doc

    def _sentence(self, sentence: Span, readings: _Readings) -> list[Event]:
        """The events of a sentence with arguments, tried until each has those that its row asks for."""
        tried: dict[int, set[str]] = {}
        while True:
            roles = self._filled(sentence, readings)
            failed = [
                at
                for at, (_, candidate) in readings.items()
                if candidate is not None and not _satisfied(candidate.row, at, roles)
            ]
            if not failed:
                return _events(readings, roles)
            for at in failed:
                found, candidate = readings.pop(at)
                if candidate is not None and candidate.row.rule == found.rule:
                    tried.setdefault(at, set()).add(found.rule)
                    other = self._other(sentence.doc, at, tried[at])
                    if other is not None:
                        readings[at] = (event(at, other), other)
                else:  # the type comes from elsewhere, only the frame is in doubt
                    readings[at] = (found, None)

    def _other(self, doc: Doc, at: int, tried: set[str]) -> Candidate | None:
        """The best reading of a trigger by a rule that was not tried yet."""
        return next(
            (found for found in self._sentences.triggers.candidates(doc, at) if found.row.rule not in tried), None
        )

    def _filled(self, sentence: Span, readings: _Readings) -> Roles:
        """The roles of a sentence, filled by all steps."""
        cut = self._sentences.cut_by(sentence, readings)
        frames = {
            unit.index: frame for unit in cut.units if unit.kind == EVENT and (frame := self._frame(unit)) is not None
        }
        roles = Roles(cut.clauses, self._maker, frames)
        for step in (fill_verbs, fill_nouns, fill_reports, share, settle):
            step(roles)
        return roles

    def _frame(self, unit: Unit) -> Frame | None:
        """The frame of an event by its row, or else the usual one of its type."""
        return unit.reading.row.frame if unit.reading is not None else self._usual.get(unit.label)


def _usual(rows: Sequence[Row]) -> dict[str, Frame]:
    """By event type, the frame that most of its rows have; for events whose word the lexicon does not know."""
    counts: dict[str, Counter[str]] = {}
    frames: dict[str, Frame] = {}
    for row in rows:
        counts.setdefault(row.type, Counter())[row.frame.name] += 1
        frames[row.frame.name] = row.frame
    return {event: frames[counter.most_common(1)[0][0]] for event, counter in counts.items()}


def _satisfied(row: Row, trigger: int, roles: Roles) -> bool:
    """Whether the arguments that a row asks for were found."""
    if not row.when.argument:
        return True
    unit = next((unit for unit in roles.units if unit.kind == EVENT and unit.start == trigger), None)
    filled = roles.filled[unit.index] if unit is not None else []  # a word within a mention has no unit
    return all(
        any(role == wanted and (_EVENT if found.kind == EVENT else found.label) in types for role, found in filled)
        for wanted, types in row.when.argument.items()
    )


def _events(readings: Mapping[int, tuple[Event, Candidate | None]], roles: Roles) -> list[Event]:
    """The events of these readings with the arguments that were filled, in text order."""
    units = {unit.start: unit for unit in roles.units if unit.kind == EVENT}
    result = []
    for at, (found, _) in readings.items():
        filled = roles.filled[units[at].index] if at in units else []
        arguments = {Argument(role, _ref(unit)): unit.start for role, unit in filled}
        result.append(replace(found, arguments=tuple(sorted(arguments, key=lambda argument: arguments[argument]))))
    return result


def _ref(unit: Unit) -> str:
    """The reference of a unit as an argument."""
    return mention_ref(unit.start) if unit.kind == MENTION else event_ref(unit.start)


@Language.factory(
    "khabar_arguments",
    default_config={"lexicons": []},
    requires=["doc.ents", "doc.sents", "doc._.events"],
    assigns=["doc._.events"],
)
def make_arguments(nlp: Language, name: str, lexicons: list[str]) -> OwnFiles:  # noqa: ARG001
    """The component; `lexicons` are the paths "khabar_events" was given."""
    return reading_sentences(ArgumentFinder, nlp.lang, lexicons)
