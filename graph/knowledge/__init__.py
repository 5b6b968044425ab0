"""The knowledge graph: made from a resolution or read from a file, asked in Python or SPARQL, checked and stored.

`graph` has `KnowledgeGraph`, which the rest serves. `building` annotates and resolves articles; `rdf` writes a
resolution as triples (`entailment` the direct relations, `literals`, `points` and `iris` their parts). `asking` has the
questions (`selection` their conditions, `contents`, `questions` and `mentions` what is read off the store, `views` the
answers), with `attribution` and `contradictions` for who says what; `sparql` and `network` are other ways to ask.

`archive` keeps annotated articles in a file (`archivefile`, `keeping`, `settings`), and analysts' decisions about them
(`deciding`, `rejecting`, `unmaking`). `checking` validates a graph file.
"""
