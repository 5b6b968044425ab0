"""Remove from a denial what a statement joined to it says of something else.

"نفت الوزارة ذلك، وأكدت أن المسلحين هاجموا الحاجز" ("the ministry denied that, and affirmed that the gunmen had attacked
the checkpoint"): the attack is found as denied, too, and so as something that did not happen. It is what the ministry
affirms: of 31 such in annotated text none was what is denied.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.participants.claims.denials import denies
from khabar.graph.pipeline.refs import token_of
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventType, Role


def without_restated(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the themes of a statement behind "and" from the denial before it.

    "نفت ذلك، وأكدت أن المسلحين هاجموا": "نفت" loses the theme "هاجموا", which "أكدت" keeps.
    """
    joins = coordinators(language).all
    beside = grouped(doc, events)

    def settled(event: Event) -> Event:
        if not event.is_a(EventType.STATEMENT) or not denies(doc, event, language=language):
            return event
        for other in beside[sentence_at(doc, event.trigger).start]:
            behind = other.trigger > event.trigger and doc[other.trigger - 1].norm_ in joins
            if behind and other.is_a(EventType.STATEMENT) and not denies(doc, other, language=language):
                told = {ref for ref in other.refs(Role.THEME) if token_of(ref) > other.trigger}
                event = event.without(told, Role.THEME)
        return event

    return tuple(map(settled, events))
