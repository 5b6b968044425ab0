"""Refer "حزبه" ("his party"), "his group" to the body that the speaker leads, represents or is a member of.

The own forces of an army or armed group ("قواتنا", "our forces", "its forces") are itself. Nothing changes where
several bodies could be meant, and of a part or mission of a body: "مكتبها السياسي" ("its political bureau").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from khabar.graph.catalog.spelling import spelling
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.relations.belonging import BELONGING
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.nodes import FORCES, Node, Reading
from khabar.graph.resolution.wording.shortforms import shortforms, with_pronouns
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType


def join_own_bodies(findings: Findings) -> None:
    """Refer each mention of somebody's own body to the one body that it can be."""
    forces = [reading for reading in findings.found.values() if _own_forces(findings, reading)]
    own = [
        (reading, types)
        for reading in findings.found.values()
        if reading not in forces and (types := _types(findings, reading))
    ]
    if not own and not forces:
        return
    bodies: dict[Node, dict[Node, set[str]]] = defaultdict(dict)
    for relation in findings.annotation.relations:
        head, tail = findings.found.get(relation.head), findings.found.get(relation.tail)
        if relation.type in BELONGING and head is not None and tail is not None and not _types(findings, tail):
            bodies[head.node].setdefault(tail.node, set()).add(tail.mention.type)
    for reading, types in own:
        holders = _holders(findings, reading)
        nodes = {node for holder in holders for node, kinds in bodies[holder].items() if kinds & types}
        if len(holders) == 1 and len(nodes) == 1:
            findings.refer(reading, *nodes)
    for reading in forces:
        nodes = set().union(*(_armed(holder, bodies) for holder in _forces_holders(findings, reading, bodies)))
        if len(nodes) == 1:
            findings.refer(reading, *nodes)


def _own_forces(findings: Findings, reading: Reading) -> bool:
    """Whether a mention is of somebody's own forces, whatever type it has."""
    return not reading.node.known and findings.possessed(reading, findings.forms.own_forces)


def _forces_holders(
    findings: Findings, reading: Reading, bodies: Mapping[Node, Mapping[Node, set[str]]]
) -> list[Reading]:
    """Those who speak of some forces as their own, else the forces named before them in their sentence.

    Not those who act on them, nor where a state is named before, or a person who has no forces of these, whose they may
    be: "بوتين ... بعد أن قصف الجيش الأوكراني قواته" ("Putin ... after the Ukrainian army shelled his forces").
    """
    speakers = [other for other in findings.speakers(reading) if other is not reading]  # "ثم قالت قواته إنها"
    earlier = list(findings.earlier(reading))
    # "Karim said that if Chad withdrew its troops": whose they are is told beside them
    told = _its(findings, reading) and any(other.mention.type == EntityType.STATE for other in earlier)
    if speakers and not told:
        return speakers
    persons = {other.node: other for other in earlier if other.mention.type == EntityType.PERSON}
    if any(other.mention.type == EntityType.STATE for other in earlier) or len(persons) > 1:
        return []
    if persons:  # "أقر قائد الحرس خالد عمران بالخسائر، ثم قالت قواته"
        named = {other.node for other in earlier if other.mention.type in FORCES}
        return [holder for holder in persons.values() if named and named == _armed(holder, bodies)]
    opposed = {
        other.ref
        for event in findings.annotation.events
        for mine in event.arguments
        if mine.ref == reading.mention.id
        for other in event.arguments
        if other.role != mine.role
    }
    return [other for other in earlier if other.mention.type in FORCES and other.mention.id not in opposed]


def _its(findings: Findings, reading: Reading) -> bool:
    """Whether the word before a mention is a possessive of no person: "its"."""
    before = (fold(word, reading.language) for word in findings.before(reading)[-1:])
    return any(word in findings.forms.its for word in before)


def _armed(holder: Reading, bodies: Mapping[Node, Mapping[Node, set[str]]]) -> set[Node]:
    """The nodes of the armies and armed groups that a holder is, or is of."""
    if holder.mention.type in FORCES:
        return {holder.node}
    return {node for node, kinds in bodies.get(holder.node, {}).items() if kinds & FORCES}


def _types(findings: Findings, reading: Reading) -> frozenset[str]:
    """The types that a common word with a person's pronoun may mean; none for other mentions."""
    if reading.node.known or reading.mention.type == EntityType.PERSON:
        return frozenset()
    language = findings.annotation.article.language
    words = fold(reading.shown, language).split()
    if shortforms(language).head_first:
        return _possessed(language).get(words[0], frozenset()) if len(words) == 1 else frozenset()
    if len(words) > 1 or words[0] not in _heads(language):
        return frozenset()
    before = (fold(word, language) for word in findings.before(reading)[-1:])
    return _possessed(language).get(" ".join((*before, *words)), frozenset())


def _holders(findings: Findings, reading: Reading) -> set[Node]:
    """The nodes whose it may be: those of its speakers, else of the persons named before it in its sentence."""
    persons = (other for other in findings.earlier(reading) if other.mention.type == EntityType.PERSON)
    return {other.node for other in findings.speakers(reading) or persons}


@lru_cache(maxsize=4)
def _heads(language: str) -> frozenset[str]:
    """The last words of the keys of `_possessed`."""
    return frozenset(words.split()[-1] for words in _possessed(language))


@lru_cache(maxsize=4)
def _possessed(language: str) -> Mapping[str, frozenset[str]]:
    """Common words for bodies with a person's pronoun, folded, each with its types: "حزبه", "his party"."""
    data = table(language, "shortforms")
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for row in data["short"]:
        for word in row["words"]:
            for form in () if word in data["own_parts"] else _forms(language, word, tuple(data["his"])):
                found[form] |= frozenset(row["types"]) & BODIES
    return {form: types for form, types in found.items() if types}


def _forms(language: str, word: str, his: tuple[str, ...]) -> Iterator[str]:
    if not shortforms(language).head_first:
        yield from (fold(f"{pronoun} {word}", language) for pronoun in his)
        return
    yield from (form for form, _ in with_pronouns(spelling(language), [word], his))
