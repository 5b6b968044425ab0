"""Resolution: mentions become entities, mentions of one happening one event, across sentences and articles.

In the order of the data: `article` gives each mention of an article the `Node` that it refers to, by `wording`;
`entities` unites nodes across articles, and `index` tells which entity each mention is of; `events` unites mentions of
events; `facts` gives the static relations. `sources` finds copies and stories, `analysts` obeys what people decided,
and `model` has the results, whose keys `digests` makes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khabar.graph.catalog import Catalog
    from khabar.graph.errors import KhabarError
    from khabar.graph.pipeline.annotation import Annotation
    from khabar.graph.resolution.analysts.decisions import Decision, Ruling
    from khabar.graph.resolution.index import EntityIndex
    from khabar.graph.resolution.model import Happening, Resolved


def resolve_things(
    annotations: Sequence[Annotation],
    *,
    catalog: Catalog,
    decisions: Sequence[Decision] = (),
    notice: Callable[[KhabarError], None] | None = None,
) -> tuple[EntityIndex, tuple[Happening, ...]]:
    """The entities and the happenings of annotations in the order of their articles' ids, each id once.

    `decisions` and `notice` are those of `resolve`.
    """
    from khabar.graph.resolution.article.discourse import headline
    from khabar.graph.resolution.entities.linking import resolve_entities
    from khabar.graph.resolution.events.coreference import resolve_events
    from khabar.graph.resolution.events.participants import one_in_happenings, renamed

    index = resolve_entities(annotations, catalog=catalog, decisions=decisions, notice=notice)
    happenings = resolve_events(annotations, index, catalog=catalog, decisions=decisions, notice=notice)
    lengths = {annotation.article.id: headline(annotation.article) for annotation in annotations}
    names = one_in_happenings(happenings, index, lengths)
    return index.merged(names), renamed(happenings, names)


def resolve(
    annotations: Sequence[Annotation],
    *,
    catalogs: Iterable[str | Path] = (),
    decisions: Sequence[Ruling] = (),
    notice: Callable[[KhabarError], None] | None = None,
) -> Resolved:
    """Everything the annotations say, each thing once; neither order nor repetition of the annotations matters.

    Args:
        annotations: what was understood, an annotation an article.
        catalogs: the user's own catalogs, beside the shipped one; the same as were given to the pipeline.
        decisions: what analysts have decided, in the order in which they did.
        notice: takes an error about each decision that no longer applies to anything or is overruled by a later one.
    """
    return resolve_with_index(annotations, catalogs=catalogs, decisions=decisions, notice=notice)[0]


def resolve_with_index(
    annotations: Sequence[Annotation],
    *,
    catalogs: Iterable[str | Path] = (),
    decisions: Sequence[Ruling] = (),
    notice: Callable[[KhabarError], None] | None = None,
) -> tuple[Resolved, EntityIndex]:
    """What `resolve` gives, and which entity each mention is of."""
    from khabar.graph.catalog import Catalog
    from khabar.graph.pipeline.loading import collector_paused

    with collector_paused():  # of the millions of objects all are kept
        return _resolve(annotations, Catalog.load(*map(Path, catalogs)), decisions, notice)


def _resolve(
    annotations: Sequence[Annotation],
    catalog: Catalog,
    rulings: Sequence[Ruling],
    notice: Callable[[KhabarError], None] | None,
) -> tuple[Resolved, EntityIndex]:
    from khabar.graph.resolution.analysts.decisions import divided
    from khabar.graph.resolution.analysts.rejections import without
    from khabar.graph.resolution.article.memberships import without_joinings
    from khabar.graph.resolution.article.stateoffices import with_state_offices
    from khabar.graph.resolution.entities.described import with_owners
    from khabar.graph.resolution.events.order import resolve_order
    from khabar.graph.resolution.facts import resolve_facts
    from khabar.graph.resolution.model import Resolved
    from khabar.graph.resolution.places import Places
    from khabar.graph.resolution.sources.origins import origins

    decisions, rejections = divided(rulings)
    by_article = {annotation.article.id: annotation for annotation in annotations}
    understood = (without_joinings(with_state_offices(by_article[id], catalog)) for id in sorted(by_article))
    ordered = without(understood, rejections, notice=notice)
    index, happenings = resolve_things(ordered, catalog=catalog, decisions=decisions, notice=notice)
    facts = tuple(sorted((*resolve_facts(ordered, index), *resolve_order(ordered, happenings)), key=lambda f: f.key))
    used = {key for happening in happenings for _, key in happening.participants}
    used |= {key for fact in facts for key in (fact.subject, fact.object)}
    evidence = [item for found in (happenings, facts) for thing in found for item in thing.evidence]
    used |= {key for item in evidence for key in (*item.attributed_to, *item.via)}
    articles = tuple(annotation.article for annotation in ordered)
    # A thing that takes part in nothing has no sentence that says anything about it, so it is not in the graph.
    entities = Places(catalog).placed(entity for entity in index.entities if entity.key in used)
    entities = with_owners(entities, facts, index.described)
    found = Resolved(
        articles=articles,
        entities=entities,
        happenings=happenings,
        facts=facts,
        origins=origins(articles, entities, catalog),
    )
    return found, index
