"""Refer a person without a name to the name that the article gives later.

"A journalist was shot. Police identified him as Samir Haddad", "The victim was named as Ali Hassan", "The slain judge,
Tariq Mengal,": the name and the person told of before are one. Nothing changes where two could be meant. The words
before a name that identify a pronoun are data (``<xx>/called.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.annotation import EventMention
from khabar.graph.pipeline.doc import SAME_AS
from khabar.graph.pipeline.rules import MODEL
from khabar.graph.resolution.article.descriptions import Description, before_name, described_by
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.suspects import countryman
from khabar.graph.resolution.nodes import Node, Reading
from khabar.graph.resolution.wording.kinds import kinds
from khabar.ontology.kinds import VIOLENCE
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_UNDERGONE: Final = frozenset((type, Role.TARGET) for type in VIOLENCE)
_DONE: Final = frozenset((type, Role.AGENT) for type in VIOLENCE)
_BY_LAW: Final = frozenset((type, Role.TARGET) for type in (EventType.ARREST, EventType.TRIAL))
_FREED: Final = frozenset({(EventType.RELEASE, Role.TARGET)})
Parts = frozenset[tuple[str, str]]
_REACH: Final = 2
"""Sentences before a pronoun in which whoever it means is looked for."""


def join_identified(findings: Findings) -> None:
    """Refer the only unnamed person whom a description or pronoun can mean to the name that it has."""
    for name, nodes in (*_described(findings), *_apposed(findings), *_pronouns(findings)):
        if len(nodes) == 1:
            for reading in [r for r in findings.found.values() if r.node in nodes]:
                findings.refer(reading, findings.found[name].node)


def _described(findings: Findings) -> Iterator[tuple[str, set[Node]]]:
    """The ids of names that a definite description is sameAs, each with the nodes it can mean."""
    for relation in findings.annotation.relations:
        if relation.type != SAME_AS or relation.rule == MODEL:
            continue
        pair = [findings.found[ref] for ref in (relation.head, relation.tail) if ref in findings.found]
        names = [r for r in pair if called_by_name(r)]
        descriptions = [r for r in pair if r.title and r.mention.type == EntityType.PERSON]
        if len(names) == len(descriptions) == 1:
            (about,) = descriptions
            if (description := described_by(findings, about)) is not None and not (
                about.people and about.people.owners
            ):
                yield names[0].mention.id, _taken_up(findings, description)


def _apposed(findings: Findings) -> Iterator[tuple[str, set[Node]]]:
    """The ids of names told first behind a description, with the nodes this can mean: "The victim, Ali Hassan,"."""
    for id, reading in findings.found.items():
        if not called_by_name(reading) or (description := before_name(findings, reading)) is None:
            continue
        if any(r.node == reading.node for r in findings.found.values() if r.mention.start < description.start):
            continue
        nodes = _taken_up(findings, description)
        yield id, nodes
        for other in list(findings.found.values()) if len(nodes) == 1 else ():
            if description.start <= other.mention.start and other.mention.end <= description.end and other.title:
                yield id, {other.node}


def _taken_up(findings: Findings, about: Description) -> set[Node]:
    """The nodes of unnamed persons told of before a description that it can mean."""
    earlier = [r for r in findings.found.values() if r.mention.start < about.start]
    return {r.node for r in earlier if without_name(findings, r) and _called(findings, about, r)}


def _pronouns(findings: Findings) -> Iterator[tuple[str, set[Node]]]:
    """The ids of names behind words that identify a pronoun, each with the persons of the last sentence with any."""
    phrases = _phrases(findings.forms.spelling.language)
    for id, reading in findings.found.items():
        if not phrases or not called_by_name(reading):
            continue
        before = fold(" ".join(findings.before(reading)), reading.language)
        if not f" {before}".endswith(phrases):
            continue
        for sentence in range(reading.mention.sentence - 1, reading.mention.sentence - 1 - _REACH, -1):
            persons = [r for r in findings.before_in(sentence, reading) if r.mention.type == EntityType.PERSON]
            if persons:
                yield id, {r.node for r in persons} if all(without_name(findings, r) for r in persons) else set()
                break


def _called(findings: Findings, about: Description, other: Reading) -> bool:
    """Whether a description can mean an unnamed person.

    It has the same head noun, or says what that one did or underwent; "the man" is anybody who did or underwent
    something.
    """
    parts = findings.parts.get(other.mention.id, frozenset())
    told = [event for event in findings.annotation.events if about.start <= event.start < about.end]
    if about.anyone(other.language):
        roles = [*_roles([(word,) for word in about.words], other.language), *map(_undergone, told)]
        return all(parts & some for some in roles or (_UNDERGONE | _DONE | _BY_LAW | _FREED,))
    stem = kinds(other.language).stem
    if stem(about.head) in map(stem, other.people.words if other.people else findings.forms.words(other.shown)):
        return True
    by_head = [_undergone(event) for event in told if about.head in findings.forms.words(event.trigger)]
    called = _roles(((about.head,), about.words), other.language)
    return any(parts & some for some in (*called, *by_head))


def _roles(phrases: Iterable[Sequence[str]], language: str) -> Iterator[Parts]:
    """The parts in events that phrases say somebody has, for each that says any: "the attacker"."""
    common = kinds(language)
    known = ((common.victims, _UNDERGONE), (common.attackers, _DONE), (common.suspects, _DONE | _BY_LAW))
    for phrase in phrases:
        made = common.made(phrase)
        if made.described:
            yield from (roles for ids, roles in known if ids.issuperset(made.kinds))


def _undergone(event: EventMention) -> Parts:
    """The parts of those called by an event that befell them: "المخطوف" ("the kidnapped"); of violence, any kind."""
    types = VIOLENCE if event.is_a(EventClass.VIOLENCE) else {event.kind}
    return frozenset((type, Role.TARGET) for type in types)


def called_by_name(reading: Reading) -> bool:
    """Whether a person is called by a name."""
    return reading.mention.type == EntityType.PERSON and not reading.title and not reading.shown.islower()


def without_name(findings: Findings, reading: Reading) -> bool:
    """Whether a person is called by common words or a nationality alone."""
    if reading.mention.type != EntityType.PERSON or not reading.node.unknown:
        return False
    if reading.title:
        return reading.node.type == EntityType.PERSON
    return reading.shown.islower() or (not reading.taken and bool(countryman(findings, reading)))


@lru_cache(maxsize=4)
def _phrases(language: str) -> tuple[str, ...]:
    return tuple(f" {fold(phrase, language)}" for phrase in table(language, "called")["pronouns"])
