"""A desk's weeks in minutes: `python -m tests.faults.soak [--minutes 20] [--seed N] [--keep DIR]`.

Runs go on in one workspace while documents arrive: killed at any moment (the process alone or with its children), stopped,
two at a time, with the clock moved, with a real mail server that is slow, puts off, refuses or is away. After each round
everything is looked at: mails, briefs, library, lock, leftovers. Ends with 1 at the first thing that is wrong, with the
workspace kept; prints the counts in the end.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from typing import Any

import yaml
from aiosmtpd.controller import Controller

from briefgen.errors import BusyError
from briefgen.files import locked
from briefgen.library import Library
from tests.deliver.servers import free_port
from tests.faults.scene import BRIEFGEN, RECIPIENTS, Outcome, leftovers, records, run

FORMATS = ("md", "json", "pdf")
PROFILES = ("morning", "evening")
_WHO = ("The council of Vellan", "Minister Orla Venn", "Halden Yards", "The harbour board", "Commissioner Ilse Marrand")
_DID = ("approved", "rejected", "published", "signed", "announced", "suspended")
_WHAT = ("the ferry contract", "a levy on transit", "the plan for berth four", "a review of pilot fees", "the dredging")
_CLOCKS = ("-2d", "-26h", "-1h", "+1h", "+1d", "+9d")


class _Server:
    """A real server in one of several moods. `taken`: (recipient, id) of what it said 250 to; `seen`: also what it did not."""

    def __init__(self) -> None:
        self.mood, self.taken, self.seen = "well", Counter[tuple[str, str]](), Counter[tuple[str, str]]()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        import asyncio

        if self.mood == "slow":
            await asyncio.sleep(0.4)
        key = (envelope.rcpt_tos[0], str(message_from_bytes(envelope.content)["X-Briefgen-Id"]))
        self.seen[key] += 1
        if self.mood == "later" and random.random() < 0.5:
            return "451 4.3.0 later"
        self.taken[key] += 1
        return "250 OK"


class _WrongError(Exception):
    """What is wrong, in a line."""


class Soak:
    """The workspace, its server, and the counts."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.server, self.port = folder, _Server(), free_port()
        self.counts: Counter[str] = Counter()
        self.seconds = 4.0  # what a run takes, for choosing a moment of it
        self.documents = 0
        (folder / "sources").mkdir(parents=True)
        profile = {"since": "last", "recipients": list(RECIPIENTS), "attach": ["md"]}
        config = {
            "briefgen": 1,
            "formats": list(FORMATS),
            "batch": {"workers": 2},
            "mail": {
                "from": "Desk <desk@ministry.example>",
                "smtp": {"host": "127.0.0.1", "port": self.port, "security": "none", "seconds": 5},
            },
            "profiles": dict.fromkeys(PROFILES, profile),
        }
        (folder / "config.yaml").write_text(yaml.safe_dump(config, sort_keys=False))

    @contextmanager
    def mail_server(self, mood: str) -> Iterator[None]:
        self.server.mood = mood
        if mood == "away":
            yield
            return
        controller = Controller(self.server, hostname="127.0.0.1", port=self.port)
        controller.start()
        try:
            yield
        finally:
            controller.stop()

    def round(self) -> None:
        """Documents come, a run is disturbed, a run is left in peace; then all must be well."""
        with self.mail_server(random.choice(("well", "well", "slow", "slow", "later", "away"))):
            for _ in range(random.choice((1, 1, 1, 2, 3))):
                self._arrive()
                self._disturbed()
        with self.mail_server("well"):
            later = [self._run()]
            if any(r.state == "deferred" for r in records(self.folder)):
                later.append(run(self.folder, "outbox", "retry"))
            later.append(self._run())
        if later[-1] != Outcome(0, ""):
            raise _WrongError(f"the runs after it are not quiet: {later}")
        self._look()

    def _arrive(self) -> None:
        for _ in range(random.choice((0, 1, 1, 2))):
            n = self.documents = self.documents + 1
            who, did, what = random.choice(_WHO), random.choice(_DID), random.choice(_WHAT)
            text = f"{who} {did} {what} for year {1800 + n}. It takes effect in section {n}, by 3 March 2027."
            (self.folder / "sources" / f"{n}.md").write_text(
                f"---\ntitle: Note {n:05d}\ndate: 2026-01-14\n---\n\n{text}\n"
            )

    def _run(self) -> Outcome:
        started = time.monotonic()
        done = run(self.folder, "batch", "--all")
        self.counts["runs"] += 1
        self.seconds = 0.7 * self.seconds + 0.3 * (time.monotonic() - started)
        if done.code not in (0, 1, 75) or "Traceback" in done.err or done.err.count("\n") > 1:
            raise _WrongError(f"a run in peace ended with {done.code}: {done.err}")
        return done

    def _disturbed(self) -> None:
        ways = ["kill all", "kill all", "kill", "kill", "stop", "two", "peace"] + ["clock"] * bool(
            shutil.which("faketime")
        )
        way = random.choice(ways)
        clock = ("faketime", "-f", random.choice(_CLOCKS)) if way == "clock" else ()
        started = [self._start(clock) for _ in range(2 if way == "two" else 1)]
        if way in ("kill all", "kill", "stop"):
            time.sleep(random.uniform(0.05, self.seconds * 1.1))
            self.counts[way] += _end(started[0], way)
        for process in started:
            _, said = process.communicate(timeout=120)
            self.counts["runs"] += 1
            self.counts[f"disturbed: {way}"] += 1
            if "Traceback" in said or process.returncode == 70 or said.count("\n") > 2:
                raise _WrongError(f"{way}: the run ended with {process.returncode}: {said}")
            _wait_for_children(process.pid)

    def _start(self, before: tuple[str, ...]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*before, BRIEFGEN, "batch", "--all", "--workspace", self.folder],
            env={"PATH": os.environ["PATH"]}, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
            stdin=subprocess.DEVNULL, start_new_session=True, cwd="/",
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------- looking

    def _look(self) -> None:
        try:
            with locked(self.folder / ".briefgen" / "batch.lock", datetime.now(UTC)):
                pass
        except BusyError as error:
            raise _WrongError(f"the lock is held: {error}") from error
        if left := leftovers(self.folder):
            raise _WrongError(f"left over: {left}")
        with Library(self.folder / ".briefgen" / "library.sqlite") as library:
            if damage := library.check() + ([library.set_aside.reason] if library.set_aside else []):
                raise _WrongError(f"the library is damaged: {damage}")
            made = [(b.path, b.profile, library.briefs.get(b.path)) for b in library.briefs.history() if b.formats]
        told: Counter[tuple[str, str]] = Counter()
        for path, profile, brief in made:
            _look_at_files(path)
            if brief is None:
                raise _WrongError(f"{path}: its content is lost")
            told.update((profile, source.title) for source in brief.sources)
        want = {(p, f"Note {n:05d}"): 1 for p in PROFILES for n in range(1, self.documents + 1)}
        if told != want:
            off = {k: told[k] for k in {*told, *want} if told[k] != want.get(k)}
            raise _WrongError(f"documents are not briefed once: {off}")
        self._look_at_mails({path for path, _, _ in made})
        self.counts["briefs"] = len(made)

    def _look_at_mails(self, paths: set[str]) -> None:
        kept = records(self.folder)
        if Counter((r.brief, r.recipient) for r in kept) != {(p, to): 1 for p in paths for to in RECIPIENTS}:
            raise _WrongError("not every brief has a mail to each recipient")
        known = {(r.recipient, r.id): r.state for r in kept}
        for key, state in known.items():
            taken = self.server.taken[key]
            if not (state == "sent" and taken == 1 or state == "held" and taken <= 1):
                raise _WrongError(f"the mail {key} is {state} and was taken {taken} times")
        if unknown := self.server.seen.keys() - known.keys():
            raise _WrongError(f"mails that nobody knows: {unknown}")
        states = Counter(known.values())
        self.counts |= {f"mails {state}": n for state, n in states.items()}


def _look_at_files(stem: str) -> None:
    for ending in FORMATS:
        path = Path(f"{stem}.{ending}")
        try:
            data = path.read_bytes()
            whole = data.rstrip().endswith(b"%%EOF") if ending == "pdf" else data.endswith(b"\n")
            if ending == "json":
                json.loads(data)
        except (OSError, ValueError) as error:
            raise _WrongError(f"{path}: {error}") from error
        if not whole:
            raise _WrongError(f"{path} is not whole")


def _end(process: subprocess.Popen[str], way: str) -> int:
    """1 if it was still at work."""
    if process.poll() is not None:
        return 0
    with suppress(ProcessLookupError):
        if way == "kill all":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.send_signal(signal.SIGKILL if way == "kill" else random.choice((signal.SIGTERM, signal.SIGINT)))
    return 1


def _wait_for_children(group: int) -> None:
    """Whatever a dead run leaves at work must end by itself."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.killpg(group, signal.SIGKILL)
    raise _WrongError("children of a run are still at work 30 s after it")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--keep", type=Path, help="a folder that is not there yet, for the workspace")
    options = parser.parse_args()
    random.seed(options.seed)
    folder = options.keep or Path(tempfile.mkdtemp(prefix="briefgen-soak-")) / "desk"
    soak, until, wrong = Soak(folder.absolute()), time.monotonic() + options.minutes * 60, ""
    while time.monotonic() < until and not wrong:
        try:
            soak.round()
            soak.counts["rounds"] += 1
        except (_WrongError, subprocess.TimeoutExpired) as error:
            wrong = f"seed {options.seed}, round {soak.counts['rounds'] + 1}: {error}"
        print(
            ", ".join(f"{name} {n}" for name, n in sorted(soak.counts.items())),
            f"documents {soak.documents}",
            flush=True,
        )
    if wrong:
        print(f"{wrong}\nthe workspace is kept: {folder}", file=sys.stderr)
        return 1
    shutil.rmtree(folder if options.keep else folder.parent)
    return 0


if __name__ == "__main__":
    sys.exit(main())
