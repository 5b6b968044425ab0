"""Attribution: who says it, through which medium, across quotations and sentences."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL, load
from khabar.graph.pipeline.refs import mention_ref

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
        # not who is only said to have said something; whoever warned or demanded
        (
            "قال {المحافظ:Person} إن {الموقوف:Person} أكد أن {الجيش:SecurityForce} قصف {القرية:Place}\nوأضاف أن {مدنيين:PersonGroup} قتلوا",
            "قتلوا",
            ["المحافظ"],
            [],
        ),
        (
            "قال {المحافظ:Person} إن {الجيش:SecurityForce} قصف {القرية:Place}\nوحذر {الوزير:Person} {السكان:PersonGroup}\nوأضاف أن {مدنيين:PersonGroup} قتلوا",
            "قتلوا",
            ["الوزير"],
            [],
        ),
        (
            "قال {المحافظ:Person} إن {الجيش:SecurityForce} قصف {القرية:Place}\nودعا {الوزير:Person} {السكان:PersonGroup} إلى التهدئة\nوأضاف أن {مدنيين:PersonGroup} قتلوا",
            "قتلوا",
            ["الوزير"],
            [],
        ),
        # an aside does not take over
        (
            "قال {الوزير:Person} إن {الجيش:SecurityForce} قصف {القرية:Place}، فيما أدانت {مصر:State} {الجماعة:ArmedGroup}\nوأضاف أن {مدنيين:PersonGroup} قتلوا",
            "قتلوا",
            ["الوزير"],
            [],
        ),
        # "he did not say that" is said by nobody, and who denies it does not say that it happened
        (
            "قال {المحافظ:Person} إن {الجيش:SecurityForce} قصف {القرية:Place}\nولم يؤكد أن {مدنيين:PersonGroup} قتلوا",
            "قتلوا",
            [],
            [],
        ),
        # "طالبًا" is no verb of somebody's: the first speaker goes on
        (
            "قال {المحافظ:Person} ل{سالم:Person}، طالبًا عدم ذكر اسمه، إن {الجيش:SecurityForce} قصف {القرية:Place}\nوأضاف أن {مدنيين:PersonGroup} قتلوا",
            "قتلوا",
            ["المحافظ"],
            [],
        ),
        ("لم يؤكد {المحافظ:Person} أن {الجيش:SecurityForce} قصف {القرية:Place}", "قصف", [], []),
        ("ولم ينف {المحافظ:Person} أن {الجيش:SecurityForce} قصف {القرية:Place}", "قصف", ["المحافظ"], []),
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
        # also with its mark inside of a name
        (
            "قال {المحافظ:Person} إن {الجيش:SecurityForce} قصف «{حزب النهر» الجبلي:ArmedGroup}\nوقتل {جندي:Person}",
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
        # a pronoun goes on with the last speaker, if he can be meant
        (
            "{The minister:Person} said that {troops:SecurityForce} had left\nShe added that {rebels:ArmedGroup} attacked {the base:Site}",
            "attacked",
            ["The minister"],
            [],
        ),
        (
            "{The ministry:GovernmentBody} said that {troops:SecurityForce} had left\nIt also said that {rebels:ArmedGroup} attacked {the base:Site}",
            "attacked",
            ["The ministry"],
            [],
        ),
        (
            "{The ministry:GovernmentBody} said that {troops:SecurityForce} had left\nHe said that {rebels:ArmedGroup} attacked {the base:Site}",
            "attacked",
            [],
            [],
        ),
        # not where somebody else may be meant
        (
            "{The minister:Person} said that {troops:SecurityForce} had left\nAsked about {the governor:Person}, he said that {rebels:ArmedGroup} attacked {the base:Site}",
            "attacked",
            [],
            [],
        ),
        # who is in the words quoted does not say them
        (
            '{The minister:Person} said that {troops:SecurityForce} had left\n"{Rebels:ArmedGroup} attacked {the base:Site}," he said',
            "attacked",
            ["The minister"],
            [],
        ),
        # an aside does not take over
        (
            "{The minister:Person} said that {troops:SecurityForce} had left, while {Egypt:State} condemned {rebels:ArmedGroup}\nHe said that {rebels:ArmedGroup} attacked {the base:Site}",
            "attacked",
            ["The minister"],
            [],
        ),
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


def chain(found: list[SimpleNamespace], trigger: str) -> list[list[str]]:
    return next(event.chain for event in found if event.trigger == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "links"),
    [
        (
            "ذكرت {رويترز:Media} نقلا عن {مسؤول:Person} قال إن {الجهاز:SecurityForce} أحبط هجوما",
            "أحبط",
            [["مسؤول"], ["رويترز"]],
        ),
        (
            "نقلت {وكالة النهار:Media} عن {المتحدث:Person} قوله إن {الوزير:Person} أكد أن {الجيش:SecurityForce} قصف {القرية:Place}",
            "قصف",
            [["الوزير"], ["المتحدث"], ["وكالة النهار"]],
        ),
        # who is behind "عن" is nearer, though named later
        (
            "نقلت {صحيفة الغد:Media} عن {وكالة النهار:Media} أن {الجيش:SecurityForce} قصف {القرية:Place}",
            "قصف",
            [["وكالة النهار"], ["صحيفة الغد"]],
        ),
        (
            "أفادت {قناة السفح:Media} نقلا عن {صحيفة الغد:Media} بأن {مسؤولين:PersonGroup} قالوا إن {الجيش:SecurityForce} قصف {القرية:Place}",
            "قصف",
            [["مسؤولين"], ["صحيفة الغد"], ["قناة السفح"]],
        ),
        # who speaks together is no chain
        (
            "قال {الوزير:Person} و{المحافظ:Person} إن {الجيش:SecurityForce} قصف {القرية:Place}",
            "قصف",
            [["الوزير", "المحافظ"]],
        ),
        (
            "قال {مسؤولون:PersonGroup} ل{صحيفة الغد:Media} إن {الجيش:SecurityForce} قصف {القرية:Place}",
            "قصف",
            [["مسؤولون"], ["صحيفة الغد"]],
        ),
        # a source given beside a statement had it from there
        (
            "قال {المتحدث:Person} إن {الجيش:SecurityForce} قصف {القرية:Place}، بحسب {وكالة النهار:Media}",
            "قصف",
            [["المتحدث"], ["وكالة النهار"]],
        ),
        ("قصف {الجيش:SecurityForce} {القرية:Place}", "قصف", []),
    ],
)
def test_the_links_of_an_arabic_chain_stand_nearest_first(
    understand: Understand, text: str, trigger: str, links: list[list[str]]
) -> None:
    assert chain(understand(text), trigger) == links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "{Reuters:Media} reported, citing {an official:Person} who said that {rebels:ArmedGroup} attacked {the base:Site}",
            [["an official"], ["Reuters"]],
        ),
        (
            "{Reuters:Media}, quoting {the minister:Person}, said {rebels:ArmedGroup} attacked {the base:Site}",
            [["the minister"], ["Reuters"]],
        ),
        (
            "{Rebels:ArmedGroup} attacked {the base:Site}, {Reuters:Media} reported, citing {an official:Person}",
            [["an official"], ["Reuters"]],
        ),
        (
            "{The spokesman:Person} said {the minister:Person} had confirmed that {rebels:ArmedGroup} attacked {the base:Site}",
            [["the minister"], ["The spokesman"]],
        ),
        (
            "{Officials:PersonGroup} told {Reuters:Media} that {rebels:ArmedGroup} attacked {the base:Site}",
            [["Officials"], ["Reuters"]],
        ),
    ],
)
def test_the_links_of_an_english_chain_stand_nearest_first(
    understand: Understand, text: str, links: list[list[str]]
) -> None:
    assert chain(understand(text, "en"), "attacked") == links


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_the_data_hold(language: str) -> None:
    nlp = load(language, engine=LEXICAL)
    for example in table(language, "attribution")["example"]:
        doc = nlp(example["text"])
        names = {mention_ref(span.start): span.text for span in doc.ents}
        (event,) = (event for event in doc._.events if doc[event.trigger].text == example["event"])
        assert [[names[ref] for ref in level] for level in event.chain] == example["chain"]
        assert sorted(ref for level in event.chain for ref in level) == sorted((*event.speakers, *event.media))


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The minister said that troops had withdrawn. Soldiers freed the hostages, he said.", ["minister"]),
        ("The minister said that troops had withdrawn. Soldiers freed the hostages, he said on Sunday.", ["minister"]),
        # Somebody else is named behind it: no sentence that the pronoun ends.
        ("The minister spoke. Rebels freed the hostages, an officer said.", ["officer"]),
    ],
)
def test_a_pronoun_that_ends_a_sentence_is_who_spoke_last(
    text: str, speakers: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", BOTH](text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    (freed,) = (event for event in doc._.events if event.type == "Release")
    assert [names[ref] for ref in freed.speakers] == speakers
