"""Whom the pronoun of a verb stands for: who answers whom, and what is left alone."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.participants.pronouns.answering import answering
from khabar.graph.pipeline.refs import mention_ref

_ACCUSED = "اتهمت أنقرة أثينا بالتصعيد ، فيما اتهمتها أثينا بالاستفزاز ."
_THIRD = "انتقد أردوغان الحكومة اليونانية ، بينما انتقده نواب ."
_THING = "رحبت تركيا بالقرار وانتقدته اليونان ."
_NAMED = "اتهمت أنقرة أثينا بالتصعيد ، فيما اتهمت أثينا تركيا بالاستفزاز ."


def _found(
    text: str, given: list[tuple[str, str, list[str]]], engines: dict[tuple[str, str], Language]
) -> list[set[str]]:
    """What each event is after it was found with these participants: its word, its type, role and n-th mention."""
    doc = engines["ar", BOTH](text)
    refs = [mention_ref(span.start) for span in doc.ents]
    names = {ref: str(at) for at, ref in enumerate(refs)}
    events = []
    for word, kind, parts in given:
        trigger = next(token.i for token in doc if token.text == word)
        arguments = tuple(Argument(part.split()[0], refs[int(part.split()[1])]) for part in parts)
        events.append(Event(trigger, kind, "actual", arguments))
    changed = answering(doc, events, language="ar")
    return [{f"{a.role} {names[a.ref]}" for a in event.arguments if a.ref in names} for event in changed]


@pytest.mark.parametrize(
    ("text", "words", "given", "expected"),
    [
        (_ACCUSED, ("اتهمت", "اتهمتها"), ["agent 0", "target 1"], {"agent 2", "target 0"}),
        (_ACCUSED, ("اتهمت", "اتهمتها"), ["target 0", "target 2", "agent 2"], {"agent 2", "target 0"}),
        (_THIRD, ("انتقد", "انتقده"), ["agent 0", "target 2"], {"agent 2", "target 0"}),
        # Where both are named there is no pronoun.
        (_NAMED, ("اتهمت", "اتهمت"), ["agent 0", "target 1"], {"agent 0", "target 1"}),
    ],
)
def test_who_answers_was_spoken_to(
    text: str, words: tuple[str, str], given: list[str], expected: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    first = ["agent 0", "target 1"]
    kind = "Accusation" if "اتهم" in text else "Condemnation"
    found = _found(text, [(words[0], kind, first), (words[1], kind, given)], engines)
    assert found[-1] == expected


def test_a_thing_that_two_react_to_is_neither(engines: dict[tuple[str, str], Language]) -> None:
    (found,) = _found(_THING, [("انتقدته", "Condemnation", ["agent 1", "target 0"])], engines)
    assert found == {"agent 1"}


def test_what_a_relative_clause_is_about_stays(engines: dict[tuple[str, str], Language]) -> None:
    given = ["agent 0", "target 1", "agent 2"]
    (found,) = _found("هددت إيران السفينة التي اتهمتها واشنطن .", [("اتهمتها", "Accusation", given)], engines)
    assert found == {"agent 2", "target 1"}


def test_a_noun_has_no_subject_behind_it(engines: dict[tuple[str, str], Language]) -> None:
    given = ["agent 0", "target 1"]
    (found,) = _found("أعلن العراق دعمه وإدانته إسرائيل .", [("إدانته", "Condemnation", given)], engines)
    assert found == set(given)


def test_the_latter_is_nobody_further(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("حذرت بكين تايبيه، واتهمتها الأخيرة بترهيب السكان.")
    assert all(span.text != "الأخيرة" for span in doc.ents)
    doc = engines["ar", BOTH]("قصف الجيش المدينة في الأيام الأخيرة، وأدانت مصر القصف.")
    condemnation = next(event for event in doc._.events if event.type == "Condemnation")
    names = {mention_ref(span.start): span.text for span in doc.ents}
    assert {names[ref] for ref in condemnation.refs("agent")} == {"مصر"}
