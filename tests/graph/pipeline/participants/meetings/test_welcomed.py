"""Who is received by somebody, with both engines joined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("The envoy was received by President Erdogan in Ankara.", "received agent envoy"),
        ("His counterpart was received by King Abdullah.", "received agent counterpart"),
        ("Her adviser was warmly received by President Macron.", "received agent Macron"),
        ("The envoy was received by President Erdogan in Ankara.", "received place Ankara"),
    ],
)
def test_guest_and_host_meet(text: str, argument: str, holds: Holds) -> None:
    holds("en", {"example": text, "expect": [argument]}, BOTH)


@pytest.mark.parametrize(
    "text",
    [
        "The agreement was welcomed by President Macron.",
        "The decision of the court was received by the minister.",
        "Macron welcomed the release of the hostages.",
    ],
)
def test_what_is_welcomed_is_no_meeting(text: str, engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH](text)
    assert "Meeting" not in {event.type for event in doc._.events}
