"""The marks between words, in the letters of all languages."""

from __future__ import annotations

from typing import Final

COMMAS: Final = ",،"
MARKS: Final = f".:؛{COMMAS}"
