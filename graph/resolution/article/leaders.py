"""Make bodies named after their leader one, however much of the leader's name is written.

"إدارة ترامب" and "إدارة الرئيس دونالد ترامب" ("the Trump administration", "the administration of President Donald
Trump") are one; "Netanyahu's government" has his name. See `participants.names.led` for the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from khabar.graph.catalog.variants import spelt
from khabar.graph.pipeline.participants.names.led import Led, Place, led
from khabar.graph.resolution.article.findings import Findings, Named
from khabar.graph.resolution.nodes import ACTOR, Node, Reading, folder_of
from khabar.graph.resolution.wording.names import ends_with, shown
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType

_LONGEST: Final = 4
"""Words before a body in which a leader's name is looked for."""


def join_led(findings: Findings) -> None:
    """Refer bodies named after a leader to one node for each body and leader, or to the catalog's."""
    done = set()
    for body, person, id, name in _beside(findings):
        _rename(findings, body, person, id, name)
        done.add(body.mention.id)
    persons = findings.persons()
    for reading in list(findings.found.values()):
        if reading.mention.type in BODIES and reading.node.unknown and reading.mention.id not in done:
            _refer(findings, reading, persons)


def _refer(findings: Findings, body: Reading, persons: Named) -> None:
    """Refer a body whose leader's name is in its own, or right before it."""
    words = led(findings.annotation.article.language)
    id, rest = words.split(body.shown)
    for name, text in _names(findings, body, words, rest) if id else ():
        person = _called(findings, name, persons)
        if person is not None:
            node = _node(id, person)
            findings.found[body.mention.id] = replace(body, node=node, shown=text, names=True, concept="")
            return


def _names(
    findings: Findings, reading: Reading, words: Led, rest: Sequence[str]
) -> Iterator[tuple[Sequence[str], str]]:
    """Words that may be a leader's name, in a body's name or right before it, longest first; with the whole name."""
    if rest or words.head_first:
        yield words.name(rest), reading.shown
        return
    before = findings.before(reading)[-_LONGEST:]
    if before and words.possessive(before[-1]):
        for start in range(len(before)):
            yield words.name(before[start:]), " ".join([*before[start:], reading.shown])


def _beside(findings: Findings) -> Iterator[tuple[Reading, Reading, str, str]]:
    """Bodies with the leaders that are mentions beside them, what the bodies are, and the whole names."""
    article = findings.annotation.article
    readings = list(findings.found.values())
    places = [Place(reading.mention.start, reading.mention.end, reading.mention.type) for reading in readings]
    for first, second, id in led(article.language).neighbours(article.text, places):
        body, person = readings[first], readings[second]
        if body.mention.sentence == person.mention.sentence and not person.title:
            start, end = min(places[first].start, places[second].start), max(places[first].end, places[second].end)
            before = article.text[start - 1] if start else ""
            yield body, person, id, shown(article.text[start:end], before, article.language)


def _rename(findings: Findings, body: Reading, person: Reading, id: str, name: str) -> None:
    """Refer a body to its node, and show it by its whole name."""
    entry = next(
        (
            entry
            for text in (name, *_short(findings, body, person))
            for entry in findings.catalog.find_all(text, findings.annotation.article.language)
            if folder_of(entry.type) == ACTOR and entry.type != EntityType.PERSON
        ),
        None,
    )
    node = Node(False, ACTOR, entry.id) if entry is not None else _node(id, person.node)
    findings.found[body.mention.id] = replace(body, node=node, shown=name, names=True, concept="", people=None)


def _short(findings: Findings, body: Reading, person: Reading) -> Iterator[str]:
    """A body's head noun with the leader's name, and with the last name: "قوات حفتر" ("Haftar's forces")."""
    forms = findings.forms
    words = body.shown.split()
    head = words[0] if forms.head_first else words[-1]
    for name in dict.fromkeys((person.shown, person.shown.split()[-1])):
        yield f"{head} {name}" if forms.head_first else f"{name} {head}"


def _node(id: str, person: Node) -> Node:
    return Node(True, ACTOR, name=f"{id} {person.known or person.name}", article=person.article)


def _called(findings: Findings, name: Sequence[str], persons: Named) -> Node | None:
    """The node of a person by a name or a last name: the only one in the article, else the known one; or None."""
    words = spelt(" ".join(name), findings.annotation.article.language)
    if not words:
        return None
    nodes = {reading.node for full, reading in persons if full == words or ends_with(full, words)}
    if not nodes:
        known = findings.catalog.find_all(" ".join(name), findings.annotation.article.language)
        nodes = {Node(False, ACTOR, entry.id) for entry in known if entry.type == EntityType.PERSON}
    return next(iter(nodes)) if len(nodes) == 1 else None
