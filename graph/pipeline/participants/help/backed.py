"""Make whoever is "backed by" somebody the target of the support, and keep the backers out of what that one does.

"The rebels, backed by Turkey and Qatar, attacked the base": the rebels are found as supporters, and Turkey and Qatar as
attackers. What somebody is backed by is done by the backers: "backed by Russian air strikes".

In "معارك بين الجيش المدعوم من روسيا وفصائل المعارضة" ("battles between the army backed by Russia and the opposition
factions") the last mention is the other side and no backer. The words are data (``backed`` of ``<xx>/undergone.toml``,
``coordination`` of ``<xx>/mutual.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.mentions import mentions, mentions_within
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref, of_mention, token_of
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at, sentence_of
from khabar.ontology.kinds import ACTORS, LOCATIONS, MUTUAL
from khabar.ontology.terms import EventClass, EventType, Role

_ACTORS: Final = ACTORS | LOCATIONS
_PHRASE: Final = 7
"""Tokens at the most from the word for the help to the strikes that give it: "by US-led coalition strikes"."""
_NEAR: Final = 3
"""Tokens at the most from whoever is backed to the participle: "الجيش الوطني المدعوم"."""


class _Words(NamedTuple):
    """Folded words of a language; the files explain them."""

    by: frozenset[str]
    own: frozenset[str]
    before: frozenset[str]
    joins: frozenset[str]
    among: frozenset[str]
    articles: frozenset[str]


class _Backing(NamedTuple):
    """The mention before the word for help, the backers behind it, and whether it is a passive ("backed by").

    With one of the `own` prepositions the mention before helps the one behind: "stood by Poland".
    """

    who: Span
    backers: tuple[Span, ...]
    passive: bool
    own: bool


def backed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make whoever is backed the target of the support, and remove the backers from the later events of that one.

    "The rebels, backed by Turkey, attacked": "The rebels" is the target of "backed", and the only agent of "attacked".
    """
    words, found = _words(language), {event.ref: event for event in events}
    together = grouped(doc, events)
    for ref in found:
        help = found[ref]
        backing = _backing(doc, help, words) if help.type == EventType.SUPPORT else None
        if backing is None:
            continue
        if backing.own:
            found[ref] = _helped(doc, help, backing.who)
            continue
        who, backers = mention_ref(backing.who.start), [mention_ref(span.start) for span in backing.backers]
        if backing.passive and who in help.refs(Role.AGENT):
            help = help.without({who})
            help = help.first(Role.TARGET, [who])
        near = [event.ref for event in together[sentence_of(backing.who).start]]
        if backing.passive:
            for at in near:
                found[at] = _strikes(doc, help, found[at], who, backers, events)
        if who in help.refs(Role.TARGET) and _meets(doc, help.trigger, backing, words):
            met = [at for at in near if found[at].is_a(*MUTUAL) and found[at].refs(Role.AGENT) <= {who, *backers}]
            for at in met:
                found[at] = _between(found[at], backers)
            if met:
                help = help.without({backers.pop()}, Role.AGENT)
        found[ref] = help
        for at in near if backing.passive else ():
            if found[at].trigger > help.trigger:
                found[at] = _alone(doc, found[at], who, backers)
    return tuple(found.values())


def _helped(doc: Doc, help: Event, who: Span) -> Event:
    """Make the mention before the word for help the helper of the one behind it: "Canada stood by Poland"."""
    behind = [mention_ref(span.start) for span in mentions(doc) if span.start > help.trigger][:1]
    return help.moved(behind, Role.AGENT, Role.TARGET).moved([mention_ref(who.start)], Role.TARGET, Role.AGENT)


def _strikes(doc: Doc, help: Event, strike: Event, who: str, backers: Sequence[str], events: Sequence[Event]) -> Event:
    """Make the backers the agents of strikes behind "backed by": "backed by Russian air strikes captured the town".

    Targets of the strikes that stand behind a later event are removed.
    """
    if strike.ref not in help.refs(Role.THEME) or not 0 < strike.trigger - help.trigger <= _PHRASE:
        return strike
    if who not in strike.refs(Role.AGENT) or not strike.is_a(EventClass.VIOLENCE):
        return strike
    deed = min((e.trigger for e in events if e.trigger > strike.trigger), default=len(doc))
    hit = {ref for ref in strike.refs(Role.TARGET) if of_mention(ref) and token_of(ref) > deed}
    return strike.without({who}, Role.AGENT).without(hit, Role.TARGET).given(Role.AGENT, backers)


def _backing(doc: Doc, help: Event, words: _Words) -> _Backing | None:
    """Whoever is backed and the backers at the trigger of a support; or None where nobody is, near before it."""
    at = help.trigger
    spans = [span for span in mentions_within(sentence_at(doc, at)) if span.label_ in _ACTORS]
    who = next((span for span in reversed(spans) if span.end <= at), None)
    if who is None:
        return None
    by = at + 1 < len(doc) and doc[at + 1].norm_ in words.by
    own = by and doc[at].norm_ in words.own
    passive = by and not own and all(word in words.before for word in norms(doc, who.end, at))
    if not passive and at - who.end > _NEAR:
        return None
    agents = help.refs(Role.AGENT)
    return _Backing(who, tuple(s for s in spans if s.start > at and mention_ref(s.start) in agents), passive, own)


def _alone(doc: Doc, event: Event, who: str, backers: Sequence[str]) -> Event:
    """Without the backers as agents where the one who is backed is one, or stands for them.

    That one stands for them in what goes on behind a comma: "The rebels, backed by Turkey, attacked".
    """
    agents, comma = event.refs(Role.AGENT), event.trigger - 1
    if who not in agents and not agents.isdisjoint(backers):
        end = mentions_by_ref(doc)[backers[-1]].end
        if comma == end and doc[comma].is_punct:
            event = event.first(Role.AGENT, [who])
    return event.without(backers, Role.AGENT) if who in event.refs(Role.AGENT) else event


def _meets(doc: Doc, at: int, backing: _Backing, words: _Words) -> bool:
    """Whether the last mention behind the participle is the other side of "between", and not one more backer."""
    start, end = sentence_of(backing.who).start, sentence_of(backing.who).end
    first = backing.who.start - 1
    if first > start and doc[first].norm_ in words.articles:
        first -= 1
    if first < start or doc[first].norm_ not in words.among:
        return False
    if any(word in words.among for word in norms(doc, at, end)):
        return False  # the other side has a "between" of its own
    joined = words.joins | words.articles
    return len(backing.backers) > 1 and doc[backing.backers[-1].start - 1].norm_ in joined


def _between(event: Event, backers: Sequence[str]) -> Event:
    """Make the last of some mentions an agent of an event of two sides, and remove the others from its agents."""
    *others, last = backers
    event = event.without(others, Role.AGENT)
    if last in event.refs(Role.AGENT):
        return event
    return event.given(Role.AGENT, [last])


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    passive, sides = table(language, "undergone").get("backed", {}), table(language, "mutual")["coordination"]
    by, own, before = (fold_all(passive.get(key, ()), language) for key in ("by", "own", "before"))
    return _Words(by, own, before, *(fold_all(sides[key], language) for key in ("joins", "among", "articles")))
