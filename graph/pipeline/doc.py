"""The contract between components: what a spaCy Doc carries from one to the next, and nothing else.

A component reads and writes only what is listed here, so an engine can be exchanged for another behind the same names.
`extensions` makes spaCy know what is under ``_``.

On the Doc
    ``doc._.published``   publication date of the article (``datetime.date``) or None; relative times need it
    ``doc.ents``          entity and time mentions, never overlapping: ``label_`` is an EntityType or ``TIME``,
                          ``id_`` (``ent_id_``) the catalog id of a known thing or ""
    ``doc.sents``         sentences
    ``doc._.events``      tuple of `Event`, in the order of their triggers, one a token at the most
    ``doc._.relations``   tuple of `Relation`
    ``doc._.order``       tuple of `Order`: which of two events came first, where the text says so
    ``doc._.meanings``    tuple of texts, one a sentence: its vector (see `packedvectors`), "" of one without events
On a mention (a Span of ``doc.ents``)
    ``span._.rule``       what found it: a row ("catalog", "persons:رئيس"), "model", or both (see `rules`)
    ``span._.confidence`` 0 to 1
    ``span._.time``       `TimeValue` of a time mention that could be resolved, else None
On a token
    ``token.norm_``       the folded full form of the syntactic word: of "للجيش" the tokens are "ل" and "لجيش", the
                          second with the norm "الجيش"; compare words by ``norm_`` only

Mentions and events are referred to by their first token (see `refs`): ``e12`` is the mention that begins at token 12,
``v15`` the event whose trigger is token 15. So they hold for the Doc that the pipeline has made, and no longer when its
tokens are others: after retokenizing (``merge_entities`` ...), in ``span.as_doc()`` and in ``Doc.from_docs``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from khabar.graph.pipeline.refs import event_ref
from khabar.ontology.owntypes import OwnType, lines
from khabar.ontology.vocabulary import supertypes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

TIME: Final = "Time"
"""Label of time expressions in annotations; in the graph they become literals or khabar:Interval."""

SAME_AS: Final = "sameAs"
"""Label of the annotation relation between two names of one thing; resolution makes one node of them."""


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A resolved time, as the lexical form of xsd:date, gYearMonth, gYear or gMonthDay.

    Attributes:
        start: "2025-01-11", "2025-01", "2025" or "--01-11".
        end: for an interval, its last day, month or year (inclusive), in the same forms.

    >>> TimeValue("2025-01-11").end is None
    True
    """

    start: str
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of an event: a Role and the reference (``e12``, ``v15``) of what fills it.

    `confidence` (0 to 1) is the trained model's, of what it and the lexicon have found together; what a rule says by
    itself is taken for sure. Two arguments that differ in nothing else are the same.
    """

    role: str
    ref: str
    confidence: float = field(default=1.0, compare=False)


@dataclass(frozen=True, slots=True)
class Count:
    """How many people an event's mention says were killed, wounded, arrested ...

    Attributes:
        value: the number, at least 1; of a word like "عشرات" the least that it can mean.
        unit: a Unit: what they are. bound: a Bound: how the number is meant.
        words: the words that say it.
    """

    value: int
    unit: str
    bound: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A mention of an event.

    Attributes:
        trigger: index of the token that tells of it.
        type: an EventType; of a type that the user has declared the class above it, so that each component takes the
            event for one of those. `name` has the user's own.
        status: a Status.
        arguments: participants in the order of the text, each pair of role and reference once.
        speakers: references of the mentions it is attributed to, nearest first ("قال مسؤولون أميركيون").
        media: references of the media through which the speakers are quoted ("لصحيفة واشنطن بوست").
        rule: what found it: "<file>:<lemma>" of the lexicon row.
        confidence: 0 to 1.
        own: the declaration of a type of the user's own, None for khabar's types.
        counts: how many took part; a range is two, with the bounds atLeast and atMost.
        chain: speakers and media step by step, nearest first; those of one step say it together.
    """

    trigger: int
    type: str
    status: str
    arguments: tuple[Argument, ...] = ()
    speakers: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    own: OwnType | None = None
    counts: tuple[Count, ...] = ()
    chain: tuple[tuple[str, ...], ...] = ()

    def with_status(self, status: str) -> Event:
        """The event with a status."""
        return self if status == self.status else replace(self, status=status)

    def with_type(self, type: str) -> Event:
        """The event with another of khabar's types, as it turns out to be.

        A type of the user's own goes with the old one, as the event is no more under it. It stays where the new type
        is only a more exact one under the old: what the user calls an event is exact already.

        >>> mine = Event(3, "Attack", "actual", own=OwnType("CyberAttack", "Attack"))
        >>> mine.with_type("Sanction").name, mine.with_type("Bombing").name
        ('Sanction', 'CyberAttack')
        """
        if type == self.type or (self.own is not None and self.type in supertypes(type)):
            return self
        return replace(self, type=type, own=None)

    @property
    def name(self) -> str:
        """The name of its type: that of the user's own type, if it is of one.

        >>> Event(3, "Attack", "actual", own=OwnType("CyberAttack", "Attack")).name, Event(3, "Attack", "actual").name
        ('CyberAttack', 'Attack')
        """
        return self.type if self.own is None else self.own.name

    @property
    def ref(self) -> str:
        """The reference by which other events refer to it."""
        return event_ref(self.trigger)

    def is_a(self, *types: str) -> bool:
        """Whether its type is one of some types or classes, or below one of them.

        >>> bombing = Event(3, "Bombing", "actual")
        >>> bombing.is_a("Attack"), bombing.is_a("Speech", "Violence"), bombing.is_a("AirStrike")
        (True, True, False)
        """
        return not lines(self.type, self.own).isdisjoint(types)

    def refs(self, *roles: str) -> frozenset[str]:
        """The references of its participants in some roles.

        >>> sorted(Event(3, "Attack", "actual", (Argument("agent", "e1"), Argument("target", "e4"))).refs("agent"))
        ['e1']
        """
        return frozenset([argument.ref for argument in self.arguments if argument.role in roles])

    def without(self, refs: Collection[str], *roles: str) -> Event:
        """The event without these participants in some roles, or in any role if none is named.

        >>> event = Event(3, "Attack", "actual", (Argument("agent", "e1"), Argument("target", "e1")))
        >>> [argument.role for argument in event.without({"e1"}, "target").arguments], event.without({"e2"}) is event
        (['agent'], True)
        """
        kept = tuple(a for a in self.arguments if a.ref not in refs or (roles and a.role not in roles))
        return self if len(kept) == len(self.arguments) else replace(self, arguments=kept)

    def given(self, role: str, refs: Iterable[str]) -> Event:
        """The event with these participants in a role, surely; new ones come behind all others.

        >>> event = Event(3, "Attack", "actual", (Argument("agent", "e1", 0.5), Argument("target", "e2", 0.5)))
        >>> [(argument.ref, argument.confidence) for argument in event.given("agent", ["e1", "e3"]).arguments]
        [('e1', 1.0), ('e2', 0.5), ('e3', 1.0)]
        """
        named = tuple(refs)
        sure = tuple(Argument(role, a.ref) if a.role == role and a.ref in named else a for a in self.arguments)
        return replace(self, arguments=tuple(dict.fromkeys((*sure, *(Argument(role, ref) for ref in named)))))

    def first(self, role: str, refs: Iterable[str]) -> Event:
        """The event with these participants in a role, surely, in front of all others.

        >>> event = Event(3, "Attack", "actual", (Argument("target", "e2"), Argument("agent", "e3", 0.5)))
        >>> [(argument.ref, argument.confidence) for argument in event.first("agent", ["e1", "e3"]).arguments]
        [('e1', 1.0), ('e3', 1.0), ('e2', 1.0)]
        """
        new = (Argument(role, ref) for ref in refs)
        return replace(self, arguments=tuple(dict.fromkeys((*new, *self.arguments))))

    def moved(self, refs: Collection[str], role: str, to: str) -> Event:
        """The event with those of these participants that have one role moved to another, behind all others.

        >>> event = Event(3, "Attack", "actual", (Argument("agent", "e1"), Argument("target", "e2")))
        >>> [(argument.role, argument.ref) for argument in event.moved(["e1", "e2"], "agent", "place").arguments]
        [('target', 'e2'), ('place', 'e1')]
        """
        new = [
            Argument(to, argument.ref) for argument in self.arguments if argument.role == role and argument.ref in refs
        ]
        kept = self.without(refs, role).arguments
        return replace(self, arguments=tuple(dict.fromkeys((*kept, *new)))) if new else self


@dataclass(frozen=True, slots=True)
class Relation:
    """A static relation between two mentions: a RelationType or `SAME_AS`, head and tail references."""

    type: str
    head: str
    tail: str
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Order:
    """One event came before another: the references of both (``v15``, ``v3``), in the order of time."""

    first: str
    second: str
    rule: str = ""
    confidence: float = 1.0


def events_by_sentence(doc: Doc) -> Iterator[tuple[Span, dict[int, Event]]]:
    """Each sentence with its events by trigger."""
    groups = grouped(doc, doc._.events)
    for sentence in doc.sents:
        yield sentence, {event.trigger: event for event in groups.get(sentence.start, ())}


def grouped(doc: Doc, events: Iterable[Event]) -> dict[int, list[Event]]:
    """Events by the first token of their sentence, in their order."""
    starts = [sentence.start for sentence in doc.sents]
    groups: dict[int, list[Event]] = {}
    for event in events:
        groups.setdefault(starts[bisect_right(starts, event.trigger) - 1], []).append(event)
    return groups


def mention(doc: Doc, start: int, end: int, label: str, *, rule: str, confidence: float = 1.0, known: str = "") -> Span:
    """A mention Span over tokens ``start:end`` with its label, catalog id, rule and confidence set."""
    from spacy.tokens import Span

    span = Span(doc, start, end, label=label, span_id=known)
    span.id_ = known
    own = span._
    own.rule, own.confidence = rule, confidence
    return span


def retyped(span: Span, type: str) -> Span:
    """A mention with another type, and the same rule, confidence and catalog id."""
    own = span._
    kept = {"rule": own.rule, "confidence": own.confidence, "known": span.id_}
    return mention(span.doc, span.start, span.end, type, **kept)


def merge(doc: Doc, new: list[Span], *, override: bool = False) -> None:
    """Add mentions to ``doc.ents`` where they overlap none; with `override` a longer one replaces those it overlaps."""
    # By token, so that the time does not grow with the square of a long article's mentions.
    taken = {token: span for span in doc.ents for token in range(span.start, span.end)}
    for span in sorted(new, key=lambda s: (s.start - s.end, s.start)):
        clash = {taken[token].start: taken[token] for token in range(span.start, span.end) if token in taken}
        if clash and not (override and all(len(old) < len(span) for old in clash.values())):
            continue
        for old in clash.values():
            for token in range(old.start, old.end):
                del taken[token]
        taken.update(dict.fromkeys(range(span.start, span.end), span))
    doc.ents = tuple({span.start: span for _, span in sorted(taken.items())}.values())
