"""Who supports whom by a participle behind a noun, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("Canada blacklisted four traders funding Hamas.", ["blacklisted target traders", "funding agent traders", "funding target Hamas"], ["blacklisted target Hamas"]),
        ("Norway has penalised a bank bankrolling the Houthis, officials said.", ["bankrolling agent bank"], ["penalised target Houthis", "bankrolling agent Norway"]),
        ("Portugal is targeting a network financing Hezbollah.", ["financing target Hezbollah"], ["targeting target Hezbollah", "financing agent Portugal"]),
        ("Treasury Sanctions Firms Supporting the Houthis", ["Supporting target Houthis"], ["Supporting agent Treasury", "Sanctions target Houthis"]),
        ("Jordan Strikes Convoy Supplying Hezbollah", ["Strikes target Convoy"], ["Strikes target Hezbollah"]),
        ("Treasury Targets Network Funding Al-Shabaab", ["Funding target Al-Shabaab"], ["Funding agent Treasury"]),
        ("Troops killed a trader supplying Boko Haram and Islamic State.", ["killed target trader"], ["killed target Boko Haram", "killed target Islamic State"]),
        ("Latvia fined a lender funding Iran's Quds Force.", ["funding target Quds Force"], ["funding target Iran", "funding agent Latvia"]),
        ("Spain raided a club supporting Turkey's Kurdistan Workers' Party.", ["supporting target Kurdistan Workers' Party"], ["supporting target Turkey"]),
        # The subject of the verb itself.
        ("Denmark is backing the Rapid Support Forces.", ["backing agent Denmark", "backing target Rapid Support Forces"], []),
        ("Portugal sent troops to Mali, supporting the government.", ["supporting agent Portugal"], []),
        ("Poland vowed to keep supporting Ukraine.", ["supporting agent Poland", "supporting target Ukraine"], []),
        ("Turkey arrests preacher accused of financing Islamic State.", ["financing agent preacher"], []),
    ],
)  # fmt: skip
def test_who_supports_whom(
    text: str, expected: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("en", {"example": text, "expect": expected, "not_expect": never}, BOTH)
