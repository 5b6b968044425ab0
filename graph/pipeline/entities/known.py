"""The component ``khabar_known``: mentions of what the catalog knows, longest name first.

Names are compared by written words, each in the form that its spellings share ("Da'esh", "Hizbullah"), hyphens apart.
The clitics the tokenizer cut off may stand before the name ("بدمشق"), and a word it cut wrongly is put together again,
so names need not pass through the tokenizer and start-up stays short.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.catalog.spelling import spelling
from khabar.graph.catalog.variants import variants
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import mention, merge
from khabar.graph.pipeline.entities.catalognames import Name, names_by_first_word
from khabar.graph.pipeline.entities.metonymy import CAPITAL, SEAT, STATE, Context, metonymy
from khabar.graph.pipeline.entities.nationals import counted_people
from khabar.graph.pipeline.ownfiles import OwnFiles
from khabar.graph.pipeline.rules import OWN
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import LOCATIONS
from khabar.ontology.terms import EntityType

NAME: Final = "khabar_known"
RULE: Final = "catalog"
OWN_RULE: Final = f"{OWN}{RULE}"
"""Rule of names of users' own rows; not of a state or a capital, of which the words beside it say what it is."""


UNDECIDED: Final = 0.7
"""Confidence in the type of a country or a capital that no word beside it decides."""

_REACH: Final = 6
"""Words before a name that its type may depend on."""

_HYPHENS: Final = frozenset("-\u2010\u2011")


class _Word(NamedTuple):
    """A written word of a Doc: its tokens, of which all but the last may be clitics."""

    start: int
    end: int
    text: str


class KnownNames:
    """Finds the names of a catalog.

    Args:
        language: "ar" or "en".
        catalog: what is known.
    """

    def __init__(self, language: str, catalog: Catalog) -> None:
        self._language = language
        self._metonymy = metonymy(language)
        self._article = spelling(language).article
        self._stop = fold_all(table(language, "entities").get("stop", ()), language)
        self._subjects = fold_all(table(language, "entities").get("subjects", ()), language)
        self._given = word_classes(language).given
        self._possessives = frozenset(table(language, "shortforms")["possessives"])
        self._variants = variants(language)
        self._quotes = frozenset(mark for pair in self._metonymy.quotes for mark in pair)
        self._names = names_by_first_word(language, catalog)

    def __call__(self, doc: Doc) -> Doc:
        """Add the mentions to ``doc.ents``: type, catalog id and rule "catalog", of users' own rows "own:catalog"."""
        words = list(self._written(doc))
        found = sorted(self._found(doc, words), key=lambda item: (item[0] - item[1], item[0]))
        taken: set[int] = set()
        chosen: list[tuple[int, int, Entry, str]] = []
        for start, end, name in found:
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                chosen.append((start, end, name.entry, fold(" ".join(name.written), self._language)))
        typed = self._typed(doc, sorted(chosen, key=lambda item: item[0]))
        merge(doc, list(counted_people(typed, language=self._language)))
        return doc

    def _written(self, doc: Doc) -> Iterator[_Word]:
        """The written words of a Doc."""
        start = 0
        for index, token in enumerate(doc):
            following = doc[index + 1] if index + 1 < len(doc) and not token.whitespace_ else None
            if following is None or not _alphanumeric(token) or not _alphanumeric(following):
                joins = _hyphen(token) and index > 0 and not doc[index - 1].whitespace_ and following is not None
                if not token.is_space and not joins:
                    yield _Word(start, index + 1, self._form(doc, start, index + 1))
                start = index + 1

    def _form(self, doc: Doc, start: int, end: int) -> str:
        """The form in which the written word of some tokens is compared."""
        hyphen = end < len(doc) and _hyphen(doc[end]) and not doc[end - 1].whitespace_
        return self._variants.word(_text(doc, start, end), hyphen=hyphen)

    def _found(self, doc: Doc, words: Sequence[_Word]) -> Iterator[tuple[int, int, Name]]:
        """The names at each word of a Doc, the longest one at each token, as start, end and name."""
        for index, word in enumerate(words):
            for start in range(word.start, word.end):
                ends = ((self._end(doc, words, index, start, name), name) for name in self._starting(doc, word, start))
                fitting = [(end, name) for end, name in ends if end > start]
                if fitting:
                    end = max(end for end, _ in fitting)
                    name = self._choose(doc, start, end, [name for stop, name in fitting if stop == end])
                    yield start, end, name

    def _choose(self, doc: Doc, start: int, end: int, names: Sequence[Name]) -> Name:
        """The name that is meant: the user's, then the one spelled so ("عُمان"); in quotes no place: «الشرق الأوسط»."""
        text = _text(doc, start, end)
        quoted = start > 0 and end < len(doc) and self._quotes.issuperset((doc[start - 1].text, doc[end].text))

        def unlikely(entry: Entry) -> bool:
            return not entry.located and quoted == (entry.type in LOCATIONS)

        return min(names, key=lambda name: (not name.entry.own, name.text != text, unlikely(name.entry)))

    def _starting(self, doc: Doc, word: _Word, start: int) -> Iterator[Name]:
        """Names whose first word is the written word from token `start` on, longest first."""
        rest = word.text if start == word.start else self._form(doc, start, word.end)
        yield from self._names.get(rest, ())
        norm = self._variants.word(
            doc[start].norm_
        )  # of "للأردن" the second token is "لأردن", its norm the full "الأردن"
        if start + 1 == word.end and norm != rest:
            yield from self._names.get(norm, ())

    def _end(self, doc: Doc, words: Sequence[_Word], index: int, start: int, name: Name) -> int:
        """The token where the name ends that begins at token `start` of word `index`, or -1."""
        first, open = words[index], 0
        spans = [(start, first.end)]
        for wanted in name.words:
            index += 1
            while index < len(words) and words[index].text in self._quotes and wanted not in self._quotes:
                open += 1
                index += 1
            if index >= len(words) or words[index].text != wanted:
                return -1
            spans.append((words[index].start, words[index].end))
        if any(token.is_sent_start for token in doc[start + 1 : spans[-1][1]]):
            return -1  # the end of one line of a list and the beginning of the next
        if not self._capitals(doc, spans, name) or not self._believed(doc, start, name):
            return -1
        if name.entry.type == EntityType.ORGANIZATION and self._continues(doc, start):
            return -1
        if name.entry.type == EntityType.PERSON and len(spans) > 1 and self._of_kin(doc, start, name):
            return -1
        end = spans[-1][1]
        if open % 2:  # تنظيم "الدولة الإسلامية": the closing mark belongs to the name
            if index + 1 < len(words) and words[index + 1].text in self._quotes:
                return words[index + 1].end
            return -1
        return end

    def _capitals(self, doc: Doc, spans: Sequence[tuple[int, int]], name: Name) -> bool:
        """Whether the words have the capitals that the name needs."""
        for (start, end), written in zip(spans, name.written, strict=True):
            text = _text(doc, start, end)
            if name.exact and (text != written or (text.lower() in self._stop and self._emphasis(doc, start, end))):
                return False
            if written[0].isupper() and not text[0].isupper():
                return False
        return True

    def _emphasis(self, doc: Doc, start: int, end: int) -> bool:
        """Whether an ordinary word is in capitals only for emphasis: among others so, or behind its subject."""
        behind = start > 0 and doc[start - 1].norm_ in self._subjects
        return behind or _shouted(doc, start, end)

    def _continues(self, doc: Doc, start: int) -> bool:
        """Whether a name is the end of a longer unknown one: "People's Democratic Party" is another party."""
        before = start - 1
        if before > 0 and doc[before].norm_ in self._possessives:
            before -= 1
        if before < 0 or doc[before].is_sent_start or not doc[before].text.istitle():
            return False
        begun = self._names.get(self._variants.word(doc[before].norm_), ())
        owned = all(name.written[1:2] and name.written[1] in self._possessives for name in begun)
        return owned and doc[before].lower_ != self._article

    def _of_kin(self, doc: Doc, start: int, name: Name) -> bool:
        """Whether a person's name has another given name before it: "أحمد علي عبد الله صالح" is the son."""
        sentence = sentence_at(doc, start) if doc.has_annotation("SENT_START") else doc[:]
        if start - 2 < sentence.start:
            return False  # the verb may be called like somebody: "دان سعد الحريري"
        before, ahead = doc[start - 1], doc[start - 2]
        if before.norm_ not in self._given or not (before.whitespace_ and ahead.whitespace_):
            return False
        if ahead.norm_ in self._given:
            return False  # the name before ends there: "التقى توم باراك جوزيف عون"
        names = (full.split() for language, full in name.entry.names if language == self._language)
        return before.norm_ not in fold_all({word for words in names for word in words}, self._language)

    def _believed(self, doc: Doc, start: int, name: Name) -> bool:
        """Whether a name that is also an ordinary word stands where a place is named."""
        if not name.entry.guarded or fold(" ".join(name.written), self._language) not in name.entry.guarded:
            return True
        return start > 0 and doc[start - 1].norm_ in self._metonymy.guards

    def _typed(self, doc: Doc, chosen: Sequence[tuple[int, int, Entry, str]]) -> Iterator[Span]:
        """The mentions of the chosen names, each typed as state or place by the words beside it."""
        types: dict[int, str] = {}  # of the names read so far, by the token after them
        open: dict[int, int] = {}  # names that no cue has decided, by the token after them
        spans: list[tuple[int, int, str, str]] = []
        own: set[int] = set()
        doubtful: set[int] = set()
        for start, end, entry, name in chosen:
            kind = self._kind(entry, name)
            label = entry.type
            if kind:
                context, joined = self._context(doc, start, end, types)
                label, sure = self._metonymy.type(kind, context)
                types[end] = label
                if not sure:
                    open[end] = len(spans)
                    doubtful.add(start)
                while sure and joined in open:  # "تعتزم بغداد وأنقرة": what decides the second name decides the first
                    index = open.pop(joined)
                    first, last, _, known = spans[index]
                    spans[index] = (first, last, label, known)
                    doubtful.discard(first)
                    types[last] = label
                    joined = self._joined(doc, first, types)
            elif entry.own:
                own.add(start)
            spans.append((start, end, label, entry.id))
        for start, end, label, known in spans:
            confidence = UNDECIDED if start in doubtful else 1.0
            rule = OWN_RULE if start in own else RULE
            yield mention(doc, start, end, label, rule=rule, confidence=confidence, known=known)

    def _joined(self, doc: Doc, start: int, types: Mapping[int, str]) -> int:
        """The end of the name that the one at `start` is joined to, by a connector or directly, or -1."""
        index = start
        while index > 0 and doc[index - 1].text in self._quotes:
            index -= 1
        if index in types:
            return index
        if index > 0 and doc[index - 1].norm_ in self._metonymy.connectors:
            index -= 1
            while index > 0 and index not in types and doc[index - 1].text in self._quotes:
                index -= 1
            return index if index in types else -1
        return -1

    def _kind(self, entry: Entry, name: str) -> str:
        """The kind of name for `Metonymy.type`, or "" if its type is sure."""
        if entry.capital_of:
            return CAPITAL
        if entry.type != EntityType.STATE or not entry.located:
            return ""
        return SEAT if any(fold(seat, self._language) == name for _, seat in entry.seats) else STATE

    def _context(self, doc: Doc, start: int, end: int, types: Mapping[int, str]) -> tuple[Context, int]:
        """What stands around a name, and the end of the name that it is joined to, or -1."""
        before = [token.norm_ for token in doc[max(0, start - _REACH) : start] if token.text not in self._quotes]
        after = next((token.norm_ for token in doc[end : end + 3] if token.text not in self._quotes), "")
        joined = self._joined(doc, start, types)
        return Context(tuple(before), after, types.get(joined, "")), joined


def _alphanumeric(token: Token) -> bool:
    return token.text[0].isalnum()


def _text(doc: Doc, start: int, end: int) -> str:
    """``doc[start:end].text``; a span is dear, and nearly every word is one token."""
    return str(doc[start].text if end == start + 1 else doc[start:end].text)


def _hyphen(token: Token) -> bool:
    return token.text in _HYPHENS


def _shouted(doc: Doc, start: int, end: int) -> bool:
    """Whether the words beside some are all in capitals, so that theirs say nothing: "WHO IS IT"."""
    beside = [token for token in (*doc[max(0, start - 1) : start], *doc[end : end + 1]) if token.is_alpha]
    return bool(beside) and all(token.is_upper for token in beside)


@Language.factory(NAME, assigns=["doc.ents"], default_config={"catalogs": []})
def create(nlp: Language, name: str, catalogs: list[str]) -> OwnFiles:  # noqa: ARG001 - spaCy passes both
    """For spaCy: the component with the shipped catalog and the user's files."""
    return OwnFiles(partial(_known, nlp.lang or ""), catalogs)


def _known(language: str, files: tuple[Path, ...]) -> KnownNames:
    return KnownNames(language, Catalog.load(*files))
