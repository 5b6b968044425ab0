"""Whose somebody is."""

from __future__ import annotations

from typing import Final

from khabar.ontology.terms import RelationType

BELONGING: Final = frozenset({RelationType.LEADS, RelationType.MEMBER_OF, RelationType.REPRESENTS})
"""The relations by which a person is somebody's: he heads it, is one of it or speaks for it."""
