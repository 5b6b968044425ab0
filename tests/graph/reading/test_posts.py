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
