"""Take the graph to networkx: who stands between the others? Then draw the neighbourhood as a page of its own.

Run: python examples/draw_graph.py [output.html]
"""

import sys
from pathlib import Path

import networkx

from khabar.graph import KnowledgeGraph

kg = KnowledgeGraph.build([Path(__file__).parent / "articles"])
network = kg.networkx()
print(f"{network.number_of_nodes()} nodes, {network.number_of_edges()} edges")

central = networkx.betweenness_centrality(networkx.Graph(network))
for iri in sorted(central, key=central.__getitem__, reverse=True)[:5]:
    print(f"{central[iri]:.3f}  {network.nodes[iri]['label_en']} ({network.nodes[iri]['type']})")

output = Path(sys.argv[1] if len(sys.argv) > 1 else "graph.html")
kg.save(output)
print(f"wrote {output}")
