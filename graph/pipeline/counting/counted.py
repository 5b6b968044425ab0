"""Find what a sentence counts: its quantities, each with the people it is a number of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from khabar.graph.pipeline.counting.quantities import Quantity, Values
from khabar.graph.pipeline.counting.words import CountWords
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.entities.mentions import mentions_of
from khabar.ontology.kinds import BODIES, PEOPLE
from khabar.ontology.terms import Bound


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with what it counts, by positions of words.

    Attributes:
        start, end: all words of it.
        values: the numbers.
        mention: who is counted; noun: the position of a word for them that is no mention. Neither if nobody is named.
        part: it counts some of those spoken of before: "nine of them".
    """

    start: int
    end: int
    values: Values
    mention: Span | None = None
    noun: int | None = None
    part: bool = False

    @property
    def named(self) -> bool:
        """Whether the text says who is counted."""
        return self.mention is not None or self.noun is not None

    @property
    def plain(self) -> bool:
        """Whether it is a single number of somebody named, which may be added to another."""
        return self.named and len(self.values) == 1


class CountSentence:
    """A sentence as words, with the mentions and triggers they belong to.

    Attributes:
        norms: its words, folded; white space is left out. place: the position of each token.
        triggers: the positions of its triggers. participants: references of all participants of its events.
    """

    def __init__(self, sentence: Span, events: Sequence[Event], words: CountWords) -> None:
        self._words = words
        self._tokens: list[Token] = [token for token in sentence if not token.is_space]
        self.norms = [token.norm_ for token in self._tokens]
        self.place = {token.i: place for place, token in enumerate(self._tokens)}
        self.triggers = {self.place[event.trigger] for event in events if event.trigger in self.place}
        self.participants = {argument.ref for event in events for argument in event.arguments}
        self._mentions: dict[int, Span] = {}
        for span in mentions_of(sentence).values():
            self._mentions |= dict.fromkeys((self.place[t.i] for t in span if t.i in self.place), span)

    def text(self, counted: Counted) -> str:
        """The words of a count as the article has them."""
        doc = self._tokens[0].doc
        return doc[self._tokens[counted.start].i : self._tokens[counted.end - 1].i + 1].text

    def end(self, span: Span) -> int:
        """The position behind a mention."""
        return 1 + max(self.place[token.i] for token in span if token.i in self.place)

    def begin(self, span: Span) -> int:
        """The position of a mention's first word."""
        return min(self.place[token.i] for token in span if token.i in self.place)

    def people(self, span: Span) -> bool:
        """Whether a mention is of people who may be counted one by one."""
        norm = self.norms[self.end(span) - 1 if self._words.last else self.begin(span)]
        if self._words.collective(norm):
            return False
        return span.label_ in PEOPLE or (span.label_ in BODIES and self._words.other(norm))

    def mentions(self) -> list[Span]:
        """The mentions of the sentence, in order."""
        return list({span.start: span for span in self._mentions.values()}.values())

    def mention(self, place: int) -> Span | None:
        """The mention that a word belongs to, or None."""
        return self._mentions.get(place)

    def counted(self) -> list[Counted]:
        """All counts of people in the sentence, and numbers without a noun, in order."""
        times = {place for place, span in self._mentions.items() if span.label_ == TIME}
        found = [self._what(quantity) for quantity in self._words.quantities.find(self.norms, times)]
        known: list[Counted] = []
        for one in found:
            if one is not None and (not known or one.start >= known[-1].end):  # "five of the 20 attackers" are five
                known.append(one)
        taken = {place for counted in known for place in range(counted.start, counted.end)}
        known += [dual for dual in self._duals() if dual.start not in taken]
        return sorted(known, key=lambda counted: counted.start)

    def _duals(self) -> Iterator[Counted]:
        """Counts of two by a dual: "جنديان" ("two soldiers")."""
        values = ((2, Bound.EXACT),)
        for place, norm in enumerate(self.norms):
            span = self._mentions.get(place)
            if span is not None and (self.begin(span) != place or span.label_ not in PEOPLE):
                continue
            if not self._words.dual(norm, mention=span is not None) or self._words.not_before.before(self.norms, place):
                continue
            if span is not None:
                yield Counted(place, self.end(span), values, mention=span)
            else:
                yield Counted(place, place + 1, values, noun=place)

    def _what(self, quantity: Quantity) -> Counted | None:
        """A quantity with what it counts, or None if that is no people."""
        words, norms = self._words, self.norms
        if words.not_before.before(norms, quantity.start):
            return None
        if quantity.behind and (before := self._behind(quantity)) is not None:
            return before
        if words.not_after.at(norms, quantity.end):
            return None
        part = words.parts.at(norms, quantity.end)
        if part:
            return Counted(quantity.start, quantity.end + part, quantity.values, part=True)
        own = self.mention(quantity.end - 1)
        if own is not None:
            return self._ended(quantity, self.end(own), mention=own) if self.people(own) else None
        return self._before(quantity)

    def _before(self, quantity: Quantity) -> Counted | None:
        """A quantity with the noun behind it, without one if its phrase ends there, or None if that is no people."""
        words, norms = self._words, self.norms
        after = quantity.end + words.fillers.at(norms, quantity.end)
        link = words.links.at(norms, after)
        first = place = after + link
        passed = False
        while place <= first + words.gap and place < len(norms):
            span = self.mention(place)
            if span is not None and span.label_ != TIME:
                if self.people(span) or (link and span.label_ in BODIES):
                    return self._ended(quantity, self.end(span), mention=span)
                if not words.gap or span.label_ not in BODIES:
                    return None
                place, passed = self.end(span), True
                continue
            if words.collective(norms[place]):
                return None
            if words.person(norms[place]) and (place not in self.triggers or norms[place] in words.nouns):
                return self._ended(quantity, place + 1, noun=place)
            if span is not None or place in self.triggers or words.closes(norms, place):
                break
            place += 1
        ends = words.closes(norms, after) or after in self.triggers or self.mention(after) is not None or link
        return self._ended(quantity, after) if ends and not passed else None

    def _behind(self, quantity: Quantity) -> Counted | None:
        """A count with the number behind its noun ("شخص واحد"), or None."""
        place = quantity.start - 1
        span = self.mention(place) if place >= 0 else None
        if span is not None and self.people(span):
            return Counted(self.begin(span), quantity.end, quantity.values, mention=span)
        if span is None and place >= 0 and self._words.person(self.norms[place]):
            return Counted(place, quantity.end, quantity.values, noun=place)
        return None

    def _ended(self, quantity: Quantity, end: int, *, mention: Span | None = None, noun: int | None = None) -> Counted:
        """A count with the bound that stands behind its noun: "عشرة قتلى على الأقل" ("ten dead at least")."""
        values, end = quantity.values, max(end, quantity.end)
        bound, length = self._words.quantities.after(self.norms, end)
        if length and len(values) == 1 and values[0][1] != Bound.VAGUE:
            values = ((values[0][0], bound),)
        return Counted(quantity.start, end + length, values, mention, noun)
