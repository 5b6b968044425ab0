"""Read mentions off the store: what each says, where, and through whom it came."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from khabar.graph.errors import QueryError
from khabar.graph.knowledge import nodes
from khabar.graph.knowledge.counting import known
from khabar.graph.knowledge.questions import local, natural, one, said, share, values
from khabar.graph.knowledge.views import ArticleView, CountView, EvidenceView, Participant

Levels = tuple[tuple[str, ...], ...]
"""Those through whom a thing came, step by step, nearest first."""


def evidence_of(store: ox.Store) -> dict[str, list[str]]:
    """The mentions of each event and relation, all by their IRIs."""
    return {node: [mention.value for mention in found] for node, found in values(store, nodes.EVIDENCE).items()}


def sure(store: ox.Store) -> dict[str, tuple[str, float]]:
    """The status and confidence of each mention, by its IRI."""
    statuses = values(store, nodes.STATUS)
    return {
        mention: (local(statuses[mention][0].value) if mention in statuses else "", share(found[0].value))
        for mention, found in values(store, nodes.CONFIDENCE).items()
    }


def chains(store: ox.Store) -> dict[str, Levels]:
    """The chain that begins with each link, by the link's IRI."""
    sources, following = values(store, nodes.SOURCE), values(store, nodes.REPORTED_BY)
    found: dict[str, Levels] = {}
    for link in sources:
        levels: dict[str, tuple[str, ...]] = {}
        at: str | None = link
        while at is not None and at not in levels:  # in a graph of others a chain may bite its tail
            levels[at] = tuple(sorted(source.value for source in sources.get(at, ())))
            at = min((step.value for step in following.get(at, ())), default=None)
        found[link] = tuple(filter(None, levels.values()))
    return found


def evidence(
    store: ox.Store,
    mention: str,
    articles: Mapping[str, ArticleView],
    counts: Mapping[str, CountView],
    chains: Mapping[str, Levels],
) -> EvidenceView:
    """One mention.

    Raises:
        QueryError: it is none, or its article is none of `articles`.
    """
    told = said(store, mention)
    article = articles.get(one(told, nodes.ARTICLE) or "")
    if article is None:
        raise QueryError(f"{mention} is no mention of this graph")
    speakers, media = tuple(sorted(told[nodes.ATTRIBUTED_TO])), tuple(sorted(told[nodes.VIA]))
    chain = chains.get(one(told, nodes.CHAIN) or "", tuple(filter(None, (speakers, media))))
    place = {iri: number for number, iri in enumerate(iri for level in chain for iri in level)}
    return EvidenceView(
        iri=mention,
        quote=one(told, nodes.QUOTE) or "",
        article=article,
        start=natural(one(told, nodes.START)),
        end=natural(one(told, nodes.END)),
        status=local(one(told, nodes.STATUS)),
        confidence=share(one(told, nodes.CONFIDENCE)),
        rule=one(told, nodes.RULE) or "",
        attributed_to=tuple(sorted(speakers, key=lambda iri: place.get(iri, len(place)))),
        via=tuple(sorted(media, key=lambda iri: place.get(iri, len(place)))),
        counts=known(told[nodes.HAS_COUNT], counts),
        count_expressions=tuple(sorted(told[nodes.COUNT_EXPRESSION])),
        chain=chain,
        times=tuple(sorted(_time(store, value) for value in told[nodes.STATED_TIME])),
        participants=tuple(Participant(role, iri) for role, node in nodes.STATED.items() for iri in sorted(told[node])),
    )


def _time(store: ox.Store, value: str) -> str:
    """The lexical form of a time, "from/to" of an interval."""
    ends = said(store, value) if ":" in value else {}  # an IRI: no date has a colon
    return f"{one(ends, nodes.FROM) or ''}/{one(ends, nodes.TO) or ''}" if ends else value
