"""A catalog with some names of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from khabar.graph.catalog import Catalog

EXTRA = """
{"id": "dawn", "type": "ArmedGroup", "ar": "تنظيم الفجر الأحمر", "en": "Red Dawn", "aliases_ar": ["الفجر الأحمر"]}
{"id": "fiji-intel", "type": "SecurityForce", "ar": "الاستخبارات الفيجية", "en": "Fijian intelligence"}
{"id": "daily-star", "type": "Media", "en": "Morning Star", "ar": "نجمة الصبح"}
{"id": "salwa", "type": "Person", "ar": "سلوى النخيلي", "en": "Salwa Nakhili", "ids": {"wikidata": "Q1"}}
{"id": "zaydun", "type": "Person", "ar": "سامر زيدونة", "en": "Samir Zaydouna"}
"""


@pytest.fixture(scope="session")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    path: Path = tmp_path_factory.mktemp("catalog") / "extra.jsonl"
    path.write_text(EXTRA, encoding="utf-8")
    return Catalog.load(path)
