"""One row of the trigger lexicon: what it says, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.events.frames import TYPES, Frame
from khabar.graph.pipeline.words.inflection import KINDS
from khabar.ontology.owntypes import OwnType, nearest
from khabar.ontology.terms import EventClass, EventType, Role, Status

NEXT, PREVIOUS, NEAR, SENTENCE = "next", "previous", "near", "sentence"
_PLACES = (NEXT, PREVIOUS, NEAR, SENTENCE)
_KEYS = frozenset((*KINDS, "event", "lang", "frame", "when", "status", "sure", "example", "expect", "note"))
_SILENT_KEYS = frozenset((*KINDS, "not", "lang", "when", "example", "note"))
_CONDITIONS = frozenset((*_PLACES, *(f"not_{place}" for place in _PLACES), "argument"))


@dataclass(frozen=True)
class Conditions:
    """Conditions of a row on the words around a trigger; words are folded and without their article."""

    wanted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unwanted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    argument: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.wanted) + len(self.unwanted) + len(self.argument)


@dataclass(frozen=True)
class Row:
    """One row of the lexicon; see graph/language/README.md for its keys.

    Attributes:
        rule: "<file>:<lemma>", with "#2", "#3" for further rows of that lemma in that file, and "own:" before it where
            the file is a user's.
        event: an EventType, or the name of a type of the user's own; own: what declares that one.
        path, line: where it stands, for messages.
        sure: whether its words have no other meaning where its conditions hold, whatever a model thinks of them.
    """

    rule: str
    kind: str
    words: tuple[str, ...]
    event: str
    frame: Frame
    when: Conditions
    status: str | None
    example: str
    expect: Mapping[str, Any]
    path: Path
    line: int
    own: OwnType | None = None
    sure: bool = False

    @property
    def type(self) -> str:
        """The type of khabar's that its events are of: `event`, or what a type of the user's own is under."""
        return nearest(self.event, self.own)


class Silent(NamedTuple):
    """Types that a word does not tell of under conditions: "مكافحة" before "الإرهاب" is no clash."""

    types: frozenset[str]
    when: Conditions


class RowReader(NamedTuple):
    """Reads one row, and says what is wrong in it."""

    path: Path
    line: int
    language: str
    frames: Mapping[str, Frame]
    article: str
    own: Mapping[str, OwnType]
    mark: str

    def row(self, data: Mapping[str, Any]) -> Row:
        """A row of `triggers/` or of a user's file; raises LanguageDataError for one that breaks the format."""
        self._known("key", data, _KEYS)
        kind, words = self._trigger(data)
        event = self._event(data.get("event"))
        if data.get("frame") not in self.frames:
            raise self._error(f"no frame {data.get('frame')!r} in {self.language}/frames.toml")
        if data.get("status", Status.ACTUAL) not in Status.ALL:
            raise self._error(f"no status {data['status']!r}; they are {', '.join(Status.ALL)}")
        example, expect = data.get("example", ""), data.get("expect", {})
        if not example or not isinstance(expect, dict) or "trigger" not in expect:
            raise self._error("a row needs an example and expect with its trigger")
        self._known("expectation", expect, {"trigger", "status", *Role.ALL})
        return Row(
            rule=f"{self.mark}{self.path.stem}:{words[0]}",
            kind=kind,
            words=words,
            event=event,
            frame=self.frames[data["frame"]],
            when=self._conditions(data.get("when", {})),
            status=data.get("status"),
            example=example,
            expect=expect,
            path=self.path,
            line=self.line,
            own=self.own.get(event),
            sure=self._sure(data),
        )

    def silent(self, data: Mapping[str, Any]) -> tuple[str, tuple[str, ...], Silent]:
        """A row of `silent.jsonl`: the kind of its words, the words, and where they say nothing."""
        self._known("key", data, _SILENT_KEYS)
        kind, words = self._trigger(data)
        types = data.get("not", list(EventType.ALL))
        if not isinstance(types, list) or not types or not all(isinstance(name, str) for name in types):
            raise self._error("not must be a list of event types")
        self._known("event type", types, EventType.ALL)
        given = data.get("when", {})
        if not isinstance(given, dict) or not all(given.values()):
            raise self._error("when must have conditions, each with words")
        when = self._conditions(given)
        if not data.get("example") or not (when or "not" in data) or when.argument:
            raise self._error("a row needs an example, and types or conditions, none of them on arguments")
        return kind, words, Silent(frozenset(types), when)

    def _trigger(self, data: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
        kinds = [kind for kind in KINDS if kind in data]
        if len(kinds) != 1:
            raise self._error(f"a row has one of {', '.join(KINDS)}; this one has {len(kinds)}")
        words = data[kinds[0]]
        if not isinstance(words, list) or not words or not all(isinstance(w, str) and w.strip() for w in words):
            raise self._error(f"{kinds[0]} must be a list of words")
        for word in words:
            if len(word.split()) != 1:
                raise self._error(f"{word!r} is more than one word; a trigger is one, use `when` for its neighbours")
        if data.get("lang") != self.language:
            raise self._error(f"lang is {data.get('lang')!r}, not {self.language!r}")
        return kinds[0], tuple(words)

    def _event(self, name: Any) -> str:
        if isinstance(name, str) and (name in EventType.ALL or name in self.own):
            return name
        if name in EventClass.ALL:
            raise self._error(f"{name} is a class of event types; take one of them, or declare your own under it")
        declaration = '{"type": "CyberAttack", "under": "Attack", "en": "cyber attack"}'
        raise self._error(f"no event type {name!r}; see khabar.ttl, or declare it in a row like {declaration}")

    def _sure(self, data: Mapping[str, Any]) -> bool:
        sure = data.get("sure", False)
        if not isinstance(sure, bool) or (sure and not data.get("when")):
            raise self._error("sure is true or false, and true only of a row with conditions")
        return sure

    def _conditions(self, data: Mapping[str, Any]) -> Conditions:
        self._known("condition", data, _CONDITIONS)
        argument = data.get("argument", {})
        self._known("role", argument, Role.ALL)
        for types in argument.values():
            self._known("type", types, TYPES)
        return Conditions(
            {place: self._words(data[place]) for place in _PLACES if place in data},
            {place: self._words(data[f"not_{place}"]) for place in _PLACES if f"not_{place}" in data},
            {role: frozenset(types) for role, types in argument.items()},
        )

    def _words(self, words: Any) -> frozenset[str]:
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise self._error("a condition needs a list of words")
        return frozenset(form for word in words for form in self._bare(word))

    def _bare(self, word: str) -> tuple[str, ...]:
        """A word as it is folded in texts, less what looks like its article there: "ألغام" has none, "الألغام" has."""
        folded, size = fold(word, self.language), len(self.article)
        if not size or not folded.startswith(self.article) or len(folded) <= size + 1:
            return (folded,)
        return (folded[size:],) if word.startswith(self.article) else (folded[size:], folded)

    def _known(self, what: str, found: Iterable[str], known: Iterable[str]) -> None:
        unknown = sorted(set(found) - set(known))
        if unknown:
            raise self._error(f"no {what} {unknown[0]!r}; known are {', '.join(sorted(known))}")

    def _error(self, message: str) -> LanguageDataError:
        return LanguageDataError(message, path=self.path, line=self.line)
