"""Papers that speak for who issued them, under both engines."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("language", "text", "trigger", "speakers"),
    [
        (
            "en",
            "The ministry said in a statement that troops left. A lawyer said a man was hurt. "
            "According to the statement, gunmen attacked a bank.",
            "attacked",
            ["ministry"],
        ),
        (
            "en",
            "The ministry condemned the raid in a statement. A lawyer said a man was hurt. The statement said gunmen attacked a bank.",
            "attacked",
            ["ministry"],
        ),
        # Of two papers the last is taken up, and none that was not told of.
        (
            "en",
            "The ministry said in a statement that troops left. The army said in a statement that a man was hurt. "
            "The statement added that gunmen attacked a bank.",
            "attacked",
            ["army"],
        ),
        ("en", "A lawyer said a man was hurt. The statement added that gunmen attacked a bank.", "attacked", []),
        # Who is named speaks himself.
        (
            "en",
            "The ministry said in a statement that troops left. The governor said, referring to the statement, that gunmen attacked a bank.",
            "attacked",
            ["governor"],
        ),
        (
            "ar",
            "أعلنت الوزارة في بيان انسحاب القوات. وقال محام إن رجلا أصيب. وجاء في البيان أن مسلحين هاجموا مصرفا.",
            "هاجموا",
            ["الوزارة"],
        ),
        (
            "ar",
            "أصدرت الوزارة بيانا قالت فيه إن القوات انسحبت. وقال محام إن رجلا أصيب. وتابع البيان أن مسلحين هاجموا مصرفا.",
            "هاجموا",
            ["الوزارة"],
        ),
        (
            "ar",
            "قالت الوزارة في بيان إن القوات انسحبت. وقال المحافظ إن البيان كاذب وإن مسلحين هاجموا مصرفا.",
            "هاجموا",
            ["المحافظ"],
        ),
        # Where no paper was told of it is that of the last speaker.
        ("ar", "قالت الوزارة إن القوات انسحبت. وأضاف البيان أن مسلحين هاجموا مصرفا.", "هاجموا", ["الوزارة"]),
    ],
)
def test_what_a_paper_says_is_said_by_who_issued_it(
    language: str,
    text: str,
    trigger: str,
    speakers: list[str],
    engine: str,
    engines: dict[tuple[str, str], Language],
) -> None:
    doc = engines[language, engine](text)
    names = {f"e{span.start}": span.text for span in doc.ents}
    (event,) = (event for event in doc._.events if doc[event.trigger].text == trigger)
    assert [names[ref] for ref in event.speakers] == speakers
