"""The two articles khabar was conceived for: every fact is there, nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from khabar.graph.knowledge.graph import KnowledgeGraph


@pytest.fixture(scope="module")
def real(shared: Path) -> KnowledgeGraph:
    return KnowledgeGraph.build([shared / "articles"])


def related(kg: KnowledgeGraph, predicate: str) -> set[tuple[str, str]]:
    """Pairs of English or Arabic labels."""
    name = {entity.iri: entity.label("en") for entity in kg.entities()}
    return {(name[r.subject], name[r.object]) for r in kg.relations(predicate=predicate)}


def test_the_united_states_shared_intelligence_with_the_new_syrian_administration(real: KnowledgeGraph) -> None:
    (sharing,) = real.events(type="IntelligenceSharing", agent="الولايات المتحدة", target="الإدارة السورية الجديدة")
    assert len({item.article.iri for item in real.evidence(sharing)}) == 2
    assert "actual" in sharing.statuses
    assert real.relations(subject="واشنطن", predicate="sharedIntelligenceWith", object="الإدارة السورية الجديدة")


def test_syrian_intelligence_foiled_the_attack_on_the_shrine(real: KnowledgeGraph) -> None:
    foilings = real.events(type="Foiling", agent="جهاز المخابرات السورية")
    assert any("2025-01-11" in foiling.times for foiling in foilings)
    relations = real.relations(subject="جهاز المخابرات السورية")
    found = {(relation.predicate, real.thing(relation.object).label("en")) for relation in relations}  # type: ignore[union-attr]
    assert ("foiledAttackOn", "Sayyida Zaynab shrine") in found
    assert ("foiledAttackBy", "Islamic State") in found


def test_the_foiled_attack_is_never_an_attack_done(real: KnowledgeGraph) -> None:
    assert not real.relations(predicate="attacked", object="مقام السيدة زينب")
    assert not real.relations(predicate="bombed", object="مقام السيدة زينب")
    attacks = real.events(type="Violence", target="مقام السيدة زينب")
    assert attacks
    assert all("actual" not in attack.statuses for attack in attacks)


def test_hts_is_designated_by_the_united_states(real: KnowledgeGraph) -> None:
    assert ("Hay'at Tahrir al-Sham", "United States") in related(real, "designatedAsTerroristBy")


def test_those_involved_were_arrested(real: KnowledgeGraph) -> None:
    assert any(real.evidence(event) for event in real.events(type="Arrest", status="actual"))


@pytest.mark.parametrize("warned", ["روسيا", "إيران"])
def test_the_united_states_warned_russia_and_iran(real: KnowledgeGraph, warned: str) -> None:
    assert real.relations(subject="الولايات المتحدة", predicate="warned", object=warned)


def test_the_american_army_struck_in_syria(real: KnowledgeGraph) -> None:
    strikes = real.events(type="AirStrike", status="actual")
    agents = {real.thing(iri).label("ar") for strike in strikes for iri in strike.filling("agent")}  # type: ignore[union-attr]
    assert any("الأميركي" in agent for agent in agents)


def test_the_assad_regime_fell(real: KnowledgeGraph) -> None:
    assert real.events(type="Takeover", target="نظام الأسد", status="actual")


def test_officials_met_representatives_of_hts(real: KnowledgeGraph) -> None:
    meetings = real.events(type="Meeting", status="actual")
    assert any(len(meeting.filling("agent")) >= 2 for meeting in meetings)


def test_ahmed_al_sharaa_leads_hts(real: KnowledgeGraph) -> None:
    assert ("Ahmed al-Sharaa", "Hay'at Tahrir al-Sham") in related(real, "leads")


def test_officials_say_so_through_the_washington_post(real: KnowledgeGraph) -> None:
    (paper,) = real.names.require("واشنطن بوست")
    sharings = real.events(type="IntelligenceSharing", agent="الولايات المتحدة")
    through = [item for sharing in sharings for item in real.evidence(sharing) if str(paper) in item.via]
    speakers = {real.thing(iri).label("ar") for item in through for iri in item.attributed_to}  # type: ignore[union-attr]
    assert any("أميركي" in speaker for speaker in speakers)


@pytest.mark.parametrize(
    "chrome", ["منسى", "أدرعي", "مرقص", "الحجار", "البريد", "تعليق", "Subscribe", "LEBANON", "نشرتنا"]
)
def test_nothing_of_menus_forms_and_other_headlines_is_in_the_graph(real: KnowledgeGraph, chrome: str) -> None:
    literals = [str(term) for triple in real.rdf for term in triple]
    assert not any(chrome in literal for literal in literals)


def test_one_node_an_actor(real: KnowledgeGraph) -> None:
    for names in (
        ("داعش", "تنظيم داعش", "Islamic State"),
        ("هيئة تحرير الشام", "تحرير الشام"),
        ("الولايات المتحدة", "أميركا"),
    ):
        nodes = {iri for name in names for iri in real.names.find(name) if "/actor/" in iri}
        assert len(nodes) == 1, names
