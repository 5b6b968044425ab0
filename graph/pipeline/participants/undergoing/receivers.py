"""Make whoever receives a warning, a threat or support its target, and whoever it comes from its agent.

"تلقت الشرطة تحذيرا من المخابرات" ("the police received a warning from the intelligence"): the noun is the event, and
the verb before it says that its subject receives. The giver stands behind "from", or right behind the noun: "تحظى
الحكومة بدعم قطر" ("the government enjoys Qatar's support"). Whoever rejects an accusation is accused: "رفضت إيران
اتهامات إسرائيل" ("Iran rejected Israel's accusations").

`handed_over` does so with verbs of receiving people who are set free: "تسلم الصليب الأحمر الرهائن من الحركة" ("the Red
Cross received the hostages from the movement"). Received intelligence is in `undergone`. The words are data
(``<xx>/undergone.toml``, [carried] and [received]).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.arguments.stances import sided
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.mentions import mentions_by_token
from khabar.graph.pipeline.participants.sides.opponents import opposed
from khabar.graph.pipeline.participants.undergoing.undergone import receiving
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, inflector
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventType, Role

_FREEING: Final = ACTORS - {EntityType.PERSON, EntityType.PERSON_GROUP}
_FARTHEST: Final = 14
"""Tokens at the most from the verb to the noun: "تلقت الحكومة من السفارة البريطانية تحذيرا"."""
_BEHIND: Final = 6
"""Tokens at the most from the noun to "from": "تهديدات بالقتل من"."""


class _Words(NamedTuple):
    """Folded words of a language: the forms of the verbs and their nouns with the prepositions of their objects.

    `rejecting` ones have an object of one of the types `rejected`.
    """

    carriers: Mapping[str, frozenset[str]]
    rejecting: Mapping[str, frozenset[str]]
    rejected: frozenset[str]
    claims: frozenset[str]
    ambiguous: frozenset[str]
    givers: frozenset[str]
    between: frozenset[str]
    before: frozenset[str]
    joins: frozenset[str]
    sufferer: frozenset[str]
    types: frozenset[str]
    objects: tuple[str, ...]


class _Beside(NamedTuple):
    """References of those whom something is directed against, and of those whose side others are on."""

    opposed: frozenset[str]
    sided: frozenset[str]


def receivers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give what is received the subject of the verb of receiving as target, and whoever it comes from as agent.

    "تلقت الشرطة تحذيرا من المخابرات": "تحذيرا" gets the target "الشرطة" and the agent "المخابرات".
    """
    words = _words(language)
    types = words.types | words.rejected
    if not words.carriers or all(event.type not in types for event in events):
        return tuple(events)
    inside = mentions_by_token(doc)
    triggers = {event.trigger for event in events}
    beside = _Beside(opposed(doc, language), sided(doc, language=language))
    return tuple(
        _received(doc, event, words, inside, triggers, beside) if event.type in types else event for event in events
    )


def handed_over(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make whoever stands behind "from" the agent of a release, in place of those who receive the people.

    "تسلم الصليب الأحمر الرهائن من الحركة": the agent is "الحركة".
    """
    words = receiving(language)
    if all(event.type != EventType.RELEASE or doc[event.trigger].norm_ not in words.triggers for event in events):
        return tuple(events)
    inside = mentions_by_token(doc)

    def handed(event: Event) -> Event:
        norm = doc[event.trigger].norm_
        if event.type != EventType.RELEASE or norm not in words.triggers:
            return event
        end = sentence_at(doc, event.trigger).end
        last = next((at for at in range(event.trigger, end) if doc[at].is_punct), end)
        behind = (inside.get(at + 1) for at in range(event.trigger, last) if doc[at].norm_ in words.prepositions)
        givers = [mention_ref(span.start) for span in behind if span is not None and span.label_ in _FREEING]
        if norm in words.ambiguous and not givers:
            return event
        kept = event.without(event.refs(Role.AGENT) - set(givers), Role.AGENT).without(set(givers), Role.TARGET)
        return replace(
            kept, arguments=tuple(dict.fromkeys((*kept.arguments, *(Argument(Role.AGENT, ref) for ref in givers))))
        )

    return tuple(map(handed, events))


def _received(
    doc: Doc, event: Event, words: _Words, inside: Mapping[int, Span], triggers: Set[int], beside: _Beside
) -> Event:
    """Settle one event noun by the verb of receiving, or of rejecting, before it, if there is one."""
    rejected = event.type in words.rejected
    if rejected and doc[event.trigger].norm_ not in words.claims:
        return event  # "رفض تحميل الجيش المسؤولية": of others the genitive is accused
    verb = _carrier(doc, event.trigger, words, inside, set() if rejected else triggers, rejected=rejected)
    if verb < 0:
        return event
    # "مساعدات لحماية حدودها من الجماعات"
    givers = dict.fromkeys(ref for ref in _givers(doc, event, verb, words, inside) if ref not in beside.opposed)
    if doc[verb].norm_ in words.ambiguous and not givers:
        return event
    receiver = _receiver(doc, verb, words, inside)
    if rejected:
        receiver = _for_whom(doc, event.trigger, words, inside) or receiver
    if receiver in beside.sided:
        receiver = ""  # "فصائل موالية للرئيس هادي تحظى بدعم"
    if rejected and (verb in inside or not event.refs(Role.TARGET) <= {receiver, *givers}):
        return event
    refs = mentions_by_ref(doc)
    found = [Argument(Role.TARGET, receiver)] if receiver and receiver not in givers else []
    for argument in event.arguments:
        span = refs.get(argument.ref)
        if argument.ref in givers or argument.ref == receiver:
            continue
        role = argument.role
        if role == Role.AGENT and span is not None and span.start < event.trigger:
            role = Role.TARGET
        elif role == Role.TARGET and span is not None and span.start > event.trigger and _from(doc, span, words):
            role = Role.THEME  # "تحذيرا من تنظيم داعش"
        found.append(Argument(role, argument.ref))
    return replace(event, arguments=tuple(dict.fromkeys((*(Argument(Role.AGENT, ref) for ref in givers), *found))))


def _from(doc: Doc, span: Span, words: _Words) -> bool:
    """Whether a word for "from" stands right before a mention."""
    return doc[span.start - 1].norm_ in words.givers


def _carrier(
    doc: Doc, trigger: int, words: _Words, inside: Mapping[int, Span], triggers: Set[int], *, rejected: bool
) -> int:
    """The position of the verb that has a noun as its object, or -1; only mentions and small words stand between."""
    before = trigger - 1
    while before > 0 and doc[before].norm_ in words.between and doc[before].norm_ not in words.givers:
        before -= 1  # "على أي دعم"
    for at in range(trigger - 1, max(sentence_at(doc, trigger).start, trigger - 1 - _FARTHEST) - 1, -1):
        norm = doc[at].norm_
        prepositions = (words.rejecting if rejected else words.carriers).get(norm)
        if prepositions is not None and at not in inside and at not in triggers:
            objects = {doc[place].norm_ for place in (trigger - 1, before) if place > at}
            return at if not prepositions or objects & prepositions else -1
        if at in triggers or (at not in inside and norm not in words.between):
            return -1
    return -1


def _for_whom(doc: Doc, trigger: int, words: _Words, inside: Mapping[int, Span]) -> str:
    """The reference of the accused behind the accuser: "رفضت الأمم المتحدة اتهامات إسرائيل لحماس"; or ""."""
    accuser = inside.get(trigger + 1)
    if accuser is None or accuser.end >= len(doc) or doc[accuser.end].norm_ not in words.sufferer:
        return ""
    span = inside.get(accuser.end + 1)
    return mention_ref(span.start) if span is not None else ""


def _receiver(doc: Doc, verb: int, words: _Words, inside: Mapping[int, Span]) -> str:
    """The reference of the subject of a verb: the actor right behind it, else right before it; or ""."""
    span = inside.get(verb + 1)
    if span is not None and span.label_ in ACTORS:
        return mention_ref(span.start)
    at = verb - 1
    while at > sentence_at(doc, verb).start and doc[at].norm_ in words.before:
        at -= 1
    span = inside.get(at)
    return mention_ref(span.start) if span is not None and span.label_ in ACTORS else ""


def _givers(doc: Doc, event: Event, verb: int, words: _Words, inside: Mapping[int, Span]) -> Iterator[str]:
    """The references of the givers: "من السفارة", "دعما من تركيا وقطر" (also those joined by "and"), "بدعم قطر"."""
    behind = min(event.trigger + 2 + _BEHIND, sentence_at(doc, event.trigger).end)
    if not doc[event.trigger].norm_.endswith(words.objects):
        yield from _listed(doc, inside.get(event.trigger + 1), behind, event, words, inside)
    for first, last in ((verb + 1, event.trigger), (event.trigger + 1, behind)):
        at = next((at for at in range(first, last) if doc[at].is_punct or doc[at].norm_ in words.givers), last)
        if at < last and not doc[at].is_punct:
            yield from _listed(doc, inside.get(at + 1), last, event, words, inside)


def _listed(
    doc: Doc, span: Span | None, last: int, event: Event, words: _Words, inside: Mapping[int, Span]
) -> Iterator[str]:
    """The references of a giver and of those joined to it by "and" that take part in the event: "من تركيا وقطر"."""
    while span is not None and _gives(span, event):
        yield mention_ref(span.start)
        joined = inside.get(span.end + 1) if span.end < last and doc[span.end].norm_ in words.joins else None
        span = joined if joined is not None and _takes_part(joined, event) else None


def _gives(span: Span, event: Event) -> bool:
    """Whether a mention may be the giver; a warning "from" an armed group is about it: "تحذيرا من تنظيم داعش"."""
    if event.type == EventType.WARNING and span.label_ == EntityType.ARMED_GROUP:
        return False
    return span.label_ in ACTORS or (span.label_ == EntityType.PLACE and _takes_part(span, event))


def _takes_part(span: Span, event: Event) -> bool:
    """Whether a mention is an argument of an event."""
    return any(argument.ref == mention_ref(span.start) for argument in event.arguments)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, clauses = table(language, "undergone")["carried"], table(language, "clauses")
    forms = inflector(language).forms

    def folded(words: Sequence[str]) -> frozenset[str]:
        return fold_all(words, language)

    def governing(rows: Sequence[Mapping[str, Sequence[str]]]) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for row in rows:
            prepositions = folded(row.get("prepositions", ()))
            for kind, lemmas in ((VERB, row.get("verbs", ())), (NOUN, row.get("nouns", ()))):
                found |= {form: prepositions for lemma in lemmas for form, _ in forms(kind, lemma)}
        return found

    return _Words(
        governing(data["carrier"]),
        governing(data["rejecting"]),
        frozenset(data["rejected"]),
        folded(data["claims"]),
        folded(data["ambiguous"]),
        folded(data["from"]),
        folded(data["between"]),
        folded((*clauses["particles"], *clauses["relatives"])),
        folded(clauses["coordinators"]),
        folded(clauses.get("sufferer", ())),
        frozenset(data["types"]),
        tuple(folded(table(language, "entities").get("object_endings", ()))),
    )
