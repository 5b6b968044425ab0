from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import LANGUAGES, folder
from khabar.graph.pipeline.entities.patterns import EntityPatterns
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.relations.finder import StaticRelations
from khabar.graph.pipeline.relations.rows import PatternReader, Row, begins, ends, matches, relation_rows
from khabar.graph.pipeline.words.sentences import one_sentence
from khabar.graph.pipeline.words.tokenizer import create
from khabar.ontology.terms import RelationType

register()
WITH_ROWS = [language for language in LANGUAGES if (folder(language) / "relations.jsonl").exists()]
TOKENIZERS = {language: create(spacy.blank(language).vocab, language) for language in WITH_ROWS}
PATTERNS = {language: EntityPatterns(language) for language in WITH_ROWS}
RELATIONS = {language: StaticRelations(language) for language in WITH_ROWS}
ROWS = [(language, row) for language in WITH_ROWS for row in relation_rows(language)]


def read(text: str, language: str = "ar") -> Doc:
    return RELATIONS[language](PATTERNS[language](one_sentence(TOKENIZERS[language](text))))


def found(doc: Doc) -> list[tuple[str, str, str]]:
    text = {ref: span.text for ref, span in mentions_by_ref(doc).items()}
    return [(relation.type, text[relation.head], text[relation.tail]) for relation in doc._.relations]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda value: value.rule if isinstance(value, Row) else value)
def test_example_of_the_row_gives_what_it_expects(language: str, row: Row) -> None:
    relations = [(head, tail) for kind, head, tail in found(read(row.example, language)) if kind == row.type]
    assert relations == [tuple(pair) for pair in row.expect]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("نفى المتحدث باسم وزارة الداخلية الخبر", [("represents", "المتحدث", "وزارة الداخلية")]),
        ('قال عضو في حزب "الغد" ذلك', [("memberOf", "عضو", 'حزب "الغد"')]),
        ("التقى الجيش الوفد قرب وزارة الداخلية", []),
        ("غادرت الشرطة والجيش", []),
        # a deputy of the head is a member; "و" is no title
        ("قال نائب مدير وزارة النقل فؤاد الحلبي ذلك", [("memberOf", "فؤاد الحلبي", "وزارة النقل")]),
        ('ليس فؤاد الحلبي، وحزب "الغد" يعرف ذلك', []),
        # what is explained at a distance is the last of its type, and only that
        (
            'هاجم فصيل مسلح جماعة مسلحة في الجنوب، في إشارة إلى كتائب "الفجر"',
            [("sameAs", "جماعة مسلحة", 'كتائب "الفجر"')],
        ),
        ("تحدث البيان عن جماعة مسلحة في الجنوب، في إشارة إلى وزارة الداخلية", []),
        ('تحدث البيان عن جماعة مسلحة في الجنوب، وأشار إلى كتائب "الفجر"', []),
    ],
)
def test_arabic_traps(text: str, relations: list[tuple[str, str, str]]) -> None:
    assert found(read(text)) == relations


@pytest.mark.parametrize(
    ("pattern", "words", "whole", "start", "end"),
    [
        ("ب قيادة|رئاسة", "ب رياسه", True, True, True),
        ("ب قيادة", "ب قياده من", False, True, False),
        ("،? عضو في", "عضو في", True, True, True),
        ("،? عضو في", "، عضو في", True, True, True),
        ("* في", "كان في", True, True, True),
        ("<leads> <adjectives>", "القايد العسكري العام", True, True, True),
        ("<leads>", "السيد القايد", False, False, True),
        ("<number>", "12", True, True, True),
    ],
)
def test_patterns(pattern: str, words: str, whole: bool, start: bool, end: bool) -> None:
    compiled = PatternReader("ar").pattern(pattern)
    assert matches(compiled, words.split()) is whole
    assert begins(compiled, words.split()) is start
    assert ends(compiled, words.split()) is end


ROW = {"type": RelationType.LEADS, "lang": "ar", "between": [""], "example": "", "expect": []}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"type": "owns"}, "no relation type"),
        ({"heads": ["Man"]}, "no entity type"),
        ({"between": ["<owner>"]}, "<owner> is none of"),
        ({"first": ["owner"]}, "first may be"),
        ({"colour": 1}, "unknown key"),
        ({"head": "third"}, '"head" is'),
    ],
)
def test_a_broken_row_is_named_with_file_and_line(change: dict[str, object], message: str, tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(ROW) + "\n" + json.dumps({**ROW, **change}), encoding="utf-8")
    with pytest.raises(LanguageDataError, match=r"own\.jsonl:2: .*" + message):
        relation_rows("ar", (path,))


def test_an_edited_file_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(ROW), encoding="utf-8")
    assert relation_rows("ar", (path,)) is relation_rows("ar", (path,))
    path.write_text("", encoding="utf-8")
    assert len(relation_rows("ar", (path,))) == len(relation_rows("ar"))
