"""Articles made by hand, and the keys that their mentions have when they are resolved."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import annotate
from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.pipeline.doc import SAME_AS, Relation
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.reading.article import Article
from khabar.graph.resolution.article.references import readings
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.model import Entity


def article(
    text: str,
    mentions: Sequence[tuple[str, ...]],
    *,
    same: Sequence[tuple[int, int]] = (),
    language: str = "ar",
    same_rule: str = "",
) -> Annotation:
    """An annotation: mentions are (text, type, catalog id, rule) in the order of the text, `same` pairs of their numbers."""
    found, position = [], 0
    for words, type, *more in mentions:
        start = text.index(words, position)
        position = start + len(words)
        known, rule = (*more, "", "")[:2]
        found.append(Mention(mention_ref(start), type, start, position, words, 0, known=known, rule=rule))
    relations = tuple(Relation(SAME_AS, found[head].id, found[tail].id, same_rule) for head, tail in same)
    return Annotation(Article(text=text, language=language), ((0, len(text)),), tuple(found), (), relations)


def keys(index: EntityIndex, *annotations: Annotation) -> list[list[str | None]]:
    return [[index.key(a.article.id, m.id) for m in a.mentions] for a in annotations]


def only(index: EntityIndex, key: str | None) -> Entity:
    (entity,) = [entity for entity in index.entities if entity.key == key]
    return entity


def one(catalog: Catalog, annotation: Annotation) -> list[str | None]:
    """The keys of the mentions of one article."""
    return keys(resolve_entities([annotation], catalog=catalog), annotation)[0]


def together(nlp: Language, text: str, words: str) -> list[set[str]]:
    """What else an article calls the thing that each mention of these words is of."""
    (annotation,) = annotate(nlp, [Article(text=text, language=nlp.lang)])
    found = readings(annotation, Catalog.load())
    return [
        {other.shown for other in found if other.node == reading.node} - {words}
        for reading in found
        if reading.mention.text == words
    ]
