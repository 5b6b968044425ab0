"""The component ``khabar_relations``: static relations between the mentions of a sentence, by what stands between them.

Rows of ``<language>/relations.jsonl`` are tried on every two mentions that have no third between them (a row with
"across" on all, one with "reach" on two of a type that have no third of it between them); the first row that fits a
pair and direction gives the relation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span

from khabar.graph.pipeline.doc import TIME, Relation
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.entities.mentions import by_sentence
from khabar.graph.pipeline.ownfiles import OwnFiles
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.relations.owned import without_owners
from khabar.graph.pipeline.relations.rows import Row, begins, ends, matches, relation_rows
from khabar.graph.pipeline.rules import MODEL
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType

NAME: Final = "khabar_relations"
_FAR: Final = 8
"""Most words between two mentions that a pattern is tried on."""

_PERSONS: Final = "persons:"
_NAME_KIND, _COMMON_KIND = "name", "common"


class _Mention(NamedTuple):
    start: int
    end: int
    type: str
    ref: str
    words: tuple[str, ...]
    kinds: frozenset[str]
    rule: str


class StaticRelations:
    """Finds relations by the rows of a language.

    Args:
        language: "ar" or "en".
        files: the user's own files of rows, beside the shipped ones.
    """

    def __init__(self, language: str, *, files: Iterable[str | Path] = ()) -> None:
        self._rows = relation_rows(language, tuple(Path(file) for file in files))
        self._across = tuple(row for row in self._rows if row.across)
        self._reaching = tuple(row for row in self._rows if row.reach)
        self._classes = word_classes(language)
        self._heads = heads(language)
        self._language = language

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.relations``."""
        found: dict[tuple[str, str, str], Relation] = {}
        for sentence, spans in by_sentence(doc):
            words = [token for token in sentence if not token.text.isspace()]
            norms = [token.norm_ for token in words]
            place = {token.i: index for index, token in enumerate(words)}
            mentions = [self._mention(span, place, norms) for span in spans if span.label_ != TIME]
            for first, second, between in _pairs(mentions):
                rows = self._rows if not between else self._across
                if between and second.type not in between:
                    rows = (*rows, *self._reaching)
                for relation in self._relations(first, second, norms, rows):
                    found.setdefault((relation.type, relation.head, relation.tail), relation)
        doc._.relations = without_owners(doc, tuple(found.values()), language=self._language)
        return doc

    def _mention(self, span: Span, place: dict[int, int], norms: Sequence[str]) -> _Mention:
        start, end = place[span.start], place[span.end - 1] + 1
        rule = span._.rule
        called = rule.startswith(_PERSONS)  # by a common noun
        if rule == MODEL:
            called = self._heads.people(norms[start:end], first=bool(self._classes.article))
        common = called if span.label_ == EntityType.PERSON else not span.id_
        kinds = {_COMMON_KIND if common else _NAME_KIND}
        if called:
            head = norms[start if self._classes.article else end - 1]  # English heads stand last: "army chief"
            kinds |= self._heads.relations(head) or {"none"}
        return _Mention(
            start, end, span.label_, mention_ref(span.start), tuple(norms[start:end]), frozenset(kinds), rule
        )

    def _relations(
        self, first: _Mention, second: _Mention, norms: Sequence[str], rows: Iterable[Row]
    ) -> Iterator[Relation]:
        gap = norms[first.end : second.start]
        plain = [word for word in gap if word not in self._classes.quote_marks]
        for row in rows:
            head, tail = (second, first) if row.second_is_head else (first, second)
            if head.type not in row.heads or tail.type not in row.tails or not _kinds(row, first, second):
                continue
            if row.same:
                fits = self._same(row, first, second)
            elif row.reach:
                fits = first.type == second.type and len(plain) <= row.reach
                fits = fits and any(ends(pattern, plain) for pattern in row.between)
            else:
                fits = len(plain) <= _FAR and any(matches(pattern, plain) for pattern in row.between)
                fits = fits and (bool(gap) or not self._complete(first))
            if fits and self._around(row, first, second, norms):
                if row.same and len(head.words) > len(tail.words):
                    head, tail = tail, head  # the short name is that of the full one
                yield Relation(row.type, head.ref, tail.ref, rule=row.rule, confidence=row.confidence)
                if not row.same:
                    return

    def _complete(self, first: _Mention) -> bool:
        """Whether a word with the article ends a mention, so that no genitive follows: "الوزير الفرنسي" + "بغداد"."""
        common = _COMMON_KIND in first.kinds and first.type in (EntityType.PERSON, EntityType.PERSON_GROUP)
        return common and bool(self._classes.article) and self._classes.definite(first.words[-1])

    def _around(self, row: Row, first: _Mention, second: _Mention, norms: Sequence[str]) -> bool:
        marks = self._classes.quote_marks
        before = [word for word in norms[max(0, first.start - _FAR) : first.start] if word not in marks]
        after = [word for word in norms[second.end : second.end + _FAR] if word not in marks]
        if row.before and not any(ends(pattern, before) for pattern in row.before):
            return False
        if any(ends(pattern, before) for pattern in row.not_before):
            return False
        return not row.after or any(begins(pattern, after) for pattern in row.after)

    def _same(self, row: Row, first: _Mention, second: _Mention) -> bool:
        """Whether the two name one thing: a full name and then its bare head, or a full name and a part of it."""
        if first.type != second.type:
            return False
        full, short = (first, second) if len(first.words) > len(second.words) else (second, first)
        if len(short.words) != 1 or len(full.words) < 2:
            return False
        bare = self._classes.bare(short.words[0])
        if row.same == _NAME_KIND:
            return short.words[0] in full.words[1:] or bare == self._classes.bare(full.words[-1])
        return full is first and self._classes.definite(short.words[0]) and bare == self._classes.bare(full.words[0])


def _pairs(mentions: Sequence[_Mention]) -> Iterator[tuple[_Mention, _Mention, Set[str]]]:
    """Every two mentions, with the types of those between them."""
    for index, first in enumerate(mentions):
        between: set[str] = set()
        for second in mentions[index + 1 :]:
            yield first, second, between
            between.add(second.type)


def _kinds(row: Row, first: _Mention, second: _Mention) -> bool:
    return (not row.first or not row.first.isdisjoint(first.kinds)) and (
        not row.second or not row.second.isdisjoint(second.kinds)
    )


@Language.factory(NAME, assigns=["doc._.relations"], requires=["doc.ents", "doc.sents"], default_config={"files": []})
def make(nlp: Language, name: str, files: list[str]) -> OwnFiles:  # noqa: ARG001 - spaCy passes both
    """For spaCy: the component with the data of the pipeline's language and the user's files."""
    return OwnFiles(partial(_relations, nlp.lang or ""), files)


def _relations(language: str, files: tuple[Path, ...]) -> StaticRelations:
    return StaticRelations(language, files=files)
