"""Read the head nouns of entities (``<xx>/entities/*.jsonl``), validated and indexed by every form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from spacy.tokens import Doc
from spacy.vocab import Vocab

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import Written, folder, rows, table, written
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.words.inflection import ADJECTIVE, NOUN, inflector
from khabar.graph.pipeline.words.tokenizer import create
from khabar.ontology.terms import EntityType, RelationType

PARTS: Final = frozenset(
    (
        "genitive",
        "genitives",
        "adjectives",
        "for",
        "and",
        "name",
        "quoted",
        "of",
        "country",
        "modifiers",
        "place",
        "mention",
    )
)
ALWAYS, DEFINITE, PRONOUN, NEVER = "always", "definite", "pronoun", "never"

_COMMON: Final = frozenset(
    ("forms", "then", "before", "alone", "absorbs", "with", "when", "confidence", "lang", "example", "expect", "note")
)
_KEYS: Final = _COMMON | {"noun", "type", "part"}
_PERSON_KEYS: Final = _COMMON | {"person", "plural", "sound", "feminine", "relation", "title", "plural_alone"}
_CONDITIONS: Final = frozenset(("next", "previous", "not_next", "not_previous", "inside", "not_inside"))
_CONFIDENCE: Final = 0.8


@dataclass(frozen=True)
class Row:
    """One row; see graph/language/README.md for its keys.

    Attributes:
        rule: "<file>:<lemma>".
        absorbs: types of mentions that may stand in the name and are then no mentions of their own.
        beside: listed words that may follow as a part of the name ("with").
        part: the head is a part of what the name names ("ضواحي دمشق") and so not known by its catalog id.
        alone, plural_alone: when the head is a mention by itself.
        expect: type -> texts of the mentions of its example.
    """

    rule: str
    type: str
    then: tuple[str, ...]
    before: tuple[str, ...]
    alone: str
    plural_alone: str
    absorbs: frozenset[str]
    beside: frozenset[str]
    when: Mapping[str, frozenset[str]]
    confidence: float
    relation: str
    title: bool
    part: bool
    example: str
    expect: Mapping[str, Sequence[str]]
    path: Path
    line: int


class Head(NamedTuple):
    """A form of a head: the row, the type it gives, and what the form tells about itself.

    `marked` tells a feminine ending from a pronoun folded alike: "طلبة" must be written with it, "هجومه" must not.
    """

    row: Row
    type: str
    words: tuple[str, ...]
    written: tuple[str, ...] = ()
    definite: bool = False
    pronoun: bool = False
    plural: bool = False
    literal: bool = False
    marked: bool | None = None


@dataclass(frozen=True)
class Heads:
    """All head nouns of a language, by the first word of each form; longer forms first."""

    language: str
    rows: tuple[Row, ...]
    forms: Mapping[str, Sequence[Head]]

    def at(self, norms: Sequence[str], index: int) -> Iterator[Head]:
        """The heads with a form that stands at word `index`; none behind the last word."""
        if index not in range(len(norms)):
            return
        for head in self.forms.get(norms[index], ()):
            size = len(head.words)
            if size == 1 or tuple(norms[index : index + size]) == head.words:
                yield head

    def title(self, norms: Sequence[str]) -> int:
        """The number of words of the longest title of one person that some words begin with, or 0.

        >>> heads("en").title(["foreign", "minister", "Haddad"]), heads("en").title(["ministers"])
        (2, 0)
        """
        return next((len(head.words) for head in self.at(norms, 0) if head.row.title and not head.plural), 0)

    def people(self, norms: Sequence[str], *, first: bool) -> bool:
        """Whether words are a common noun for people by their head, the first or the last word; no words are none.

        >>> heads("ar").people(["وزير", "الدفاع"], first=True), heads("en").people(["foreign", "minister"], first=False)
        (True, True)
        """
        kinds = (EntityType.PERSON, EntityType.PERSON_GROUP)
        return any(head.type in kinds for head in self.at(norms, 0 if first else len(norms) - 1))

    def barred(self, norm: str, before: str) -> bool:
        """Whether a word is no head behind the folded word before it, by all rows that have it.

        >>> heads("ar").barred("منسق", "هجوم"), heads("ar").barred("منسق", "التقى")
        (True, False)
        """
        found = [head for head in self.at([norm], 0) if not head.definite]
        return bool(found) and all(before in head.row.when.get("not_previous", ()) for head in found)

    def relations(self, norm: str) -> set[str]:
        """The relations that a title of this form stands for, one word by itself."""
        return {head.row.relation for head in self.forms.get(norm, ()) if head.row.relation and len(head.words) == 1}


def heads(language: str, files: tuple[Path, ...] = ()) -> Heads:
    """The head nouns of a language, with users' files of rows after ours.

    Raises:
        LanguageDataError: a row breaks the format; the message names file and line.
    """
    return _heads(language, tuple(map(written, files)))


@lru_cache(maxsize=8)
def _heads(language: str, own: tuple[Written, ...]) -> Heads:
    files = tuple(file.path for file in own)
    grammar = table(language, "entities")
    defaults, article = grammar.get("defaults", {}), fold(grammar.get("article", ""), language)
    feminine = fold(grammar.get("feminine", ""), language)
    endings = [
        tuple(fold(ending, language) for ending in grammar.get(name, ())) or ("\0",)
        for name in ("women", "duals", "constructs")
    ]
    result: list[Row] = []
    index: dict[str, list[Head]] = {}
    for path in (*sorted((folder(language) / "entities").glob("*.jsonl")), *files):
        for line, data in rows(path):
            if path in files and data.get("lang") != language:
                continue
            reader = _Reader(path, line, language, defaults, article, feminine, *endings)
            row = reader.row(data)
            result.append(row)
            for head in _distinct(reader.forms(row, data)):
                index.setdefault(head.words[0], []).append(head)
    for forms in index.values():
        forms.sort(key=lambda head: (-len(head.words), -len(head.row.when)))
    return Heads(language, tuple(result), index)


@lru_cache(maxsize=4)
def _tokenizer(language: str) -> Callable[[str], Doc]:
    return create(Vocab(), language)


def _distinct(forms: Iterable[Head]) -> Iterator[Head]:
    """The heads, one for each form and type."""
    seen: set[tuple[tuple[str, ...], str]] = set()
    for head in forms:
        if (head.words, head.type) not in seen:
            seen.add((head.words, head.type))
            yield head


class _Reader(NamedTuple):
    """Reads one row, and says what is wrong in it."""

    path: Path
    line: int
    language: str
    defaults: Mapping[str, Mapping[str, Any]]
    article: str
    feminine: str = ""
    women: tuple[str, ...] = ()
    duals: tuple[str, ...] = ()
    constructs: tuple[str, ...] = ()

    def row(self, data: Mapping[str, Any]) -> Row:
        """The row, validated."""
        person = "type" not in data
        for key in data:
            if key not in (_PERSON_KEYS if person else _KEYS):
                raise self._error(f"unknown key {key!r}")
        if data.get("lang") != self.language:
            raise self._error(f'"lang" must be {self.language!r}')
        kind = EntityType.PERSON if person else data["type"]
        if kind not in EntityType.ALL:
            raise self._error(f"{kind!r} is no entity type")
        values = {**self.defaults.get(kind, {}), **data}
        lemma = next((values[key][0] for key in ("noun", "person", "plural", "forms") if values.get(key)), None)
        if lemma is None:
            raise self._error("a row needs words: noun, person, plural or forms")
        self._check(values)
        expect = values.get("expect", [])
        return Row(
            rule=f"{self.path.stem}:{lemma}",
            type=kind,
            then=tuple(values.get("then", ())),
            before=tuple(values.get("before", ())),
            alone=values.get("alone", ALWAYS),
            plural_alone=values.get("plural_alone", values.get("alone", ALWAYS)),
            absorbs=frozenset(values.get("absorbs", ())),
            beside=fold_all(values.get("with", ()), self.language),
            when={name: fold_all(ws, self.language) for name, ws in values.get("when", {}).items()},
            confidence=values.get("confidence", _CONFIDENCE),
            relation=values.get("relation", ""),
            title=values.get("title", False),
            part=values.get("part", False),
            example=values.get("example", ""),
            expect=expect if isinstance(expect, dict) else {kind: expect},
            path=self.path,
            line=self.line,
        )

    def _check(self, values: Mapping[str, Any]) -> None:
        """Raise an error for a value that nothing understands."""
        for part in (*values.get("then", ()), *values.get("before", ())):
            if part not in PARTS:
                raise self._error(f"{part!r} is no part of a name; parts are {', '.join(sorted(PARTS))}")
        for key in ("alone", "plural_alone"):
            if values.get(key, ALWAYS) not in (ALWAYS, DEFINITE, PRONOUN, NEVER):
                raise self._error(f"{key} is {ALWAYS}, {DEFINITE}, {PRONOUN} or {NEVER}")
        if (relation := values.get("relation")) and relation not in RelationType.ALL:
            raise self._error(f"{relation!r} is no relation type")
        for condition in values.get("when", {}):
            if condition not in _CONDITIONS:
                raise self._error(f"{condition!r} is no condition; conditions are {', '.join(sorted(_CONDITIONS))}")

    def forms(self, row: Row, data: Mapping[str, Any]) -> Iterator[Head]:
        """All forms of the row's words."""
        inflect = inflector(self.language).forms
        for form in data.get("forms", ()):
            doc = _tokenizer(self.language)(form)
            words = tuple(token.norm_ for token in doc)
            written = tuple(token.text if token.text != token.text.lower() else "" for token in doc)
            definite = not self.article or any(word.startswith(self.article) for word in words)
            yield Head(row, row.type, words, written if any(written) else (), definite=definite, literal=True)
        for word, tag in inflect(NOUN, data["noun"]) if "noun" in data else ():
            marked = self._marked(word, data["noun"], pronoun=tag.pronoun)
            several = tag.agrees == "p"
            yield Head(row, row.type, (word,), (), tag.definite, tag.pronoun, several, marked=marked)
        group = EntityType.PERSON_GROUP
        sound, feminine = data.get("sound", True), data.get("feminine", True)
        numbered = any(tag.agrees for _, tag in inflect(ADJECTIVE, data.get("person", ())))
        kind = ADJECTIVE if numbered else NOUN  # an adjective has no plural in English
        for word, tag in inflect(kind, data["person"]) if "person" in data else ():
            several = tag.agrees in ("p", "d")
            women = tag.agrees == "f" or (tag.agrees == "p" and word.endswith(self.women))
            dual = tag.agrees == "d" or word.endswith(self.duals)
            if (several and not sound and not dual) or (women and not feminine):
                continue
            marked = self._marked(word, data["person"], pronoun=tag.pronoun)
            yield Head(row, group if several else row.type, (word,), (), tag.definite, plural=several, marked=marked)
            if tag.agrees == "p" and word.endswith(self.constructs):
                for form in (word + pronoun for pronoun in inflector(self.language).pronouns):
                    marked = self._marked(form, data["person"], pronoun=True)  # "مسؤوليه", not "مسؤولية"
                    yield Head(row, group, (form,), (), False, True, plural=True, marked=marked)
        for word, tag in inflect(NOUN, data["plural"]) if "plural" in data else ():
            marked = self._marked(word, data["plural"], pronoun=tag.pronoun)
            yield Head(row, group, (word,), (), tag.definite, tag.pronoun, plural=True, marked=marked)

    def _marked(self, form: str, lemmas: Sequence[str], *, pronoun: bool) -> bool | None:
        """Whether the form must (True) or must not (False) be written with the feminine ending; None: as it may be."""
        ending = self.feminine
        if not ending or not form.endswith(ending) or any(lemma.endswith(ending) for lemma in lemmas):
            return None
        return not pronoun

    def _error(self, message: str) -> LanguageDataError:
        return LanguageDataError(message, path=self.path, line=self.line)
