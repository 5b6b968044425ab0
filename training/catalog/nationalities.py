"""Write nationalities.jsonl from the package ArWikiCats (MIT licence); needs `pip install ArWikiCats`.

Only the masculine singular, its plural and the English adjective are kept; the other forms are regular and made from
`graph/language/ar/nationality.toml` when the catalog is loaded.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

SOURCES = ("nationalities_data.json", "all_nat_as_en.json")


def main() -> None:
    """Write the rows beside this script, sorted."""
    package = find_spec("ArWikiCats")  # found, not imported: importing it sets up logging
    if package is None or not package.submodule_search_locations:
        raise SystemExit("ArWikiCats is not installed")
    folder = Path(package.submodule_search_locations[0]) / "jsons" / "nationalities"
    rows = set()
    for source in SOURCES:
        for english, entry in json.loads((folder / source).read_text(encoding="utf-8")).items():
            rows.add((entry["en"], entry.get("en_nat", english), entry["male"], entry["males"]))
    keys = ("country", "adjective_en", "singular_ar", "plural_ar")
    lines = [json.dumps(dict(zip(keys, row, strict=True)), ensure_ascii=False) for row in sorted(rows)]
    Path(__file__).with_suffix(".jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
