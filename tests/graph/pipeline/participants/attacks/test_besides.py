"""What foilers do besides foiling an attack."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.participants.attacks.besides import against_armed, besides, with_deeds_besides


def found(doc: Doc, events: Sequence[Event], *, language: str) -> list[Event]:
    return [deed for _, deed in besides(doc, events, language=language)]


def armed(doc: Doc, events: Sequence[Event], *, language: str) -> list[Event]:
    refs = against_armed(doc, events, language=language)
    return [event for event in events if event.ref in refs]


def test_what_foilers_do_besides_is_not_foiled(settled: Callable[..., set[str]]) -> None:
    text = "إحباط هجوم واعتقال {خلية:ArmedGroup}"
    told = (
        ("إحباط", "Foiling", "theme هجوم,theme اعتقال"),
        ("هجوم", "Attack", ""),
        ("اعتقال", "Arrest", "target خلية"),
    )
    assert settled(found, "ar", text, *told) == {"اعتقال target خلية"}
    assert settled(with_deeds_besides, "ar", text, *told) == {"إحباط theme هجوم", "اعتقال target خلية"}


def test_what_a_plot_was_for_is_foiled(settled: Callable[..., set[str]]) -> None:
    text = "إحباط هجوم لاعتقال {الوزير:Person}"
    told = ("إحباط", "Foiling", "theme هجوم"), ("هجوم", "Attack", ""), ("اعتقال", "Arrest", "target الوزير")
    assert not settled(found, "ar", text, *told)


def test_who_bears_arms_is_fought(settled: Callable[..., set[str]]) -> None:
    assert settled(
        armed, "en", "Troops killed ten {militants:ArmedGroup}", ("killed", "Killing", "target militants")
    ) == {"killed target militants"}
    assert not settled(armed, "en", "Troops killed ten {farmers:PersonGroup}", ("killed", "Killing", "target farmers"))
