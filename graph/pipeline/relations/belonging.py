"""The relations by which a person belongs to a body."""

from __future__ import annotations

from typing import Final

from khabar.ontology.terms import RelationType

BELONGING: Final = frozenset({RelationType.LEADS, RelationType.MEMBER_OF, RelationType.REPRESENTS})
"""A person leads a body, is a member of it, or represents it."""
