"""What questions to the graph give back: small frozen records with IRIs and labels in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from khabar.ontology.owntypes import OwnType, label_of
from khabar.ontology.terms import Bound
from khabar.ontology.vocabulary import label

_WRITTEN: Final = {
    Bound.EXACT: "{}",
    Bound.AT_LEAST: "≥{}",
    Bound.AT_MOST: "≤{}",
    Bound.APPROXIMATE: "~{}",
    Bound.VAGUE: "{}+",
}
_COUNTED: Final = {
    "ar": "{unit}: {number}",  # behind a number the case of the noun would change with it: "3 قتلى", "12 قتيلا"
    "en": "{number} {unit}",
}


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity: its IRI, its type (an EntityType) and its names.

    Of a place that the catalog knows, `point` is where it lies, latitude and longitude in degrees, unless the texts
    leave open which place of its name is meant; `within` are the IRIs of the places of the graph that it lies in.
    """

    iri: str
    type: str
    label_ar: str | None
    label_en: str | None
    aliases: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
    within: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """The name in "ar" or "en", else in the other, else the end of the IRI."""
        first, second = (self.label_en, self.label_ar) if language == "en" else (self.label_ar, self.label_en)
        return first or second or self.iri.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Participant:
    """A role and the IRI of the entity or event that fills it."""

    role: str
    iri: str


@dataclass(frozen=True, slots=True, order=True)
class CountView:
    """How many: a Unit, the number, and the Bound that says how it is meant.

    >>> CountView("wounded", 30, "atLeast").text("en")
    '≥30 wounded'
    """

    unit: str
    value: int
    bound: str

    def text(self, language: str) -> str:
        """The number and the unit's label in "ar" or "en"; "20+" is a word like "dozens"."""
        number = _WRITTEN[self.bound].format(self.value)
        return _COUNTED[language].format(unit=label(self.unit, language), number=number)


@dataclass(frozen=True, slots=True)
class EventView:
    """An event.

    Attributes:
        iri, type: its IRI, and its EventType or the name of a type of the user's own.
        statuses: every Status that some mention gives it.
        participants: who and what takes part.
        times: lexical forms of its times, "from/to" for an interval.
        time_expressions: the words that say so.
        label_ar, label_en: a short name.
        own: what the graph says of a type of the user's own, None for khabar's types.
        counts: how many were killed, wounded, arrested ...; several of a unit where mentions contradict one another or
            give a range. Which mention says which is in its evidence.
        sources: how many publishers say so independently of one another: copies, and media with one agency, count
            once. 0 where the graph does not say, as one that khabar did not make.
    """

    iri: str
    type: str
    statuses: tuple[str, ...]
    participants: tuple[Participant, ...]
    times: tuple[str, ...]
    time_expressions: tuple[str, ...]
    label_ar: str
    label_en: str
    own: OwnType | None = None
    counts: tuple[CountView, ...] = ()
    sources: int = 0

    def type_label(self, language: str) -> str:
        """The label of its type, in "ar" or "en"."""
        return label_of(self.type, self.own, language)

    def filling(self, role: str) -> tuple[str, ...]:
        """IRIs of what fills a role."""
        return tuple(participant.iri for participant in self.participants if participant.role == role)


@dataclass(frozen=True, slots=True)
class RelationView:
    """A direct or static relation: IRIs of subject and object, the name of the relation, the IRI of its node.

    `sources` is how many publishers say so independently of one another, as in `EventView`.
    """

    subject: str
    predicate: str
    object: str
    iri: str
    sources: int = 0


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as the graph knows it; `copy_of` is the IRI of the one that it repeats.

    `title` is its headline; of an article without one the words it begins with.
    """

    iri: str
    title: str | None
    url: str | None
    publisher: str | None
    published: date | None
    language: str
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A mention that says a fact: the sentence, where it stands, who says it and through which medium.

    `start` and `end` count code points of the article's kept text; `attributed_to` and `via` are IRIs; `counts` is how
    many it says, `count_expressions` the words for it.

    Attributes:
        chain: IRIs of those through whom it came, step by step, who is nearest to what is said first; those of one step
            say it together. `KnowledgeGraph.chain` gives it with names and the article.
        times: lexical forms of the times it gives, "from/to" for an interval.
        participants: whom it names as agent, target and place.
    """

    iri: str
    quote: str
    article: ArticleView
    start: int
    end: int
    status: str
    confidence: float
    rule: str
    attributed_to: tuple[str, ...]
    via: tuple[str, ...]
    counts: tuple[CountView, ...] = ()
    count_expressions: tuple[str, ...] = ()
    chain: tuple[tuple[str, ...], ...] = ()
    times: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
