"""Decide whether the name of a country or a capital means its government or a place (``<xx>/metonymy.toml``).

"Moscow warned" is the state, "in Moscow" the place. The words next to the name decide, the strongest features in
SemEval-2007 task 8 (Markert and Nissim 2007).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.words.inflection import VERB, inflector
from khabar.ontology.terms import EntityType

STATE: Final = "state"
CAPITAL: Final = "capital"
SEAT: Final = "seat"
KINDS: Final = (STATE, CAPITAL, SEAT)

_KEYS: Final = frozenset(
    [
        "names",
        "before",
        "previous",
        "next",
        "before_previous",
        "previous_verb",
        "next_verb",
        "addressed",
        "follows",
        "type",
        "example",
        "expect",
    ]
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of ``metonymy.toml``: all its conditions must hold."""

    type: str
    names: frozenset[str]
    before: tuple[tuple[str, ...], ...]
    previous: frozenset[str]
    before_previous: frozenset[str]
    next: frozenset[str]
    previous_verb: bool
    next_verb: bool
    addressed: bool
    follows: str
    example: str
    expect: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a name.

    Attributes:
        before: folded words before it in the order of the text, nearest last. next: the word after it, or "".
        follows: type of the name it is joined to, by a connector or directly.
    """

    before: tuple[str, ...]
    next: str
    follows: str = ""

    @property
    def previous(self) -> str:
        """The word before the name, or ""."""
        return self.before[-1] if self.before else ""

    @property
    def before_previous(self) -> str:
        """The word before that, or ""."""
        return self.before[-2] if len(self.before) > 1 else ""


@dataclass(frozen=True)
class Metonymy:
    """The cues of a language; make it with `metonymy`."""

    cues: Sequence[Cue]
    default: Mapping[str, str]
    verbs: frozenset[str]
    joint: frozenset[str]
    addressing: frozenset[str]
    verb: re.Pattern[str]
    not_verbs: frozenset[str]
    connectors: frozenset[str]
    guards: frozenset[str]
    quotes: frozenset[tuple[str, str]]

    def type(self, kind: str, context: Context) -> tuple[str, bool]:
        """State or Place for a name of that kind, and whether a cue says so."""
        for cue in self.cues:
            if self._fits(cue, kind, context):
                return cue.type, True
        return self.default[kind], False

    def _fits(self, cue: Cue, kind: str, context: Context) -> bool:
        """Whether all conditions of a cue hold."""
        joined = bool(context.follows) and context.next in self.joint
        return (
            kind in cue.names
            and (not cue.before or any(context.before[-len(words) :] == words for words in cue.before))
            and (not cue.previous or context.previous in cue.previous)
            and (not cue.before_previous or context.before_previous in cue.before_previous)
            and (not cue.next or context.next in cue.next)
            and (not cue.previous_verb or self._is_verb(context.previous))
            and (not cue.next_verb or joined or self._is_verb(context.next))
            and (not cue.addressed or not self.addressing.isdisjoint(context.before))
            and (not cue.follows or context.follows == cue.follows)
        )

    def _is_verb(self, word: str) -> bool:
        """Whether a word may be a verb whose subject or object is the name."""
        return word in self.verbs or (bool(self.verb.search(word)) and word not in self.not_verbs)


@lru_cache(maxsize=4)
def metonymy(language: str) -> Metonymy:
    """The cues of a language.

    Raises:
        LanguageDataError: a row with an unknown key, type or kind of name, or with no condition.
    """
    data = table(language, "metonymy")
    forms = inflector(language).forms
    # Names of countries and capitals are feminine: "حذرت موسكو", "قد تفرض واشنطن".
    verbs = {form for words in data["verbs"] for form, tag in forms(VERB, words) if tag.agrees in ("f", "")}
    # Two or more that are joined: "بغداد وأنقرة توقعان".
    joint = {form for words in data["verbs"] for form, tag in forms(VERB, words) if tag.agrees in ("d", "p")}
    return Metonymy(
        cues=tuple(_cue(row, language) for row in data["cue"]),
        default=dict(data["default"]),
        verbs=frozenset(verbs),
        joint=frozenset(joint),
        addressing=frozenset(form for words in data.get("addressing", ()) for form, _ in forms(VERB, words)),
        connectors=_folded(data["connectors"], language),
        guards=_folded(data["guards"], language),
        verb=re.compile(data["verb_pattern"]),
        not_verbs=_folded(data["not_verbs"], language),
        quotes=frozenset((left, right) for left, right in data["quotes"]),
    )


def _cue(row: dict[str, Any], language: str) -> Cue:
    path = folder(language) / "metonymy.toml"
    if unknown := sorted(set(row) - _KEYS):
        raise LanguageDataError(f"a cue has the unknown key {unknown[0]!r}", path=path)
    for type in (row.get("type"), row.get("follows", EntityType.STATE), *row.get("expect", {}).values()):
        if type not in (EntityType.STATE, EntityType.PLACE):
            raise LanguageDataError(f"a cue's type is State or Place, not {type!r}", path=path)
    if unknown := sorted(set(row.get("names", ())) - set(KINDS)):
        raise LanguageDataError(f"{unknown[0]!r} is no kind of name; kinds are {', '.join(KINDS)}", path=path)
    if not any(
        row.get(key) for key in ("before", "previous", "next", "previous_verb", "next_verb", "addressed", "follows")
    ):
        raise LanguageDataError(f"a cue for {row['type']} has no condition", path=path)
    return Cue(
        type=row["type"],
        names=frozenset(row.get("names", KINDS)),
        before=tuple(tuple(fold(words, language).split()) for words in row.get("before", ())),
        previous=_folded(row.get("previous", ()), language),
        before_previous=_folded(row.get("before_previous", ()), language),
        next=_folded(row.get("next", ()), language),
        previous_verb=row.get("previous_verb", False),
        next_verb=row.get("next_verb", False),
        addressed=row.get("addressed", False),
        follows=row.get("follows", ""),
        example=row["example"],
        expect=tuple(row["expect"].items()),
    )


def _folded(words: Sequence[str], language: str) -> frozenset[str]:
    return fold_all(words, language)
