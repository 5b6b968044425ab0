"""Remove from a fight or talks those who are none of the sides named behind "between".

"دخل الجيش المخيم بعد اشتباكات بين فتح وجند الشام" ("the army entered the camp after clashes between Fatah and Jund
al-Sham"): the army is found as a side of the clashes, and removed. So are those who come to end a fight ("لفض
الاشتباك"), and those who oversee talks. "أربك الحزب لقاء الوزير بالوفد" ("the minister's meeting with the delegation
confused the party"): the party, right before talks with two sides of their own, leaves them.

The words are data (``coordination`` of ``<xx>/mutual.toml``, and those for sides of ``<xx>/hosts.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.arguments.stancewords import stance_words
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import kinds_at
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.articles import right_before
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import NOUN
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.ontology.kinds import ACTORS, MUTUAL
from khabar.ontology.terms import EntityType, EventType, Role

_TITLED: Final = 6
"""Tokens at the most from a word to a name: "بإشراف مبعوث المنظمة الدولية", "بين وزير الخارجية"."""
_JOINED: Final = 4
"""Tokens at the most from one of a list to the next: "، ووزير الخارجية"."""


class _Words(NamedTuple):
    """Folded words of a language; the files explain them."""

    among: frozenset[str]
    things: frozenset[str]
    joins: frozenset[str]
    sides: frozenset[str]
    overseen: frozenset[str]
    parts: frozenset[str]
    genitive: bool
    separating: Phrases


def without_third(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from fights and talks the agents that are none of the sides named behind them.

    "دخل الجيش بعد اشتباكات بين فتح وجند الشام": "اشتباكات" loses the agent "الجيش".
    """
    words = _words(language)
    spans = mentions_by_start(doc)
    taken = {event.trigger for event in events}
    return tuple(
        event.without(set(_others(doc, event, spans, taken, words)), Role.AGENT) if event.is_a(*MUTUAL) else event
        for event in events
    )


def _others(doc: Doc, event: Event, spans: Mapping[int, Span], taken: Set[int], words: _Words) -> Iterator[str]:
    """The references of agents that are none of an event's sides: those before it, and those who oversee it."""
    agents = {at for ref in event.refs(Role.AGENT) if of_mention(ref) and (at := token_of(ref)) in spans}
    clash = event.is_a(EventType.CLASH)
    sides = _sides(doc, event.trigger, agents, spans, taken, words, people=clash)
    if clash and not sides and _separated(doc, event.trigger, words):
        sides = frozenset(at for at in agents if at > event.trigger)
    elif not sides:
        yield from (mention_ref(at) for at in _subjects(doc, event, agents, spans, words))
        return
    for at in agents - sides:
        before = doc[max(sentence_at(doc, at).start, at - 1 - _TITLED) : at]
        if at < event.trigger or any(token.norm_ in words.overseen for token in before):
            yield mention_ref(at)


def _separated(doc: Doc, trigger: int, words: _Words) -> bool:
    """Whether a fight is what somebody comes to end: "لفض الاشتباك", "to break up the brawl"."""
    begin = max(sentence_at(doc, trigger).start, trigger - _TITLED)
    return right_before(doc, words.separating, trigger, begin=begin)


def _subjects(doc: Doc, event: Event, agents: Set[int], spans: Mapping[int, Span], words: _Words) -> Iterator[int]:
    """The agents right before talks that have two sides behind them: one in the genitive, the other behind "with"."""
    behind = sorted(at for at in agents if at > event.trigger)
    if not words.genitive or not event.is_a(EventType.MEETING) or len(behind) < 2:
        return
    if kinds_at(doc, event.trigger) != {NOUN}:
        return
    between = [token.norm_ for token in doc[event.trigger + 1 : behind[0]]]
    if len(between) > _TITLED or not words.parts.isdisjoint(between) or any(map(str.isdigit, between)):
        return
    with_others = any(t.norm_ in words.parts for at in behind[1:] for t in doc[max(behind[0], at - 1 - _JOINED) : at])
    if with_others and not any(token.is_punct for token in doc[event.trigger : behind[0]]):
        yield from (at for at in agents if spans[at].end == event.trigger)


def _sides(
    doc: Doc, trigger: int, agents: Set[int], spans: Mapping[int, Span], taken: Set[int], words: _Words, *, people: bool
) -> frozenset[int]:
    """The first tokens of those an event is between, if they are several or one mention of several sides.

    With `people` any group of people may be: "اشتباكات بين قبيلتي", "fighting between rival gangs".
    """
    first = min((at for at in agents if at > trigger), default=-1)
    among = _among(doc, trigger, first, taken, words) if first >= 0 else -1
    if among < 0:
        return frozenset()
    sides = {first}
    end = spans[first].end
    for at in sorted(agents):
        between = doc[end:at]
        if at < end or not 0 < len(between) <= _JOINED + _TITLED or not any(t.norm_ in words.joins for t in between):
            continue
        sides.add(at)
        end = spans[at].end
    joined = any(word in words.joins for word in norms(doc, among, first))
    several = joined or len(sides) > 1 or doc[first].norm_ in words.sides
    several = several or (people and spans[first].label_ == EntityType.PERSON_GROUP)
    return frozenset(sides) if several or _listed(doc, spans[first].end, spans, words) else frozenset()


def _listed(doc: Doc, end: int, spans: Mapping[int, Span], words: _Words) -> bool:
    """Whether "and" with a further actor stands behind a side: "وفد من الحكومة وعدد من الشباب"."""
    joined = next((at for at in range(end, min(end + _JOINED, len(doc))) if doc[at].norm_ in words.joins), -1)
    behind = (spans[at].label_ for at in range(joined + 1, joined + 1 + _JOINED) if at in spans)
    return joined >= 0 and not ACTORS.isdisjoint(behind)


def _among(doc: Doc, trigger: int, first: int, taken: Set[int], words: _Words) -> int:
    """The position of "between" before the first side, with titles at most between; or -1.

    None in "بحث العلاقات بين البلدين" ("discussed relations between the two countries"). A "between" behind "and" is
    that of a further side, and the one before it has a pronoun: "بينه وبين فصائل" ("between him and factions").
    """
    for at in range(first - 1, max(trigger, first - 2 - _TITLED), -1):
        if doc[at].norm_ in words.among and doc[at - 1].norm_ not in words.joins:
            before = range(trigger + 1, at)
            return -1 if any(each in taken or doc[each].norm_ in words.things for each in before) else at
        if doc[at].is_punct and not doc[at].is_quote:
            break
    return -1


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, convened = table(language, "mutual")["coordination"], table(language, "hosts")["convened"]
    genitive = verb_first(language)
    return _Words(
        fold_all(data["among"], language),
        fold_all(data["things"], language),
        fold_all(convened["joins"], language),
        fold_all(convened["sides"], language),
        stance_words(language).between,
        fold_all(data["parts"], language),
        genitive,
        Phrases.of(language, data["separating"]),
    )
