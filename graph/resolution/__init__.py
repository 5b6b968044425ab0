"""Resolution: mentions become entities, mentions of one happening one event, across sentences and articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khabar.graph.pipeline.annotation import Annotation
    from khabar.graph.resolution.model import Resolved


def resolve(annotations: Sequence[Annotation], *, catalogs: Iterable[str | Path] = ()) -> Resolved:
    """Everything the annotations say, each thing once; neither order nor repetition of the annotations matters.

    Args:
        annotations: what was understood, an annotation an article.
        catalogs: the user's own catalogs, beside the shipped one; the same as were given to the pipeline.
    """
    from khabar.graph.pipeline.loading import collector_paused

    with collector_paused():
        return _resolve(annotations, catalogs)


def _resolve(annotations: Sequence[Annotation], catalogs: Iterable[str | Path]) -> Resolved:
    from khabar.graph.catalog import Catalog
    from khabar.graph.resolution.entities import resolve_entities
    from khabar.graph.resolution.events import resolve_events
    from khabar.graph.resolution.facts import resolve_facts
    from khabar.graph.resolution.model import Resolved
    from khabar.graph.resolution.order import resolve_order
    from khabar.graph.resolution.origins import origins

    by_article = {annotation.article.id: annotation for annotation in annotations}
    ordered = [by_article[id] for id in sorted(by_article)]
    catalog = Catalog.load(*map(Path, catalogs))
    index = resolve_entities(ordered, catalog=catalog)
    happenings = resolve_events(ordered, index, catalog=catalog)
    facts = tuple(sorted((*resolve_facts(ordered, index), *resolve_order(ordered, happenings)), key=lambda f: f.key))
    used = {key for happening in happenings for _, key in happening.participants}
    used |= {key for fact in facts for key in (fact.subject, fact.object)}
    evidence = [item for found in (happenings, facts) for thing in found for item in thing.evidence]
    used |= {key for item in evidence for key in (*item.attributed_to, *item.via)}
    articles = tuple(annotation.article for annotation in ordered)
    # A thing that takes part in nothing has no sentence that says anything about it, so it is not in the graph.
    entities = tuple(entity for entity in index.entities if entity.key in used)
    return Resolved(
        articles=articles,
        entities=entities,
        happenings=happenings,
        facts=facts,
        origins=origins(articles, entities, catalog),
    )
