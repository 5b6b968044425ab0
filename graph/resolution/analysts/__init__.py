"""Obey what analysts decided on reading the graph: what is one thing, what is two, and what is not so.

`decisions` reads and writes their file, `carving` takes a name apart that means two things, `union` unites things but
those kept apart, and `rejections` takes out what was rejected before anything is resolved.
"""
