"""Make the mention before a relative clause without a relative pronoun the target of its verb.

In "هاجمت فصائل تدعمها تركيا مواقع" ("factions that Turkey backs attacked positions") the pronoun at the end of "تدعمها"
("backs them") is the factions. The pass makes them the target of "تدعمها" and Turkey its agent, removes the positions
from it, and removes Turkey from "هاجمت" ("attacked"). Behind a weapon or a site only the last is done: of "إسقاط مسيرة
أطلقها الحوثيون" ("the downing of a drone that the Houthis launched") they are no agents. So it is where the object of a
verb begins the sentence: "حزب العمال تعتبره أنقرة إرهابيا" ("the Workers' Party, Ankara considers it terrorist").

The words are data (``[asyndetic]`` of ``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS, PARTIES
from khabar.ontology.terms import EntityType, Role

_DESCRIBED: Final = ACTORS | {EntityType.WEAPON, EntityType.SITE}
"""Types of the mentions that a clause may describe."""
_TITLE: Final = 3
"""Words of a title at the most before a name that begins a sentence."""


class _Clause(NamedTuple):
    """The mention that a clause describes, the position of its verb, and its subject."""

    whose: Span
    verb: int
    subject: Span


class _Words(NamedTuple):
    """Folded endings that are pronouns, and what a verb of the present begins with."""

    endings: tuple[str, ...]
    present: tuple[str, ...]


def within_clauses(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give the verb of such a clause its subject as agent and the mention before it as target, and no other.

    "فصائل تدعمها تركيا" ("factions that Turkey backs"): agent "تركيا", target "فصائل".
    """
    words = _words(language)
    triggers = frozenset(event.trigger for event in events)
    clauses = list(_clauses(doc, language, words, triggers)) if words.endings else []
    for clause in clauses:
        events = [_settled(doc, event, clause) for event in events]
    return tuple(events)


def _settled(doc: Doc, event: Event, clause: _Clause) -> Event:
    """Settle one event by a clause: its verb gets both sides, an event before it loses the subject of the clause."""
    subject, whose = mention_ref(clause.subject.start), mention_ref(clause.whose.start)
    if event.trigger == clause.verb and clause.whose.label_ in ACTORS:
        behind = {ref for ref in event.refs(*PARTIES) if of_mention(ref) and token_of(ref) > clause.subject.start}
        kept = event.without(behind | {whose, subject}, *PARTIES)
        return kept.first(Role.TARGET, [whose]).first(Role.AGENT, [subject])
    main = event.trigger < clause.whose.start and sentence_at(doc, event.trigger) == sentence_of(clause.whose)
    return event.without({subject}, *PARTIES) if main and whose in event.refs(*PARTIES, Role.INSTRUMENT) else event


def _clauses(doc: Doc, language: str, words: _Words, triggers: frozenset[int]) -> Iterator[_Clause]:
    """The clauses with a mention, a verb with a pronoun and an actor as subject side by side: "فصائل تدعمها تركيا".

    The mention is of an actor, a weapon or a site; it is an indefinite one, or begins the sentence behind a title at
    the most.
    """
    starts = {span.start: span for span in mentions(doc) if span.label_ in ACTORS}
    classes = word_classes(language)
    for whose in mentions(doc):
        if whose.label_ not in _DESCRIBED:
            continue
        verb = whose.end
        subject = starts.get(verb + 1)
        if subject is None or sentence_of(subject) != sentence_of(whose):
            continue
        title = doc[sentence_of(whose).start : whose.start]  # "الوزير السابق رياض سلامة أوقفته النيابة"
        fronted = len(title) <= _TITLE and all(classes.definite(token.norm_) for token in title)
        named = bool(whose.ent_id_) or classes.definite(whose[0].norm_)
        known = verb in triggers  # "بينهم", which is "among them", might be "explained them"
        if (fronted or not named) and _is_verb(doc, verb, words, fronted=fronted, known=known):
            yield _Clause(whose, verb, subject)


def _is_verb(doc: Doc, at: int, words: _Words, *, fronted: bool, known: bool) -> bool:
    """Whether a word is a verb with a pronoun: by the lexicon if it tells of an event, or by how it begins and ends."""
    norm = doc[at].norm_
    tags = [found.tag for found in lexicon_of(doc).find(norm)] if known else []
    if tags:
        verbs = [tag.kind == VERB and tag.pronoun for tag in tags]
        return any(verbs) if fronted else all(verbs) and norm.endswith(words.endings)
    return norm.endswith(words.endings) and norm.startswith(words.present)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["asyndetic"]
    return _Words(*(tuple(fold(word, language) for word in data[key]) for key in ("endings", "present")))
