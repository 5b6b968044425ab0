"""Tell whether agents only are at one thing each, so that they did not meet each other there.

"حضر اللقاء سالم وفريد" ("Salim and Farid attended the meeting"); also those who visit ("a visit by A and B"), are
invited ("دعي نواب وسفراء إلى المؤتمر"), take part in what many come to ("ملتقى بمشاركة A وB"), or join one body
("انضمام الهند وباكستان إلى المنظمة", "India and Pakistan joining the organisation").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from khabar.graph.language.normalisation import fold
from khabar.ontology.terms import EventType

if TYPE_CHECKING:  # it asks this
    from khabar.graph.pipeline.annotation import EventMention, Mention
    from khabar.graph.resolution.events.coordination import Coordination

_BEFORE: Final = 40
"""Characters before something in which words are looked for."""
_NEAR: Final = 3
"""Words at the most from an event to a verb of attending."""
_TITLE: Final = 7
"""Words at the most from such a word to a name: "بحضور وزير الدولة للشؤون الخارجية سالم"."""
_INVITED: Final = 2
"""Words at the most from a word of inviting to those invited: "ضمن مجموعة من نحو 20"."""


def attended(text: str, event: EventMention, agents: Sequence[Mention], *, words: Coordination) -> bool:
    """Whether agents, in the order of the text, are each said to be at or in something."""
    if len(agents) < 2:
        return False
    first = next((agent.start for agent in agents if agent.start >= event.end), event.end)
    ahead, start = [agent for agent in agents if agent.end <= event.start], event.start
    if len(ahead) > 1 and not text[ahead[-1].end : start].strip() and text[ahead[-1].start - 1] != "-":
        start = ahead.pop().start  # "attending the Afghan talks"
    last = max((agent.end for agent in ahead), default=start - _BEFORE)
    before = words.words(text[max(0, last) : start])[-_NEAR:]
    behind, trigger = words.words(text[event.end : first]), fold(event.trigger, words.language)
    if words.behind(text, first, words.among):
        return False
    if event.kind == EventType.COOPERATION and trigger in words.joining:
        return True
    named = words.words(text[max(0, agents[0].start - _BEFORE) : agents[0].start])
    if event.end > agents[0].start and words.stand(named, words.inviting, _INVITED):
        return True
    visit = not words.visits.isdisjoint((trigger, *(f"{word} {trigger}" for word in before)))
    attending = not words.attending.isdisjoint((*before, trigger, *behind[:_NEAR]))
    attendance = words.attendance | (words.participation if trigger in words.gatherings else frozenset())
    return visit or attending or words.stand(behind, attendance, _TITLE)
