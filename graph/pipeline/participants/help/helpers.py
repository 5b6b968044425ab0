"""Make those behind "with the support of" the agents of the support, and whoever has it its target.

"تقدم الجيش بمساندة قوات الحشد" ("the army advanced with the backing of the Hashd forces"), "won the support of France":
the army is found as the one supporting the forces. So it is with help that somebody praises: "ثمن الرئيس هادي دعم
السعودية" ("President Hadi valued Saudi Arabia's support"). Where nobody is named behind the word, the agents of the
clause's last event are helped. The words are data (``<xx>/helpers.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span, Token

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Argument, Event, grouped
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import ahead, mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.ontology.kinds import ACTORS, LOCATIONS
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_ACTORS: Final = ACTORS | LOCATIONS
_WINDOW: Final = 12
"""Tokens before the preposition among which a word that takes it, or a verb of praising, is looked for."""
_HAVING: Final = 4
"""Tokens at the most from a verb of having to the preposition: "حظي القرار خصوصا بدعم"."""
_QUALIFIED: Final = 4
"""Tokens at the most that qualify the help before it: "the full military"."""


class _Words(NamedTuple):
    """Folded words of a language; the files explain them."""

    help: frozenset[str]
    with_: frozenset[str]
    shelter: frozenset[str]
    under: frozenset[str]
    links: frozenset[str]
    between: frozenset[str]
    qualifying: frozenset[str]
    having: frozenset[str]
    praising: frozenset[str]
    governing: tuple[str, ...]
    joins: frozenset[str]
    relatives: frozenset[str]


def with_helpers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give support that somebody has its helpers as agents, and the agents before it as targets.

    "تقدم الجيش بمساندة قوات الحشد": "مساندة" gets the agent "قوات الحشد" and the target "الجيش".
    """
    words, beside = _words(language), grouped(doc, events)
    spans = mentions_by_start(doc)
    charged = {theme for event in events if event.is_a(EventType.ACCUSATION) for theme in event.refs(Role.THEME)}

    def settled(event: Event) -> Event:
        if event.type != EventType.SUPPORT or event.ref in charged:  # "اتهمت تشاد، في بيان، مالي بدعم المتمردين"
            return event
        helped = _helped(doc, event, spans, words)
        return (
            helped
            if helped.refs(Role.TARGET)
            else _for_doer(doc, helped, beside[sentence_at(doc, event.trigger).start], words)
        )

    return tuple(map(settled, events))


def _for_doer(doc: Doc, event: Event, beside: Sequence[Event], words: _Words) -> Event:
    """Make the agents of the clause's last event the targets of support behind "with" that has none.

    They may have been taken for its agents: "استعاد الجيش الموقع بمساندة مقاتلات أميركية" ("the army retook the
    position with the backing of American fighter jets").
    """
    at = event.trigger
    begin = max(
        (token.i for token in doc[sentence_at(doc, at).start : at] if token.is_punct),
        default=sentence_at(doc, at).start,
    )
    if doc[at].norm_ not in words.help or doc[at - 1].norm_ not in words.with_ or not _had(doc, at, words):
        return event
    acts = (
        one for one in beside if not one.is_a(EventClass.SPEECH)
    )  # who accuses of help has none: "اتهمته النيابة بدعم المسلحين"
    before = (one for one in acts if begin <= one.trigger < at and one.refs(Role.AGENT))
    deed = max(before, key=lambda one: one.trigger, default=None)
    if deed is None:
        return event
    doers = sorted(ahead(deed.refs(Role.AGENT), at))
    return event.without(doers, Role.AGENT).given(Role.TARGET, doers)


def _helped(doc: Doc, event: Event, spans: Mapping[int, Span], words: _Words) -> Event:
    """Settle one support by the helpers right behind its trigger, where somebody has or praises it."""
    at = event.trigger
    if doc[at].norm_ not in words.help | words.shelter:
        return event
    helpers = _helpers(doc, at, spans, words)
    if not helpers:
        return event
    praised = _praised(doc, at, words)
    if not praised and not _had(doc, at, words):
        return event
    refs = {mention_ref(span.start) for span in helpers}
    starts = {a.ref: token_of(a.ref) for a in event.arguments if of_mention(a.ref)}
    others = [a for a in event.arguments if a.ref not in refs]
    behind = [a for a in others if starts.get(a.ref, at) > at or a.role != Role.AGENT]
    ahead = [a for a in others if a not in behind]
    if praised:
        ahead = []
        behind = [a for a in behind if a.role != Role.TARGET or starts.get(a.ref, at) > at]
    elif any(a.role == Role.TARGET for a in behind):
        ahead = []
    wall = next((i for i in range(helpers[-1].end, sentence_at(doc, at).end) if doc[i].norm_ in words.relatives), -1)
    if wall >= 0:  # "بدعم لندن وباريس التي تتهم الموالين لروسيا"
        behind = [a for a in behind if a.role != Role.AGENT or starts.get(a.ref, wall) <= wall]
    given = (Argument(Role.AGENT, mention_ref(span.start)) for span in helpers)
    return replace(event, arguments=(*(Argument(Role.TARGET, a.ref) for a in ahead), *given, *behind))


def _helpers(doc: Doc, at: int, spans: Mapping[int, Span], words: _Words) -> list[Span]:
    """The mentions right behind the help, with those joined to them."""
    end = sentence_at(doc, at).end
    first = at + 1
    while first < end and first not in spans and doc[first].norm_ in words.help | words.links | words.between:
        first += 1
    if first not in spans and first + 1 in spans and spans[first + 1].label_ == EntityType.PERSON:
        first += 1  # a title: "بدعم الرئيس عبد الفتاح السيسي"
    found: list[Span] = []
    while first in spans and spans[first].label_ in _ACTORS:
        found.append(spans[first])
        first = spans[first].end + 1
        if first >= end or doc[first - 1].norm_ not in words.joins:
            break
        while first < end and first not in spans and doc[first].norm_ in words.between and not doc[first - 1].is_punct:
            first += 1  # "of Norway and the African Union", not "with the help of Norway, the army"
    return found


def _had(doc: Doc, at: int, words: _Words) -> bool:
    """Whether the help is something that somebody has: behind "with" or "under", or a verb of having."""
    before = _first(doc, at, words) - 1
    start = sentence_at(doc, at).start
    if before < start:
        return False
    if any(word in words.having for word in norms(doc, max(start, before - _HAVING), before + 1)):
        return True
    if doc[before].norm_ not in (words.under if doc[at].norm_ in words.shelter else words.with_):
        return False
    return not any(token.norm_.startswith(words.governing) for token in doc[max(start, before - _WINDOW) : before])


def _praised(doc: Doc, at: int, words: _Words) -> bool:
    """Whether a verb of praising stands before the help, with no mark between: "ثمن الرئيس هادي دعم السعودية"."""
    for before in range(at - 1, max(sentence_at(doc, at).start, at - _WINDOW) - 1, -1):
        if doc[before].is_punct:
            return False
        if doc[before].norm_ in words.praising:
            return True
    return False


def _first(doc: Doc, at: int, words: _Words) -> int:
    """The position at which the help begins, with the words that qualify it."""
    first = at
    while first > max(sentence_at(doc, at).start, at - _QUALIFIED) and _qualifies(doc[first - 1], words):
        first -= 1
    return first


def _qualifies(token: Token, words: _Words) -> bool:
    """Whether a token may stand between a preposition and the help, like an adjective or a quotation mark."""
    return token.norm_ in words.qualifying or token.is_quote  # 'received the "support of all parties"'


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "helpers")
    joins = table(language, "mutual")["coordination"]["joins"]

    def folded(key: str) -> frozenset[str]:
        return fold_all(data[key], language)

    return _Words(
        folded("help"),
        folded("with"),
        folded("shelter"),
        folded("under"),
        folded("links"),
        folded("between"),
        folded("qualifying"),
        all_forms(VERB, data["having"], language),
        all_forms(VERB, data["praising"], language),
        tuple(fold(word, language) for word in data["governing"]) or ("\0",),
        fold_all(joins, language),
        clause_words(language, "relatives"),
    )
