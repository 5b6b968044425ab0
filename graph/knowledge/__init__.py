"""The knowledge graph: rdflib in; rdflib, networkx and answers out."""
