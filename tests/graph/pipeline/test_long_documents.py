"""What a long document costs: as much more as it is longer, told by what is asked and not by the time it takes."""

from __future__ import annotations

from collections import Counter

import pytest
from spacy.language import Language

from khabar.graph.pipeline import LEXICAL, load
from khabar.graph.pipeline.doc import Event, grouped

TEXT = {
    "ar": "التقى الوزير سالم نظيره القطري كريم، ووقعا اتفاقا. أحبطت الشرطة هجوما لداعش على السفارة في عمّان بالتعاون مع "
    "الجيش. قال علي إن الجيش «خان الأمانة»، ودعا إلى محاسبة قائده. وقتل محمد المكنى أبو طلحة جنديا وجرح آخر.\n",
    "en": "Police foiled an attack on Mr Webb's office in Amman. The minister met Omar Saleh, and the two signed a treaty. "
    "The army repelled an attack by rebels, killing ten of them. Omar Saleh, the leader of the party, took office.\n",
}


@pytest.fixture(scope="module")
def pipelines() -> dict[str, Language]:
    """The lexical pipeline of each language."""
    return {language: load(language, engine=LEXICAL) for language in TEXT}


def asked(nlp: Language, times: int, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often events are looked at in a text so many times as long."""
    counts: Counter[str] = Counter()
    refs, is_a = Event.refs, Event.is_a
    with monkeypatch.context() as patch:
        patch.setattr(Event, "refs", lambda self, *roles: counts.update(["refs"]) or refs(self, *roles))
        patch.setattr(Event, "is_a", lambda self, *types: counts.update(["is_a"]) or is_a(self, *types))
        nlp(TEXT[nlp.lang or ""] * times)
    return counts


@pytest.mark.parametrize("language", TEXT)
def test_events_are_asked_twice_as_often_in_twice_the_text(
    language: str, pipelines: dict[str, Language], monkeypatch: pytest.MonkeyPatch
) -> None:
    shorter, longer = (asked(pipelines[language], times, monkeypatch) for times in (8, 16))
    for what, count in shorter.items():
        assert longer[what] < 2.2 * count, what


@pytest.mark.parametrize("language", TEXT)
def test_the_sentences_of_a_long_text_are_understood_as_those_of_a_short_one(
    language: str, pipelines: dict[str, Language]
) -> None:
    nlp, times = pipelines[language], 5
    once, often = nlp(TEXT[language]), nlp(TEXT[language] * times)
    told = [(event.type, event.status, len(event.arguments)) for event in once._.events]
    assert [(event.type, event.status, len(event.arguments)) for event in often._.events] == told * times


def test_events_are_grouped_by_their_sentences(pipelines: dict[str, Language]) -> None:
    doc = pipelines["en"](TEXT["en"] * 2)
    groups = grouped(doc, doc._.events)
    assert [event for group in groups.values() for event in group] == list(doc._.events)
    assert all(doc[event.trigger].sent.start == start for start, group in groups.items() for event in group)
