"""Refer a last or first name alone to the person of that full name.

Also what was found as a place, state or group with such a name, and a person who has the name of a firm ("cement maker
Torvald", "Torvald"). Nothing changes where two could be meant.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from khabar.graph.catalog.lastnames import LastNames, last_names
from khabar.graph.catalog.variants import spelt
from khabar.graph.language.normalisation import fold, words_of
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.resolution.article.findings import Findings, Named
from khabar.graph.resolution.nodes import ACTOR, Node, Reading
from khabar.graph.resolution.wording.names import ends_with
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType

_FIRST_AND_LAST: Final = 2
_LEAD: Final = 1
"""The last sentence by which an article has said whom it is about."""


def join_last_names(findings: Findings) -> None:
    """Refer last names, and first names that are nobody's last, to the article's only such person, else the known one.

    Ethiopians and Icelanders are called by their first names.
    """
    known = last_names(findings.catalog, findings.forms.spelling.language)
    names = findings.persons()
    for part, reading in names:
        if reading.node.unknown and len(nodes := _longer(names, part)) == 1:
            findings.refer(reading, *nodes, names=True)
    _join_relatives(findings, findings.persons())
    names = findings.persons()
    _join_mistaken(findings, names, known)
    called = {part: _called(names, part) for part in {part for part, reading in names if reading.node.unknown}}
    for part, reading in names:
        if reading.node.unknown:
            nodes = called[part]
            if not nodes and (id := known.called(part, reading.shown)):
                nodes = {Node(False, ACTOR, id)}
            if len(nodes) == 1:
                findings.refer(reading, *nodes, names=True)


def _join_relatives(findings: Findings, persons: Named) -> None:
    """Refer the last name of a known person to another one of it, whom the article is about and names first.

    "أفرج القضاء عن هانيبال القذافي. وكانت مجموعة خطفت القذافي" ("the judiciary released Hannibal Gaddafi. A group had
    kidnapped Gaddafi"). Not where the known one is named in full, has a title, or kin is named: "نجل القذافي"
    ("Gaddafi's son").
    """
    alone = [(part, reading) for part, reading in persons if not reading.node.unknown and reading.node.known]
    for node in dict.fromkeys(reading.node for _, reading in alone):
        entry = findings.catalog.by_id(node.known)
        own = [(part, reading) for part, reading in alone if reading.node == node]
        labels = [spelt(name, language) for language, name in entry.labels] if entry is not None else []
        if not all(any(ends_with(label, part) for label in labels) and _bare(findings, r) for part, r in own):
            continue
        part, first = min(own, key=lambda pair: pair[1].mention.start)
        full = [r for words, r in persons if ends_with(words, part) and r.node != node]
        if len({r.node for r in full}) != 1 or min(r.mention.start for r in full) > first.mention.start:
            continue
        kin = (reading.shown for reading in findings.found.values() if reading.mention.type in PEOPLE)
        if min(r.mention.sentence for r in full) <= _LEAD and not any(_of_kin(name, part, findings) for name in kin):
            for _, reading in own:
                findings.refer(reading, full[0].node, names=True)


def _of_kin(name: str, part: tuple[str, ...], findings: Findings) -> bool:
    """Whether a mention is of kin with a last name: "نجل القذافي"."""
    language = findings.forms.spelling.language
    words = fold(name, language).split()
    return bool(words) and words[0] in words_of(language, "kin", "heads") and ends_with(spelt(name, language), part)


def _bare(findings: Findings, reading: Reading) -> bool:
    """Whether neither a title nor a word for kin stands before a name."""
    before = [fold(word, reading.language) for word in findings.before(reading)[-1:]]
    kin, titles = words_of(reading.language, "kin", "heads"), heads(reading.language)
    titled = reading.called or (bool(before) and titles.people(before, first=True))
    return not titled and kin.isdisjoint(before)


def _join_mistaken(findings: Findings, persons: Named, known: LastNames) -> None:
    """Refer a place, state or group with one person's last name to that person; states with a first name, too."""
    for reading in list(findings.found.values()):
        part = spelt(reading.shown, reading.language)
        if reading.mention.type in (EntityType.PERSON, EntityType.PERSON_GROUP) or len(part) != 1 or reading.concept:
            continue
        if reading.node.unknown and reading.names:
            nodes = _called(persons, part, first=reading.mention.type == EntityType.STATE)
        elif not reading.node.unknown and _by_adjective(findings, reading):
            before = [(words, other) for words, other in persons if other.mention.start < reading.mention.start]
            nodes = _called(before, part, first=False)
        else:
            continue
        state = reading.node.unknown and reading.mention.type == EntityType.STATE
        if state and not nodes and (id := known.called(part, reading.shown)):
            nodes = {Node(False, ACTOR, id)}  # "Tinubu said"
        if len(nodes) == 1:
            findings.refer(reading, *nodes, names=True)
    _join_firms(findings, persons)


def _join_firms(findings: Findings, persons: Named) -> None:
    """Refer a person with the last word of one firm's name, and of nobody else's, to that: "Torvald"."""
    firms = [
        (spelt(reading.shown, reading.language), reading.node)
        for reading in findings.found.values()
        if reading.mention.type == EntityType.ORGANIZATION and not reading.node.article
    ]
    full = {words[-1] for words, _ in persons if len(words) > 1}
    for part, reading in persons if firms else ():
        if len(part) == 1 and part[0] not in full and reading.node.unknown:
            nodes = {node for words, node in firms if len(words) > 1 and words[-1] == part[0]}
            if len(nodes) == 1:
                mention = replace(reading.mention, type=EntityType.ORGANIZATION)
                findings.refer(replace(reading, mention=mention), *nodes, names=True)


def _by_adjective(findings: Findings, reading: Reading) -> bool:
    """Whether a state is only called by an adjective that is a name of people, too: "السوداني"."""
    if reading.names or reading.mention.type != EntityType.STATE:
        return False
    return not any(other.node == reading.node and other.names for other in findings.found.values())


def _called(persons: Named, part: tuple[str, ...], *, first: bool = True) -> set[Node]:
    """The nodes of persons whose name ends with some words; else, with `first`, of those whose first name is that."""
    nodes = {reading.node for full, reading in persons if ends_with(full, part)}
    if not nodes and first and len(part) == 1:
        nodes = {reading.node for full, reading in persons if len(full) > 1 and full[:1] == part}
    return nodes


def _longer(persons: Named, part: tuple[str, ...]) -> set[Node]:
    """The nodes of persons with more names between the same first and last: "محمد عبد الكريم الغماري"."""
    if len(part) != _FIRST_AND_LAST:
        return set()
    longer = ((full, reading.node) for full, reading in persons if len(full) > len(part))
    return {node for full, node in longer if full[0] == part[0] and full[-1] == part[-1]}
