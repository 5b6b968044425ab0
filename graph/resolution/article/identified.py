"""Persons of whom an article tells first and who they are later: "A journalist was shot. Police identified him as".

The name is put as one with a description ("The victim was named as Ali Hassan") or with a pronoun, which is no mention;
the words before a name that tell of a pronoun are data (``<xx>/called.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.doc import SAME_AS
from khabar.graph.pipeline.rules import MODEL
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.nodes import Node, Reading
from khabar.graph.resolution.wording.kinds import kinds
from khabar.ontology.terms import EntityType, EventClass, EventType, Role
from khabar.ontology.vocabulary import subtypes

_VIOLENT: Final = frozenset(subtypes(EventClass.VIOLENCE))
_UNDERGONE: Final = frozenset((type, Role.TARGET) for type in _VIOLENT)
_DONE: Final = frozenset((type, Role.AGENT) for type in _VIOLENT)
_BY_LAW: Final = frozenset((type, Role.TARGET) for type in (EventType.ARREST, EventType.TRIAL))
_MARKS: Final = ",،"
_REACH: Final = 2
"""Sentences before a pronoun in which the one whom it stands for is looked for."""


def join_identified(findings: Findings) -> None:
    """Give the only person without a name whom these words can mean that name; where there are two, neither."""
    for name, nodes in (*_described(findings), *_apposed(findings), *_pronouns(findings)):
        if len(nodes) == 1:
            for reading in [r for r in findings.found.values() if r.node in nodes]:
                findings.refer(reading, findings.found[name].node)


def _described(findings: Findings) -> Iterator[tuple[str, set[Node]]]:
    """Names that a definite description is put as one with, and whom it takes up: "the victim", "the officer"."""
    for relation in findings.annotation.relations:
        if relation.type != SAME_AS or relation.rule == MODEL:
            continue
        pair = [findings.found[ref] for ref in (relation.head, relation.tail) if ref in findings.found]
        names = [r for r in pair if _named(r)]
        descriptions = [r for r in pair if r.title and r.taken and r.mention.type == EntityType.PERSON]
        if len(names) == len(descriptions) == 1:
            (about,) = descriptions
            earlier = [r for r in findings.found.values() if r.mention.start < about.mention.start]
            yield names[0].mention.id, {r.node for r in earlier if _unnamed(r) and _takes_up(findings, about, r)}


def _apposed(findings: Findings) -> Iterator[tuple[str, set[Node]]]:
    """Names first told of behind a description that is no mention beside them: "The victim, Ali Hassan,"."""
    for id, reading in findings.found.items():
        if not _named(reading):
            continue
        *_, article, word = ("", "", *findings.before(reading))
        earlier = [r for r in findings.found.values() if r.mention.start < reading.mention.start]
        closed = findings.annotation.article.text[reading.mention.end : reading.mention.end + 1] in (*_MARKS, ".")
        if not (closed and word.endswith(tuple(_MARKS))) or any(r.node == reading.node for r in earlier):
            continue
        word = findings.forms.spelling.bare(word.rstrip(_MARKS))
        if fold(article, reading.language) == findings.forms.spelling.article:
            yield id, {r.node for r in earlier if _unnamed(r) and _called(findings, (word,), r)}


def _pronouns(findings: Findings) -> Iterator[tuple[str, set[Node]]]:
    """Names behind words that give them to a pronoun, and the persons of the last sentence that speaks of any."""
    phrases = _phrases(findings.forms.spelling.language)
    for id, reading in findings.found.items():
        if not phrases or not _named(reading):
            continue
        before = fold(" ".join(findings.before(reading)), reading.language)
        if not f" {before}".endswith(phrases):
            continue
        for sentence in range(reading.mention.sentence - 1, reading.mention.sentence - 1 - _REACH, -1):
            persons = [r for r in findings.before_in(sentence, reading) if r.mention.type == EntityType.PERSON]
            if persons:
                yield id, {r.node for r in persons} if all(map(_unnamed, persons)) else set()
                break


def _takes_up(findings: Findings, about: Reading, other: Reading) -> bool:
    """Whether a description has the other's head noun, or calls by what befell the other or what that one did."""
    return about.people is not None and not about.people.owners and _called(findings, about.people.words, other)


def _called(findings: Findings, words: Sequence[str], other: Reading) -> bool:
    if not set(words[-1:]).isdisjoint(other.people.words if other.people else findings.forms.words(other.shown)):
        return True
    common = kinds(findings.forms.spelling.language)
    made = common.made(words)
    parts = findings.parts.get(other.mention.id, frozenset())
    known = (
        (common.victims, _UNDERGONE),
        (common.attackers, _DONE),
        (common.suspects, _DONE | _BY_LAW),
    )
    return bool(made.described) and any(ids.issuperset(made.kinds) and parts & roles for ids, roles in known)


def _named(reading: Reading) -> bool:
    return reading.mention.type == EntityType.PERSON and not reading.title and not reading.shown.islower()


def _unnamed(reading: Reading) -> bool:
    if reading.mention.type != EntityType.PERSON or not reading.node.unknown:
        return False
    return reading.node.type == EntityType.PERSON if reading.title else reading.shown.islower()


@lru_cache(maxsize=4)
def _phrases(language: str) -> tuple[str, ...]:
    return tuple(f" {fold(phrase, language)}" for phrase in table(language, "called")["pronouns"])
