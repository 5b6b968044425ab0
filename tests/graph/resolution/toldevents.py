"""Events told by articles made by hand, and the happenings that they are when they are resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.doc import TIME, Argument, TimeValue
from khabar.graph.pipeline.packedvectors import pack
from khabar.graph.reading.article import Article
from khabar.graph.resolution.events.coreference import resolve_events
from khabar.graph.resolution.index import EntityIndex, Profile
from khabar.graph.resolution.model import Entity, Happening
from khabar.ontology.owntypes import OwnType


def said(kind: str) -> dict[str, frozenset[str]]:
    """What the names of a thing say that it is, for its profile."""
    return {"kinds": frozenset({kind}), "parts": frozenset({kind})}


TYPES = {
    "actor/us": "State",
    "actor/syria": "State",
    "actor/isis": "ArmedGroup",
    "actor/service": "SecurityForce",
    "actor/bureau": "SecurityForce",
    "actor/civilians": "PersonGroup",
    "place/shrine": "Site",
    "place/damascus": "Place",
    "place/syria": "Place",
    "place/baghdad": "Place",
    "place/iraq": "Place",
    "place/sidon-lb": "Place",
    "place/tyre-lb": "Place",
    "place/africa": "Place",
    "actor/russia": "State",
    "actor/army": "SecurityForce",
    "actor/hts": "ArmedGroup",
    "actor/victims": "PersonGroup",
    "actor/weapon": "Weapon",
    "place/embassy": "Site",
    "actor/leader": "Person",
    "actor/envoy": "Person",
    "actor/minister": "Person",
    "actor/soldiers": "PersonGroup",
    "actor/recruits": "PersonGroup",
    "actor/suspects": "PersonGroup",
    "actor/guards": "PersonGroup",
    "actor/firm": "Organization",
    "actor/troops": "SecurityForce",
    "place/hall": "Site",
    "place/school": "Site",
}

PROFILES = {
    "actor/army": Profile(states=frozenset({"actor/russia"})),
    "actor/civilians": Profile(passing=True, **said("civilian")),
    "actor/firm": Profile(passing=True, **said("company")),
    "actor/guards": Profile(passing=True, **said("soldier")),
    "actor/minister": Profile(serving=frozenset({"actor/syria"})),
    "actor/recruits": Profile(passing=True, numbers=frozenset({7})),
    "actor/soldiers": Profile(passing=True, numbers=frozenset({5}), **said("soldier")),
    "actor/suspects": Profile(passing=True),
    "actor/troops": Profile(passing=True),
    "actor/victims": Profile(passing=True, parts=frozenset({"victims"})),
    "place/embassy": Profile(**said("embassy")),
    "place/hall": Profile(passing=True, **said("hall")),
    "place/school": Profile(passing=True, **said("school")),
}


def index_of(keys: Mapping[tuple[str, str], str]) -> EntityIndex:
    """The index in which mentions, by article and reference, are of the entities with these keys."""
    entities = [Entity(key, type, (("en", key.partition("/")[2]),)) for key, type in TYPES.items()]
    return EntityIndex({mention: (key,) for mention, key in keys.items()}, entities, PROFILES)


OWN = {"CyberAttack": OwnType("CyberAttack", "Attack"), "Tweet": OwnType("Tweet", "Statement")}
"""Types of a user's own."""


Told = dict[str, Any]


def told(type: str, *, status: str = "actual", time: str | None = None, word: str = "", **roles: str) -> Told:
    """An event as an article tells it: roles to keys of entities, or "v<n>" for the n-th event of the article."""
    return {"type": type, "status": status, "time": time, "roles": roles, "word": word}


def sided(type: str, *agents: str) -> Told:
    """An event of several agents."""
    return {"type": type, "status": "actual", "time": None, "roles": [("agent", agent) for agent in agents]}


def resolve(
    *articles: Sequence[Told],
    published: Sequence[date | None] = (),
    headlines: int = 0,
    meanings: Sequence[Sequence[float]] = (),
) -> tuple[Happening, ...]:
    annotations, index = annotated(*articles, published=published, headlines=headlines)
    if meanings:  # one an article: all of its events are in one sentence
        packed = [(pack(np.array(vector, dtype=np.float32)),) for vector in meanings]
        annotations = [replace(one, meanings=many) for one, many in zip(annotations, packed, strict=True)]
    return resolve_events(annotations, index, catalog=Catalog.load())


def annotated(
    *articles: Sequence[Told], published: Sequence[date | None] = (), headlines: int = 0
) -> tuple[list[Annotation], EntityIndex]:
    """Annotations of articles and their index; the first `headlines` events of each are in its headline."""
    annotations, keys = [], {}
    for number, events in enumerate(articles):
        day = published[number] if number < len(published) else None
        text = f"{number} " * 200
        for index, event in enumerate(events):
            word = event.get("word", "")
            text = text[: 10 * index] + word + text[10 * index + len(word) :]
        title = text[: 10 * headlines] or None
        article = Article(text=text, language="ar", title=title, published=day)
        mentions, made = [], []
        for index, event in enumerate(events):
            arguments = []
            roles = event["roles"]
            for role, filler in roles.items() if isinstance(roles, dict) else roles:
                if filler.startswith("v"):
                    arguments.append(Argument(role, filler))
                    continue
                name = f"e{len(mentions)}"
                mentions.append(Mention(name, TYPES[filler], 0, 1, filler, 0))
                keys[article.id, name] = filler
                arguments.append(Argument(role, name))
            if event["time"]:
                name = f"e{len(mentions)}"
                mentions.append(Mention(name, TIME, 0, 1, event["time"], 0, time=TimeValue(event["time"])))
                arguments.append(Argument("time", name))
            start = 10 * index
            made.append(
                EventMention(
                    f"v{index}",
                    event["type"],
                    start,
                    start + (len(event.get("word", "")) or 3),
                    event.get("word", "") or "x",
                    event.get("sentence", 0),
                    event["status"],
                    tuple(arguments),
                    own=OWN.get(event["type"]),
                )
            )
        sentences = ((0, len(article.text)),) * (1 + max((event.sentence for event in made), default=0))
        annotations.append(Annotation(article, sentences, tuple(mentions), tuple(made), ()))
    return annotations, index_of(keys)


NAMED = told("Attack", agent="actor/isis", target="place/shrine", word="هجوم")

STORY = [told("Meeting", agent="actor/leader", place="place/tyre-lb"), told("Arrest", target="actor/hts")]
"""Events by which two articles are known to tell one story."""
