"""Who "the suspect" is, and who is called by a nationality in a headline."""

from __future__ import annotations

import pytest

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.doc import Argument
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities

Told = tuple[str, str, str]
"""A mention of a person: its words, and the type and role of the event of its sentence that it takes part in."""


def told(language: str, title: str, body: str, mentions: list[Told]) -> list[str | None]:
    """The keys of the mentions of a headline and the sentences below it, in their order."""
    text = f"{title}\n\n{body}"
    starts = [
        0,
        *(len(title) + 2 + at for at in (0, *(at + 2 for at in range(len(body)) if body[at : at + 2] == ". "))),
    ]
    bounds = tuple(zip(starts, [*(start - 1 for start in starts[1:]), len(text)], strict=True))
    found, events, position = [], [], 0
    for number, (words, type, role) in enumerate(mentions):
        start = text.index(words, position)
        position = start + len(words)
        sentence = max(at for at, (begin, _) in enumerate(bounds) if begin <= start)
        found.append(Mention(mention_ref(start), "Person", start, position, words, sentence))
        if type:
            begin = bounds[sentence][0]
            arguments = (Argument(role, found[-1].id),)
            events.append(
                EventMention(f"v{number}", type, begin, begin + 1, text[begin], sentence, "actual", arguments)
            )
    annotation = Annotation(Article(text=text, language=language, title=title), bounds, tuple(found), tuple(events), ())
    index = resolve_entities([annotation], catalog=Catalog.load())
    return [index.key(annotation.article.id, mention.id) for mention in found]


@pytest.mark.parametrize(
    ("language", "body", "mentions", "joined"),
    [
        ("ar", "اعتقلت الشرطة سمير الوادي. وقال محام إن المتهم بريء.",
         [("سمير الوادي", "Arrest", "target"), ("المتهم", "Accusation", "target")], True),
        ("ar", "حوكم سمير الوادي. واعترف المشتبه به بالجريمة.",
         [("سمير الوادي", "Trial", "target"), ("المشتبه به", "Statement", "agent")], True),
        ("en", "Police arrested Karim Hadad. The suspect denied it.",
         [("Karim Hadad", "Arrest", "target"), ("suspect", "Statement", "agent")], True),
        ("en", "Karim Hadad shot two guards. The gunman fled.",
         [("Karim Hadad", "Attack", "agent"), ("gunman", "", "")], True),
        # One whom a clause behind tells who it is.
        ("en", "Karim Hadad shot two guards. The gunman who attacked the school fled.",
         [("Karim Hadad", "Attack", "agent"), ("gunman", "Attack", "agent")], False),
        ("ar", "اعتقلت الشرطة سمير الوادي. وقال محام إن المتهم الذي فر بريء.",
         [("سمير الوادي", "Arrest", "target"), ("المتهم", "", "")], False),
        # One who was named in another part, one of whom nothing is known, and one of two.
        ("en", "Karim Hadad praised the police. The suspect denied it.",
         [("Karim Hadad", "Statement", "agent"), ("suspect", "Statement", "agent")], False),
        ("en", "Police arrested Karim Hadad. A suspect fled.",
         [("Karim Hadad", "Arrest", "target"), ("suspect", "", "")], False),
        ("ar", "اعتقلت الشرطة سمير الوادي. وحوكم كريم العطار. وقال محام إن المتهم بريء.",
         [("سمير الوادي", "Arrest", "target"), ("كريم العطار", "Trial", "target"), ("المتهم", "", "")], False),
    ],
)  # fmt: skip
def test_a_suspect_is_the_only_person_named_as_one(
    language: str, body: str, mentions: list[Told], joined: bool
) -> None:
    keys = told(language, "خبر", body, mentions)
    assert (keys[-1] in keys[:-1]) is joined


@pytest.mark.parametrize(
    ("title", "body", "mentions", "joined"),
    [
        ("حكم على سوري", "حكمت محكمة على السوري عيسى الوادي بالسجن.",
         [("سوري", "Trial", "target"), ("عيسى الوادي", "Trial", "target")], True),
        ("حكم على سوري", "حكمت محكمة على التونسي عيسى الوادي بالسجن.",
         [("سوري", "Trial", "target"), ("عيسى الوادي", "Trial", "target")], False),
        ("حكم على سوري", "قال السوري عيسى الوادي إنه بريء.",
         [("سوري", "Trial", "target"), ("عيسى الوادي", "Statement", "agent")], False),
    ],
)  # fmt: skip
def test_a_countryman_of_the_headline_is_whom_the_lead_names_in_his_part(
    title: str, body: str, mentions: list[Told], joined: bool
) -> None:
    stranger, named = told("ar", title, body, mentions)
    assert (stranger == named) is joined
