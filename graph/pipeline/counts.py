"""Component "khabar_counts": how many were killed, wounded, arrested, as the text says.

A number counts for an event where it stands with who was counted: with the mention that fills the event's role
("قتل 12 شخصا"), with the trigger itself ("20 قتيلا"), or right beside the trigger ("أصيب سبعة"). What is counted in
which events, and in which role, is stated in the ontology.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from khabar.graph.pipeline.countwords import CountWords, count_words
from khabar.graph.pipeline.doc import TIME, Count, Event, mention_ref, register
from khabar.graph.pipeline.quantities import Quantity, Values
from khabar.ontology.owntypes import lineage
from khabar.ontology.terms import Bound, EntityType, Role
from khabar.ontology.vocabulary import count_units

_PEOPLE: Final = frozenset({EntityType.PERSON, EntityType.PERSON_GROUP})
_BODIES: Final = frozenset(
    {
        EntityType.STATE,
        EntityType.SECURITY_FORCE,
        EntityType.ARMED_GROUP,
        EntityType.ORGANIZATION,
        EntityType.GOVERNMENT_BODY,
    }
)
"""Mentions that a noun for people may follow ("12 ISIS fighters"), or that people are of ("خمسة من داعش")."""
_TOLL_REACH: Final = 10


@dataclass(frozen=True, slots=True)
class _Counted:
    """A quantity with what it counts, by positions of words.

    Attributes:
        start, end: all words of it.
        values: the numbers.
        mention: who is counted; noun: the position of a word for them that is no mention. Neither where none is named.
    """

    start: int
    end: int
    values: Values
    mention: Span | None = None
    noun: int | None = None

    @property
    def named(self) -> bool:
        return self.mention is not None or self.noun is not None


@lru_cache(maxsize=256)
def _units_of(above: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The units of events with these classes, and the roles of those counted."""
    units = [unit for unit in count_units() if not set(unit.event_types).isdisjoint(above)]
    return tuple(unit.name for unit in units), frozenset(role for unit in units for role in unit.roles)


class _Sentence:
    """A sentence as words, with the mentions and triggers they belong to."""

    def __init__(self, sentence: Span, events: Sequence[Event], words: CountWords) -> None:
        self._words = words
        self._tokens: list[Token] = [token for token in sentence if not token.is_space]
        self.norms = [token.norm_ for token in self._tokens]
        self.place = {token.i: place for place, token in enumerate(self._tokens)}
        self.triggers = {self.place[event.trigger] for event in events if event.trigger in self.place}
        self._mentions: dict[int, Span] = {}
        for span in sentence.ents:
            self._mentions |= dict.fromkeys((self.place[t.i] for t in span if t.i in self.place), span)

    def text(self, counted: _Counted) -> str:
        """The words of a count as the article has them."""
        doc = self._tokens[0].doc
        return doc[self._tokens[counted.start].i : self._tokens[counted.end - 1].i + 1].text

    def end(self, span: Span) -> int:
        return 1 + max(self.place[token.i] for token in span if token.i in self.place)

    def begin(self, span: Span) -> int:
        return min(self.place[token.i] for token in span if token.i in self.place)

    def people(self, span: Span) -> bool:
        """Whether a mention is of people who may be counted one by one."""
        norm = self.norms[self.end(span) - 1 if self._words.last else self.begin(span)]
        if self._words.collective(norm):
            return False
        return span.label_ in _PEOPLE or (span.label_ in _BODIES and self._words.other(norm))

    def mention(self, place: int) -> Span | None:
        """The mention a word belongs to."""
        return self._mentions.get(place)

    def counted(self) -> list[_Counted]:
        """Everything in it that counts people, or says a number and not of what, in order."""
        times = {place for place, span in self._mentions.items() if span.label_ == TIME}
        found = [self._what(quantity) for quantity in self._words.quantities.find(self.norms, times)]
        known = [counted for counted in found if counted is not None]
        taken = {place for counted in known for place in range(counted.start, counted.end)}
        known += [dual for dual in self._duals() if dual.start not in taken]
        return sorted(known, key=lambda counted: counted.start)

    def _duals(self) -> Iterator[_Counted]:
        values = ((2, Bound.EXACT),)
        for place, norm in enumerate(self.norms):
            span = self._mentions.get(place)
            if span is not None and (self.begin(span) != place or span.label_ not in _PEOPLE):
                continue
            if not self._words.dual(norm, mention=span is not None) or self._words.not_before.before(self.norms, place):
                continue
            if span is not None:
                yield _Counted(place, self.end(span), values, mention=span)
            else:
                yield _Counted(place, place + 1, values, noun=place)

    def _what(self, quantity: Quantity) -> _Counted | None:
        """A quantity with what it counts; None where that is no people."""
        words, norms = self._words, self.norms
        if words.not_before.before(norms, quantity.start):
            return None
        if quantity.behind and (before := self._behind(quantity)) is not None:
            return before
        own = self.mention(quantity.end - 1)
        if own is not None:
            return self._ended(quantity, self.end(own), mention=own) if self.people(own) else None
        if words.not_after.at(norms, quantity.end):
            return None
        link = words.links.at(norms, quantity.end)
        first = place = quantity.end + link
        while place <= first + words.gap and place < len(norms):
            span = self.mention(place)
            if span is not None and span.label_ != TIME:
                if self.people(span) or (link and span.label_ in _BODIES):
                    return self._ended(quantity, self.end(span), mention=span)
                if not words.gap or span.label_ not in _BODIES:
                    return None
                place = self.end(span)
                continue
            if words.collective(norms[place]):
                return None
            if words.person(norms[place]) and (place not in self.triggers or norms[place] in words.nouns):
                return self._ended(quantity, place + 1, noun=place)
            if span is not None or place in self.triggers or words.closes(norms, place):
                break
            place += 1
        after = quantity.end
        if words.closes(norms, after) or after in self.triggers or self.mention(after) is not None or link:
            return self._ended(quantity, after)
        return None

    def _behind(self, quantity: Quantity) -> _Counted | None:
        """What a number behind its noun counts: "شخص واحد"."""
        place = quantity.start - 1
        span = self.mention(place) if place >= 0 else None
        if span is not None and self.people(span):
            return _Counted(self.begin(span), quantity.end, quantity.values, mention=span)
        if span is None and place >= 0 and self._words.person(self.norms[place]):
            return _Counted(place, quantity.end, quantity.values, noun=place)
        return None

    def _ended(self, quantity: Quantity, end: int, *, mention: Span | None = None, noun: int | None = None) -> _Counted:
        """The count, with what stands behind those counted: "عشرة قتلى على الأقل"."""
        values, end = quantity.values, max(end, quantity.end)
        bound, length = self._words.quantities.after(self.norms, end)
        if length and len(values) == 1 and values[0][1] != Bound.VAGUE:
            values = ((values[0][0], bound),)
        return _Counted(quantity.start, end + length, values, mention, noun)


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
        for sentence in doc.sents:
            here = [event for event in events if sentence.start <= event.trigger < sentence.end]
            if counting.isdisjoint(event.trigger for event in here):
                continue
            read = _Sentence(sentence, here, self._words)
            counted = read.counted()
            if counted:
                for event in here:
                    counts[event.trigger] = self._of(event, read, counted)
        doc._.events = tuple(replace(event, counts=counts.get(event.trigger, ())) for event in events)
        return doc

    def _of(self, event: Event, sentence: _Sentence, counted: Sequence[_Counted]) -> tuple[Count, ...]:
        """What the sentence says of an event: of each unit the first count, those joined to it added."""
        units, roles = _units_of(lineage(event.type, event.own))
        trigger = sentence.place.get(event.trigger)
        if not units or trigger is None:
            return ()
        own = [(self._sure(event, trigger, one, sentence, roles), place) for place, one in enumerate(counted)]
        sure = [counted[place] for certain, place in own if certain]
        found: dict[str, list[_Counted]] = {}
        for one in sure or [one for one in counted if self._beside(event, trigger, one, sentence, roles)]:
            found.setdefault(self._unit(trigger, one, sentence, units), []).append(one)
        counts: list[Count] = []
        for unit, several in found.items():
            one = self._total(several, event, sentence, roles)
            counts += [Count(value, unit, bound, sentence.text(one)) for value, bound in one.values]
        return tuple(counts)

    def _sure(self, event: Event, trigger: int, one: _Counted, sentence: _Sentence, roles: frozenset[str]) -> bool:
        """Whether those counted are the trigger itself or fill the event's role."""
        if one.noun == trigger:
            return sentence.norms[trigger] not in self._words.participles or self._no_object(trigger, sentence)
        for _, phrases in self._words.both:
            if one.end <= trigger < one.end + phrases.at(sentence.norms, one.end):
                return True
        return one.mention is not None and not roles.isdisjoint(_filled(event, one.mention))

    def _beside(self, event: Event, trigger: int, one: _Counted, sentence: _Sentence, roles: frozenset[str]) -> bool:
        """Whether a count stands beside the trigger with nothing between that would give it to another."""
        words, norms = self._words, sentence.norms
        if one.mention is not None and _filled(event, one.mention):
            return False  # in another role
        if one.noun in sentence.triggers and norms[trigger] in words.nouns:
            return self._tolled(trigger, one, sentence)
        if one.start > trigger:
            if self._tolled(trigger, one, sentence):
                return True
            return norms[trigger] not in words.nouns and self._behind(event, trigger, one, sentence)
        if one.end > trigger or not words.before_trigger:
            return False
        between = norms[one.end : trigger]
        if any(norm not in words.before_trigger for norm in between):
            return False
        if not one.named and words.closes(norms, one.start - 1) and one.start > 0 and norms[one.start - 1].isalpha():
            return norms[one.start - 1] in words.joiners
        return bool(between) or self._no_object(trigger, sentence)

    def _behind(self, event: Event, trigger: int, one: _Counted, sentence: _Sentence) -> bool:
        """Whether between a trigger and the number behind it stand only small words and who did it."""
        place = trigger + 1
        while place < one.start:
            span = sentence.mention(place)
            if span is not None and Role.AGENT in _filled(event, span):
                place = sentence.end(span)
                continue
            length = self._words.after_trigger.at(sentence.norms, place)
            if not length:
                return False
            place += length
        return place == one.start

    def _tolled(self, trigger: int, one: _Counted, sentence: _Sentence) -> bool:
        """Whether a number says how high a toll is: "ارتفع عدد القتلى إلى 35", "the death toll rose to 35"."""
        norms, toll = sentence.norms, self._words.toll
        behind = trigger + 1 + (trigger + 1 < len(norms) and norms[trigger + 1] in toll)
        if behind == trigger + 1 and toll.isdisjoint(norms[max(0, trigger - 2) : trigger]):
            return False
        if not trigger < one.start <= trigger + _TOLL_REACH:
            return False
        if any(trigger < other < one.start for other in sentence.triggers):
            return False
        return one.start == behind or norms[one.start - 1] in self._words.reach

    def _no_object(self, trigger: int, sentence: _Sentence) -> bool:
        """Whether a form that may be active has no object: "12 killed in a raid", not "12 gunmen killed five"."""
        span = sentence.mention(trigger + 1)
        if span is not None:
            return span.label_ == TIME
        return self._words.closes(sentence.norms, trigger + 1)

    def _unit(self, trigger: int, one: _Counted, sentence: _Sentence, units: Sequence[str]) -> str:
        """What the people counted are: as the words with the number say, else the trigger, else the event's type."""
        norms, words = sentence.norms, self._words
        for unit, phrases in words.both:
            if unit in units and any(phrases.at(norms, at) for at in {trigger, one.end, one.noun or trigger}):
                return unit
        nouns = [norms[one.noun]] if one.noun is not None else []
        if one.mention is not None:
            nouns = [norms[sentence.end(one.mention) - 1], norms[sentence.begin(one.mention)]]
        for unit in (*(words.nouns.get(noun, "") for noun in nouns), words.triggers.get(norms[trigger], "")):
            if unit in units:
                return unit
        return units[0]

    def _total(self, several: Sequence[_Counted], event: Event, sentence: _Sentence, roles: frozenset[str]) -> _Counted:
        """The first count with those joined to it: "ثلاثة جنود وخمسة مدنيين" are eight, with "وضابط" at least eight."""
        total = several[0]
        for one in several[1:]:
            joined = one.start == total.end + 1 and sentence.norms[total.end] in self._words.joiners
            if not (joined and total.named and one.named and len(total.values) == len(one.values) == 1):
                continue
            value = total.values[0][0] + one.values[0][0]
            total = replace(total, end=one.end, values=((value, _bound(total.values[0][1], one.values[0][1])),))
        if len(total.values) == 1 and total.values[0][1] == Bound.EXACT and self._more(total, event, sentence, roles):
            total = replace(total, values=((total.values[0][0], Bound.AT_LEAST),))
        return total

    def _more(self, one: _Counted, event: Event, sentence: _Sentence, roles: frozenset[str]) -> bool:
        """Whether somebody without a number is joined to those counted."""
        for joiner, place in ((one.start - 1, one.start - 2), (one.end, one.end + 1)):
            if place < 0 or place >= len(sentence.norms) or sentence.norms[joiner] not in self._words.joiners:
                continue
            span = sentence.mention(place)
            if span is not None and sentence.people(span) and not roles.isdisjoint(_filled(event, span)):
                return True
        return False


def _filled(event: Event, span: Span) -> set[str]:
    """The roles that a mention fills."""
    ref = mention_ref(span.start)
    return {argument.role for argument in event.arguments if argument.ref == ref}


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
    requires=["doc.ents", "doc.sents", "token.norm", "doc._.events"],
    assigns=["doc._.events"],
)
def make(nlp: Language, name: str) -> CountFinder:  # noqa: ARG001 - spaCy passes the name
    """The component for the pipeline's language."""
    register()
    return CountFinder(nlp.lang or "")
