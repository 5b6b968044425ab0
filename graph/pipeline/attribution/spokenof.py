"""Find who a report's pronoun stands for, where somebody else was spoken of since the last speaker.

"The minister said that. The rebel leader toured the camp. He said": "he" is the subject of the sentence before, as is
the left-out subject of an Arabic verb. Further back it may be either, and the report gets no speaker. A verb like
"added" always has the last speaker.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.arguments.finder import Cut
from khabar.graph.pipeline.attribution.resumed import Pronouns, resumes
from khabar.graph.pipeline.attribution.sources import Source
from khabar.graph.pipeline.clauses.agreement import FEMININE, MASCULINE, agreeing, numbers
from khabar.graph.pipeline.clauses.cases import BARE, BEFORE, OWNER, Case
from khabar.graph.pipeline.clauses.clauses import MAIN
from khabar.graph.pipeline.clauses.units import COMMA, EVENT, LIGHT, MENTION, WORD, Unit
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventType, Role

_DEAD: Final = frozenset({EventType.KILLING, EventType.ASSASSINATION})
"""Events after which their target says nothing further."""
_QUOTES: Final = frozenset('"«»“”')


class SpokenOf:
    """Follows who is spoken of; goes through the sentences of a doc in their order."""

    def __init__(self, doc: Doc, language: str) -> None:
        self._doc, self._language = doc, language
        self._adding = all_forms(VERB, table(language, "attribution")["adding"], language)
        self._spans: Mapping[str, Span] = mentions_by_ref(doc)
        self._who, self._near, self._quoted = Source(), False, False

    def speaker(
        self, unit: Unit, units: Sequence[Unit], last: Source, labels: Mapping[str, str], pronouns: Pronouns
    ) -> Source:
        """The source of a report that names nobody, or an empty one; `last` is who spoke last."""
        goes_on = resumes(unit, units, last, labels, pronouns)
        if unit.norm in self._adding or (goes_on and self._lesser(last)):
            return last if goes_on else Source()
        if self._who and self._agrees(unit) and resumes(unit, units, self._who, labels, pronouns):
            return self._who if self._near and not (goes_on and self._as_likely(last)) else Source()
        return last if goes_on else Source()

    def _lesser(self, last: Source) -> bool:
        """Whether a body is spoken of, and a person spoke last: "قال الوزير إن ... وأغلق الجيش الجسر. وقال"."""
        return bool(self._who) and bool(last) and self._body(self._who) and not self._body(last)

    def _as_likely(self, last: Source) -> bool:
        """Whether a body is spoken of and somebody spoke: "The army said that. Hezbollah fired rockets. It said"."""
        return bool(last) and self._body(self._who)

    def _body(self, source: Source) -> bool:
        """Whether a source has no person in its first step."""
        return all(self._spans[ref].label_ != EntityType.PERSON for ref in source.levels[0])

    def _agrees(self, verb: Unit) -> bool:
        """Whether a verb agrees with whoever is spoken of; a woman's name does not show her gender: "قالت زينب"."""
        forms = agreeing(self._doc, verb.start, language=self._language)
        span = self._spans[self._who.levels[0][0]]
        found = numbers(span, language=self._language)
        if span.label_ == EntityType.PERSON:
            found |= {FEMININE}
        return not forms.isdisjoint(found) or not forms & {MASCULINE, FEMININE}

    def sentence(self, cut: Cut, events: Mapping[int, Event], *, spoke: bool, pronouns: Pronouns) -> None:
        """Note the subject of a sentence, and whether somebody spoke in it."""
        start, end = (cut.units[0].start, cut.units[-1].end) if cut.units else (0, 0)
        quoted, marks = self._quoted, sum(token.text in _QUOTES for token in self._doc[start:end])
        self._quoted = quoted != bool(marks % 2)
        if spoke:
            self._who, self._near = Source(), False
        elif not quoted and not marks and not self._goes_on(cut.units, pronouns):
            ref = self._subject(cut, events)
            self._who, self._near = (Source(((ref,),)), True) if ref else (self._who, False)

    def _goes_on(self, units: Sequence[Unit], pronouns: Pronouns) -> bool:
        """Whether a sentence begins with a pronoun, and so speaks of the same: "He met two mayors"."""
        before = (unit for unit in units if unit.kind != COMMA)
        first = next(before, None)
        return first is not None and first.norm in pronouns.persons | pronouns.bodies

    def _subject(self, cut: Cut, events: Mapping[int, Event]) -> str:
        """Reference of the subject of a sentence if it is an actor who can still speak, or ""."""
        for unit in cut.units:
            if cut.clauses.clause[unit.index].kind != MAIN or unit.label == TIME:
                continue
            if unit.verbal and not cut.maker.verb_first:
                return ""
            case = cut.cases.get(unit.index)
            if (
                case is None
                or case.kind not in (BARE, BEFORE, OWNER)
                or (case.kind == OWNER and self._titles(unit, cut))
            ):
                continue
            ref = mention_ref(unit.start)
            acts = unit.kind == MENTION and unit.label in ACTORS and _free(case) and self._plain(unit, cut)
            return ref if acts and self._may_speak(ref, cut, events.values()) else ""
        return ""

    def _titles(self, body: Unit, cut: Cut) -> bool:
        """Whether a body is part of the title of whoever stands behind it: "Army chief Salem Karim"."""
        behind = cut.units[body.index + 1 : body.index + 2]
        return cut.maker.verb_first or any(cut.maker.title(unit) or unit.kind == MENTION for unit in behind)

    def _plain(self, subject: Unit, cut: Cut) -> bool:
        """Whether only titles stand before a subject, and in Arabic its verb."""
        classes = word_classes(self._language)
        verbs = 0
        for unit in cut.units[: subject.index]:
            if unit.kind in (EVENT, LIGHT):
                verbs += 1
            elif unit.kind == WORD and not (cut.maker.title(unit) or unit.norm in classes.articles):
                text = self._doc[unit.start].text
                described = classes.definite(unit.norm) if cut.maker.verb_first else text[:1].isupper()
                verbs += not described
        return verbs <= int(cut.maker.verb_first)

    def _may_speak(self, ref: str, cut: Cut, events: Collection[Event]) -> bool:
        """Whether a subject is alive, and not the object of a verb without subject: "والتقى المبعوث"."""
        undergone = [event for event in events if ref in event.refs(Role.TARGET)]
        if any(event.type in _DEAD for event in undergone):
            return False
        acts = any(ref in event.refs(Role.AGENT) for event in events)
        return acts or not cut.maker.verb_first or not undergone


def _free(case: Case) -> bool:
    """Whether a subject belongs to no noun behind it; a word that the lexicon does not know may be a verb."""
    return case.kind == BARE or (case.kind == BEFORE and case.head is not None and case.head.reading is None)
