"""Find cues: words and phrases that act on events near them, such as "threatened to"; the words are in TOML."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.words.inflection import VERB, inflector
from khabar.graph.pipeline.words.ofdoc import norm, norms
from khabar.ontology.terms import EventType, Status


@dataclass(frozen=True)
class Cue:
    """A row of `<xx>/status.toml`, which explains its keys."""

    status: str
    reach: int
    after: bool
    over: bool
    through: bool
    only: str
    starts: tuple[str, ...]
    types: frozenset[str]
    not_types: frozenset[str]

    def fits(self, event: str, kind: str) -> bool:
        """Whether it acts on events of this type told by a word of this kind."""
        if event in self.not_types or (self.types and event not in self.types):
            return False
        return not self.only or (kind == VERB) == (self.only == VERB)


class Phrases:
    """Words and phrases by their first word, longest first; each with a value. `longest` is the most tokens of one."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._by_first: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
        self.longest = 0

    @classmethod
    def of(cls, language: str, words: Iterable[str] = (), *, verbs: Iterable[str] = ()) -> Phrases:
        """Phrases of these words and of all forms of these verbs, without values.

        >>> import spacy
        >>> Phrases.of("en", ["according to"]).stand(spacy.blank("en")("According to police"), 0)
        True
        """
        phrases = cls(language)
        phrases.add({"words": tuple(words), "verbs": tuple(verbs)}, True)
        return phrases

    def add(self, row: Mapping[str, Any], value: Any) -> None:
        """Add the `words` and all forms of the `verbs` of a row."""
        for phrase in row.get("words", ()):
            self._put(tuple(fold(phrase, self._language).split()), value)
        for verb in row.get("verbs", ()):
            for form, _ in inflector(self._language).forms(VERB, verb):
                self._put((form,), value)

    def _put(self, words: tuple[str, ...], value: Any) -> None:
        self.longest = max(self.longest, len(words))
        known = self._by_first.setdefault(words[0], [])
        insort(known, (words, value), key=lambda pair: -len(pair[0]))

    def at(self, doc: Doc, index: int, end: int) -> Iterator[tuple[int, Any]]:
        """Length in tokens and value of the phrases that begin at a token and end before `end`, longest first."""
        known = self._by_first.get(norm(doc, index))
        return iter(()) if known is None else self._standing(known, doc, index, end)

    def _standing(
        self, known: Sequence[tuple[tuple[str, ...], Any]], doc: Doc, index: int, end: int
    ) -> Iterator[tuple[int, Any]]:
        for words, value in known:
            behind = index + len(words)
            if behind <= end and (len(words) == 1 or norms(doc, index, behind) == words):
                yield len(words), value

    def places(self, doc: Doc, start: int, end: int) -> list[int]:
        """The tokens ``start:end`` with which a phrase may begin, as its first word stands there."""
        return [at for at, word in enumerate(norms(doc, start, end), start) if word in self._by_first]

    def found(self, part: Span) -> list[int]:
        """The tokens with which the phrases begin that stand within a part of a text.

        >>> import spacy
        >>> Phrases.of("en", ["at sea", "ship"]).found(spacy.blank("en")("A ship at sea, at port")[:4])
        [1, 2]
        """
        return [at for at in self.places(part.doc, part.start, part.end) if self.length(part.doc, at, part.end)]

    def length(self, doc: Doc, index: int, end: int) -> int:
        """Length in tokens of the longest phrase that begins at a token and ends before `end`, or 0."""
        return next((length for length, _ in self.at(doc, index, end)), 0)

    def stand(self, doc: Doc, index: int) -> bool:
        """Whether a phrase begins at a token; the longest must have a true value."""
        return next((bool(value) for _, value in self.at(doc, index, len(doc))), False)


def cues(language: str, rows: Sequence[Mapping[str, Any]], name: str) -> tuple[Phrases, Phrases]:
    """The cues that stand before triggers, and those behind.

    Raises:
        LanguageDataError: a cue has an unknown status or event type.
    """
    before, after = Phrases(language), Phrases(language)
    path = folder(language) / f"{name}.toml"
    for row in rows:
        unknown = set(row.get("types", ())) | set(row.get("not_types", ()))
        if row.get("status") not in Status.ALL or not unknown <= set(EventType.ALL):
            raise LanguageDataError(f"a cue with an unknown status or event type: {dict(row)}", path=path)
        cue = Cue(
            status=row["status"],
            reach=row["reach"],
            after=row.get("after", False),
            over=row.get("over", False),
            through=row.get("through", False),
            only=row.get("only", ""),
            starts=tuple(fold(letter, language) for letter in row.get("starts", ())),
            types=frozenset(row.get("types", ())),
            not_types=frozenset(row.get("not_types", ())),
        )
        (after if cue.after else before).add(row, cue)
    return before, after
