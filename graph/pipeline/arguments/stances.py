"""Remove from events those that only say whose side another one is on: "دعم جماعات مناوئة لإسرائيل", "pro-Iran".

They stay targets of the event that is itself described so ("anti-Iran protests"), and agents of one that they lead ("a
Russian-led offensive"). Mediators are removed, too: "هدنة بوساطة قطر", "a truce brokered by Qatar".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.arguments.stancewords import AGAINST, BEHIND, BETWEEN, FOR, StanceWords, stance_words
from khabar.graph.pipeline.doc import Argument, Event, Relation
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.mentions import mentions, mentions_by_start
from khabar.graph.pipeline.refs import ahead, mention_ref
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EntityType, EventType, RelationType, Role

_PARTS_OF: Final = (RelationType.MEMBER_OF, RelationType.PART_OF, RelationType.LEADS, RelationType.REPRESENTS)
"""Relations that somebody on a side does not have."""
_SIDES: Final = 2
"""Sides that somebody brings together."""
_MADE: Final = frozenset({EventType.AGREEMENT, EventType.MEETING})
"""What mediators bring about."""
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


def without_sides(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from events the participants that only say whose side another one is on."""
    words = stance_words(language)
    found = list(_stances(doc, words, {event.trigger for event in events}))
    kept = _outside(events, found) if found else tuple(events)
    mediating = {event.ref: _mediators(doc, event) for event in kept if doc[event.trigger].norm_ in words.between}
    return tuple(_unmediated(kept, mediating)) if mediating else kept


def sided(doc: Doc, *, language: str) -> frozenset[str]:
    """References of those whom others are only told to be for or against: "فصائل موالية للرئيس هادي"."""
    stances = _behind_adjectives(doc, stance_words(language), set(), _starting(doc))
    return frozenset(ref for stance in stances if stance.side in (FOR, AGAINST) for ref in stance.named)


def without_backers(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """The relations without those that make a part of whose side something is on: no fighter of an "al-Qaeda-linked"
    group is a member of al-Qaeda, and no "anti-Houthi commander" leads them."""
    found = tuple(relations)
    if not any(relation.type in _PARTS_OF for relation in found):
        return found
    words, starting = stance_words(language), _starting(doc)
    spans = {mention_ref(start): span for start, span in starting.items()}
    backers = {ref for stance in _hyphened(doc, words, set(), starting) for ref in stance.named}
    sides = {ref: stance.side for stance in _behind_adjectives(doc, words, set(), starting) for ref in stance.named}

    def apart(relation: Relation) -> bool:
        """Whether it is of whom somebody is against ("القيادي المعادي لحزب الله"), or leads whom he is for."""
        who, body = spans.get(relation.head), spans.get(relation.tail)
        if who is None or body is None or not (who.start < body.start or who.start == body.end):
            return False
        side = sides.get(relation.tail)
        return side == AGAINST or (side == FOR and relation.type in (RelationType.LEADS, RelationType.REPRESENTS))

    return tuple(r for r in found if r.type not in _PARTS_OF or not (r.tail in backers or apart(r)))


def _mediators(doc: Doc, event: Event) -> frozenset[str]:
    """The agents of a mediation: in "Qatar brokered a truce between A and B" only those before it."""
    agents = event.refs(Role.AGENT)
    before = {ref for span in mentions(doc) if span.end <= event.trigger and (ref := mention_ref(span.start)) in agents}
    return frozenset(before) or agents


def _unmediated(events: Sequence[Event], mediating: Mapping[str, Set[str]]) -> Iterator[Event]:
    """Remove mediators from the events they brought about, and the others from the mediations."""
    brought = [
        (argument.ref, mediating[event.ref])
        for event in events
        if event.ref in mediating
        for argument in event.arguments
        if argument.role == Role.THEME
    ]
    for event in events:
        agents = event.refs(Role.AGENT)
        others = agents - mediating.get(event.ref, agents)
        yield _without(event, others.union(*(mediators for ref, mediators in brought if ref == event.ref)))


def _without(event: Event, mediators: Set[str]) -> Event:
    """Remove agents from an event, if others are left."""
    agents = event.refs(Role.AGENT)
    if not agents & mediators or agents <= mediators:
        return event
    return event.without(mediators, Role.AGENT)


def _outside(events: Sequence[Event], found: Sequence[Stance]) -> tuple[Event, ...]:
    of: dict[str, Stance] = {ref: stance for stance in found for ref in stance.named}
    between = frozenset(stance.word for stance in found if stance.side == BETWEEN)
    # Of "Israel attacked Hezbollah-held villages" nobody else holds them.
    one_word = {stance.word: stance.named for stance in found if stance.described is None and not stance.led}
    events = [_by_named(event, one_word[event.trigger]) if event.trigger in one_word else event for event in events]
    return tuple(
        replace(event, arguments=tuple(dict.fromkeys(_kept(event, of, between))))
        if any(argument.ref in of for argument in event.arguments)
        else event
        for event in events
    )


def _by_named(event: Event, named: Sequence[str]) -> Event:
    """Make agents behind an event its targets, and remove all others that are not named with it."""
    others = event.refs(Role.AGENT) - set(named)
    return event.without(ahead(others, event.trigger), Role.AGENT).moved(others, Role.AGENT, Role.TARGET)


def _kept(event: Event, of: Mapping[str, Stance], between: Set[int]) -> Iterator[Argument]:
    roles = {(argument.role, argument.ref) for argument in event.arguments}
    for argument in event.arguments:
        stance = of.get(argument.ref)
        if stance is not None and stance.led and event.type not in _MADE:
            yield argument
            continue
        if event.trigger in between and argument.role in PARTIES and not (stance and argument.role == Role.AGENT):
            continue  # who brings two together does so with neither of them
        if stance is None or argument.role not in PARTIES or event.trigger == stance.word:
            yield argument
        elif event.trigger == stance.happening:
            if stance.side in (AGAINST, BEHIND):
                yield replace(argument, role=Role.TARGET) if stance.side == AGAINST else argument
        elif stance.whose and stance.whose not in {ref for _, ref in roles}:
            yield replace(argument, ref=stance.whose)
        elif stance.side == BETWEEN and len({ref for role, ref in roles if role == Role.AGENT} - {*of}) >= _SIDES:
            continue  # "توسطت قطر في اتفاق بين الحكومة والمعارضة": the sides are others
        elif (
            stance.described is not None
            and event.trigger > stance.word
            and (argument.role, stance.described) not in roles
        ):
            yield argument  # "مواقف مؤيدة للحكومة في حربها على المسلحين": it is spoken of further


def _starting(doc: Doc) -> Mapping[int, Span]:
    return mentions_by_start(doc)


def _stances(doc: Doc, words: StanceWords, triggers: set[int]) -> Iterator[Stance]:
    starting = _starting(doc)
    if words.adjectives:
        yield from _behind_adjectives(doc, words, triggers, starting)
    if words.prefixes or words.suffixes:
        yield from _hyphened(doc, words, triggers, starting)


def _behind_adjectives(
    doc: Doc, words: StanceWords, triggers: set[int], starting: Mapping[int, Span]
) -> Iterator[Stance]:
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
    known = (head for head in heads(doc.lang_).at(norms, 0) if head.row.title and not head.plural)
    size = max((len(head.words) for head in known), default=0)
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


def _hyphened(doc: Doc, words: StanceWords, triggers: set[int], starting: Mapping[int, Span]) -> Iterator[Stance]:
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
