"""Who is told of first and named in a later sentence."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities


@pytest.mark.parametrize(
    ("text", "first", "name", "one"),
    [
        ("A reporter was shot dead in Basra. Police identified him as Ali Hassan.", "reporter", "Ali Hassan", True),
        ("A nurse was abducted in Niger. She was named as Clara Moreau.", "nurse", "Clara Moreau", True),
        ("A lawyer was killed by gunmen. The victim was named as Tariq Mahmood.", "lawyer", "Tariq Mahmood", True),
        ("Gunmen killed a police officer. The officer was identified by the police as Joseph Mwangi.",
         "police officer", "Joseph Mwangi", True),
        ("An assailant stabbed two people. Police identified the attacker as Karim Saleh.",
         "assailant", "Karim Saleh", True),
        ("A suicide bomber attacked a market. The bomber, named as Abdul Latif Omar, came from the north.",
         "suicide bomber", "Abdul Latif Omar", True),
        ("A nurse was killed in Paris. The victim, Sara Girard, worked in Lyon.", "nurse", "Sara Girard", True),
        ("A bodyguard shot two officers. The attacker, Omar Haddad, fled.", "bodyguard", "Omar Haddad", True),
        ("A judge was killed in Quetta. The slain judge, Tariq Mengal, had jailed militants.", "judge", "Tariq Mengal", True),
        ("A reporter was shot dead in Tripoli. The dead man was Salem Farhat, a spokesman said.", "reporter", "Salem Farhat", True),
        ("Soldiers detained a suspect in Gao. The man, named as Issa Traore, was flown out.", "suspect", "Issa Traore", True),
        ("Gunmen abducted a journalist in Jos. The woman, identified as Grace Obi, was a teacher.", "journalist", "Grace Obi", True),
        ("Police arrested a teacher in Izmir. The 40-year-old man, identified only as Kemal Aydin, was moved.", "teacher", "Kemal Aydin", True),
        ("Border guards arrested a German on Friday. The detainee, Karl Weber, denied it.", "German", "Karl Weber", True),
        # Two of whom one cannot tell, others than the described, and who was named already.
        ("A lawyer was shot by a soldier. The man, Omar Haddad, was 40.", "lawyer", "Omar Haddad", False),
        ("A lawyer praised the army. The man, named as Omar Haddad, was 40.", "lawyer", "Omar Haddad", False),
        ("A lawyer was killed in Tripoli. The slain soldier, Salem Farhat, was 20.", "lawyer", "Salem Farhat", False),
        ("A lawyer was killed in Tripoli. The dead man was Salem Farhat's uncle.", "lawyer", "Salem Farhat", False),
        ("A lawyer was shot by a soldier. Police identified him as Ali Hassan.", "lawyer", "Ali Hassan", False),
        ("A lawyer met Omar Haddad. Police identified him as Ali Hassan.", "lawyer", "Ali Hassan", False),
        ("A lawyer praised the army. The victim was named as Tariq Mahmood.", "lawyer", "Tariq Mahmood", False),
        ("A nurse was killed in Paris. The mayor, Sara Girard, condemned it.", "nurse", "Sara Girard", False),
        ("A lawyer was killed in Tripoli. The minister named Tariq Mahmood as envoy.", "lawyer", "Tariq Mahmood", False),
    ],
)  # fmt: skip
def test_a_name_is_of_whom_the_article_told(
    text: str, first: str, name: str, one: bool, engines: dict[tuple[str, str], Language]
) -> None:
    (annotation,) = annotate(engines["en", BOTH], [Article(text=text, language="en")])
    index = resolve_entities([annotation], catalog=Catalog.load())
    keys = {m.text: index.key(annotation.article.id, m.id) for m in reversed(annotation.mentions)}
    assert (keys[first] == keys[name]) is one


@pytest.mark.parametrize(
    ("text", "first", "name", "one"),
    [
        ("قتل مهندس في كويتا يوم الأحد. والمهندس القتيل هو طارق منغال، بحسب الشرطة.", "مهندس", "طارق منغال", True),
        ("أوقفت قوات الأمن رجلا في صفاقس. وقالت إن الموقوف هو نبيل الورتاني.", "رجلا", "نبيل الورتاني", True),
        ("أوقفت قوات الأمن رجلا في صفاقس. وقالت إن الموقوف هو نبيل الورتاني.", "الموقوف", "نبيل الورتاني", True),
        ("خطف كاهن في كادونا يوم الجمعة. وقالت الأبرشية إن الكاهن المخطوف يدعى جون إيزي.", "كاهن", "جون إيزي", True),
        ("اعتقل الجيش طبيبا في غاو. وقال المتحدث إن الرجل، واسمه عيسى تراوري، نقل إلى باماكو.", "طبيبا", "عيسى تراوري", True),
        ("طعن رجل شرطيا في بروكسل. وقال الادعاء إن المشتبه به، واسمه أنس بلقاسم، فر.", "رجل", "أنس بلقاسم", True),
        ("أطلق مسلح النار على جنود في نيس. والمشتبه به هو كريم صالح، وفق الشرطة.", "مسلح", "كريم صالح", True),
        ("قتل مهندس في كويتا يوم الأحد. والجندي القتيل هو طارق منغال، بحسب الشرطة.", "مهندس", "طارق منغال", False),
    ],
)  # fmt: skip
def test_an_arabic_name_is_of_whom_the_article_told(
    text: str, first: str, name: str, one: bool, engines: dict[tuple[str, str], Language]
) -> None:
    (annotation,) = annotate(engines["ar", BOTH], [Article(text=text, language="ar")])
    index = resolve_entities([annotation], catalog=Catalog.load())
    keys = {m.text: index.key(annotation.article.id, m.id) for m in reversed(annotation.mentions)}
    assert (keys[first] == keys[name]) is one
