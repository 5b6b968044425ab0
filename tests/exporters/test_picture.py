"""What pictures choose, where labels stand, and how texts are cut."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.exporters.picture.choosing import DONE, OPEN, UNDONE, choose
from khabar.exporters.picture.lettering import ELLIPSIS, clean, rtl, width, wrapped
from khabar.exporters.picture.placing import Box, Room, around
from khabar.exporters.picture.shapes import course, number, outline
from khabar.exporters.picture.sheet import words
from khabar.exporters.picture.spacing import spaced
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.resolution.model import Happening, Resolved
from khabar.ontology.terms import EventType, Status

sides = st.floats(min_value=5, max_value=80)


def end(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def test_events_have_the_state_of_what_is_told(kg: KnowledgeGraph) -> None:
    states = {end(node.iri): node.state for node in choose(kg).nodes if node.event}
    assert states == {"attack": UNDONE, "arrest": DONE, "planned": OPEN, "designation": DONE, "foiling": DONE}


@pytest.mark.parametrize(
    ("statuses", "state"),
    [
        ((Status.ACTUAL,), DONE),
        ((Status.ACTUAL, Status.NEGATED), DONE),
        ((Status.PLANNED,), OPEN),
        ((Status.POSSIBLE, Status.PLANNED), OPEN),
        ((Status.PLANNED, Status.FOILED), UNDONE),
        ((Status.NEGATED,), UNDONE),
    ],
)
def test_the_surest_of_several_statuses_counts(resolved: Resolved, statuses: tuple[str, ...], state: str) -> None:
    changed = [replace(event, statuses=statuses) if event.type == "Attack" else event for event in resolved.happenings]
    graph = KnowledgeGraph.from_resolved(replace(resolved, happenings=tuple(changed)))
    (node,) = [node for node in choose(graph).nodes if end(node.iri) == "attack"]
    assert node.state == state


def test_statements_are_left_out_and_counted_unless_there_is_nothing_else(resolved: Resolved) -> None:
    evidence = resolved.happenings[0].evidence
    said = Happening("event/said", EventType.STATEMENT, ("actual",), (("agent", "actor/official"),), evidence)
    beside = choose(KnowledgeGraph.from_resolved(replace(resolved, happenings=(*resolved.happenings, said))))
    assert beside.quiet == 1
    assert "said" not in {end(node.iri) for node in beside.nodes}
    alone = choose(KnowledgeGraph.from_resolved(replace(resolved, happenings=(said,), facts=())))
    assert alone.quiet == 0
    assert {end(node.iri) for node in alone.nodes} == {"said", "official"}


def test_facts_are_chosen_whole_and_the_most_reported_first(kg: KnowledgeGraph) -> None:
    content = choose(kg, most=3)
    assert {end(node.iri) for node in content.nodes} == {"service", "shrine", "group"}, "told by both articles"
    assert content.nodes_in_all == 10
    ends = {node.iri for node in content.nodes}
    assert all({line.start, line.end} <= ends for line in content.lines)


def test_no_more_nodes_are_chosen_than_there_is_room_for(kg: KnowledgeGraph) -> None:
    for most in range(1, 12):
        assert 1 <= len(choose(kg, most=most).nodes) <= most


def test_lines_between_the_same_nodes_bow_apart(kg: KnowledgeGraph) -> None:
    content = choose(kg)
    turns: dict[frozenset[str], list[int]] = {}
    for line in content.lines:
        turn = line.turn if line.start < line.end else -line.turn
        turns.setdefault(frozenset((line.start, line.end)), []).append(turn)
    assert all(len(set(found)) == len(found) for found in turns.values())


def test_every_word_of_a_picture_is_there_in_both_languages() -> None:
    for key, texts in words().items():
        assert set(texts) == {"ar", "en"}, key
        assert rtl(texts["ar"]), key
        assert not rtl(texts["en"]), key


@given(st.text(max_size=60))
def test_a_clean_text_is_one_line_that_xml_may_carry(text: str) -> None:
    found = clean(text)
    assert "\n" not in found
    assert not [letter for letter in found if unicodedata.category(letter) in ("Cc", "Cs")]
    assert clean(found) == found


@given(st.lists(st.text(alphabet="ابتثwxYZ12\u064b", min_size=1, max_size=25), max_size=9), st.integers(1, 3))
def test_lines_are_few_and_fit_and_begin_the_text(parts: list[str], lines: int) -> None:
    text = " ".join(parts)
    found = wrapped(text, size=12, room=100, lines=lines)
    assert len(found) <= lines
    assert all(width(line, 12) <= 135 for line in found)
    if text.split() and not any(line.endswith(ELLIPSIS) for line in found):
        assert " ".join(found) == " ".join(text.split())


def test_a_cut_keeps_the_marks_on_its_last_letter() -> None:
    (line,) = wrapped("بَ" * 40, size=12, room=60, lines=1)
    assert line.endswith("َ" + ELLIPSIS)


def test_a_label_goes_where_it_is_free() -> None:
    room, strokes = Room(), Room()
    room.take(Box(0, 0, 10, 10))
    below, above, right, *_ = around(0, 0, 10, 30, 8)
    assert room.place([below, above], beside=strokes) == below
    assert room.place([below, above], beside=strokes) == above
    strokes.take(Box(right.x, right.y, 2, 2))
    assert room.place([below, above], beside=strokes) is None, "both are taken, and it need not be seen"
    assert room.place([below, right], beside=strokes, always=True) == right, "better on a line than on a label"
    assert room.free([below, right]) is None


@given(st.lists(st.tuples(st.integers(-300, 300), st.integers(-300, 300), sides, sides), min_size=1, max_size=14))
def test_nodes_are_moved_apart_until_their_labels_have_room(rows: list[tuple[int, int, float, float]]) -> None:
    places = {f"n{i}": (x, y) for i, (x, y, _, _) in enumerate(rows)}
    boxes = {f"n{i}": Box(0, 3, w, h) for i, (_, _, w, h) in enumerate(rows)}
    found = spaced(places, boxes)
    assert found == spaced(dict(reversed(places.items())), boxes)
    put = [Box(x + boxes[iri].x, y + boxes[iri].y, boxes[iri].w, boxes[iri].h) for iri, (x, y) in found.items()]
    for one, other in combinations(put, 2):
        across = one.w + other.w - abs(one.x - other.x)
        down = one.h + other.h - abs(one.y - other.y)
        assert min(across, down) < 6


def test_a_line_ends_before_its_nodes() -> None:
    way = course((0, 0), (100, 0), radii=(10, 20), turn=0, mutual=False)
    assert way.start == (13, 0)
    assert way.end == (100 - 20 - 3 - 8.5, 0)
    assert course((0, 0), (100, 0), radii=(10, 20), turn=1, mutual=False).at(0.5)[1] > 10
    assert course((5, 5), (5, 5), radii=(10, 10), turn=0, mutual=False).length > 50


@pytest.mark.parametrize("value", [-0.04, 0.05, 1e-12, 12345.678, 3])
def test_numbers_are_short_and_never_minus_nothing(value: float) -> None:
    assert number(value) != "-0"
    assert float(number(value)) == pytest.approx(value, abs=0.051)


@pytest.mark.parametrize("shape", ["square", "diamond", "hexagon", "triangle", "triangleDown"])
def test_shapes_are_closed(shape: str) -> None:
    assert outline(shape, 10, 10, 5).endswith("z")
    assert outline("dot", 10, 10, 5) == ""
