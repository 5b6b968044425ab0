"""Refer "بلاده" ("his country") to the state of the speaker, or of the only official before it.

"نفى المتحدث باسم الخارجية الإيرانية الاتهامات لبلاده" ("the Iranian foreign ministry's spokesman denied the accusations
against his country"): Iran. A person's state is that of the title, wherever the article gives it. Nothing changes where
several states could be meant.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.homes import home
from khabar.graph.resolution.nodes import Node, Reading, folder_of
from khabar.ontology.terms import EntityType, RelationType

OFFICIALS: Final = frozenset({EntityType.PERSON, EntityType.PERSON_GROUP, EntityType.GOVERNMENT_BODY})
"""Types that speak for a state; media are of one, too, but speak for nobody."""


def join_own_countries(findings: Findings) -> None:
    """Refer each such mention to the one state that it can be."""
    own = [reading for reading in findings.found.values() if _own(findings, reading)]
    if not own:
        return
    states, state = _states(findings), home(findings.found.values(), findings.catalog)
    for reading in own:
        officials = findings.speakers(reading) or [
            other for other in findings.earlier(reading) if other.mention.type in OFFICIALS
        ]
        found = [states[official.node] or _at_home(findings, official, reading, state) for official in officials]
        # Of a last one without a state ("قال وزير الخارجية المصري ... وأوضح كيري أن بلاده") it may be the country.
        if found and found[-1] and len(set().union(*found)) == 1:
            findings.refer(reading, Node(False, folder_of(reading.mention.type), *found[-1]))


def _own(findings: Findings, reading: Reading) -> bool:
    """Whether a mention is "his country" or the like."""
    if reading.mention.type not in (EntityType.STATE, EntityType.PLACE):
        return False
    return findings.possessed(reading, findings.forms.own_country)


def _at_home(findings: Findings, official: Reading, reading: Reading, state: str) -> set[str]:
    """The state that the article is about, for an unknown official whose office has no state; or none.

    Not where the sentence also names that state: "he said that his country would support Syria" is about another.
    """
    if not state or official.node.known or not official.called or official.called.of:
        return set()
    here = (r for r in findings.found.values() if r.mention.sentence == reading.mention.sentence)
    return set() if any(other.node.known == state for other in here) else {state}


def _states(findings: Findings) -> dict[Node, set[str]]:
    """Ids of the states of officials and institutions, and of those that they represent, by node."""
    found: dict[Node, set[str]] = defaultdict(set)
    for reading in findings.found.values():
        if reading.mention.type in OFFICIALS:
            found[reading.node] |= findings.states_of(reading)
    for relation in findings.annotation.relations:
        who, of = findings.found.get(relation.head), findings.found.get(relation.tail)
        if relation.type == RelationType.REPRESENTS and who is not None and of is not None:
            found[who.node] |= set(filter(findings.is_state, (of.node.known,)))
    return found
