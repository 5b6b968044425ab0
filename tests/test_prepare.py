"""What is made of corpora before training reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("و قال الوزير ان ه سيزور العراق .", "وقال الوزير انه سيزور العراق."),
        ("قضية ه و قرية ها", "قضيته وقريتها"),  # ة is a ت before what is glued to it
        ("اجرى ه على ه", "اجراه عليه"),
        ("شكر ل الجيش", "شكر للجيش"),
        ("اجتماع ( اليوم ) في عمان ، ثم", "اجتماع (اليوم) في عمان، ثم"),
        ("هم هنا", "هم هنا"),  # nothing before it to be glued to
        ("1998 هم", "1998 هم"),
    ],
)
def test_split_words_are_written_together_again(
    script: Callable[[str], ModuleType], tmp_path: Path, words: str, text: str
) -> None:
    path = tmp_path / "corpus.txt"
    path.write_text("".join(f"{word} O\n" for word in words.split()), encoding="utf-8")
    found = [row["text"] for row in script("training/model/prepare.py").surface(path, None)]
    assert found == [text]


def test_sentences_that_are_to_be_kept_out_are_left_out(script: Callable[[str], ModuleType], tmp_path: Path) -> None:
    kept, barred = "التقى الوزير نظيره الاردني في العاصمة", "اعلن الجيش مقتل ثلاثة جنود في كمين قرب الحدود"
    both, without = tmp_path / "both.txt", tmp_path / "without.txt"
    both.write_text("\n".join("".join(f"{w} O\n" for w in one.split()) for one in (kept, barred)), encoding="utf-8")
    without.write_text("".join(f"{w} O\n" for w in f"قالت مصادر {barred}".split()), encoding="utf-8")
    found = [row["text"] for row in script("training/model/prepare.py").surface(both, without)]
    assert found == [kept]
