"""What is loaded before the first frame: textual and the settings, nothing that reads, analyses or renders."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.tui.desk import fill

CODE = """
import sys
from pathlib import Path
from briefgen.config import load_settings
from briefgen.tui.app import BriefgenApp
from briefgen.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]))
BriefgenApp(workspace, load_settings(workspace))
print(*sys.modules)
"""


def test_the_first_frame_needs_no_engine(tmp_path: Path) -> None:
    fill(tmp_path)
    done = subprocess.run([sys.executable, "-c", CODE, tmp_path], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    heavy = {
        "spacy",
        "weasyprint",
        "jinja2",
        "sqlite3",
        "httpx",
        "lxml",
        "msgspec",
        "rich.markdown",
        "multiprocessing.pool",
    }
    assert loaded & (heavy | {"briefgen.engine", "briefgen.library", "briefgen.extract", "briefgen.render"}) == set()


def test_the_child_process_needs_no_textual() -> None:
    code = "import sys, briefgen.tui.worker, briefgen.tui.tasks, briefgen.tui.drawn; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "textual" not in {m.split(".")[0] for m in done.stdout.split()}
