"""Find the antecedent of a definite short form: what "التنظيم" or "the group" refers to.

"Hamas ... the group": the only mention before that has the word in its name or is of such a type. Of several candidates
those are left out that are only named in a phrase on another one (`asides`). The words and the types they may mean are
rows of ``<xx>/shortforms.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from khabar.graph.resolution.article.asides import Asides
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.nodes import ACTOR, Node, Reading, folder_of
from khabar.graph.resolution.wording.shortforms import Short
from khabar.ontology.kinds import LOCATIONS
from khabar.ontology.terms import EntityType, RelationType


class Antecedents:
    """Finds antecedents among the mentions of one article."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.catalog = findings.catalog
        self.forms = findings.forms
        self._asides = Asides(findings)

    def short(self, reading: Reading) -> tuple[str, tuple[Short, ...]] | None:
        """The word and rows of a definite short form that has no name of its own; else None.

        The type alone is enough only for what was found to be of it: "الشبكة" that dealers belong to is no newspaper.
        """
        if reading.people is not None or not reading.node.article:
            return None
        found = self.forms.short(reading.shown, definite=reading.definite)
        if found is None:
            return None
        head, rows = found
        return head, tuple(row if reading.mention.type in row.types else replace(row, by_type=False) for row in rows)

    def another_short(self, reading: Reading, earlier: Iterable[Reading]) -> tuple[str, tuple[Short, ...]] | None:
        """The word and rows of a known name that is a short form: "القاعدة" behind "قاعدة عين الأسد"."""
        if not reading.node.known or len(self.forms.words(reading.shown)) != 1:
            return None
        short = self.forms.short(reading.shown, definite=reading.definite)
        if short is None or not any(self.forms.has_head(other.shown, short[0]) for other in earlier):
            return None
        named = any(r.node == reading.node and len(self.forms.words(r.shown)) > 1 for r in self.findings.found.values())
        return None if named else short

    def nearest(self, reading: Reading) -> tuple[str, tuple[Short, ...]] | None:
        """The word and rows of a short form that was read as the nearest thing with that word: "الحركة"."""
        if not reading.node.known or not reading.taken or len(self.forms.words(reading.shown)) != 1:
            return None
        entry = self.catalog.by_id(reading.node.known)
        if entry is None or entry.type in LOCATIONS or self.catalog.find(reading.shown, reading.language) is not None:
            return None
        return self.forms.short(reading.shown, definite=reading.definite)

    def aside(self, node: Node) -> bool:
        """Whether a node is only named in phrases on something else."""
        return any(self._asides.principal(r) for r in self.findings.found.values() if r.node == node)

    def of(
        self,
        head: str,
        rows: Sequence[Short],
        earlier: Iterable[Reading],
        *,
        own: Set[Node] = frozenset(),
        blamed: Set[Node] = frozenset(),
    ) -> Node | None:
        """The only node among earlier mentions that a short form can refer to, or None.

        Of several nodes it is one of `own`, the speaker's bodies, unless the speaker has `blamed` another of them.
        Mentions in a phrase on another candidate are left out.
        """
        fitting = list(earlier)
        asides = {id(other) for other in fitting if self._aside(other, head, rows, fitting)}
        nodes = self._nodes(head, rows, [other for other in fitting if id(other) not in asides])
        if len(nodes) > 1 and head not in self.forms.foes and not nodes & blamed:
            nodes = nodes & own or nodes
        return next(iter(nodes)) if len(nodes) == 1 else None

    def _aside(self, other: Reading, head: str, rows: Sequence[Short], fitting: Sequence[Reading]) -> bool:
        """Whether a mention is only in a phrase on another candidate."""
        principal = self._asides.principal(other)
        about = [each for each in fitting if each.node == principal] if principal is not None else []
        return bool(about) and bool(self._nodes(head, rows, about))

    def _nodes(self, head: str, rows: Sequence[Short], earlier: Iterable[Reading]) -> frozenset[Node]:
        """The nodes that have the word in their name, or else may be called so."""
        types = {type for row in rows for type in row.types}
        if EntityType.STATE in types:
            earlier = [self._as_state(reading) for reading in earlier]  # "السعودية" was a land, "المملكة" acts
        fitting = [reading for reading in earlier if self._type(reading) in types and not self._wire(reading)]
        nodes = {reading.node for reading in fitting if self._headed(reading, head)}
        nodes = nodes or {reading.node for reading in fitting if self._known_by(reading, head)}
        nodes = nodes or set(self._akin(rows, fitting))
        if not nodes:
            by_type = [row for row in rows if row.by_type]
            kinds = {type for row in by_type for type in row.types}
            of_type = [reading for reading in fitting if self._type(reading) in kinds]
            of_type = [reading for reading in of_type if not self._wing(reading)] or of_type
            nodes = {reading.node for reading in of_type}
            words = {word for row in by_type for word in row.words}
            other_heads = (r for r in of_type if self._type(r) != EntityType.ARMED_GROUP)  # a brigade is a group
            if any(self.forms.head(reading.shown) not in words | {""} for reading in other_heads):
                return frozenset()  # a channel is no newspaper
        return frozenset(nodes)

    def _wing(self, reading: Reading) -> bool:
        """Whether a mention is a unit of an armed group: "Hezbollah's Radwan Force" is not "the group"."""
        head = self.forms.head_word(reading.shown)
        kinds = {type for row in self.forms.rows if head in row.words for type in row.types}
        if reading.node.known and EntityType.SECURITY_FORCE not in kinds:
            return False
        parts = (r for r in self.findings.annotation.relations if r.type == RelationType.PART_OF)
        wholes = (self.findings.found.get(part.tail) for part in parts if part.head == reading.mention.id)
        return any(whole is not None and self._type(whole) == EntityType.ARMED_GROUP for whole in wholes)

    def _akin(self, rows: Sequence[Short], fitting: Sequence[Reading]) -> Iterator[Node]:
        """The nodes with another head noun that a row allows: "the agency" for "the Security Service"."""
        for row in rows:
            for reading in fitting:
                if self._type(reading) in row.types and any(self._named_by(reading, head) for head in row.also):
                    yield reading.node

    def called(self, reading: Reading, heads: Iterable[str]) -> bool:
        """Whether a body is called by one of some head nouns: in a name of it, or by that noun alone."""
        words = self.forms.words(reading.shown)
        return any(words == (head,) or self._named_by(reading, head) for head in heads)

    def _named_by(self, reading: Reading, head: str) -> bool:
        return self._headed(reading, head) or self._known_by(reading, head)

    def _wire(self, reading: Reading) -> bool:
        """Whether a medium stands in the brackets of a dateline, and cannot be an antecedent."""
        mention, text = reading.mention, self.findings.annotation.article.text
        bracketed = text[mention.start - 1 : mention.start] == "(" and text[mention.end : mention.end + 1] == ")"
        return bracketed and mention.type == EntityType.MEDIA

    def _headed(self, reading: Reading, head: str) -> bool:
        """Whether a mention has a head noun and more words, or an owner: "Mali" + "'s army"."""
        whose = bool(reading.node.owners) and self.forms.head_word(reading.shown) == head
        return whose or self.forms.has_head(reading.shown, head)

    def _as_state(self, reading: Reading) -> Reading:
        entry = self.catalog.by_id(reading.node.known)
        if entry is None or entry.type != EntityType.STATE or not entry.located:
            return reading
        return replace(reading, node=Node(False, ACTOR, entry.id))

    def _type(self, reading: Reading) -> str:
        entry = self.catalog.by_id(reading.node.known)
        return reading.mention.type if entry is None or folder_of(entry.type) != reading.node.folder else entry.type

    def _known_by(self, reading: Reading, head: str) -> bool:
        """Whether the catalog has a name of a mention's node with that head noun."""
        entry = self.catalog.by_id(reading.node.known)
        if entry is None or (entry.located and entry.type != EntityType.STATE):
            return False  # a city has the head of many names
        names = entry.names
        return any(self.forms.has_head(name, head) for xx, name in names if xx == reading.language)
