"""The annotation of an article: what the pipeline found, free of spaCy, with offsets in code points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khabar.graph.pipeline.doc import Argument, Count, Order, Relation, TimeValue
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.reading.article import Article
from khabar.ontology.owntypes import OwnType, lineage, nearest

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an entity or a time. `id` is its reference in arguments and relations; `sentence` an index."""

    id: str
    type: str
    start: int
    end: int
    text: str
    sentence: int
    known: str = ""
    time: TimeValue | None = None
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class EventMention:
    """A mention of an event. `start` and `end` bound the trigger; `id` is its reference in arguments.

    `type` is what the graph calls it, an EventType or a type of the user's own, of which `own` is the declaration.
    """

    id: str
    type: str
    start: int
    end: int
    trigger: str
    sentence: int
    status: str
    arguments: tuple[Argument, ...] = ()
    speakers: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    own: OwnType | None = None
    counts: tuple[Count, ...] = ()
    chain: tuple[tuple[str, ...], ...] = ()

    @property
    def kind(self) -> str:
        """The EventType that it counts as, in all that is to be known of one: its own, or the class above it.

        >>> EventMention("v1", "CyberAttack", 0, 6, "hacked", 0, "actual", own=OwnType("CyberAttack", "Attack")).kind
        'Attack'
        """
        return nearest(self.type, self.own)

    def is_a(self, *types: str) -> bool:
        """Whether its type is one of some types or classes, or below one of them; as `Event.is_a`."""
        return not frozenset(types).isdisjoint(lineage(self.type, self.own))

    def refs(self, *roles: str) -> frozenset[str]:
        """The references of its participants in some roles; as `Event.refs`."""
        return frozenset(argument.ref for argument in self.arguments if argument.role in roles)


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that the pipeline found in an article.

    Attributes:
        article: the article.
        sentences: start and end of each sentence, code points of ``article.text``.
        mentions, events: in the order of the text.
        relations: static relations between mentions.
        order: which events came before which, where the text says so.
        meanings: the vector of each sentence, as text (see `packedvectors`), "" of one without events; empty where no
            encoder has read it.
    """

    article: Article
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    events: tuple[EventMention, ...]
    relations: tuple[Relation, ...]
    order: tuple[Order, ...] = ()
    meanings: tuple[str, ...] = ()

    def quote(self, sentence: int) -> str:
        """The text of a sentence."""
        start, end = self.sentences[sentence]
        return self.article.text[start:end]


def annotation(doc: Doc, article: Article) -> Annotation:
    """The annotation of an article, from the processed Doc of its text."""
    sentences = list(doc.sents)
    number = {token.i: index for index, sentence in enumerate(sentences) for token in sentence}
    mentions = tuple(
        Mention(
            id=mention_ref(span.start),
            type=span.label_,
            start=span.start_char,
            end=span.end_char,
            text=span.text,
            sentence=number[span.start],
            known=span.id_,
            time=span._.time,
            rule=span._.rule,
            confidence=span._.confidence,
        )
        for span in doc.ents
    )
    events = tuple(
        EventMention(
            id=event.ref,
            type=event.name,
            start=(token := doc[event.trigger]).idx,
            end=token.idx + len(token),
            trigger=token.text,
            sentence=number[event.trigger],
            status=event.status,
            arguments=event.arguments,
            speakers=event.speakers,
            media=event.media,
            rule=event.rule,
            confidence=event.confidence,
            own=event.own,
            counts=event.counts,
            chain=event.chain,
        )
        for event in doc._.events
    )
    return Annotation(
        article, tuple(map(_bounds, sentences)), mentions, events, doc._.relations, doc._.order, doc._.meanings
    )


def _bounds(sentence: Span) -> tuple[int, int]:
    """Start and end of a sentence without white space around it; its last token may be a line break."""
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return start, max(start, sentence.end_char - (len(text) - len(text.rstrip())))
