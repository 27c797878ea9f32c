"""The program in a real terminal: from an empty HOME to a PDF, by keys alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.real_time,
    pytest.mark.slow,
    pytest.mark.model,
    pytest.mark.timeout(600),
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]

LONGEST = 240  # seconds that anything may take on a machine that is busy with other things
BRIEFGEN = Path(sys.executable).parent / "briefgen"


def eventually(condition: Callable[[], bool], problem: Callable[[], str]) -> None:
    end = time.monotonic() + LONGEST
    while not condition():
        assert time.monotonic() < end, problem()
        time.sleep(0.1)


def ended(folder: Path) -> None:
    """No process that works in this folder is left."""

    def left() -> str:
        return subprocess.run(["pgrep", "-af", str(folder)], capture_output=True, text=True, check=False).stdout

    eventually(lambda: not left(), lambda: f"these outlive their terminal: {left()}")


class Terminal:
    """A tmux server of its own with one window."""

    def __init__(self, folder: Path, size: tuple[int, int], command: str, **environ: str) -> None:
        self._tmux = ["tmux", "-S", str(folder / "tmux"), "-f", "/dev/null"]
        keep = {k: v for k, v in os.environ.items() if k in ("PATH", "XDG_CACHE_HOME", "LC_ALL")}
        env = {**keep, "HOME": str(folder), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TMPDIR": str(folder)}
        env |= environ
        width, height = map(str, size)
        code = folder / "code"
        self._code = code
        subprocess.run(
            [
                *self._tmux,
                "new-session",
                "-d",
                "-x",
                width,
                "-y",
                height,
                f"{command}; echo $? >{code}; sleep {LONGEST}",
            ],
            env=env,
            cwd=folder,
            check=True,
        )

    def screen(self) -> str:
        return subprocess.run([*self._tmux, "capture-pane", "-p"], capture_output=True, text=True, check=True).stdout

    def press(self, *keys: str) -> None:
        subprocess.run([*self._tmux, "send-keys", *keys], check=True)

    def wait(self, words: str) -> str:
        eventually(lambda: words in self.screen(), lambda: f"{words!r} did not come:\n{self.screen()}")
        return self.screen()

    def exit_code(self) -> int:
        eventually(lambda: self._code.exists() and bool(self._code.read_text().strip()), self.screen)
        return int(self._code.read_text())

    def close(self) -> None:
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path


def test_from_an_empty_home_to_a_pdf(home: Path) -> None:
    subprocess.run([BRIEFGEN, "init", home / "desk"], env={"PATH": os.defpath, "HOME": str(home)}, check=True)
    terminal = Terminal(home, (100, 30), f"{BRIEFGEN} tui --workspace {home}/desk")
    try:
        terminal.wait("No documents yet")
        terminal.press("d")
        terminal.wait("documents ·")
        terminal.press("j", "Space", "Space")
        terminal.wait("2 of ")
        terminal.press("2")
        terminal.wait("( ) memo")
        terminal.press("3")
        terminal.wait("no decisions yet")
        terminal.press("d")
        terminal.wait("1 decision, saved")
        terminal.press("4", "r")
        terminal.wait("The briefing is made")
        pdfs = list((home / "desk" / "briefs").glob("*.pdf"))
        assert len(pdfs) == 1 and pdfs[0].read_bytes().startswith(b"%PDF")
        assert str(pdfs[0].name) in terminal.screen()
        terminal.press("Escape")
        terminal.press("C-q")
        assert terminal.exit_code() == 0
    finally:
        terminal.close()
    ended(home)


def test_without_colour_in_a_small_terminal_and_when_the_terminal_dies(home: Path) -> None:
    terminal = Terminal(home, (80, 24), f"{BRIEFGEN} tui --demo", NO_COLOR="1")
    try:
        terminal.wait("documents ·")
        assert "> [ ]" in terminal.screen()
        terminal.press("Space")
        assert "[x]" in terminal.wait("1 of ")
    finally:
        terminal.close()
    ended(home)
