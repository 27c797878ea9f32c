"""The terminal interface. `run_tui` opens it; the packages inside import textual, nothing else of briefgen does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.workspace import Workspace

__all__ = ["run_tui"]


def run_tui(workspace: Workspace, settings: Settings) -> int:
    """Open the interface on a workspace and return the exit code when it is closed."""
    from briefgen.tui.app import BriefgenApp

    app = BriefgenApp(workspace, settings)
    app.run()
    return app.return_code or 0
