"""Refer an institution without its state to the state of the known person who leads or represents it.

Rodolphe Haykal, "the army commander", commands the Lebanese army, as the catalog says that he is Lebanese. Else the
army would be the only one that the article names in full, across the border.
"""

from __future__ import annotations

from khabar.graph.pipeline.relations.belonging import BELONGING
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.institutions import concept_of, lacks, of_state
from khabar.graph.resolution.nodes import ACTOR, Node, Reading
from khabar.ontology.terms import EntityType


def join_served(findings: Findings) -> frozenset[str]:
    """Refer institutions to the only state of those who serve them; return the ids of the mentions.

    Also where the article uses the same words again, unless the sentence names somebody of another state before.
    """
    states: dict[str, set[str]] = {}
    for relation in findings.annotation.relations:
        body, person = findings.found.get(relation.tail), findings.found.get(relation.head)
        if relation.type in BELONGING and body is not None and person is not None and body.node.unknown:
            states.setdefault(relation.tail, set()).add(findings.home_of(person))
    homes = {id: next(iter(homes)) for id, homes in states.items() if len(homes) == 1 and "" not in homes}
    called: dict[tuple[str, Node], set[str]] = {}
    for id, state in homes.items():
        body = findings.found[id]
        called.setdefault((body.concept, body.node), set()).add(state)
    for reading in list(findings.found.values()):
        home = homes.get(reading.mention.id)
        same = called.get((reading.concept, reading.node), set())
        if home is None and len(same) == 1 and not _foreign(findings, reading) - same:
            (home,) = same
        if home is not None:
            _refer(findings, reading, home)
            homes[reading.mention.id] = home
    return frozenset(id for id in homes if not findings.found[id].node.article)


def _foreign(findings: Findings, reading: Reading) -> set[str]:
    """The states of those that a mention's sentence names before it."""
    return set().union(*(findings.states_of(other) for other in findings.earlier(reading)))


def _refer(findings: Findings, body: Reading, state: str) -> None:
    """Refer a body to the institution of a state, or to the state where it is called so."""
    forms = findings.forms
    if body.mention.type == EntityType.STATE and forms.one_state.intersection(forms.words(body.shown)[-1:]):
        findings.refer(body, Node(False, ACTOR, state))  # "رئيس الجمهورية جوزيف عون"
        return
    concept = concept_of(forms, forms.describe(body.shown, findings.catalog), body.mention.type)
    if body.concept and concept is not None and not concept.anybody and not lacks(concept, state, findings.catalog):
        findings.refer(body, of_state(concept, state, findings.catalog))
