"""Clauses: what a sentence is cut into, and what governs what in it, without a parser."""
