"""Define what resolution gives: entities, events and relations, each with the mentions that are its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from khabar.graph.pipeline.doc import Count, TimeValue
from khabar.graph.pipeline.rules import MODEL
from khabar.graph.reading.article import Article
from khabar.ontology.owntypes import OwnType
from khabar.ontology.terms import Status

LIKELY: Final = 0.5
"""Confidence from which on a mention is rather right than wrong."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place in one article that says a fact.

    Attributes:
        article: id of the Article.
        start, end: the trigger (of an event) or the span from head to tail (of a relation), code points of its text.
        quote: the sentence.
        attributed_to, via: keys of the entities that say so and of the media they are quoted through, nearest first.
        status: a Status. confidence: 0 to 1. rule: what found it.
        times: those this mention gives; time_expression: the words of the first.
        participants: (Role, key) of those that an event's mention names itself; None where that is not known, as for a
            relation: it may then name all.
        doubtful: those of the participants that the mention is not likely to name in that role.
        counts: how many were killed, wounded, arrested ..., as this mention of an event says.
        chain: all of attributed_to and via, step by step, from the nearest to what is said; those of one step say it
            together. Empty where the steps are not known.
        sides: of an event's agents those named side by side, where others stand apart from them; those of one side have
            not met each other.
        wounds: whether the word of an event says no more than that people were hurt.
        revoked: whether a designation or sanction is told as revoked: "ألغت واشنطن تصنيف الجماعة" ("Washington revoked
            the group's designation").
        sanctions: whether a designation is told as one on a list of sanctions, of nobody as a terrorist.
    """

    article: str
    start: int
    end: int
    quote: str
    status: str
    confidence: float
    rule: str
    attributed_to: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    times: tuple[TimeValue, ...] = ()
    time_expression: str | None = None
    participants: tuple[tuple[str, str], ...] | None = None
    doubtful: tuple[tuple[str, str], ...] = ()
    counts: tuple[Count, ...] = ()
    chain: tuple[tuple[str, ...], ...] = ()
    sides: tuple[tuple[str, ...], ...] = ()
    wounds: bool = False
    revoked: bool = False
    sanctions: bool = False

    @property
    def levels(self) -> tuple[tuple[str, ...], ...]:
        """The chain; where it is not known, the speakers one after the other and then the media."""
        return self.chain or tuple((key,) for key in dict.fromkeys((*self.attributed_to, *self.via)))


@dataclass(frozen=True, slots=True)
class Entity:
    """A canonical entity.

    Attributes:
        key: ASCII local name below the id namespace, "actor/islamic-state" or "person/ahmd-alshr-1a2b3c4d".
        type: an EntityType.
        labels: preferred label by language, pairs sorted by language.
        aliases: every other name seen or known, (language, name), sorted.
        same_as: IRIs of the same thing elsewhere.
        notations: its numbers on lists that have no IRIs, "un:QDe.115".
        point: latitude and longitude in degrees, if the catalog knows them and some mention leaves no doubt which place
            of its name is meant.
        within: keys of the provinces and states among the entities that it lies in, as the catalog knows, sorted.
    """

    key: str
    type: str
    labels: tuple[tuple[str, str], ...]
    aliases: tuple[tuple[str, str], ...] = ()
    same_as: tuple[str, ...] = ()
    notations: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """A canonical event: one happening, however often it is mentioned.

    Attributes:
        key: ASCII local name, "event/foiling-1a2b3c4d5e6f".
        type: an EventType, or the name of a type of the user's own; own: what declares that one.
        participants: (Role, key of an entity or happening), sorted, each once.
        times: the times given, most precise first; time_expressions the words.
        statuses: every Status some mention gives it, sorted.
        evidence: at least one.
    """

    key: str
    type: str
    statuses: tuple[str, ...]
    participants: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]
    times: tuple[TimeValue, ...] = ()
    time_expressions: tuple[tuple[str, str], ...] = ()
    own: OwnType | None = None

    @property
    def counts(self) -> tuple[Count, ...]:
        """The counts that its actual mentions give, or all if none is actual; each once, sorted.

        Mentions that contradict one another each give theirs; their words stand with the mention.
        """
        actual = tuple(item for item in self.evidence if item.status == Status.ACTUAL) or self.evidence
        found = {(count.unit, count.value, count.bound) for item in actual for count in item.counts}
        return tuple(Count(value, unit, bound) for unit, value, bound in sorted(found))


@dataclass(frozen=True, slots=True)
class Fact:
    """A static relation between two entities, or the order of two happenings, with its evidence.

    `type` is a RelationType or an OrderRelation.
    """

    key: str
    type: str
    subject: str
    object: str
    evidence: tuple[Evidence, ...]

    @property
    def likely(self) -> bool:
        """Whether a row of the lexicon finds it in some mention, or some confidence is at least `LIKELY`.

        Of what the model alone finds with less, two in three are wrong.
        """
        return any(item.confidence >= LIKELY or item.rule != MODEL for item in self.evidence)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article comes from.

    Attributes:
        article: id of the Article.
        source: what it counts for when sources are counted: the key of a medium, or a name that is no key.
        copy_of: id of the article that it repeats, the first of all that repeat it; None for that one.
    """

    article: str
    source: str
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """Everything that goes into the graph, each part sorted by key; `articles` and their `origins` by id."""

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    happenings: tuple[Happening, ...]
    facts: tuple[Fact, ...]
    origins: tuple[Origin, ...] = ()
