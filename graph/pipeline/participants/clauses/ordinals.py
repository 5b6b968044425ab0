"""Remove agents before an ordinal that is the subject of the verb behind it.

"الأولى إيران تدعم النظام، والثانية تؤيد المعارضة" ("the first, Iran, supports the regime, and the second backs the
opposition"): Iran is found as backing both. The ordinal stands behind a mark and right before the verb. The words are
data (``[ordinals]`` of ``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import ahead
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import Role


def of_ordinals(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove agents before an ordinal that begins a clause from the event of the verb right behind it.

    "والثانية تؤيد المعارضة": "تؤيد" loses the agent "إيران".
    """
    words, joins = (words_of(language, "undergone", "ordinals", key) for key in ("words", "joins"))

    def own(event: Event) -> Event:
        at = event.trigger - 1
        if at < sentence_at(doc, event.trigger).start + 1 or doc[at].norm_ not in words:
            return event
        first = at - 1 if doc[at - 1].norm_ in joins else at
        opens = first > sentence_at(doc, at).start and doc[first - 1].is_punct
        return event.without(ahead(event.refs(Role.AGENT), at), Role.AGENT) if opens else event

    return tuple(map(own, events)) if words else tuple(events)
