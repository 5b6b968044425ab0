"""What an article tells of an event, as events are compared by it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from toldevents import TYPES, annotated, told

from khabar.graph.resolution.events.occurrence import occurrences


@pytest.mark.parametrize(("type", "via"), [("Media", ("actor/firm",)), ("Organization", ())])
def test_what_is_no_medium_after_all_says_it_itself(
    monkeypatch: pytest.MonkeyPatch, type: str, via: tuple[str, ...]
) -> None:
    monkeypatch.setitem(TYPES, "actor/firm", type)
    (annotation,), index = annotated([told("Attack", agent="actor/isis", target="actor/firm")])
    medium = next(m.id for m in annotation.mentions if index.key(annotation.article.id, m.id) == "actor/firm")
    quoted = replace(annotation, events=(replace(annotation.events[0], media=(medium,)),))
    (occurrence,) = occurrences([quoted], index)
    assert occurrence.evidence.via == via
    assert occurrence.evidence.attributed_to == (() if via else ("actor/firm",))
