"""Remove from a role the person by whose name kin or an envoy is called, and who is found in the same role.

"اعتقل شقيق زعيم الخلية" ("the brother of the cell's leader was arrested"): both are found as arrested, and the leader
is removed; so is Haddad in "Haddad, whose brother was killed", and the president in "مبعوث الرئيس دونالد ترامب ستيف
ويتكوف" ("President Trump's envoy Steve Witkoff") before what the envoy does. In "زوجة المتهم" ("the wife of the
accused") the charge is the husband's. "Families of those killed" were not killed. The words are data
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
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import norms, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, Role

_FARTHEST: Final = 3
"""Words at the most between the two: "نجل القيادي البارز خالد الحديدي", "whose elder brother"."""
_SERVED: Final = 3
"""Words at the most that say whom an envoy serves: "مستشار القائد العام للجيش"."""
_MOURNED: Final = 6
"""Words at the most from kin to what was done to theirs: "families of all those who have been"."""
_LINKED: Final = 2
"""The position behind a person from which on a relative pronoun no longer is that person's."""


@dataclass(frozen=True, slots=True)
class KinWords:
    """The folded words of a language for kin and envoys.

    Attributes:
        heads: words for kin. links: what may stand between kin and the other's name, beside titles.
        relatives: what begins a relative clause that tells of somebody's kin: "whose".
        endings: the pronouns glued to words for kin in such a clause; none where "whose" says it.
        serving: words for envoys and advisers, before the name of whom they serve.
        posted: what stands between an envoy and where that one is sent.
        bereaved: what stands between kin and what was done to the other one, who has no name.
        feminine: an ending of heads, and what stands for it before a pronoun.
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
        """Whether a word of a relative clause is one for kin: "شقيقه", "زوجته", "brother"."""
        if not self.endings:
            return norm in self.heads
        bare = (norm.removesuffix(ending) for ending in self.endings if norm.endswith(ending))
        whole, before = self.feminine
        return any(one in self.heads or one.removesuffix(before) + whole in self.heads for one in bare)


def without_namesakes(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those by whose name kin or envoys are called from the roles that these have.

    "اعتقل شقيق زعيم الخلية": "اعتقل" loses the target "زعيم".
    """
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
    """Take kin out of an event whose trigger is what they are called by: "زوجة المتهم" charges the husband.

    `people` has mentions of people by each of their tokens.
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
    """Remove kin from the targets of what was done to others of theirs: "families of those killed"."""
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
    """Whether an event's trigger says whose kin a mention is, within it or right behind."""
    if kin.start < event.trigger < kin.end:
        return True
    between = norms(doc, kin.end, event.trigger)
    return 0 < len(between) <= _MOURNED and between[0] in words.links and words.bereaved.issuperset(between)


def without_borrowed(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop relations of kin that the person they are called by has, too: "شقيق زعيم الخلية" leads no cell."""
    found = tuple(relations)
    called = dict(_called(doc, language)) if found else {}
    known = {(relation.type, relation.head, relation.tail) for relation in found}
    return tuple(r for r in found if (r.type, called.get(r.head, ""), r.tail) not in known)


def _without(event: Event, called: Mapping[str, str]) -> Event:
    """Remove from an event those by whose name somebody in the same role is called."""
    borrowed = {(argument.role, called.get(argument.ref)) for argument in event.arguments}
    kept = tuple(argument for argument in event.arguments if (argument.role, argument.ref) not in borrowed)
    return event if len(kept) == len(event.arguments) else replace(event, arguments=kept)


def _of_kin(event: Event, means: Mapping[tuple[str, str], str]) -> Event:
    """Make kin the targets of what they were killed by, in place of those they are called by."""
    struck = [
        Argument(argument.role, means.get((event.ref, argument.ref), argument.ref))
        if argument.role == Role.TARGET
        else argument
        for argument in event.arguments
    ]
    return replace(event, arguments=tuple(dict.fromkeys(struck)))


def _told(doc: Doc, language: str) -> Iterator[tuple[str, str]]:
    """The references of kin in a relative clause, each with that of the person before it: "Haddad, whose brother"."""
    words = kin_words(language)
    people = [span for span in mentions(doc) if span.label_ in PEOPLE]
    for other, one in pairwise(people):
        between = norms(doc, other.end, one.start)
        opening = next((at for at, norm in enumerate(between) if norm in words.relatives), _FARTHEST)
        if words.near(one[0].norm_) and opening < _LINKED and len(between) - opening <= _FARTHEST:
            yield mention_ref(one.start), mention_ref(other.start)


def _called(doc: Doc, language: str) -> Iterator[tuple[str, str]]:
    """The references of kin called by a name, each with that of the person named: "شقيق زعيم الخلية"."""
    words = kin_words(language)
    for one, other in pairwise(mentions(doc)):
        if one.label_ in PEOPLE and other.label_ in PEOPLE and one[-1].norm_ in words.heads:
            between = doc[one.end : other.start]
            if not between and not words.endings:
                continue  # "his daughter Yulia" is Yulia; "شقيق زعيم" is not the leader
            if len(between) <= _FARTHEST and all(_links(token.norm_, words.links, language) for token in between):
                yield mention_ref(one.start), mention_ref(other.start)


def _without_senders(event: Event, sent: Mapping[str, tuple[str, int]]) -> Event:
    """Remove from an event those whose envoys have the same role, if the envoys take part beside others.

    Not in "التقى مبعوث الرئيس توم باراك جوزيف عون" ("the president's envoy Tom Barrack met Joseph Aoun").
    """
    for one, (whose, end) in sent.items():
        roles = [argument.role for argument in event.arguments if argument.ref == one]
        rest = (argument for argument in event.arguments if argument.ref not in (one, whose))
        if roles and any(a.role != Role.TIME and (a.role != Role.PLACE or token_of(a.ref) == end) for a in rest):
            kept = tuple(a for a in event.arguments if a.ref != whose or a.role not in roles)
            event = event if len(kept) == len(event.arguments) else replace(event, arguments=kept)
    return event


def _sent(doc: Doc, language: str) -> Iterator[tuple[Span, Span]]:
    """Envoys whose names stand right behind that of whom they serve, each with that one.

    "مبعوث الرئيس ترامب إلى سوريا توم باراك" ("President Trump's envoy to Syria Tom Barrack").
    """
    words, classes = kin_words(language), word_classes(language)
    people = [span for span in mentions(doc) if span.label_ == EntityType.PERSON] if words.posted else []
    for one, other in pairwise(people):
        between = doc[one.end : other.start]
        near = not between or (between[0].norm_ in words.posted and all(token.ent_type_ for token in between[1:]))
        if not near or sentence_of(one[0]) != sentence_of(other[0]):
            continue
        at = one.start - 1
        while at > one.start - 1 - _SERVED and at > sentence_of(one[0]).start and classes.definite(doc[at].norm_):
            at -= 1
        if at < one.start - 1 and at >= sentence_of(one[0]).start and doc[at].norm_ in words.serving:
            yield other, one


def _links(norm: str, links: frozenset[str], language: str) -> bool:
    """Whether a word may stand between kin and a name: a link, or a word with the article, as titles have."""
    return norm in links or word_classes(language).definite(norm)


@lru_cache(maxsize=4)
def kin_words(language: str) -> KinWords:
    """The words of a language: ``<xx>/kin.toml``."""
    data = table(language, "kin")
    near, links, relatives, serving, bereaved = (
        fold_all(data[name], language) for name in ("heads", "links", "relatives", "serving", "bereaved")
    )
    endings = tuple(fold(ending, language) for ending in data["endings"])
    whole, before = (fold(ending, language) for ending in data["feminine"])
    posted = clause_words(language, "posted")
    return KinWords(near, links, relatives, endings, serving, posted, bereaved, (whole, before))
