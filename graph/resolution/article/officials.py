"""Read a mention of officials of several states as several persons: one of each state.

"وزيرا خارجية مصر وتركيا" ("the foreign ministers of Egypt and Turkey") are two, each of whom meets the other; so are
"رئيسا مصر وتركيا", "الوزيران المصري والتركي", "the presidents of Chad and Niger" and "the Egyptian and Turkish foreign
ministers". The words are data ([officials] in ``<xx>/pairs.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.nodes import Reading
from khabar.graph.resolution.wording.kinds import kinds
from khabar.graph.resolution.wording.marks import COMMAS
from khabar.graph.resolution.wording.titles import Title, title_of
from khabar.ontology.terms import EntityType

Officials = tuple[Reading, ...]
"""The readings of a mention, one for each person it means."""

_PEOPLE: Final = frozenset({EntityType.PERSON, EntityType.PERSON_GROUP, EntityType.STATE})
_SEVERAL: Final = 2
_LONGEST: Final = 4
"""Words at the most of the name of a state."""

_OFFICE: Final = 3
"""Words at the most, beside the title, that say which office it is: "ministers of foreign affairs"."""

_MARKS: Final = '.؛:؟!"»”،,'


class _Word(NamedTuple):
    """A word without the marks behind it, its place in the text, and whether a comma, or another mark, is behind."""

    text: str
    start: int
    end: int
    comma: bool
    ends: bool


class _State(NamedTuple):
    """A state in a row: its words, their place in the text, and its id."""

    text: str
    start: int
    end: int
    id: str


class _Row(NamedTuple):
    """A title in the singular, the words of its office, and the states of those who have it."""

    title: str
    office: tuple[str, ...]
    states: Sequence[_State]
    behind: bool
    definite: bool = False


class _Terms(NamedTuple):
    singular: Mapping[str, str]
    each: frozenset[str]
    joins: frozenset[str]
    of: frozenset[str]
    article: str
    head_first: bool
    sole: frozenset[str]
    duals: tuple[str, ...]


def officials(findings: Findings) -> dict[str, Officials]:
    """The readings of each such mention by its id; a mention of one state's adjective gets that state's: "والتركي"."""
    found: dict[str, Officials] = {}
    for id, reading in findings.found.items():
        if id in found or reading.mention.type not in _PEOPLE:
            continue
        row = _row(findings, reading)
        each = [_one(findings, reading, row, state) for state in row.states] if row is not None else []
        if row is None or None in each:
            continue
        found[id] = tuple(one for one in each if one is not None)
        for state, one in zip(row.states, found[id], strict=True):
            for other in findings.found.values():
                inside = state.start <= other.mention.start and other.mention.end <= state.end
                if inside and other.mention.id != id and not _names(findings, other):
                    found[other.mention.id] = (replace(one, mention=other.mention),)
    return found


def _one(findings: Findings, reading: Reading, row: _Row, state: _State) -> Reading | None:
    """The reading of one state's official: whom the article calls so elsewhere; None if it is no state's title."""
    language, terms = reading.language, _terms(reading.language)
    if terms.head_first:
        words = [row.title, *row.office, state.text]
    elif row.behind:
        words = [*row.office, row.title, *sorted(terms.of)[:1], state.text]
    else:
        words = [state.text, *row.office, row.title]
    text = " ".join(words)
    called = title_of(text, language, findings.catalog)
    if called.of != (state.id,) or not (row.definite or len(called.made) > 1 or called.made <= terms.sole):
        return None
    read = findings.reader.read(replace(reading.mention, text=text, type=EntityType.PERSON, known="", rule=""))
    named = {other.node for other in findings.found.values() if _called(findings, other, called)}
    read = replace(read, mention=reading.mention, node=read.node._replace(article=""))  # of a state there is one
    return replace(read, node=named.pop(), names=False, people=None, title=False) if len(named) == 1 else read


def _names(findings: Findings, state: Reading) -> bool:
    """Whether a mention is the name of a state, and no adjective: "تركيا", but not "التركي"."""
    return any(entry.type == EntityType.STATE for entry in findings.catalog.find_all(state.shown, state.language))


def _called(findings: Findings, other: Reading, called: Title) -> bool:
    """Whether a person has a title of the same state, perhaps a more exact one: a foreign minister is a "minister"."""
    if other.mention.type != EntityType.PERSON:
        return False
    title = title_of(other.shown, other.language, findings.catalog) if other.title else other.called
    return title.of == called.of and bool(title) and called.made <= title.made


def _row(findings: Findings, reading: Reading) -> _Row | None:
    """The row of a mention that begins with such officials, or in English ends with them; or None."""
    terms = _terms(reading.language)
    words = _words(findings, reading)
    for at, word in enumerate(words):
        title = terms.singular.get(fold(word.text, reading.language))
        if title is None or not reading.mention.start <= word.start < reading.mention.end:
            continue
        if terms.head_first and word.start != reading.mention.start:
            return None
        if terms.head_first:
            return _behind(findings, words, at, title, terms)
        return _before(findings, words, at, title, terms) or _behind(findings, words, at, title, terms)
    return None


def _behind(findings: Findings, words: Sequence[_Word], at: int, title: str, terms: _Terms) -> _Row | None:
    """The row of those whose states stand behind: "وزيرا خارجية مصر وتركيا", "the presidents of Chad and Niger"."""
    language, office, end = findings.annotation.article.language, list[str](), at + 1
    definite = False
    if terms.head_first:
        definite = findings.forms.spelling.definite(words[at].text)
        title = terms.article + title if definite else title
    else:
        while at and _kind(findings, words[at - 1], title):
            at -= 1
            office.insert(0, words[at].text)
    linked = terms.head_first
    while end < len(words) and not words[end - 1].ends:
        word = fold(words[end].text, language)
        if linked and word not in terms.each:
            states = _states(findings, words, end, terms)
            if states:
                return (
                    _Row(title, tuple(office), states, behind=True, definite=definite)
                    if len(states) >= _SEVERAL
                    else None
                )
        if word in terms.of:
            linked = True
        elif word not in terms.each:
            if not terms.head_first or len(office) >= _OFFICE:
                return None
            office.append(_alone(findings, words[end].text, terms))
        end += 1
    return None


def _before(findings: Findings, words: Sequence[_Word], at: int, title: str, terms: _Terms) -> _Row | None:
    """The row of those whose states are adjectives before: "the Egyptian and Turkish foreign ministers"."""
    first, office, language = at, list[str](), findings.annotation.article.language
    while first and _kind(findings, words[first - 1], title) and len(office) < _OFFICE:
        first -= 1
        office.insert(0, words[first].text)
    for start in range(max(0, first - 2 * _LONGEST), first):
        states = _states(findings, words, start, terms)
        if len(states) >= _SEVERAL and states[-1].end == words[first - 1].end:
            definite = start > 0 and fold(words[start - 1].text, language) == findings.forms.spelling.article
            return _Row(title, tuple(office), states, behind=False, definite=definite)
    return None


def _alone(findings: Findings, word: str, terms: _Terms) -> str:
    """A word of an office, in the singular where it is a dual: "الجيشين"."""
    stems = (word.removesuffix(ending) for ending in terms.duals if word.endswith(ending))
    common = kinds(findings.annotation.article.language)
    return next((stem for stem in stems if common.made(findings.forms.words(stem)).described), word)


def _kind(findings: Findings, word: _Word, title: str) -> bool:
    """Whether a word before a title says which office it is: "foreign", "prime"."""
    common, forms = kinds(findings.annotation.article.language), findings.forms
    of = (word.text, f"{word.text} {title}")
    other = word.ends or word.comma or fold(word.text, forms.spelling.language) == forms.spelling.article
    return not other and any(common.made(forms.words(words)).described for words in of)


def _states(findings: Findings, words: Sequence[_Word], at: int, terms: _Terms) -> list[_State]:
    """The states in a row from a word on, the last joined by "and"; none where no state stands there."""
    found, language = list[_State](), findings.annotation.article.language
    last = 0
    while (state := _state(findings, words, at, glued=bool(found) and terms.head_first)) is not None:
        size, one, joined = state
        if found and not (joined or words[at - 1].comma or fold(words[at - 1].text, language) in terms.joins):
            break
        found.append(one)
        last = len(found) if joined or fold(words[at - 1].text, language) in terms.joins else last
        at += size
        if words[at - 1].ends:
            break
        at += at < len(words) and fold(words[at].text, language) in terms.joins
    return found[: max(last, 1)]


def _state(findings: Findings, words: Sequence[_Word], at: int, *, glued: bool) -> tuple[int, _State, bool] | None:
    """How many words at a position name a state, which one, and whether "and" is written to it; or None."""
    language = findings.annotation.article.language
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        named = words[at : at + size]
        first = fold(named[0].text, language)
        if any(word.comma or word.ends for word in named[:-1]) or first == findings.forms.spelling.article:
            continue
        text = " ".join(word.text for word in named)
        joins = [join for join in _terms(language).joins if glued and text.startswith(join)]
        for join in (*joins, ""):
            called = text.removeprefix(join)
            if id := _of(findings, called):
                return size, _State(called, named[0].start + len(join), named[-1].end, id), bool(join)
    return None


def _of(findings: Findings, text: str) -> str:
    """The id of the state that is called so, or ""."""
    language = findings.annotation.article.language
    if nation := findings.catalog.nationality(text, language):
        return nation if findings.is_state(nation) else ""
    about = findings.forms.describe(text, findings.catalog)
    named = {*about.states, *about.capitals}
    return named.pop() if len(named) == 1 and not about.words else ""


def _words(findings: Findings, reading: Reading) -> list[_Word]:
    """The words of a mention's sentence."""
    start, stop = findings.annotation.sentences[reading.mention.sentence]
    text = findings.annotation.article.text
    found = []
    for match in re.finditer(r"\S+", text[start:stop]):
        word = match[0].rstrip(_MARKS)
        rest = match[0][len(word) :]
        begin = start + match.start()
        if word:
            comma = rest.startswith(tuple(COMMAS))
            found.append(_Word(word, begin, begin + len(word), comma, bool(rest) and not comma))
    return found


@lru_cache(maxsize=4)
def _terms(language: str) -> _Terms:
    data, forms = table(language, "pairs")["officials"], table(language, "shortforms")
    return _Terms(
        {fold(word, language): title for title, words in data["titles"].items() for word in words},
        fold_all(data["each"], language),
        fold_all(data["joins"], language),
        fold_all(forms["of"], language),
        table(language, "entities").get("article", ""),
        forms["head_first"],
        frozenset(data["sole"]),
        tuple(data["duals"]),
    )
