"""Vectors as texts keep their direction."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.pipeline.packedvectors import pack, unpack

NUMBERS = st.lists(st.floats(-100, 100, width=32), min_size=1, max_size=200)


@given(NUMBERS)
def test_a_vector_comes_back_with_its_direction_and_length_one(numbers: list[float]) -> None:
    vector = np.array(numbers, dtype=np.float32)
    found = unpack(pack(vector))
    length = np.linalg.norm(vector.astype(np.float64))
    if length == 0:
        assert not found.any()
    else:
        assert np.isclose(np.linalg.norm(found), 1, atol=1e-5)
        assert found @ vector.astype(np.float64) / length > 0.995


@given(NUMBERS)
def test_a_packed_vector_is_plain_text_that_packs_to_itself(numbers: list[float]) -> None:
    text = pack(np.array(numbers, dtype=np.float32))
    assert text.isascii()
    assert pack(unpack(text)) == text
