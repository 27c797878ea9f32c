"""Pages of the PDF in the preview: what the terminal is asked, what it answers, and what is then put up."""

from __future__ import annotations

import base64
import fcntl
import io
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from textual.pilot import Pilot

from briefgen.tui.app import BriefgenApp
from briefgen.tui.pictured import draw_pages
from briefgen.tui.terminal import Terminal
from briefgen.tui.widgets import placeholders
from briefgen.tui.widgets.pages import Pages
from briefgen.workspace import open_workspace
from tests.tui.desk import listed, play, until

WHITE, BLUE = (255, 255, 255), (0, 0, 255)
KITTY = b"\x1b_Gi=31;OK\x1b\\"
SIXEL = b"\x1b[?62;4;22c"
PLAIN = b"\x1b[?62;22c"


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two pages, the upper half of each blue."""
    path = tmp_path_factory.mktemp("pdf") / "brief.pdf"
    with pikepdf.new() as file:
        for _ in range(2):
            page = file.add_blank_page(page_size=(300, 400))
            page.Contents = file.make_stream(b"0 0 1 rg 0 200 300 200 re f")
        file.save(path)
    return path


# ------------------------------------------------------------------------------------------------ encoding


def painted(sixel: str) -> dict[tuple[int, int], tuple[int, int, int]]:
    """The pixels (x, y) that a sixel sequence paints, by the rules of DEC STD 070."""
    body = re.fullmatch(r'\x1bP0;1;0q"1;1;\d+;\d+(.*)\x1b\\', sixel, re.S)
    assert body is not None
    colours: dict[int, tuple[int, int, int]] = {}
    found: dict[tuple[int, int], tuple[int, int, int]] = {}
    x, y, colour = 0, 0, (0, 0, 0)
    for m in re.finditer(r"#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|(?:!(\d+))?([?-~])|([$-])", body[1]):
        if m[1]:
            red, green, blue = (round(int(m[n]) * 255 / 100) for n in (2, 3, 4))
            colours[int(m[1])] = (red, green, blue)
        elif m[5]:
            colour = colours[int(m[5])]
        elif m[7]:
            bits = ord(m[7]) - 63
            for _ in range(int(m[6] or 1)):
                found |= {(x, y + bit): colour for bit in range(6) if bits >> bit & 1}
                x += 1
        else:
            x, y = 0, y + (6 if m[8] == "-" else 0)
    return found


def test_every_row_of_cells_is_a_sixel_picture_of_its_height(pdf: Path) -> None:
    pages = draw_pages(pdf, 10, "sixel", (9, 20))
    assert [(p.columns, p.rows, len(p.sixels)) for p in pages] == [(10, 6, 6)] * 2
    for row, sixel in enumerate(pages[0].sixels):
        pixels = painted(sixel)
        assert set(pixels) == {(x, y) for x in range(90) for y in range(20)}, "all of it, and nothing below"
        wanted = {(x, y): BLUE if row * 20 + y < 60 else WHITE for x, y in pixels}
        assert pixels == wanted


def test_a_kitty_gets_the_page_as_png_and_shows_it_in_cells(pdf: Path) -> None:
    page = draw_pages(pdf, 10, "kitty", (9, 20))[0]
    data = page.png * (10_000 // len(page.png))
    sent = placeholders.sent(7, data, page.columns, page.rows)
    *parts, place = re.findall(r"\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\", sent)
    assert len(parts) == 3 and all(len(part) <= 4096 for _, part in parts)
    assert parts[0][0] == "a=t,f=100,t=d,i=7,q=2,m=1" and {keys for keys, _ in parts[1:]} == {"m=1", "m=0"}
    assert parts[-1][0] == "m=0" and "".join(part for _, part in parts) == data
    assert place[0] == "a=p,U=1,i=7,c=10,r=6,q=2"
    image = Image.open(io.BytesIO(base64.b64decode(page.png))).convert("RGB")
    assert image.size == (90, 120) and image.getpixel((5, 5)) == BLUE and image.getpixel((5, 100)) == WHITE
    assert len({cell for row in range(6) for cell in placeholders.cells(row, 10)}) == 60


def test_the_colour_of_a_cell_names_the_picture_in_both_systems() -> None:
    assert len({placeholders.number_of(page, "truecolor") for page in range(25)}) == 25
    numbers = [placeholders.number_of(page, "256") for page in range(25)]
    assert len(set(numbers)) == 25 and all(16 <= n < 232 for n in numbers)
    assert placeholders.style_of(3).color.triplet == (215, 0, 95)  # type: ignore[union-attr]
    assert placeholders.number_of(3, "truecolor") == 215 << 16 | 95


def test_half_blocks_take_two_pixels_a_cell(pdf: Path) -> None:
    page = draw_pages(pdf, 10, "blocks", (0, 0))[0]
    assert page.rows == 7 and len(page.rgb) == 10 * 14 * 3 and page.rgb[:3] == bytes(BLUE)


# ------------------------------------------------------------------------------------------ a real terminal


class Fake:
    """A terminal that answers what it is told to; what the program writes is kept."""

    def __init__(self, command: list[str], cell: tuple[int, int], answer: bytes, **environ: str) -> None:
        self.fd, theirs = pty.openpty()
        size = struct.pack("4H", 30, 120, 120 * cell[0], 30 * cell[1])
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, size)
        keep = {k: os.environ[k] for k in ("PATH", "HOME", "PYTHONPATH", "XDG_CACHE_HOME") if k in os.environ}
        env = keep | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"} | environ
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True
        )
        os.close(theirs)
        self.said, self._answer = b"", answer

    def until(self, condition: Callable[[bytes], object], seconds: float = 240) -> bytes:
        end = time.monotonic() + seconds
        while not condition(self.said):
            assert time.monotonic() < end, f"it did not come: {self.said[-2000:]!r}"
            if select.select([self.fd], [], [], 0.1)[0]:
                self.said += os.read(self.fd, 65536)
                if b"\x1b[c" in self.said and self._answer:
                    answer, self._answer = self._answer, b""
                    os.write(self.fd, answer)
        return self.said

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.fd)


@contextmanager
def terminal(command: list[str], answer: bytes, cell: tuple[int, int] = (9, 20), **environ: str) -> Iterator[Fake]:
    fake = Fake(command, cell, answer, **environ)
    try:
        yield fake
    finally:
        fake.close()


ASK = """
import os, sys
from briefgen.tui import terminal
terminal._LIMIT = float(sys.argv[2])
from briefgen.tui.terminal import ask
with ask(sys.argv[1], os.environ) as question:
    told = question.answer()
print("told", told)
"""


def patience(answer: bytes) -> str:
    """Seconds that the program waits for an answer: enough on any machine, where one comes."""
    return "100" if answer else "0.1"


def asked(
    answer: bytes, wanted: str = "auto", cell: tuple[int, int] = (9, 20), **environ: str
) -> tuple[Terminal, bytes]:
    """What the program takes the terminal for, and what it wrote to it."""
    with terminal([sys.executable, "-c", ASK, wanted, patience(answer)], answer, cell, **environ) as fake:
        said = fake.until(lambda said: re.search(rb"told (Terminal\(.*\))", said))
        assert fake.process.wait() == 0
    told = re.search(rb"told (Terminal\(.*\))", said)
    assert told is not None
    return eval(told[1].decode()), said


@pytest.mark.parametrize(
    ("answer", "known"),
    [
        (KITTY + b"\x1b[6;20;9t" + PLAIN, Terminal("kitty", (9, 20))),
        (KITTY + SIXEL, Terminal("sixel", (9, 20))),
        (SIXEL, Terminal("sixel", (9, 20))),
        (PLAIN, Terminal("blocks", (9, 20))),
        (b"/ta" + SIXEL + b"riff", Terminal("sixel", (9, 20), typed="/tariff")),
        (b"", Terminal(late=True)),
    ],
)
def test_what_a_terminal_answers(answer: bytes, known: Terminal) -> None:
    assert asked(answer)[0] == known


def test_sixels_need_the_size_of_a_cell_which_the_terminal_may_tell() -> None:
    assert asked(SIXEL, cell=(0, 0))[0] == Terminal()
    assert asked(b"\x1b[6;18;8t" + SIXEL, cell=(0, 0))[0] == Terminal("sixel", (8, 18))


@pytest.mark.parametrize(
    ("wanted", "environ", "way"),
    [("sixel", {}, "sixel"), ("none", {}, "none"), ("auto", {"NO_COLOR": "1"}, "blocks"), ("auto", {"TERM": "dumb"}, "blocks")],
)  # fmt: skip
def test_a_terminal_is_not_asked_where_the_answer_is_known(wanted: str, environ: dict[str, str], way: str) -> None:
    known, said = asked(b"", wanted, (9, 20), **environ)
    assert known.way == way and b"\x1b" not in said


def test_tmux_is_not_asked_for_kitty_for_it_would_take_the_question_for_a_title() -> None:
    known, said = asked(SIXEL, TMUX="/tmp/tmux-0/default,1,0")
    assert known.way == "sixel" and b"\x1b_G" not in said and b"\x1b[c" in said


PREVIEW = """
import sys
from pathlib import Path
from briefgen.config import load_settings
from briefgen.tui import app, keyboard, run_tui, terminal
terminal._LIMIT, keyboard._LATE, keyboard._ANSWER = float(sys.argv[3]), 600, 100
from briefgen.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]))
def on_ready(self):
    self.maker.made = (Path(sys.argv[2]),)
    self.action_go("preview")
app.BriefgenApp.on_ready = on_ready
sys.exit(run_tui(workspace, load_settings(workspace)))
"""


@pytest.fixture
def preview(tmp_path: Path, pdf: Path) -> list[str]:
    """The command that opens the interface, without documents, at the preview of the PDF."""
    (tmp_path / "config.yaml").write_text("briefgen: 1\n")
    (tmp_path / "sources").mkdir()
    open_workspace(tmp_path)
    return [sys.executable, "-c", PREVIEW, str(tmp_path), str(pdf)]


@pytest.mark.real_time
@pytest.mark.parametrize(
    ("answer", "mark", "others"),
    [
        (KITTY + PLAIN, "\U0010eeee".encode(), [b"\x1bP0;1;0q", "▀▀▀▀".encode()]),
        (SIXEL, b"\x1bP0;1;0q", [b"\x1b_Ga=t", "▀▀▀▀".encode()]),
        (PLAIN, "▀".encode(), [b"\x1bP0;1;0q", b"\x1b_Ga=t"]),
        (b"", "▀".encode(), [b"\x1bP0;1;0q", b"\x1b_Ga=t"]),
    ],
    ids=["kitty", "sixel", "blocks", "silent"],
)
def test_the_preview_shows_pages_as_the_terminal_can(
    preview: list[str], answer: bytes, mark: bytes, others: list[bytes]
) -> None:
    with terminal([*preview, patience(answer)], answer) as fake:
        fake.until(lambda said: said.count(mark) > 5)
        said = fake.said
        assert [other for other in others if other in said] == []
        if b"\x1b_Ga=t" in said:
            assert said.index(b"\x1b_Ga=t") < said.index(mark), "the picture comes before the cells that show it"
        os.write(fake.fd, b"\x11")
        taken_back = b"\x1b_Ga=d" if b"\x1b_Ga=t" in said else b"\x1b[?1049l"
        fake.until(lambda said: taken_back in said)
        assert fake.process.wait() == 0


@pytest.mark.real_time
def test_an_answer_that_comes_late_is_not_taken_for_keys(preview: list[str]) -> None:
    with terminal([*preview, patience(b"")], b"") as fake:
        fake.until(lambda said: "▀".encode() in said)
        os.write(fake.fd, b"\x1b_Gi=31;OK\x1b\\\x1b[6;20;9t\x1b[?62;4;22c")
        os.write(fake.fd, b"2")  # a key of one's own after it
        fake.until(lambda said: b"( ) memo" in said)
        assert b"Add documents" not in fake.said and b"31;OK" not in fake.said


def test_sixels_are_painted_where_pages_are_seen_and_nothing_stands_over_them(
    workspace_folder: Path, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr(Pages, "_write", lambda self, sequence: written.extend([sequence] * bool(sequence)))

    def lines() -> list[int]:
        """Lines of the screen that were painted since the last look, in order."""
        found = [int(m[1]) for m in re.finditer(r"\x1b\[(\d+);\d+H\x1bP0;1;0q", "".join(written))]
        written.clear()
        return found

    async def steps(app: BriefgenApp, pilot: Pilot[Any]) -> None:
        app.maker.prepare = lambda: None  # type: ignore[method-assign]
        app.terminal = Terminal("sixel", (9, 20))
        await listed(app, pilot)
        app.maker.made = (pdf,)
        await pilot.press("4")
        pages = app.screen.query_one(Pages)
        await until(pilot, lambda: bool(written))
        top, bottom = pages.content_region.y + 1, pages.content_region.bottom
        seen = lines()
        assert seen and set(seen) <= set(range(top, bottom + 1)), "inside the pane"
        page = len(pages._pages[0].sixels)
        gap = top + page  # the line between the pages
        assert gap not in seen or page >= bottom - top

        await pilot.press("f1")
        await pilot.pause()
        assert lines() == [], "nothing is painted over a dialog"
        await pilot.press("escape")
        await until(pilot, lambda: bool(written))
        assert set(lines()) == set(seen)

        app.notify("It stands over the last lines", timeout=60)
        await until(pilot, lambda: any(t.region.height for t in app.screen.query("Toast")))
        toast = app.screen.query("Toast").first().region
        lines()
        pages.refresh()
        await until(pilot, lambda: bool(written))
        assert not set(lines()) & set(range(toast.y + 1, toast.bottom + 1))

    play(workspace_folder, steps)
