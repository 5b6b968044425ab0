"""Remove those who are named beside an event and take no part in it.

- `without_interviewers`: the channel of an interview leaves all but statements.
- `without_audiences`: whoever is spoken before, and the medium used, are no targets of what is said.
- `without_fearing`: "تخشى الصين استهداف عمالها" ("China fears the targeting of its workers") has no attack by China.
- `without_reporters`: "نفت مصر تقارير إسرائيلية عن انسحابها" ("Egypt denied Israeli reports of its withdrawal") has
  Israel deny nothing.
- `without_covered`: "لا تشمل الهدنة حزب الله" ("the truce does not cover Hezbollah") has it make no truce.

The words are data (``<xx>/bystanders.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.mentions import mentions, mentions_by_start, mentions_within
from khabar.graph.pipeline.participants.claims.denials import denial_words
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS, PARTIES
from khabar.ontology.terms import EntityType, EventClass, EventType, Role, Status

_ADDRESSED: Final = frozenset({EventType.ACCUSATION, EventType.WARNING, EventType.THREAT, EventType.CONDEMNATION})
_UNDERGONE: Final = frozenset({EventClass.VIOLENCE, EventType.ABDUCTION, EventType.ARREST})
_QUALIFIED: Final = 6
"""Tokens at the most from an interview to "with": "مقابلة أجراها سامي الحداد مع"."""
_FARTHEST: Final = 6
"""Tokens at the most from a word of fear, denial or covering to what that is about."""


class _Words(NamedTuple):
    """The words of a language: phrases by the name of their table, folded lists by table and key."""

    phrases: Mapping[str, Phrases]
    lists: Mapping[tuple[str, str], frozenset[str]]

    def stand(self, doc: Doc, at: int, name: str) -> bool:
        """Whether a phrase of a table begins at a position."""
        return self.phrases[name].stand(doc, at)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "bystanders")
    phrases: dict[str, Phrases] = {}
    lists: dict[tuple[str, str], frozenset[str]] = {}
    for name in ("interview", "audience", "fear", "reports", "covered"):
        row: dict[str, Any] = data[name]
        phrases[name] = Phrases(language)
        phrases[name].add(row, True)
        for key in row.keys() - {"words", "verbs"}:
            lists[name, key] = fold_all(row[key], language)
    return _Words(phrases, lists)


def without_interviewers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove media that somebody is interviewed by from events other than statements; drop the interview.

    "حذر الوزير في مقابلة مع قناة البلاد إسرائيل" ("the minister warned Israel in an interview with Al-Bilad TV"): the
    medium leaves "حذر", which gets the target right behind it, "إسرائيل". An interview found as a meeting is dropped.
    """
    words, found = _words(language), list(events)
    spans = mentions_by_start(doc)
    for span in mentions(doc):
        noun = _interview(doc, span, words) if span.label_ == EntityType.MEDIA else -1
        if noun < 0:
            continue
        dropped = {event.ref for event in found if event.trigger == noun and event.type == EventType.MEETING}
        behind = spans.get(span.end)
        kept: list[Event] = []
        for event in found:
            if event.ref in dropped:
                continue
            if sentence_at(doc, event.trigger) == sentence_of(span):
                spoken = event.without(dropped)
                if event.type != EventType.STATEMENT:  # what is said to a medium has it as its target
                    spoken = spoken.without({mention_ref(span.start)}, *PARTIES)
                kept.append(_addressing(spoken, noun, behind))
            else:
                kept.append(event)
        found = kept
    return tuple(found)


def _interview(doc: Doc, medium: Span, words: _Words) -> int:
    """The position of the interview's noun that a medium stands behind, or -1."""
    at = _before(doc, medium)
    if at <= sentence_of(medium).start:
        return -1
    if doc[at].norm_ in words.lists["interview", "joins"]:  # "حوار مع وكالة رويترز وقناة البلاد"
        other = next((span for span in mentions_within(sentence_of(medium)) if span.end in (at, at - 1)), None)
        return _interview(doc, other, words) if other is not None and other.label_ == EntityType.MEDIA else -1
    if doc[at].norm_ not in words.lists["interview", "with"]:
        return -1
    for noun in range(at - 1, max(sentence_of(medium).start, at - 1 - _QUALIFIED) - 1, -1):
        if words.stand(doc, noun, "interview"):
            return noun
        apart = doc[noun].norm_ in words.lists["interview", "with"] and doc[noun + 1].ent_type_  # "مع زوجها عبر سكايب"
        if doc[noun].ent_type_ not in ("", EntityType.PERSON) or doc[noun].is_punct or apart:
            return -1
    return -1


def _before(doc: Doc, span: Span) -> int:
    """The position before a mention and the quotation marks around it: "لـ«الشرق الأوسط»"."""
    at = span.start - 1
    while at > sentence_of(span).start and doc[at].is_punct:
        at -= 1
    return at


def _addressing(event: Event, noun: int, behind: Span | None) -> Event:
    """Make the actor right behind an interviewing medium the target of a warning or the like that has none."""
    if behind is None or behind.label_ not in ACTORS or event.trigger > noun or event.type not in _ADDRESSED:
        return event
    ref = mention_ref(behind.start)
    if event.refs(Role.TARGET) or ref in event.refs(Role.AGENT):
        return event
    return replace(event, arguments=(*event.arguments, Argument(Role.TARGET, ref)))


def without_audiences(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove audiences and media from the targets of speech behind whose trigger they stand.

    "ندد الوزير أمام البرلمان بالغارات" ("the minister condemned the raids before parliament") condemns no parliament,
    "هدد التنظيم على فيسبوك بهدم السور" ("the group threatened on Facebook to tear down the wall") threatens no medium.
    Plain statements keep audiences, and lose only media: of 213 such in annotated text 23 are targets, none of them a
    platform.
    """
    words = _words(language)
    audiences = list(_audiences(doc, words)) if any(event.is_a(EventClass.SPEECH) for event in events) else ()

    def without(event: Event) -> Event:
        if not event.is_a(EventClass.SPEECH):
            return event
        start, plain = sentence_at(doc, event.trigger).start, event.type == EventType.STATEMENT
        behind = {
            mention_ref(span.start)
            for sentence, at, span, used in audiences
            if sentence == start and event.trigger < at - (not plain) and (used or not plain)
        }
        return event.without(behind, Role.TARGET)

    return tuple(without(event) for event in events) if audiences else tuple(events)


def _audiences(doc: Doc, words: _Words) -> Iterator[tuple[int, int, Span, bool]]:
    """Audiences and media used: the start of the sentence, the position before, the mention, whether it is used."""
    for span in mentions(doc):
        start, at = sentence_of(span).start, _before(doc, span)
        if at <= start:
            continue
        used = span.label_ == EntityType.MEDIA and doc[at].norm_ in words.lists["audience", "on"]
        if used or words.stand(doc, at, "audience"):
            yield start, at, span, used


def without_fearing(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove whoever fears violence from its agents: "تخشى الصين استهداف عمالها"."""
    words = _words(language)
    spans = mentions_by_ref(doc)

    def feared(event: Event) -> Event:
        if not event.is_a(*_UNDERGONE):
            return event
        agents = {ref for ref in event.refs(Role.AGENT) if ref in spans}
        return event.without({ref for ref in agents if _fears(doc, spans[ref], event.trigger, words)}, Role.AGENT)

    return tuple(feared(event) for event in events)


def _fears(doc: Doc, agent: Span, trigger: int, words: _Words) -> bool:
    """Whether a word of fear stands beside a mention, and the trigger near behind both."""
    before = agent.start > sentence_of(agent).start and words.stand(doc, agent.start - 1, "fear")
    behind = agent.end < len(doc) and words.stand(doc, agent.end, "fear")
    if not before and not behind:
        return False
    first = agent.end if before else agent.end + 1
    return first <= trigger <= first + _FARTHEST and all(
        doc[at].norm_ in words.lists["fear", "between"] for at in range(first, trigger)
    )


def without_reporters(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those whose reports are denied from the agents and the speakers of their sentence's events.

    "نفت مصر تقارير إسرائيلية عن انسحابها": "نفت" loses the agent "إسرائيلية".
    """
    words, found = _words(language), list(events)
    for span in mentions(doc):
        noun = span.start - 1
        if noun < 0 or not words.stand(doc, noun, "reports") or _denial(doc, noun, words, language) < 0:
            continue
        if span.end < len(doc) and doc[span.end].norm_ in words.lists["reports", "about"]:
            found = [_unreported(event, mention_ref(span.start), span, doc) for event in found]
    return tuple(found)


def _denial(doc: Doc, noun: int, words: _Words, language: str) -> int:
    """The position of the denial whose object a noun is, with a subject at most between; or -1."""
    denials = denial_words(language)
    for at in range(noun - 1, max(sentence_at(doc, noun).start, noun - _FARTHEST) - 1, -1):
        if denials.stand(doc, at):
            return at
        if not doc[at].ent_type_ and doc[at].norm_ not in words.lists["reports", "between"]:
            return -1
    return -1


def _unreported(event: Event, ref: str, span: Span, doc: Doc) -> Event:
    """Remove a mention from agents, speakers and chain of an event, if that is in its sentence."""
    if sentence_at(doc, event.trigger) != sentence_of(span):
        return event
    chain = tuple(kept for step in event.chain if (kept := tuple(each for each in step if each != ref)))
    speakers = tuple(each for each in event.speakers if each != ref)
    if speakers != event.speakers or chain != event.chain:
        event = replace(event, speakers=speakers, chain=chain)
    return event.without({ref}, Role.AGENT)


def without_covered(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from agreements those whom they are said to cover, or not to.

    "لا تشمل الهدنة حزب الله": "الهدنة" loses "حزب الله".
    """
    words = _words(language)
    covering = dict(_covering(doc, events, words, language))

    def without(event: Event) -> Event:
        objects = covering.get(event.trigger, frozenset())
        return event.without(objects, *PARTIES) if objects else event

    return tuple(without(event) for event in events)


def covering(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of agreements found as negated, where the sentence only denies that they cover somebody."""
    made = (at for at, _ in _covering(doc, events, _words(language), language))
    negated = {event.trigger for event in events if event.status == Status.NEGATED}
    return frozenset(made) & negated


def _covering(doc: Doc, events: Sequence[Event], words: _Words, language: str) -> Iterator[tuple[int, frozenset[str]]]:
    """The triggers of agreements that cover somebody or not, each with the references of those."""
    agreements = {event.trigger for event in events if event.is_a(EventType.AGREEMENT)}
    if not agreements:
        return
    spans = mentions_by_start(doc)
    passable = words.lists["covered", "between"]
    for at in words.phrases["covered"].places(doc, 0, len(doc)):
        if at in agreements or not words.stand(doc, at, "covered"):
            continue
        behind = at + 1
        before = passable | words.lists["covered", "sides"]
        subject = behind if behind in agreements else _subject(doc, at, agreements, before, language)
        if subject < 0:
            continue
        first = behind if subject < at else behind + 1
        while first < sentence_at(doc, at).end and doc[first].norm_ in passable:
            first += 1
        yield subject, frozenset(_row(doc, first, spans, words.lists["covered", "joins"]))


def _subject(doc: Doc, verb: int, agreements: Set[int], passable: Set[str], language: str) -> int:
    """The position of the agreement before a verb, with definite and small words at most between; or -1."""
    for at in range(verb - 1, max(sentence_at(doc, verb).start, verb - _FARTHEST) - 1, -1):
        if at in agreements:
            return at
        norm = doc[at].norm_
        if not doc[at].ent_type_ and norm not in passable and not word_classes(language).definite(norm):
            return -1
    return -1


def _row(doc: Doc, at: int, spans: Mapping[int, Span], joins: Set[str]) -> Iterator[str]:
    """The references of the mention at a position and of those joined to it."""
    while at in spans:
        yield mention_ref(at)
        at = spans[at].end
        while at < len(doc) and doc[at].norm_ in joins:
            at += 1
