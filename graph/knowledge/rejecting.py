"""Make an analyst's rejection of an event, a mention or a relation, in terms of the places where the texts say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from khabar.graph.errors import KhabarError, QueryError
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.knowledge.iris import key_of, thing
from khabar.graph.knowledge.unmaking import OBJECT, SUBJECT, Triple, unmade
from khabar.graph.knowledge.views import RelationView
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution import resolve_with_index
from khabar.graph.resolution.analysts.decisions import Ruling
from khabar.graph.resolution.analysts.rejections import Rejection, Said
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.model import Evidence, Resolved
from khabar.ontology.terms import OrderRelation

_QUOTE: Final = 60
"""Characters of a sentence that name an event in the file."""


def reject(
    what: Sequence[str],
    *,
    annotations: Sequence[Annotation],
    catalogs: Iterable[str | Path] = (),
    decisions: Sequence[Ruling] = (),
    article: str = "",
    wrong: str | None = None,
    by: str | None = None,
    because: str | None = None,
    notice: Callable[[KhabarError], None] | None = None,
) -> Rejection:
    """The decision that something is not as the articles say.

    A direct relation, which no text states by itself, is rejected by removing whoever does not belong there from the
    mentions of events that entail it.

    Args:
        what: the IRI of an event, a mention or a relation; or subject, relation and object, as the graph has them.
        annotations, catalogs, decisions: those that the analyst's graph was made of.
        article: id of an article: only what that one says is rejected.
        wrong: for a direct relation `SUBJECT` or `OBJECT`: which of the two does not belong there; see `unmade`.
        by, because: who decides so, and why.
        notice: takes an error that names the other relations which disappear, or appear, with a direct one.

    Raises:
        QueryError: the graph has no such thing, or the article does not say so.
    """
    if wrong not in (None, SUBJECT, OBJECT):
        raise QueryError(f"wrong is {wrong!r}; give {SUBJECT!r} or {OBJECT!r}")
    found = _Rejecting(annotations, catalogs, decisions, article, wrong)
    name, said = found.by_ends(what) if len(what) == 3 else found.by_iri(what)
    if not said:
        raise QueryError(f"the article {article} does not say {name!r}")
    rejection = Rejection(name, tuple(sorted(said)), date.today(), by, because)
    if notice and (beside := found.beside()):
        notice(KhabarError(f"the {rejection} changes more: {beside}"))
    return rejection


class _Rejecting:
    """Finds the places to be rejected in what the articles say."""

    def __init__(
        self,
        annotations: Sequence[Annotation],
        catalogs: Iterable[str | Path],
        decisions: Sequence[Ruling],
        article: str,
        wrong: str | None,
    ) -> None:
        self._annotations, self._catalogs, self._decisions = annotations, tuple(catalogs), tuple(decisions)
        self._article, self._wrong = article, wrong
        self._before, self._index = self._without(frozenset())
        self._after = self._before
        self._rejected: Triple = ("", "", "")

    def _without(self, said: Iterable[Said]) -> tuple[Resolved, EntityIndex]:
        """The resolution and its index without some places."""
        mentions = tuple(sorted(said))
        also = (Rejection("", mentions, date.today()),) if mentions else ()
        return resolve_with_index(self._annotations, catalogs=self._catalogs, decisions=(*self._decisions, *also))

    def by_ends(self, what: Sequence[str]) -> tuple[str, set[Said]]:
        """The name of a relation given by its ends, and the places where articles say it."""
        subject, predicate, object = (thing(key) if (key := key_of(name)) else name for name in what)
        found = KnowledgeGraph.from_resolved(self._before).relations(
            subject=subject, predicate=predicate, object=object
        )
        name = " ".join(what)
        return name, self._relation(found, name)

    def by_iri(self, what: Sequence[str]) -> tuple[str, set[Said]]:
        """The name of what an IRI is of, and the places where articles say it."""
        if len(what) != 1:
            raise QueryError("give the IRI of an event, a mention or a relation, or SUBJECT RELATION OBJECT")
        key = key_of(what[0]) or ""
        if key.startswith("relation/"):
            graph = KnowledgeGraph.from_resolved(self._before)
            found = [one for one in graph.relations() if one.iri == thing(key)]
            return " ".join(_named(graph, one) for one in found), self._relation(found, what[0])
        if self._wrong:
            raise QueryError("wrong is said of a relation; an event and a mention are rejected as a whole")
        happenings, facts = self._before.happenings, self._before.facts
        event = next((event for event in happenings if event.key == key), None)
        if event is not None:
            return _quoted(event.type, event.evidence[0]), self._places(event.evidence)
        if key.startswith("mention/"):
            for happening in happenings:
                if told := [item for item in happening.evidence if _is(item, key)]:
                    return _quoted(happening.type, told[0]), self._places(told)
            said = [(fact.type, item) for fact in facts for item in fact.evidence if _is(item, key)]
            if said:
                places = {place for type, item in said for place in self._places([item], type)}
                return _quoted(*said[0]), places
        raise QueryError(
            f"no article says {what[0]!r}; give the IRI of an event, a mention or a relation in the graph, "
            "or SUBJECT RELATION OBJECT"
        )

    def _relation(self, found: Sequence[RelationView], asked: str) -> set[Said]:
        """The places where articles say a relation, or of those who take part in events that entail it."""
        if not found:
            raise QueryError(f"no article says {asked!r}; `khabar query` lists the relations of a graph")
        if len(found) > 1:
            several = ", ".join(f"{one.subject} {one.predicate} {one.object}" for one in found)
            raise QueryError(f"{asked!r} is said of several things: {several}; give the IRIs of two")
        (one,) = found
        fact = next((fact for fact in self._before.facts if thing(fact.key) == one.iri), None)
        if fact is not None:
            if self._wrong:
                raise QueryError(f"{asked!r} is said by itself and rejected as a whole; leave out which end is wrong")
            return self._places(fact.evidence, fact.type)
        return self._entailing((one.subject, one.predicate, one.object))

    def _entailing(self, triple: Triple) -> set[Said]:
        """Places without which a direct relation is not entailed; the whole mention if nothing less will do.

        Without the mentions that say it by themselves others may say it together, so it is repeated until none does.
        """
        self._rejected = triple
        made_by = partial(unmade, triple, article=self._article, wrong=self._wrong)
        said: set[Said] = set()
        while True:
            found = made_by(self._after, self._annotations, self._index)
            more = {place for places in found.values() for place in places} - said or found.keys() - said
            if not more:
                return {one for one in said if one == one.whole or one.whole not in said}
            said |= more
            self._after, self._index = self._without(said)

    def beside(self) -> str:
        """The other relations between things that disappear with the one rejected, or only appear then."""
        if self._after is self._before:
            return ""
        before, after = (_relations(KnowledgeGraph.from_resolved(each)) for each in (self._before, self._after))
        subject, relation, object = self._rejected
        asked = {(subject, relation, object), (object, relation, subject)}
        gone = sorted(before[triple] for triple in before.keys() - after.keys() - asked)
        new = sorted(after[triple] for triple in after.keys() - before.keys() - asked)
        return "; ".join([*(f"no {text!r}" for text in gone), *(f"now {text!r}" for text in new)])

    def _places(self, evidence: Iterable[Evidence], relation: str = "") -> set[Said]:
        """The places of mentions, only those of the article asked about."""
        return {
            Said(item.article, item.start, item.end, relation)
            for item in evidence
            if self._article in ("", item.article)
        }


def _is(item: Evidence, mention: str) -> bool:
    """Whether a mention's IRI is that of a piece of evidence."""
    return mention.startswith(f"mention/{item.article}-{item.start}-{item.end}-")


def _quoted(type: str, item: Evidence) -> str:
    """Type and beginning of the sentence, as a name for the file."""
    return f"{type}: {' '.join(item.quote.split())[:_QUOTE]}"


def _named(graph: KnowledgeGraph, one: RelationView) -> str:
    """A relation with the Arabic names of its ends, where they have such."""
    subject, object = (graph.label(iri, language="ar") for iri in (one.subject, one.object))
    return f"{subject} {one.predicate} {object}"


def _relations(graph: KnowledgeGraph) -> dict[Triple, str]:
    """The relations of a graph with their names; no orders of events, whose IRIs change with participants."""
    return {
        (one.subject, one.predicate, one.object): _named(graph, one)
        for one in graph.relations()
        if one.predicate not in OrderRelation.ALL
    }
