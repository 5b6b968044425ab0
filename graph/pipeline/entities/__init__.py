"""Entities: which words of a sentence name somebody or something, and of what type."""
