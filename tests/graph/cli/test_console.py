"""What the commands share: the keyboard, interruptions, and streams that are closed."""

from __future__ import annotations

import gc
import io
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khabar.graph.cli import main
from khabar.graph.cli.commands import khabar
from khabar.graph.cli.console import say_that_it_waits
from khabar.graph.knowledge.graph import KnowledgeGraph


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(khabar, [str(argument) for argument in arguments])


def test_a_command_that_waits_for_the_keyboard_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    say_that_it_waits(["-"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    say_that_it_waits(["news"])
    assert capsys.readouterr().err == ""
    say_that_it_waits(["news", "-"])
    assert "waiting for an article on standard input; end it with Ctrl-D" in capsys.readouterr().err


def test_ctrl_c_is_one_line_and_exit_code_130(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(KnowledgeGraph, "load", interrupted)
    result = run("query", saved)
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "khabar: interrupted\n")


def test_ctrl_c_behind_an_error_of_a_module_that_is_being_loaded_is_ctrl_c(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as error:
            raise ImportError("initialization failed") from error

    monkeypatch.setattr(KnowledgeGraph, "load", interrupted)
    result = run("query", saved)
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "khabar: interrupted\n")


def test_ctrl_c_while_khabar_is_loaded_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("khabar.graph.cli.commands.khabar", interrupted)
    thresholds = gc.get_threshold()
    with pytest.raises(SystemExit) as caught:
        main()
    gc.set_threshold(*thresholds)
    assert caught.value.code == 130
    assert capfd.readouterr() == ("", "")


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command as a shell runs it, `khabar` standing for this one."""
    line = command.replace("khabar", f"{shlex.quote(sys.executable)} -m khabar.graph.cli", 1)
    return subprocess.run(line, shell=True, capture_output=True, encoding="utf-8", cwd=folder, timeout=120)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("khabar build - -o graph.ttl <&-", "standard input: closed"),
        ("khabar build - -o graph.ttl </dev/null", "standard input: empty"),
        ("khabar query graph.ttl >&-", "standard output is closed"),
        pytest.param(
            "khabar query graph.ttl >/dev/full",
            "standard output cannot be written: No space left",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full"),
        ),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_streams_that_are_closed_or_full_are_one_line_and_exit_code_two(
    saved: Path, tmp_path: Path, command: str, said: str
) -> None:
    shutil.copy(saved, tmp_path / "graph.ttl")
    done = shell(command, tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
    assert said in done.stderr
    assert done.stderr.startswith("khabar: ")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_a_reader_that_leaves_early_ends_the_output_quietly(saved: Path, tmp_path: Path) -> None:
    shutil.copy(saved, tmp_path / "graph.ttl")
    done = shell("khabar query graph.ttl --sparql 'SELECT * {?a ?b ?c}' --format csv | head -1", tmp_path)
    assert (done.stdout, done.stderr) == ("a,b,c\n", "")
