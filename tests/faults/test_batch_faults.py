"""A run that is killed, or whose disk is full or broken, at any system call: nothing lost, nothing doubled, nothing half.

A few points by chance in every test run; BRIEFGEN_FAULTS=40 takes so many, BRIEFGEN_FAULTS=all takes every one (an hour).
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.deliver.servers import ScriptedServer
from tests.faults.scene import (
    CALLS,
    ERRORS,
    RECIPIENTS,
    batch,
    configure,
    count_calls,
    leftovers,
    make_scene,
    records,
    run,
    writing_opens,
)

pytestmark = [
    pytest.mark.real_time,
    pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed"),
    pytest.mark.timeout(7200),
]
_AMOUNT = os.environ.get("BRIEFGEN_FAULTS", "2")


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_scene(tmp_path_factory.mktemp("scene") / "seed")


@pytest.fixture(scope="module")
def points(scene: Path) -> list[tuple[str, int]]:
    """Every use of a system call that a run writes with: (call, which use)."""
    with ScriptedServer() as server:
        first, second = (shutil.copytree(scene, scene.parent / name) for name in ("one", "two"))
        configure(first, server.port)
        counts = count_calls(first)
        if not counts["write"]:
            pytest.skip("strace may not trace here")
        configure(second, server.port)
        opens = writing_opens(second)
    # One more of each, since runs differ a little.
    calls = [(call, n) for call in CALLS if call != "openat" for n in range(1, counts[call] + 2)]
    return calls + [("openat", n) for n in opens]


def chosen(points: list[tuple[str, int]], salt: str) -> list[tuple[str, int]]:
    if _AMOUNT == "all":
        return points
    return random.Random(os.urandom(8) + salt.encode()).sample(points, min(int(_AMOUNT), len(points)))


@pytest.mark.parametrize("what", ["KILL", "TERM", *ERRORS])
def test_a_fault_anywhere_loses_doubles_and_halves_nothing(
    what: str, scene: Path, points: list[tuple[str, int]], tmp_path: Path
) -> None:
    wrong = []
    for call, n in chosen(points, what):
        folder = tmp_path / f"{call}-{n}"
        shutil.copytree(scene, folder)
        if found := fault(folder, call, what, n):
            wrong.append(f"{what} at {call} {n}: {found}")
        shutil.rmtree(folder, ignore_errors=True)
    assert wrong == []


def fault(folder: Path, call: str, what: str, n: int) -> str:
    """What is wrong after a run with that fault and two runs without; '' if nothing is."""
    with ScriptedServer() as server:
        configure(folder, server.port)
        hit = batch(folder, call, what, n)
        if "Traceback" in hit.err or hit.code == 70 or hit.err.count("\n") > 2:
            return f"the run said: {hit.err} ({hit.code})"
        if what in ERRORS and hit.code not in (0, 1) and not hit.err and hit.code != -9:
            return f"the run ended with {hit.code} and said nothing"
        later = [batch(folder)]
        if any(r.state == "deferred" for r in records(folder).values()):  # the link broke: it would wait some minutes
            later.append(run(folder, "outbox", "retry"))
        later.append(batch(folder))
        seen = Counter(to for to, _ in server.seen)
    said = f" (faulted: {hit.code} {hit.err!r}, then {[(o.code, o.err) for o in later]})"
    kept = records(folder)
    for to in RECIPIENTS:
        state = kept[to].state.value if to in kept else "lost"
        if not (state == "sent" and seen[to] == 1 or state == "held" and seen[to] <= 1):
            return f"the mail to {to} is {state}, and arrived {seen[to]} times{said}"
    names = sorted(p.name for p in (folder / "briefs").iterdir() if p.name[0] != ".")
    if len(names) != 2 or any("-r2" in name for name in names):
        return f"the briefs are {names}{said}"
    json.loads(next((folder / "briefs").glob("*.json")).read_text())
    if later[-1].code != 0 or later[-1].err:
        return f"the last run is not quiet{said}"
    if left := leftovers(folder):
        return f"files are left over: {left}{said}"
    checked = run(folder, "library", "check")
    return "" if checked.code == 0 else f"the library is damaged: {checked.err}{said}"


def test_twenty_runs_at_once_do_the_work_of_one(scene: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(scene, tmp_path / "crowd")
    with ScriptedServer() as server:
        configure(folder, server.port)
        with ThreadPoolExecutor(20) as pool:
            outcomes = list(pool.map(lambda _: batch(folder), range(20)))
        seen = Counter(to for to, _ in server.seen)
    assert seen == dict.fromkeys(RECIPIENTS, 1)
    assert len(list((folder / "briefs").glob("*.md"))) == 1
    assert {o.code for o in outcomes} <= {0, 75} and any(o.code == 0 for o in outcomes)
    for outcome in outcomes:
        assert outcome.err == "" if outcome.code == 0 else "already at work: process" in outcome.err


@pytest.mark.parametrize(
    ("part", "damage"), [("library.sqlite", "zeroed"), ("library.sqlite", "cut"), ("batch.json", "overwritten")]
)
def test_a_damaged_state_is_said_and_nobody_gets_a_mail_twice(
    part: str, damage: str, scene: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(scene, tmp_path / "damaged")
    shutil.rmtree(folder / ".briefgen")  # it knows the documents by the paths of the scene
    with ScriptedServer() as server:
        configure(folder, server.port)
        assert batch(folder).code == 0
        path = folder / ".briefgen" / part
        data = path.read_bytes()
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        damaged = {
            "zeroed": bytes(len(data)),
            "cut": data[: len(data) // 3],
            "overwritten": random.Random(3).randbytes(900),
        }
        path.write_bytes(damaged[damage])
        hit, again = batch(folder), batch(folder)
        seen = Counter(to for to, _ in server.seen)
    assert hit.code in (1, 3) and hit.err.count("\n") == 1, hit
    assert part in hit.err and "corrupt" in hit.err
    assert again.code == 0, again
    assert seen == dict.fromkeys(RECIPIENTS, 1)
    assert len(list((folder / "briefs").glob("*.md"))) == 1  # what was briefed is known from the records of the runs


def test_a_full_small_disk(scene: Path, tmp_path: Path) -> None:
    """With a file system of its own, where this user may mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root can mount")
    try:
        place = shutil.copytree(scene, folder / "w", dirs_exist_ok=True)
        with ScriptedServer() as server:
            configure(place, server.port)
            filler = folder / "filler"
            with filler.open("wb", buffering=0) as file:
                try:
                    while True:
                        file.write(b"x" * 4096)
                except OSError:
                    pass
            full = batch(place)
            assert full.code not in (0, 70) and "Traceback" not in full.err and full.err.count("\n") == 1, full
            filler.unlink()
            free = batch(place)
            assert (free.code, Counter(to for to, _ in server.seen)) == (0, dict.fromkeys(RECIPIENTS, 1)), free
    finally:
        subprocess.run(["umount", folder], check=False)
