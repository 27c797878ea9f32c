"""Who imports whom: the import contracts, and what is really loaded by the quick commands."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HEAVY = ("spacy", "weasyprint", "textual", "httpx", "pydantic")
# Who alone may import a library: a folder or file under briefgen/. (Contracts of import-linter cannot name files to come.)
ALONE = {
    "textual": ("tui/",),
    "spacy": ("extract/pipeline.py",),
    "thinc": (),
    "weasyprint": ("render/pdf.py", "render/flow.py", "render/svg_words.py"),
    "httpx": ("net/client.py",),
    "smtplib": ("deliver/smtp.py",),
    "typer": ("cli.py", "cli_common.py", "cli_library.py", "cli_mail.py", "cli_setup.py"),
    "pydantic": ("config/",),
}


def imported(path: Path) -> set[str]:
    """Top-level names of all absolute imports of a file, but those under TYPE_CHECKING."""
    found: set[str] = set()

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for other in node.orelse:
                visit(other)
            return
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").split(".")[0])
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(ast.parse(path.read_text("utf-8")))
    return found


def loaded_after(*arguments: str, cwd: Path) -> tuple[set[str], str]:
    """The modules that a run of the command line has loaded at its end, and its standard output."""
    code = (
        "import sys\nfrom briefgen.__main__ import main\n"
        f"sys.argv = ['briefgen', *{list(arguments)!r}]\ncode = main()\n"
        "print('\\n' + ' '.join(sorted({m.split('.')[0] for m in sys.modules})))\nsys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, timeout=280, check=False
    )
    assert done.returncode == 0, done.stderr
    out, _, modules = done.stdout.rstrip().rpartition("\n")
    return set(modules.split()), out


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("library", ALONE)
def test_a_heavy_library_is_imported_in_its_own_place_only(library: str) -> None:
    package = ROOT / "briefgen"
    users = [p.relative_to(package).as_posix() for p in package.rglob("*.py") if library in imported(p)]
    assert [u for u in users if not u.startswith(ALONE[library])] == []


@pytest.mark.parametrize("command", [[], ["build"], ["extract"], ["init"], ["config"], ["looks"], ["tui"]])
def test_help_loads_nothing_heavy(command: list[str], tmp_path: Path) -> None:
    modules, out = loaded_after(*command, "--help", cwd=tmp_path)
    assert "Usage: briefgen" in out
    # typer itself takes pydantic for the options of one command, though not for the list of commands.
    heavy = {*HEAVY, "rich", "yaml", "jinja2", "lxml", "sqlite3"} - ({"pydantic"} if command else set())
    assert modules & heavy == set()


def test_version_loads_nothing_at_all(tmp_path: Path) -> None:
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    modules, out = loaded_after("--version", cwd=tmp_path)
    assert out.startswith("briefgen ")
    assert modules - {m.split(".")[0] for m in bare.stdout.split()} <= {"briefgen", "__future__"}


def test_the_modules_of_a_layer_are_named_in_the_contract() -> None:
    """A new module must be given its layer."""
    listed = (ROOT / "pyproject.toml").read_text("utf-8").split("[tool.importlinter]")[1]
    modules = {
        p.stem if p.suffix == ".py" else p.name
        for p in (ROOT / "briefgen").iterdir()
        if p.suffix == ".py" or p.is_dir()
    }
    missing = [m for m in modules if m not in ("__init__", "__pycache__", "_data") and f"{m}" not in listed]
    assert missing == [], f"give these a layer in pyproject.toml: {missing}"


def test_entry_point_without_home_term_or_locale(tmp_path: Path) -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "briefgen", "config", "look"],
        cwd=tmp_path,
        env={"PATH": os.defpath},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith('look: "classic"')
