"""Make a force that is part of an armed group an armed group, too.

"Hezbollah's air defence unit", "قالت الحركة إن قواتها" ("the movement said that its forces"): by their words alone they
are found as forces of a state. Of 115 forces and groups that annotators have as a part of an armed group 111 are armed
groups. What the catalog knows, or is called by a country, stays.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.doc import Relation, retyped
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.ontology.terms import EntityType, RelationType


def with_wings(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Give the relations unchanged, and set ``doc.ents`` with the unnamed forces in armed groups as armed groups."""
    found = tuple(relations)
    parts = [relation for relation in found if relation.type == RelationType.PART_OF]
    if not parts:
        return found
    spans = mentions_by_ref(doc)
    wings: set[str] = set()
    for _ in parts:  # "a unit of the army's wing": each may be a part of the next
        for part in parts:
            whole = spans.get(part.tail)
            armed = whole is not None and (whole.label_ == EntityType.ARMED_GROUP or part.tail in wings)
            if armed and part.head in spans and _unnamed(spans[part.head], language):
                wings.add(part.head)
    if wings:
        kinds = (retyped(s, EntityType.ARMED_GROUP) if mention_ref(s.start) in wings else s for s in mentions(doc))
        set_mentions(doc, kinds)
    return found


def _unnamed(span: Span, language: str) -> bool:
    """Whether a mention is a force called neither by a known name nor by a country."""
    catalog = Catalog.load()
    return (
        span.label_ == EntityType.SECURITY_FORCE
        and not span.id_
        and all(catalog.nationality(token.text, language) is None for token in span)
    )
