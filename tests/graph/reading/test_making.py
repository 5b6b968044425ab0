"""An article out of a text and what is known of it: address, publisher, opening."""

from __future__ import annotations

import pytest

from khabar.graph.errors import ReadingError
from khabar.graph.reading import Article, from_text

AR = "قالت الشرطة العراقية إن انفجاراً وقع في بغداد."


@pytest.mark.parametrize("encoding", ["cp1252", "cp1256"])
def test_text_garbled_by_a_wrong_encoding_is_named_so(encoding: str) -> None:
    with pytest.raises(ReadingError, match="garbled"):
        from_text(AR.encode().decode(encoding, "ignore"))


@pytest.mark.parametrize(
    ("url", "kept", "publisher"),
    [
        ("https://www.almina.example/a?b=c#d", "https://www.almina.example/a?b=c#d", "almina.example"),
        ("https://m.almina.example/خبر", "https://m.almina.example/خبر", "almina.example"),
        (" http://almina.example ", "http://almina.example", "almina.example"),
        ("javascript:alert(1)", None, None),
        ("https://a b", None, None),
        ('https://a/"><script>', None, None),
        ("https://[::1", "https://[::1", None),
        ("almina.example/a", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_only_a_web_address_is_a_url_and_names_a_publisher(
    url: str | None, kept: str | None, publisher: str | None
) -> None:
    article = from_text(AR, url=url)
    assert (article.url, article.publisher) == (kept, publisher)


def test_what_is_not_known_stays_none() -> None:
    article = from_text(AR)
    assert (article.title, article.url, article.publisher, article.published) == (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("خبر قصير", "خبر قصير"),
        ("سطر أول\nسطر ثان", "سطر أول"),
        ("كلمة " * 30, " ".join(["كلمة"] * 12) + "…"),
        ("ب" * 100, "ب" * 60 + "…"),
    ],
)
def test_the_opening_is_the_first_words_of_the_text(text: str, opening: str) -> None:
    assert Article(text=text, language="ar").opening == opening
