"""Component "khabar_settled_arguments": correct the participants of events by `PASSES`, whichever engine found them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.pipeline.events.ofdoc import settling
from khabar.graph.pipeline.ownfiles import OwnFiles
from khabar.graph.pipeline.participants.acting import turn_to_places, turn_to_states
from khabar.graph.pipeline.participants.passes import PASSES


def settle_arguments(doc: Doc) -> Doc:
    """Set ``doc._.events`` as the passes leave them, and ``doc.ents`` with states that act as states."""
    events = tuple(doc._.events)
    for changed in PASSES:
        events = tuple(changed(doc, events, language=doc.lang_))
    doc._.events = events
    turn_to_states(doc)
    turn_to_places(doc)
    return doc


@Language.factory(
    "khabar_settled_arguments",
    default_config={"lexicons": []},
    requires=["doc.ents", "doc.sents", "doc._.events"],
    assigns=["doc._.events", "doc.ents"],
)
def make(nlp: Language, name: str, lexicons: list[str]) -> OwnFiles:  # noqa: ARG001
    """The component, with the paths "khabar_events" was given; it stands behind all that find participants."""
    return settling(settle_arguments, nlp.lang, lexicons)
