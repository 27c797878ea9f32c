"""The terminal interface. `run_tui` opens it; the packages inside import textual, nothing else of briefgen does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.workspace import Workspace

__all__ = ["run_tui"]


def run_tui(workspace: Workspace, settings: Settings) -> int:
    """Open the interface on a workspace and return the exit code when it is closed."""
    import os
    import sys

    from briefgen.tui.terminal import ask

    with ask(settings.tui.images, os.environ) as question:
        from briefgen.tui.app import BriefgenApp  # the terminal answers meanwhile

        app = BriefgenApp(workspace, settings, terminal=question.answer())
    app.run()
    if app.terminal.way == "kitty":
        from briefgen.tui.widgets.placeholders import all_erased

        sys.stdout.write(all_erased(app.console.color_system))
        sys.stdout.flush()
    return app.return_code or 0
