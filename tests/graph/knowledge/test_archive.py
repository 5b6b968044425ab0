"""An archive: the graph of its articles, in whatever order they came and whatever was there meanwhile."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.exporters.turtle import turtle
from khabar.graph.errors import ArchiveError, KhabarError, QueryError, ReadingError
from khabar.graph.knowledge.archive import Added, Archive
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.knowledge.settings import Settings
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution import resolve

LEXICAL = Settings(engine="lexical")
FEW = settings(max_examples=25)

ARREST = "اعتقلت الشرطة العراقية رجلين في بغداد يوم الأحد.\n"
STRIKE = "قصفت إسرائيل بلدة في جنوب لبنان يوم الاثنين.\n"


@contextmanager
def holding(annotations: Iterable[Annotation]) -> Iterator[Archive]:
    """An archive to which annotations came one by one."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.create(Path(folder, "news.khabar"), engine="lexical") as archive,
    ):
        for annotation in annotations:
            put(archive, annotation)
        yield archive


def put(archive: Archive, annotation: Annotation) -> None:
    with archive._changing():
        archive._file.put(annotation, {})


def built(annotations: Iterable[Annotation]) -> str:
    return turtle(KnowledgeGraph.from_resolved(resolve(tuple(annotations))).rdf)


@FEW
@given(data=st.data())
def test_articles_added_one_by_one_in_any_order_are_the_graph_of_all(
    data: st.DataObject, news: tuple[Annotation, ...]
) -> None:
    some = data.draw(st.lists(st.sampled_from(news), min_size=1, unique_by=lambda a: a.article.id))
    with holding(some) as archive:
        assert turtle(archive.graph().rdf) == built(sorted(some, key=lambda a: a.article.text))


@FEW
@given(data=st.data())
def test_what_was_added_and_removed_was_never_there(data: st.DataObject, news: tuple[Annotation, ...]) -> None:
    order = data.draw(st.permutations(news))
    gone = data.draw(st.sets(st.sampled_from([annotation.article.id for annotation in news]), min_size=1))
    with holding(order) as archive:
        archive.remove(*gone)
        assert turtle(archive.graph().rdf) == built(a for a in news if a.article.id not in gone)
        for annotation in order:
            if annotation.article.id in gone:
                put(archive, annotation)
        assert turtle(archive.graph().rdf) == built(news)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "arrest.txt").write_text(ARREST, encoding="utf-8")
    (tmp_path / "strike.txt").write_text(STRIKE, encoding="utf-8")
    return tmp_path


def test_only_new_articles_are_understood_and_the_others_named(folder: Path) -> None:
    with Archive.create(folder / "a.khabar", engine="lexical") as archive:
        archive.add(folder / "arrest.txt")
    with Archive.open(folder / "a.khabar") as archive:
        added = archive.add([folder / "arrest.txt", folder / "strike.txt"])
        assert ([len(added.new), added.known], len(archive.articles())) == ([1, (str(folder / "arrest.txt"),)], 2)
        assert archive.settings == LEXICAL
        everything = KnowledgeGraph.build([folder / "strike.txt", folder / "arrest.txt"], engine="lexical")
        assert turtle(archive.graph().rdf) == turtle(everything.rdf)


COPIES = (
    {},
    {"published": "2025-03-05"},
    {"published": "2025-03-04"},
    {"publisher": "صحيفة السفح"},
    {"publisher": "صحيفة السفح", "published": "2025-03-07"},
    {"publisher": "صحيفة السفح", "published": "2025-03-06"},
)


def copies(folder: Path, told: Iterable[dict[str, str]]) -> list[Path]:
    """Files with one article, of which each tells something else beside it."""
    files = []
    for metadata in told:
        file = folder / f"{'-'.join(metadata.values()) or 'bare'}.jsonl"
        file.write_text(json.dumps({"text": ARREST, "url": "https://a.example/1", **metadata}), encoding="utf-8")
        files.append(file)
    return files


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(st.sampled_from(COPIES), min_size=2, max_size=4, unique_by=json.dumps))
def test_of_copies_of_an_article_the_one_that_tells_most_is_taken_in_whatever_order(
    tmp_path: Path, told: list[dict[str, str]]
) -> None:
    files = copies(tmp_path, told)
    best = copies(
        tmp_path, [min(told, key=lambda one: (-len(one), one.get("publisher", ""), one.get("published", "")))]
    )
    wanted = turtle(KnowledgeGraph.build(best, engine="lexical").rdf)
    assert turtle(KnowledgeGraph.build(files, engine="lexical").rdf) == wanted
    with tempfile.TemporaryDirectory() as folder, Archive.create(Path(folder, "a.khabar"), engine="lexical") as archive:
        for file in files:
            archive.add(file)
        assert turtle(archive.graph().rdf) == wanted


def test_an_article_that_comes_with_its_date_later_is_understood_anew(tmp_path: Path) -> None:
    bare, early, late = copies(tmp_path, ({}, {"published": "2025-03-04"}, {"published": "2025-03-05"}))
    noticed: list[KhabarError] = []
    with Archive.create(tmp_path / "a.khabar", engine="lexical") as archive:
        (id,) = archive.add(bare).new
        assert archive.add([late, early], notice=noticed.append) == Added((), (), (id,))
        assert [str(error).removeprefix(f"{tmp_path}/") for error in noticed] == [
            f"2025-03-05.jsonl:1: the same article as {bare}:1 but for published ('' there, '2025-03-05' here); "
            "taken once, as here",
            f"2025-03-04.jsonl:1: the same article as {late}:1 but for published ('2025-03-05' there, '2025-03-04' "
            "here); taken once, as here",
        ]
        noticed.clear()
        assert archive.add([bare, early], notice=noticed.append) == Added((), (f"{bare}:1",))
        assert [str(error).partition(" but for ")[2] for error in noticed] == [
            "published ('2025-03-04' there, '' here); taken once, as there",
            "",
        ]
        assert {time for event in archive.graph().events() for time in event.times} == {"2025-03-02"}


def test_a_graph_is_built_with_its_archive(folder: Path) -> None:
    path = folder / "a.khabar"
    graph = KnowledgeGraph.build(folder / "arrest.txt", engine="lexical", base="https://news.example/", archive=path)
    with Archive.open(path) as archive:
        assert turtle(archive.graph().rdf) == turtle(graph.rdf)
    assert all(thing.iri.startswith("https://news.example/") for thing in graph.entities())


def test_an_archive_to_which_nothing_could_be_added_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(ReadingError):
        KnowledgeGraph.build(tmp_path / "empty.txt", archive=tmp_path / "a.khabar", report=lambda error: None)
    assert not (tmp_path / "a.khabar").exists()


def test_an_archive_that_another_process_is_making_is_left_to_it(tmp_path: Path, news: tuple[Annotation, ...]) -> None:
    path = tmp_path / "a.khabar"
    with Archive.create(path, engine="lexical") as first:
        with first._changing():
            first._file.put(news[0], {})
            with pytest.raises(ArchiveError, match="another khabar is changing it"):
                KnowledgeGraph.build(tmp_path / "any.txt", engine="lexical", archive=path)
        assert [article.id for article in first.articles()] == [news[0].article.id]
    with Archive.open(path) as archive:
        assert len(archive.articles()) == 1


def test_removing_is_of_all_that_are_named_or_of_none(news: tuple[Annotation, ...]) -> None:
    with holding(news) as archive:
        with pytest.raises(ArchiveError, match="nothing"):
            archive.remove("arrest.txt", "nothing")
        assert len(archive.articles()) == len(news)
        assert [found.source for found in archive.remove("arrest.txt", "feed.jsonl")] == [
            "arrest.txt",
            *(found.source for found in sorted((a.article for a in news[:2]), key=lambda a: a.id)),
        ]


def test_an_archive_can_be_emptied(news: tuple[Annotation, ...]) -> None:
    with holding(news[2:3]) as archive:
        archive.remove("arrest.txt")
        assert (archive.articles(), len(archive.graph().entities())) == ((), 0)


def test_what_another_engine_or_lexicon_understood_is_said_and_understood_anew(folder: Path) -> None:
    with Archive.create(folder / "a.khabar", engine="lexical") as archive:
        archive.add([folder / "arrest.txt", folder / "strike.txt"])
        assert archive.outdated() is None
    lexicon = folder / "own.jsonl"
    lexicon.write_text("", encoding="utf-8")
    with Archive.open(folder / "a.khabar", lexicons=[lexicon]) as archive:
        assert archive.outdated() == "2 of 2 articles were understood by something else: lexicons"
        assert archive.again() == 2
        assert (archive.outdated(), archive.again()) == (None, 0)
    with Archive.open(folder / "a.khabar") as archive:
        assert archive.settings.lexicons == (str(lexicon),)
        assert "engine lexical" in str(Archive.open(folder / "a.khabar", engine="both").outdated())


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"lexicons": "missing.jsonl"}, "missing.jsonl: cannot be read"),
        ({"catalogs": "missing.jsonl"}, "missing.jsonl: cannot be read"),
        ({"lexicons": "broken.jsonl"}, "broken.jsonl:1: "),
        ({"catalogs": "broken.jsonl"}, "broken.jsonl:1: "),
        ({"engine": "model", "lexicons": "own.jsonl"}, "reads no lexicons"),
    ],
)
def test_what_cannot_be_gone_by_is_not_kept(folder: Path, changed: dict[str, str], said: str) -> None:
    (folder / "broken.jsonl").write_text('{"nothing": 1}\n', encoding="utf-8")
    (folder / "own.jsonl").write_text("", encoding="utf-8")
    given = {name: str(folder / value) if value.endswith(".jsonl") else value for name, value in changed.items()}
    with Archive.create(folder / "a.khabar", engine="lexical") as archive:
        archive.add([folder / "arrest.txt", folder / "strike.txt"])
    with Archive.open(folder / "a.khabar", **given) as archive:
        for change in (lambda: archive.add(folder / "arrest.txt"), lambda: archive.remove("strike.txt"), archive.again):
            with pytest.raises(KhabarError, match=said):
                change()
    with Archive.open(folder / "a.khabar") as archive:
        assert archive.settings == LEXICAL
        assert len(archive.articles()) == 2


def test_settings_that_no_archive_can_have_are_said_before_it_is_opened(folder: Path) -> None:
    wrong: list[tuple[type[Exception], dict[str, Any], str]] = [
        (KhabarError, {"engine": "foo"}, "no engine 'foo'; they are lexical, model, both"),
        (KhabarError, {"base": "foo"}, "'foo' is no base"),
        (TypeError, {"base": 3}, "base: 3 is int"),
        (TypeError, {"engine": 3}, "engine: 3 is int"),
        (TypeError, {"decisions": 3}, "decisions: 3 is int"),
    ]
    with Archive.create(folder / "a.khabar", engine="lexical") as archive:
        archive.add([folder / "arrest.txt"])
    for kind, chosen, said in wrong:
        with pytest.raises(kind, match=said):
            Archive.create(folder / "b.khabar", **chosen)
        with pytest.raises(kind, match=said):
            Archive.open(folder / "a.khabar", **chosen)
    assert not (folder / "b.khabar").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("join", "Iraq", "Turkey"), "verdict is 'join'; give 'merge' or 'split'"),
        ((None, "Iraq", "Turkey"), "verdict: None is NoneType; give a string"),
    ],
)
def test_no_decision_is_written_that_could_not_be_read(folder: Path, arguments: tuple[Any, ...], said: str) -> None:
    with Archive.create(folder / "a.khabar", engine="lexical") as archive:
        archive.add([folder / "arrest.txt"])
        with pytest.raises((KhabarError, TypeError), match=said):
            archive.decide(*arguments)
        with pytest.raises(TypeError, match="because: 3 is int"):
            archive.merge("Iraq", "Turkey", because=3)  # type: ignore[arg-type]
        assert not archive.decisions.exists()


def test_a_closed_archive_says_so_and_can_be_shown(folder: Path) -> None:
    with Archive.create(folder / "a.khabar", engine="lexical") as archive:
        archive.add([folder / "arrest.txt"])
        assert repr(archive) == "<Archive: a.khabar, 1 article>"
    assert repr(archive) == "<Archive: a.khabar>"
    with pytest.raises(ArchiveError, match="is closed; open it again"):
        archive.articles()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (".", "is a folder; name a file"),
        ("missing/a.khabar", "there is no folder .*missing; make it first"),
    ],
)
def test_where_no_archive_can_be_is_said(folder: Path, name: str, said: str) -> None:
    with pytest.raises(ArchiveError, match=said):
        Archive.create(folder / name)


def test_an_archive_goes_by_no_files_any_more_where_none_are_given(folder: Path) -> None:
    own = folder / "own.jsonl"
    own.write_text("", encoding="utf-8")
    with Archive.create(folder / "a.khabar", engine="lexical", lexicons=own, catalogs=own) as archive:
        archive.add(folder / "arrest.txt")
    own.unlink()
    with Archive.open(folder / "a.khabar") as archive, pytest.raises(KhabarError, match=r"own.jsonl: cannot be read"):
        archive.add(folder / "strike.txt")
    with Archive.open(folder / "a.khabar", lexicons=(), catalogs=()) as archive:
        assert len(archive.add(folder / "strike.txt").new) == 1
    with Archive.open(folder / "a.khabar") as archive:
        assert archive.settings == LEXICAL


def test_an_archive_made_after_a_catalog_was_edited_goes_by_what_it_says_now(tmp_path: Path) -> None:
    article, catalog = tmp_path / "a.txt", tmp_path / "own.jsonl"
    article.write_text("Blue Dusk attacked the town of Mosul on Friday, Iraqi police said.", encoding="utf-8")
    catalog.write_text('{"id": "red-dawn", "type": "ArmedGroup", "en": "Red Dawn"}', encoding="utf-8")
    before = KnowledgeGraph.build([article], catalogs=[catalog], engine="lexical")
    catalog.write_text('{"id": "blue-dusk", "type": "ArmedGroup", "en": "Blue Dusk"}', encoding="utf-8")
    with Archive.create(tmp_path / "a.khabar", engine="lexical", catalogs=catalog) as archive:
        archive.add([article])
        after = archive.graph()
        assert archive.outdated() is None
    told = [any(thing.iri.endswith("actor/blue-dusk") for thing in graph.entities()) for graph in (before, after)]
    assert told == [False, True]


@pytest.mark.parametrize(
    ("name", "decisions"),
    [
        ("news.khabar", "news.decisions.jsonl"),
        ("case.2024", "case.2024.decisions.jsonl"),
        ("case.2025", "case.2025.decisions.jsonl"),
        ("case.2024.khabar", "case.2024.decisions.jsonl"),
        ("news", "news.decisions.jsonl"),
    ],
)
def test_the_decisions_of_an_archive_have_its_name(tmp_path: Path, name: str, decisions: str) -> None:
    with Archive.create(tmp_path / name, engine="lexical") as archive:
        assert archive.decisions == tmp_path / decisions


def test_a_new_archive_answers_that_nothing_is_in_it(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "a.khabar", engine="lexical") as archive:
        assert repr(archive) == "<Archive: a.khabar, 0 articles>"
        assert (archive.articles(), tuple(archive.annotations()), archive.decided()) == ((), (), ())
        assert archive.outdated() is None
        assert len(archive.graph().entities()) == 0
        with pytest.raises(QueryError, match="no article tells of 'a'"):
            archive.merge("a", "b")
        with pytest.raises(ArchiveError, match="no article is called 'a'"):
            archive.split("a", "b", article="a")
        with pytest.raises(ArchiveError, match="no article is called 'a'"):
            archive.remove("a")
        with pytest.raises(QueryError):
            archive.reject("a", "bombed", "b")
    assert not (tmp_path / "a.khabar").exists()


@pytest.mark.parametrize(
    ("do", "said"),
    [
        (lambda archive: archive.remove(None), "article: None is NoneType; give a string"),
        (lambda archive: archive.remove(["a"]), "article: ['a'] is list; give a string"),
        (lambda archive: archive.merge(None, "a"), "one: None is NoneType"),
        (lambda archive: archive.split("a", 5), "other: 5 is int"),
        (lambda archive: archive.reject(5), "what: 5 is int"),
        (lambda archive: archive.reject("a", article=5), "article: 5 is int"),
        (lambda archive: archive.add(5), "sources: 5 is int"),
    ],
)
def test_a_value_of_a_wrong_type_is_named_in_a_line(
    news: tuple[Annotation, ...], do: Callable[[Archive], object], said: str
) -> None:
    with holding(news[:1]) as archive, pytest.raises(TypeError) as caught:
        do(archive)
    assert str(caught.value).startswith(said)


def test_an_archive_shows_itself(news: tuple[Annotation, ...]) -> None:
    with holding(news[:1]) as archive:
        assert repr(archive) == "<Archive: news.khabar, 1 article>"
