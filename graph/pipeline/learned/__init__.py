"""The trained engine: one multilingual encoder and small heads for entities, events, roles, status and relations.

The encoder runs in ONNX Runtime with int8 weights, the heads in numpy; nothing is downloaded. Each component joins what
the heads score with what the lexicon found before it: the lexicon's finding adds a measured weight to the score of its
label (``files/join.toml``), so that the two complement or overrule each other. `files/CARD.md` describes the model.
"""
