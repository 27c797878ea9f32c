"""What is around a run goes wrong: clocks, permissions, others at work at the same time. The program itself is real."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from briefgen.errors import BusyError
from briefgen.files import locked
from tests.deliver.servers import ScriptedServer
from tests.faults.scene import BRIEFGEN, RECIPIENTS, batch, configure, make_scene, run

pytestmark = [pytest.mark.real_time, pytest.mark.timeout(900)]
# Root may write anywhere; without these two capabilities permissions hold for it as for anybody.
_PLAIN = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")
_NOTE = "---\ntitle: {title}\ndate: 2026-01-14\n---\n\nPort Commissioner Ilse Marrand opened {title} at Vellan.\n"
_NEWS = (
    "Port Commissioner Ilse Marrand opened a review of pilot fees.",
    "The Ministry of Fisheries bought two cutters from Halden Yards on Monday.",
    "Judge Orla Venn dismissed the appeal of the ferry company.",
    "The city of Vellan will close its northern lock by 3 March 2026.",
    "Tomas Ek resigned as chair of the harbour board.",
)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_scene(tmp_path_factory.mktemp("scene") / "seed")


@pytest.fixture
def place(scene: Path, tmp_path: Path) -> Path:
    return shutil.copytree(scene, tmp_path / "place")


def plainly(folder: Path, command: str, *arguments: str) -> tuple[int, str]:
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root may write anywhere")
    done = run(folder, command, *arguments, strace=_PLAIN if os.geteuid() == 0 else ())
    return done.code, done.err


@pytest.mark.parametrize("command", [("library", "list"), ("library", "add", "{sources}"), ("sources",)])
def test_a_library_on_a_read_only_disk_is_told_in_one_line_and_stays_whole(
    place: Path, command: tuple[str, ...]
) -> None:
    state = place / ".briefgen"
    assert run(place, "library", "add", str(place / "sources")).code == 0
    before = (state / "library.sqlite").read_bytes()
    files = [p for p in state.rglob("*") if p.is_file()]
    for path in [*files, state]:
        path.chmod(0o444 if path.is_file() else 0o555)
    try:
        code, err = plainly(place, *(part.format(sources=place / "sources") for part in command))
    finally:
        for path in [state, *files]:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert code in (0, 2, 3) and err.count("\n") <= 1 and "Traceback" not in err, (code, err)
    assert code == 0 or "library.sqlite" in err and "read-only" in err
    assert (state / "library.sqlite").read_bytes() == before


@pytest.mark.parametrize("part", [".", ".briefgen", ".briefgen/outbox", ".briefgen/library.sqlite", "briefs"])
def test_what_may_not_be_written_is_told_at_once_and_mended(place: Path, part: str) -> None:
    with ScriptedServer() as server:
        configure(place, server.port)
        (place / "briefs").mkdir()
        (place / ".briefgen" / "outbox").mkdir(mode=0o700)
        if part == ".":  # nothing of the workspace is there yet
            shutil.rmtree(place / ".briefgen")
            shutil.rmtree(place / "briefs")
        path = place / part
        mode = path.stat().st_mode
        path.chmod(0o444 if path.is_file() else 0o555)
        try:
            code, err = plainly(place, "batch", "--all")
        finally:
            path.chmod(mode)
        assert code in (2, 3) and err.count("\n") == 1 and "Traceback" not in err, (code, err)
        assert path.name in err if part != "." else "place" in err
        assert server.seen == []
        assert batch(place).code == 0
        assert Counter(to for to, _ in server.seen) == dict.fromkeys(RECIPIENTS, 1)


def test_a_config_that_may_not_be_read(place: Path) -> None:
    (place / "config.yaml").chmod(0)
    code, err = plainly(place, "batch", "--all")
    assert code == 2 and "config.yaml" in err and err.count("\n") == 1, (code, err)


# ------------------------------------------------------------------------------------------------------ clocks


def at(when: str, folder: Path, zone: str, *arguments: str) -> tuple[int, str]:
    """A run that believes that it is then."""
    done = subprocess.run(
        ["faketime", when, BRIEFGEN, "batch", *arguments, "--workspace", folder],
        env={"PATH": os.environ["PATH"], "TZ": zone}, capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


@pytest.mark.skipif(not shutil.which("faketime"), reason="faketime is not installed")
@pytest.mark.parametrize(
    ("slot", "moments", "sent"),
    [
        # back a day, forward ten years, back again
        (
            "06:00",
            ["2026-01-20 06:05", "2026-01-19 06:05", "2036-01-20 06:05", "2026-01-20 07:00", "2026-01-21 06:05"],
            3,
        ),
        # 02:30 does not exist on that day in Berlin, and comes twice on the other; the times are UTC
        ("02:30", ["2026-03-28 01:40", "2026-03-29 00:50", "2026-03-29 01:05", "2026-03-29 01:20"], 2),
        ("02:30", ["2026-10-24 00:35", "2026-10-25 00:35", "2026-10-25 01:35", "2026-10-26 01:35"], 3),
    ],
)
def test_whatever_the_clock_does_each_document_is_mailed_once(
    place: Path, slot: str, moments: list[str], sent: int
) -> None:
    shutil.rmtree(place / ".briefgen")
    for path in (place / "sources").iterdir():
        path.unlink()
    with ScriptedServer() as server:
        configure(place, server.port)
        config = yaml.safe_load((place / "config.yaml").read_text())
        config["profiles"]["morning"] |= {"schedule": f"daily {slot}", "recipients": [RECIPIENTS[0]]}
        (place / "config.yaml").write_text(yaml.safe_dump(config))
        for n, when in enumerate(moments):
            (place / "sources" / f"{n}.md").write_text(f"---\ntitle: Note {n}\ndate: 2026-01-14\n---\n\n{_NEWS[n]}\n")
            assert at(f"{when}:30 UTC", place, "Europe/Berlin" if slot != "06:00" else "UTC", "--due") == (0, "")
        mails = len(server.taken)
        assert at("2040-01-01 12:00:00 UTC", place, "UTC", "--all") == (0, "")  # whatever was left for the next time
        assert len(server.taken) in (sent, sent + 1)
    assert mails == sent
    made = [path.read_text() for path in (place / "briefs").glob("*.md")]
    assert [sum(f"Note {n}, 14 January" in text for text in made) for n in range(len(moments))] == [1] * len(moments)


# ---------------------------------------------------------------------------------------- others at the same time


def test_a_second_run_gives_up_and_says_who_is_at_work_or_waits(place: Path) -> None:
    with ScriptedServer() as server:
        configure(place, server.port)
        with locked(place / ".briefgen" / "batch.lock", datetime(2026, 1, 20, 6, 0, tzinfo=UTC)):
            second = batch(place)
            assert second.code == 75 and f"process {os.getpid()} since 2026-01-20 06:00:00" in second.err
            waiting = subprocess.Popen(
                [BRIEFGEN, "batch", "--all", "--wait", "--workspace", place], stderr=subprocess.PIPE, text=True
            )
            time.sleep(1.5)
            assert waiting.poll() is None and server.seen == []
        assert waiting.communicate(timeout=280)[1] == "" and waiting.returncode == 0
    assert Counter(to for to, _ in server.taken) == dict.fromkeys(RECIPIENTS, 1)


@pytest.mark.parametrize(
    ("name", "said"), [(b"process 4711 since 2026-01-20 06:00:00\n", "process 4711 since"), (b"", "another process")]
)
def test_a_lock_taken_a_moment_ago_waits_for_its_holders_name(tmp_path: Path, name: bytes, said: str) -> None:
    path = tmp_path / "batch.lock"
    with path.open("wb", buffering=0) as holder:
        fcntl.flock(holder, fcntl.LOCK_EX)
        writing = threading.Timer(0.3, lambda: holder.write(name))
        writing.start()
        with pytest.raises(BusyError, match=said), locked(path, datetime(2026, 1, 20, 6, 1, tzinfo=UTC)):
            pass
        writing.join()


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
def test_a_run_and_the_interface_at_the_same_time(place: Path, tmp_path: Path) -> None:
    from tests.tui.test_end_to_end import Terminal

    home = tmp_path / "home"
    home.mkdir()
    with ScriptedServer() as server:
        configure(place, server.port)
        terminal = Terminal(home, (120, 36), f"{BRIEFGEN} tui --workspace {place}")
        try:
            terminal.wait(" documents")
            for name in ("first", "second"):
                outcome = batch(place)
                assert (outcome.code, outcome.err) == (0, "")
                note = place / "sources" / f"{name}.md"
                note.write_text(_NOTE.format(title=f"the {name} review"))
                terminal.press("F5")
                terminal.wait(f"the {name} review")
            assert batch(place).code == 0
            terminal.press("C-q")
            assert terminal.exit_code() == 0
        finally:
            terminal.close()
    assert Counter(to for to, _ in server.taken) == dict.fromkeys(RECIPIENTS, 3)
