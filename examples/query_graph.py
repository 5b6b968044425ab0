"""Ask a graph from Python: relations, events, evidence, SPARQL. Names may be Arabic or English.

Run: python examples/query_graph.py [graph.ttl]   (without a file it builds the example articles first)
"""

import sys
from pathlib import Path

from khabar.graph import KnowledgeGraph

kg = (
    KnowledgeGraph.load(sys.argv[1])
    if len(sys.argv) > 1
    else KnowledgeGraph.build([Path(__file__).parent / "articles"])
)

print("Relations that events entail:")
for relation in kg.relations():
    print(f"  {kg.label(relation.subject)} {relation.predicate} {kg.label(relation.object)}")

print("\nWho foiled what, and who says so:")
for event in kg.events(type="Foiling"):
    print(f"  {event.label_en} {event.times or event.time_expressions} {event.statuses}")
    for evidence in kg.evidence(event):
        sources = [kg.label(iri) for iri in evidence.attributed_to + evidence.via]
        print(f"    {evidence.article.title}: {evidence.quote[:80]}... ({', '.join(sources) or 'the article itself'})")

print("\nThe most active, by SPARQL:")
query = """
SELECT ?actor (COUNT(?event) AS ?events) WHERE {
  ?event khabar:agent ?actor .
} GROUP BY ?actor ORDER BY DESC(?events) ?actor LIMIT 5
"""
for row in kg.sparql(query):
    print(f"  {kg.label(row[0])}: {row[1]}")
