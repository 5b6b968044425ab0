"""Component "khabar_learned_idle": remove doubtful mentions that take part in no event, relation or attribution.

A mention without a name is worth something only by what it takes part in, and the model alone finds mentions in many
ordinary words ("المدارس", "أفراد المجتمع"). What the catalog knows is kept, and so are places, nearly all of which have
names: "قرب الحدود مع النيجر", "the road to Bandiagara".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.learned.stored import Joined
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.rules import MODEL
from khabar.ontology.terms import EntityType

NAME: Final = "khabar_learned_idle"
_TASK: Final = "idle"
_LEAST: Final = "least"


class LearnedIdle(Joined):
    """Removes from ``doc.ents`` mentions that only the model found, with low confidence and in no role."""

    TASK = _TASK

    @property
    def labels(self) -> tuple[str, ...]:
        """None: it sets no labels."""
        return ()

    def __call__(self, doc: Doc) -> Doc:
        """Leave mentions out; needs events, relations and attributions."""
        busy, least = set(_busy(doc)), self.weight(_TASK, _LEAST)
        kept = tuple(
            span for span in doc.ents if _named(span) or span._.confidence >= least or mention_ref(span.start) in busy
        )
        if len(kept) < len(doc.ents):
            doc.ents = kept
        return doc


def _named(span: Span) -> bool:
    """Whether the lexicon or the catalog knows a mention, or it is a place."""
    return span._.rule != MODEL or bool(span.id_) or span.label_ == EntityType.PLACE


def _busy(doc: Doc) -> Iterator[str]:
    """The references of all mentions that take part in an event, relation or attribution."""
    for event in doc._.events:
        yield from (argument.ref for argument in event.arguments)
        yield from event.speakers
        yield from event.media
    for relation in doc._.relations:
        yield relation.head
        yield relation.tail


@Language.factory(
    NAME,
    default_config={"folder": None, "lexicon": True},
    requires=["doc.ents", "doc._.events", "doc._.relations"],
    assigns=["doc.ents"],
)
def make(nlp: Language, name: str, folder: str | None, lexicon: bool) -> LearnedIdle:  # noqa: ARG001
    """The component; `folder` has the files of another model than the shipped one."""
    register()
    return LearnedIdle(folder, lexicon=lexicon)
