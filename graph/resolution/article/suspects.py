"""Refer "the suspect" to the only person named before who was arrested or tried, "the gunman" to the only attacker.

Also "a Syrian" of a headline to the lead's only Syrian in the same part. Nothing changes where several could be meant,
nor where a clause right behind says who it is: "the gunman who attacked the bus stop".
"""

from __future__ import annotations

from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, words_of
from khabar.graph.resolution.article.discourse import headline
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.headlinenames import lead_of
from khabar.graph.resolution.nodes import Reading
from khabar.graph.resolution.wording.adjacent import first_word
from khabar.graph.resolution.wording.kinds import Kinds, kinds
from khabar.ontology.kinds import VIOLENCE
from khabar.ontology.terms import EntityType, EventType, Role, Status

_NONE: Final[frozenset[tuple[str, str]]] = frozenset()
_BY_LAW: Final = frozenset({EventType.ARREST, EventType.TRIAL})


def join_suspects(findings: Findings) -> None:
    """Refer definite suspects and attackers to the only person named in that part before."""
    common = kinds(findings.forms.spelling.language)
    suspects = [
        (r, part)
        for r in findings.found.values()
        if (part := _part(r, common)) is not None and not _told_by_clause(findings, r)
    ]
    if not suspects:
        return
    named = {r.mention.id for _, r in findings.persons() if not countryman(findings, r)}
    for reading, (role, types) in suspects:
        before = {
            other.node: other.mention.id in named
            for event in findings.annotation.events
            if event.kind in types and event.status == Status.ACTUAL
            for argument in event.arguments
            if argument.role == role and (other := findings.found.get(argument.ref)) is not None
            if other.mention.type == EntityType.PERSON and other.mention.start < reading.mention.start
        }
        if len(before) == 1 and all(before.values()):
            findings.refer(reading, *before)


def join_countrymen(findings: Findings) -> None:
    """Refer a person of the headline called by a nationality alone to the lead's only one of it in that part."""
    end = headline(findings.annotation.article)
    strangers = [
        r
        for _, r in findings.persons()
        if r.mention.end <= end and r.node.unknown and countryman(findings, r)
        if not r.taken  # "السوداني" is a name, too
    ]
    if not strangers:
        return
    lead = lead_of(findings, end)
    named = [r for _, r in findings.persons() if r in lead and not countryman(findings, r)]
    for reading in strangers:
        state = countryman(findings, reading)
        mine = findings.parts.get(reading.mention.id, _NONE)
        nodes = {
            other.node
            for other in named
            if state in findings.states_of(other)
            if not mine.isdisjoint(findings.parts.get(other.mention.id, _NONE))
        }
        if len(nodes) == 1:
            findings.refer(reading, *nodes)


def countryman(findings: Findings, reading: Reading) -> str:
    """Id of the state of a person called by a nationality alone ("سوري", "a Syrian", "a Frenchman"), or ""."""
    if len(reading.shown.split()) > 1:
        return ""
    ends = ("", *table(reading.language, "nationality")["one"])
    called = (reading.shown.removesuffix(end) for end in ends if reading.shown.endswith(end))
    return next((id for word in called if (id := findings.catalog.nationality(word, reading.language))), "")


def _told_by_clause(findings: Findings, reading: Reading) -> bool:
    """Whether a relative clause right behind a mention says who is meant."""
    behind = fold(first_word(findings.annotation.article.text, reading.mention.end), reading.language)
    return behind in words_of(reading.language, "clauses", "relatives")


def _part(reading: Reading, common: Kinds) -> tuple[str, frozenset[str]] | None:
    """The role and the event types of a person called by a definite word for suspects or attackers; None for others."""
    people = reading.people
    if people is None or people.owners or not (reading.node.article and reading.title):
        return None  # named otherwise meanwhile
    if reading.mention.type != EntityType.PERSON:
        return None
    made = common.made(people.words)
    if not made.described or not (people.definite or reading.definite):
        return None
    if common.suspects.issuperset(made.kinds):
        return Role.TARGET, _BY_LAW
    return (Role.AGENT, VIOLENCE) if common.attackers.issuperset(made.kinds) else None
