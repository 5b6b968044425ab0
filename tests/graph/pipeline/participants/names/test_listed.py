"""What the listed are listed as: lists that name nobody."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Span

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import Argument, Event, mention
from khabar.graph.pipeline.participants.names.listed import without_colours, without_labels
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.terms import EntityType, EventType, Role, Status


@pytest.mark.parametrize(
    ("words", "targets", "kept"),
    [
        (("صنفت", "كندا", "حركة الشباب", "منظمة إرهابية"), (2, 3), (2,)),
        (("صنفت", "كندا", "المنظمات الإرهابية"), (2,), (2,)),  # nobody is named
        (("صنفت", "كندا", "المنظمة", "جماعة إرهابية"), (2, 3), (2,)),  # named before
        (("صنفت", "كندا", "منظمة بدر", "حركة النجباء"), (2, 3), (2, 3)),
    ],
)
def test_labels_are_left_out_beside_names_only(
    words: tuple[str, ...], targets: tuple[int, ...], kept: tuple[int, ...], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", LEXICAL].make_doc(" ".join(words))
    starts = [0]
    for part in words:
        starts.append(starts[-1] + len(part.split()))
    doc.ents = tuple(Span(doc, starts[i], starts[i + 1], EntityType.ORGANIZATION) for i in range(1, len(words)))
    arguments = tuple(Argument(Role.TARGET, mention_ref(starts[i])) for i in targets)
    (event,) = without_labels(doc, [Event(0, EventType.DESIGNATION, Status.ACTUAL, arguments=arguments)], language="ar")
    assert event.arguments == tuple(Argument(Role.TARGET, mention_ref(starts[i])) for i in kept)


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("The separatist Southern Council attacked Rihab.", "Council", "separatist"),
        ("A separatist killed Southern Council fighters.", "separatist", ""),
    ],
)
def test_what_a_group_is_called_by_before_its_name_takes_no_part(
    text: str, expected: str, never: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", BOTH](text)
    words = [token.text for token in doc]
    at, behind = words.index("separatist"), words.index("Southern")
    doc.ents = (
        mention(doc, at, at + 1, "ArmedGroup", rule="test"),
        mention(doc, behind, behind + 2, "ArmedGroup", rule="test"),
    )
    refs = {"separatist": mention_ref(at), "Council": mention_ref(behind)}
    event = Event(behind + 2, EventType.ATTACK, Status.ACTUAL, (Argument(Role.AGENT, refs["separatist"]),))
    (found,) = without_colours(doc, [event], language="en")
    assert {argument.ref for argument in found.arguments} == {refs[expected]}
    assert refs.get(never) not in {argument.ref for argument in found.arguments}
