"""Refer "the forces" to the body of those who speak of them.

"وقال المتحدث باسم الجيش إن القوات قتلت عشرات من المليشيا" ("the army's spokesman said that the forces killed dozens of
the militia"): the army, though the article named the Rapid Support Forces before. The words, and who calls its own
forces so, are data (``own`` in ``<xx>/shortforms.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.relations.belonging import BELONGING
from khabar.graph.resolution.article.antecedents import Antecedents
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.homes import states_named
from khabar.graph.resolution.article.institutions import concept_of, of_state
from khabar.graph.resolution.nodes import Node, Reading
from khabar.graph.resolution.wording.adjacent import first_word
from khabar.ontology.kinds import BODIES, VIOLENCE
from khabar.ontology.terms import EntityType, EventType, Role

_BLAMING: Final = frozenset({EventType.ACCUSATION, EventType.CONDEMNATION, EventType.WARNING, EventType.DEMAND})


class _Own(NamedTuple):
    """What those who speak for a body call its own; ``ar/shortforms.toml`` explains the keys."""

    words: frozenset[str]
    heads: frozenset[str]
    ministries: frozenset[str]
    bare: bool
    apart: frozenset[str]


class Spokesmen:
    """Finds the bodies of those who speak, among the mentions of one article."""

    def __init__(self, findings: Findings, antecedents: Antecedents) -> None:
        self._findings = findings
        self._forms = findings.forms
        self._antecedents = antecedents
        self._rows = _rows(findings.annotation.article.language)

    def bodies(self, reading: Reading) -> list[Reading]:
        """The bodies that the speakers of a mention are or are of, without those acted on there."""
        speakers = self._speakers(reading)
        if not speakers:
            return []
        nodes = {speaker.node for speaker in speakers}
        found = [speaker for speaker in speakers if speaker.mention.type in BODIES]
        for relation in self._findings.annotation.relations:
            head, tail = (self._findings.found.get(ref) for ref in (relation.head, relation.tail))
            if head is not None and tail is not None and relation.type in BELONGING and head.node in nodes:
                found.append(tail)
        opposed = self.opposed(reading)
        return [body for body in found if body.node not in opposed and body.mention.id != reading.mention.id]

    def _speakers(self, reading: Reading) -> Sequence[Reading]:
        """The speakers of what a mention takes part in; else the only one who says something before it."""
        if reading.mention.id in self._findings.acts:
            return self._findings.speakers(reading)
        found, here = self._findings.found, reading.mention
        said = (e for e in self._findings.annotation.events if e.sentence == here.sentence and e.start < here.start)
        refs = {a.ref for e in said if e.kind == EventType.STATEMENT for a in e.arguments if a.role == Role.AGENT}
        speakers = [other for ref, other in found.items() if ref in refs and other.mention.start < here.start]
        return speakers if len({speaker.node for speaker in speakers}) == 1 else ()

    def blamed(self, reading: Reading) -> Set[Node]:
        """The nodes that the speakers of a mention have accused before, or said to have attacked.

        "اتهم المتحدث باسم الجيش قوات النخيل بقصف القرية. وقال إن القوات قتلت مدنيين" ("the army's spokesman accused the
        Palm Forces of shelling the village, and said that the forces killed civilians"): the Palm Forces. What is said
        to be foiled is told of those who foiled it.
        """
        nodes = {speaker.node for speaker in self._speakers(reading)}
        kinds = self._findings.parts.get(reading.mention.id, frozenset())
        if not nodes or (EventType.FOILING, Role.AGENT) in kinds:
            return frozenset()
        found = self._findings.found
        blamed: set[Node] = set()
        for event in self._findings.annotation.events:
            if event.start > reading.mention.start:
                continue
            told = any(ref in found and found[ref].node in nodes for ref in event.speakers)
            by = any(a.role == Role.AGENT and a.ref in found and found[a.ref].node in nodes for a in event.arguments)
            role = (
                Role.AGENT if told and event.kind in VIOLENCE else Role.TARGET if by and event.kind in _BLAMING else ""
            )
            blamed |= {found[a.ref].node for a in event.arguments if a.role == role and a.ref in found}
        return blamed

    def opposed(self, reading: Reading) -> Set[Node]:
        """The nodes with another role in a mention's events, and those whose people these are, named behind it.

        "عناصر من قوات النخيل" ("members of the Palm Forces") are not killed by the Palm Forces.
        """
        found = self._findings.found
        acts = self._findings.acts.get(reading.mention.id, frozenset())
        refs = {
            argument.ref
            for event in self._findings.annotation.events
            for id, role in acts
            if event.id == id
            for argument in event.arguments
            if argument.role != role and argument.ref != reading.mention.id
        }
        whose = (r.tail for r in self._findings.annotation.relations if r.head in refs)
        behind = {ref for ref in whose if ref in found and found[ref].mention.start > reading.mention.start}
        return {found[ref].node for ref in refs | behind if ref in found}

    def forces(self, reading: Reading) -> Node | None:
        """The node of the body whose own forces a mention is; None for other words, or where it is open."""
        row = next((row for row in self._rows if self._is(row, reading)), None)
        if row is None or not self._acts(reading):
            return None
        nodes = {node for body in self.bodies(reading) if (node := self._of(row, body)) is not None}
        if len(nodes) != 1:
            return None
        last = [
            r for r in self._findings.found.values() if r.mention.start < reading.mention.start and self._is(row, r)
        ]
        if last and last[-1].node in nodes:
            return last[-1].node  # "الجيش ... إن القوات صدت الهجوم. وأضاف أن القوات": so called already
        return None if any(self._called(row, node) for node in self.blamed(reading) - nodes) else next(iter(nodes))

    def _acts(self, reading: Reading) -> bool:
        """Whether forces act, or have suffered violence and are definite; else they may be another's.

        "The army accused Rwanda of sending troops".
        """
        kinds = self._findings.parts.get(reading.mention.id)
        if kinds is None:
            return reading.taken
        suffered = reading.taken and any(type in VIOLENCE for type, _ in kinds)
        return suffered or any(role == Role.AGENT for _, role in kinds)

    def _called(self, row: _Own, node: Node) -> bool:
        """Whether a node has one of the words of a row in a name."""
        readings = (r for r in self._findings.found.values() if r.node == node)
        return any(self._antecedents.called(r, row.words) for r in readings)

    def _is(self, row: _Own, reading: Reading) -> bool:
        """Whether a mention is a word of a row, and the text does not go on with an owner."""
        words = self._forms.words(reading.shown)
        if len(words) != 1 or words[0] not in row.words or not (reading.taken or row.bare):
            return False
        behind = fold(first_word(self._findings.annotation.article.text, reading.mention.end), reading.language)
        if behind in row.apart:
            return False
        before = [fold(word, reading.language) for word in self._findings.before(reading)[-1:]]
        possessed = any(word in self._forms.possessing or word.endswith(self._forms.possessives) for word in before)
        return reading.taken or not (self._forms.possessives and possessed)

    def _of(self, row: _Own, body: Reading) -> Node | None:
        """The node of the forces that a body calls its own: itself, or the army of a ministry's state; or None."""
        if body.node.article:
            return None
        catalog = self._findings.catalog
        about = self._forms.describe(body.shown, catalog)
        concept = concept_of(self._forms, about, body.mention.type)
        if concept is not None and concept.id in row.ministries:
            entry = catalog.by_id(body.node.known)
            states = set(body.node.owners) if entry is None else states_named(entry, catalog)
            concepts = [self._forms.concepts[word,] for word in sorted(row.words) if (word,) in self._forms.concepts]
            return of_state(concepts[0], min(states), catalog) if concepts and len(states) == 1 else None
        of_forces = body.mention.type in (EntityType.SECURITY_FORCE, EntityType.ARMED_GROUP)
        return body.node if of_forces and self._antecedents.called(body, row.heads) else None


@lru_cache(maxsize=4)
def _rows(language: str) -> Sequence[_Own]:
    return tuple(_read(language))


def _read(language: str) -> Iterator[_Own]:
    data = table(language, "shortforms")
    apart = fold_all((*data["apart"], *data["owning"]), language)
    for row in data["own"]:
        words, heads = fold_all(row["words"], language), fold_all(row["heads"], language)
        yield _Own(words, heads, frozenset(row["ministries"]), row.get("bare", False), apart)
