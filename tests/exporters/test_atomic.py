"""A file is whole or as it was; nothing is left beside it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from khabar.exporters.atomic import atomic_writer, check_place, write_text
from khabar.graph.errors import ExportError


@pytest.fixture
def umask() -> Iterator[int]:
    old = os.umask(0o027)
    yield 0o027
    os.umask(old)


def test_a_file_appears_with_its_text_when_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "خبر.txt"
    with atomic_writer(path) as file:
        file.write("سطر\n")
        file.flush()
        assert not path.exists()
    assert path.read_bytes() == "سطر\n".encode()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError("x"), KeyboardInterrupt(), SystemExit(1)])
def test_an_error_in_the_block_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")

    def write() -> None:
        with atomic_writer(path) as file:
            file.write("new")
            raise error

    with pytest.raises(type(error)):
        write()
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_permissions_of_the_umask(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "x")
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o604)
    write_text(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o604
    assert path.read_text(encoding="utf-8") == "new"


def test_a_symbolic_link_stays_and_leads_to_the_new_text(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path, link = folder / "a.txt", tmp_path / "link.txt"
    path.write_text("old", encoding="utf-8")
    link.symlink_to(path)
    write_text(link, "new")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "new"
    assert list(folder.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"a\.txt: there is no folder \S+/no; make it first"):
        write_text(tmp_path / "no" / "a.txt", "x")


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").mkdir()
    with pytest.raises(ExportError, match="is no file that can be written"):
        write_text(tmp_path / "a.ttl", "x")
    assert (tmp_path / "a.ttl").is_dir()


def test_a_device_is_not_replaced_by_a_file() -> None:
    with pytest.raises(ExportError, match="is no file that can be written"):
        write_text(os.devnull, "x")
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="a superuser may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match=r"a\.txt: cannot be written"):
        write_text(tmp_path / "a.txt", "x")
    with pytest.raises(ExportError, match=r"a\.txt: the folder \S+ cannot be written to"):
        check_place(tmp_path / "a.txt")


def test_a_place_is_checked_without_being_touched(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("old", encoding="utf-8")
    for name in ("old.txt", "new.txt"):
        check_place(tmp_path / name)
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("old.txt", "old")]
    for place in (tmp_path / "no" / "a.txt", tmp_path, Path(os.devnull)):
        with pytest.raises(ExportError):
            check_place(place)


def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match=r"a\.txt: cannot be written: No space left on device"):
        write_text(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_loss_of_another_file_in_the_block_is_not_blamed_on_this_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="elsewhere"), atomic_writer(tmp_path / "a.txt"):
        (tmp_path / "elsewhere").read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == []


def test_a_name_as_long_as_names_may_be_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 251 + ".ttl")
    write_text(path, "x")
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_that_is_too_long_is_an_export_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        write_text(tmp_path / ("x" * 300 + ".ttl"), "x")
    assert list(tmp_path.iterdir()) == []


def test_half_a_surrogate_pair_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_text(tmp_path / "a.txt", "\ud800")
    assert list(tmp_path.iterdir()) == []
