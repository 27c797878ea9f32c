"""Every point at which a run can be hit, and what must hold after one was."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from email import message_from_bytes
from pathlib import Path

import yaml

from briefgen.library import Library
from tests.deliver.servers import ScriptedServer
from tests.faults.scene import (
    CALLS,
    ERRORS,
    RECIPIENTS,
    batch,
    configure,
    count_calls,
    leftovers,
    records,
    run,
    writing_opens,
)

KINDS = ("KILL", "TERM", *ERRORS)


def points_of(scene: Path) -> list[tuple[str, int]]:
    """Every use of a system call that a run writes with: (call, which use). None where strace may not trace."""
    with ScriptedServer() as server:
        first, second = (shutil.copytree(scene, scene.parent / name) for name in ("one", "two"))
        configure(first, server.port)
        counts = count_calls(first)
        if not counts["write"]:
            return []
        configure(second, server.port)
        opens = writing_opens(second)
    # One more of each, since runs differ a little.
    calls = [(call, n) for call in CALLS if call != "openat" for n in range(1, counts[call] + 2)]
    return calls + [("openat", n) for n in opens]


def wrong_after(folder: Path, call: str, what: str, n: int) -> str:
    """What is wrong after a run with that fault and two runs without; '' if nothing is."""
    with ScriptedServer() as server:
        configure(folder, server.port)
        hit = batch(folder, call, what, n)
        if "Traceback" in hit.err or hit.code == 70 or hit.err.count("\n") > 2:
            return f"the run said: {hit.err} ({hit.code})"
        if what in ERRORS and hit.code not in (0, 1) and not hit.err and hit.code != -9:
            return f"the run ended with {hit.code} and said nothing"
        later = [batch(folder)]
        if any(r.state == "deferred" for r in records(folder)):  # the link broke: it would wait some minutes
            later.append(run(folder, "outbox", "retry"))
        later.append(batch(folder))
        seen = Counter((to, str(message_from_bytes(data)["X-Briefgen-Id"])) for to, data in server.seen)
    said = f" (faulted: {hit.code} {hit.err!r}, then {[(o.code, o.err) for o in later]})"
    kept, profiles = records(folder), len(yaml.safe_load((folder / "config.yaml").read_text())["profiles"])
    if Counter(r.recipient for r in kept) != dict.fromkeys(RECIPIENTS, profiles):
        return f"there are mails to {[r.recipient for r in kept]}{said}"
    for r in kept:
        times = seen.pop((r.recipient, r.id), 0)
        if not (r.state == "sent" and times == 1 or r.state == "held" and times <= 1):
            return f"the mail to {r.recipient} is {r.state}, and arrived {times} times{said}"
    if seen:
        return f"mails arrived that nobody knows: {seen}{said}"
    names = sorted(p.name for p in (folder / "briefs").iterdir() if p.name[0] != ".")
    if len(names) != 2 * profiles or any("-r2" in name for name in names):
        return f"the briefs are {names}{said}"
    for path in (folder / "briefs").glob("*.json"):
        json.loads(path.read_text())
    for path in (folder / "briefs").glob("*.pdf"):
        if not path.read_bytes().rstrip().endswith(b"%%EOF"):
            return f"{path.name} is not whole{said}"
    if later[-1].code != 0 or later[-1].err:
        return f"the last run is not quiet{said}"
    if left := leftovers(folder):
        return f"files are left over: {left}{said}"
    with Library(folder / ".briefgen" / "library.sqlite") as library:
        damage = library.check() + ([library.set_aside.reason] if library.set_aside else [])
    return f"the library is damaged: {damage}{said}" if damage else ""
