"""Whose side something is on: what must stay a participant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.arguments.stances import without_backers
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize(
    ("language", "text", "argument"),
    [
        # What the stance word itself says happened.
        ("ar", "أعلنت الحركة أنها مؤيدة لتركيا", "مؤيدة target تركيا"),
        # It is spoken of further: the government fights, whoever supports it.
        ("ar", "أكد الحزب مواقفه الداعمة للحكومة العراقية في حربها على داعش", "حربها agent لحكومة العراقية"),
        # The word stands for those who do so, and is a name here.
        ("ar", "هاجمت المعارضة لقاء الوزير", "هاجمت agent المعارضة"),
        ("ar", "قصف الجيش مواقع تابعة لحزب الله", "قصف target مواقع"),
        # Of two sides the second one is no further name behind the adjective.
        ("ar", "اندلعت اشتباكات بين متظاهرين موالين للزعيم وقوات الأمن.", "اشتباكات agent قوات الأمن"),
        ("ar", "دارت معارك بين فصائل مدعومة من تركيا والجيش السوري.", "معارك agent الجيش السوري"),
        ("ar", "دعم الحزب فصائل مناهضة لإيران وهاجمت تركيا مواقعه", "هاجمت agent تركيا"),
        # Who mediates may do so between himself and nobody else, and what he does else he does.
        ("ar", "توسطت قطر في الهدنة واستضافت المحادثات", "المحادثات agent قطر"),
        ("en", "Qatar brokered a truce and condemned the attack.", "condemned agent Qatar"),
        # A comma ends what brings together where no list goes on behind it.
        ("en", "After a truce brokered by Egypt, Israel attacked Gaza.", "attacked agent Israel"),
        ("en", "A Turkish-led offensive began near Aleppo.", "offensive agent Turkish"),
        ("en", "Anti-Taliban operations in Kunduz began.", "operations target Taliban"),
        ("en", "Pro-Iran militias attacked the base.", "attacked agent Pro-Iran militias"),
        ("en", "Anti-government protesters stormed the parliament.", "stormed agent Anti-government protesters"),
        ("en", "An anti-terrorism court jailed two men.", "jailed agent anti-terrorism court"),
        ("en", "A driver was shot on Friday by Hamas-affiliated gunmen in Rafah.", "shot agent gunmen"),
        ("en", "Two nurses who were kidnapped in Borno by Boko Haram-linked bandits left.", "kidnapped agent bandits"),
        ("en", "Israel attacked Hezbollah-controlled villages.", "controlled agent Hezbollah"),
        ("en", "Three officers died in an ambush by M23-aligned fighters in Ituri.", "ambush agent fighters"),
    ],
)
def test_what_takes_part_stays(
    language: str,
    text: str,
    argument: str,
    engines: dict[tuple[str, str], Language],
    said: Callable[[Language, str], set[str]],
) -> None:
    assert argument in said(engines[language, BOTH], text)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("The anti-ISIL campaign continued in Mosul.", ["ISIL", "Mosul"]),
        ("The pro-government rally in Damascus ended.", ["government", "Damascus"]),
        ("Pro-Palestinian protesters clashed with police.", ["Pro-Palestinian protesters", "police"]),
    ],
)
def test_a_prefix_is_no_mention_and_stays_with_more_than_a_name(
    text: str, mentions: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    assert [span.text for span in engines["en", BOTH](text).ents] == mentions


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Fighters from the Hamas-linked Banner Front attacked the base.", False),
        ("Fighters from Hamas attacked the base.", True),
    ],
)
def test_nobody_is_a_member_of_whom_his_group_is_linked_to(
    text: str, kept: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", BOTH](text)
    refs = {span.text: mention_ref(span.start) for span in doc.ents}
    relation = Relation("memberOf", refs["Fighters"], refs["Hamas"])
    assert bool(without_backers(doc, [relation], language="en")) == kept


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("Israel attacked Hezbollah-controlled villages.", "controlled agent Israel"),
        ("Kyiv attacked the Moscow-installed governor of Kherson.", "attacked target Moscow"),
    ],
)
def test_who_is_named_in_one_word_alone_does_what_it_says(
    text: str,
    argument: str,
    engines: dict[tuple[str, str], Language],
    said: Callable[[Language, str], set[str]],
) -> None:
    assert argument not in said(engines["en", BOTH], text)
