"""Static relations as their sentence means them, whichever engine has found them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc

from khabar.graph.pipeline.delegations import without_senders
from khabar.graph.pipeline.directions import without_directions
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.kin import without_borrowed
from khabar.graph.pipeline.owned import without_owners
from khabar.graph.pipeline.stances import without_backers
from khabar.graph.pipeline.titles import without_apart
from khabar.graph.pipeline.unsaid import without_denied

_CHANGES: Final = (
    without_borrowed,
    without_owners,
    without_senders,
    without_directions,
    without_backers,
    without_apart,
    without_denied,
)


def settled(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """The relations without those that are somebody else's, that are of something else, or that are denied."""
    for changed in _CHANGES:
        relations = changed(doc, relations, language=language)
    return tuple(relations)
