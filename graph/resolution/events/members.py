"""Find the members of a group that a text names beside it, so that they are on one side with it.

"أحزاب عدة بينها النخيل" ("several parties, among them the Palms"), "the creditors (the bank and the fund)".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # it asks this
    from khabar.graph.pipeline.annotation import EventMention, Mention
    from khabar.graph.resolution.events.coordination import Coordination

_OPENS, _CLOSES = "(", ")"
_DASHES = " - ", " – ", " — "
_APPOSED: Final = 3
"""Words at the most from a group to the bracket with its members, and between two of them."""
_TITLE: Final = 7
"""Words at the most from "headed by" or "among them" to the name: "برئاسة نائب رئيس الوزراء ووزير الخارجية"."""
_COUNTED: Final = 10
"""Words at the most from "comprising" to a member: "يضم نحو 13 نائبا من مجلس النواب وخبراء"."""


def members_of(
    text: str, event: EventMention, agents: Sequence[Mention], *, words: Coordination
) -> Mapping[str, Sequence[str]]:
    """The references of groups, each with those of its members and of whoever heads it."""
    found: dict[str, list[str]] = {}
    group, closes = "", ""
    whole = ""  # whose a mention is: of "الجهات الدائنة لليونان (" the creditors
    for one, other in pairwise(agents):
        gap = text[one.end : other.start]
        said = words.words(gap)
        company = words.stand(said, words.company, _TITLE)
        among = words.stand(said, words.members, _TITLE)
        if one.end <= event.start < other.start and not among:
            group = ""
        elif len(said) <= _APPOSED and (closing := _bracket(text, one, other, words)):
            group, closes = whole or one.id, closing
        elif closes and group:
            group = "" if closes in gap else group
        elif among or words.stand(said, words.made_of, 1) or words.stand(said, words.comprising, _COUNTED):
            group, closes = group or one.id, ""
        elif not words.joins.intersection(said) or words.parts.intersection(said) or len(said) > _APPOSED:
            group = ""
        if group or company:
            found.setdefault(group or one.id, []).append(other.id)
        whole = one.id if len(said) == 1 and words.of.issuperset(said) and not group else ""
    return found


def _bracket(text: str, one: Mention, other: Mention, words: Coordination) -> str:
    """What closes the bracket or the dashes that begin between two mentions, or ""."""
    gap = text[one.end : other.start].rstrip()
    if gap.endswith(_OPENS):
        return _CLOSES
    # "الدول الست - الصين، وروسيا - التي", but not "الاتفاق الأميركي - التركي"
    inside = next((text[other.end :].split(dash)[0] for dash in _DASHES if gap.endswith(dash.rstrip())), "")
    closed = inside and len(inside) < len(text) - other.end
    return gap[-1] if closed and not words.joins.isdisjoint(words.words(inside)) else ""
