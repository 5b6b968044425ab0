"""Relations told once, where a change has made two of them the same."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.graph.pipeline.doc import Relation


def once(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """The relations without those of the type, the head and the tail of one before.

    >>> made = Relation("memberOf", "e1", "e4", rule="a"), Relation("memberOf", "e1", "e4", rule="b")
    >>> [relation.rule for relation in once(made)]
    ['a']
    """
    kept: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        kept.setdefault((relation.type, relation.head, relation.tail), relation)
    return tuple(kept.values())
