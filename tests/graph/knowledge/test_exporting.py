"""How the graph finds the exporters, which it does not import."""

from __future__ import annotations

import pytest

from khabar.exporters.registry import save
from khabar.exporters.viewing import show
from khabar.graph.errors import ExportError
from khabar.graph.knowledge.exporting import exporter


def test_exporters_are_found_by_their_entry_points() -> None:
    assert exporter("save") is save
    assert exporter("show") is show


def test_an_installation_without_them_is_told_to_be_mended() -> None:
    with pytest.raises(ExportError, match="khabar's exporters have no 'print'; install khabar again"):
        exporter("print")
