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


def name(iri: str) -> str:
    """The English label of an entity, or the end of its IRI."""
    thing = kg.thing(iri)
    return thing.label("en") if thing else iri.rsplit("/", 1)[-1]


print("Relations that events entail:")
for relation in kg.relations():
    print(f"  {name(relation.subject)} {relation.predicate} {name(relation.object)}")

print("\nWho foiled what, and who says so:")
for event in kg.events(type="Foiling"):
    print(f"  {event.label_en} {event.times or event.time_expressions} {event.statuses}")
    for evidence in kg.evidence(event):
        sources = [name(iri) for iri in evidence.attributed_to + evidence.via]
        print(f"    {evidence.article.title}: {evidence.quote[:80]}... ({', '.join(sources) or 'the article itself'})")

print("\nThe most active, by SPARQL:")
query = """
SELECT ?actor (COUNT(?event) AS ?events) WHERE {
  ?event khabar:agent ?actor .
} GROUP BY ?actor ORDER BY DESC(?events) ?actor LIMIT 5
"""
for row in kg.sparql(query):
    print(f"  {name(row[0])}: {row[1]}")
