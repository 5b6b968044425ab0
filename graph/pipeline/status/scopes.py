"""Give an event the status of a word that governs it, such as negated behind "acquitted of" and planned or possible.

"Acquitted of killing two men", "رفضت فرنسا تصنيف الحزب" ("France refused to designate the party"): both events are
found as actual. Between the word and the trigger stand mentions and a few small words at the most. A row of the table
may ask for more: the type and status of the event, words between, or that its agent would be the one who refuses. The
scope goes on behind "and" over events of the same form: "cleared of killing two men and wounding a third". The words
are data (``<xx>/scopes.toml``, [[scope]]).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from spacy.tokens import Doc

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.refs import token_of
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import PRESENT, VERB
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventClass, EventType, Role, Status

_FARTHEST: Final = 14
"""Tokens at the most from a word of the table to the trigger that it governs."""

_TYPES: Final = frozenset(EventType.ALL) | frozenset(EventClass.ALL)

_SIDED: Final = frozenset({EventType.MEETING, EventType.INTELLIGENCE_SHARING})
"""Events of several sides, of whom some may stand behind the trigger."""

_BEFORE: Final = 3
"""Tokens before a governing word in which one is looked for that undoes it or leaves it open."""


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """A row of ``<xx>/scopes.toml``; its keys are explained there."""

    status: str
    was: frozenset[str]
    between: frozenset[str]
    needs: frozenset[str]
    types: frozenset[str]
    not_types: frozenset[str]
    only: str
    own: bool
    spares: bool
    opening: bool
    over: frozenset[str]
    then: frozenset[str]
    barred: frozenset[str]
    instead: Phrases
    where: Phrases | None

    def fits(self, event: Event) -> bool:
        """Whether a row is about events of such a type and status."""
        if event.status not in self.was:
            return False
        return not event.is_a(*self.not_types) and (not self.types or event.is_a(*self.types))


@dataclass(frozen=True, slots=True, eq=False)
class ScopeWords:
    """The words of a language; make it with `scope_words`.

    Attributes:
        longest: tokens of the longest phrase. passable: what may stand between in some row.
        undoing, undecided: words before a phrase that take its status away, or make it possible.
        articles: words of what has happened in any case. joins: words behind which a scope goes on.
        open: those of them that leave open only what a verb of the present behind them tells; present: how that begins.
        over: words before which some row also reaches over others than its own. walls: words that no row reaches over.
    """

    phrases: Phrases
    longest: int
    passable: frozenset[str]
    undoing: Phrases
    undecided: Phrases
    open: frozenset[str]
    present: tuple[str, ...]
    articles: frozenset[str]
    joins: frozenset[str]
    over: frozenset[str]
    walls: frozenset[str]


@lru_cache(maxsize=4)
def scope_words(language: str) -> ScopeWords:
    """The words of a language: ``<xx>/scopes.toml``.

    Raises:
        LanguageDataError: a row with an unknown status or type.
    """
    data = table(language, "scopes")
    phrases, undoing, undecided = (Phrases(language) for _ in range(3))
    passable: set[str] = set()
    over: set[str] = set()
    longest = 1
    for row in data["scope"]:
        types, not_types = frozenset(row.get("types", ())), frozenset(row.get("not_types", data["spared"]))
        if row["status"] not in Status.ALL or not (types | not_types) <= _TYPES:
            path = folder(language) / "scopes.toml"
            raise LanguageDataError(f"an unknown status or type: {dict(row)}", path=path)
        instead = Phrases(language)
        instead.add(row.get("instead", {}), True)
        where = Phrases(language)
        where.add(row.get("where", {}), True)
        scope = Scope(
            status=row["status"],
            was=frozenset(row.get("was", Status.ALL)),
            between=_folded((*row["between"], *row.get("needs", ())), language),
            needs=_folded(row.get("needs", ()), language),
            types=types,
            not_types=not_types - types,
            only=row.get("only", ""),
            own=row.get("own", False),
            spares=row.get("spares", False),
            opening=row.get("opening", False),
            over=_folded(row.get("over", ()), language),
            then=_folded(row.get("then", ()), language),
            barred=_folded(row.get("barred", ()), language),
            instead=instead,
            where=where if "where" in row else None,
        )
        phrases.add(row, scope)
        passable |= scope.between
        over |= scope.over
        longest = max([longest, *(len(words.split()) for words in row.get("words", ()))])
    undoing.add(data["undoing"], True)
    undecided.add(data["undecided"], True)
    articles, joins, walls, open = (_folded(data[key], language) for key in ("articles", "joins", "walls", "open"))
    return ScopeWords(
        *(phrases, longest, frozenset(passable), undoing, undecided, open, tuple(data["present"])),
        *(articles, joins, frozenset(over), walls),
    )


def done_behind(doc: Doc, at: int, *, language: str) -> bool:
    """Whether a verb of the past stands behind a word that then leaves nothing open: "قد أعلنت", not "قد تعلن"."""
    words = scope_words(language)
    if doc[at].norm_ not in words.open or at + 1 >= len(doc):
        return False
    found = lexicon_of(doc).find(doc[at + 1].norm_)
    tenses = {reading.tag.tense for reading in found if reading.tag.kind == VERB}
    return PRESENT not in tenses if tenses else not doc[at + 1].norm_.startswith(words.present)


def _folded(words: Sequence[str], language: str) -> frozenset[str]:
    return fold_all(words, language)


def scoped(doc: Doc, events: Sequence[Event], *, language: str) -> dict[int, str]:
    """The statuses of governed events, by trigger; needs mentions, sentences and arguments.

    "acquitted of killing": the trigger of "killing" -> negated.
    """
    reader = _Reader(doc, language)
    found: dict[int, str] = {}
    last: tuple[Event, Scope] | None = None
    for event in sorted(events, key=lambda event: event.trigger):
        governing = tuple(reader.governing(event))
        if governing:  # "acquitted on charges of killing" did not happen
            ruled = next((each for each in governing if each[0] == Status.NEGATED), governing[0])
            found[event.trigger], last = ruled[0], (event, ruled[1])
        elif last is not None and reader.goes_on(*last, event):
            found[event.trigger], last = found[last[0].trigger], (event, last[1])
    return found


class _Reader:
    """Finds what governs the events of a Doc."""

    def __init__(self, doc: Doc, language: str) -> None:
        self._doc, self._language, self._words = doc, language, scope_words(language)

    def governing(self, event: Event) -> Iterator[tuple[str, Scope]]:
        """The status that each governing word before a trigger gives, with its row, the nearest first."""
        doc, words, trigger = self._doc, self._words, event.trigger
        begin = max(sentence_at(doc, trigger).start, trigger - _FARTHEST)
        passed: list[str] = []
        joined = doc[trigger - 1].norm_ in words.over if trigger > begin else False
        walled = False
        for at in range(trigger - 1, begin - 1, -1):
            for first in range(max(begin, at + 1 - words.longest), at + 1):
                for length, scope in words.phrases.at(doc, first, trigger):
                    if first + length == at + 1 and self._rules(event, scope, first, passed, walled):
                        status = self._decided(first, scope)
                        if status is not None:
                            yield status, scope
            if not doc[at].ent_type_ and not doc[at].like_num:
                if doc[at].norm_ not in words.passable and (not joined or self._wall(at)):
                    return
                passed.append(doc[at].norm_)
                walled = walled or (joined and self._wall(at))

    def goes_on(self, before: Event, scope: Scope, event: Event) -> bool:
        """Whether a scope goes on to an event: "cleared of killing two men and wounding a third"."""
        doc, at = self._doc, event.trigger
        if sentence_at(doc, at) != sentence_at(doc, before.trigger) or not scope.fits(event):
            return False
        between = [i for i in range(before.trigger + 1, at) if not doc[i].ent_type_]
        if doc[at - 1].norm_ in scope.then and not any(doc[i].norm_ in self._words.walls for i in between):
            return self._alike(before.trigger, at)
        small = self._words.joins | scope.between
        joined = any(doc[i].norm_ in self._words.joins for i in between[-2:])
        return joined and all(doc[i].norm_ in small for i in between) and self._alike(before.trigger, at)

    def _rules(self, event: Event, scope: Scope, first: int, passed: Sequence[str], walled: bool) -> bool:
        """Whether a row at `first` governs an event, by the words passed between, the nearest first, and walls."""
        between = frozenset(passed)
        if not scope.fits(event) or (scope.needs and not scope.needs & between):
            return False
        if not between <= scope.between and (walled or not passed or passed[0] not in scope.over):
            return False
        if passed and passed[0] in scope.barred:
            return False
        if scope.only and not any(scope.only in form for form in self._forms(event.trigger)):
            return False
        if scope.own and not self._own(event, first):
            return False
        if scope.opening and not self._opens(first):
            return False
        if scope.spares and not _refs(event, Role.AGENT):
            told = next((n for n, word in enumerate(passed) if word in scope.needs), len(passed))
            if any(word in self._words.articles for word in passed[:told]) or self._definite(event.trigger):
                return False
        sentence = sentence_at(self._doc, event.trigger)
        if scope.where and not any(scope.where.stand(self._doc, at) for at in range(sentence.start, first)):
            return False
        return not any(scope.instead.stand(self._doc, at) for at in range(sentence.start, sentence.end))

    def _wall(self, at: int) -> bool:
        """Whether something else begins at a position: a small word that opens a clause, or "and" and a verb."""
        norms = [token.norm_ for token in self._doc[max(at - 1, 0) : at + 1]]
        return norms[-1] in self._words.walls or (norms[0] in self._words.joins and self._kinds(at) == {"verb"})

    def _opens(self, first: int) -> bool:
        """Whether a clause begins at a position, so that its subject stands behind."""
        if first == sentence_at(self._doc, first).start:
            return True
        before = self._doc[first - 1]
        return before.is_punct or before.norm_ in self._words.joins or before.norm_ in self._words.walls

    def _definite(self, at: int) -> bool:
        """Whether a word has the article."""
        return word_classes(self._language).definite(self._doc[at].norm_)

    def _own(self, event: Event, first: int) -> bool:
        """Whether the one who refuses would be the agent: not in "رفضت تركيا تصنيف واشنطن", "رفض الحزب تصنيفه"."""
        agents, targets = (_refs(event, role) for role in (Role.AGENT, Role.TARGET))
        if any(first < at < event.trigger for at in targets):
            return False
        behind = event.trigger + 1
        named = behind < len(self._doc) and bool(self._doc[behind].ent_type_)
        if event.type == EventType.DESIGNATION and named and behind not in targets:
            return False
        return not agents or any(at < event.trigger for at in agents) or event.type in _SIDED

    def _decided(self, first: int, scope: Scope) -> str | None:
        """The status that a word gives: None where it is undone, possible where it is left open."""
        before = range(max(sentence_at(self._doc, first).start, first - _BEFORE), first)
        if any(self._words.undoing.stand(self._doc, at) for at in before):
            return None
        undecided = any(
            self._words.undecided.stand(self._doc, at) and not done_behind(self._doc, at, language=self._language)
            for at in before
        )
        return Status.POSSIBLE if undecided else scope.status

    def _alike(self, one: int, other: int) -> bool:
        """Whether a trigger has no other form than another: "killing ... wounding", not "killing ... wounded"."""
        kinds = self._forms(one)
        return bool(found := self._forms(other)) and found <= kinds

    def _kinds(self, at: int) -> frozenset[str]:
        """The parts of speech that a word may be."""
        return frozenset(kind for kind, _ in self._forms(at))

    def _forms(self, at: int) -> frozenset[tuple[str, Any]]:
        """The parts of speech and tenses of a word's readings as a trigger."""
        found = lexicon_of(self._doc).find(self._doc[at].norm_)
        return frozenset((candidate.tag.kind, candidate.tag.tense) for candidate in found)


def _refs(event: Event, role: str) -> list[int]:
    """The positions of the arguments in a role."""
    return [token_of(argument.ref) for argument in event.arguments if argument.role == role]
