"""Profiles in the interface: one is opened to make its brief, and the choices of a session are kept as one for cron."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefgen.errors import BriefgenError
from briefgen.tui.literal import line

if TYPE_CHECKING:
    from briefgen.tui.app import BriefgenApp

__all__ = ["name_problem", "open_profile", "save_profile"]


def open_profile(app: BriefgenApp, name: str) -> None:
    """Go on with a profile: its sources, themes and look, its decisions, its recipients. '': without one."""
    session = app.session
    profile = app.settings.profiles.get(name)
    session.profile = name if profile else ""
    session.themes, session.sections = None, []
    session.look = session.length = session.title = ""
    session.recipients = []
    session.since = (profile.since or "") if profile else ""
    session.marked = set()
    app.notify(f"Profile {line(name)}" if profile else "No profile", markup=False, timeout=3)
    app.reload()
    app.choices_changed()
    app.maker.prepare()


def save_profile(app: BriefgenApp, name: str) -> None:
    """Keep the choices as a profile in the workspace's own list, and go on with it; what was decided goes along."""
    settings, session = app.base, app.session
    if wrong := name_problem(app, name):
        app.report(wrong, "warning")
        return
    try:
        before = app.workspace.remembered("profiles").get(name)
    except BriefgenError as exc:
        app.report(str(exc), "error")
        return
    old = app.settings.profiles.get(session.profile)
    data: dict[str, Any] = old.model_dump(mode="json", by_alias=True, exclude_unset=True) if old else {}
    data |= before if isinstance(before, dict) else {}
    data |= {
        "title": session.title or data.get("title"),
        "themes": list(session.chosen_themes(settings)),
        "look": session.look or data.get("look"),
        "length": session.length or data.get("length"),
        "sections": session.sections or data.get("sections"),
        "since": session.since or None,
        "recipients": session.recipients or data.get("recipients"),
    }
    if session.inputs:
        places = [s.model_dump(mode="json", exclude_unset=True) for s in settings.sources if s.enabled]
        data["sources"] = [*places, *(p for p in session.inputs if p not in _places(places))]
    if app.remember("profiles", name, {key: value for key, value in data.items() if value not in (None, [])}):
        app.maker.move_to(name)
        app.notify(f"Saved as the profile {line(name)}: briefgen batch {line(name)} makes it again", markup=False)


def _places(specs: list[dict[str, Any]]) -> set[str]:
    return {str(s.get("path") or s.get("url")) for s in specs}


def name_problem(app: BriefgenApp, name: str) -> str:
    """What is wrong with a name for a profile; '' when nothing is."""
    good = name and len(name) <= 40 and all(c.isalnum() and c.isascii() or c in "-_" for c in name)
    if not good:
        return f"{line(name) or 'nothing'} is no name: letters, digits and dashes, e.g. morning-minerals"
    try:
        own = app.workspace.remembered("profiles")
    except BriefgenError as exc:
        return str(exc)
    if name in app.settings.profiles and name not in own:
        return f"config.yaml has a profile {line(name)}, and wins: take another name"
    return ""
