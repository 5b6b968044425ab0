"""The questions that are asked of who takes part in events, one pass each, and the order they are asked in.

The modules here, the groups in them and the passes in these are in the order in which they run: who is meant, in which
role, what it was, and who only stands by. Each goes by what those before have left. Where a pass or a group is known to
need another one before it, or behind it, a remark beside it says so. The rest is order for what no example shows: a new
pass belongs to the group that asks its question.
"""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.participants.passes.deeds import DEEDS
from khabar.graph.pipeline.participants.passes.meant import MEANT
from khabar.graph.pipeline.participants.passes.others import OTHERS
from khabar.graph.pipeline.participants.passes.roles import ROLES

PASSES: Final = (*MEANT, *ROLES, *DEEDS, *OTHERS)
