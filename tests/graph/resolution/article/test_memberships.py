"""Who joins a group is its member in the graph, and no event says more."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution.article.memberships import without_joinings


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("ar", "التحق سمير حداد بالجماعات الإرهابية سنة 2010.", 0),
        ("ar", "اعترف الشاب بالتحاقه بتنظيم القاعدة عام 2009.", 0),
        ("ar", "حاول سمير حداد الالتحاق بتنظيم داعش في سوريا.", 1),
        ("ar", "انضم لواء الفتح إلى جيش الإسلام.", 1),
        ("en", "Karim Said joined al-Qaeda in Yemen in 2010.", 0),
        ("en", "The militia joined forces with the army.", 1),
    ],
)
def test_joining_is_no_cooperation(
    language: str, text: str, kept: int, engines: dict[tuple[str, str], Language]
) -> None:
    nlp = engines[language, BOTH]
    (annotation,) = annotate(nlp, [Article(text=text, language=language)])
    assert any(event.type == "Cooperation" for event in annotation.events)
    left = without_joinings(annotation).events
    assert len([event for event in left if event.type == "Cooperation"]) == kept
    ids = {event.id for event in annotation.events} - {event.id for event in left}
    assert not any(argument.ref in ids for event in left for argument in event.arguments)
