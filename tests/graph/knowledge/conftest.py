"""Articles that an archive may hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from khabar.graph.pipeline.annotation import Annotation


@pytest.fixture(scope="session")
def news(tell: Callable[..., Annotation]) -> tuple[Annotation, ...]:
    """Six small articles in two languages: a bombing told twice, two men of one name, a movement under two names."""
    day = date(2025, 3, 4)
    person, place, army, group = "Person", "Place", "SecurityForce", "Organization"
    return (
        tell(
            "فجرت حركة النسيم مقام الوادي في حمص",
            [("حركة النسيم", group), ("مقام الوادي", "Site"), ("حمص", place)],
            [("Bombing", "فجرت", {"agent": 0, "target": 1, "place": 2})],
            url="https://one.example/1",
            published=day,
            title="تفجير",
            source="feed.jsonl:1",
        ),
        tell(
            "هجوم حركة النسيم على مقام الوادي في حمص",
            [("حركة النسيم", group), ("مقام الوادي", "Site"), ("حمص", place)],
            [("Attack", "هجوم", {"agent": 0, "target": 1, "place": 2})],
            url="https://two.example/2",
            published=day,
            source="feed.jsonl:2",
        ),
        tell(
            "اعتقل الجيش العراقي سامي الحسن",
            [("الجيش العراقي", army), ("سامي الحسن", person)],
            [("Arrest", "اعتقل", {"agent": 0, "target": 1})],
            published=day,
            title="اعتقال",
            source="arrest.txt",
        ),
        tell(
            "التقى سامي الحسن هدى الصباغ",
            [("سامي الحسن", person), ("هدى الصباغ", person)],
            [("Meeting", "التقى", {"agent": 0, "target": 1})],
            published=date(2025, 6, 1),
            source="meeting.txt",
        ),
        tell(
            "The Breeze Movement warned Israel",
            [("Breeze Movement", group), ("Israel", "State")],
            [("Warning", "warned", {"agent": 0, "target": 1})],
            language="en",
            published=day,
        ),
        tell(
            "هددت حركة النسيم (حنس) هدى الصباغ",
            [("حركة النسيم", group), ("حنس", group), ("هدى الصباغ", person)],
            [("Threat", "هددت", {"agent": 0, "target": 2})],
            same=[(0, 1)],
        ),
    )
