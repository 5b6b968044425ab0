"""Entities: mentions of one thing, within and across articles, become one entity."""
