"""Add relations of persons to the states whose offices they hold, by the titles before their names.

"Turkish Foreign Minister Samir Odeh" represents Turkey; the annotation has no relation, since the adjective is no
mention of a state. Which titles are offices of states is data (``shared/kinds.toml``). Former holders, and names behind
the comma of a list, get none. "His Jordanian counterpart Amina Haddad" behind such a holder has the same of Jordan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import shared, table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.resolution.article.counterparts import counterpart_words
from khabar.graph.resolution.nodes import ACTOR, Node, Reading
from khabar.graph.resolution.wording.shortforms import shortforms
from khabar.graph.resolution.wording.titles import Title, apposed, title_words
from khabar.ontology.terms import EntityType

_OF: Final = "/office/"
_NAMES: Final = "names:"
_RULE: Final = "office"
_BEFORE: Final = 3
"""Words before a title by which it is a former one, and at the most of a state's adjective, less one."""

_CALLED: Final = 2
"""Words before the name of a counterpart: "نظيره الأردني", "Jordanian counterpart"."""

_CONFIDENCE: Final = 0.8

Offices = Sequence[tuple[str, frozenset[str]]]
"""Relations, each with the ids of words that make a title of it, the narrower first."""


def with_state_offices(annotation: Annotation, catalog: Catalog) -> Annotation:
    """The annotation with the relations of persons to the states whose offices they hold."""
    found = tuple(relation for m in annotation.mentions for relation in _held(m, annotation, catalog))
    found += tuple(_of_counterparts(found, annotation, catalog))
    return replace(annotation, relations=(*annotation.relations, *found)) if found else annotation


def _of_counterparts(found: Sequence[Relation], annotation: Annotation, catalog: Catalog) -> Iterator[Relation]:
    """The relations of those who are called counterparts of the holder before them, with the state of their own."""
    held = {relation.head: relation.type for relation in found}
    language, text = annotation.article.language, annotation.article.text
    words = counterpart_words(language)
    persons = sorted((m for m in annotation.mentions if m.type == EntityType.PERSON), key=lambda m: m.start)
    for before, mention in pairwise(persons):
        if before.id not in held or mention.id in held or before.sentence != mention.sentence:
            continue
        near = [fold(word, language) for word in text[before.end : mention.start].split()[-_CALLED:]]
        states = {catalog.nationality(word, language) for word in near if word not in words}
        state = next(iter(states)) if len(states) == 1 else None
        if len(near) == _CALLED and state and not words.isdisjoint(near):
            yield Relation(held[before.id], mention.id, f"{mention.id}{_OF}{state}", rule=_RULE, confidence=_CONFIDENCE)


def office_states(annotation: Annotation) -> Iterator[Reading]:
    """The states of these relations as readings; they are no mentions of the text."""
    mentions = {mention.id: mention for mention in annotation.mentions}
    for relation in annotation.relations:
        _, of, state = relation.tail.partition(_OF)
        if of:
            holder = mentions[relation.head]
            owner = replace(holder, id=relation.tail, type=EntityType.STATE, known=state)
            node = Node(False, ACTOR, state)
            yield Reading(annotation.article.id, annotation.article.language, owner, holder.text, node, names=False)


def _held(mention: Mention, annotation: Annotation, catalog: Catalog) -> Iterator[Relation]:
    """The relation of a person to the state of the title before the name, if there is one."""
    if mention.type != EntityType.PERSON:
        return
    language = annotation.article.language
    if not counterpart_words(language).isdisjoint(fold(mention.text, language).split()):
        return  # "طمأن الوزير العراقي نظيره الأميركي"
    if _title_alone(mention, language):
        return  # "استقبل الوزير اللبناني السفيرة الفرنسية"
    words, title = title_words(mention, annotation, catalog)
    state = _state(words, title, language, catalog) if title.of else ""
    relation = _relation(title) if state else ""
    if not relation or _listed(mention, annotation) or _over(mention, words, annotation):
        return
    yield Relation(relation, mention.id, f"{mention.id}{_OF}{state}", rule=_RULE, confidence=_CONFIDENCE)


def _title_alone(mention: Mention, language: str) -> bool:
    """Whether a mention is a title alone; where the head is first another one's may stand before it."""
    if not shortforms(language).head_first or mention.known or mention.rule.startswith(_NAMES):
        return False
    return heads(language).people(fold(mention.text, language).split(), first=True)


def _state(words: Sequence[str], title: Title, language: str, catalog: Catalog) -> str:
    """Id of the one state of a title, by an adjective in it, or by the name before it ("US envoy for Syria"); or ""."""
    named = {state for word in words if (state := catalog.nationality(word, language))}
    if not named and not shortforms(language).head_first:
        first = (shortforms(language).describe(" ".join(words[:end]), catalog) for end in range(1, _BEFORE + 1))
        named = set(next((about.states for about in first if about.states and not about.words), ()))
    entries = [entry for id in named & set(title.of) if (entry := catalog.by_id(id)) is not None]
    return entries[0].id if len(entries) == 1 and entries[0].type == EntityType.STATE else ""


def _relation(title: Title) -> str:
    """The relation that a title stands for; "" if it is more than an office of a state, or two."""
    offices, beside = _offices()
    found = [(relation, kinds) for relation, kinds in offices if kinds <= title.made]
    if not found or not set().union(*(kinds for _, kinds in found)).union(beside) >= title.made:
        return ""
    narrower, _ = found[0]
    return narrower if sum(relation == narrower for relation, _ in found) == 1 else ""


def _listed(mention: Mention, annotation: Annotation) -> bool:
    """Whether a mark stands before a name, which may then be another's: "after talks with the president, Odeh"."""
    if apposed(mention, annotation.article.text):
        return False
    start = annotation.sentences[mention.sentence][0]
    before = annotation.article.text[start : mention.start].rstrip()
    return bool(before) and not before[-1].isalnum() and not before.endswith(".")  # "Gen."


def _over(mention: Mention, words: Sequence[str], annotation: Annotation) -> bool:
    """Whether a word before a title says that it is a former one."""
    start = annotation.sentences[mention.sentence][0]
    before = annotation.article.text[start : mention.start].replace("-", " ").split()
    near = before[max(0, len(before) - len(words) - _BEFORE) :]
    former = _former(annotation.article.language)
    return any(fold(word, annotation.article.language) in former for word in near)


@lru_cache(maxsize=4)
def _former(language: str) -> frozenset[str]:
    return fold_all(table(language, "unsaid")["formerly"]["words"], language)


@lru_cache(maxsize=1)
def _offices() -> tuple[Offices, frozenset[str]]:
    """The offices of states, and ids of words that may stand beside one."""
    data = shared("kinds")["offices"]
    beside = frozenset(data["beside"])
    relations = [(row["relation"], frozenset(kinds.split("+"))) for row in data["office"] for kinds in row["titles"]]
    return relations, beside
