"""Accuracy of time expressions on Arabic news with TIMEX3 marks (a folder of TimeML `.tml` files).

    python benchmarks/timex.py [FOLDER] [--published 2015-12-24] [--errors]

The documents carry no date of their own: their values count from one day for all, 24 December 2015, a Thursday,
however old the text. So some gold values are wrong ("أمس الجمعة" is a Wednesday, "الأربعاء المقبل" lies in the past,
the town "إب" is a month), and a perfect score is neither possible nor wanted; --errors prints the differences.

Printed are precision, recall and F1 of the spans of all TIMEX3 types (a match needs a Jaccard overlap of one half) and,
for DATE marks that were found and have a calendar value, how many values agree, are left open and differ.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.pipeline.times import TimeExpression, find

_MARK = re.compile(r"<TIMEX3(?P<attributes>[^>]*)>(?P<text>.*?)</TIMEX3>", re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}


@dataclass(frozen=True)
class Mark:
    """A gold time expression: its place in the text, its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


def read(path: Path) -> tuple[str, list[Mark]]:
    """The text of a document and its marks."""
    source = path.read_text(encoding="utf-8-sig")
    source = source[source.find("<TimeML>") :]
    text, marks, position = "", [], 0
    for match in _MARK.finditer(source):
        text += _TAG.sub("", source[position : match.start()])
        attributes = dict(_ATTRIBUTE.findall(match["attributes"]))
        start, text = len(text), text + match["text"]
        marks.append(Mark(start, len(text), attributes.get("type", ""), attributes.get("value", "")))
        position = match.end()
    return text + _TAG.sub("", source[position:]), marks


def meant(value: str) -> TimeValue | None:
    """A TIMEX3 value in the form khabar gives, None where it is no calendar value.

    >>> meant("2015-W53"), meant("196"), meant("PAST_REF")
    (TimeValue(start='2015-12-28', end='2016-01-03'), TimeValue(start='1960', end='1969'), None)
    """
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value):
        return TimeValue(value)
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return TimeValue(monday.isoformat(), (monday + timedelta(6)).isoformat())
    if re.fullmatch(r"\d{3}", value):
        return TimeValue(f"{value}0", f"{value}9")
    if re.fullmatch(r"\d\d", value):
        return TimeValue(f"{value}01", f"{int(value) + 1}00")
    if season := re.fullmatch(r"(\d{4})-(SP|SU|FA)", value):
        first, last = _SEASONS[season[2]]
        return TimeValue(f"{season[1]}-{first:02d}", f"{season[1]}-{last:02d}")
    if half := re.fullmatch(r"(\d{4})-(H[12]|Q[1-4])", value):
        size = 6 if half[2][0] == "H" else 3
        last = int(half[2][1]) * size
        return TimeValue(f"{half[1]}-{last - size + 1:02d}", f"{half[1]}-{last:02d}")
    return None


def pairs(gold: list[Mark], found: tuple[TimeExpression, ...]) -> Iterator[tuple[Mark, TimeExpression]]:
    """Gold marks with the expressions that overlap them by half, best first, one to one."""
    scored = sorted(
        (
            ((min(g.end, f.end) - max(g.start, f.start)) / (max(g.end, f.end) - min(g.start, f.start)), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
        ),
        reverse=True,
    )
    taken: set[int] = set()
    used: set[int] = set()
    for overlap, i, j in scored:
        if overlap >= 0.5 and i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            yield gold[i], found[j]


def main() -> int:
    """Run over a folder and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    beside = Path(__file__).resolve().parents[2] / "shared" / "time"
    parser.add_argument("folder", nargs="?", type=Path, default=beside)
    parser.add_argument("--published", type=date.fromisoformat, default=date(2015, 12, 24))
    parser.add_argument("--errors", action="store_true", help="list the values that differ")
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.tml")) if options.folder.is_dir() else []
    if not files:
        print(f"no .tml files in {options.folder}; give a folder of TimeML documents", file=sys.stderr)
        return 2
    count: Counter[str] = Counter()
    errors: list[str] = []
    for path in files:
        text, gold = read(path)
        found = find(text, language="ar", published=options.published)
        count.update(gold=len(gold), found=len(found), dates=sum(mark.type == "DATE" for mark in gold))
        for mark, expression in pairs(gold, found):
            count["matched"] += 1
            count["matched dates"] += mark.type == "DATE"
            value = meant(mark.value) if mark.type == "DATE" else None
            if value is None:
                continue
            verdict = "right" if expression.value == value else "missing" if expression.value is None else "other"
            count.update(("valued", verdict))
            if verdict != "right":
                words = text[expression.start : expression.end]
                errors.append(f"{path.name}: {words!r}: gold {mark.value}, found {expression.value}")
    precision, recall = count["matched"] / (count["found"] or 1), count["matched"] / (count["gold"] or 1)
    f1 = 2 * count["matched"] / ((count["found"] + count["gold"]) or 1)
    print(f"{len(files)} documents, counted from {options.published}")
    sizes = f"(gold {count['gold']}, found {count['found']})"
    print(f"spans, all types: P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {sizes}")
    print(f"spans of DATE: R {count['matched dates'] / (count['dates'] or 1):.3f}  (gold {count['dates']})")
    valued = count["valued"] or 1
    print(
        f"values of DATE found: {count['right'] / valued:.3f} agree, {count['missing'] / valued:.3f} left open, "
        f"{count['other'] / valued:.3f} differ  (of {count['valued']})"
    )
    if options.errors:
        print(*errors, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
