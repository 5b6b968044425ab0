"""Things without names that a text tells apart by their number, and people by what became of them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities


def groups(nlp: Language, text: str, *words: str) -> list[int]:
    """Of each mention that is one of these words, which it is in the order in which they are first named."""
    title, found, _ = text.partition("\n")
    (annotation,) = annotate(nlp, [Article(text=text, language=nlp.lang, title=title if found else "")])
    index = resolve_entities([annotation], catalog=Catalog.load())
    keys = [index.key(annotation.article.id, m.id) for m in annotation.mentions if m.text in words]
    first = list(dict.fromkeys(keys))
    return [first.index(key) for key in keys]


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        ("en", "Five rebels were killed in Kurram. In Peshawar, rebels abducted a doctor.", ("rebels",), [0, 1]),
        ("en", "Police arrested seven demonstrators in Sousse. In Gafsa, demonstrators attacked a bank.", ("demonstrators",), [0, 1]),
        ("en", "Four journalists were killed in a strike. In Ramallah, police arrested journalists.", ("journalists",), [0, 1]),
        ("en", "Fighters of a gang freed three hostages. Hostages were killed in earlier raids.", ("hostages", "Hostages"), [0, 1]),
        ("en", "Soldiers killed three Palestinians in Nablus. Settlers attacked Palestinians in Huwara.", ("Palestinians",), [0, 1]),
        ("ar", "قتل ستة مسلحين في غارة. وفي بيشاور خطف مسلحون طبيبا.", ("مسلحين", "مسلحون"), [0, 1]),
        ("ar", "أوقفت الشرطة تسعة محتجين في سوسة. وفي قفصة هاجم محتجون مصرفا.", ("محتجين", "محتجون"), [0, 1]),
        ("ar", "قتل خمسة عناصر من داعش في ديالى. وفي الأنبار هاجم عناصر التنظيم حاجزا.", ("عناصر", "عناصر التنظيم"), [0, 1]),
        ("en", "Two Gulf states closed the route. Several Gulf states accused Iran of piracy.", ("Gulf states",), [0, 1]),
        ("en", "Two Gulf states closed the route. The Gulf states accused Iran of piracy.", ("Gulf states",), [0, 0]),
        # The headline has no number for whom the lead counts, or the other way round; the same happened to both.
        ("en", "Gunmen kill mayor\nFour gunmen killed a mayor in Guerrero.", ("Gunmen", "gunmen"), [0, 0]),
        ("en", "Six soldiers killed\nSoldiers were killed in Mali on Sunday.", ("soldiers", "Soldiers"), [0, 0]),
        ("ar", "مقتل جنود\nقتل خمسة جنود في كمين.", ("جنود",), [0, 0]),
    ],
)  # fmt: skip
def test_a_plural_without_article_is_no_group_counted_before_unless_the_same_happened_to_it(
    language: str, text: str, words: tuple[str, ...], expected: list[int], engines: dict[tuple[str, str], Language]
) -> None:
    assert groups(engines[language, BOTH], text, *words) == expected


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        ("en", "Militants abducted a teacher in Kumba. On Tuesday a teacher was killed in Bamenda, residents said.", ("teacher",), [0, 1]),
        ("en", "A doctor was killed in a strike on Sunday. A doctor who worked with him said the hospital was hit.", ("doctor",), [0, 1]),
        ("en", "A reporter was arrested in Cairo. Amnesty said a reporter had been beaten in prison.", ("reporter",), [0, 1]),
        ("ar", "أوقفت الشرطة طبيبا في تونس يوم الجمعة. وفي سوسة قتل طبيب بالرصاص يوم السبت.", ("طبيبا", "طبيب"), [0, 1]),
        # The headline, the same that befell, and an article.
        ("en", "Teacher abducted\nA teacher was abducted in Kumba on Sunday.", ("Teacher", "teacher"), [0, 0]),
        ("en", "A reporter was arrested in Cairo. Amnesty said a reporter had been arrested over an article.", ("reporter",), [0, 0]),
        ("en", "Militants abducted a teacher in Kumba. The teacher was killed on Tuesday.", ("teacher",), [0, 0]),
    ],
)  # fmt: skip
def test_a_person_with_an_indefinite_article_is_another_one_unless_the_same_befell_him(
    language: str, text: str, words: tuple[str, ...], expected: list[int], engines: dict[tuple[str, str], Language]
) -> None:
    assert groups(engines[language, BOTH], text, *words) == expected


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        ("en", "The bombers wanted to kill as many people as possible. In 2019 they killed 31 people in a mall in Lahore.", ("people",), [0, 1]),
        ("en", "Gunmen killed 18 worshippers in Sokoto. Police said they had planned to kill worshippers at a church.", ("worshippers",), [0, 1]),
        ("en", "The plotters hoped to kill a large number of tourists. Last year a bomb killed 30 tourists in Sousse.", ("tourists",), [0, 1]),
        # A denial is of what is told.
        ("en", "Police said they did not kill protesters. Doctors said police killed eight protesters in Lagos.", ("protesters",), [0, 0]),
        ("ar", "قتل مسلح 12 مدنيا في كابول. وقالت الوزارة إنه أراد قتل أكبر عدد من المدنيين.", ("مدنيا", "المدنيين"), [0, 1]),
    ],
)  # fmt: skip
def test_whom_somebody_wanted_to_kill_are_not_the_counted_who_were_killed(
    language: str, text: str, words: tuple[str, ...], expected: list[int], engines: dict[tuple[str, str], Language]
) -> None:
    assert groups(engines[language, BOTH], text, *words) == expected


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        ("en", "Soldiers killed nine guerrillas in Cauca on Monday. The guerrillas attacked a police station on Tuesday.", ("guerrillas",), [0, 1]),
        ("ar", "قتل أربعة جنود في كمين. وقال الجيش إن الجنود شنوا هجوما على قاعدة.", ("جنود", "الجنود"), [0, 1]),
        ("ar", "مقتل 14 مسلحا في غارة السبت. وقال السكان إن المسلحين هاجموا قرية أخرى مساء الأحد.", ("مسلحا", "المسلحين"), [0, 1]),
        # Who was taken is freed, who was freed is killed, and who is held or was killed has attacked before.
        ("en", "Bandits abducted 12 pupils in Kaduna. The pupils were released on Friday.", ("pupils",), [0, 0]),
        ("en", "Six soldiers were kidnapped near Gao. The soldiers were killed on Friday.", ("soldiers",), [0, 0]),
        ("en", "Police arrested three suspects in Bonn. The suspects attacked a synagogue last week.", ("suspects",), [0, 0]),
        ("en", "Police killed two gunmen in Lahore. The gunmen attacked a bank.", ("gunmen",), [0, 0]),
        ("ar", "قتلت الشرطة ثلاثة مسلحين. وكان المسلحون هاجموا مصرفا.", ("مسلحين", "المسلحون"), [0, 0]),
        # Some of them were killed.
        ("en", "Several gunmen were killed. The gunmen attacked a bank on Tuesday.", ("gunmen",), [0, 0]),
    ],
)  # fmt: skip
def test_a_plural_with_the_article_is_the_group_counted_before_unless_it_could_not_do_that(
    language: str, text: str, words: tuple[str, ...], expected: list[int], engines: dict[tuple[str, str], Language]
) -> None:
    assert groups(engines[language, BOTH], text, *words) == expected


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        ("en", "The first suspect attacked a synagogue, and the second suspect attacked a mosque.", ("suspect",), [0, 1]),
        ("en", "Police arrested a suspect in Lyon on Monday. In Marseille, a suspect was arrested on Tuesday.", ("suspect",), [0, 1]),
        ("ar", "قتل رجل في حلب برصاص مسلحين. وأصيب رجل في حمص بانفجار لغم.", ("رجل",), [0, 1]),
        # Taken up, and told of in the headline.
        ("en", "The first suspect attacked a mosque. The suspect fled.", ("suspect",), [0, 0]),
        ("en", "Police arrested a man in Lyon. The man attacked a guard.", ("man",), [0, 0]),
        ("en", "Suspect arrested\nPolice arrested a suspect in Lyon.", ("Suspect", "suspect"), [0, 0]),
    ],
)  # fmt: skip
def test_two_who_are_told_apart_are_two(
    language: str, text: str, words: tuple[str, ...], expected: list[int], engines: dict[tuple[str, str], Language]
) -> None:
    assert groups(engines[language, BOTH], text, *words) == expected


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        # The number is the unit's, as a year is that of a date.
        ("اقتحم مسلحون من اللواء 35 معسكرا في تعز.", "معسكرا", "معسكرا"),
        ("داهم عناصر من اللواء 111 مقر الشركة.", "مقر الشركة", "مقر الشركة"),
        ("اقتحم مسلحون 35 معسكرا في تعز.", "معسكرا", "35 معسكرا"),
    ],
)
def test_the_number_of_a_unit_counts_nothing_behind_it(
    text: str, words: str, label: str, engines: dict[tuple[str, str], Language]
) -> None:
    (annotation,) = annotate(engines["ar", BOTH], [Article(text=text, language="ar")])
    index = resolve_entities([annotation], catalog=Catalog.load())
    (mention,) = (mention for mention in annotation.mentions if mention.text == words)
    key = index.key(annotation.article.id, mention.id)
    (entity,) = (entity for entity in index.entities if entity.key == key)
    assert ("ar", label) in entity.labels
