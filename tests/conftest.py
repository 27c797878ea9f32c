"""What every test runs under: a settled place and time, no network but loopback, and one language model for all."""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck, settings

from briefgen.model import Actor, Extraction, SourceDocument

NOW = datetime(2026, 1, 20, 8, 0, tzinfo=UTC)

# Before anything reads them: no settings of the person who runs the tests, no locale, one time zone.
_HOME = tempfile.mkdtemp(prefix="briefgen-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
for _name in [n for n in os.environ if n.startswith("BRIEFGEN_") and n != "BRIEFGEN_CORPUS"]:
    del os.environ[_name]
os.environ |= {
    "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME")
    or str(Path.home() / ".cache"),  # of fontconfig and uv: made once
    "HOME": _HOME,
    "XDG_CONFIG_HOME": f"{_HOME}/config",
    "XDG_DATA_HOME": f"{_HOME}/data",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
}
time.tzset()

# The same examples everywhere and every time: `python -m tests.fuzz` looks for others. No limit hangs on the machine.
settings.register_profile(
    "briefgen", deadline=None, max_examples=50, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("briefgen")


@pytest.fixture(autouse=True)
def settled_time(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test starts at NOW; time goes on from there. The mark `real_time` leaves the clock alone."""
    if request.node.get_closest_marker("real_time"):
        yield
        return
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture(autouse=True, scope="session")
def loopback_only() -> Iterator[None]:
    """A test that reaches for the network fails, wherever it is run."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family in (socket.AF_INET, socket.AF_INET6) and not (
            host.startswith("127.") or host in ("::1", "localhost")
        ):
            raise AssertionError(f"a test tried to reach {host}")
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    yield
    patch.undo()


ExtractText = Callable[..., tuple[SourceDocument, Extraction]]


@pytest.fixture(scope="session")
def extract_text() -> ExtractText:
    """extract_text(text, title=..., date=..., source=...) -> (SourceDocument, Extraction), by the packaged model, loaded once.

    The text may be Markdown; the keywords become its front matter.
    """
    from briefgen.extract.pipeline import extract
    from briefgen.sources import read_bytes

    done: dict[str, tuple[SourceDocument, Extraction]] = {}

    def run(text: str, **front: str | date) -> tuple[SourceDocument, Extraction]:
        lines = [f"{key}: {value if isinstance(value, date) else repr(value)}" for key, value in front.items()]
        whole = "---\n" + "\n".join(lines) + "\n---\n\n" + text if lines else text
        if whole not in done:
            (document,) = read_bytes(whole.encode(), "test.md")
            done[whole] = document, extract(document)
        return done[whole]

    return run


FindActors = Callable[[str], dict[str, Actor]]


@pytest.fixture(scope="session")
def actors() -> FindActors:
    """The actors of a text by name, as they are found in it alone."""
    from briefgen.extract.names import find_actors
    from briefgen.extract.pipeline import analyse
    from briefgen.sources.plain import read_plain

    return lambda text: {a.name: a for a in find_actors(analyse(read_plain(text.encode(), "x.md"))).actors}


@pytest.fixture
def actors_told() -> FindActors:
    """The actors of a text by name, as its whole extraction tells them."""
    from briefgen.extract.pipeline import extract
    from briefgen.sources.plain import read_plain

    return lambda text: {a.name: a for a in extract(read_plain(text.encode(), "x.md")).actors}


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the development sets; the test is skipped where there is none."""
    folder = os.environ.get("BRIEFGEN_CORPUS")
    if not folder or not Path(folder).is_dir():
        pytest.skip("BRIEFGEN_CORPUS names no folder")
    return Path(folder)


@pytest.fixture
def workspace_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty workspace that is also the current folder."""
    (tmp_path / "config.yaml").write_text("briefgen: 1\n")
    (tmp_path / "sources").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path
