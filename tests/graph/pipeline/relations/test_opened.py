"""Places of events in the place that their sentence begins with."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import LEXICAL
from khabar.graph.pipeline.doc import Argument, Event, mention
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.relations.opened import with_opened


@pytest.mark.parametrize(
    ("words", "role", "status", "told"),
    [
        ("وفي إدلب، قصفت طائرات قرية كفروما.", "place", "actual", True),
        ("وفي إدلب، قصفت طائرات قرية كفروما.", "target", "actual", True),
        ("وفي إدلب، قصفت طائرات قرية كفروما.", "place", "planned", False),
        ("وفي إدلب، قصفت طائرات قرية كفروما.", "theme", "actual", False),
        ("وفي إدلب، قصفت طائرات القرية.", "place", "actual", False),  # which names nothing
        ("غادروا إدلب، قصفت طائرات قرية كفروما.", "place", "actual", False),
    ],
)
def test_what_happens_in_a_village_tells_where_that_lies(
    words: str, role: str, status: str, told: bool, engines: dict[tuple[str, str], Language]
) -> None:
    nlp = engines["ar", LEXICAL]
    doc = nlp.get_pipe("khabar_sentences")(nlp.make_doc(words))
    town, verb = (next(token.i for token in doc if token.text == word) for word in ("إدلب", "قصفت"))
    village = verb + 2
    spans = ((town, town + 1), (village, len(doc) - 1))
    doc.ents = [mention(doc, start, end, "Place", rule="test") for start, end in spans]
    doc._.events = (Event(verb, "Attack", status, (Argument(role, mention_ref(village)),)),)
    found = [(relation.type, relation.head, relation.tail) for relation in with_opened(doc, (), language="ar")]
    assert found == [("locatedIn", mention_ref(village), mention_ref(town))] * told
