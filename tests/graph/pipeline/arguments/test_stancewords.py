"""The words that say whose side something is on: what is wrong in them is said."""

from __future__ import annotations

import pytest

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import table
from khabar.graph.pipeline.arguments.stancewords import stance_words


def test_a_side_that_is_none_names_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {**table("en", "stances"), "stance": [{"prefix": "ex", "side": "former"}]}
    monkeypatch.setattr("khabar.graph.pipeline.arguments.stancewords.table", lambda *_: broken)
    stance_words.cache_clear()
    with pytest.raises(LanguageDataError, match="one of against, for, behind") as error:
        stance_words("en")
    assert "stances.toml" in str(error.value)
    stance_words.cache_clear()
