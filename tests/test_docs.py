"""The documentation says what the program does: every command, option, setting, exit code and template variable."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from briefgen.config.reader import read_layer
from briefgen.config.settings import Settings
from briefgen.errors import ExitCode

ROOT = Path(__file__).resolve().parent.parent


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["docs/commands.md", "docs/settings.md"])
def test_the_tables_are_up_to_date(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert tool("make_tables").filled(text) == text, "run .venv/bin/python tools/make_tables.py"


def test_the_manual_page_is_up_to_date() -> None:
    man = tool("make_man")
    assert man.PAGE.read_text("utf-8") == man.page(), "run .venv/bin/python tools/make_man.py"


def test_every_setting_is_described() -> None:
    bare = [key for key, description, _ in tool("make_tables").keys(Settings) if not description]
    assert bare == []


def test_every_exit_code_is_described() -> None:
    assert set(tool("make_tables").EXIT_CODES) == set(ExitCode)


def test_every_template_variable_is_in_the_readme() -> None:
    tree = ast.parse((ROOT / "briefgen" / "render" / "markdown.py").read_text("utf-8"))
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func) == "run_template"]
    names = {k.arg for call in calls for k in call.keywords if k.arg}
    readme = (ROOT / "README.md").read_text("utf-8")
    assert names and [n for n in sorted(names) if f"| `{n}` |" not in readme] == []


def test_the_sample_config_says_only_what_the_defaults_say_beside_its_themes() -> None:
    """So that deleting a line of it changes nothing unexpected."""
    data = read_layer(ROOT / "config.yaml").data
    themes = data.pop("themes")
    assert len(themes) >= 3
    sources = data.pop("sources")
    assert [str(s).rstrip("/") for s in sources] == [s.path for s in Settings().sources]
    assert Settings.model_validate(data) == Settings()


def test_the_readme_shows_every_picture_and_links_lead_somewhere() -> None:
    shown = set()
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for link in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
            if page.name == "README.md":
                shown.add(ROOT / link)
    assert {p for f in ("looks", "pictures") for p in (ROOT / "docs" / f).iterdir()} <= shown
