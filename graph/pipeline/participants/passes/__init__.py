"""The order in which the passes over participants run.

Each pass takes a Doc and its events and gives the events back with some participants moved, added or removed. The
modules here, the groups in them and the passes in a group are in the order of running: `meant` (mentions that stand for
nobody or for another one), `roles` (roles by constructions and pronouns), `deeds` (what happened, help, accusations),
`others` (those who only stand beside). Each pass sees what those before it have left.

Where a pass or group is known to need another one before or behind it, a remark says so; elsewhere no example shows
that the order matters. A new pass belongs to the group that asks its question.
"""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.participants.passes.deeds import DEEDS
from khabar.graph.pipeline.participants.passes.meant import MEANT
from khabar.graph.pipeline.participants.passes.others import OTHERS
from khabar.graph.pipeline.participants.passes.roles import ROLES

PASSES: Final = (*MEANT, *ROLES, *DEEDS, *OTHERS)
