"""What the interface adds to the workspace's own lists of themes and profiles. config.yaml is never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.errors import StateError

if TYPE_CHECKING:
    from briefgen.workspace import Workspace

__all__ = ["add_entry", "entries"]


def entries(workspace: Workspace, kind: str) -> dict[str, Any]:
    """The program's own list `kind`. Raises StateError."""
    import yaml

    path = workspace.remembered_path(kind)
    try:
        data = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else {}
    except (OSError, ValueError, yaml.YAMLError) as exc:
        raise StateError("cannot be read", where=str(path), hint="mend or delete it") from exc
    return data if isinstance(data, dict) else {}


def add_entry(workspace: Workspace, kind: str, name: str, entry: dict[str, Any]) -> None:
    """Put an entry into the list `kind`; the others stay. Raises StateError."""
    workspace.remember(kind, {**entries(workspace, kind), name: entry})
