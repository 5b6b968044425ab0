"""Take out what analysts rejected: that an event happened as some mention says, or that two things are related.

It is taken out before anything is resolved, as if the sentence had never said so. A rejection names a place in the
text, which does not change when articles come and go; another article's words are not rejected with it. Of a relation
that events make, only the participants who do not belong there are taken out of them: "Egypt accused Israel" stays
where Egypt accused nobody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from khabar.graph.errors import ArchiveError, KhabarError
from khabar.graph.pipeline.annotation import Annotation, EventMention
from khabar.ontology.terms import OrderRelation

REJECT: Final = "reject"


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """Where something is said.

    Attributes:
        article: the article's id. start, end: the trigger of an event, or from head to tail of a relation.
        relation: its type, as "leads" or "before"; "" of an event.
        role, filler: of a participant that alone is rejected: the role, and where the mention begins; "" and 0 of the
            whole event.
    """

    article: str
    start: int
    end: int
    relation: str = ""
    role: str = ""
    filler: int = 0

    @property
    def whole(self) -> Said:
        """The place of the event of which this may be a participant."""
        return replace(self, role="", filler=0)


@dataclass(frozen=True, slots=True)
class Rejection:
    """That something is not as some mentions say.

    Attributes:
        name: what they say, for those who read the file. mentions: where they say it.
        date: when it was decided. by: by whom. because: why.
        path, line: where it stands, for messages.
    """

    name: str
    mentions: tuple[Said, ...]
    date: date
    by: str | None = None
    because: str | None = None
    path: Path | None = field(default=None, compare=False)
    line: int | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """In words: "rejection of A attacked B (2025-01-12)"."""
        return f"rejection of {self.name!r} ({self.date})"

    def unmet(self) -> ArchiveError:
        """The error about a rejection that applies to nothing."""
        return ArchiveError(f"the {self} no longer applies: no article says so", path=self.path, line=self.line)


def without(
    annotations: Iterable[Annotation],
    rejections: Sequence[Rejection],
    *,
    notice: Callable[[KhabarError], None] | None = None,
) -> list[Annotation]:
    """The annotations without what was rejected; `notice` takes an error about rejections that apply to nothing."""
    wanted: dict[str, set[Said]] = defaultdict(set)
    for rejection in rejections:
        for said in rejection.mentions:
            wanted[said.article].add(_place(said))
    found: set[Said] = set()
    left = []
    for annotation in annotations:
        gone = wanted.get(annotation.article.id)
        left.append(_without(annotation, gone, found) if gone else annotation)
    if notice:
        for rejection in rejections:
            if found.isdisjoint(map(_place, rejection.mentions)):
                notice(rejection.unmet())
    return left


def _place(said: Said) -> Said:
    """What tells one mention from others.

    Of an event where it begins, as no two begin with one word; of an order of events without its direction.
    """
    if not said.relation:
        return replace(said, end=said.start)
    return replace(said, relation=OrderRelation.BEFORE) if said.relation in OrderRelation.ALL else said


def _without(annotation: Annotation, gone: set[Said], found: set[Said]) -> Annotation:
    """An annotation without what is at some places; those that were found are added to `found`."""
    article = annotation.article.id
    spans = {mention.id: (mention.start, mention.end) for mention in annotation.mentions}
    spans |= {event.id: (event.start, event.end) for event in annotation.events}

    def kept(place: Said) -> bool:
        if place in gone:
            found.add(place)
        return place not in gone

    def joins(one: str, other: str, relation: str) -> Said:
        start, end = spans[one]
        other_start, other_end = spans.get(other, (start, end))  # the state of an office is no mention
        return Said(article, min(start, other_start), max(end, other_end), relation)

    def trimmed(event: EventMention) -> EventMention | None:
        """An event without the participants that are rejected; None where it is, or where nothing is left of it."""
        at = Said(article, event.start, event.start)
        if not kept(at):
            return None
        arguments = tuple(
            each
            for each in event.arguments
            if each.ref not in spans or kept(replace(at, role=each.role, filler=spans[each.ref][0]))
        )
        return replace(event, arguments=arguments) if arguments or not event.arguments else None

    events = tuple(event for event in map(trimmed, annotation.events) if event is not None)
    left = {event.id for event in events}
    refs = {event.id for event in annotation.events} - left
    return replace(
        annotation,
        events=tuple(
            replace(event, arguments=tuple(argument for argument in event.arguments if argument.ref not in refs))
            for event in events
        ),
        relations=tuple(each for each in annotation.relations if kept(joins(each.head, each.tail, each.type))),
        order=tuple(
            each
            for each in annotation.order
            if kept(joins(each.first, each.second, OrderRelation.BEFORE)) and {each.first, each.second} <= left
        ),
    )


def row(rejection: Rejection) -> dict[str, Any]:
    """What a line of the file of decisions has of a rejection, beside date and reasons."""
    return {
        "name": rejection.name,
        "mentions": [
            {"article": said.article, "start": said.start, "end": said.end}
            | ({"relation": said.relation} if said.relation else {})
            | ({"role": said.role, "filler": said.filler} if said.role else {})
            for said in rejection.mentions
        ],
    }


def mentions_of(found: Mapping[str, Any]) -> tuple[Said, ...]:
    """Where a line says that something is said that it rejects.

    Raises:
        KeyError, TypeError, ValueError: it does not say so.
    """
    said = tuple(map(_said, found["mentions"]))
    if not said:
        raise ValueError("no mention that is rejected")
    return said


def _said(at: Mapping[str, Any]) -> Said:
    whole = Said(str(at["article"]), int(at["start"]), int(at["end"]), str(at.get("relation", "")))
    return replace(whole, role=str(at["role"]), filler=int(at["filler"])) if "role" in at else whole
