"""The program in a real terminal: from an empty HOME to a PDF, by keys alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.real_time,
    pytest.mark.slow,
    pytest.mark.model,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]

BRIEFGEN = Path(sys.executable).parent / "briefgen"


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
            [*self._tmux, "new-session", "-d", "-x", width, "-y", height, f"{command}; echo $? >{code}; sleep 60"],
            env=env,
            cwd=folder,
            check=True,
        )

    def screen(self) -> str:
        return subprocess.run([*self._tmux, "capture-pane", "-p"], capture_output=True, text=True, check=True).stdout

    def press(self, *keys: str) -> None:
        subprocess.run([*self._tmux, "send-keys", *keys], check=True)

    def wait(self, words: str, seconds: float = 60) -> str:
        end = time.monotonic() + seconds
        while words not in (text := self.screen()):
            assert time.monotonic() < end, f"{words!r} did not come:\n{text}"
            time.sleep(0.1)
        return text

    def exit_code(self) -> int:
        end = time.monotonic() + 20
        while not self._code.exists() or not self._code.read_text().strip():
            assert time.monotonic() < end, self.screen()
            time.sleep(0.1)
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
    left = subprocess.run(["pgrep", "-f", str(home)], capture_output=True, text=True, check=False).stdout
    assert left == "", "no child process outlives the interface"


def test_without_colour_in_a_small_terminal_and_when_the_terminal_dies(home: Path) -> None:
    terminal = Terminal(home, (80, 24), f"{BRIEFGEN} tui --demo", NO_COLOR="1")
    try:
        terminal.wait("documents ·")
        assert "> [ ]" in terminal.screen()
        terminal.press("Space")
        assert "[x]" in terminal.wait("1 of ")
    finally:
        terminal.close()
    end = time.monotonic() + 20
    while subprocess.run(["pgrep", "-f", str(home)], capture_output=True, check=False).stdout:
        assert time.monotonic() < end, "the processes end with their terminal"
        time.sleep(0.2)
