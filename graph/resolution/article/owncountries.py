"""Whose country "بلاده" is, "his country": that of who speaks, or of the only one of a state before it.

"نفى المتحدث باسم الخارجية الإيرانية الاتهامات لبلاده" is about Iran. The state of a person is that of the title,
wherever the article gives it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.homes import home
from khabar.graph.resolution.nodes import Node, Reading, folder_of
from khabar.ontology.terms import EntityType, RelationType

OFFICIALS: Final = frozenset({EntityType.PERSON, EntityType.PERSON_GROUP, EntityType.GOVERNMENT_BODY})
"""Kinds that speak for a state; media are of one, too, but speak for nobody."""


def join_own_countries(findings: Findings) -> None:
    """Refer each such mention to the one state that it can be of; to none where there are several."""
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
    if reading.mention.type not in (EntityType.STATE, EntityType.PLACE):
        return False
    return findings.possessed(reading, findings.forms.own_country)


def _at_home(findings: Findings, official: Reading, reading: Reading, state: str) -> set[str]:
    """The state that the article is about, of somebody unknown with an office whose state it does not give.

    Not where the sentence names it besides: of another one's country "he said that his country would support Syria".
    """
    if not state or official.node.known or not official.called or official.called.of:
        return set()
    here = (r for r in findings.found.values() if r.mention.sentence == reading.mention.sentence)
    return set() if any(other.node.known == state for other in here) else {state}


def _states(findings: Findings) -> dict[Node, set[str]]:
    """Ids of the states of the officials and institutions of an article, by what they are, or whom they speak for."""
    found: dict[Node, set[str]] = defaultdict(set)
    for reading in findings.found.values():
        if reading.mention.type in OFFICIALS:
            found[reading.node] |= findings.states_of(reading)
    for relation in findings.annotation.relations:
        who, of = findings.found.get(relation.head), findings.found.get(relation.tail)
        if relation.type == RelationType.REPRESENTS and who is not None and of is not None:
            found[who.node] |= set(filter(findings.is_state, (of.node.known,)))
    return found
