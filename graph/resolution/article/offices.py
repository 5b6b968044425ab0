"""Refer a person called by an office alone to the only one whom the article names with it.

"Chadian president meets ..." above "President Adel Naji met ...": the two are one. So are those who lead the same body,
and a title and a name in apposition: "زعيم العصابة الإيطالي سامر الحداد" ("the gang's leader, the Italian Samir
al-Haddad").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from functools import cached_property
from typing import Final

from khabar.graph.pipeline.relations.belonging import BELONGING
from khabar.graph.pipeline.words.coordinators import joined
from khabar.graph.resolution.article.discourse import headline
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.headlinenames import lead_of
from khabar.graph.resolution.article.people import titled
from khabar.graph.resolution.nodes import Node, Reading
from khabar.graph.resolution.wording.marks import COMMAS
from khabar.graph.resolution.wording.titles import NO_TITLE, Title, title_of
from khabar.ontology.terms import EntityType, RelationType

_NO_COMMAS: Final = str.maketrans(dict.fromkeys(COMMAS, " "))

_BETWEEN: Final = 6
"""Words at the most between a title and its holder's name."""


def join_offices(findings: Findings) -> None:
    """Refer each person called by an office to the only named one who can hold it."""
    offices = _Offices(findings)
    for reading in list(findings.found.values()):
        if reading.mention.type == EntityType.PERSON and reading.title and reading.node.unknown:
            nodes = offices.holders(reading)
            if len(nodes) == 1:
                findings.refer(reading, *nodes)


class _Offices:
    """The persons named in an article, by the offices it says they hold."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._end = headline(findings.annotation.article)
        self._named = [reading for _, reading in findings.persons()]

    def holders(self, reading: Reading) -> Set[Node]:
        """The nodes a title can mean: who leads its body, is called so with its state, or whom the lead calls so."""
        head = self._findings.forms.head_word(reading.shown)
        same = {o.node for o in self._heads if self._same_body(reading, o) and self._called(o, head)}
        same |= {o.node for o in self._beside.get(reading.mention.sentence, ()) if self._apposed(reading, o)}
        title = title_of(reading.shown, reading.language, self._findings.catalog)
        same |= self._titled.get(title, set()) if title.of else set()
        return same or (self._led(reading, title, head) if reading.mention.end <= self._end else set())

    def _led(self, reading: Reading, title: Title, head: str) -> Set[Node]:
        """The nodes that the lead calls by a headline's title: see `_fits`.

        "مقتل قيادي في الحركة" ("a leader of the movement killed") above "قتل القيادي في الحركة عبد الله نذير".
        """
        return {other.node for other in self._lead if other in self._named and self._fits(reading, other, title, head)}

    def _fits(self, reading: Reading, other: Reading, title: Title, head: str) -> bool:
        """Whether the lead calls a person what the headline does.

        By the same title without a state ("ضباط يعزلون الرئيس", "officers depose the president"); by it with a state in
        the headline alone, if both do the same; or as one of the same group, if both do the same.
        """
        called = self._title(other)
        if title and not title.of and called == title:
            return True
        if not self._of_one(self._findings.parts, reading, other):
            return False
        as_titled = bool(title.of) and called == Title(title.made)
        return as_titled or (self._of_one(self._groups, reading, other) and self._called(other, head))

    def _same_body(self, reading: Reading, other: Reading) -> bool:
        """Whether a person leads the body of a title, by a word of that ("قائد قسد") or by a relation."""
        named = set(reading.people.owners) if reading.people is not None else set()
        bodies: Set[object] = self._bodies.get(other.mention.id, frozenset())
        known = {body.known for body in bodies if isinstance(body, Node)}
        return self._of_one(self._bodies, reading, other) or not named.isdisjoint(known)

    def _called(self, reading: Reading, head: str) -> bool:
        """Whether a name stands behind a head noun, or is sameAs a title with it: "a commander, Bashir Nuh"."""
        found = self._findings.found.values()
        apposed = (r for r in found if r.title and r.node == reading.node)
        return titled(self._findings, reading, head) or any(
            self._findings.forms.head_word(other.shown) == head for other in apposed
        )

    def _apposed(self, reading: Reading, other: Reading) -> bool:
        """Whether a name stands behind a title as its holder's, with no other title between.

        Either the title's body is between them, and is the name's, too, or both do one thing; or a comma is between
        them, and both do one thing, without "and" as in a list: "the country's leader, Nobel laureate Samir Haddad,
        said".
        """
        between = self._between(reading, other)
        if between is None:
            return False
        together = self._of_one(self._findings.acts, reading, other)
        plain = between.translate(_NO_COMMAS)
        words, language = plain.split(), reading.language
        if between.replace(" ", "").isalpha():
            held = self._same_body(reading, other) or (together and self._of_what_follows(reading, other))
        else:
            _, stop = self._findings.annotation.sentences[other.mention.sentence]
            behind = self._findings.annotation.article.text[other.mention.end : stop].translate(_NO_COMMAS).split()[:1]
            listed = any(joined(word, language) for word in (*words, *behind))
            held = together and between != plain and reading.mention.end > self._end and not listed
        return held and not any(
            title_of(" ".join(words[at:]), language, self._findings.catalog) for at in range(len(words))
        )

    def _between(self, reading: Reading, other: Reading) -> str | None:
        """The few words between a title and a name behind it in its sentence; None where an event is told there."""
        title, name = reading.mention, other.mention
        if title.sentence != name.sentence or title.end > name.start:
            return None
        between = self._findings.annotation.article.text[title.end : name.start]
        told = any(title.end <= event.start < name.start for event in self._findings.annotation.events)
        return None if told or len(between.split()) > _BETWEEN else between

    def _of_what_follows(self, reading: Reading, other: Reading) -> bool:
        """Whether a title's body stands between it and a name: "المرشح عن تحالف السيادة صفاء الحداد"."""
        bodies = (
            self._findings.found[relation.tail].mention
            for relation in self._findings.annotation.relations
            if relation.head == reading.mention.id
            and relation.type in BELONGING
            and relation.tail in self._findings.found
        )
        return any(reading.mention.end <= body.start and body.end <= other.mention.start for body in bodies)

    @staticmethod
    def _of_one(of: Mapping[str, Set[object]], one: Reading, other: Reading) -> bool:
        """Whether two mentions have something in common."""
        return not of.get(one.mention.id, frozenset()).isdisjoint(of.get(other.mention.id, frozenset()))

    def _title(self, reading: Reading) -> Title:
        """The title before a name or in it: "الملك عبد الله", "King Abdullah"."""
        first, _, rest = reading.shown.partition(" ")
        inside = title_of(first, reading.language, self._findings.catalog) if rest else NO_TITLE
        return inside or reading.called

    @cached_property
    def _heads(self) -> list[Reading]:
        """The named persons who lead something."""
        return [reading for reading in self._named if self._bodies.get(reading.mention.id)]

    @cached_property
    def _beside(self) -> Mapping[int, list[Reading]]:
        """The named persons of each sentence."""
        found: dict[int, list[Reading]] = defaultdict(list)
        for reading in self._named:
            found[reading.mention.sentence].append(reading)
        return found

    @cached_property
    def _titled(self) -> Mapping[Title, set[Node]]:
        """The nodes of named persons, by their titles."""
        found: dict[Title, set[Node]] = defaultdict(set)
        for reading in self._named:
            found[self._title(reading)].add(reading.node)
        return found

    @cached_property
    def _lead(self) -> list[Reading]:
        """The readings of the first sentence behind the headline."""
        return lead_of(self._findings, self._end)

    @cached_property
    def _bodies(self) -> Mapping[str, set[object]]:
        """The nodes that each mention is said to lead."""
        return self._related(RelationType.LEADS)

    @cached_property
    def _groups(self) -> Mapping[str, set[object]]:
        """The nodes that each mention is said to be a member of."""
        return self._related(RelationType.MEMBER_OF)

    def _related(self, type: str) -> dict[str, set[object]]:
        found: dict[str, set[object]] = defaultdict(set)
        for relation in self._findings.annotation.relations:
            body = self._findings.found.get(relation.tail)
            if relation.type == type and body is not None:
                found[relation.head].add(body.node)
        return found
