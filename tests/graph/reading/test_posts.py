"""Posts of channels, which have emojis and hashtags for full stops, and menus, which have them as well."""

from __future__ import annotations

import pytest

from khabar.graph.errors import ReadingError
from khabar.graph.reading import from_text


@pytest.mark.parametrize(
    ("lines", "lost"),
    [
        (
            [
                "🔴 Rebels fire mortars at the port of Sirte",
                "🔴 Army retakes Brega",
                "🔴 Two guards killed in Ajdabiya",
                "🔴 Envoy leaves Tripoli",
                "🔴 Talks end in Cairo",
            ],
            [],
        ),
        (["⚡️ مسلحون يهاجمون مركزا للشرطة في سبها", "⚡️ الجيش يستعيد البريقة"], []),
        (
            [
                "⚡️عاجل | مسلحون يهاجمون مركزا للشرطة في سبها 🔥",
                "🔻 مقتل حارسين في أجدابيا",
                "📌 #سبها",
                "✅ تابعونا على تلغرام: @sabha_now",
            ],
            ["📌 #سبها", "✅ تابعونا على تلغرام: @sabha_now"],
        ),
        (
            [
                "Gunmen stormed a police post in Sabha tonight #Sabha",
                "Two guards died in Ajdabiya #Libya",
            ],
            [],
        ),
        (
            [
                "🔴🔴 BREAKING | Drones hit a fuel depot near Sabha overnight‼️",
                "The governor said that two guards had been killed.",
                "He said that the drones had come from the south.",
                "✅ Subscribe to @sabha_watch | Boost us | Chat",
            ],
            ["✅ Subscribe to @sabha_watch | Boost us | Chat"],
        ),
        (
            [
                "- Rebels fire mortars at the port of Sirte",
                "- Army retakes Brega after a day of fighting",
                "- Two guards killed in Ajdabiya on Monday",
                "- The envoy leaves Tripoli for Cairo",
                "- Talks end without a deal in Cairo",
            ],
            [],
        ),
    ],
)
def test_a_post_is_told_though_no_line_ends_like_a_sentence(lines: list[str], lost: list[str]) -> None:
    assert from_text("\n\n".join(lines)).text.split("\n") == [line for line in lines if line not in lost]


@pytest.mark.parametrize(
    "lines",
    [
        ["🏠 Home", "🔥 Most read", "📺 Live TV", "📞 Contact us", "📰 Latest news"],
        ["Home", "News", "Sport", "🔥 Most read stories today", "🏠 Home page", "📺 Watch our live channel"],
        ["- Home page of the site", "- Latest news from Africa", "Menu", "Login", "Search", "- World news and sport"],
    ],
)
def test_a_menu_with_signs_is_none(lines: list[str]) -> None:
    with pytest.raises(ReadingError, match="no article text"):
        from_text("\n".join(lines))


def test_what_is_an_article_for_sure_is_kept_without_a_sentence() -> None:
    lines = [
        "Army retakes Brega",
        "Rebels leave Sirte",
        "Envoy flies to Cairo",
        "Talks end without a deal",
        "Share",
        "Home",
    ]
    with pytest.raises(ReadingError, match="no article text"):
        from_text("\n".join(lines))
    assert from_text("\n".join(lines), article=True).text.split("\n") == lines[:4]
    with pytest.raises(ReadingError, match="no article text"):
        from_text("Share\nHome", article=True)


ARTICLE = [
    "Guards find a stolen tanker near Sabha",
    "Guards near Sabha found a stolen fuel tanker on Monday, the governor told reporters in the town.",
    "He said that the tanker had been taken in March by smugglers who were still being looked for.",
    "The tanker will be given back to its owner, a company that has its seat in Tripoli.",
    "Smugglers take fuel to the south of the country, where it is sold at three times the price.",
]
TICKER = [
    "Latest news",
    "10:05 Talks end in Cairo",
    "10:20 Bread prices rise in Accra",
    "11:40 Lions win the cup again",
]


@pytest.mark.parametrize(
    ("lines", "lost"),
    [
        (  # times alone above what was told then
            [
                "سبها: حرس الميناء يستعيدون الناقلة",
                "عاجل",
                "حرس الميناء: استعدنا الناقلة",
                "11:20",
                "المحافظ: الناقلة كانت في قبضة المهربين",
                "11:05",
                "شهود: إطلاق نار قرب الميناء",
                "قال مراسلنا إن الحرس فتشوا الميناء وإن إطلاق النار استمر ساعة كاملة قبل أن يفر المهربون إلى الجنوب.",
            ],
            ["11:20", "11:05", "عاجل"],
        ),
        (  # and above a heading and a paragraph
            [
                "Sabha live: guards take the tanker back",
                "14:10",
                "Governor: 'The tanker is ours'",
                "The governor told reporters that guards had taken the tanker back.",
                "13:45 GMT",
                "Shots near the port",
                "Shots were heard near the port, and two guards were hurt.",
                "12:02",
                "Smugglers seize a tanker",
                "Smugglers took a tanker that belongs to a company in Tripoli.",
            ],
            ["14:10", "12:02"],
        ),
        (  # or before it in its line
            [
                "عاجل | مهربون يستولون على ناقلة قرب سبها",
                "#عاجل حرس الميناء: استعدنا الناقلة",
                "14:05 | المحافظ: المهربون فروا من سبها",
            ],
            [],
        ),
        ([*ARTICLE, *TICKER], TICKER),  # a list of news beside an article has times, too
        ([*ARTICLE[:3], *TICKER], TICKER),
    ],
)
def test_entries_of_a_live_blog_are_told(lines: list[str], lost: list[str]) -> None:
    assert from_text("\n".join(lines)).text.split("\n") == [line for line in lines if line not in lost]
