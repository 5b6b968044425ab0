"""Fixtures that all tests share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.reading.article import Article
from khabar.graph.resolution.model import Entity, Evidence, Fact, Happening, Resolved

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data beside the repository; tests that need it skip where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "annotation").is_dir():
        pytest.skip("needs the measuring data in ../shared, which is not part of the repository")
    return folder


@pytest.fixture(scope="session")
def resolved() -> Resolved:
    """A small resolution made by hand: a foiled attack told by two articles, an arrest, a designation, a leader."""

    def evidence(article: str, start: int, quote: str, status: str = "actual", **more: Any) -> Evidence:
        return Evidence(article, start, start + 5, quote, status, 0.8, "test:row", **more)

    first = Article(
        text="أحبط الجهاز", language="ar", title="إحباط هجوم", publisher="وكالة", published=date(2025, 1, 12)
    )
    second = Article(
        text="The service foiled an attack", language="en", title="Attack foiled", url="https://example.org/attack"
    )
    ar, en = first.id, second.id
    entities = (
        Entity("actor/group", "ArmedGroup", (("ar", "الجماعة"), ("en", "The Group")), (("ar", "جماعة الظل"),)),
        Entity("actor/leader", "Person", (("ar", "قائد الجماعة"),)),
        Entity("actor/medium", "Media", (("ar", "الصحيفة"), ("en", "The Paper"))),
        Entity("actor/official", "PersonGroup", (("ar", "مسؤولون"),)),
        Entity("actor/service", "SecurityForce", (("ar", "الجهاز"), ("en", "The Service")), (("ar", "جهاز الأمن"),)),
        Entity("actor/state", "State", (("ar", "الدولة"), ("en", "The State"))),
        Entity("place/shrine", "Site", (("ar", "المقام"), ("en", "The Shrine"))),
    )
    attack = Happening(
        "event/attack",
        "Attack",
        ("foiled",),
        (("agent", "actor/group"), ("target", "place/shrine")),
        (evidence(ar, 10, "أحبط الجهاز هجوما للجماعة على المقام.", "foiled"),),
    )
    foiling = Happening(
        "event/foiling",
        "Foiling",
        ("actual",),
        (("agent", "actor/service"), ("theme", "event/attack")),
        (
            evidence(
                ar, 0, "أحبط الجهاز هجوما للجماعة على المقام.", attributed_to=("actor/official",), via=("actor/medium",)
            ),
            evidence(en, 4, "The service foiled an attack on the shrine."),
        ),
        (TimeValue("2025-01-11"),),
        (("ar", "قبل يومين"),),
    )
    arrest = Happening(
        "event/arrest",
        "Arrest",
        ("actual", "possible"),
        (("agent", "actor/service"), ("target", "actor/leader")),
        (evidence(ar, 20, "اعتقل القائد."), evidence(en, 20, "He may be arrested.", "possible")),
        (TimeValue("2025-01-05", "2025-01-07"),),
    )
    planned = Happening(
        "event/planned",
        "Bombing",
        ("planned",),
        (("agent", "actor/group"), ("target", "actor/state")),
        (evidence(ar, 30, "تخطط الجماعة لتفجير.", "planned"),),
        (TimeValue("--03-01"),),
    )
    designation = Happening(
        "event/designation",
        "Designation",
        ("actual",),
        (("agent", "actor/state"), ("target", "actor/group")),
        (evidence(ar, 40, "صنفت الدولة الجماعة."),),
    )
    leads = Fact("relation/leads-1", "leads", "actor/leader", "actor/group", (evidence(ar, 50, "قائد الجماعة"),))
    return Resolved((first, second), entities, (arrest, attack, designation, foiling, planned), (leads,))


@pytest.fixture(scope="session")
def kg(resolved: Resolved) -> KnowledgeGraph:
    """The graph of `resolved`."""
    return KnowledgeGraph.from_resolved(resolved)
