"""Attribution: who says it, through which medium, across quotations and sentences."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

Understand = Callable[..., list[SimpleNamespace]]


def source(found: list[SimpleNamespace], trigger: str) -> tuple[list[str], list[str]]:
    return next((event.speakers, event.media) for event in found if event.trigger == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "speakers", "media"),
    [
        ("قال {مسؤولون:PersonGroup} إن {الجيش:SecurityForce} قصف {القرية:Place}", "قصف", ["مسؤولون"], []),
        # a medium that is told something carries it, one that says it itself has no speaker beside it
        (
            "قال {مسؤولون:PersonGroup} ل{صحيفة الغد:Media} إن {الجيش:SecurityForce} قصف {القرية:Place}",
            "قصف",
            ["مسؤولون"],
            ["صحيفة الغد"],
        ),
        ("أعلنت {وكالة النهار:Media} أن {الجيش:SecurityForce} قصف {القرية:Place}", "قصف", [], ["وكالة النهار"]),
        (
            "كشفت {صحيفة الغد:Media} نقلا عن {مسؤولين:PersonGroup} أن {الجيش:SecurityForce} قصف {القرية:Place}",
            "قصف",
            ["مسؤولين"],
            ["صحيفة الغد"],
        ),
        ("قصف {الجيش:SecurityForce} {القرية:Place}، بحسب {شهود:PersonGroup}", "قصف", ["شهود"], []),
        ("بحسب {شهود:PersonGroup}، فإن {الجيش:SecurityForce} قصف {القرية:Place}", "قصف", ["شهود"], []),
        ("قصف {الجيش:SecurityForce} {القرية:Place}", "قصف", [], []),
        # the next sentence's speaker who is not named is the last one
        (
            "قال {المحافظ:Person} إن {الجيش:SecurityForce} قصف {القرية:Place}\nوأضاف أن {مدنيين:PersonGroup} قتلوا",
            "قتلوا",
            ["المحافظ"],
            [],
        ),
        # a quotation that goes on
        (
            "قال {المحافظ:Person}: «قصف {الجيش:SecurityForce} {القرية:Place}\nثم اعتقل {شبانا:PersonGroup}».\nوقتل {جندي:Person}",
            "اعتقل",
            ["المحافظ"],
            [],
        ),
        # and is over when it is closed
        (
            "قال {المحافظ:Person}: «قصف {الجيش:SecurityForce} {القرية:Place}\nثم اعتقل {شبانا:PersonGroup}».\nوقتل {جندي:Person}",
            "قتل",
            [],
            [],
        ),
    ],
)
def test_arabic_attribution(
    understand: Understand, text: str, trigger: str, speakers: list[str], media: list[str]
) -> None:
    assert source(understand(text), trigger) == (speakers, media)


@pytest.mark.parametrize(
    ("text", "trigger", "speakers", "media"),
    [
        (
            "{Officials:PersonGroup} said that {rebels:ArmedGroup} attacked {the base:Site}",
            "attacked",
            ["Officials"],
            [],
        ),
        (
            "{Officials:PersonGroup} told {Reuters:Media} that {rebels:ArmedGroup} attacked {the base:Site}",
            "attacked",
            ["Officials"],
            ["Reuters"],
        ),
        ("{Reuters:Media} reported that {rebels:ArmedGroup} attacked {the base:Site}", "attacked", [], ["Reuters"]),
    ],
)
def test_english_attribution(
    understand: Understand, text: str, trigger: str, speakers: list[str], media: list[str]
) -> None:
    assert source(understand(text, "en"), trigger) == (speakers, media)


def test_a_statement_is_not_attributed_to_itself(understand: Understand) -> None:
    found = understand("قال {مسؤولون:PersonGroup} إن {الجيش:SecurityForce} قصف {القرية:Place}")
    assert source(found, "قال") == ([], [])


def test_nearest_speaker_comes_first(understand: Understand) -> None:
    found = understand(
        "نقلت {وكالة النهار:Media} عن {المتحدث:Person} قوله إن {الوزير:Person} أكد أن {الجيش:SecurityForce} قصف {القرية:Place}"
    )
    assert source(found, "قصف")[0][0] == "الوزير"
