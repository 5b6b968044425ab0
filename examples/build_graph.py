"""Build a graph from the example articles and save it as Turtle and as a page.

Run: python examples/build_graph.py [folder for the output]
"""

import sys
from pathlib import Path

from khabar.graph import KnowledgeGraph

articles = Path(__file__).parent / "articles"
output = Path(sys.argv[1] if len(sys.argv) > 1 else ".")

kg = KnowledgeGraph.build([articles], report=lambda error: print(f"skipped: {error}"))
for name in ("graph.ttl", "graph.html"):
    kg.save(output / name)
    print(f"wrote {output / name}")
print(f"{len(kg.actors())} actors, {len(kg.events())} events, {len(kg.relations())} relations")
