"""Remove leaders from an event beside the bodies named after them, and heads of a body from its targets.

"إدارة الرئيس جو بايدن" ("the administration of President Joe Biden"), "Netanyahu's government": leader and body are
found as two agents; the leader's name is a part of the body's. Where both are targets they stay, as in the fall of a
regime. Whoever heads a body may act with it, but is no target beside it: "اللجنة برئاسة سمير حداد" ("the committee
headed by Samir Haddad"). The words are data (``<xx>/led.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.catalog.spelling import Spelling, spelling
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import TIME, Argument, Event
from khabar.graph.pipeline.entities.heads import Heads, heads
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, token_of
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType, Role

_NO_BODIES: Final = frozenset({TIME, EntityType.PERSON, EntityType.PLACE, EntityType.SITE, EntityType.WEAPON})
_APART: Final = 2
"""Words at the most from a body to the phrase for heading it: "اللجنة العليا المكلفة برئاسة"."""

_OFFICE: Final = "office"
"""Kind of a body, whose speakers are others than the person it is named after."""

_MOST: Final = 6
"""Words at the most of titles between a body and its leader."""


class Place(NamedTuple):
    """A mention's characters in the text, and its type."""

    start: int
    end: int
    type: str


@dataclass(frozen=True)
class Led:
    """The words of a language; make it with `led`.

    Attributes:
        ids: what a body is by its head noun, folded.
        head_first: whether the head noun begins the name: "حكومة نتنياهو", "Netanyahu government".
    """

    ids: Mapping[str, str]
    between: frozenset[str]
    of: frozenset[str]
    possessives: frozenset[str]
    head_first: bool
    titles: Heads
    spelling: Spelling

    def split(self, body: str) -> tuple[str, Sequence[str]]:
        """The kind of a body named after its leader, or "", and the other words of its name.

        >>> led("ar").split("حكومة بنيامين نتنياهو"), led("en").split("the Netanyahu government")
        (('government', ['بنيامين', 'نتنياهو']), ('government', ['the', 'Netanyahu']))
        """
        words = body.split()
        if not words:
            return "", ()
        head, rest = (words[0], words[1:]) if self.head_first else (words[-1], words[:-1])
        return self.ids.get(self._fold(head), ""), rest

    def behind(self, words: Sequence[str]) -> bool:
        """Whether words between a head noun and a name make the name the leader's: "الرئيس الأميركي", "of President".

        >>> [led("ar").behind(words.split()) for words in ("", "رئيس الوزراء العراقي", "الأمن", "رئيس")]
        [True, True, False, True]
        >>> [led("en").behind(words.split()) for words in ("of US President", "of", "of unity and President")]
        [True, True, False]
        """
        folded = [self._fold(word) for word in words]
        size = next((n for n in (2, 1) if " ".join(folded[:n]) in self.of and len(folded) >= n), 0)
        linked, folded = size > 0, folded[size:]
        return linked is not self.head_first and self._titles(words[len(words) - len(folded) :], folded)

    def title(self, words: Sequence[str]) -> bool:
        """Whether words are a title and what describes it: "الرئيس الأميركي", "US President"."""
        return self._titles(words, [self._fold(word) for word in words])

    def before(self, words: Sequence[str]) -> bool:
        """Whether words between a name and a head noun make the name the leader's: "'s", "'s outgoing".

        >>> [led("en").before(words.split()) for words in ("'s", "'s outgoing", "visited the", "")]
        [True, True, False, False]
        """
        if self.head_first or not words or words[0] not in self.possessives:
            return False
        return all(self._fold(word) in self.between for word in words[1:])

    def name(self, words: Sequence[str]) -> Sequence[str]:
        """The words of a leader's name in that of a body, without titles before it and a possessive behind it.

        >>> led("ar").name("الرئيس جو بايدن".split()), led("en").name(["US", "President", "Joe", "Biden's"])
        (['جو', 'بايدن'], ['Joe', 'Biden'])
        """
        folded = [self._fold(word) for word in words]
        ends = [end for start in range(len(words)) if (end := self._title(folded, start))]
        rest = list(words[max(ends, default=0) :])
        while len(rest) > 1 and self._fold(rest[0]) in self.between | self.of:
            rest = rest[1:]
        while ends and self.head_first and len(rest) > 1 and self.spelling.definite(rest[0]):
            rest = rest[1:]
        ending = self.possessive(rest[-1]) if rest else ""
        return [*rest[:-1], rest[-1].removesuffix(ending)] if ending else rest

    def possessive(self, word: str) -> str:
        """The ending of a word that is a possessive, or ""."""
        return next((ending for ending in sorted(self.possessives, key=len)[::-1] if word.endswith(ending)), "")

    def neighbours(self, text: str, places: Sequence[Place]) -> Iterator[tuple[int, int, str]]:
        """Pairs of a body and the leader it is named after, both by their index, and what the body is.

        Args:
            text: what the mentions stand in. places: the mentions in their order.
        """
        for index, (one, other) in enumerate(pairwise(places)):
            if one.end > other.start:
                continue
            between = (one.end, other.start)
            if one.type in BODIES and other.type == EntityType.PERSON and (id := self._before(text, one, between)):
                yield index, index + 1, id
            elif other.type in BODIES and one.type == EntityType.PERSON and (id := self._after(text, other, between)):
                yield index + 1, index, id

    def _before(self, text: str, body: Place, between: tuple[int, int]) -> str:
        """The kind of a body before its leader, or ""."""
        id, rest = self.split(text[body.start : body.end])
        words = text[slice(*between)].split()
        return id if id and self.behind([*rest, *words] if self.head_first else words) else ""

    def _after(self, text: str, body: Place, between: tuple[int, int]) -> str:
        """The kind of a body behind its leader, or ""."""
        id, rest = self.split(text[body.start : body.end])
        return id if id and self.before([*text[slice(*between)].split(), *rest]) else ""

    def _titles(self, words: Sequence[str], folded: Sequence[str]) -> bool:
        """Whether words are titles and what describes them; also of no words."""
        if not words or set(folded) <= self.between:
            return True
        if len(words) > _MOST:
            return False
        if self.head_first:  # "رئيس الوزراء العراقي"
            end = self._title(folded, 0)
            others = zip(words[end:], folded[end:], strict=True)
            return end > 0 and all(self.spelling.definite(word) or key in self.between for word, key in others)
        start = next((start for start in range(len(folded)) if self._title(folded, start) == len(folded)), None)
        # "US President", "Syria's ousted President", but not "national unity and President"
        return start is not None and all(
            word[0].isupper() or self._fold(word) in self.between for word in words[:start]
        )

    def _title(self, folded: Sequence[str], start: int) -> int:
        """The end of the title that begins at a position, or 0."""
        found = (start + len(head.words) for head in self.titles.at(folded, start) if head.row.title)
        return max(found, default=0)

    def _fold(self, word: str) -> str:
        return fold(word, self.spelling.language)


@lru_cache(maxsize=4)
def led(language: str) -> Led:
    """The words of a language: ``<xx>/led.toml``."""
    data = table(language, "led")

    def folded(words: Sequence[str]) -> frozenset[str]:
        return fold_all(words, language)

    return Led(
        ids={word: id for id, words in data["heads"].items() for word in folded(words)},
        between=folded(data["between"]),
        of=folded(data["of"]),
        possessives=frozenset(data["possessives"]),
        head_first=table(language, "shortforms")["head_first"],
        titles=heads(language),
        spelling=spelling(language),
    )


def leaders(doc: Doc, *, language: str) -> dict[str, str]:
    """The references of bodies of a Doc, each with that of the leader it is named after."""
    ents = mentions(doc)
    places = [Place(span.start_char, span.end_char, span.label_) for span in ents]
    pairs = [(ents[body], ents[person]) for body, person, _ in led(language).neighbours(doc.text, places)]
    return {
        mention_ref(body.start): mention_ref(person.start)
        for body, person in pairs
        if sentence_of(body) == sentence_of(person)
    }


def without_leaders(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove leaders from the events of bodies named after them, unless both are targets.

    "Netanyahu's government said": "said" loses the agent "Netanyahu". For an office others speak than its namesake:
    "قال مسؤول في مكتب الرئيس كريم العطار" ("an official in the office of President Karim al-Attar said").
    """
    found = leaders(doc, language=language)
    if not found:
        return tuple(events)
    offices = {body: leader for body, leader in found.items() if _office(doc, body, language)}
    return tuple(_without(_by_office(doc, event, offices), found) for event in events)


def _office(doc: Doc, body: str, language: str) -> bool:
    """Whether a body is somebody's office."""
    span = next(span for span in mentions(doc) if mention_ref(span.start) == body)
    return led(language).split(span.text)[0] == _OFFICE


def _by_office(doc: Doc, event: Event, offices: Mapping[str, str]) -> Event:
    """Put an office for its namesake among the agents, unless somebody of it is one."""
    agents = event.refs(Role.AGENT)
    for body, leader in offices.items():
        if leader not in agents or any(argument.ref == body for argument in event.arguments):
            continue
        at = token_of(body)
        of_it = any(sentence_at(doc, at).start <= span.start < span.end == at - 1 for span in mentions(doc))
        event = event.without({leader}, Role.AGENT)
        event = event if of_it and event.refs(Role.AGENT) else event.given(Role.AGENT, [body])
    return event


def _without(event: Event, leaders: Mapping[str, str]) -> Event:
    """Remove from an event the leaders of bodies in it, but those who are targets as their bodies are."""
    roles = {argument.ref: argument.role for argument in event.arguments}
    beside = {leaders[ref]: role for ref, role in roles.items() if ref in leaders}

    def kept(argument: Argument) -> bool:
        return argument.ref not in beside or {argument.role, beside[argument.ref]} == {Role.TARGET}

    return replace(event, arguments=tuple(filter(kept, event.arguments)))


def without_heads(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those who head a body that takes part in an event from its targets.

    "انتقد اللجنة برئاسة سمير حداد": "انتقد" loses the target "سمير حداد".
    """
    found = dict(_headed(doc, language))
    return tuple(_spared(event, found) if found else event for event in events)


def _spared(event: Event, headed: Mapping[str, str]) -> Event:
    """Remove from an event's targets the heads of bodies that have any role in it."""
    taking_part = {argument.ref for argument in event.arguments}
    spared = [head for head, body in headed.items() if body in taking_part]
    return event.without(spared, Role.TARGET) if spared else event


def _headed(doc: Doc, language: str) -> Iterator[tuple[str, str]]:
    """The references of persons, each with that of the body they are said to head."""
    known, headed = led(language), _heading(language)
    for body, person in pairwise(mentions(doc)):
        if person.label_ != EntityType.PERSON or body.label_ in _NO_BODIES or sentence_of(body) != sentence_of(person):
            continue
        for at in range(body.end, min(body.end + _APART + 1, person.start)):
            ends = (at + length for length, _ in headed.at(doc, at, person.start + 1))
            if any(
                not doc[end : person.start].text or known.title(doc[end : person.start].text.split()) for end in ends
            ):
                yield mention_ref(person.start), mention_ref(body.start)
                break


@lru_cache(maxsize=4)
def _heading(language: str) -> Phrases:
    return Phrases.of(language, table(language, "led")["heading"])
