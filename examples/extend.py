"""Teach khabar words and actors of your own beat without touching the package: shipping, in this example.

Run: python examples/extend.py
The files are in examples/own_lexicon/; graph/language/README.md describes their keys.
"""

from pathlib import Path

from khabar.graph import KnowledgeGraph
from khabar.graph.pipeline import LEXICAL, load
from khabar.graph.pipeline.events.lexicon import lexicon

own = Path(__file__).parent / "own_lexicon"
catalogs, lexicons = [own / "catalog.jsonl"], [own / "triggers.jsonl"]

print("Each row of triggers.jsonl finds its word in its own example:")
for language in ("ar", "en"):
    nlp = load(language, catalogs=catalogs, lexicons=lexicons)
    for row in lexicon(language, tuple(lexicons)).rows:
        if row.path in lexicons:
            doc = nlp(row.example)
            found = {doc[event.trigger].text: event.type for event in doc._.events}
            print(f"  {row.path.name}:{row.line} {found.get(row.expect['trigger'], 'NOTHING')}: {row.example}")

# The lexical engine alone, to see what the rows do; the trained model guesses some of these words from their context.
before = KnowledgeGraph.build([own / "articles.jsonl"], engine=LEXICAL)
after = KnowledgeGraph.build([own / "articles.jsonl"], catalogs=catalogs, lexicons=lexicons, engine=LEXICAL)
for name, graph in (("Without", before), ("With", after)):
    print(f"\n{name} them:")
    for event in graph.events(type="Takeover"):
        speakers = {iri for evidence in graph.evidence(event) for iri in evidence.attributed_to}
        names = sorted(map(graph.label, speakers))
        told = sorted({evidence.article.language for evidence in graph.evidence(event)})
        print(f"  {event.label_en} ({' and '.join(told)}), said by {', '.join(names) or 'nobody in particular'}")
    known = [actor.label("en") for actor in graph.actors() if actor.iri.endswith(("/ukmto", "/ambrey"))]
    print(f"  known: {', '.join(known) or 'neither Ambrey nor UKMTO'}")
