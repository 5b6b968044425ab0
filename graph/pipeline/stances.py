"""Whose side something is on: what that names takes no part in what happens ("دعم جماعات مناوئة لإسرائيل", "pro-Iran").

The words are data (``<xx>/stances.toml``). What a happening itself is called by is its target ("anti-Iran protests") or
stands behind it ("a Russian-led offensive"); no other event has it as a participant. Who stands between the sides is
none of them, either: "هدنة بوساطة قطر", "a truce brokered by Qatar".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.doc import Argument, Event, mention_ref
from khabar.graph.pipeline.inflection import ADJECTIVE, inflector
from khabar.ontology.terms import Role

AGAINST, FOR, BEHIND, BETWEEN = "against", "for", "behind", "between"
SIDES: Final = (AGAINST, FOR, BEHIND, BETWEEN)

_PARTS: Final = (Role.AGENT, Role.TARGET)
_REACH: Final = 3
"""Words between a stance and the happening that is called so: "المظاهرات الطلابية الحاشدة المناهضة لإيران"."""


@dataclass(frozen=True, slots=True)
class StanceWords:
    """The words of a language, folded.

    Attributes:
        adjectives: form -> side and the prepositions one of which follows, each as words; of words of other kinds, too.
        prefixes, suffixes: word -> side. hyphens: what is between one of them and a name.
        conjunctions: what joins a further name.
    """

    adjectives: Mapping[str, tuple[str, tuple[tuple[str, ...], ...]]]
    prefixes: Mapping[str, str]
    suffixes: Mapping[str, str]
    hyphens: frozenset[str]
    conjunctions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stance:
    """That something is called by what it is for or against.

    Attributes:
        side: one of `SIDES`. word: token of the word that says so.
        named: references of what it is for or against.
        happening: token of the trigger that is called so, -1 if it is no event.
        described: reference of the mention that is called so, "" if it is none; None where the name is a part of one
            word with it, and nothing further can be said of it ("Iran-backed").
    """

    side: str
    word: int
    named: tuple[str, ...]
    happening: int = -1
    described: str | None = None


@lru_cache(maxsize=4)
def stance_words(language: str) -> StanceWords:
    """The words of a language.

    Raises:
        LanguageDataError: a row with a side that is none.
    """
    data = table(language, "stances")
    adjectives: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {}
    prefixes: dict[str, str] = {}
    suffixes: dict[str, str] = {}
    for row in data["stance"]:
        side = row["side"]
        if side not in SIDES:
            path = folder(language) / "stances.toml"
            raise LanguageDataError(f"{side!r} is no side: one of {', '.join(SIDES)}", path=path)
        if "adjective" in row:
            following = tuple(tuple(fold(words, language).split()) for words in row["prepositions"])
            forms = [form for form, _ in inflector(language).forms(ADJECTIVE, row["adjective"])]
            forms += (fold(form, language) for form in row.get("forms", ()))
            adjectives.update((form, (side, following)) for form in forms)
        elif "words" in row:
            following = tuple(tuple(fold(words, language).split()) for words in row["prepositions"])
            adjectives.update((fold(word, language), (side, following)) for word in row["words"])
        elif "prefix" in row:
            prefixes[fold(row["prefix"], language)] = side
        else:
            suffixes.update((fold(word, language), side) for word in row["suffix"])
    conjunctions = frozenset(fold(word, language) for word in data["and"])
    return StanceWords(adjectives, prefixes, suffixes, frozenset(data.get("hyphens", ())), conjunctions)


def without_sides(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events without the participants that only say whose side another one is on."""
    found = list(_stances(doc, stance_words(language), {event.trigger for event in events}))
    if not found:
        return tuple(events)
    of: dict[str, Stance] = {ref: stance for stance in found for ref in stance.named}
    between = frozenset(stance.word for stance in found if stance.side == BETWEEN)
    return tuple(
        replace(event, arguments=tuple(dict.fromkeys(_kept(event, of, between))))
        if any(argument.ref in of for argument in event.arguments)
        else event
        for event in events
    )


def _kept(event: Event, of: Mapping[str, Stance], between: Set[int]) -> Iterator[Argument]:
    roles = {(argument.role, argument.ref) for argument in event.arguments}
    for argument in event.arguments:
        stance = of.get(argument.ref)
        if event.trigger in between and argument.role in _PARTS and not (stance and argument.role == Role.AGENT):
            continue  # who brings two together does so with neither of them
        if stance is None or argument.role not in _PARTS or event.trigger == stance.word:
            yield argument
        elif event.trigger == stance.happening:
            if stance.side in (AGAINST, BEHIND):
                yield replace(argument, role=Role.TARGET) if stance.side == AGAINST else argument
        elif (
            stance.described is not None
            and event.trigger > stance.word
            and (argument.role, stance.described) not in roles
        ):
            yield argument  # "مواقف مؤيدة للحكومة في حربها على المسلحين": it is spoken of further


def _stances(doc: Doc, words: StanceWords, triggers: set[int]) -> Iterator[Stance]:
    starting = {span.start: span for span in doc.ents}
    if words.adjectives:
        yield from _behind_adjectives(doc, words, triggers, starting)
    if words.prefixes or words.suffixes:
        yield from _hyphened(doc, words, triggers, starting)


def _behind_adjectives(
    doc: Doc, words: StanceWords, triggers: set[int], starting: Mapping[int, Span]
) -> Iterator[Stance]:
    inside = {token.i: span for span in starting.values() for token in span}
    for token in doc:
        known = words.adjectives.get(token.norm_)
        if known is None or token.i in starting:  # "المعارضة" that is named itself
            continue
        side, following = known
        named = _joined(doc, token.i + 1, following, starting, words)
        if not named:
            continue
        described = inside.get(token.i)
        happening = -1
        for before in range(token.i - 1, max(token.i - _REACH, 0) - 1, -1):
            if described is None and before in triggers:
                happening = before
                break
            described = described or inside.get(before)
            if described is not None:
                break
        yield Stance(side, token.i, named, happening, mention_ref(described.start) if described is not None else "")


def _joined(
    doc: Doc, at: int, following: Sequence[tuple[str, ...]], starting: Mapping[int, Span], words: StanceWords
) -> tuple[str, ...]:
    """The mention behind the preposition at a token and those joined to it: "لإيران وحزب الله", "لإيران ولحزب الله"."""
    named: list[str] = []
    start = _governed(doc, at, following)
    while start in starting:
        named.append(mention_ref(start))
        end = starting[start].end
        if end + 1 >= len(doc) or doc[end].norm_ not in words.conjunctions:
            break
        start = end + 1 if end + 1 in starting else _governed(doc, end + 1, following)
    return tuple(named)


def _governed(doc: Doc, start: int, following: Sequence[tuple[str, ...]]) -> int:
    """The token behind one of the prepositions, which begins at `start`, or -1."""
    for preposition in sorted(following, key=len, reverse=True):
        end = start + len(preposition)
        if tuple(token.norm_ for token in doc[start:end]) == preposition:
            return end
    return -1


def _hyphened(doc: Doc, words: StanceWords, triggers: set[int], starting: Mapping[int, Span]) -> Iterator[Stance]:
    for span in starting.values():
        side = ""
        word, after = span.start - 2, span.end
        name = span.id_ or len(span) == 1  # not the "Iran militias" of "pro-Iran militias"
        if name and word >= 0 and doc[span.start - 1].text in words.hyphens:
            side = words.prefixes.get(doc[word].norm_, "")
        if not side and span.end + 1 < len(doc) and doc[span.end].text in words.hyphens:
            word, after = span.end + 1, span.end + 2
            side = words.suffixes.get(doc[word].norm_, "")
        if side:
            happening = next((at for at in range(after, after + _REACH) if at in triggers or at in starting), -1)
            if happening not in triggers:
                happening = -1
            yield Stance(side, word, (mention_ref(span.start),), happening)
