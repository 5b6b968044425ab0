"""Find agents of one event that are no sides of each other by what they are, whatever stands between them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from khabar.graph.pipeline.annotation import Annotation, EventMention
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.wording.pairwords import pair_words
from khabar.ontology.terms import Role


def one_side(
    annotation: Annotation, event: EventMention, agents: Collection[str], index: EntityIndex
) -> Iterator[tuple[str, str]]:
    """The pairs of keys of agents that are on one side."""
    yield from _own(agents, index)
    if len(agents) > 1:
        yield from _left_open(annotation, event, agents, index)


def _own(agents: Collection[str], index: EntityIndex) -> Iterator[tuple[str, str]]:
    """Agents with what they lead or represent: at a summit that Egypt hosts its president does not meet it."""
    for key in sorted(agents):
        yield from ((key, of) for of in sorted(index.profile(key).serving.intersection(agents)) if of != key)


def _left_open(
    annotation: Annotation, event: EventMention, agents: Collection[str], index: EntityIndex
) -> Iterator[tuple[str, str]]:
    """Two whom the text leaves open, with each other agent, whom they may be.

    "The talks of the delegation, in which the two sides agreed" has the two sides meet no delegation.
    """
    article = annotation.article
    refs = event.refs(Role.AGENT)
    for mention in (mention for mention in annotation.mentions if mention.id in refs):
        keys = index.keys(article.id, mention.id)
        before = article.text[annotation.sentences[mention.sentence][0] : mention.start]
        if len(keys) == 1 and pair_words(article.language).says_two(mention.text, before):
            yield from ((keys[0], other) for other in sorted(agents) if other != keys[0])
