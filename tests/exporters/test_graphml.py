from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest

from khabar.exporters.graphml import render
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.ontology.terms import ID_NAMESPACE, DirectRelation, Role

GOLDEN = Path(__file__).with_name("golden") / "graph.ttl"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


class Made:
    """A network of one's own making."""

    def __init__(self, network: networkx.MultiDiGraph[str]) -> None:
        self.network = network

    def networkx(self) -> networkx.MultiDiGraph[str]:
        return self.network


@pytest.fixture(scope="module")
def text() -> str:
    return render(KnowledgeGraph.load(GOLDEN))


def test_networkx_reads_back_nodes_edges_and_their_relations(text: str) -> None:
    network = networkx.parse_graphml(text, force_multigraph=True)
    original = KnowledgeGraph.load(GOLDEN).networkx()
    assert set(network) == set(original)
    assert sorted((a, b, d["relation"]) for a, b, d in network.edges(data=True)) == sorted(
        (a, b, d["relation"]) for a, b, d in original.edges(data=True)
    )
    police = f"{ID_NAMESPACE}actor/police"
    assert network.nodes[police]["label_ar"] == "الشرطة"
    relations = {data["relation"] for _, _, data in network.out_edges(police, data=True)}
    assert {DirectRelation.WARNED, Role.AGENT} <= relations


def test_every_edge_has_an_id_of_its_own(text: str) -> None:
    ids = [edge.get("id") for edge in ElementTree.fromstring(text).iter(f"{GRAPHML}edge")]
    assert len(ids) == len(set(ids)) > 5


def test_arabic_is_written_as_arabic(text: str) -> None:
    assert "الشرطة" in text
    assert text.startswith("<?xml")


@pytest.mark.parametrize("label", ["<b>&\"']]>", "a\x00b\x0b\ud800", "\u202eسطر\nسطر", ""])
def test_no_text_breaks_the_xml(label: str) -> None:
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    network.add_node("urn:a", label_ar=label, times=("2025", "2026"), nothing=None)
    network.add_edge("urn:a", "urn:a", key=label, relation=label)
    written = render(Made(network))
    (node,) = ElementTree.fromstring(written.encode()).iter(f"{GRAPHML}node")
    texts = [data.text or "" for data in node]
    legal = label.replace("\x00", "\ufffd").replace("\x0b", "\ufffd").replace("\ud800", "\ufffd")
    assert texts == [legal, "2025; 2026"]


def test_events_of_a_type_of_the_users_own_have_its_name_and_label(own_kg: KnowledgeGraph) -> None:
    network = networkx.parse_graphml(render(own_kg), force_multigraph=True)
    node = network.nodes[f"{ID_NAMESPACE}event/cyberattack"]
    assert node["type"] == "CyberAttack"
    assert node["label_en"].startswith("cyber attack")
