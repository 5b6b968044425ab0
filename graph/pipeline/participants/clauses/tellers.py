"""Remove from a verb of speech whoever is only told of, and from what is told whoever only tells it.

English puts the subject first, so "The ministry said police arrested a gang" is found with "ministry" and "police" as
agents of both verbs. `without_told` leaves "said" to the ministry and "arrested" to the police. A country named before
its own body is no second agent: of "Saudi State Security announced" only State Security is left.

Arabic puts the verb first, so the speaker stands behind it and an agent before it belongs to another clause. In "الضابط
الذي قالت النيابة إنه تجسس" ("the officer of whom the prosecution said that he spied") the prosecution speaks and not
the officer; in "رفضت الحكومة العرض، وقال شهود إن" ("the government refused the offer, and witnesses said that") the
witnesses speak and not the government. Two cases are left alone: a medium that carries a statement speaks together with
its author, and a word that takes up somebody named before ("وقال الوزير", "and the minister said") adds nobody.

`without_watchers` removes from violence whoever only sees it: in "Two drivers saw gunmen attack the bank" the drivers
attack nothing. The words of seeing are data (``<xx>/bystanders.toml``, [watching]).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.events.ofdoc import kinds_at, lexicon_of
from khabar.graph.pipeline.mentions import mentions, mentions_within
from khabar.graph.pipeline.participants.sides.wholes import without_owners_beside
from khabar.graph.pipeline.refs import event_ref, mention_ref, mentions_by_ref, of_event
from khabar.graph.pipeline.words.clausewords import clause_words, verb_first
from khabar.graph.pipeline.words.inflection import FINITE, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_BODIES: Final = ACTORS - {EntityType.STATE, EntityType.PERSON, EntityType.PERSON_GROUP}
_SPOKEN: Final = frozenset(
    {EventType.STATEMENT, EventType.WARNING, EventType.DEMAND, EventType.CLAIM_OF_RESPONSIBILITY}
)
_SEEN: Final = frozenset({EventClass.VIOLENCE, EventType.ABDUCTION, EventType.ARREST})
_ACTING: Final = ACTORS | {EntityType.WEAPON}
_ASIDE: Final = 5
"""Tokens at the most from the end of the speaker to "that": "قالت الشرطة في بيان إنه" ("the police said in a report
that").
"""
_TITLE: Final = 6
"""Tokens at the most of a title between the verb and the name: "قال وزير الخارجية الفرنسي السابق" ("the former
minister").
"""
_SIGHT: Final = 8
"""Tokens at the most from the verb of seeing to the verb of what is seen."""


def without_told(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove agents that are told of from verbs of speech and, in SVO languages, speakers from what they tell.

    "The ministry said police arrested a gang": "said" loses the agent "police", "arrested" the agent "ministry".
    """
    spans = mentions_by_ref(doc)
    if verb_first(language):
        told = (_without_antecedents(doc, event, spans, language) for event in events)
        return tuple(_without_earlier_clause(doc, event, spans, language) for event in told)
    countries = _countries(doc, language)
    found = {event.ref: without_owners_beside(event, countries) for event in events}
    for speech in tuple(found.values()):
        speakers = _speakers_before(doc, speech, spans)
        if not speakers:
            continue
        found[speech.ref] = speech.without(_right_behind(doc, speech, spans, language), Role.AGENT)
        for ref in speech.refs(Role.THEME):
            if of_event(ref) and ref in found:
                found[ref] = _without_speakers(doc, found, found[ref], speech, speakers, spans, language)
    return tuple(found[event.ref] for event in events)


@lru_cache(maxsize=4)
def _watching(language: str) -> frozenset[str]:
    return all_forms(VERB, table(language, "bystanders")["watching"]["verbs"], language)


def without_watchers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from violence, abductions and arrests the agents who stand before a verb of seeing.

    "Witnesses report seeing them shoot": "shoot" loses the agent "Witnesses". An actor or a pronoun must stand between
    the two verbs, as the subject of what is seen.
    """
    verbs = _watching(language)
    if not any(event.is_a(*_SEEN) for event in events) or not any(token.norm_ in verbs for token in doc):
        return tuple(events)
    breaks, pronouns = (words_of(language, "bystanders", "watching", key) for key in ("breaks", "pronouns"))
    acting = {span.end - 1 for span in mentions(doc) if span.label_ in _ACTING}

    def unwatched(event: Event) -> Event:
        if not event.is_a(*_SEEN):
            return event
        at = event.trigger - 1
        first, between = max(sentence_at(doc, event.trigger).start, at - _SIGHT), False
        while at > first and not doc[at].is_punct and doc[at].norm_ not in breaks | verbs:
            between = between or at in acting or doc[at].norm_ in pronouns
            at -= 1
        if not between or doc[at].norm_ not in verbs:
            return event
        return event.without({mention_ref(span.start) for span in mentions_within(doc[:at])}, Role.AGENT)

    return tuple(unwatched(event) for event in events)


def _without_antecedents(doc: Doc, speech: Event, spans: Mapping[str, Span], language: str) -> Event:
    """Remove from a verb of speech the agents before it whom its relative clause describes.

    "الجماعة التي تقول أنقرة إنها" ("the group of which Ankara says that it"): "تقول" loses the agent "الجماعة". The
    clause has a relative pronoun right before the verb; or the agent stands right before the verb, and "that" has a
    pronoun for that agent.
    """
    speaker = spans.get(mention_ref(speech.trigger + 1))
    agents = speech.refs(Role.AGENT)
    if speaker is None or mention_ref(speaker.start) not in agents or not speech.is_a(*_SPOKEN):
        return speech
    sentence = sentence_at(doc, speech.trigger)
    before = [ref for ref in agents if ref in spans and sentence.start <= spans[ref].start < speech.trigger]
    keys = ("relatives", "complementizers", "complementizers_with_pronoun")
    relatives, that, that_he = (clause_words(language, key) for key in keys)
    behind = (token.norm_ for token in doc[speaker.end : min(speaker.end + _ASIDE, sentence.end)])
    opener = next((norm for norm in behind if norm in that | that_he), "")
    relative = doc[speech.trigger - 1].norm_ in relatives
    apposed = opener in that_he and any(spans[ref].end == speech.trigger for ref in before)
    return speech.without(before, Role.AGENT) if opener and (relative or apposed) else speech


def _without_earlier_clause(doc: Doc, speech: Event, spans: Mapping[str, Span], language: str) -> Event:
    """Remove from a verb of speech with a speaker behind it the agents who stand before it in another clause.

    "رفض الوزير القرار، وقال خبراء إن" ("the minister refused the decision, and experts said that"): "قال" loses the
    agent "الوزير". An agent that shares a word with the speaker is the same one and stays.
    """
    first = sentence_at(doc, speech.trigger).start
    agents = [spans[ref] for ref in speech.refs(Role.AGENT) if ref in spans and spans[ref].start >= first]
    speaker = min((span for span in agents if span.start > speech.trigger), key=lambda span: span.start, default=None)
    if speaker is None or not speech.is_a(*_SPOKEN):
        return speech
    classes = word_classes(language)
    own = {classes.bare(token.norm_) for token in speaker}
    earlier = [span for span in agents if span.start < speech.trigger]
    before = [mention_ref(s.start) for s in earlier if own.isdisjoint(classes.bare(token.norm_) for token in s)]
    if not before:
        return speech
    if kinds_at(doc, speech.trigger) != {VERB} or not _speaker_behind(doc, speech, speaker, language):
        return speech
    addressed = any(ref in spans and spans[ref].start > speaker.start for ref in speech.refs(Role.TARGET))
    return speech.without(before, Role.AGENT) if speech.is_a(EventType.STATEMENT) or addressed else speech


def _speaker_behind(doc: Doc, speech: Event, speaker: Span, language: str) -> bool:
    """Whether the mention behind a verb of speech is its speaker, newly named, with nothing or a title between.

    It is in "قال وزير الزراعة منذر الزواري" ("said Agriculture Minister Mondher Zouari"), and not in "قال الوزير" ("the
    minister said"), which takes up somebody named before. A medium is none: it carries what others say.
    """
    classes, that = word_classes(language), clause_words(language, "complementizers")
    title = doc[speech.trigger + 1 : speaker.start]
    if speaker.label_ == EntityType.MEDIA:
        return False
    if speaker.label_ != EntityType.PERSON:
        several = speaker.label_ == EntityType.PERSON_GROUP
        return not title and not (several and speaker[0].norm_.endswith(_endings(language, "dual_endings")))
    if title and (len(title) > _TITLE or not heads(language).relations(title[0].norm_)):
        return False
    if any(token.is_punct or token.norm_ in that for token in title):
        return False
    if not title and len(speaker) == 1 and speaker[0].text.endswith(_pronouns(language)):
        return False  # "أكدت براءته"
    return not classes.definite(speaker[0].norm_) and not speaker[0].text.endswith(_endings(language, "tanwin_endings"))


@lru_cache(maxsize=8)
def _endings(language: str, key: str) -> tuple[str, ...]:
    return tuple(table(language, "clauses")[key])


@lru_cache(maxsize=4)
def _pronouns(language: str) -> tuple[str, ...]:
    return tuple(pronoun["ending"] for pronoun in table(language, "clauses")["pronoun"])


def _speakers_before(doc: Doc, speech: Event, spans: Mapping[str, Span]) -> frozenset[str]:
    """The agents who stand before a verb of speech; none where a mark right before the verb sets it apart."""
    verb = VERB in kinds_at(doc, speech.trigger)
    if not speech.is_a(*_SPOKEN) or not verb or doc[speech.trigger - 1].is_punct:
        return frozenset()
    sentence = sentence_at(doc, speech.trigger)
    agents = (spans[ref] for ref in speech.refs(Role.AGENT) if ref in spans)
    return frozenset(mention_ref(span.start) for span in agents if sentence.start <= span.start < speech.trigger)


def _right_behind(doc: Doc, speech: Event, spans: Mapping[str, Span], language: str) -> frozenset[str]:
    """The mention right behind a verb of speech, with articles, "that" and a time at most between."""
    skipped = _skipped(language)
    at = speech.trigger + 1
    while at + 1 < len(doc) and (doc[at].norm_ in skipped or TIME in (doc[at].ent_type_, doc[at + 1].ent_type_)):
        at += 1  # "said on Monday that the police"
    return frozenset({mention_ref(at)} & spans.keys())


def _without_speakers(
    doc: Doc,
    found: Mapping[str, Event],
    event: Event,
    speech: Event,
    speakers: frozenset[str],
    spans: Mapping[str, Span],
    language: str,
) -> Event:
    """Remove the speakers from what they tell if it has a subject of its own between the two verbs, and no pronoun.

    "The ministry said police arrested a gang": "arrested" loses the agent "ministry". In "Egypt said it had signed" the
    pronoun means the speaker, who stays.
    """
    pronouns = words_of(language, "mutual", "coordination", "pronouns")
    between = range(speech.trigger + 1, event.trigger)
    others = [ref for ref in event.refs(Role.AGENT) - speakers if ref in spans and spans[ref].start in between]
    if any(doc[at].norm_ in pronouns for at in between) or not (
        others or _noun_is_subject(doc, found, event, between, speakers, language)
    ):
        return event
    return event.without(speakers, Role.AGENT)


def _noun_is_subject(
    doc: Doc, found: Mapping[str, Event], event: Event, between: range, speakers: frozenset[str], language: str
) -> bool:
    """Whether a noun for an act of others is the only subject between two verbs: "officials say tip stopped attack"."""
    words, skipped = lexicon_of(doc), _skipped(language)
    finite = words.tenses(doc[event.trigger].norm_) & FINITE
    nouns = [doc[at] for at in between if doc[at].norm_ not in skipped]
    if not finite or len(nouns) != 1 or nouns[0].ent_type_ or not words.kinds(nouns[0].norm_) - {VERB}:
        return False
    act = found.get(event_ref(nouns[0].i))
    return act is None or act.refs(Role.AGENT).isdisjoint(speakers)


def _countries(doc: Doc, language: str) -> Mapping[str, str]:
    """The references of bodies with those of the adjectives of their countries before them: "Saudi State Security"."""
    classes = word_classes(language)
    ends = {span.end: span for span in mentions(doc) if span.label_ == EntityType.STATE and len(span) == 1}
    found = ((ends[span.start], span) for span in mentions(doc) if span.start in ends and span.label_ in _BODIES)
    return {
        mention_ref(body.start): mention_ref(state.start)
        for state, body in found
        if classes.country(state[0].norm_, state.text)
    }


@lru_cache(maxsize=4)
def _skipped(language: str) -> frozenset[str]:
    return word_classes(language).articles | clause_words(language, "complementizers")
