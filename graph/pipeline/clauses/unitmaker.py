"""Cut a sentence into units, by the words of a language (``<xx>/clauses.toml``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.clauses.units import (
    ADVERBIAL,
    CLOSE,
    COLON,
    COMMA,
    COMPLEMENTIZER,
    CONTRAST,
    COORDINATOR,
    EVENT,
    LIGHT,
    MENTION,
    OPEN,
    PARTICLE,
    PREPOSITION,
    RELATIVE,
    STOP,
    WORD,
    Unit,
)
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.entities.countries import RULE as COUNTRY
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.events.lexicon import Candidate
from khabar.graph.pipeline.rules import MODEL, of_lexicon
from khabar.graph.pipeline.words.clausewords import clause_words, verb_first
from khabar.graph.pipeline.words.inflection import NOUN, VERB, Tag, inflector
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType

_MARKS: Final = {
    **dict.fromkeys(",،", COMMA),
    **dict.fromkeys((".", "!", "?", "؟", ";", "؛", "...", "…"), STOP),
    ":": COLON,
    **dict.fromkeys("«“(", OPEN),
    **dict.fromkeys("»”)", CLOSE),
}
_FINITE: Final = {"ing": "present", "participle": "past"}
"""Tense of an English form that needs an auxiliary to be finite, and its tense with one."""

_STRAIGHT: Final = '"'
_QUOTED: Final = frozenset({("«", "»"), ("“", "”"), (_STRAIGHT, _STRAIGHT)})
_PEOPLE: Final = "persons:"
"""Start of the rules that find people by a common noun."""


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    kind: str
    norm: str
    pronoun: bool


def _without_quoted_names(units: Sequence[Unit]) -> Iterator[Unit]:
    """The units without the quotes of names, which part nothing: "زعيم «حزب الأمة» مبارك المهدي" is one person."""
    names = [place for place, unit in enumerate(units) if unit.kind == MENTION]
    ends = ((place - 1, place + 1 + units[min(place + 1, len(units) - 1)].inner) for place in names)
    quotes = {
        place
        for first, last in ends
        if first >= 0 and last < len(units) and (units[first].norm, units[last].norm) in _QUOTED
        for place in (first, last)
    }
    for index, unit in enumerate(unit for place, unit in enumerate(units) if place not in quotes):
        unit.index = index
        yield unit


class Pronoun(NamedTuple):
    """An attached pronoun: its ending, and whether it stands for several or for something feminine."""

    ending: str
    several: bool
    feminine: bool


class UnitMaker:
    """Cuts sentences into units by the words of `<xx>/clauses.toml`.

    Args:
        language: "ar" or "en".
        prepositions: more of them, those the frames name (folded).
    """

    def __init__(self, language: str, prepositions: Iterable[str] = ()) -> None:
        data = table(language, "clauses")
        self.language = language
        self._heads = heads(language)
        self.clitics = clause_words(language, "proclitics")
        self.verb_first: bool = verb_first(language)
        self.clause_prepositions = self._words(data, "clause_prepositions")
        self.subjunctions = self._words(data, "subjunctions")
        self.degrees = self._words(data, "degrees")
        self.possessive = self._words(data, "possessive")
        self.compounds = self._words(data, "compounds")
        self.perfect_before = self._words(data, "perfect_before")
        self.plans = self._words(data, "plans")
        self.genitives = self._words(data, "genitives")
        self.agentive = self._words(data, "agentive")
        self.pronouns = [
            Pronoun(fold(row["ending"], language), row["several"], row["feminine"]) for row in data.get("pronoun", ())
        ]
        self.prepositions = self._words(data, "prepositions")
        self.attempts = self._words(data, "attempts")
        self.carrying = self._words(data, "carrying")
        self._before_verb = self._words(data, "before_verb")
        self.full = tuple(fold(ending, language) for ending in data.get("full_endings", ()))
        self.manner = self._words(data, "manner")
        inflect = inflector(language).forms
        self.befalling = frozenset(form for verb in data.get("befalling", ()) for form, _ in inflect(VERB, verb))
        self.sufferer = self._words(data, "sufferer")
        self.was = self._words(data, "was")
        self.oblique = self._endings(data, "oblique_endings")
        self.tanwin = self._endings(data, "tanwin_endings")
        self.impersonal = self._words(data, "impersonal")
        self.purposes = self._words(data, "purposes")
        self.purpose = self._words(data, "purpose")
        self.passive_before = self._words(data, "passive_before")
        self.partitive = self._words(data, "partitive")
        self.partitives = self._words(data, "partitives")
        self.among = self._words(data, "among")
        self.adjective = tuple(fold(ending, language) for ending in data["adjective_endings"])
        self.attribute = self._words(data, "attribute")
        self.belonging = self._words(data, "belonging")
        self.place = self._words(data, "place")
        self.instrument = self._words(data, "instrument")
        self.cause = self._words(data, "cause")
        self._noun_after = self._words(data, "noun_after")
        self.masculine = self._words(data, "relatives_masculine")
        self.feminine = tuple(fold(ending, language) for ending in data["feminine_endings"])
        self.article: str = fold(data["article"], language)
        self._phrases: dict[str, list[_Phrase]] = {}
        for kind, name, pronoun in (
            (CONTRAST, "contrasts", False),
            (ADVERBIAL, "adverbials", False),
            (COMPLEMENTIZER, "complementizers", False),
            (COMPLEMENTIZER, "complementizers_with_pronoun", True),
            (RELATIVE, "relatives", False),
            (PREPOSITION, "prepositions", False),
            (COORDINATOR, "coordinators", False),
            (PARTICLE, "particles", False),
        ):
            for word in data[name]:
                self._add(word, kind, pronoun=pronoun)
        for word in prepositions:
            self._add(word, PREPOSITION)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase.words))
        self._light = self._light_verbs(data["light"])

    def _words(self, data: Mapping[str, Sequence[str]], name: str) -> frozenset[str]:
        return fold_all(data.get(name, ()), self.language)

    def _endings(self, data: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...]:
        return tuple(fold(ending, self.language) for ending in data.get(name, ()))

    def _add(self, phrase: str, kind: str, *, pronoun: bool = False) -> None:
        """Add a phrase, also with its proclitic cut off or attached."""
        words = tuple(fold(phrase, self.language).split())
        variants = [words]
        if words[0] in self.clitics and len(words) > 1:
            variants.append((words[0] + words[1], *words[2:]))
        if len(words[0]) > 2 and words[0][0] in self.clitics:
            variants.append((words[0][0], words[0][1:], *words[1:]))
        for variant in variants:
            known = self._phrases.setdefault(variant[0], [])
            if all(old.words != variant for old in known):
                known.append(_Phrase(variant, kind, " ".join(words), pronoun))

    def _light_verbs(self, rows: Iterable[Mapping[str, object]]) -> dict[str, tuple[str, Tag]]:
        """Forms of light verbs, each with the role of its subject in the noun, and its tag."""
        inflect = inflector(self.language).forms
        result: dict[str, tuple[str, Tag]] = {}
        for row in rows:
            control, verbs = row["control"], row["verbs"]
            if isinstance(control, str) and isinstance(verbs, list):
                for verb in verbs:
                    for form, tag in inflect(VERB, verb):
                        result.setdefault(form, (control, tag))
        return result

    def title(self, unit: Unit) -> bool:
        """Whether a word is the title of somebody in a body: "قائد" in "قائد الجيش"."""
        return unit.kind == WORD and bool(self._heads.relations(unit.norm))

    def person(self, unit: Unit) -> bool:
        """Whether a word is a noun for a person: "شقيق" in "شقيق المتهم", where the verb speaks of the brother."""
        heads = self._heads.forms.get(unit.norm, ())
        return unit.kind == WORD and any(head.type == EntityType.PERSON and not head.definite for head in heads)

    def agrees(self, mention: Unit, pronoun: Pronoun) -> bool:
        """Whether a pronoun may stand for a mention, as far as type and ending tell number and gender."""
        if mention.label == EntityType.PERSON:
            return not pronoun.several
        if mention.label == EntityType.PERSON_GROUP:
            return pronoun.several
        if mention.label == EntityType.STATE and " " not in mention.norm:
            return not pronoun.several  # countries have no ending: "الجزائر ... دعمها"
        feminine = mention.norm.partition(" ")[0].endswith(self.feminine)
        return not pronoun.several and feminine == pronoun.feminine

    def units(
        self,
        sentence: Span,
        mentions: Mapping[int, Span],
        events: Mapping[int, tuple[Event, Candidate | None]],
    ) -> list[Unit]:
        """The units of a sentence.

        `mentions` are by first token, `events` by trigger, each with its lexicon row.
        """
        words = norms(sentence.doc, sentence.start, sentence.end)
        found: list[Unit] = []
        at, quoted = sentence.start, False
        while at < sentence.end:
            unit = self._unit(sentence, at, words, len(found), mentions, events)
            if unit.kind == WORD and found and self._calls_verb(found[-1]):
                unit.kind, unit.tag = LIGHT, Tag(VERB, agrees="s")
            if unit.norm == _STRAIGHT:
                unit.kind = CLOSE if quoted else OPEN
                quoted = not quoted
            found.append(unit)
            if unit.kind == MENTION and at in events:
                event, reading = events[at]
                tag = reading.tag if reading else Tag(NOUN)
                found.append(Unit(len(found), at, unit.end, EVENT, unit.norm, event.type, reading, tag, inner=True))
            at = unit.end
        return list(_without_quoted_names(found))

    def _calls_verb(self, before: Unit) -> bool:
        """Whether an unknown word behind a unit must be a verb: "لم يعترف", "التي تقود"."""
        return before.norm in self._before_verb or (self.verb_first and before.kind == RELATIVE)

    def _unit(
        self,
        sentence: Span,
        at: int,
        words: Sequence[str],
        index: int,
        mentions: Mapping[int, Span],
        events: Mapping[int, tuple[Event, Candidate | None]],
    ) -> Unit:
        """The unit that begins at a token; `words` are the norms of the sentence."""
        doc, place = sentence.doc, at - sentence.start
        if at in mentions:
            span = mentions[at]
            norm = " ".join(words[place : place + len(span)])
            return Unit(index, at, span.end, MENTION, norm, span.label_, common=self._common(span))
        norm = words[place]
        if at in events:
            event, reading = events[at]
            tag = reading.tag if reading else self._guess(norm)
            if tag.tense in _FINITE and self._auxiliary(doc, at, tag.tense):
                tag = tag._replace(tense=_FINITE[tag.tense])
            return Unit(index, at, at + 1, EVENT, norm, event.type, reading, tag, tag.pronoun)
        if norm in _MARKS:
            return Unit(index, at, at + 1, _MARKS[norm], norm)
        for phrase in self._phrases.get(norm, ()):
            stop = at + len(phrase.words)
            if tuple(words[place : place + len(phrase.words)]) == phrase.words and not any(
                inner in mentions or inner in events for inner in range(at + 1, stop)
            ):
                return Unit(index, at, stop, phrase.kind, phrase.norm, pronoun=phrase.pronoun)
        if norm in self._light and norm not in self.belonging and not self._described(doc, at, norm):
            control, tag = self._light[norm]
            return Unit(index, at, at + 1, LIGHT, norm, control, tag=tag, pronoun=tag.pronoun)
        return Unit(index, at, at + 1, WORD, norm)

    def _common(self, span: Span) -> bool:
        """Whether a mention is a common noun for people or a country's adjective, and no name."""
        rule = span._.rule
        if rule == MODEL and span.label_ in PEOPLE:
            return self._heads.people([token.norm_ for token in span], first=self.verb_first)
        return (rule.startswith(_PEOPLE) and not span.id_) or of_lexicon(rule) == COUNTRY

    def _described(self, doc: Doc, at: int, norm: str) -> bool:
        """Whether a form of a light verb is a noun or, in English, an adjective: "an attempt", "a planned attack"."""
        gerund = self._light[norm][1].tense == "ing"
        return at > 0 and doc[at - 1].norm_ in self._noun_after and (self.verb_first or not gerund)

    def _auxiliary(self, doc: Doc, at: int, tense: str) -> bool:
        """Whether an English auxiliary makes a form finite: "police are still hunting", "was not yet taken"."""
        auxiliaries = self.passive_before | (self.perfect_before if tense != "ing" else frozenset())
        before = [doc[index].norm_ for index in range(max(sentence_at(doc, at).start, at - 3), at)]
        return any(norm in auxiliaries for norm in before) and before[-1] not in self.prepositions

    def _guess(self, norm: str) -> Tag:
        """The tag of an event whose word the lexicon does not know: a noun."""
        return Tag(NOUN, definite=bool(self.article) and norm.startswith(self.article))
