"""The words before and behind a place are those that splitting the text there gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.resolution.wording.adjacent import first_word, last_word

TEXTS = st.text(st.sampled_from("ab\u0628 \n\t\u00a0\u2003\x1c."), max_size=12)


@given(TEXTS, st.integers(0, 12))
def test_the_words_around_a_place_are_those_of_the_text_split_there(text: str, place: int) -> None:
    place = min(place, len(text))
    assert last_word(text, place) == "".join(text[:place].split()[-1:])
    assert first_word(text, place) == "".join(text[place:].split()[:1])
