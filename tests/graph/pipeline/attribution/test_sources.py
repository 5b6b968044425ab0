"""The steps among those who fill the roles of one report."""

from __future__ import annotations

import pytest

from khabar.graph.pipeline.attribution.sources import levels
from khabar.graph.pipeline.clauses.cases import PREP, Case
from khabar.graph.pipeline.doc import Argument, Event
from khabar.ontology.terms import EntityType, EventType, Role, Status

LABELS = {
    "e1": EntityType.GOVERNMENT_BODY,
    "e4": EntityType.MEDIA,
    "e6": EntityType.PERSON,
}
BEHIND = Case(PREP)


@pytest.mark.parametrize(
    ("agents", "behind", "told", "steps"),
    [
        # "قالت الوزارة عبر تلغرام": it carries what she says, whatever role a model gives it
        (("e1", "e4"), ("e4",), ("e4",), (("e1",), ("e4",))),
        # "نقلت الصحيفة عن المتحدث": he is quoted by it
        (("e4", "e6"), ("e6",), (), (("e6",), ("e4",))),
        # "قالت الوزارة للمحافظ": he is told, and says nothing
        (("e1", "e6"), ("e6",), ("e6",), (("e1",),)),
        # "قيل على لسان المحافظ": nobody else is there to say it
        (("e6",), ("e6",), ("e6",), (("e6",),)),
    ],
)
def test_who_is_told_is_not_quoted(
    agents: tuple[str, ...], behind: tuple[str, ...], told: tuple[str, ...], steps: tuple[tuple[str, ...], ...]
) -> None:
    event = Event(0, EventType.STATEMENT, Status.ACTUAL, tuple(Argument(Role.AGENT, ref) for ref in agents))
    assert levels(event, LABELS, dict.fromkeys(behind, BEHIND), (), told, quoting=False) == steps
