"""What a model takes for bodies and is none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import LEXICAL
from khabar.graph.pipeline.doc import mention
from khabar.graph.pipeline.learned.mistaken import as_they_are
from khabar.graph.pipeline.rules import MODEL

MANSOUR = "Samir Mansour fled. "


@pytest.mark.parametrize(
    ("language", "text", "person", "name", "type", "expected"),
    [
        ("en", MANSOUR + "Police questioned Mansour loyalists.", "Samir Mansour", "Mansour", "ArmedGroup", "Person"),
        ("en", MANSOUR + "They met Mansour.", "Samir Mansour", "Mansour", "Place", "Person"),
        ("en", MANSOUR + "They met ten Mansour backers.", "Samir Mansour", "Mansour", "PersonGroup", "Person"),
        ("en", MANSOUR + "The Mansour sank.", "Samir Mansour", "Mansour", "Organization", "Organization"),
        ("en", MANSOUR + "They met Mansour Shipping.", "Samir Mansour", "Mansour", "Organization", "Organization"),
        ("en", MANSOUR + "They met Haddad.", "Samir Mansour", "Haddad", "Organization", "Organization"),
        ("en", "The spy chief fled. They met the chief.", "spy chief", "chief", "GovernmentBody", "GovernmentBody"),
        ("en", MANSOUR + "Yasser Arafat's Fatah met.", "Samir Mansour", "Yasser Arafat", "ArmedGroup", "Person"),
        ("en", MANSOUR + "Guards met bin Salman aides.", "Samir Mansour", "bin Salman", "ArmedGroup", "Person"),
        ("ar", "غادر سمير منصور والتقى بن لادن", "سمير منصور", "بن لادن", "ArmedGroup", "Person"),
        ("ar", "غادر سمير منصور وعبر أوباما عن أسفه", "سمير منصور", "أوباما", "State", "Person"),
    ],
)
def test_what_somebody_is_called_by_is_no_body(
    language: str, text: str, person: str, name: str, type: str, expected: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, LEXICAL](text)
    spans = []
    for words, at, label in ((person, text.index(person), "Person"), (name, text.rindex(name), type)):
        span = doc.char_span(at, at + len(words))
        assert span is not None
        spans.append(mention(doc, span.start, span.end, label, rule=MODEL))
    assert [span.label_ for span in as_they_are(spans)] == ["Person", expected]


def test_what_the_lexicon_knows_stays_what_it_is(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", LEXICAL]("Samir Jordan fled to Jordan.")
    spans = (mention(doc, 0, 2, "Person", rule=MODEL), mention(doc, 4, 5, "Place", rule=MODEL, known="jordan"))
    assert [span.label_ for span in as_they_are(spans)] == ["Person", "Place"]


@pytest.mark.parametrize(
    ("language", "text", "name", "expected"),
    [
        ("en", "Troops found the hideout in a cave.", "hideout", "Site"),
        ("en", "Troops attacked the militia.", "militia", "ArmedGroup"),
        ("en", "Troops attacked Blue Camp.", "Blue Camp", "ArmedGroup"),
        ("ar", "هاجم مسلحون قاعدة العند.", "قاعدة العند", "Site"),
    ],
)
def test_no_group_is_a_hideout(
    language: str, text: str, name: str, expected: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, LEXICAL](text)
    span = doc.char_span(text.index(name), text.index(name) + len(name))
    assert span is not None
    group = mention(doc, span.start, span.end, "ArmedGroup", rule=MODEL)
    assert [found.label_ for found in as_they_are([group])] == [expected]


@pytest.mark.parametrize(
    ("text", "name", "type"),
    [
        ("A doctor of the relief agency Open Hands fled.", "Open Hands", "Organization"),
        ("The head of retailer Harlan Moor fled.", "Harlan Moor", "Organization"),
        ("The head of the travel chain, Larson, fled.", "Larson", "Organization"),
        ("The taskforce, codenamed Selva, met.", "Selva", "Organization"),
        # Persons: by a given name, behind a title, and where another name begins.
        ("The firm Karim Haddad runs was fined.", "Karim Haddad", "Person"),
        ("The company director Moor fled.", "Moor", "Person"),
        ("They left the company, Moor said.", "Moor", "Person"),
    ],
)
def test_a_firm_is_no_person(text: str, name: str, type: str, engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", LEXICAL](text)
    span = doc.char_span(text.index(name), text.index(name) + len(name))
    assert span is not None
    (found,) = as_they_are([mention(doc, span.start, span.end, "Person", rule=MODEL)])
    assert found.label_ == type


@pytest.mark.parametrize(
    ("name", "type"), [("US", "State"), ("U.S.", "State"), ("Jordan", "Person"), ("J.D.", "Person")]
)
def test_a_state_that_is_called_by_its_initials_is_no_person(
    name: str, type: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", LEXICAL](f"The {name} envoy, Anna Weil, met the mayor.")
    span = doc.char_span(4, 4 + len(name))
    assert span is not None
    (found,) = as_they_are([mention(doc, span.start, span.end, "Person", rule=MODEL)])
    assert (found.label_, bool(found.id_)) == (type, type == "State")
