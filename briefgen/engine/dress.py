"""How a brief is dressed: the look and the options that the settings and a request come to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import ConfigError

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.render import Look, RenderOptions
    from briefgen.workspace import Workspace


def dress(
    settings: Settings, workspace: Workspace, *, look: str | None = None, length: str | None = None
) -> tuple[Look, RenderOptions]:
    """The look of that name (else the settings') and the options. Raises UsageError, TemplateError and ConfigError."""
    from briefgen.render import Length, RenderOptions, get_look

    chosen = get_look(look or settings.look, [workspace.root / settings.templates])
    size = length or settings.length
    options = RenderOptions(
        sections=tuple(settings.sections or ()),
        caps=tuple(sorted(settings.caps.items())),
        length=Length(size) if size else None,
        paper=settings.paper or "",
        accent=settings.accent or "",
        logo=_logo(workspace.root / settings.logo) if settings.logo else None,
        header=settings.header,
        footer=settings.footer,
        attach=tuple(settings.pdf.attach),
        to=settings.memo.to,
        sender=settings.memo.sender,
        subject=settings.memo.subject,
        handling=settings.handling,
        language=settings.language,
        seconds=float(settings.limits.render_seconds),
        memory=settings.limits.render_memory_mb << 20,
    )
    return chosen, options


def _logo(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        raise ConfigError(
            f"{path} cannot be read: {exc.strerror}", where="logo", hint="name a PNG or JPEG file"
        ) from exc
