"""Make whoever somebody speaks through an agent of the speech, and not its target.

"هددت إيران على لسان قائد الحرس حسين سلامي إسرائيل" ("Iran, through the Guard's commander Hossein Salami, threatened
Israel"): Salami is found as threatened, and becomes an agent beside Iran; the body in that title has no role. "ما ورد
على لسان النائب" ("what the deputy said") is left alone. The words are data (``[mouthpieces]`` of
``<xx>/bystanders.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EntityType, EventClass, Role

_TITLE: Final = 8
"""Tokens at the most from the phrase to the name: "على لسان الناطق الرسمي باسم وزارة الدفاع العميد سامر حداد"."""


def through_mouthpieces(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make persons behind "through" agents of the speech before, and remove the bodies of their titles.

    "هددت إيران على لسان قائد الحرس حسين سلامي إسرائيل": "هددت" gets the agent "حسين سلامي" and loses "الحرس".
    """
    phrases, told = _words(language)
    found = {event.trigger: event for event in events}
    for sentence in doc.sents:
        for at in phrases.places(doc, sentence.start, sentence.end):
            for end, _ in phrases.at(doc, at, sentence.end):
                _settle(doc, found, at, at + end, sentence, told)
    return tuple(found[trigger] for trigger in sorted(found))


def _settle(doc: Doc, found: dict[int, Event], at: int, end: int, sentence: Span, told: frozenset[str]) -> None:
    """Settle the events of a sentence by one phrase, at `at`, that ends before `end`."""
    inside = mentions_within(doc[end : min(end + _TITLE, sentence.end)])
    who = next((number for number, span in enumerate(inside) if span.label_ == EntityType.PERSON), None)
    if who is None or any(token.i in found or token.is_punct for token in doc[end : inside[who].start]):
        return
    speaker, bodies = mention_ref(inside[who].start), {mention_ref(span.start) for span in inside[:who]}
    said = _said(doc, found, at, sentence, told)
    if said is None:
        return
    for trigger, event in found.items():
        if sentence.start <= trigger < sentence.end:
            found[trigger] = event.without({speaker}, Role.TARGET)
            if said.trigger <= trigger < at:
                found[trigger] = found[trigger].without({speaker, *bodies}, *PARTIES)
    found[said.trigger] = found[said.trigger].given(Role.AGENT, [speaker])


def _said(doc: Doc, found: Mapping[int, Event], at: int, sentence: Span, told: frozenset[str]) -> Event | None:
    """The nearest event of speech before the phrase; None where a word like "what was said" stands between."""
    for before in range(at - 1, sentence.start - 1, -1):
        if doc[before].norm_ in told:
            return None
        if before in found and found[before].is_a(EventClass.SPEECH):
            return found[before]
    return None


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[Phrases, frozenset[str]]:
    data = table(language, "bystanders")["mouthpieces"]
    return Phrases.of(language, data["phrases"]), fold_all(data["told"], language)
