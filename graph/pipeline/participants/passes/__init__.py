"""The questions that are asked of who takes part in events, one pass each, and the order they are asked in.

The modules here, the groups in them and the passes in these are in the order in which they run: who is meant, in which
role, what it was, and who only stands by. Each goes by what those before have left. In the examples of the language
data and the tests, and in some thousand sentences of news, a pass needs another one before it in three places alone,
which are named. The rest is order for what these do not show: a new pass belongs to the group that asks its question.
"""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.participants.passes.deeds import DEEDS
from khabar.graph.pipeline.participants.passes.meant import MEANT
from khabar.graph.pipeline.participants.passes.others import OTHERS
from khabar.graph.pipeline.participants.passes.roles import ROLES

PASSES: Final = (*MEANT, *ROLES, *DEEDS, *OTHERS)
