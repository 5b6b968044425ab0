"""Who is called by an office where the article names him elsewhere."""

from __future__ import annotations

import pytest

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.doc import Argument, Relation
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities

Told = tuple[str, ...]
"""A mention: its words, its type, "meets" for who takes part in the meeting and "" for who does not; a catalog id."""


def told(language: str, title: str, body: str, mentions: list[Told], leads: list[tuple[int, int]]) -> list[str | None]:
    """The keys of the mentions of a headline and the sentences below it; `leads` has who heads what, by their numbers."""
    text = f"{title}\n\n{body}"
    starts = [0, *(len(title) + 2 + at for at in _sentence_starts(body))]
    bounds = tuple(zip(starts, [*(start - 1 for start in starts[1:]), len(text)], strict=True))
    found, meeting, position = [], [], 0
    for words, type, part, *known in mentions:
        start = text.index(words, position)
        position = start + len(words)
        sentence = max(number for number, (begin, _) in enumerate(bounds) if begin <= start)
        found.append(Mention(mention_ref(start), type, start, position, words, sentence, known="".join(known)))
        if part:
            meeting.append((sentence, Argument("agent", found[-1].id)))
    events = tuple(
        EventMention(f"v{at}", "Meeting", bounds[at][0], bounds[at][0] + 1, "met", at, "actual", arguments)
        for at in range(len(bounds))
        if (arguments := tuple(argument for sentence, argument in meeting if sentence == at))
    )
    relations = tuple(Relation("leads", found[head].id, found[tail].id) for head, tail in leads)
    annotation = Annotation(Article(text=text, language=language, title=title), bounds, tuple(found), events, relations)
    index = resolve_entities([annotation], catalog=Catalog.load())
    return [index.key(annotation.article.id, mention.id) for mention in found]


def _sentence_starts(body: str) -> list[int]:
    return [0, *(at + 2 for at in range(len(body) - 2) if body[at : at + 2] == ". ")]


PERSON, FORCE, STATE = "Person", "SecurityForce", "State"


@pytest.mark.parametrize(
    ("language", "title", "body", "mentions", "leads", "same"),
    [
        (
            "en", "Chadian president meets envoy", "President Adel Naji met the envoy. The president left.",
            [("Chadian president", PERSON, "meets"), ("Adel Naji", PERSON, "meets"), ("president", PERSON, "")], [], {0, 1, 2},
        ),
        (
            "ar", "العاهل الأردني يلتقي المبعوث", "التقى الملك عبدالله الثاني المبعوث. وغادر الملك",
            [("العاهل الأردني", PERSON, "meets"), ("الملك عبدالله الثاني", PERSON, "meets"), ("الملك", PERSON, "")], [], {0, 1, 2},
        ),
        (
            "ar", "قائد الجيش يلتقي المبعوث", "التقى قائد الجيش فارس النعيمي المبعوث.",
            [("قائد", PERSON, ""), ("الجيش", FORCE, ""), ("الجيش", FORCE, ""), ("فارس النعيمي", PERSON, "")], [(0, 1), (3, 2)], {0, 3},
        ),
        # A word of the title is a name of the body.
        (
            "ar", "قائد قسد يلتقي المبعوث", "التقى قائد قوات سوريا الديمقراطية فارس النعيمي المبعوث.",
            [("قائد قسد", PERSON, ""), ("قوات سوريا الديمقراطية", "ArmedGroup", ""), ("فارس النعيمي", PERSON, "")], [(2, 1)], {0, 2},
        ),
        # A title of two words, again.
        (
            "en", "Talks in Rome", "Prime Minister Adel Naji met the envoy. The prime minister left.",
            [("Adel Naji", PERSON, "meets"), ("prime minister", PERSON, "")], [], {0, 1},
        ),
        (
            "en", "Iranian ambassador expelled", "Australia expelled Iran's ambassador.",
            [("Iranian ambassador", PERSON, ""), ("Iran", STATE, "", "iran"), ("ambassador", PERSON, "")], [], {0, 2},
        ),
        # A title without a state, whoever does what.
        (
            "ar", "ضباط يعزلون الرئيس", "قال ضباط إن الرئيس عادل ناجي استقال.",
            [("الرئيس", PERSON, ""), ("عادل ناجي", PERSON, "")], [], {0, 1},
        ),
        # A name behind what its title is of.
        (
            "ar", "اعتقالات", "اعتقلت الشرطة زعيم عصابة التهريب الإيطالي عادل ناجي.",
            [("زعيم", PERSON, ""), ("عصابة", "ArmedGroup", ""), ("عادل ناجي", PERSON, "")], [(0, 1), (2, 1)], {0, 2},
        ),
        (
            "ar", "اعتقالات", "اعتقلت الشرطة زعيم العصابة، وقال عادل ناجي إنه تركها.",
            [("زعيم", PERSON, ""), ("العصابة", "ArmedGroup", ""), ("عادل ناجي", PERSON, "")], [(0, 1), (2, 1)], set(),
        ),
        # The lead's only president is another state's.
        (
            "ar", "الرئيس يبحث التعاون", "استقبل عادل ناجي الرئيس التركي سليم عمر.",
            [("الرئيس", PERSON, ""), ("عادل ناجي", PERSON, ""), ("سليم عمر", PERSON, "")], [], set(),
        ),
        # A comma of a headline, and another title in between.
        (
            "en", "Sultan, Adel Naji discuss peace", "They met on Monday.",
            [("Sultan", PERSON, "meets"), ("Adel Naji", PERSON, "meets")], [], set(),
        ),
        (
            "en", "Talks in Rome", "The group's envoy, prime minister Adel Naji, met the king.",
            [("envoy", PERSON, "meets"), ("Adel Naji", PERSON, "meets")], [], set(),
        ),
        (
            "ar", "محادثات", "التقى قائد الجيش رئيس الأركان عادل ناجي.",
            [("قائد", PERSON, "meets"), ("الجيش", FORCE, ""), ("عادل ناجي", PERSON, "meets")], [(0, 1)], set(),
        ),
        # What the title is of stands before the name, and both are told of in one event.
        (
            "ar", "محادثات", "التقى المبعوث قائد الجيش السابق عادل ناجي.",
            [("قائد", PERSON, "meets"), ("الجيش", FORCE, ""), ("عادل ناجي", PERSON, "meets")], [(0, 1)], {0, 2},
        ),
        (
            "ar", "محادثات", "التقى قائد الجيش ونائبه المبعوث عادل ناجي.",
            [("قائد", PERSON, "meets"), ("الجيش", FORCE, ""), ("عادل ناجي", PERSON, "")], [(0, 1)], set(),
        ),
        # A title and a name behind a comma that do one thing, and two of a list.
        (
            "en", "Talks in Rome", "The country's leader, laureate Adel Naji, met the envoy.",
            [("leader", PERSON, "meets"), ("Adel Naji", PERSON, "meets")], [], {0, 1},
        ),
        (
            "en", "Talks in Rome", "The leader, Adel Naji and Omar Selim met the envoy.",
            [("leader", PERSON, "meets"), ("Adel Naji", PERSON, "meets"), ("Omar Selim", PERSON, "meets")], [], set(),
        ),
        # The lead names two presidents, of whom each may be meant.
        (
            "en", "Chadian president meets envoy", "President Adel Naji met President Omar Selim.",
            [("Chadian president", PERSON, "meets"), ("Adel Naji", PERSON, "meets"), ("Omar Selim", PERSON, "meets")], [], set(),
        ),
        # The president of the lead does something else: he may be another state's.
        (
            "en", "Chadian president meets envoy", "President Adel Naji said the talks went well.",
            [("Chadian president", PERSON, "meets"), ("Adel Naji", PERSON, "")], [], set(),
        ),
        # Who heads the same body by another office.
        (
            "ar", "قائد الجيش يلتقي المبعوث", "التقى المتحدث باسم الجيش فارس النعيمي المبعوث.",
            [("قائد", PERSON, ""), ("الجيش", FORCE, ""), ("الجيش", FORCE, ""), ("فارس النعيمي", PERSON, "")], [(0, 1), (3, 2)], set(),
        ),
    ],
)  # fmt: skip
def test_an_office_is_its_only_holder_whom_the_article_names(
    language: str, title: str, body: str, mentions: list[Told], leads: list[tuple[int, int]], same: set[int]
) -> None:
    keys = told(language, title, body, mentions, leads)
    persons = [number for number, (_, type, *_) in enumerate(mentions) if type == PERSON]
    together = {number for number in persons if sum(keys[number] == keys[other] for other in persons) > 1}
    assert together == same


def test_a_title_again_is_the_person_nearest_behind_it_and_no_other_named_later() -> None:
    mentions = [("King Omar", PERSON, ""), ("Samir Haddad", PERSON, ""), ("king", PERSON, "")]
    first, other, again = told("en", "Visit", "King Omar met Samir Haddad. The king left.", mentions, [])
    assert again == first != other


def test_a_title_joined_to_another_one_is_not_that_of_the_name_behind_it() -> None:
    text = "التقى الرئيس عادل ناجي الوفد، ثم اعتقل جنود الرئيس ووزير الداخلية كريم سليم. وغادر الرئيس."
    mentions = [("عادل ناجي", PERSON, ""), ("كريم سليم", PERSON, ""), ("الرئيس", PERSON, "")]
    president, minister, again = told("ar", "انقلاب", text, mentions, [])
    assert again == president != minister
