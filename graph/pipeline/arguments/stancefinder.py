"""Find in a text who is called by what he is for or against: "جماعات مناوئة لإسرائيل", "pro-Iran", "a truce by Qatar".

What follows from it for events and relations is in `stances`, the words are in `stancewords`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.arguments.stancewords import BEHIND, BETWEEN, StanceWords
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType

_TITLE: Final = 6
"""Words of a title at the most before a name, with that: "للرئيس اليمني السابق"."""
_REACH: Final = 3
"""Words at the most between a stance and the event so described: "المظاهرات الطلابية الحاشدة المناهضة لإيران"."""


@dataclass(frozen=True, slots=True)
class Stance:
    """That something is called by what it is for or against.

    Attributes:
        side: one of `stancewords.SIDES`. word: token of the word that says so.
        named: references of what it is for or against.
        happening: token of the trigger that is called so, -1 if it is no event.
        described: reference of the mention that is called so, "" if it is none; None where the name is a part of one
            word with it, and nothing further can be said of it ("Iran-backed").
        whose: reference of who is called so behind a hyphen, "" if none is: "gunmen" of "by Hamas-linked gunmen".
        led: whether those named are the subject before it: "قطر وتركيا توسطتا في اتفاق".
    """

    side: str
    word: int
    named: tuple[str, ...]
    happening: int = -1
    described: str | None = None
    whose: str = ""
    led: bool = False


def stances(doc: Doc, words: StanceWords, triggers: set[int]) -> Iterator[Stance]:
    """The stances of a text with events at some triggers."""
    starting = mentions_by_start(doc)
    if words.adjectives:
        yield from behind_adjectives(doc, words, triggers, starting)
    if words.prefixes or words.suffixes:
        yield from hyphened(doc, words, triggers, starting)


def behind_adjectives(
    doc: Doc, words: StanceWords, triggers: set[int], starting: Mapping[int, Span]
) -> Iterator[Stance]:
    """The stances that words of their own say: "مناوئة لإسرائيل", "brokered by Qatar"; `starting` are the mentions."""
    inside = {token.i: span for span in starting.values() for token in span}
    for token in doc:
        known = words.adjectives.get(token.norm_)
        if known is None or token.i in starting:  # "المعارضة" that is named itself
            continue
        side, following = known
        if token.norm_ in words.led and (leading := tuple(_leading(doc, token.i, inside, words))):
            yield Stance(side, token.i, leading, led=True)
            continue
        named = _joined(doc, token.i + 1, following, starting, words, close=side == BETWEEN)
        if not named:
            continue
        described = inside.get(token.i)
        happening = -1
        for before in range(token.i - 1, max(token.i - _REACH, 0) - 1, -1):
            if described is None and before in triggers:
                happening = before
                break
            described = described or inside.get(before)
            if described is not None:
                break
        if described is not None and described.start and doc[described.start - 1].norm_ in words.amid:
            named = named[:1]  # "بين مسلحين موالين للزعيم وقوات الأمن": the forces are the other side
        yield Stance(side, token.i, named, happening, mention_ref(described.start) if described is not None else "")


def _leading(doc: Doc, verb: int, inside: Mapping[int, Span], words: StanceWords) -> Iterator[str]:
    """References of the mentions right before a verb, joined to each other: "قطر وتركيا توسطتا"."""
    at = verb - 1
    while at in inside:
        yield mention_ref(inside[at].start)
        at = inside[at].start - 1
        if at < 0 or doc[at].norm_ not in words.conjunctions:
            return
        at -= 1


def _joined(
    doc: Doc,
    at: int,
    following: Sequence[tuple[str, ...]],
    starting: Mapping[int, Span],
    words: StanceWords,
    *,
    close: bool,
) -> tuple[str, ...]:
    """The mention behind the preposition at a token and those joined to it: "لإيران وحزب الله", "لإيران ولحزب الله".

    What stands behind a comma is one of them only if the list goes on to its last: "by Qatar, Egypt and Oman".
    Where they may stand `close` together nothing has to join them: "بوساطة قطرية مصرية", "by the U.N. envoy".
    """
    named: list[str] = []
    sure = 0
    start = _titled(doc, _governed(doc, at, following, words.articles), starting)
    while start in starting:
        named.append(mention_ref(start))
        end = starting[start].end
        joins = list(takewhile(lambda token: token.norm_ in words.conjunctions | words.commas, doc[end : end + 2]))
        if not sure or any(token.norm_ in words.conjunctions for token in doc[at:start]):
            sure = len(named)
        if not joins and close and end in starting and sure == len(named):
            named.append(mention_ref(end))
            sure += 1
            end = starting[end].end
            joins = list(takewhile(lambda token: token.norm_ in words.conjunctions | words.commas, doc[end : end + 2]))
        if not joins:
            break
        end += len(joins)
        start = _governed(doc, end, ((), *following), words.articles)
    return tuple(named[:sure])


def _titled(doc: Doc, start: int, starting: Mapping[int, Span]) -> int:
    """The name behind the title at a token, or the token itself: "موالية للرئيس السابق سالم"."""
    if start < 0 or start >= len(doc) or start in starting:
        return start
    classes = word_classes(doc.lang_)
    norms = [token.norm_ for token in doc[start : start + _TITLE]]
    size = heads(doc.lang_).title(norms)
    at = start + size
    while size and at < start + len(norms) and at not in starting and classes.adjective(doc[at].norm_):
        at += 1
    return at if size and at in starting and starting[at].label_ == EntityType.PERSON else start


def _governed(doc: Doc, start: int, following: Sequence[tuple[str, ...]], articles: Set[str]) -> int:
    """The token behind one of the prepositions, which begins at `start`, and an article, or -1."""
    for preposition in sorted(following, key=len, reverse=True):
        end = start + len(preposition)
        if tuple(token.norm_ for token in doc[start:end]) == preposition:
            return end + 1 if end < len(doc) and doc[end].norm_ in articles else end
    return -1


def hyphened(doc: Doc, words: StanceWords, triggers: set[int], starting: Mapping[int, Span]) -> Iterator[Stance]:
    """The stances that a part of a word says: "pro-Iran", "Hamas-linked"; `starting` are the mentions."""
    for span in starting.values():
        side = ""
        word, after = span.start - 2, span.end
        name = span.id_ or len(span) == 1  # not the "Iran militias" of "pro-Iran militias"
        if name and word >= 0 and doc[span.start - 1].text in words.hyphens:
            side = words.prefixes.get(doc[word].norm_, "")
        if not side and span.end + 1 < len(doc) and doc[span.end].text in words.hyphens:
            word, after = span.end + 1, span.end + 2
            side = words.suffixes.get(doc[word].norm_, "")
        if side:
            happening = next((at for at in range(after, after + _REACH) if at in triggers or at in starting), -1)
            whose = happening in starting and happening not in triggers and side == BEHIND
            yield Stance(
                side,
                word,
                (mention_ref(span.start),),
                happening if happening in triggers else -1,
                whose=mention_ref(happening) if whose else "",
            )
