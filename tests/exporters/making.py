"""Graphs made by hand for the tests of the page. All names and sentences are invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.knowledge.views import Thing
from khabar.graph.pipeline.doc import Count, TimeValue
from khabar.graph.reading.article import Article
from khabar.graph.resolution.model import Entity, Evidence, Fact, Happening, Resolved

POINTS = {"place/baghdad": (33.34, 44.4), "place/damascus": (33.51, 36.29)}
"""Where places of these graphs are."""


@dataclass(frozen=True, slots=True)
class Placed(Thing):
    """A thing with its latitude and longitude."""

    point: tuple[float, float] | None = None


class PlacedGraph(KnowledgeGraph):
    """A graph that knows where the places of `POINTS` are."""

    def entities(self) -> tuple[Thing, ...]:  # type: ignore[override]
        """All entities, places with their coordinates."""
        return tuple(
            Placed(**{**{one.name: getattr(thing, one.name) for one in fields(thing)}, "point": _point(thing.iri)})
            for thing in super().entities()
        )


def _point(iri: str) -> tuple[float, float] | None:
    return next((point for key, point in POINTS.items() if iri.endswith(key)), None)


def article(number: int, language: str, publisher: str | None, day: str | None) -> Article:
    """An article with a headline and, where it has a publisher, an address."""
    return Article(
        text=f"نص المقال {number}" if language == "ar" else f"Text of article {number}",
        language=language,
        title=f"عنوان المقال {number}" if language == "ar" else f"Headline of article {number}",
        url=f"https://news{number}.example/story" if publisher else None,
        publisher=publisher,
        published=date.fromisoformat(day) if day else None,
    )


def story() -> Resolved:
    """Two sides at war, what four articles of three publishers say of them, and two strangers apart from all that."""
    first = article(1, "ar", "وكالة الشرق", "2025-01-12")
    second = article(2, "en", "The Morning Post", "2025-02-03")
    third = article(3, "ar", "وكالة الشرق", "2025-03-20")
    fourth = article(4, "en", None, None)
    places = {first.id: 0, second.id: 0, third.id: 0, fourth.id: 0}

    def said(
        source: Article,
        quote: str,
        word: str,
        status: str = "actual",
        confidence: float = 0.9,
        *,
        who: tuple[str, ...] = (),
        via: tuple[str, ...] = (),
        counts: tuple[Count, ...] = (),
    ) -> Evidence:
        places[source.id] += 1000
        start = places[source.id] + quote.index(word)
        return Evidence(
            source.id,
            start,
            start + len(word),
            quote,
            status,
            confidence,
            f"row:{word}",
            who,
            via,
            counts=counts,
            chain=tuple((key,) for key in (*who, *via)),
        )

    state, group, leader = "actor/state", "actor/group", "actor/leader"
    force, envoy, medium, officials = "actor/force", "actor/envoy", "actor/medium", "actor/officials"
    entities = (
        Entity(
            state,
            "State",
            (("ar", "الجمهورية"), ("en", "The Republic")),
            (("ar", "الدولة المتحدة"), ("en", "United State")),
            ("https://www.wikidata.org/entity/Q900001",),
            ("un:AB.001",),
        ),
        Entity(group, "ArmedGroup", (("ar", "جماعة الظل"), ("en", "Shadow Group")), (("ar", "سرايا الظل"),)),
        Entity(leader, "Person", (("ar", "أحمد الإمام"), ("en", "Ahmad al-Imam")), (("en", "Abu Zill"),)),
        Entity(force, "SecurityForce", (("ar", "جهاز الأمن"), ("en", "Security Service"))),
        Entity(envoy, "Person", (("ar", "المبعوثة ليلى"), ("en", "Envoy Layla"))),
        Entity(medium, "Media", (("ar", "صحيفة النهر"), ("en", "The River"))),
        Entity(officials, "PersonGroup", (("ar", "مسؤولون"),)),
        Entity("place/baghdad", "Place", (("ar", "بغداد"), ("en", "Baghdad"))),
        Entity("place/damascus", "Place", (("ar", "دمشق"), ("en", "Damascus"))),
        Entity("site/bridge", "Site", (("ar", "الجسر القديم"), ("en", "The Old Bridge"))),
        Entity("zz/stranger-1", "Organization", (("ar", "نقابة أولى"), ("en", "First Union"))),
        Entity("zz/stranger-2", "Organization", (("ar", "نقابة ثانية"), ("en", "Second Union"))),
    )
    happenings = (
        Happening(
            "event/arrest",
            "Arrest",
            ("actual",),
            (("agent", force), ("place", "place/damascus"), ("target", leader)),
            (
                said(second, "The security service arrested Ahmad al-Imam in Damascus.", "arrested"),
                said(third, "اعتقل جهاز الأمن أحمد الإمام في دمشق.", "اعتقل"),
            ),
            (TimeValue("2025-02-01"),),
        ),
        Happening(
            "event/attack",
            "Attack",
            ("actual", "negated"),
            (("agent", group), ("place", "place/baghdad"), ("target", state)),
            (
                said(
                    first,
                    "هاجمت جماعة الظل مواقع الجمهورية في بغداد وقتل خمسة، كما قال مسؤولون.",
                    "هاجمت",
                    who=(officials,),
                    via=(medium,),
                    counts=(Count(5, "dead", "exact", "خمسة"),),
                ),
                said(
                    second,
                    "Shadow Group did not attack the Republic, its leader said.",
                    "attack",
                    "negated",
                    0.6,
                    who=(leader,),
                ),
                said(
                    fourth,
                    "An attack by Shadow Group on the Republic killed nine.",
                    "attack",
                    counts=(Count(9, "dead", "exact", "nine"),),
                ),
            ),
            (TimeValue("2025-01-10"),),
        ),
        Happening(
            "event/bombing",
            "Bombing",
            ("planned",),
            (("agent", group), ("target", "site/bridge")),
            (said(third, "تخطط جماعة الظل لتفجير الجسر القديم.", "لتفجير", "planned", 0.5),),
            (TimeValue("2025-03"),),
        ),
        Happening(
            "event/foiled",
            "Attack",
            ("foiled",),
            (("agent", group), ("target", "site/bridge")),
            (said(third, "أحبط جهاز الأمن هجوما لجماعة الظل على الجسر القديم.", "هجوما", "foiled", 0.8),),
        ),
        Happening(
            "event/foiling",
            "Foiling",
            ("actual",),
            (("agent", force), ("theme", "event/foiled")),
            (said(third, "أحبط جهاز الأمن هجوما لجماعة الظل على الجسر القديم.", "أحبط", confidence=0.8),),
            (TimeValue("2025-03-18"),),
        ),
        Happening(
            "event/meeting",
            "Meeting",
            ("possible",),
            (("agent", envoy), ("agent", state)),
            (said(fourth, "Envoy Layla may meet the Republic.", "meet", "possible", 0.7),),
        ),
        Happening(
            "event/protest",
            "Protest",
            ("actual",),
            (),
            (said(second, "People took to the streets.", "streets", confidence=0.6),),
            (TimeValue("2025-01-20", "2025-01-25"),),
        ),
        Happening(
            "event/statement",
            "Statement",
            ("actual",),
            (("agent", officials),),
            (said(first, "قال مسؤولون إن الوضع هادئ.", "قال", confidence=0.7),),
            (TimeValue("2025-01-11"),),
        ),
        Happening(
            "event/strangers",
            "Meeting",
            ("actual",),
            (("agent", "zz/stranger-1"), ("agent", "zz/stranger-2")),
            (said(third, "التقت نقابة أولى نقابة ثانية.", "التقت", confidence=0.95),),
            (TimeValue("2024-06-01"),),
        ),
    )
    facts = (Fact("relation/leads-1", "leads", leader, group, (said(first, "أحمد الإمام قائد جماعة الظل.", "قائد"),)),)
    articles = tuple(sorted((first, second, third, fourth), key=lambda one: one.id))
    return Resolved(articles, entities, happenings, facts)


def hostile(texts: Iterable[str]) -> KnowledgeGraph:
    """A graph with these texts in every field that a text can reach, each of an entity, event and article of its own."""
    from khabar.ontology.owntypes import OwnType

    articles, entities, happenings, facts = [], [], [], []
    for number, text in enumerate(texts):
        source = Article(
            text=f"{number} {text}",
            language="en" if number % 2 else "ar",
            title=text,
            url=text,
            publisher=text,
            published=date(2025, 1, 1 + number % 28),
            source=text,
        )
        articles.append(source)
        key = f"actor/{number:03}"
        entities.append(
            Entity(
                key, "Person", (("ar", text), ("en", text)), (("ar", text + " "), ("en", f"{text} again")), (), (text,)
            )
        )
        own = OwnType(f"Own{number:03}", "Attack", (("ar", text), ("en", text)))
        evidence = Evidence(
            source.id,
            0,
            max(1, len(text)),
            text,
            "actual",
            0.5,
            text,
            (key,),
            (key,),
            time_expression=text,
            counts=(Count(3, "dead", "exact", text), Count(5, "dead", "exact", text)),
        )
        sides = (("agent", key), ("place", "place/baghdad"), ("target", f"actor/{max(0, number - 1):03}"))
        happenings.append(
            Happening(
                f"event/{number:03}",
                own.name,
                ("actual",),
                sides,
                (evidence,),
                (TimeValue(f"2025-01-{1 + number % 28:02}"),),
                (("ar", text),),
                own,
            )
        )
        facts.append(Fact(f"relation/leads-{number:03}", "leads", key, "actor/000", (evidence,)))
    entities.append(Entity("place/baghdad", "Place", (("ar", "بغداد"), ("en", "Baghdad"))))
    articles.sort(key=lambda one: one.id)
    return PlacedGraph.from_resolved(Resolved(tuple(articles), tuple(entities), tuple(happenings), tuple(facts)))
