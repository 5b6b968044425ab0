"""Remove targets that a pronoun at the end of a word, or in a relative clause, does not stand for.

One pass a case; the first two are about nouns with a pronoun at their end, the others about verbs with one as object:

`of_one_only`: of "أبلغ المحامي زملاءه باختطافه" ("the lawyer told his colleagues of his abduction") the colleagues are
no target: "his" is one person.

`without_guests`: in "أكد خلال لقائه السفير دعمه للحكومة" ("meeting the envoy, he voiced his support for the
government") the envoy is not supported, and the government is; nor does he support it, who only listens.

`not_of_kin`: of "قالت زوجة كريم إنهم خطفوه" ("Karim's wife said that they abducted him") Karim is the target, and his
wife is not: "him" is no woman.

`of_antecedents`: of "سامي عضو في الحزب الذي حظرته المحكمة" ("Sami is a member of the party that the court banned") the
party is the target, and Sami is not.

The endings are data ([answering] of ``<xx>/undergone.toml``), and so are the words for kin (``<xx>/kin.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.clauses.agreement import FEMININE, MASCULINE
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.participants.names.kin import kin_words
from khabar.graph.pipeline.participants.pronouns.objects import (
    AnsweringWords,
    answering_words,
    antecedent,
    object_pronoun,
)
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref, of_mention, token_of
from khabar.graph.pipeline.words.inflection import NOUN
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PARTIES, PEOPLE
from khabar.ontology.terms import EntityType, EventType, Role

_DONE: Final = (EventType.ABDUCTION, EventType.ARREST, EventType.ATTACK, EventType.KILLING, EventType.RELEASE)
_VOICED: Final = (EventType.CONDEMNATION, EventType.SUPPORT, EventType.ACCUSATION, EventType.THREAT, EventType.WARNING)
_PERSONAL: Final = (EventType.ABDUCTION, EventType.ARREST, EventType.KILLING, EventType.RELEASE, EventType.RESIGNATION)
_TWO: Final = 2
_CLAUSE: Final = 9
"""Tokens at the most between a relative pronoun and a verb of its clause."""


def of_one_only(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove groups before a noun with "his" from its targets, where one person before it is a target, too.

    "المحامي ... زملاءه باختطافه" ("the lawyer ... his colleagues of his abduction"): the abduction loses the target
    "زملاءه" and keeps "المحامي".
    """
    endings = _endings(language, "masculine")
    if not endings:
        return tuple(events)
    people = {mention_ref(span.start): span.label_ for span in mentions(doc) if span.label_ in PEOPLE}

    def of_one(event: Event) -> Event:
        word = doc[event.trigger]
        if not event.is_a(*_DONE) or not word.text.endswith(endings) or lexicon_of(doc).kinds(word.norm_) != {NOUN}:
            return event
        before = [ref for ref in event.refs(Role.TARGET) & people.keys() if token_of(ref) < event.trigger]
        several = {ref for ref in before if people[ref] == EntityType.PERSON_GROUP}
        return event.without(several, Role.TARGET) if len(several) < len(before) else event

    return tuple(map(of_one, events))


def without_guests(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those whom a speaker meets from the targets of "his support" and the like, with its object behind it.

    "خلال لقائه السفير دعمه للحكومة" ("meeting the envoy, his support for the government"): the support loses the target
    "السفير". With a pronoun alone behind it, as in "التقى الوزير السفير وأكد دعمه له" ("his support for him"), the
    guest may be meant and stays. Where a guest alone is found as its agent, the speaker becomes it.
    """
    endings = _endings(language, "masculine", "feminine", "several")
    if not endings:
        return tuple(events)
    meetings = grouped(doc, (event for event in events if event.is_a(EventType.MEETING)))
    speakers = {
        theme: e.refs(Role.AGENT) for e in events if e.is_a(EventType.STATEMENT) for theme in e.refs(Role.THEME)
    }

    def voiced(event: Event) -> Event:
        at = event.trigger
        if not event.is_a(*_VOICED) or not doc[at].text.endswith(endings):
            return event
        if all(token_of(a.ref) <= at for a in event.arguments if a.role in (Role.TARGET, Role.THEME)):
            return event
        guests = {
            ref
            for other in meetings.get(sentence_at(doc, at).start, ())
            if other.trigger < at
            for ref in other.refs(Role.AGENT, Role.TARGET)
            if of_mention(ref) and other.trigger < token_of(ref) < at
        }
        speaker, agents = speakers.get(event.ref, frozenset()), event.refs(Role.AGENT)
        if len(speaker) == 1 and agents and guests.issuperset(agents) and guests.isdisjoint(speaker):
            event = event.without(agents, Role.AGENT).given(Role.AGENT, speaker)
        return event.without(guests, Role.TARGET)

    return tuple(map(voiced, events))


def not_of_kin(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Replace a relative, who does not agree with the pronoun of a verb, by the person whose relative it is.

    "قالت زوجة كريم إنهم خطفوه" ("Karim's wife said that they abducted him"): the abduction has the target "كريم" and no
    longer "زوجة كريم".
    """
    words = answering_words(language)
    near, names = kin_words(language), word_classes(language).given  # "خليفة" is a name, too
    if not words.latter:
        return tuple(events)
    kin = {
        mention_ref(span.start): span
        for span in mentions(doc)
        if span.label_ == EntityType.PERSON and span[0].norm_ in near.heads - names
    }

    def of_whom(event: Event) -> Event:
        wrong = event.refs(Role.TARGET) & kin.keys()
        number = object_pronoun(doc, event, words) if wrong else ""
        for ref in sorted(wrong):
            span = kin[ref]
            woman = span[0].norm_.endswith(near.feminine[0])
            if number == (MASCULINE if woman else FEMININE):
                event = event.without({ref}, Role.TARGET)
                whose = _whose(doc, span)
                if whose is not None and mention_ref(whose.start) not in event.refs(*PARTIES):
                    event = event.given(Role.TARGET, [mention_ref(whose.start)])
        return event

    return tuple(map(of_whom, events))


def of_antecedents(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove targets before the antecedent of a relative clause whose verb has a pronoun for the antecedent.

    "سامي عضو في الحزب الذي حظرته المحكمة" ("Sami is a member of the party that the court banned"): the ban loses the
    target "سامي" and keeps "الحزب". A target right before the antecedent stays, since "قائد الجيش الذي" ("the commander
    of the army who") may mean either; so do those of deeds that are done to persons alone, such as arrests.
    """
    words = answering_words(language)
    if not words.relatives:
        return tuple(events)
    spans = mentions_by_ref(doc)

    def of_one(event: Event) -> Event:
        targets = sorted((spans[ref] for ref in event.refs(Role.TARGET) & spans.keys()), key=lambda span: span.start)
        if len(targets) < _TWO or event.is_a(*_PERSONAL):
            return event
        relative = _relative(doc, event.trigger, words)
        number = object_pronoun(doc, event, words) if relative is not None else ""
        if relative is None or words.relatives[doc[relative].norm_] != number:
            return event
        meant = next((one for one in targets if one.start == antecedent(doc, relative, number, words)), None)
        if meant is None:
            return event
        others = [one for one in targets if one.end < meant.start]
        return event.without({mention_ref(one.start) for one in others}, Role.TARGET)

    return tuple(map(of_one, events))


def _relative(doc: Doc, at: int, words: AnsweringWords) -> int | None:
    """The position of the relative pronoun of the clause that a word stands in, with no mark between; or None."""
    for before in range(at - 1, max(sentence_at(doc, at).start, at - 1 - _CLAUSE), -1):
        if doc[before].is_punct:
            return None
        if doc[before].norm_ in words.relatives:
            return before
    return None


def _whose(doc: Doc, kin: Span) -> Span | None:
    """The person whose relative a mention is: named right behind it, or before it by its last word; or None."""
    last = kin[-1].norm_
    persons = [span for span in mentions(doc) if span.label_ == EntityType.PERSON and span.start != kin.start]
    if len(kin) == 1:
        return next((span for span in persons if span.start == kin.end), None)
    return next((span for span in persons if span.end <= kin.start and span[-1].norm_ == last), None)


@lru_cache(maxsize=8)
def _endings(language: str, *whose: str) -> tuple[str, ...]:
    found = table(language, "undergone")["answering"]["endings"]
    return tuple(ending for one in whose for ending in found.get(one, ()))
