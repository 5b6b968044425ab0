"""When the events of a text were: by the times it gives them, and by where it tells of them."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution.article.periods import NEWS, PAST, TOTAL, Periods


@pytest.mark.parametrize(
    ("language", "text", "trigger", "period"),
    [
        ("en", "Gunmen attacked a bank in Jos.", "attacked", NEWS),
        ("en", "Gunmen attacked a bank in Jos on Monday.", "attacked", NEWS),
        ("en", "Russia attacked Kharkiv overnight.", "attacked", NEWS),
        ("en", "Gunmen attacked a bank in Jos last year.", "attacked", PAST),
        ("en", "Gunmen attacked a bank in Jos months ago.", "attacked", PAST),
        ("en", "Since 2015, gunmen have attacked 40 banks in Jos.", "attacked", TOTAL),
        ("en", "Gunmen have attacked 40 banks this year.", "attacked", TOTAL),
        ("en", "Gunmen have attacked 40 banks in recent months.", "attacked", TOTAL),
        ("en", "The army has foiled 12 attacks since January.", "attacks", TOTAL),
        ("en", "Its men still carry out hit-and-run attacks in Jos.", "attacks", TOTAL),
        # The same month may be this one.
        ("en", "Gunmen attacked a bank the same month.", "attacked", ""),
        # Who is tried or held over an attack may have done it long ago, and who was taken is held since.
        ("en", "Police arrested a man who attacked a bank in Jos.", "attacked", ""),
        ("en", "A court jailed a man who attacked a bank in Jos.", "attacked", ""),
        ("en", "Rebels have abducted the mayor since January.", "abducted", ""),
        ("ar", "هاجم مسلحون مصرفا في عدن.", "هاجم", NEWS),
        ("ar", "وهاجم مسلحون مصرفا في عدن العام الماضي.", "هاجم", PAST),
        ("ar", "وهاجم مسلحون مصرفا في عدن قبل أشهر.", "هاجم", PAST),
        ("ar", "ومنذ عام 2015 هاجم مسلحون عشرات المصارف.", "هاجم", TOTAL),
        ("ar", "وهاجم مسلحون عشرات المصارف في الأشهر الأخيرة.", "هاجم", TOTAL),
        ("ar", "ومنذ بداية العام أحبط الجيش 12 هجوما.", "هجوما", TOTAL),
        ("ar", "قضت محكمة بسجن رجل هاجم مصرفا.", "هاجم", ""),
    ],
)
def test_an_event_is_news_or_of_the_past_or_one_of_many(
    language: str, text: str, trigger: str, period: str, engines: dict[tuple[str, str], Language]
) -> None:
    article = Article(text=text, language=language, published=date(2025, 6, 12))
    (annotation,) = annotate(engines[language, BOTH], [article])
    periods = Periods(annotation)
    assert [periods.of(event) for event in annotation.events if event.trigger == trigger] == [period]
