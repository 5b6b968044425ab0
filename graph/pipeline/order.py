"""Component "khabar_order": find which of two events of a sentence came first, where a connective says so.

"اعتقل القائد بعد الهجوم" ("the leader was arrested after the attack"): only what the connective belongs to and what it
governs are put in order, and only if both are actual events. Where it could belong to more than one event, no order is
given. The words are data (``<xx>/order.toml``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.arguments.finder import SentenceReader, reading_sentences
from khabar.graph.pipeline.clauses.clauses import ADVERBIAL_CLAUSE, REPORTS, Clause, Structure
from khabar.graph.pipeline.clauses.units import (
    COMMA,
    COORDINATOR,
    EVENT,
    LIGHT,
    MENTION,
    PARTICLE,
    PREPOSITION,
    WORD,
    Unit,
)
from khabar.graph.pipeline.doc import TIME, Event, Order, events_by_sentence
from khabar.graph.pipeline.mentions import holding
from khabar.graph.pipeline.ownfiles import OwnFiles
from khabar.graph.pipeline.refs import event_ref
from khabar.ontology.terms import EventType, OrderRelation, Role, Status

RULE: Final = "order:"
"""Start of the rules of this component; the words of the connective follow."""


_WORDS: Final = ("fillers", "unsure_before", "determiners", "possessive", "links", "measures")


@dataclass(frozen=True, slots=True)
class Connective:
    """A connective; with `before`, what it belongs to came before what it governs, else after."""

    words: tuple[str, ...]
    before: bool
    verb: bool
    not_types: frozenset[str]
    not_after: frozenset[str]


@dataclass(frozen=True, slots=True)
class OrderWords:
    """The connectives of a language and what may stand around them (`<xx>/order.toml`)."""

    connectives: tuple[Connective, ...]
    fillers: frozenset[str]
    unsure_before: frozenset[str]
    determiners: frozenset[str]
    possessive: frozenset[str]
    no_adjective: tuple[str, ...]
    links: frozenset[str]
    measures: frozenset[str]
    within: int
    subject: int


@lru_cache(maxsize=4)
def order_words(language: str) -> OrderWords:
    """The words of a language, longest connectives first.

    Raises:
        LanguageDataError: a row has an unknown order.
    """
    data = table(language, "order")

    def words(names: Iterable[str]) -> frozenset[str]:
        return fold_all(names, language)

    rows: dict[tuple[tuple[str, ...], bool], Connective] = {}
    for row in data["connective"]:
        if row["order"] not in OrderRelation.ALL:
            path = folder(language) / "order.toml"
            raise LanguageDataError(f"{row['words']!r}: the order is one of {', '.join(OrderRelation.ALL)}", path=path)
        key = tuple(fold(row["words"], language).split()), bool(row.get("verb"))
        before = row["order"] == OrderRelation.BEFORE
        not_types = frozenset(row.get("not_types", ()))
        rows.setdefault(key, Connective(*key[:1], before, key[1], not_types, words(row.get("not_after", ()))))
    longest = sorted(rows.values(), key=lambda connective: -len(connective.words))
    return OrderWords(
        connectives=tuple(longest),
        no_adjective=tuple(data["no_adjective"]),
        within=data["within"],
        subject=data["subject"],
        **{name: words(data[name]) for name in _WORDS},
    )


class _Sentence:
    """One sentence with its clauses."""

    def __init__(self, sentence: Span, clauses: Structure, words: OrderWords, *, verb_first: bool) -> None:
        self.doc, self.start = sentence.doc, sentence.start
        self.clauses, self.units, self.words, self.verb_first = clauses, clauses.units, words, verb_first
        self.at = {unit.start: unit for unit in self.units if not unit.inner}

    def orders(self) -> Iterator[tuple[Unit, Unit, Connective]]:
        """Pairs of events in order of the connective: what it belongs to and what it governs, with the connective."""
        for unit in self.units:
            if unit.kind != EVENT or unit.inner:
                continue
            found = self._clause_after(unit) if unit.verbal else self._noun_after(unit)
            if found is None:
                continue
            opener, connective, host = found
            if unit.label in connective.not_types:
                continue
            main = self._belongs(opener, unit, host)
            if main is not None and main is not unit:
                yield main, unit, connective

    def _clause_after(self, verb: Unit) -> tuple[Unit, Connective, Clause | None] | None:
        """The connective that opens the clause of a verb, or None."""
        clause = self.clauses.clause[verb.index]
        opener = clause.opener
        if clause.kind != ADVERBIAL_CLAUSE or clause.verb is not verb or opener is None:
            return None
        for connective in self.words.connectives:
            if connective.verb and tuple(opener.norm.split()) == connective.words:
                return opener, connective, clause.parent
        return None

    def _noun_after(self, noun: Unit) -> tuple[Unit, Connective, Clause | None] | None:
        """The connective that governs a noun, perhaps with a length of time: "بعد أيام من اعتقاله"; or None."""
        place = self._past_fillers(noun.index - 1)
        if place < 0:
            return None
        found = self._governing(place)
        passed = {unit.norm for unit in self.units[place + 1 : noun.index]}
        if found is None or (found[1].before and not passed.isdisjoint(self.words.unsure_before)):
            return None
        return found

    def _governing(self, place: int) -> tuple[Unit, Connective, Clause | None] | None:
        """The connective that ends at a unit, or before a time at it."""
        before = self.units[place]
        if before.norm in self.words.links and place and self.units[place - 1].label == TIME:
            time = self.units[place - 1]
            inside = self._connective(time.start + 1, time)
            return inside or (self._connective(time.start, time) if place > 1 else None)
        return self._connective(before.end, before)

    def _past_fillers(self, place: int) -> int:
        """The index before a noun and its articles, light nouns and, in English, adjectives and names."""
        others = self.words.within
        while place >= 0:
            unit = self.units[place]
            if unit.norm in self.words.determiners:
                others = 0  # "after discussing the attack"
            elif unit.norm in self.words.possessive:
                others = self.words.within
            elif unit.norm not in self.words.fillers:
                if not others or not self._attributive(unit):
                    return place
                others -= 1
            place -= 1
        return place

    def _attributive(self, unit: Unit) -> bool:
        """Whether a unit may be an adjective or the name of a possessor."""
        if unit.kind == MENTION:
            return unit.label != TIME
        plain = unit.kind == WORD and not unit.norm.endswith(self.words.no_adjective)
        return plain and self._connective(unit.end, unit) is None

    def _connective(self, end: int, inside: Unit) -> tuple[Unit, Connective, Clause | None] | None:
        """The connective that ends before a token; `inside` is the unit that its last word is in."""
        for connective in self.words.connectives:
            first = end - len(connective.words)
            if connective.verb or first < self.start or first not in self.at:
                continue
            if tuple(self.doc[at].norm_ for at in range(first, end)) != connective.words:
                continue
            if first > self.start and self.doc[first - 1].norm_ in connective.not_after:
                continue
            opener = self.at[first]
            if opener.index <= inside.index:
                return opener, connective, self.clauses.clause[opener.index]
        return None

    def _belongs(self, opener: Unit, governed: Unit, host: Clause | None) -> Unit | None:
        """The event that a connective belongs to, or None if it may be one or another."""
        if host is None:
            return None
        before = [u for u in host.units if u.kind == EVENT and not u.inner and u.index < opener.index]
        if not before:
            return self._fronted(opener, governed)
        verb = host.verb if host.verb is not None and host.verb.index < opener.index else None
        nouns = [unit for unit in before if unit is not verb]
        if verb is None:
            noun = nouns[0] if len(nouns) == 1 else None
            return noun if noun is not None and self._bare(noun, opener, host) else None
        if verb.kind == EVENT and (verb.label not in REPORTS or not nouns):
            return verb
        # "أعلنت الوزارة مقتل القائد بعد الهجوم": what is announced came after; a condemned attack need not have.
        told = verb.kind == LIGHT or verb.label == EventType.STATEMENT
        return nouns[0] if told and len(nouns) == 1 and nouns[0].index > verb.index else None

    def _bare(self, noun: Unit, opener: Unit, host: Clause) -> bool:
        """Whether a noun begins its clause, and only what belongs to it stands before the connective."""
        lead = [unit for unit in host.units if unit.index < noun.index]
        between = self.units[noun.index + 1 : opener.index]
        return all(u.kind == COORDINATOR or u.norm in self.words.fillers for u in lead) and all(
            u.kind in (MENTION, PREPOSITION) or u.norm in self.words.fillers or self._measures(u) for u in between
        )

    def _measures(self, unit: Unit) -> bool:
        """Whether a unit is a time or a part of one."""
        return unit.label == TIME or unit.norm in self.words.measures or unit.norm.isdecimal()

    def _fronted(self, opener: Unit, governed: Unit) -> Unit | None:
        """The verb of a sentence that a connective begins: "وبعد أيام من اعتقاله، أفرجت"; or None."""
        lead = self.units[: opener.index]
        if not all(u.kind in (COORDINATOR, PARTICLE) or self._measures(u) for u in lead):
            return None
        after = self.units[governed.index + 1 :]
        comma = next((place for place, unit in enumerate(after) if unit.kind == COMMA), None)
        if comma is None:
            rest = after if self.verb_first and not governed.verbal else []
            allowed: Sequence[str] = (MENTION, PREPOSITION)
        else:
            rest = after[comma + 1 :]
            allowed = (PARTICLE,) if self.verb_first else (PARTICLE, WORD, MENTION, PREPOSITION)
        for steps, unit in enumerate(rest):
            if unit.kind == EVENT and unit.verbal:
                return unit
            if unit.kind not in allowed or (comma is not None and steps > self.words.subject):
                return None
        return None


class OrderFinder:
    """Sets ``doc._.order``, and removes instruments that came later than their event."""

    def __init__(self, sentences: SentenceReader) -> None:
        self._sentences = sentences
        self._words = order_words(sentences.language)

    @holding
    def __call__(self, doc: Doc) -> Doc:
        """Find the orders; needs ``doc.ents``, sentences, and ``doc._.events`` with their status."""
        found: dict[tuple[str, str], Order] = {}
        for sentence, here in events_by_sentence(doc):
            happened = sum(event.status == Status.ACTUAL for event in here.values())
            if happened < 2:
                continue
            clauses = self._sentences.cut(sentence, here).clauses
            read = _Sentence(sentence, clauses, self._words, verb_first=self._sentences.maker.verb_first)
            for main, governed, connective in read.orders():
                if not here[main.start].status == here[governed.start].status == Status.ACTUAL:
                    continue
                first, second = (main, governed) if connective.before else (governed, main)
                sure = min(here[main.start].confidence, here[governed.start].confidence)
                rule = RULE + " ".join(connective.words)
                pair = event_ref(first.start), event_ref(second.start)
                found.setdefault(pair, Order(*pair, rule=rule, confidence=sure))
        doc._.order = tuple(found.values())
        if found:
            doc._.events = tuple(_without_later(event, found.keys()) for event in doc._.events)
        return doc


def _without_later(event: Event, ordered: Collection[tuple[str, str]]) -> Event:
    """An event without the instruments that came after it: "fires missiles after a strike kills a general"."""
    kept = tuple(a for a in event.arguments if a.role != Role.INSTRUMENT or (event.ref, a.ref) not in ordered)
    return event if len(kept) == len(event.arguments) else replace(event, arguments=kept)


@Language.factory(
    "khabar_order",
    default_config={"lexicons": []},
    requires=["doc.ents", "doc.sents", "doc._.events"],
    assigns=["doc._.order", "doc._.events"],
)
def make(nlp: Language, name: str, lexicons: list[str]) -> OwnFiles:  # noqa: ARG001 - spaCy passes the name
    """The component; `lexicons` are the paths "khabar_events" was given."""
    return reading_sentences(OrderFinder, nlp.lang, lexicons)
