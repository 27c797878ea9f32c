"""Every point at which a run can be hit, and what must hold after one was."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

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
    with Library(folder / ".briefgen" / "library.sqlite") as library:
        damage = library.check() + ([library.set_aside.reason] if library.set_aside else [])
    return f"the library is damaged: {damage}{said}" if damage else ""
