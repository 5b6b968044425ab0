"""Who stands beside those who take part, or is spoken to."""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.participants.kinds.refused import without_silent
from khabar.graph.pipeline.participants.kinds.verbal import verbal
from khabar.graph.pipeline.participants.meetings.separately import told_separately
from khabar.graph.pipeline.participants.names.apposed import without_titles
from khabar.graph.pipeline.participants.sides.apart import without_apart
from khabar.graph.pipeline.participants.sides.rivals import without_rivals
from khabar.graph.pipeline.participants.sides.wholes import without_approvers, without_bodies, without_wholes
from khabar.graph.pipeline.participants.sides.whose import without_commenters
from khabar.graph.pipeline.participants.speech.bystanders import (
    without_audiences,
    without_covered,
    without_fearing,
    without_interviewers,
    without_reporters,
)
from khabar.graph.pipeline.participants.speech.complaints import without_addressees
from khabar.graph.pipeline.participants.speech.condemned import without_governed
from khabar.graph.pipeline.participants.speech.speakingsites import with_speaking_sites
from khabar.graph.pipeline.participants.speech.subjunctives import demanded
from khabar.graph.pipeline.participants.speech.threatened import threatened
from khabar.graph.pipeline.participants.speech.warnedof import warned_of

_SHARED: Final = (
    without_apart,
    told_separately,
    without_rivals,
    without_titles,
    without_wholes,
    without_bodies,
    without_approvers,
    without_commenters,
)
"""Who has a role beside others that they alone have. Behind all that move roles: it is one role that two share."""

_ADDRESSED: Final = (
    with_speaking_sites,
    demanded,
    threatened,
    warned_of,
    without_interviewers,
    without_audiences,
    without_addressees,
    without_governed,
    without_fearing,
    without_reporters,
    without_covered,
)
"""Whom speech is addressed to and whom not: statements that are demands have a target first, and media and audiences
are none."""

_BY_WORDS: Final = (verbal, without_silent)
"""Attacks made with words are condemnations, and silence is none. Last: others know them as they were found."""

OTHERS: Final = (*_SHARED, *_ADDRESSED, *_BY_WORDS)
