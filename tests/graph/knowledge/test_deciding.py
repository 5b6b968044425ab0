"""What analysts decide: recorded by names, obeyed by later builds, whatever articles come and go."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.graph.errors import ArchiveError, KhabarError, QueryError
from khabar.graph.knowledge.deciding import decide
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution import resolve
from khabar.graph.resolution.analysts.decisions import MERGE, SPLIT, Decision, Side, append, read
from khabar.graph.resolution.model import Entity, Happening, Resolved
from khabar.graph.resolution.nodes import Node

ARABIC, ENGLISH, SHORT, SAMI, HUDA = "حركة النسيم", "Breeze Movement", "حنس", "سامي الحسن", "هدى الصباغ"

News = tuple[Annotation, ...]


def called(resolved: Resolved, name: str) -> list[Entity]:
    return [e for e in resolved.entities if name in {text for _, text in (*e.labels, *e.aliases)}]


def decided(news: Sequence[Annotation], *what: tuple[str, str, str] | tuple[str, str, str, str]) -> list[Decision]:
    """Decisions made one after the other, each on the graph that those before it gave."""
    found: list[Decision] = []
    for verdict, one, other, *article in what:
        found.append(decide(verdict, one, other, annotations=news, decisions=found, article="".join(article)))
    return found


def mentions(resolved: Resolved) -> list[tuple[str, int, str]]:
    return sorted((item.article, item.start, item.quote) for h in resolved.happenings for item in h.evidence)


def test_a_merge_makes_one_of_two_and_keeps_names_and_evidence(news: News) -> None:
    after = resolve(news, decisions=decided(news, (MERGE, ENGLISH, ARABIC)))
    ((english,), (arabic,)) = called(after, ENGLISH), called(after, ARABIC)
    assert english == arabic
    assert dict(english.labels) == {"ar": ARABIC, "en": ENGLISH}
    assert mentions(after) == mentions(resolve(news))
    (warning,) = [h for h in after.happenings if h.type == "Warning"]
    assert ("agent", arabic.key) in warning.participants


def test_a_known_thing_merged_with_another_keeps_the_names_and_numbers_of_both(news: News) -> None:
    after = resolve(news, decisions=decided(news, (MERGE, "Israel", ENGLISH)))
    (israel,) = called(after, ENGLISH)
    assert (israel.key, ("ar", "إسرائيل") in israel.labels) == ("actor/israel", True)


def test_a_decision_holds_for_articles_that_come_later(news: News) -> None:
    decisions = decided((news[0], news[4]), (MERGE, ENGLISH, ARABIC))
    after = resolve(news, decisions=decisions)
    assert called(after, ENGLISH) == called(after, SHORT) == called(after, ARABIC)


def test_two_names_of_one_thing_are_split_by_these(news: News) -> None:
    assert called(resolve(news), SHORT) == called(resolve(news), ARABIC)
    after = resolve(news, decisions=decided(news, (SPLIT, SHORT, ARABIC)))
    assert len(called(after, ARABIC)) == 1
    assert called(after, ARABIC) != called(after, SHORT)


def test_two_men_of_one_name_are_split_by_the_article(news: News) -> None:
    (arrest, meeting) = (news[2].article.id, news[3].article.id)
    assert len(called(resolve(news), SAMI)) == 1
    decisions = decided(news, (SPLIT, SAMI, SAMI, meeting))
    after = resolve(news, decisions=decisions)
    first, second = called(after, SAMI)
    assert {h.type: [key for _, key in h.participants] for h in after.happenings if h.type in ("Arrest", "Meeting")}
    by_article = {item.article: h for h in after.happenings for item in h.evidence}
    keys = {entity.key for entity in (first, second)}
    found = [keys & {key for _, key in by_article[article].participants} for article in (arrest, meeting)]
    assert [len(mine) for mine in found] == [1, 1]
    assert found[0] != found[1]
    # What was split off by its article can be merged with another one.
    (own,) = found[1]
    merged = resolve(news, decisions=[*decisions, *decided_after(news, decisions, (MERGE, own, HUDA))])
    assert len(called(merged, SAMI)) == 2
    assert called(merged, HUDA)[0] in called(merged, SAMI)


def decided_after(news: News, decisions: list[Decision], what: tuple[str, str, str]) -> list[Decision]:
    verdict, one, other = what
    return [decide(verdict, one, other, annotations=news, decisions=decisions)]


def test_the_later_of_two_decisions_counts(news: News) -> None:
    merged = decided(news, (MERGE, ENGLISH, ARABIC))
    split = decided(news, (MERGE, ENGLISH, ARABIC), (SPLIT, ENGLISH, ARABIC))
    again = [*split, merged[0]]
    noticed: list[KhabarError] = []
    assert resolve(news, decisions=split, notice=noticed.append) == resolve(news)
    assert ["is overruled by a later decision" in str(error) for error in noticed] == [True]
    assert resolve(news, decisions=again) == resolve(news, decisions=merged)


def test_a_split_holds_against_what_merges_would_bring_about(news: News) -> None:
    decisions = decided(news, (SPLIT, ENGLISH, ARABIC), (MERGE, ENGLISH, HUDA))
    after = resolve(news, decisions=[*decisions, *decided_after(news, decisions, (MERGE, HUDA, SAMI))])
    assert called(after, ENGLISH) == called(after, HUDA) == called(after, SAMI)
    assert called(after, ENGLISH) != called(after, ARABIC)


@settings(max_examples=20)
@given(data=st.data())
def test_merges_may_be_decided_in_any_order_and_undone(data: st.DataObject, news: News) -> None:
    pairs = data.draw(
        st.lists(st.sampled_from([(ENGLISH, ARABIC), (ENGLISH, HUDA), (SAMI, HUDA)]), min_size=1, unique=True)
    )
    decisions = [decision for pair in pairs for decision in decided(news, (MERGE, *pair))]
    other_order = data.draw(st.permutations(decisions))
    articles = data.draw(st.permutations(news))
    assert resolve(news, decisions=decisions) == resolve(articles, decisions=other_order)
    undone = [*decisions, *(Decision(SPLIT, d.one, d.other, d.date) for d in data.draw(st.permutations(decisions)))]
    assert resolve(news, decisions=undone) == resolve(news)


def events(resolved: Resolved, *types: str) -> list[Happening]:
    return [happening for happening in resolved.happenings if happening.type in types]


def test_a_mention_is_split_from_its_event_and_merged_again(news: News) -> None:
    before = resolve(news)
    (bombing,) = events(before, "Bombing")
    assert len(bombing.evidence) == 2
    split = decided(news, (SPLIT, bombing.key, bombing.key, news[1].article.id))
    after = resolve(news, decisions=split)
    (one, other) = events(after, "Bombing", "Attack")
    assert {item.article for h in (one, other) for item in h.evidence} == {news[0].article.id, news[1].article.id}
    assert mentions(after) == mentions(before)
    back = [*split, *decided_after(news, split, (MERGE, one.key, other.key))]
    assert resolve(news, decisions=back) == before


def test_a_mention_is_named_by_its_iri(news: News) -> None:
    (bombing,) = events(resolve(news), "Bombing")
    item = bombing.evidence[1]
    iri = f"https://w3id.org/khabar/id/mention/{item.article}-{item.start}-{item.end}-0123456789ab"
    after = resolve(news, decisions=decided(news, (SPLIT, iri, f"https://w3id.org/khabar/id/{bombing.key}")))
    assert len(events(after, "Bombing", "Attack")) == 2


def test_events_are_merged_against_what_the_judge_says(tell: Callable[..., Annotation]) -> None:
    told = [
        tell(f"وقع هجوم في {town} اليوم", [(town, "Place")], [("Attack", "هجوم", {"place": 0})])
        for town in ("حمص", "حلب", "درعا")
    ]
    apart = resolve(told)
    first, second, third = (h.key for h in sorted(events(apart, "Attack"), key=lambda h: h.evidence[0].quote))
    decisions = decided(told, (MERGE, first, second))
    (merged, _) = sorted(events(resolve(told, decisions=decisions), "Attack"), key=lambda h: -len(h.evidence))
    assert (len(merged.evidence), len(merged.participants)) == (2, 2)
    more = [*decisions, *decided_after(tuple(told), decisions, (MERGE, third, merged.key))]
    (all_three,) = events(resolve(told[::-1], decisions=more), "Attack")
    assert len(all_three.evidence) == 3
    # The last decision takes one of the three out, although the other two were merged through it.
    last = Decision(SPLIT, decisions[0].one, decisions[0].other, date(2025, 1, 1))
    assert sorted(len(h.evidence) for h in events(resolve(told, decisions=[*more, last]), "Attack")) == [1, 2]


@pytest.mark.parametrize(
    ("verdict", "one", "other", "said"),
    [
        (MERGE, "لا أحد", SAMI, "no article tells of 'لا أحد'"),
        (MERGE, "Turkey", SAMI, r"no article tells of 'Turkey'.*; it is in the catalog, but decisions are about"),
        (MERGE, SAMI, "actor/turkey", r"no article tells of 'actor/turkey'.*; it is in the catalog"),
        (MERGE, SHORT, ARABIC, "are one already"),
        (MERGE, SAMI, "حمص", "no one thing is both"),
        (SPLIT, SAMI, SAMI, "say where it is another: --in ARTICLE"),
        (SPLIT, "actor/nobody", SAMI, "no article tells of 'actor/nobody'"),
        (MERGE, "event/attack-000000000000", SAMI, "decided about with an event"),
        (MERGE, "event/attack-000000000000", "event/attack-000000000001", "no article tells of"),
    ],
)
def test_a_decision_that_cannot_be_made_says_why(news: News, verdict: str, one: str, other: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        decide(verdict, one, other, annotations=news)


def test_what_has_one_name_in_one_article_is_not_split_and_the_way_out_is_said(tell: Callable[..., Annotation]) -> None:
    told = tell(
        f"اعتقل {SAMI} ثم التقى {SAMI} {HUDA}",
        [(SAMI, "Person"), (SAMI, "Person"), (HUDA, "Person")],
        [("Arrest", "اعتقل", {"target": 0}), ("Meeting", "التقى", {"agent": 1, "target": 2})],
    )
    with pytest.raises(QueryError, match=r"what has one name in one article is one: take out .* `khabar reject`"):
        decide(SPLIT, SAMI, SAMI, annotations=[told], article=told.article.id)


def test_two_names_of_one_article_are_split_by_these(news: News) -> None:
    only = news[5]
    with pytest.raises(
        QueryError, match=rf"give two of its names \(({ARABIC}, {SHORT}|{SHORT}, {ARABIC})\), or take out"
    ):
        decide(SPLIT, SHORT, SHORT, annotations=[only], article=only.article.id)
    split = decide(SPLIT, SHORT, ARABIC, annotations=[only], article=only.article.id)
    after = resolve([only], decisions=[split])
    assert called(after, ARABIC) != called(after, SHORT)


def test_events_of_two_kinds_are_not_merged_and_one_event_is_split_by_something(news: News) -> None:
    resolved = resolve(news)
    (bombing,), (arrest,) = events(resolved, "Bombing"), events(resolved, "Arrest")
    with pytest.raises(QueryError, match="are no one event"):
        decide(MERGE, bombing.key, arrest.key, annotations=news)
    with pytest.raises(QueryError, match="are one already"):
        decide(MERGE, bombing.key, bombing.key, annotations=news)
    with pytest.raises(QueryError, match="IRI of a mention"):
        decide(SPLIT, bombing.key, bombing.key, annotations=news)


def test_a_name_of_two_things_is_to_be_told_apart(tell: Callable[..., Annotation]) -> None:
    told = tell(
        "قصفت سوريا سوريا", [("سوريا", "State"), ("سوريا", "Place")], [("Attack", "قصفت", {"agent": 0, "place": 1})]
    )
    with pytest.raises(QueryError, match=r"actor/syria \(State\), place/syria \(Place\)"):
        decide(MERGE, "سوريا", "سوريا", annotations=[told])


def test_decisions_come_back_from_their_file(tmp_path: Path, news: News) -> None:
    meeting = news[3].article.id
    (bombing,) = events(resolve(news), "Bombing")
    decisions = decided(
        news,
        (SPLIT, bombing.key, bombing.key, news[1].article.id),
        (MERGE, ENGLISH, ARABIC),
        (SPLIT, SAMI, SAMI, meeting),
    )
    decisions.append(decide(SPLIT, HUDA, SAMI, annotations=news, by="منى", because="two persons"))
    path = tmp_path / "news.decisions.jsonl"
    for decision in decisions:
        append(path, decision)
    assert read(path) == tuple(decisions)
    assert [decision.line for decision in read(path)] == [1, 2, 3, 4]
    row = json.loads(path.read_text(encoding="utf-8").splitlines()[3])
    assert (row["by"], row["because"], row["date"]) == ("منى", "two persons", date.today().isoformat())


@given(st.text(), st.text(min_size=1), st.text(), st.sampled_from([MERGE, SPLIT]), st.dates())
def test_any_decision_comes_back(name: str, words: str, article: str, verdict: str, day: date) -> None:
    import tempfile

    known = Side(name, "Person", (Node(False, "actor", words), Node(True, "actor", name=words, article=article)))
    part = Side(name, "Person", (Node(True, "actor", name=words, type="Person"),), words=words, article=article)
    event = Side(name, "Attack", mentions=((article, 3),))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "decisions.jsonl")
        decisions = (Decision(verdict, known, part, day, by=name or None), Decision(verdict, event, event, day))
        for decision in decisions:
            append(path, decision)
        assert read(path) == decisions


def test_a_line_that_an_editor_left_open_is_ended_first(tmp_path: Path, news: News) -> None:
    path = tmp_path / "decisions.jsonl"
    for decision in decided(news, (MERGE, ENGLISH, ARABIC)) * 2:
        append(path, decision)
        path.write_text(path.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    assert len(read(path)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "{",
        '{"decision": "guess"}',
        '{"decision": "merge", "date": "today", "one": {}, "other": {}}',
        '{"decision": "merge", "date": "2025-01-01", "one": {"name": "a", "type": "Person", "is": []}, "other": {}}',
        '{"decision": "merge", "date": "2025-01-01", "one": {"name": "a", "type": "Person", "is": [{"as": "actor"}]}}',
        "[" * 100_000,
        '{"decision": ' + "1" * 5000 + "}",
        '{"decision": "merge", "date": "2025-01-01", "one": {"name": "a", "type": "Person", "is": ["a"]}, "other": {}}',
        '{"decision": "merge", "date": "2025-01-01", "one": {"name": "a", "type": "Person", "is": [{"known": [1]}]}}',
        '{"decision": "merge", "date": "2025-01-01", "one": {"name": "a", "type": "b", "mentions": [{"article": "c",'
        ' "start": 1e999}]}}',
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(KhabarError, match=r"decisions\.jsonl:2: "):
        read(path)


def test_decisions_that_cannot_be_written_are_an_error(tmp_path: Path, news: News) -> None:
    with pytest.raises(ArchiveError, match="cannot be written"):
        append(tmp_path / "missing" / "decisions.jsonl", decided(news, (MERGE, ENGLISH, ARABIC))[0])


def test_a_decision_about_what_is_gone_is_named_and_the_others_obeyed(news: News) -> None:
    decisions = decided(news, (MERGE, ENGLISH, ARABIC), (SPLIT, SAMI, SAMI, news[3].article.id))
    noticed: list[KhabarError] = []
    rest = [annotation for annotation in news if annotation is not news[3]]
    after = resolve(rest, decisions=decisions, notice=noticed.append)
    assert [str(error) for error in noticed] == [str(decisions[1].unmet())]
    assert called(after, ENGLISH) == called(after, ARABIC)


def test_a_decision_about_events_that_a_later_one_overrules_is_named(news: News) -> None:
    (bombing,) = events(resolve(news), "Bombing")
    (split,) = decided(news, (SPLIT, bombing.key, bombing.key, news[1].article.id))
    merge = Decision(MERGE, split.one, split.other, split.date)
    noticed: list[KhabarError] = []
    assert resolve(news, decisions=[split, merge], notice=noticed.append) == resolve(news)
    assert [str(error) for error in noticed] == [f"the {split} is overruled by a later decision"]


def test_a_decision_about_events_that_are_gone_is_named(news: News) -> None:
    (bombing,) = events(resolve(news), "Bombing")
    decisions = decided(news, (SPLIT, bombing.key, bombing.key, news[1].article.id))
    noticed: list[KhabarError] = []
    resolve(news[1:], decisions=decisions, notice=noticed.append)
    assert len(noticed) == 1
