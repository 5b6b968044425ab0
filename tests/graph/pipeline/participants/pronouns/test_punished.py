""""""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.participants.pronouns.punished import deeds


def test_what_somebody_is_punished_for_is_no_plan(settled: Callable[..., set[str]]) -> None:
    def done(doc: Doc, events: Sequence[Event], *, language: str) -> list[Event]:
        triggers = deeds(doc, [event.with_status("planned") for event in events], language=language)
        return [event for event in events if event.trigger in triggers]

    text = "عاقبت {كندا:State} {القائد:Person} لقصفه {القرى:PersonGroup}"
    punished, shelling = ("عاقبت", "Sanction", "agent كندا,target القائد"), ("قصفه", "Attack", "target القرى")
    assert settled(done, "ar", text, punished, shelling) == {"قصفه target القرى"}
    assert not settled(done, "ar", text, ("عاقبت", "Sanction", "agent كندا"), shelling)
