"""Who is told of without a name and named where what befell him is told again."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution import resolve_things
from khabar.ontology.terms import EventType


def same(nlp: Language, text: str, first: str, name: str) -> bool:
    """Whether the first mention that is some words is whom a name is of."""
    title, found, _ = text.partition("\n")
    (annotation,) = annotate(nlp, [Article(text=text, language=nlp.lang, title=title if found else "")])
    index, _ = resolve_things([annotation], catalog=Catalog.load())
    keys = {m.text: index.key(annotation.article.id, m.id) for m in reversed(annotation.mentions)}
    return keys[first] == keys[name]


@pytest.mark.parametrize(
    ("language", "text", "first", "name"),
    [
        ("en", "Venezuela frees American\nVenezuela released an American citizen on Tuesday. The release of Michael Turner followed talks in Doha.", "American", "Michael Turner"),
        ("en", "Venezuela frees American\nVenezuela released an American citizen on Tuesday. The release of Michael Turner followed talks in Doha.", "American citizen", "Michael Turner"),
        ("en", "Police arrest former general\nPolice arrested a retired general in Lagos. The arrest of Musa Bello came after a court order.", "retired general", "Musa Bello"),
        ("en", "A gunman killed a politician in Lahore on Monday. The government condemned the killing of Imran Qadri.", "politician", "Imran Qadri"),
        ("en", "A mayor was shot dead in Michoacan on Saturday. Carlos Medina, 46, was killed in the main square.", "mayor", "Carlos Medina"),
        # Who is freed was taken before, somewhere else.
        ("en", "A Frenchman was freed in Burkina Faso on Monday. Luc Moreau, 56, had been kidnapped near Dori in April.", "Frenchman", "Luc Moreau"),
        ("en", "The group released a Kenyan aid worker. Kenya welcomed the release of Peter Otieno, who was abducted in 2022.", "Kenyan aid worker", "Peter Otieno"),
        ("ar", "أفرجت فنزويلا عن مواطن أميركي يوم الثلاثاء. وجاء الإفراج عن مايكل تيرنر بعد محادثات في الدوحة.", "مواطن أميركي", "مايكل تيرنر"),
        ("ar", "اعتقلت الشرطة ناشطا في تونس يوم الجمعة. وأثار اعتقال مراد الزغيدي احتجاجات.", "ناشطا", "مراد الزغيدي"),
        ("ar", "قتل مسلح سياسيا في لاهور يوم الاثنين. ونددت الحكومة بقتل عمران قادري.", "سياسيا", "عمران قادري"),
        ("ar", "اختطف مسلحون رجل أعمال في بغداد مساء السبت. وكان ماهر الجبوري اختطف أمام منزله.", "رجل أعمال", "ماهر الجبوري"),
    ],
)  # fmt: skip
def test_a_name_is_of_the_only_one_whom_that_befell(
    language: str, text: str, first: str, name: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert same(engines[language, BOTH], text, first, name)


@pytest.mark.parametrize(
    ("language", "text", "first", "name"),
    [
        # Another event: of another time or place, told in passing, or one more.
        ("en", "A soldier was killed in Kherson on Sunday. Ivan Petrov was killed in Kharkiv, the army said.", "soldier", "Ivan Petrov"),
        ("en", "A soldier was killed in Gaza on Sunday. Yossi Levi, 21, was killed in Gaza last week, the army said.", "soldier", "Yossi Levi"),
        ("en", "Police arrested an activist in Lagos on Friday. The arrest of Musa Bello in 2019 drew protests.", "activist", "Musa Bello"),
        ("en", "Police arrested an activist in Lagos on Friday. The government also announced the arrest of Musa Bello.", "activist", "Musa Bello"),
        ("en", "A journalist was killed in Tripoli on Monday. Tensions have been high since the killing of Ali Noor.", "journalist", "Ali Noor"),
        # Two of whom it may be one, of another land, and something else that befell him.
        ("en", "A journalist and a doctor were killed in Gaza on Sunday. The killing of Omar Nasser drew condemnation.", "journalist", "Omar Nasser"),
        ("en", "Iran freed a Frenchman on Sunday. The release of British tourist Craig Holden followed in the evening.", "Frenchman", "Craig Holden"),
        ("en", "A gunman killed a mayor in Michoacan. The arrest of Pedro Ruiz followed within hours.", "mayor", "Pedro Ruiz"),
        ("ar", "قتل جندي إسرائيلي في رفح يوم الأحد. وقتل يوسي ليفي في جنين، وفق الجيش.", "جندي إسرائيلي", "يوسي ليفي"),
        ("ar", "أوقفت الشرطة ناشطا في الرباط يوم الجمعة. وأعلنت السلطات أيضا توقيف مراد الإدريسي.", "ناشطا", "مراد الإدريسي"),
        ("ar", "قتل صحفي في طرابلس يوم الاثنين. وتشهد المدينة توترا منذ مقتل علي نور.", "صحفي", "علي نور"),
    ],
)  # fmt: skip
def test_a_name_is_of_nobody_where_it_may_be_another_event(
    language: str, text: str, first: str, name: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert not same(engines[language, BOTH], text, first, name)


def test_what_befell_him_is_one_event(engines: dict[tuple[str, str], Language]) -> None:
    title = "Venezuela frees American"
    text = f"{title}\nVenezuela released an American citizen on Tuesday. The release of Michael Turner followed talks in Doha."
    (annotation,) = annotate(engines["en", BOTH], [Article(text=text, language="en", title=title)])
    _, happenings = resolve_things([annotation], catalog=Catalog.load())
    (release,) = [happening for happening in happenings if happening.type == EventType.RELEASE]
    assert len(release.evidence) == 3
