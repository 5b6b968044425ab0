"""Passes over those who only stand beside the participants, and over those who are spoken to."""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.participants.kinds.refused import without_silent
from khabar.graph.pipeline.participants.kinds.verbal import verbal
from khabar.graph.pipeline.participants.meetings.covered import without_covered
from khabar.graph.pipeline.participants.meetings.separately import told_separately
from khabar.graph.pipeline.participants.names.apposed import without_titles
from khabar.graph.pipeline.participants.sides.apart import without_apart
from khabar.graph.pipeline.participants.sides.rivals import without_rivals
from khabar.graph.pipeline.participants.sides.wholes import without_approvers, without_bodies, without_wholes
from khabar.graph.pipeline.participants.sides.whose import without_commenters
from khabar.graph.pipeline.participants.speech.audiences import without_audiences, without_interviewers
from khabar.graph.pipeline.participants.speech.complaints import without_addressees
from khabar.graph.pipeline.participants.speech.condemned import without_uncondemned
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
"""Remove those who share a role that only one of two has; behind all passes that move roles."""

_ADDRESSED: Final = (
    with_speaking_sites,
    demanded,
    threatened,
    warned_of,
    without_interviewers,
    without_audiences,
    without_addressees,
    without_uncondemned,
    without_covered,
)
"""Settle targets of speech: statements that are demands have them first, and media and audiences are none."""

_BY_WORDS: Final = (verbal, without_silent)
"""Make attacks by words condemnations, and drop refusals to speak, which are found as condemnations.

Last, as other passes know them as they were found.
"""

OTHERS: Final = (*_SHARED, *_ADDRESSED, *_BY_WORDS)
