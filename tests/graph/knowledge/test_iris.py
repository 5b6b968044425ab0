"""IRIs: of a base that is one, and broken by no key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.errors import KhabarError
from khabar.graph.knowledge.iris import checked_base, thing


@pytest.mark.parametrize("base", ["", "example", "https://example.org/x", "https://مثال/", 'https://example.org/">/'])
def test_a_base_that_would_break_iris_is_refused(base: str) -> None:
    with pytest.raises(KhabarError, match="base"):
        checked_base(base)


@given(st.text(max_size=20))
def test_no_key_breaks_out_of_an_iri(key: str) -> None:
    try:
        iri = thing(key)
    except KhabarError:
        return
    assert str(iri).isascii()
    assert not set(str(iri)) & set('<>"{}|\\^` \n')
