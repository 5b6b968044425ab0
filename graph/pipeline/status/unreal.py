"""Find events that would have happened and did not, and those that a supposition takes as facts.

"لو تأخرت الشرطة لانفجرت العبوة" ("had the police been late, the bomb would have exploded") tells of two possible
events. A consequence that foils something is negated: "لأمكن إحباط الهجوم" ("foiling the attack would have been
possible"), and the attack took place. What is supposed not to be is a fact: "لو لم تعتقله الشرطة" ("had the police not
arrested him"). So is what is told behind a word that supposes the lack of something: "لولا بلاغ نقله" ("but for a
report that he passed on").

The words are data (``<xx>/status.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import NOUN, VERB
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventType, Status


class _Words(NamedTuple):
    supposing: frozenset[str]
    wanting: frozenset[str]
    first: frozenset[str]
    unless: frozenset[str]
    then: Phrases
    helpers: Phrases
    carrying: Phrases
    joins: frozenset[str]
    walls: Phrases


def unreal(doc: Doc, events: Sequence[Event], *, language: str) -> Mapping[int, str]:
    """The statuses of such events by their triggers.

    "had the police been late, the bomb would have exploded": the explosion is possible. Those that would have followed
    get a status only where they were found actual or planned; those supposed not to be are actual.
    """
    words = _words(language)
    by_trigger = {event.trigger: event for event in events}
    found: dict[int, str] = {}
    facts: dict[int, str] = {}
    for start, sentence in _suppositions(doc, words):
        heads = _consequences(doc, start, sentence, by_trigger, words)
        if not heads:
            continue
        if doc[start].norm_ in words.supposing:
            for trigger, denied in _supposed(doc, range(start + 1, heads[0]), by_trigger, words):
                (facts if denied else found)[trigger] = Status.ACTUAL if denied else Status.POSSIBLE
        for head in heads:
            for trigger in _within(doc, range(head, sentence.end), by_trigger, words):
                foils = by_trigger[trigger].type == EventType.FOILING
                found[trigger] = Status.NEGATED if foils else Status.POSSIBLE
    told = (Status.ACTUAL, Status.PLANNED)
    return {at: status for at, status in found.items() if by_trigger[at].status in told} | facts


def _suppositions(doc: Doc, words: _Words) -> Iterator[tuple[int, Span]]:
    """The positions of words that suppose, each with its sentence; those of `first` only where a clause begins."""
    for token in doc:
        if token.norm_ not in words.supposing and token.norm_ not in words.wanting:
            continue
        sentence = sentence_of(token)
        if token.norm_ not in words.first or token.i == sentence.start or doc[token.i - 1].is_punct:
            yield token.i, sentence


def _consequences(doc: Doc, start: int, sentence: Span, events: Mapping[int, Event], words: _Words) -> list[int]:
    """The positions of the verbs of a consequence, behind one of the words `then`.

    A word that may be a noun counts where another verb is joined to it, or where none is sure: "لانفجرت ولقتل العشرات"
    ("would have exploded, and dozens would have been killed").
    """
    sure: list[int] = []
    doubtful: list[int] = []
    kinds = lexicon_of(doc).kinds
    for at in range(start + 2, sentence.end):
        for length, _ in words.then.at(doc, at, sentence.end - 1):
            verb = at + length
            if words.helpers.stand(doc, verb) or words.carrying.stand(doc, verb):
                sure.append(verb)
            elif verb in events and VERB in kinds(doc[verb].norm_):
                joined = bool(sure) and doc[at - 1].norm_ in words.joins
                (sure if joined or NOUN not in kinds(doc[verb].norm_) else doubtful).append(verb)
            break
    return sure or doubtful


def _supposed(doc: Doc, clause: range, events: Mapping[int, Event], words: _Words) -> Iterator[tuple[int, bool]]:
    """The verb that is supposed and those joined to it, up to another clause, each with whether it is denied."""
    kinds = lexicon_of(doc).kinds
    first = True
    for at in clause:
        if at > clause.start and (doc[at].is_punct or words.walls.stand(doc, at)):
            return
        if at not in events or VERB not in kinds(doc[at].norm_):
            continue
        if first or doc[at - 1].norm_ in words.joins:
            yield at, doc[at - 1].norm_ in words.unless
            first = False


def _within(doc: Doc, clause: range, events: Mapping[int, Event], words: _Words) -> Iterator[int]:
    """The triggers of a consequence: its verb and those joined to it, or what it carries, to the end of the clause."""
    classes, kinds = word_classes(doc.lang_), lexicon_of(doc).kinds
    carried = words.carrying.stand(doc, clause.start)
    waiting = clause.start not in events
    for at in clause:
        if at > clause.start and (doc[at].is_punct or words.walls.stand(doc, at)):
            return
        if at not in events:
            continue
        verb = VERB in kinds(doc[at].norm_)
        if at == clause.start or (verb and doc[at - 1].norm_ in words.joins):
            yield at
        elif waiting:
            waiting = False
            if verb or carried or not classes.definite(doc[at].norm_):
                yield at


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    """The words of a language: `[unreal]` in ``<xx>/status.toml``, and what opens clauses."""
    data, clauses = table(language, "status")["unreal"], table(language, "clauses")
    return _Words(
        then=Phrases.of(language, data["then"]),
        joins=clause_words(language, "coordinators"),
        walls=Phrases.of(language, (*clauses["relatives"], *clauses["adverbials"])),
        helpers=Phrases.of(language, verbs=data["helpers"]),
        carrying=Phrases.of(language, verbs=data["carrying"]),
        supposing=fold_all(data["supposing"], language),
        wanting=fold_all(data["wanting"], language),
        first=fold_all(data["first"], language),
        unless=fold_all(data["unless"], language),
    )
