"""The wheel as a stranger gets it: built from the sdist, installed from the lock outside the checkout, used elsewhere."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

NOTE = """---
title: Ministry opens consultation on reservoir levies
date: 2026-01-14
source: Ministry of Water
---

KELMOUTH, January 14, 2026 - Water Minister Oda Lindqvar today opened a public consultation on reservoir levies.

Comments close on 13 February 2026.
"""


def call(*command: object, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(c) for c in command], cwd=cwd, env=env, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is built from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.mark.slow
def test_the_wheel_holds_what_it_needs_and_names_no_place(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (archive.read(n).decode() for n in names if n.endswith("METADATA"))
    for start in ("templates/classic/", "templates/fonts/", "templates/_base/", "sources/"):
        assert any(n.startswith(f"briefgen/_data/{start}") for n in names), start
    assert "briefgen/_data/config.yaml" in names
    assert any(n.endswith("licenses/LICENSE") for n in names) and any(n.endswith("licenses/NOTICE") for n in names)
    assert not [n for n in names if n.startswith(("tests", "tools"))]
    head = metadata.split("\n\n")[0]
    assert "@" not in head and "://" not in head and str(ROOT) not in metadata


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_the_wheel_builds_a_brief_far_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    venv, place = tmp_path / "venv", tmp_path / "elsewhere"
    place.mkdir()
    call(sys.executable, "-m", "venv", "--without-pip", venv, cwd=tmp_path)
    uv = (BIN / "uv", "--no-config", "pip", "install", "-q", "--no-deps", "--python", venv / "bin" / "python")
    call(*uv, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=tmp_path)
    call(*uv, wheel, cwd=tmp_path)
    env = {"PATH": os.defpath, "HOME": str(tmp_path)}
    briefgen = venv / "bin" / "briefgen"
    origin = call(venv / "bin" / "python", "-c", "import briefgen; print(briefgen.__file__)", cwd=place, env=env).stdout
    assert origin.startswith(str(venv))
    call(briefgen, "init", place, "--samples", cwd=tmp_path, env=env)
    (place / "note.md").write_text(NOTE, "utf-8")
    made = call(briefgen, "build", "note.md", "sources", "--date", "2026-01-19", cwd=place, env=env)
    paths = [Path(line) for line in made.stdout.splitlines()]
    assert [p.parent for p in paths] == [place / "briefs"] * 2
    assert "Lindqvar" in paths[0].read_text("utf-8") and paths[1].stat().st_size > 10_000


def hygiene() -> object:
    spec = importlib.util.spec_from_file_location("hygiene", ROOT / ".ci" / "hygiene.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("requirements.lock", "--index-" + "url https://example.org/"),
        ("requirements.lock", "spacy @ file:///wheels/spacy.whl"),
        ("requirements.lock", "spacy>=3"),
        ("requirements-dev.lock", "-e ."),
        ("pyproject.toml", 'dependencies = ["spacy @ https://example.org/spacy.whl"]'),
        ("pyproject.toml", "[[tool.uv." + "index]]"),
        ("README.md", "see https://" + "py" + "pi.org/project/x"),
        ("docs/a.md", "open /ho" + "me/jane/desk"),
        ("docs/a.md", f"open {ROOT}/run"),
        ("docs/a.md", "https://mirror.example/" + "simple/"),
    ],
)
def test_the_hygiene_check_finds_what_must_not_be_there(name: str, line: str) -> None:
    assert list(hygiene().findings(name, f"{line}\n"))  # type: ignore[attr-defined]


def test_the_hygiene_check_passes_what_is_well() -> None:
    lock = "numpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:" + "0" * 64 + "\n"
    assert list(hygiene().findings("requirements.lock", lock)) == []  # type: ignore[attr-defined]
    assert list(hygiene().findings("README.md", "See https://spacy.io and ~/desk, or 1/home/x.\n")) == []  # type: ignore[attr-defined]


def test_the_dev_lock_holds_the_runtime_lock() -> None:
    """What is tested is what is installed."""
    pins = [
        set(re.findall(r"(?m)^(\S+==\S+)", (ROOT / n).read_text()))
        for n in ("requirements.lock", "requirements-dev.lock")
    ]
    assert pins[0] and pins[0] <= pins[1]


def test_whatever_the_package_imports_is_in_its_lock() -> None:
    optional = {"keyring", "distributed"}
    pins = {m.lower().replace("_", "-") for m in re.findall(r"(?m)^(\S+?)==", (ROOT / "requirements.lock").read_text())}
    names: set[str] = set()
    for path in (ROOT / "briefgen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add((node.module or "").split(".")[0])
    foreign = names - set(sys.stdlib_module_names) - {"briefgen"} - optional
    homes = importlib.metadata.packages_distributions()
    unpinned = {n for n in foreign if not {d.lower().replace("_", "-") for d in homes.get(n, [])} & pins}
    assert unpinned == set(), "add these to pyproject.toml, then ./run lock"
