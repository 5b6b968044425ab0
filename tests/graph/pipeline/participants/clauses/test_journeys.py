"""Countries that somebody moves between: no side of what happens to that one."""

from __future__ import annotations

from collections.abc import Callable

from khabar.graph.pipeline.participants.clauses.journeys import without_stages


def test_who_is_arrested_is_not_where_he_moves_between(settled: Callable[..., set[str]]) -> None:
    text = "أوقفت {الشرطة:SecurityForce} {رجلا:Person} يتنقل بين {تشاد:State} و{مالي:State}"
    told = settled(without_stages, "ar", text, ("أوقفت", "Arrest", "agent الشرطة,target رجلا,target تشاد,target مالي"))
    assert told == {"أوقفت agent الشرطة", "أوقفت target رجلا"}


def test_troops_move_where_they_move_between(settled: Callable[..., set[str]]) -> None:
    text = "انسحبت {القوات:SecurityForce} من طريق بين {تشاد:State} و{مالي:State}"
    told = settled(without_stages, "ar", text, ("انسحبت", "Withdrawal", "agent القوات,target تشاد,target مالي"))
    assert told == {"انسحبت agent القوات", "انسحبت place تشاد", "انسحبت place مالي"}
