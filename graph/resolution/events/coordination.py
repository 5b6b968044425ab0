"""Tell which agents of a meeting or agreement stand on one side, and hence did not meet each other.

"Met the president and the premier", "التقى الوزير الرئيسَ ورئيسَ الحكومة": the minister met both. Nor does a group meet
its own members: "أحزاب عدة بينها النخيل" ("several parties, among them the Palms"), "the creditors (the bank and the
fund)". The words are data (``coordination`` of ``<xx>/mutual.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.annotation import EventMention, Mention
from khabar.graph.pipeline.arguments.stancewords import stance_words
from khabar.graph.pipeline.words.clitics import segmenter
from khabar.graph.pipeline.words.inflection import VERB, inflector
from khabar.graph.resolution.events.attended import attended as are_attending
from khabar.graph.resolution.events.faced import faced_by_others
from khabar.graph.resolution.events.members import members_of
from khabar.graph.resolution.events.posted import without_envoys_preposition
from khabar.ontology.terms import EntityType, EventType, Role

_MARKS: Final = '.:;!?؟؛"«»“”()[]'
"""Marks that stand beside words and join nothing."""

_HYPHENS: Final = " -–"
_APPOSED: Final = 3
"""Words at the most from an event to those whose it is by its own words."""
_TITLE: Final = 7
"""Words at the most from "with" to a name: "لقاء مع نائب رئيس الوزراء ووزير الخارجية سالم"."""
_JOINING: Final = (
    "joins",
    "then",
    "either",
    "parts",
    "counterparts",
    "opposite",
    "facing",
    "among",
    "besides",
    "receiving",
)
_BELONGING: Final = (
    "members",
    "made_of",
    "comprising",
    "of",
    "attendance",
    "visits",
    "visited",
    "givers",
    "facing_sides",
    "each",
)
_THERE: Final = ("gatherings", "participation", "inviting")
_ALONE: Final = ("pronouns", "articles", "company", "approvals", "joinings")
"""Fields that are lists of words in the data."""
_BEFORE: Final = 40
"""Characters before something in which the word before it is looked for."""


@dataclass(frozen=True)
class Coordination:
    """The words of a language; make it with `coordination`."""

    language: str
    joins: frozenset[str]
    then: frozenset[str]
    either: frozenset[str]
    parts: frozenset[str]
    facing_sides: frozenset[str]
    each: frozenset[str]
    counterparts: frozenset[str]
    opposite: frozenset[str]
    facing: frozenset[str]
    among: frozenset[str]
    members: frozenset[str]
    made_of: frozenset[str]
    comprising: frozenset[str]
    receiving: frozenset[str]
    company: frozenset[str]
    approving: frozenset[str]
    attending: frozenset[str]
    attendance: frozenset[str]
    gatherings: frozenset[str]
    participation: frozenset[str]
    inviting: frozenset[str]
    joining: frozenset[str]
    visits: frozenset[str]
    visited: frozenset[str]
    besides: frozenset[str]
    also: str
    of: frozenset[str]
    pronouns: frozenset[str]
    giving: frozenset[str]
    givers: frozenset[str]
    articles: frozenset[str]
    between: frozenset[str]
    clitics: bool

    def sides(
        self, text: str, event: EventMention, mentions: Mapping[str, Mention], events: Iterable[EventMention] = ()
    ) -> tuple[tuple[str, ...], ...]:
        """The references of an event's agents, those on one side together; () if each faces each other.

        They are on one side where they are named side by side and the other side is not an agent ("talks with the
        president and the premier"). Those behind "between" are the sides, and other agents are on both: "وقع الجانبان
        مذكرة بين الجهاز والوزارة" ("the two sides signed a memorandum between the service and the ministry"). On one
        side are those who give intelligence, who bring others together ("brokered by Qatar and Egypt"), or who approve;
        and members of a group with it, and whoever heads it or comes with it. `events` are those of the article: one of
        the same type, or what is done in cooperation, takes the agents behind it.
        """
        agents = sorted(
            {mentions[a.ref] for a in event.arguments if a.role == Role.AGENT and a.ref in mentions},
            key=lambda mention: mention.start,
        )
        given = event.kind == EventType.INTELLIGENCE_SHARING and agents and self._given(text, event, agents[0])
        approved = event.kind == EventType.AGREEMENT and fold(event.trigger, self.language) in self.approving
        if given or approved or fold(event.trigger, self.language) in self.between:
            return (tuple(mention.id for mention in agents),) if len(agents) > 1 else ()
        members = members_of(text, event, agents, words=self)
        named = {id for ids in members.values() for id in ids}
        done = {a.ref for a in event.arguments if a.role == Role.THEME} if event.is_a(EventType.COOPERATION) else set()
        again = frozenset(one.start for one in events if one.type == event.type or one.id in done)
        faced = len(agents) > 1 and faced_by_others(text, event, agents, mentions, words=self)
        sides = self._apart(text, event, [agent for agent in agents if agent.id not in named], again, faced=faced)
        whole = [[id for head in side for id in (head, *members.get(head, ()))] for side in sides]
        groups = ([head, *ids] for head, ids in members.items() if not any(head in side for side in whole))
        return tuple(map(tuple, (*whole, *groups)))

    def _apart(
        self, text: str, event: EventMention, agents: Sequence[Mention], again: frozenset[int], *, faced: bool
    ) -> tuple[tuple[str, ...], ...]:
        """The sides of agents that are members of no other; `again` are the positions of other such events."""
        groups: list[list[str]] = []
        attended = are_attending(text, event, agents, words=self)
        between = [
            frozenset() if any(one.end <= at < other.start for at in again) else self._between(text, one, other, event)
            for one, other in pairwise(agents)
        ]
        words = [any(join.isalnum() for join in joins) for joins in between]  # a list has an "and", a clause a comma
        second = {other.start for one, other in pairwise(agents) if self._second(text, event, agents[0], one, other)}
        for number, mention in enumerate(agents):
            listed = number and between[number - 1] and any(words[number - 1 :])
            if attended and number:
                listed = self._beside(text, event, agents[number - 1], mention)
            if listed and self._counterpart(text, event, agents[number - 1 : number + 1], first=len(groups) == 1):
                listed = False
            if listed and mention.start not in second:
                groups[-1].append(mention.id)
            else:
                groups.append([mention.id])
        if second:
            return tuple(map(tuple, groups))
        starts = {mention.id: mention.start for mention in agents}
        several = (group for group in groups if len(groups) > 1 and len(group) > 1)
        among = self._named(text, event, agents) or next(
            (group for group in several if self.behind(text, starts[group[0]], self.among)), None
        )
        if among is not None:
            others = [mention.id for mention in agents if mention.id not in among]
            return tuple((id, *others) for id in among)
        several_sides = len(groups) > 1 or any(not self.then.isdisjoint(joins) for joins in between)
        either = any(not self.either.isdisjoint(joins) for joins in between)
        either = either and not self.behind(text, agents[0].start, self.among)
        apart = (
            several_sides or attended or faced or either or (len(agents) > 1 and self._others(text, event, agents[0]))
        )
        return tuple(map(tuple, groups)) if apart else ()

    def _second(self, text: str, event: EventMention, first: Mention, one: Mention, other: Mention) -> bool:
        """Whether the other side begins with the second of two: "بين تركيا وكل من قطر والكويت", "وبين فريد"."""
        gap = f" {' '.join(word for word in self.words(text[one.end : other.start]) if word.isalnum())} "
        between = not self.among.isdisjoint(self.words(text[min(event.end, first.start) : first.start]))
        phrases = self.facing_sides | self.each if between else self.facing_sides
        return any(f" {phrase} " in gap for phrase in phrases)

    def _counterpart(self, text: str, event: EventMention, two: Sequence[Mention], *, first: bool) -> bool:
        """Whether the second of two is called the counterpart of the first, and is the other side.

        Not where somebody else met the former, who then met both: "التقى سالم الوزير ونظيره" ("Salim met the minister
        and his counterpart").
        """
        one, other = two
        if self.counterparts.isdisjoint(self.words(text[one.end : other.start])):
            return False
        return (first or one.start < event.start) and not self.behind(text, one.start, self.among)

    def _named(self, text: str, event: EventMention, agents: Sequence[Mention]) -> Sequence[str] | None:
        """The agents that the event's own words name as its sides, or None; others beside them are not sides.

        States side by side ("اتفق الرئيسان على التعاون المصري - السعودي"), or one behind "between" with no other agent
        ("اتفقا على تعاون بين وزارتي الدفاع").
        """
        behind = [mention for mention in agents if mention.start >= event.end]
        if not behind or len(behind) == len(agents):
            return None
        words = self.words(text[event.end : behind[0].start])
        if len(behind) == 1 and words and words[-1] in self.among and self.joins.isdisjoint(words):
            return [behind[0].id] if len(words) <= _APPOSED else None
        run = behind[:1]
        for mention in behind[1:]:
            if text[run[-1].end : mention.start].strip(_HYPHENS) or mention.start - run[-1].end > _APPOSED:
                break
            run.append(mention)
        states = all(mention.type == EntityType.STATE for mention in run)
        return [mention.id for mention in run] if len(run) > 1 and states and not words else None

    def stand(self, words: Sequence[str], phrases: frozenset[str], most: int) -> bool:
        """Whether a phrase stands behind the last comma, with at most so many words behind it."""
        clause = f" {' '.join(words)} ".replace(",", "،").rpartition(" ، ")[2]
        behind = (f" {clause} ".partition(f" {phrase} ")[1:] for phrase in phrases)
        return any(found and len(rest.split()) <= most for found, rest in behind)

    def _beside(self, text: str, event: EventMention, one: Mention, other: Mention) -> bool:
        """Whether two attend side by side, and not as two sides: "عن الجانب الليبي سالم وعن المصري كريم"."""
        told_apart = one.end <= event.start < other.start
        words = f" {' '.join(self.words(text[one.end : other.start]))} "
        for phrase in self.besides:
            words = words.replace(f" {phrase} ", f" {self.also} ")
        return not told_apart and (self.parts | self.visited).isdisjoint(self._last(words.split()))

    def _others(self, text: str, event: EventMention, first: Mention) -> bool:
        """Whether the first agent, or the event behind it, is behind words for another side.

        So are those who receive somebody: "كان في استقبال السفينة المحافظ والقائد" ("the governor and the commander
        received the ship").
        """
        if self.behind(text, first.start, self.opposite):
            return True
        if event.end > first.start:
            return False
        titled = self.stand(self.words(text[event.end : first.start]), self.opposite, _TITLE)
        received = fold(event.trigger, self.language) in self.receiving
        return titled or received or self.behind(text, event.start, self.pronouns)

    def _given(self, text: str, event: EventMention, first: Mention) -> bool:
        """Whether intelligence is given to somebody, and not exchanged: "shared by A and B"."""
        if fold(event.trigger, self.language) in self.giving:
            return True
        before = self.words(text[max(0, first.start - _BEFORE) : first.start])
        while before and before[-1] in self.articles:
            before = before[:-1]
        return not self.givers.isdisjoint(before[-1:])

    def behind(self, text: str, place: int, words: frozenset[str]) -> bool:
        """Whether one of some words is the last before a position of a text."""
        return not words.isdisjoint(self.words(text[max(0, place - _BEFORE) : place])[-1:])

    def _between(self, text: str, one: Mention, other: Mention, event: EventMention) -> frozenset[str]:
        """What joins two mentions; nothing where the event, or "with" not said before, is between.

        What else stands before the last "and" describes the first: "المبعوث إلى سوريا ووزير الدفاع".
        """
        if one.end <= event.start < other.start:
            return frozenset()
        words = without_envoys_preposition(self.words(text[one.end : other.start]), self.language)
        apart = self.parts.intersection(self._last(words)) | (self.opposite | self.among).intersection(words)
        again = bool(apart) and self.behind(text, one.start, apart)  # "مع الروس، ومع الإيرانيين"
        return self.joins.intersection(words) if again or not apart else frozenset()

    def _last(self, words: Sequence[str]) -> Sequence[str]:
        """The words from the last that joins on; all where none does."""
        return words[max((at for at, word in enumerate(words) if word in self.joins), default=0) :]

    def words(self, text: str) -> Sequence[str]:
        """The folded words of a text, with the joins among its marks."""
        spaced = "".join(f" {sign} " if sign in self.joins and not sign.isalnum() else sign for sign in text)
        words = [word.strip(_MARKS) for word in spaced.split()]
        if self.clitics:
            return [piece.norm for word in words if word for piece in segmenter(self.language).pieces(word)]
        return [fold(word, self.language) for word in words]


@lru_cache(maxsize=4)
def coordination(language: str) -> Coordination:
    """The words of a language: ``coordination`` of ``<xx>/mutual.toml``."""
    data = table(language, "mutual")["coordination"]
    folded = {name: fold_all(data[name], language) for name in (*_JOINING, *_BELONGING, *_THERE, *_ALONE)}
    return Coordination(
        language,
        company=folded.pop("company") | fold_all(table(language, "led")["heading"], language),
        approving=folded.pop("approvals") | _forms(data["approving"], language),
        attending=_forms(data["attending"], language),
        joining=folded.pop("joinings") | _forms(data["joining"], language),
        giving=_forms(data["giving"], language),
        between=stance_words(language).between,
        clitics=bool(table(language, "nationality")["clitics"]),
        also=fold(data["joins"][0], language),
        **folded,
    )


def _forms(verbs: Iterable[Sequence[str]], language: str) -> frozenset[str]:
    return frozenset(form for verb in verbs for form, _ in inflector(language).forms(VERB, verb))
