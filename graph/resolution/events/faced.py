"""Tell whether the other side of some agents is no agent, so that the agents did not meet each other.

"The nurses and the drivers are talking to the port": they talk to the port, and not to each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.annotation import EventMention, Mention
from khabar.graph.pipeline.doc import TIME
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventType, Role

if TYPE_CHECKING:  # it asks this
    from khabar.graph.resolution.events.coordination import Coordination

_NEAR: Final = 40
"""Characters behind the agents in which the other side is looked for."""


def faced_by_others(
    text: str,
    event: EventMention,
    agents: Sequence[Mention],
    mentions: Mapping[str, Mention],
    *,
    words: Coordination,
) -> bool:
    """Whether the other side of agents, in the order of the text, is no agent.

    It is whom they visit or question, or a mention right behind them and a word of `facing`.
    """
    language = words.language
    if words.among.intersection(fold(word, language) for word in text[: agents[0].start].split()[-1:]):
        return False
    targets = (mentions[a.ref] for a in event.arguments if a.role == Role.TARGET and a.ref in mentions)
    if event.kind == EventType.MEETING and any(target.type in ACTORS for target in targets):
        return agents[-1].start < event.start or agents[0].start > event.start
    known, end = {agent.id for agent in agents}, max(event.end, agents[-1].end)
    others = (each for each in mentions.values() if 0 < each.start - end < _NEAR and each.id not in known)
    gaps = ([fold(word, language) for word in text[end : each.start].split()] for each in others if each.type != TIME)
    return any(gap[:1] and gap[0] in words.facing and words.articles.issuperset(gap[1:]) for gap in gaps)
