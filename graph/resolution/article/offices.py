"""Who is called by an office where the article names him elsewhere: in "Chadian president meets ..." above "President
Adel Naji met ...", and by the body that both head."""

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
"""Words that may stand between a title and its holder's name."""


def join_offices(findings: Findings) -> None:
    """A person called by an office alone is the only one whom the article names with it."""
    offices = _Offices(findings)
    for reading in list(findings.found.values()):
        if reading.mention.type == EntityType.PERSON and reading.title and reading.node.unknown:
            nodes = offices.holders(reading)
            if len(nodes) == 1:
                findings.refer(reading, *nodes)


class _Offices:
    """The persons whom an article names, by the offices it says they hold."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._end = headline(findings.annotation.article)
        self._named = [reading for _, reading in findings.persons()]

    def holders(self, reading: Reading) -> Set[Node]:
        """Whom a title can be of: who heads the same body, has it with the same state, or what the lead names so."""
        head = self._findings.forms.head_word(reading.shown)
        same = {o.node for o in self._heads if self._same_body(reading, o) and self._called(o, head)}
        same |= {o.node for o in self._beside.get(reading.mention.sentence, ()) if self._apposed(reading, o)}
        title = title_of(reading.shown, reading.language, self._findings.catalog)
        same |= self._titled.get(title, set()) if title.of else set()
        return same or (self._led(reading, title, head) if reading.mention.end <= self._end else set())

    def _led(self, reading: Reading, title: Title, head: str) -> Set[Node]:
        """Whom the lead calls by the title that the headline has with a state, if both do the same, by one that it has
        without ("ضباط يعزلون الرئيس"), or who is called so as one of the same group: "مقتل قيادي في الحركة", "قتل
        القيادي في الحركة عبد الله نذير"."""
        return {other.node for other in self._lead if other in self._named and self._fits(reading, other, title, head)}

    def _fits(self, reading: Reading, other: Reading, title: Title, head: str) -> bool:
        """Whether the lead calls somebody so; see `_led`. A title without a state is none of another state's office."""
        called = self._title(other)
        if title and not title.of and called == title:
            return True
        if not self._of_one(self._findings.parts, reading, other):
            return False
        as_titled = bool(title.of) and called == Title(title.made)
        return as_titled or (self._of_one(self._groups, reading, other) and self._called(other, head))

    def _same_body(self, reading: Reading, other: Reading) -> bool:
        """Whether somebody heads the body that a title is of, by a word of it ("قائد قسد") or as the article says."""
        named = set(reading.people.owners) if reading.people is not None else set()
        bodies: Set[object] = self._bodies.get(other.mention.id, frozenset())
        known = {body.known for body in bodies if isinstance(body, Node)}
        return self._of_one(self._bodies, reading, other) or not named.isdisjoint(known)

    def _called(self, reading: Reading, head: str) -> bool:
        """Whether a name stands behind a title or is said to be of one so called: "a commander, Bashir Nuh"."""
        found = self._findings.found.values()
        apposed = (r for r in found if r.title and r.node == reading.node)
        return titled(self._findings, reading, head) or any(
            self._findings.forms.head_word(other.shown) == head for other in apposed
        )

    def _apposed(self, reading: Reading, other: Reading) -> bool:
        """Whether a name stands behind a title as that of its holder, with no other title in between.

        With whose it is in between, and the same said of the name or both doing one thing: "زعيم العصابة الإيطالي سامر
        الحداد". Or, in a sentence of the text, behind a comma, both doing one thing, with no "and" as in a list: "the
        country's leader, Nobel laureate Samir Haddad, said".
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
        """The few words between a title and a name behind it in its sentence; None where an event is among them."""
        title, name = reading.mention, other.mention
        if title.sentence != name.sentence or title.end > name.start:
            return None
        between = self._findings.annotation.article.text[title.end : name.start]
        told = any(title.end <= event.start < name.start for event in self._findings.annotation.events)
        return None if told or len(between.split()) > _BETWEEN else between

    def _of_what_follows(self, reading: Reading, other: Reading) -> bool:
        """Whether what a title is of stands between it and a name: "المرشح عن تحالف السيادة صفاء الحداد"."""
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
        """The named persons who head something; nobody else heads the body of a title."""
        return [reading for reading in self._named if self._bodies.get(reading.mention.id)]

    @cached_property
    def _beside(self) -> Mapping[int, list[Reading]]:
        """The named persons of each sentence; a title is never apposed to another's."""
        found: dict[int, list[Reading]] = defaultdict(list)
        for reading in self._named:
            found[reading.mention.sentence].append(reading)
        return found

    @cached_property
    def _titled(self) -> Mapping[Title, set[Node]]:
        """The named persons by their titles."""
        found: dict[Title, set[Node]] = defaultdict(set)
        for reading in self._named:
            found[self._title(reading)].add(reading.node)
        return found

    @cached_property
    def _lead(self) -> list[Reading]:
        """What the first sentence behind the headline mentions."""
        return lead_of(self._findings, self._end)

    @cached_property
    def _bodies(self) -> Mapping[str, set[object]]:
        """What the article says that each mention heads."""
        return self._related(RelationType.LEADS)

    @cached_property
    def _groups(self) -> Mapping[str, set[object]]:
        """What the article says that each mention is a member of."""
        return self._related(RelationType.MEMBER_OF)

    def _related(self, type: str) -> dict[str, set[object]]:
        found: dict[str, set[object]] = defaultdict(set)
        for relation in self._findings.annotation.relations:
            body = self._findings.found.get(relation.tail)
            if relation.type == type and body is not None:
                found[relation.head].add(body.node)
        return found
