"""Sets of things that are one, some of which must stay apart."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.resolution.analysts.decisions import MERGE, SPLIT, Decision, Side
from khabar.graph.resolution.analysts.union import Union

THINGS = "abcdef"
VERDICT = st.tuples(st.sampled_from((MERGE, SPLIT)), st.sampled_from(THINGS), st.sampled_from(THINGS)).filter(
    lambda decided: decided[1] != decided[2]
)


def decision(verdict: str, one: str, other: str) -> Decision:
    return Decision(verdict, Side(one, ""), Side(other, ""), date(2025, 1, 1))


def obeyed(decisions: list[tuple[str, str, str]]) -> Union[str]:
    union = Union(THINGS)
    left = union.obey([decision(*decided) for decided in decisions], lambda _, side: [side.name])
    assert all(decided.overruled for decided in left)
    return union


def together(union: Union[str]) -> set[frozenset[str]]:
    roots = union.roots()
    return {frozenset(thing for thing in THINGS if roots[thing] == root) for root in roots.values()}


@given(st.lists(VERDICT, max_size=8))
def test_the_last_decision_is_always_obeyed(decisions: list[tuple[str, str, str]]) -> None:
    union = obeyed(decisions)
    if decisions:
        verdict, one, other = decisions[-1]
        assert (union.root(one) == union.root(other)) is (verdict == MERGE)


@given(st.lists(VERDICT, max_size=8))
def test_what_a_later_decision_overrules_is_given_back_in_order(decisions: list[tuple[str, str, str]]) -> None:
    union, made = Union(THINGS), [decision(*decided) for decided in decisions]
    overruled = union.obey(made, lambda _, side: [side.name])
    left = [one for one in made if (union.root(one.one.name) == union.root(one.other.name)) is (one.verdict == SPLIT)]
    assert list(overruled) == left
    assert all("is overruled by a later decision" in str(one.unmet()) for one in overruled)


def test_a_split_is_done_as_far_as_a_later_merge_lets_and_overruled_for_the_rest() -> None:
    union = Union(THINGS)
    left = union.obey([decision(SPLIT, "ab", "cd"), decision(MERGE, "a", "c")], lambda _, side: list(side.name))
    assert [one.verdict for one in left] == [SPLIT]
    assert union.root("a") == union.root("c")
    assert union.apart("b", "d")


@given(st.lists(VERDICT, max_size=8), VERDICT)
def test_deciding_twice_is_deciding_once(decisions: list[tuple[str, str, str]], last: tuple[str, str, str]) -> None:
    assert together(obeyed([*decisions, last, last])) == together(obeyed([*decisions, last]))


@given(st.lists(VERDICT, max_size=8).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_decisions_that_do_not_contradict_each_other_are_obeyed_in_any_order(
    decided: tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]],
) -> None:
    decisions, other_order = decided
    union = obeyed(decisions)
    if all((union.root(one) == union.root(other)) is (verdict == MERGE) for verdict, one, other in decisions):
        assert together(obeyed(other_order)) == together(union)


@given(st.lists(VERDICT, max_size=8), st.lists(VERDICT, max_size=4))
def test_what_is_apart_is_never_united(decisions: list[tuple[str, str, str]], said: list[tuple[str, str, str]]) -> None:
    union = obeyed(decisions)
    before = {(a, b) for a in THINGS for b in THINGS if union.apart(a, b)}
    for _, one, other in said:
        union.unite(one, other)
    assert all(union.root(a) != union.root(b) and union.apart(a, b) for a, b in before)


def test_a_later_split_breaks_what_earlier_merges_made_one() -> None:
    union = obeyed([(MERGE, "a", "b"), (MERGE, "b", "c"), (SPLIT, "a", "c")])
    assert together(union) >= {frozenset("bc"), frozenset("a")}


def test_a_decision_about_what_is_gone_is_given_back() -> None:
    union = Union("ab")
    gone = decision(MERGE, "a", "x")
    assert union.obey([gone, decision(MERGE, "a", "b")], lambda _, side: [side.name] if side.name in union else []) == (
        gone,
    )
    assert union.root("b") == "a"
