"""Teach khabar a type of events it does not have, by a file of words with examples: nothing is trained anew.

Run: python examples/own_type.py
The files are in examples/own_type/; graph/language/README.md describes their keys.
"""

from pathlib import Path

from khabar.graph import KnowledgeGraph
from khabar.graph.pipeline import load
from khabar.graph.pipeline.events.lexicon import lexicon

own = Path(__file__).parent / "own_type"
lexicons = [own / "triggers.jsonl"]

print("Each row of triggers.jsonl gives the new type in its own example:")
for language in ("ar", "en"):
    nlp = load(language, lexicons=lexicons)
    for row in lexicon(language, tuple(lexicons)).rows:
        if row.path in lexicons:
            doc = nlp(row.example)
            found = {doc[event.trigger].text: event.name for event in doc._.events}
            print(f"  {row.path.name}:{row.line} {found.get(row.expect['trigger'], 'NOTHING')}: {row.example}")

graph = KnowledgeGraph.build([own / "articles.jsonl"], lexicons=lexicons)
for wanted in ("CyberAttack", "Attack"):  # a class and all below it
    print(f"\nEvents of {wanted}:")
    for event in graph.events(type=wanted):
        print(f"  {event.type}: {event.label_en}")

print("\nThe new type is a class of the graph, under khabar's:")
for row in graph.sparql("SELECT ?own ?above WHERE { ?own rdfs:subClassOf ?above }"):
    print(f"  {row.own} under {row.above}")

print("\nIts events make the direct relations of the class above it:")
for relation in graph.relations(predicate="attacked"):
    if any(event.type == "CyberAttack" for event in graph.derived_from(relation)):
        ends = (graph.thing(iri) for iri in (relation.subject, relation.object))
        print(f"  {' attacked '.join(thing.label('en') for thing in ends if thing)}")
