"""A whole Arabic pipeline of one's own, for what the shared one must not be changed by."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import load


@pytest.fixture(scope="session")
def both() -> Language:
    return load("ar")
