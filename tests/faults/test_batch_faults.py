"""A run that is killed, or whose disk is full or broken, at any system call: nothing lost, nothing doubled, nothing half.

A few points by chance in every test run; BRIEFGEN_FAULTS=40 takes so many. `python -m tests.faults` takes every one.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.deliver.servers import ScriptedServer
from tests.faults.points import KINDS, points_of, wrong_after
from tests.faults.scene import RECIPIENTS, batch, configure, make_scene

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
    found = points_of(scene)
    if not found:
        pytest.skip("strace may not trace here")
    return found


def chosen(points: list[tuple[str, int]], salt: str) -> list[tuple[str, int]]:
    return random.Random(os.urandom(8) + salt.encode()).sample(points, min(int(_AMOUNT), len(points)))


@pytest.mark.parametrize("what", KINDS)
def test_a_fault_anywhere_loses_doubles_and_halves_nothing(
    what: str, scene: Path, points: list[tuple[str, int]], tmp_path: Path
) -> None:
    wrong = []
    for call, n in chosen(points, what):
        folder = tmp_path / f"{call}-{n}"
        shutil.copytree(scene, folder)
        if found := wrong_after(folder, call, what, n):
            wrong.append(f"{what} at {call} {n}: {found}")
        shutil.rmtree(folder, ignore_errors=True)
    assert wrong == []


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
    said = [o.err for o in outcomes if o.code == 75]  # told once a day, not by each
    assert all(err == "" or "already at work: process" in err for err in said) and any(said) == bool(said)
    assert {o.err for o in outcomes if o.code == 0} == {""}


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
