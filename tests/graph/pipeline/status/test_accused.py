"""What the accused are said to have done: possible, unless others did it or it stands before the accusation."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.refs import event_ref
from khabar.graph.pipeline.status.accused import accused_of
from khabar.ontology.terms import EventType, Role, Status

ACCUSER, ACCUSED, OTHER = "e1", "e2", "e9"


@pytest.mark.parametrize(
    ("type", "accusers", "doers", "status", "found"),
    [
        (EventType.KILLING, [ACCUSER], [ACCUSED], Status.ACTUAL, True),
        (EventType.AIR_STRIKE, [ACCUSER], [ACCUSED], Status.ACTUAL, True),
        # It happened, and is only laid at somebody's door, or was done by others.
        (EventType.KILLING, [ACCUSER], [], Status.ACTUAL, False),
        (EventType.KILLING, [ACCUSER], [ACCUSED, OTHER], Status.ACTUAL, False),
        # Nobody is named who accuses: "the man charged with the killing".
        (EventType.KILLING, [], [ACCUSED], Status.ACTUAL, False),
        # What is no deed, and what is told otherwise.
        (EventType.AGREEMENT, [ACCUSER], [ACCUSED], Status.ACTUAL, False),
        (EventType.KILLING, [ACCUSER], [ACCUSED], Status.NEGATED, False),
    ],
)
def test_what_only_the_accused_are_said_to_have_done_is_alleged(
    type: str, accusers: list[str], doers: list[str], status: str, found: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", LEXICAL]("اتهم كريم سميرا بقتل رجل")
    arguments = (*(Argument(Role.AGENT, ref) for ref in accusers), Argument(Role.TARGET, ACCUSED))
    charge = Event(0, EventType.ACCUSATION, Status.ACTUAL, (*arguments, Argument(Role.THEME, event_ref(4))))
    act = Event(4, type, status, tuple(Argument(Role.AGENT, ref) for ref in doers))
    assert accused_of(doc, [charge, act]) == ({4} if found else frozenset())


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("قالت النيابة إن المتهم بقتل القاضي فر إلى تركيا.", "قتل", Status.POSSIBLE),
        ("طالبت العائلة بتوقيف المشتبه به في قتل ابنها.", "قتل", Status.POSSIBLE),
        ("داهم الجيش منزل المتهم بخطف المهندس.", "خطف", Status.POSSIBLE),
    ],
)
def test_what_somebody_is_called_accused_of_is_possible(
    text: str, trigger: str, status: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    assert {event.status for event in doc._.events if doc[event.trigger].text == trigger} == {status}
