"""Verbs whose subject undergoes what is told, and words that say who does it."""
