"""Component "khabar_events": find event triggers by the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc, Token

from khabar.graph.language.data import Written, table, written
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, merge
from khabar.graph.pipeline.entities.countries import CountryAdjectives
from khabar.graph.pipeline.events.lexicon import Candidate, Lexicon, lexicon
from khabar.graph.pipeline.events.rows import NEAR, PREVIOUS, SENTENCE, Conditions
from khabar.graph.pipeline.ownfiles import OwnFiles
from khabar.graph.pipeline.rules import OWN
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.inflection import LITERAL, NOUN, PRESENT, VERB
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, EventType, Status

WINDOW = 7
"""Words on either side that a condition `near` looks at."""

_SPEAKING = frozenset({"1", "2"})
_BASE = "base"
"""Tense of "strike", of which no single state is the subject: "an Israeli strike" has the noun."""
_UNCERTAIN = 0.8
_CONDITIONED = 0.9


class TriggerReader:
    """Finds the readings of a token as a trigger; shared by the components that need its lexicon row.

    Args:
        lexicon: of the language of the Docs it is given.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        data = table(lexicon.language, "clauses")

        def words(name: str) -> frozenset[str]:
            return fold_all(data[name], lexicon.language)

        self._proclitics = words("proclitics")
        self._noun_after = words("noun_after")
        self._verb_after = words("verb_after")
        self._that, self._that_verb = words("complementizers"), words("that_verb")
        self._openers = words("coordinators") | words("relatives") | words("contrasts")
        self._verb_first = verb_first(lexicon.language)
        self._prepositions = words("prepositions")
        self._nunation = frozenset(data["nunation"])
        # The words of a Doc are looked at from every trigger near them.
        self._known: WeakKeyDictionary[Doc, Sequence[_Word]] = WeakKeyDictionary()

    def words(self, doc: Doc) -> Sequence[_Word]:
        """Each token of a Doc as the conditions of rows see it."""
        if doc not in self._known:
            norms = (token.norm_ for token in doc)
            self._known[doc] = [_Word(self.lexicon.bare(norm), norm in self._proclitics) for norm in norms]
        return self._known[doc]

    def candidates(self, doc: Doc, index: int) -> list[Candidate]:
        """The readings of a token by rows whose conditions fit, best first; those on arguments are not checked.

        First come rows of the user's own, then sure ones, then those of the part of speech that the word before makes
        likely, then rows with most conditions, then by the order of the files.
        """
        found = self.find(doc, index)
        if not found:
            return []
        neighbours = _Neighbours(doc, index, self.words(doc))
        barred = self._barred(doc[index].norm_, neighbours)
        allowed = (one for one in found if one.row.type not in barred or one.row.rule.startswith(OWN))
        fit = [candidate for candidate in allowed if neighbours.fit(candidate.row.when)]
        before = doc[index - 1].norm_ if index > sentence_at(doc, index).start else ""
        possible = [candidate for candidate in fit if self._possible(candidate, before)]
        nouns = [candidate for candidate in possible if candidate.tag.tense != _BASE]
        if nouns and before and doc[index - 1].ent_type_ == EntityType.STATE:
            possible = nouns
        possible.sort(key=lambda candidate: candidate.tag.agrees in _SPEAKING)  # news seldom says "I am convicted"
        kinds = {candidate.tag.kind == VERB for candidate in possible}
        if len(kinds) == 2 and self._verb_first:
            verb = self._begins(doc, index)
            if before in self._that:  # أن is two words: before a noun, or before a present verb and behind "بعد"
                verb = index - 2 >= sentence_at(doc, index).start and doc[index - 2].norm_ in self._that_verb
                verb = verb or any(candidate.tag.tense == PRESENT for candidate in possible)
            possible.sort(key=lambda candidate: (candidate.tag.kind == VERB) != verb)
        possible.sort(key=lambda candidate: not candidate.row.sure)
        possible.sort(key=lambda candidate: not candidate.row.rule.startswith(OWN))
        return possible

    def find(self, doc: Doc, index: int) -> Sequence[Candidate]:
        """The readings of a token, wherever it stands; "طالبًا" is no form of the verb "طالب"."""
        found = self.lexicon.find(doc[index].norm_)
        if not found or self._nunation.isdisjoint(doc[index].text):
            return found
        return [candidate for candidate in found if candidate.tag.kind != VERB]

    def barred(self, doc: Doc, index: int) -> Set[str]:
        """The event types that a token does not tell of where it stands (`silent.jsonl`)."""
        norm = doc[index].norm_
        return self._barred(norm, _Neighbours(doc, index, self.words(doc))) if norm in self.lexicon.silent else set()

    def types(self, norm: str) -> Set[str]:
        """The event types of all rows that have a folded word, wherever it stands."""
        return {candidate.row.type for candidate in self.lexicon.find(norm)}

    def _barred(self, norm: str, neighbours: _Neighbours) -> Set[str]:
        """The event types that a word does not tell of beside these neighbours."""
        rows = self.lexicon.silent.get(norm, ())
        return {type for row in rows if neighbours.fit(row.when) for type in row.types}

    def _begins(self, doc: Doc, index: int) -> bool:
        """Whether a verb is likely at a token: at the beginning, behind a conjunction, mark or subject."""
        if index == sentence_at(doc, index).start:
            return True
        before = doc[index - 1]
        if before.ent_type_:
            return not self._follows_verb(doc, before.i)
        return before.norm_ in self._openers or before.is_punct or before.norm_ in self._verb_after

    def _follows_verb(self, doc: Doc, last: int) -> bool:
        """Whether the mention that ends at a token has a verb before it: "نفت الوزارة قصف"."""
        while last and doc[last].ent_iob_ == "I":
            last -= 1
        return last > 0 and any(candidate.tag.kind == VERB for candidate in self.lexicon.find(doc[last - 1].norm_))

    def _possible(self, candidate: Candidate, before: str) -> bool:
        """Whether the word before allows this part of speech: "في قتل" is no verb, "لم يقتل" no noun."""
        kind, tense = candidate.tag.kind, candidate.tag.tense
        if kind == VERB:
            if tense == "ing" and before in self._prepositions:
                return True  # "for arming the rebels"
            return not (before in self._noun_after and (tense == "past" or before not in self._verb_after))
        return not (before in self._verb_after and before not in self._noun_after)


class _Word(NamedTuple):
    """A folded word without its article, and whether it is a clitic."""

    bare: str
    clitic: bool


class _Neighbours:
    """The words around a token, looked up only when a condition asks for them."""

    def __init__(self, doc: Doc, index: int, all_words: Sequence[_Word]) -> None:
        self._doc, self._index, self._all = doc, index, all_words
        self._seen: dict[str, Set[str]] = {}

    def fit(self, when: Conditions) -> bool:
        """Whether the words around meet the conditions."""
        wanted = all(words & self._words(place) for place, words in when.wanted.items())
        return wanted and not any(words & self._words(place) for place, words in when.unwanted.items())

    def _words(self, place: str) -> Set[str]:
        """The words at a place of a condition ("next", "near" ...), looked up once."""
        if place not in self._seen:
            self._seen[place] = self._found(place)
        return self._seen[place]

    def _found(self, place: str) -> Set[str]:
        """The words at a place of a condition."""
        if place == SENTENCE:
            sent = sentence_at(self._doc, self._index)
            return {word.bare for word in self._all[sent.start : sent.end]}
        if place == NEAR:
            before, after = self._walk(-1, WINDOW, whole=True), self._walk(1, WINDOW, whole=True)
            return {*before, *after}
        if place == PREVIOUS:
            return set(self._walk(-1, 1))
        quoted = self._index + 1 < len(self._doc) and self._doc[self._index + 1].is_quote
        return set(self._walk(1, 1 + quoted))  # '"القضاء" على قائد'

    def _walk(self, step: int, words: int, *, whole: bool = False) -> Iterator[str]:
        """The next words in a direction; clitics are given as well ("هجوم" + "ب" + "سيارة") but not counted.

        With `whole` a mention counts as one word.
        """
        sent = sentence_at(self._doc, self._index)
        first, last = sent.start, sent.end
        at = self._index + step
        while words and first <= at < last:
            word = self._all[at]
            yield word.bare
            if not word.clitic and not (whole and self._within(self._doc[at], step)):
                words -= 1
            at += step

    def _within(self, token: Token, step: int) -> bool:
        """Whether a token is in a mention that goes on in the direction of the walk."""
        following = token.i + step
        if not token.ent_type_ or not 0 <= following < len(self._doc):
            return False
        return self._doc[max(token.i, following)].ent_iob_ == "I" and bool(self._doc[following].ent_type_)


def blocked(doc: Doc) -> Mapping[int, bool]:
    """The tokens inside mentions: True where no event is told, False where only an accusation may be.

    "الدفاع" in "وزارة الدفاع" tells of nothing; "المتهم" names a person and says that he is accused.
    """
    inside: dict[int, bool] = {}
    for span in doc.ents:
        for token in span:
            inside[token.i] = not (span.label_ in PEOPLE and token.i == span.start)
    return inside


class EventFinder:
    """Sets ``doc._.events``: one for each token that the lexicon knows as a trigger, without arguments.

    The countries of adjectives behind event nouns ("غارات إسرائيلية") become mentions.
    """

    def __init__(self, reader: TriggerReader) -> None:
        self._reader = reader
        self._countries = CountryAdjectives(reader.lexicon.language)

    def __call__(self, doc: Doc) -> Doc:
        """Find the triggers; needs ``doc.ents``, sentences and ``token.norm_``."""
        inside = blocked(doc)
        events = []
        nouns = []
        for token in doc:
            if inside.get(token.i):
                continue
            candidates: Sequence[Candidate] = self._reader.candidates(doc, token.i)
            if token.i in inside:
                candidates = [found for found in candidates if _accuses(found)]
            if candidates:
                events.append(event(token.i, candidates[0]))
                if candidates[0].tag.kind in (NOUN, LITERAL):
                    nouns.append(token.i)
        doc._.events = tuple(events)
        merge(doc, list(self._countries.find(doc, nouns)))
        return doc


def _accuses(candidate: Candidate) -> bool:
    """Whether a reading is an accusation."""
    return candidate.row.type == EventType.ACCUSATION


def event(trigger: int, candidate: Candidate) -> Event:
    """The event of a reading of a token."""
    row = candidate.row
    confidence = _CONDITIONED if len(row.when) else _UNCERTAIN
    status = row.status or Status.ACTUAL
    return Event(trigger, row.type, status, rule=row.rule, confidence=confidence, own=row.own)


def reader(language: str, lexicons: Iterable[str | Path] = ()) -> TriggerReader:
    """The trigger reader for a language and users' lexicon files; one for all components, as it keeps a Doc's words."""
    return _reader(language, tuple(written(Path(path)) for path in lexicons))


@lru_cache(maxsize=8)
def _reader(language: str, lexicons: tuple[Written, ...]) -> TriggerReader:
    return TriggerReader(lexicon(language, tuple(file.path for file in lexicons)))


@Language.factory(
    "khabar_events",
    default_config={"lexicons": []},
    requires=["doc.ents", "doc.sents"],
    assigns=["doc._.events", "doc.ents"],
)
def make_events(nlp: Language, name: str, lexicons: list[str]) -> OwnFiles:  # noqa: ARG001
    """The component; `lexicons` are paths of further trigger files."""
    return OwnFiles(partial(_finder, nlp.lang or ""), lexicons)


def _finder(language: str, files: tuple[Path, ...]) -> EventFinder:
    return EventFinder(reader(language, files))
