"""Where somebody was to whom something is done: what is left alone."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.participants.attacks.sited import sited
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize(
    ("language", "text", "event_type", "given", "expected"),
    [
        ("en", "Gunmen attacked soldiers in Mosul.", "Attack", ["soldiers", "Mosul"], {"target soldiers", "place Mosul"}),
        ("ar", "هاجم التنظيم جنودا في الموصل.", "Attack", ["جنودا", "الموصل"], {"target جنودا", "place الموصل"}),
        # A list, somebody behind the preposition, nobody before it, and what is not done to somebody.
        ("en", "Gunmen attacked soldiers and Mosul.", "Attack", ["soldiers", "Mosul"], {"target soldiers", "target Mosul"}),
        ("en", "Gunmen attacked soldiers in Mosul.", "Attack", ["Mosul"], {"target Mosul"}),
        ("ar", "قصفت القوات من التل على المدينة.", "Attack", ["المدينة"], {"target المدينة"}),
        ("en", "Rebels warned soldiers in Mosul.", "Warning", ["soldiers", "Mosul"], {"target soldiers", "target Mosul"}),
    ],
)  # fmt: skip
def test_who_and_what_are_hit(
    language: str,
    text: str,
    event_type: str,
    given: list[str],
    expected: set[str],
    engines: dict[tuple[str, str], Language],
) -> None:
    doc = engines[language, BOTH](text)
    refs = {span.text: mention_ref(span.start) for span in doc.ents}
    event = Event(0, event_type, "actual", tuple(Argument("target", refs[name]) for name in given))
    names = {ref: name for name, ref in refs.items()}
    (found,) = sited(doc, [event], language=language)
    assert {f"{argument.role} {names[argument.ref]}" for argument in found.arguments} == expected
