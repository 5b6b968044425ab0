"""Component "khabar_counts": find how many were killed, wounded, arrested, as the text says.

A number counts for an event where it stands with who was counted: with the mention that fills the event's role ("قتل 12
شخصا"), with the trigger itself ("20 قتيلا"), or right beside the trigger ("أصيب سبعة"). The ontology says what is
counted in which events, and in which role.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from khabar.graph.pipeline.counting.counted import Counted, CountSentence
from khabar.graph.pipeline.counting.words import CountWords, count_words
from khabar.graph.pipeline.doc import TIME, Count, Event, events_by_sentence
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.owntypes import lineage
from khabar.ontology.terms import Bound, Role
from khabar.ontology.vocabulary import count_units

_TOLL_REACH: Final = 10
"""Words at the most between a word for a toll and its number."""

_BOTH: Final = 4
"""Words at the most before a trigger at which a phrase of two units begins."""

_COMMAS: Final = frozenset(",،")


@lru_cache(maxsize=256)
def _units_of(above: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The units of events with these classes, and the roles of those counted."""
    units = [unit for unit in count_units() if not set(unit.event_types).isdisjoint(above)]
    return tuple(unit.name for unit in units), frozenset(role for unit in units for role in unit.roles)


class CountFinder:
    """Sets ``Event.counts``."""

    def __init__(self, language: str) -> None:
        self._words = count_words(language)

    def __call__(self, doc: Doc) -> Doc:
        """Find the counts; needs ``doc.ents``, sentences and ``doc._.events`` with arguments."""
        events: tuple[Event, ...] = doc._.events
        counting = {event.trigger for event in events if _units_of(lineage(event.type, event.own))[0]}
        if not counting:
            return doc
        counts: dict[int, tuple[Count, ...]] = {}
        for sentence, here in events_by_sentence(doc):
            if counting.isdisjoint(here):
                continue
            read = CountSentence(sentence, list(here.values()), self._words)
            counted = read.counted()
            for event in here.values() if counted else ():
                if event.trigger in counting and event.trigger in read.place:
                    counts[event.trigger] = _Question(event, read, counted, self._words).answer()
        doc._.events = tuple(
            replace(event, counts=counts.get(event.trigger, ())) if event.counts or event.trigger in counts else event
            for event in events
        )
        return doc


class _Question:
    """Finds the counts of one event in its sentence."""

    def __init__(self, event: Event, sentence: CountSentence, counted: Sequence[Counted], words: CountWords) -> None:
        self._event, self._sentence, self._counted, self._words = event, sentence, counted, words
        self._units, self._roles = _units_of(lineage(event.type, event.own))
        self._norms = sentence.norms
        self._trigger = sentence.place[event.trigger]

    def answer(self) -> tuple[Count, ...]:
        """The counts of the event: the first of each unit, with those joined to it."""
        found: dict[str, list[Counted]] = {}
        parts = [one for one in self._counted if one.part and self._beside(one)]
        whole = [one for one in self._counted if not one.part]
        sure = parts or [one for one in whole if self._sure(one)]
        for one in sure or [one for one in whole if self._beside(one)]:
            found.setdefault(self._unit(one), []).append(one)
        totals = ((unit, self._total(several, unit)) for unit, several in found.items())
        return tuple(
            Count(value, unit, bound, self._sentence.text(total))
            for unit, total in totals
            for value, bound in total.values
        )

    def _filled(self, span: Span | None) -> set[str]:
        """The roles that a mention fills."""
        if span is None:
            return set()
        ref = mention_ref(span.start)
        return {argument.role for argument in self._event.arguments if argument.ref == ref}

    def _sure(self, one: Counted) -> bool:
        """Whether those counted are the trigger itself or fill the event's role."""
        if one.noun == self._trigger:
            return self._norms[self._trigger] not in self._words.participles or self._no_object()
        if any(one.end <= self._trigger < one.end + both.at(self._norms, one.end) for _, both in self._words.both):
            return True  # "20 بين قتيل وجريح"
        return not self._roles.isdisjoint(self._filled(one.mention))

    def _beside(self, one: Counted) -> bool:
        """Whether a count stands beside the trigger, and nothing between would give it to another event."""
        words, norms, trigger = self._words, self._norms, self._trigger
        if self._filled(one.mention):
            return False  # in another role
        if one.start > trigger and self._tolled(one):
            return True
        if words.noun(norms[trigger]):
            return False
        return self._after(one) if one.start > trigger else self._before(one)

    def _after(self, one: Counted) -> bool:
        """Whether only small words and the agent stand between the trigger and a number behind it."""
        place = self._trigger + 1
        while place < one.start:
            span = self._sentence.mention(place)
            if span is not None and Role.AGENT in self._filled(span):
                place = self._sentence.end(span)
                continue
            length = self._words.after_trigger.at(self._norms, place)
            if not length:
                return False
            place += length
        return place == one.start

    def _before(self, one: Counted) -> bool:
        """Whether nothing, or auxiliaries only, stand between a number and the trigger behind it.

        If nothing, no object may follow the trigger.
        """
        words, norms = self._words, self._norms
        # "15 people were killed or wounded": the two triggers are one.
        shared = min(self._mixed(), default=self._trigger)
        if one.end > shared or not words.before_trigger:
            return False
        between = norms[one.end : shared]
        if any(norm not in words.before_trigger for norm in between):
            return False
        previous = norms[one.start - 1] if one.start else ""
        if (
            not one.named
            and previous.isalpha()
            and words.closes(norms, one.start - 1)
            and previous not in words.joiners
        ):
            return False  # "in 2014 were killed"
        return bool(between) or self._no_object()

    def _mixed(self) -> Iterator[int]:
        """Starts of phrases of two units that hold the trigger: "قتل وأصيب" ("killed or wounded")."""
        for start in range(max(0, self._trigger - _BOTH), self._trigger + 1):
            for _, both in self._words.both:
                if start + both.at(self._norms, start) > self._trigger:
                    yield start

    def _tolled(self, one: Counted) -> bool:
        """Whether a number says how high a toll is: "ارتفع عدد القتلى إلى 35", "the death toll rose to 35"."""
        norms, toll, trigger = self._norms, self._words.toll, self._trigger
        behind = trigger + 1 + (trigger + 1 < len(norms) and norms[trigger + 1] in toll)
        if behind == trigger + 1 and toll.isdisjoint(norms[max(0, trigger - 2) : trigger]):
            return False
        if one.start > trigger + _TOLL_REACH or any(trigger < other < one.start for other in self._sentence.triggers):
            return False
        return one.start == behind or norms[one.start - 1] in self._words.reach

    def _no_object(self) -> bool:
        """Whether a form that may be active has no object: "12 killed in a raid", not "12 gunmen killed five"."""
        span = self._sentence.mention(self._trigger + 1)
        if span is not None:
            return span.label_ == TIME
        return self._words.closes(self._norms, self._trigger + 1)

    def _unit(self, one: Counted) -> str:
        """The unit of a count: by the words with the number, else the trigger, else the event's type."""
        norms, words = self._norms, self._words
        for unit, both in words.both:
            with_number = both.at(norms, one.end) or (one.noun is not None and both.at(norms, one.noun))
            if unit in self._units and (with_number or list(self._mixed())):
                return unit
        nouns = [norms[one.noun]] if one.noun is not None else []
        if one.mention is not None:
            nouns = [norms[self._sentence.end(one.mention) - 1], norms[self._sentence.begin(one.mention)]]
        for unit in (*(words.nouns.get(noun, "") for noun in nouns), words.triggers.get(norms[self._trigger], "")):
            if unit in self._units:
                return unit
        return self._units[0]

    def _total(self, several: Sequence[Counted], unit: str) -> Counted:
        """The first count with those joined to it: "ثلاثة جنود وخمسة مدنيين" are eight, with "وضابط" at least eight."""
        joined = self._joined(several[0], unit)
        total = joined[0]
        for one in joined[1:]:
            value = total.values[0][0] + one.values[0][0]
            total = replace(total, end=one.end, values=((value, _bound(total.values[0][1], one.values[0][1])),))
        largest = max(several, key=lambda one: one.values[0][0])
        apart = largest.values[0][0] > total.values[0][0]  # "two men, who ..., and three women"
        if apart:
            total = largest
        if [bound for _, bound in total.values] == [Bound.EXACT] and (apart or self._more(total, joined)):
            total = replace(total, values=((total.values[0][0], Bound.AT_LEAST),))
        return total

    def _joined(self, first: Counted, unit: str) -> list[Counted]:
        """The counts that are joined to one, with it: "2 policemen, a civilian and 3 attackers"."""
        if not self._plain(first, unit):
            return [first]
        at = self._counted.index(first)
        row = [first]
        for one in self._counted[at + 1 :]:
            if not self._joins(row[-1], one) or not self._plain(one, unit):
                break
            row.append(one)
        for one in reversed(self._counted[:at]):
            if not self._joins(one, row[0]) or not self._plain(one, unit):
                break
            row.insert(0, one)
        ands = [not _COMMAS.intersection(self._norms[one.end : two.start]) for one, two in pairwise(row)]
        numbers = [one.values[0][0] for one in row]
        if all(ands) or (ands[-1] and numbers[0] < sum(numbers[1:])):
            return row
        return [first]  # "12 people, three women and nine children": the others are parts of the first

    def _joins(self, one: Counted, other: Counted) -> bool:
        """Whether only "and" and commas stand between two counts."""
        between = set(self._norms[one.end : other.start])
        return bool(between) and between <= self._words.joiners | _COMMAS

    def _plain(self, one: Counted, unit: str) -> bool:
        """Whether a count is one number of people of this unit, who have no part in another event."""
        roles = self._filled(one.mention)
        if not one.plain or self._unit(one) != unit or one.noun in self._sentence.triggers:
            return False
        if roles:
            return bool(roles & self._roles)
        return one.mention is None or mention_ref(one.mention.start) not in self._sentence.participants

    def _more(self, total: Counted, joined: Sequence[Counted]) -> bool:
        """Whether somebody without a number is joined to those counted: "ضابط وثلاثة جنود"."""
        sentence, norms, joiners = self._sentence, self._norms, self._words.joiners
        counted = {one.mention.start for one in joined if one.mention is not None}
        others = [
            span
            for span in sentence.mentions()
            if span.start not in counted and sentence.people(span) and self._roles & self._filled(span)
        ]
        if total.start > 0 and norms[total.start - 1] in joiners:
            return any(sentence.end(span) < total.start for span in others)
        after = total.end < len(norms) and norms[total.end] in joiners
        return after and any(sentence.begin(span) == total.end + 1 for span in others)


def _bound(one: str, other: str) -> str:
    """The bound of a sum.

    >>> _bound("exact", "atLeast"), _bound("atMost", "atLeast"), _bound("exact", "exact")
    ('atLeast', 'approximate', 'exact')
    """
    bounds = {one, other} - {Bound.EXACT}
    if Bound.VAGUE in bounds:
        return Bound.VAGUE
    return Bound.EXACT if not bounds else bounds.pop() if len(bounds) == 1 else Bound.APPROXIMATE


@Language.factory(
    "khabar_counts",
    requires=["doc.ents", "doc.sents", "doc._.events"],
    assigns=["doc._.events"],
)
def make(nlp: Language, name: str) -> CountFinder:  # noqa: ARG001 - spaCy passes the name
    """The component for the pipeline's language."""
    register()
    return CountFinder(nlp.lang or "")
