"""Persons called by another one's name: of "شقيق زعيم الخلية" only the brother was arrested, and he leads no cell.

What that one is called by was done to him alone: "زوجة المتهم". So of "Haddad, whose brother was killed" nothing was
done to Haddad, and of "مبعوث الرئيس دونالد ترامب ستيف ويتكوف" only the envoy met anybody. The words are data
(``<xx>/kin.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Argument, Event, Relation
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, token_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, Role

_FARTHEST: Final = 3
"""Words at the most between: "نجل القيادي البارز خالد الحديدي", "whose elder brother"."""
_SERVED: Final = 3
"""Words at the most that say whom somebody serves: "مستشار القائد العام للجيش"."""
_MOURNED: Final = 6
"""Words at the most between kin and what was done to theirs: "families of all those who have been"."""
_LINKED: Final = 2
"""From which word behind one a relative clause is no longer of him."""


@dataclass(frozen=True, slots=True)
class KinWords:
    """The words of a language, folded.

    Attributes:
        heads: who is near another one. links: what may stand between and the other's name, beside titles.
        relatives: what begins the clause of another one that tells of who is near him.
        endings: the pronouns that such a word then has glued to it, none where "whose" says whose he is.
        serving: who is sent by whom he serves.
        posted: what stands between somebody sent and where to.
        bereaved: what stands between and what was done to the other, who has no name.
        feminine: an ending of heads with what stands for it before a pronoun.
    """

    heads: frozenset[str]
    links: frozenset[str]
    relatives: frozenset[str]
    endings: tuple[str, ...]
    serving: frozenset[str]
    posted: frozenset[str]
    bereaved: frozenset[str]
    feminine: tuple[str, str]

    def near(self, norm: str) -> bool:
        """Whether a word of a relative clause says who is near another one: "شقيقه", "زوجته", "brother"."""
        if not self.endings:
            return norm in self.heads
        bare = (norm.removesuffix(ending) for ending in self.endings if norm.endswith(ending))
        whole, before = self.feminine
        return any(one in self.heads or one.removesuffix(before) + whole in self.heads for one in bare)


def without_namesakes(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events without those by whose names others are called who have the same role."""
    people = {at: span for span in mentions(doc) if span.label_ in PEOPLE for at in range(span.start, span.end)}
    events = [_of_him_alone(doc, event, people, language) for event in events]
    called = dict(_called(doc, language)) | dict(_told(doc, language))
    sent = {mention_ref(one.start): (mention_ref(whose.start), one.end) for one, whose in _sent(doc, language)}
    if not called and not sent:
        return tuple(events)
    kept = [_without(_without_senders(event, sent), called) for event in events]
    means = {
        (argument.ref, called[victim.ref]): victim.ref
        for event in kept
        for argument in event.arguments
        if argument.role == Role.INSTRUMENT
        for victim in event.arguments
        if victim.role == Role.TARGET and victim.ref in called
    }
    return tuple(_of_kin(event, means) for event in kept) if means else tuple(kept)


def _of_him_alone(doc: Doc, event: Event, people: Mapping[int, Span], language: str) -> Event:
    """An event by whose word somebody's kin is called, without the kin: in "زوجة المتهم" it is the husband's charge.

    `people` are those mentioned, by each of their tokens.
    """
    if not word_classes(language).definite(doc[event.trigger].norm_):
        return event
    whose = people.get(event.trigger)
    start = whose.start if whose is not None else event.trigger
    kin = people.get(start - 1)
    if kin is None or kin[-1].norm_ not in kin_words(language).heads:
        return event
    if mention_ref(kin.start) not in event.refs(Role.TARGET):
        return event
    event = event.without({mention_ref(kin.start)}, Role.TARGET)
    return event.given(Role.TARGET, [mention_ref(start)]) if whose is not None else event


def without_bereaved(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events without those to whom nothing was done but to others of theirs: "families of those killed"."""
    words = kin_words(language)
    near = {
        mention_ref(span.start): span
        for span in mentions(doc)
        if span.label_ in PEOPLE and any(token.norm_ in words.heads for token in span)
    }
    if not near or not words.bereaved:
        return tuple(events)
    return tuple(
        event.without(
            {ref for ref in event.refs(Role.TARGET) if ref in near and _of_victims(doc, near[ref], event, words)},
            Role.TARGET,
        )
        for event in events
    )


def _of_victims(doc: Doc, kin: Span, event: Event, words: KinWords) -> bool:
    """Whether an event says whose kin somebody is, within his mention or right behind it."""
    if kin.start < event.trigger < kin.end:
        return True
    between = [token.norm_ for token in doc[kin.end : event.trigger]]
    return 0 < len(between) <= _MOURNED and between[0] in words.links and words.bereaved.issuperset(between)


def without_borrowed(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """The relations without those of such a one that are of him by whose name he is called: "شقيق زعيم الخلية"."""
    found = tuple(relations)
    called = dict(_called(doc, language)) if found else {}
    known = {(relation.type, relation.head, relation.tail) for relation in found}
    return tuple(r for r in found if (r.type, called.get(r.head, ""), r.tail) not in known)


def _without(event: Event, called: Mapping[str, str]) -> Event:
    borrowed = {(argument.role, called.get(argument.ref)) for argument in event.arguments}
    kept = tuple(argument for argument in event.arguments if (argument.role, argument.ref) not in borrowed)
    return event if len(kept) == len(event.arguments) else replace(event, arguments=kept)


def _of_kin(event: Event, means: Mapping[tuple[str, str], str]) -> Event:
    """What somebody's kin was killed by struck the kin and not him."""
    struck = [
        Argument(argument.role, means.get((event.ref, argument.ref), argument.ref))
        if argument.role == Role.TARGET
        else argument
        for argument in event.arguments
    ]
    return replace(event, arguments=tuple(dict.fromkeys(struck)))


def _told(doc: Doc, language: str) -> Iterator[tuple[str, str]]:
    """References of each who is near another one by the relative clause behind that one, with that one's."""
    words = kin_words(language)
    people = [span for span in mentions(doc) if span.label_ in PEOPLE]
    for other, one in pairwise(people):
        between = [token.norm_ for token in doc[other.end : one.start]]
        opening = next((at for at, norm in enumerate(between) if norm in words.relatives), _FARTHEST)
        if words.near(one[0].norm_) and opening < _LINKED and len(between) - opening <= _FARTHEST:
            yield mention_ref(one.start), mention_ref(other.start)


def _called(doc: Doc, language: str) -> Iterator[tuple[str, str]]:
    """References of each who is called by another one's name, with that one's."""
    words = kin_words(language)
    for one, other in pairwise(mentions(doc)):
        if one.label_ in PEOPLE and other.label_ in PEOPLE and one[-1].norm_ in words.heads:
            between = doc[one.end : other.start]
            if not between and not words.endings:
                continue  # "his daughter Yulia" is Yulia; "شقيق زعيم" is not the leader
            if len(between) <= _FARTHEST and all(_links(token.norm_, words.links, language) for token in between):
                yield mention_ref(one.start), mention_ref(other.start)


def _without_senders(event: Event, sent: Mapping[str, tuple[str, int]]) -> Event:
    """An event without those whose envoys take part in it, if these do so with others or go right where it was.

    Of "التقى مبعوث الرئيس توم باراك جوزيف عون" the second name is not the envoy's.
    """
    for one, (whose, end) in sent.items():
        roles = [argument.role for argument in event.arguments if argument.ref == one]
        rest = (argument for argument in event.arguments if argument.ref not in (one, whose))
        if roles and any(a.role != Role.TIME and (a.role != Role.PLACE or token_of(a.ref) == end) for a in rest):
            kept = tuple(a for a in event.arguments if a.ref != whose or a.role not in roles)
            event = event if len(kept) == len(event.arguments) else replace(event, arguments=kept)
    return event


def _sent(doc: Doc, language: str) -> Iterator[tuple[Span, Span]]:
    """Each whose name stands right behind that of whom he serves, with that one; he may be sent somewhere.

    "مبعوث الرئيس ترامب إلى سوريا توم باراك".
    """
    words, classes = kin_words(language), word_classes(language)
    people = [span for span in mentions(doc) if span.label_ == EntityType.PERSON] if words.posted else []
    for one, other in pairwise(people):
        between = doc[one.end : other.start]
        near = not between or (between[0].norm_ in words.posted and all(token.ent_type_ for token in between[1:]))
        if not near or one[0].sent != other[0].sent:
            continue
        at = one.start - 1
        while at > one.start - 1 - _SERVED and at > one[0].sent.start and classes.definite(doc[at].norm_):
            at -= 1
        if at < one.start - 1 and at >= one[0].sent.start and doc[at].norm_ in words.serving:
            yield other, one


def _links(norm: str, links: frozenset[str], language: str) -> bool:
    """Whether a word may stand between: a title carries the article, where the language writes it."""
    return norm in links or word_classes(language).definite(norm)


@lru_cache(maxsize=4)
def kin_words(language: str) -> KinWords:
    """The words of a language."""
    data = table(language, "kin")
    near, links, relatives, serving, bereaved = (
        fold_all(data[name], language) for name in ("heads", "links", "relatives", "serving", "bereaved")
    )
    endings = tuple(fold(ending, language) for ending in data["endings"])
    whole, before = (fold(ending, language) for ending in data["feminine"])
    posted = fold_all(table(language, "clauses").get("posted", ()), language)
    return KinWords(near, links, relatives, endings, serving, posted, bereaved, (whole, before))
