"""From sources to annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from khabar.graph import pipeline
from khabar.graph.errors import KhabarError, ReadingError
from khabar.graph.knowledge.building import understood
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.pipeline.languages import Pipelines
from khabar.graph.reading import read
from khabar.graph.reading.article import Article


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two articles, at one of which the pipeline fails."""
    for name in ("bad", "good"):
        (tmp_path / f"{name}.txt").write_text(f"The police arrested a {name} man in London.\n", encoding="utf-8")

    def fail(_: object, articles: Iterable[Article]) -> Iterator[Annotation]:
        for article in articles:
            if "bad" in article.text:
                raise RecursionError("too deep\nby far")
            yield Annotation(article, (), (), (), ())

    monkeypatch.setattr(pipeline, "annotate", fail)
    return tmp_path


def test_an_article_at_which_khabar_fails_is_named_and_the_rest_is_understood(two: Path) -> None:
    told: list[KhabarError] = []
    found = list(understood(read([two]), Pipelines(engine="lexical"), report=told.append))
    assert [Path(annotation.article.source).name for annotation in found] == ["good.txt"]
    (error,) = told
    assert error.path == str(two / "bad.txt")
    assert "(RecursionError: too deep)" in error.message


def test_without_a_report_the_failure_is_raised_with_its_cause(two: Path) -> None:
    with pytest.raises(ReadingError, match=r"bad.txt: khabar fails at this article") as caught:
        list(understood(read([two]), Pipelines(engine="lexical")))
    assert isinstance(caught.value.__cause__, RecursionError)


def test_ctrl_c_behind_an_error_is_no_failure_of_an_article(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Iterator[Annotation]:
        raise ImportError("half loaded") from KeyboardInterrupt()

    monkeypatch.setattr(pipeline, "annotate", interrupted)
    with pytest.raises(ImportError, match="half loaded"):
        list(understood(read([two]), Pipelines(engine="lexical"), report=lambda _: None))
