"""What no one would write must be read too: articles of paragraphs taken from anywhere, in any order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from khabar.exporters.turtle import render
from khabar.graph import resolution
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.language.data import LANGUAGES
from khabar.graph.pipeline import LEXICAL, annotate, load
from khabar.graph.reading import read
from khabar.graph.reading.article import Article

EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"


@pytest.fixture(scope="module")
def pipelines() -> dict[str, Language]:
    return {language: load(language, engine=LEXICAL) for language in LANGUAGES}


@pytest.fixture(scope="module")
def paragraphs() -> dict[str, list[str]]:
    articles = list(read([EXAMPLES]))
    return {
        language: sorted(
            {line for article in articles if article.language == language for line in article.text.split("\n")}
        )
        for language in LANGUAGES
    }


@pytest.mark.slow
@given(data=st.data())
@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_any_mixture_of_paragraphs_makes_a_graph_of_what_it_says(
    data: st.DataObject, pipelines: dict[str, Language], paragraphs: dict[str, list[str]]
) -> None:
    articles = []
    for language in data.draw(st.lists(st.sampled_from(LANGUAGES), min_size=1, max_size=3)):
        lines = data.draw(st.lists(st.sampled_from(paragraphs[language]), min_size=1, max_size=8))
        articles.append(Article(text="\n\n".join(lines), language=language))
    found = [annotation for article in articles for annotation in annotate(pipelines[article.language], [article])]
    resolved = resolution.resolve(found)
    texts = {article.id: article.text for article in articles}
    for evidence in (item for happening in resolved.happenings for item in happening.evidence):
        assert evidence.quote in texts[evidence.article]
    graph = KnowledgeGraph.from_resolved(resolved)
    assert len(graph.entities()) == len(resolved.entities)
    assert render(graph).startswith("@prefix")
