"""From Doc to annotation: offsets are those of the article's text."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from khabar.graph.pipeline.annotation import annotation
from khabar.graph.pipeline.doc import Argument, Count, Event, TimeValue, mention
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.rows import row
from khabar.graph.reading.article import Article

TEXT = "  قُتل جنديان  \nأمس"


def made() -> Doc:
    register()
    words = ["  ", "قُتل", "جنديان", " ", "\n", "أمس"]
    spaces = [False, True, True, False, False, False]
    doc = Doc(Vocab(), words=words, spaces=spaces, sent_starts=[True, False, False, False, False, True])
    assert doc.text == TEXT
    soldiers = mention(doc, 2, 3, "PersonGroup", rule="test", confidence=0.5)
    yesterday = mention(doc, 5, 6, "Time", rule="time")
    yesterday._.time = TimeValue("2025-01-10")
    doc.ents = (soldiers, yesterday)
    arguments = (Argument("target", "e2"), Argument("time", "e5"))
    doc._.events = (Event(1, "Killing", "actual", arguments, rule="x", counts=(Count(2, "dead", "exact", "جنديان"),)),)
    return doc


def test_offsets_point_at_the_words_in_the_article() -> None:
    found = annotation(made(), Article(text=TEXT, language="ar"))
    assert [TEXT[m.start : m.end] for m in found.mentions] == ["جنديان", "أمس"]
    (event,) = found.events
    assert (event.id, TEXT[event.start : event.end], event.sentence) == ("v1", "قُتل", 0)


def test_a_quote_has_no_white_space_around_it() -> None:
    found = annotation(made(), Article(text=TEXT, language="ar"))
    assert [found.quote(0), found.quote(1)] == ["قُتل جنديان", "أمس"]
    assert row(found, 0, id="x")["events"][0]["start"] == 0


def test_what_components_found_is_kept() -> None:
    found = annotation(made(), Article(text=TEXT, language="ar"))
    assert (found.mentions[0].rule, found.mentions[0].confidence) == ("test", 0.5)
    assert found.mentions[1].time == TimeValue("2025-01-10")
    assert found.events[0].counts == (Count(2, "dead", "exact", "جنديان"),)
