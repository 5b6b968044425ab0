"""Invented graphs of any number of nodes, shaped like those of news: few actors are in most events, most are in one.

The same size and seed give the same graph. The names and sentences say nothing about anyone.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph

ENTITY_TYPES: Final = (
    "State",
    "ArmedGroup",
    "Person",
    "SecurityForce",
    "Organization",
    "Media",
    "Person",
    "PersonGroup",
)
EVENT_TYPES: Final = (
    "Attack",
    "Arrest",
    "Meeting",
    "Foiling",
    "Bombing",
    "Condemnation",
    "Sanction",
    "Protest",
    "Clash",
)
STATUSES: Final = ("actual",) * 7 + ("planned", "foiled", "negated", "possible")
FIRST_DAY: Final = date(2024, 1, 1)
DAYS: Final = 700
PUBLISHERS: Final = tuple((f"وكالة {i}", f"Agency {i}") for i in range(1, 13))
ARTICLE_EVENTS: Final = 8
"""Events an article tells of."""


def graph(nodes: int, *, seed: int = 7) -> KnowledgeGraph:
    """A graph of so many entities and events, about half of each."""
    from khabar.graph.knowledge.graph import KnowledgeGraph
    from khabar.graph.pipeline.doc import TimeValue
    from khabar.graph.reading.article import Article
    from khabar.graph.resolution.model import Entity, Evidence, Fact, Happening, Resolved

    rng = random.Random(seed)
    many = nodes // 2
    articles = []
    for i in range(max(2, (nodes - many) // ARTICLE_EVENTS)):
        language = "en" if i % 4 == 3 else "ar"
        arabic, english = PUBLISHERS[i % len(PUBLISHERS)]
        day = FIRST_DAY + timedelta(days=i * DAYS // max(1, (nodes - many) // ARTICLE_EVENTS))
        articles.append(
            Article(
                text=f"تقرير رقم {i}." if language == "ar" else f"Report number {i}.",
                language=language,
                title=f"عنوان التقرير رقم {i}" if language == "ar" else f"Headline of report number {i}",
                url=f"https://news.example/{i}",
                publisher=arabic if language == "ar" else english,
                published=day,
            )
        )
    entities = []
    for i in range(many):
        type = "Place" if i % 9 == 4 else "Site" if i % 31 == 30 else ENTITY_TYPES[i % len(ENTITY_TYPES)]
        aliases = (("ar", f"كيان {i}"), ("en", f"E-{i}")) if i % 3 == 0 else ()
        names = (("ar", f"الجهة {i}"), ("en", f"Actor {i}"))
        entities.append(Entity(f"actor/{i:05}", type, names, aliases))

    def one() -> str:
        """An entity; the first are many times likelier."""
        return f"actor/{int(many * rng.random() ** 2.2):05}"

    happenings = []
    for i in range(nodes - many):
        type, status = rng.choice(EVENT_TYPES), rng.choice(STATUSES)
        agent, target = f"actor/{i % many:05}" if i % 2 else one(), one()
        if agent == target:
            target = f"actor/{(i + 1) % many:05}"
        participants = {("agent", agent), ("target", target)}
        if rng.random() < 0.3:
            participants.add(("place", f"actor/{9 * rng.randrange(max(1, many // 9)) + 4:05}"))
        day = FIRST_DAY + timedelta(days=i * DAYS // max(1, nodes - many))
        evidence = []
        for k in range(1 + (rng.random() < 0.25) + (rng.random() < 0.1)):
            article = articles[(i // ARTICLE_EVENTS + k) % len(articles)]
            quote = (
                f"ذكرت الوكالة أن الواقعة {i} جرت أمس بين الطرفين، وفق ما قاله شهود."
                if article.language == "ar"
                else f"The agency reported that incident {i} took place on Monday between both sides, witnesses said."
            )
            start = 100 * (i % ARTICLE_EVENTS) + 5
            said = (f"actor/{rng.randrange(many):05}",) if rng.random() < 0.4 else ()
            evidence.append(
                Evidence(
                    article.id, start, start + 5, quote, status, rng.choice((0.55, 0.7, 0.85, 0.95)), "test:row", said
                )
            )
        happenings.append(
            Happening(
                f"event/{i:05}",
                type,
                (status,),
                tuple(sorted(participants)),
                tuple(evidence),
                (TimeValue(day.isoformat()),) if rng.random() < 0.8 else (),
            )
        )
    facts = []
    for i in range(0, many - 1, 12):
        said_by = Evidence(articles[0].id, 900 + i, 905 + i, f"يقود الشخص {i} الجهة.", "actual", 0.9, "test:leads")
        facts.append(Fact(f"relation/leads-{i:05}", "leads", f"actor/{i:05}", f"actor/{i + 1:05}", (said_by,)))
    by_id = {article.id: article for article in articles}
    return KnowledgeGraph.from_resolved(
        Resolved(tuple(by_id[id] for id in sorted(by_id)), tuple(entities), tuple(happenings), tuple(facts))
    )
