"""Accuracy of time expressions on Arabic news with TIMEX3 marks (a folder of TimeML `.tml` files).

    python benchmarks/timex.py [FOLDER] [--published 2015-12-24] [--errors]

The documents carry no date of their own: their values count from one day for all, 24 December 2015, a Thursday,
however old the text. So some gold values are wrong ("أمس الجمعة" is a Wednesday, "الأربعاء المقبل" lies in the past,
the town "إب" is a month), and a perfect score is neither possible nor wanted; --errors prints the differences.
timex_gold_errors.tsv lists the gold errors by document and offset, those khabar agrees with and those it does not;
the figures are printed with all marks and without them.

Printed are precision, recall and F1 of the spans of all TIMEX3 types (a match needs a Jaccard overlap of one half) and,
for DATE marks that were found and have a calendar value, how many values agree, are left open and differ. Where the
mark has mod START, MID or END, a part of its value at that place agrees ("أوائل مارس" has the value of the month).
A day without its year is left open. A mark inside a longer expression ("10" and "11 أبريل" of one, a century of one of
its decades) counts as not found, however rightly the whole is read.
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
from khabar.graph.pipeline.times.finder import TimeExpression, find
from khabar.graph.resolution.times import span

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
    mod: str = ""


def read(path: Path) -> tuple[str, list[Mark]]:
    """The text of a document and its marks."""
    source = path.read_text(encoding="utf-8-sig")
    source = source[source.find("<TimeML>") :]
    text, marks, position = "", [], 0
    for match in _MARK.finditer(source):
        text += _TAG.sub("", source[position : match.start()])
        attributes = dict(_ATTRIBUTE.findall(match["attributes"]))
        start, text = len(text), text + match["text"]
        type_, value, mod = (attributes.get(name, "") for name in ("type", "value", "mod"))
        marks.append(Mark(start, len(text), type_, value, mod))
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


def verdict(mark: Mark, value: TimeValue, found: TimeValue | None) -> str:
    """Whether a value agrees with that of a mark ("right"), is left open ("missing") or differs ("other").

    >>> march = Mark(0, 9, "DATE", "2015-03", "START")
    >>> verdict(march, TimeValue("2015-03"), TimeValue("2015-03-01", "2015-03-10"))
    'right'
    """
    if found is None or (found.start.startswith("--") and value.start.endswith(found.start.removeprefix("-"))):
        return "missing"
    if found == value:
        return "right"
    whole, part = span(value), span(found)
    if mark.mod not in ("START", "MID", "END") or whole is None or part is None:
        return "other"
    first, last = part[0] == whole[0], part[1] == whole[1]
    within = whole[0] <= part[0] <= part[1] <= whole[1]
    return "right" if within and (first, last) == (mark.mod == "START", mark.mod == "END") else "other"


def gold_errors() -> frozenset[tuple[str, int]]:
    """Document and offset of the marks known to be wrong."""
    lines = Path(__file__).with_name("timex_gold_errors.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return frozenset((document, int(offset)) for document, offset, _ in rows)


def figures(count: Counter[str], name: str) -> str:
    """The line of the values of some of the marks."""
    of = sum(count[f"{name} {verdict}"] for verdict in ("right", "missing", "other"))
    right, missing, other = (count[f"{name} {verdict}"] / (of or 1) for verdict in ("right", "missing", "other"))
    return f"{right:.3f} agree, {missing:.3f} left open, {other:.3f} differ  (of {of})"


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
    wrong_gold = gold_errors()
    for path in files:
        text, gold = read(path)
        found = find(text, language="ar", published=options.published)
        count.update(gold=len(gold), found=len(found), dates=sum(mark.type == "DATE" for mark in gold))
        sound = [mark for mark in gold if (path.stem, mark.start) not in wrong_gold]
        count["sound values"] += sum(mark.type == "DATE" and meant(mark.value) is not None for mark in sound)
        for mark, expression in pairs(gold, found):
            count["matched"] += 1
            count["matched dates"] += mark.type == "DATE"
            value = meant(mark.value) if mark.type == "DATE" else None
            if value is None:
                continue
            said = verdict(mark, value, expression.value)
            count.update([f"all {said}"] + [f"sound {said}"] * (mark in sound))
            if said != "right":
                words = text[expression.start : expression.end]
                note = "" if mark in sound else " (gold error)"
                errors.append(f"{path.stem} {mark.start}: {words!r}: gold {mark.value}, {expression.value}{note}")
    precision, recall = count["matched"] / (count["found"] or 1), count["matched"] / (count["gold"] or 1)
    f1 = 2 * count["matched"] / ((count["found"] + count["gold"]) or 1)
    print(f"{len(files)} documents, counted from {options.published}")
    sizes = f"(gold {count['gold']}, found {count['found']})"
    print(f"spans, all types: P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {sizes}")
    print(f"spans of DATE: R {count['matched dates'] / (count['dates'] or 1):.3f}  (gold {count['dates']})")
    print(f"values of DATE found: {figures(count, 'all')}")
    print(f"  without {len(wrong_gold)} gold errors: {figures(count, 'sound')}")
    print(
        f"  of all values without them, found or not: {count['sound right'] / (count['sound values'] or 1):.3f} agree"
    )
    if options.errors:
        print(*errors, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
