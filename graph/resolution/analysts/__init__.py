"""Analysts: what people have decided that read the graph: what is one, and what is two."""
