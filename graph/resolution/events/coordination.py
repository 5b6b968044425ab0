"""Which of those who do something with each other stand on one side: "met the president and the premier".

Of "التقى الوزير الرئيسَ ورئيسَ الحكومة" the minister met both, and they did not meet each other. Nor does a group meet
those of it whom a text names: "أحزاب عدة بينها النخيل", "the creditors (the bank and the fund)".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.annotation import EventMention, Mention
from khabar.graph.pipeline.arguments.stances import stance_words
from khabar.graph.pipeline.words.clitics import segmenter
from khabar.graph.pipeline.words.inflection import VERB, inflector
from khabar.ontology.terms import EventType, Role

_MARKS: Final = '.:;!?؟؛"«»“”()[]'
"""What stands beside words and joins nothing."""

_OPENS, _CLOSES = "(", ")"
_APPOSED: Final = 3
"""Words at the most between a group and the bracket that its members stand in, or what joins two of them."""
_BEFORE: Final = 40
"""Characters in which the word before something is looked for."""


@dataclass(frozen=True)
class Coordination:
    """The words of a language; make it with `coordination`."""

    language: str
    joins: frozenset[str]
    parts: frozenset[str]
    opposite: frozenset[str]
    among: frozenset[str]
    members: frozenset[str]
    of: frozenset[str]
    pronouns: frozenset[str]
    giving: frozenset[str]
    givers: frozenset[str]
    articles: frozenset[str]
    between: frozenset[str]
    clitics: bool

    def sides(self, text: str, event: EventMention, mentions: Mapping[str, Mention]) -> tuple[tuple[str, ...], ...]:
        """References of the agents of an event, those named side by side together.

        None if all are so named, unless the other side is not: "talks with the president and the premier". Where some
        stand behind "between" they are the sides, and who else is an agent is on both, apart from none: "وقع الجانبان
        مذكرة بين الجهاز والوزارة". Who gives intelligence is on one side: "معلومات قدمتها الوزارة والجهاز". So
        is who brings others together: "brokered by Qatar and Egypt". Those of a group are on its side.
        """
        agents = sorted(
            {mentions[a.ref] for a in event.arguments if a.role == Role.AGENT and a.ref in mentions},
            key=lambda mention: mention.start,
        )
        given = event.type == EventType.INTELLIGENCE_SHARING and agents and self._given(text, event, agents[0])
        if given or fold(event.trigger, self.language) in self.between:
            return (tuple(mention.id for mention in agents),) if len(agents) > 1 else ()
        members = self._members(text, event, agents)
        named = {id for ids in members.values() for id in ids}
        sides = self._apart(text, event, [agent for agent in agents if agent.id not in named])
        whole = [[id for head in side for id in (head, *members.get(head, ()))] for side in sides]
        groups = ([head, *ids] for head, ids in members.items() if not any(head in side for side in whole))
        return tuple(map(tuple, (*whole, *groups)))

    def _apart(self, text: str, event: EventMention, agents: Sequence[Mention]) -> tuple[tuple[str, ...], ...]:
        """The sides of those agents that are no members of others."""
        groups: list[list[str]] = []
        between = [self._between(text, one, other, event) for one, other in pairwise(agents)]
        words = [any(join.isalnum() for join in joins) for joins in between]  # a list has an "and", a clause a comma
        for number, mention in enumerate(agents):
            if number and between[number - 1] and any(words[number - 1 :]):
                groups[-1].append(mention.id)
            else:
                groups.append([mention.id])
        starts = {mention.id: mention.start for mention in agents}
        several = (group for group in groups if len(groups) > 1 and len(group) > 1)
        among = next((group for group in several if self._behind(text, starts[group[0]], self.among)), None)
        if among is not None:
            others = [mention.id for mention in agents if mention.id not in among]
            return tuple((id, *others) for id in among)
        apart = len(groups) > 1 or (len(agents) > 1 and self._others(text, event, agents[0]))
        return tuple(map(tuple, groups)) if apart else ()

    def _members(self, text: str, event: EventMention, agents: Sequence[Mention]) -> Mapping[str, Sequence[str]]:
        """Groups with those of them who are named behind "among them" or in brackets."""
        found: dict[str, list[str]] = {}
        group, bracketed = "", False
        whole = ""  # whose a mention is: of "الجهات الدائنة لليونان (" the creditors
        for one, other in pairwise(agents):
            gap = text[one.end : other.start]
            words = self._words(gap)
            if one.end <= event.start < other.start:
                group = ""
            elif gap.rstrip().endswith(_OPENS) and len(words) <= _APPOSED:
                group, bracketed = whole or one.id, True
            elif bracketed and group:
                group = "" if _CLOSES in gap else group
            elif any(f" {phrase} " in f" {' '.join(words)} " for phrase in self.members):
                group, bracketed = group or one.id, False
            elif not self.joins.intersection(words) or self.parts.intersection(words) or len(words) > _APPOSED:
                group = ""
            if group:
                found.setdefault(group, []).append(other.id)
            alone = len(words) == 1 and self.of.issuperset(words)
            whole = one.id if alone and not group else ""
        return found

    def _others(self, text: str, event: EventMention, first: Mention) -> bool:
        """Whether the words before the first agent, or before the event he stands behind, are of another side."""
        if self._behind(text, first.start, self.opposite):
            return True
        return event.end <= first.start and self._behind(text, event.start, self.pronouns)

    def _given(self, text: str, event: EventMention, first: Mention) -> bool:
        """Whether intelligence is told as given to somebody, and not as exchanged: "shared by A and B"."""
        if fold(event.trigger, self.language) in self.giving:
            return True
        before = self._words(text[max(0, first.start - _BEFORE) : first.start])
        while before and before[-1] in self.articles:
            before = before[:-1]
        return not self.givers.isdisjoint(before[-1:])

    def _behind(self, text: str, place: int, words: frozenset[str]) -> bool:
        """Whether one of these is the last word before a place of a text."""
        return not words.isdisjoint(self._words(text[max(0, place - _BEFORE) : place])[-1:])

    def _between(self, text: str, one: Mention, other: Mention, event: EventMention) -> frozenset[str]:
        """What joins two mentions; nothing where the event stands between them, or "with" that is not said again."""
        if one.end <= event.start < other.start:
            return frozenset()
        words = self._words(text[one.end : other.start])
        apart = self.parts.intersection(words)
        again = bool(apart) and self._behind(text, one.start, apart)  # "مع الروس، ومع الإيرانيين"
        return self.joins.intersection(words) if again or not apart else frozenset()

    def _words(self, text: str) -> Sequence[str]:
        spaced = "".join(f" {sign} " if sign in self.joins and not sign.isalnum() else sign for sign in text)
        words = [word.strip(_MARKS) for word in spaced.split()]
        if self.clitics:
            return [piece.norm for word in words if word for piece in segmenter(self.language).pieces(word)]
        return [fold(word, self.language) for word in words]


@lru_cache(maxsize=4)
def coordination(language: str) -> Coordination:
    """The words of a language."""
    data = table(language, "mutual")["coordination"]

    def folded(name: str) -> frozenset[str]:
        return fold_all(data[name], language)

    return Coordination(
        language,
        joins=folded("joins"),
        parts=folded("parts"),
        opposite=folded("opposite"),
        among=folded("among"),
        members=folded("members"),
        of=folded("of"),
        pronouns=folded("pronouns"),
        giving=frozenset(form for verb in data["giving"] for form, _ in inflector(language).forms(VERB, verb)),
        givers=folded("givers"),
        articles=folded("articles"),
        between=stance_words(language).between,
        clitics=bool(table(language, "nationality")["clitics"]),
    )
