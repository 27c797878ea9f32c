"""A brief of a past run made again, from what the run left on record: its documents, title, day and decisions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.engine import BuildRequest, assemble_brief, render_brief
from briefgen.engine.curation import replay
from briefgen.engine.record import fingerprint, output_rows, versions
from briefgen.engine.shelf import add_documents, missing_documents
from briefgen.errors import BriefgenError, ExitCode, UsageError

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.workspace import Workspace

__all__ = ["Rebuilt", "rebuild"]

FOLDER = "rebuilt"  # below the folder of the briefs


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """paths: the files; notes: how they compare with those of the run; problems: what is missing, which the code tells too."""

    paths: tuple[Path, ...]
    notes: tuple[str, ...]
    problems: tuple[str, ...]
    code: ExitCode


def rebuild(name: str, settings: Settings, workspace: Workspace, *, now: datetime) -> Rebuilt:
    """Make the briefs of a run again, into a folder of their own: of the run of that name, or that one brief by its path.

    The settings are those of today. Nothing is mailed, and what a profile has been told is not touched. Raises UsageError
    when no such run is on record, or it made nothing.
    """
    manifest, rows = _find(name, workspace)
    begun = datetime.fromisoformat(manifest["begun"])
    paths: list[Path] = []
    notes, problems = list(_changed(manifest["versions"], versions(settings))), list[str]()
    codes = [ExitCode.OK]
    for row in rows:
        try:
            _one(row, begun, settings, workspace, now, paths, notes, problems)
        except BriefgenError as error:
            problems.append(f"{row['profile']}: {error}")
            codes.append(ExitCode.NOTHING)
    codes += [ExitCode.NOTHING if not paths else ExitCode.PARTIAL] * bool(problems)
    return Rebuilt(tuple(paths), tuple(notes), tuple(problems), ExitCode.most_important(codes))


def _one(
    row: dict[str, Any],
    begun: datetime,
    settings: Settings,
    workspace: Workspace,
    now: datetime,
    paths: list[Path],
    notes: list[str],
    problems: list[str],
) -> None:
    name = row["profile"]
    own = settings.for_profile(name) if name in settings.profiles else settings
    if row.get("settings", "") not in ("", fingerprint(own)):
        notes.append(f"{name}: the settings have changed since")
    ids = tuple(paper["id"] for paper in row["inputs"])
    _read_again(row["inputs"], own, workspace, now)
    gone = missing_documents(ids, workspace)
    problems += [f"{name}: {p['origin']}: is no longer as it was then" for p in row["inputs"] if p["id"] in gone]
    written = [Path(output["path"]) for output in row["outputs"]]
    stem, formats = _formats(written)
    request = BuildRequest(
        documents=tuple(id for id in ids if id not in gone) or ids,
        title=row["title"],
        date=begun.date(),
        profile=name,
        formats=formats,
        out=workspace.root / own.out / FOLDER,
        name=stem,
    )
    made = assemble_brief(request, own, workspace, now=begun)
    if made.brief is None:
        return
    brief = replay(made.brief, workspace, name)
    told = row.get("coverage", {})
    coverage = replace(
        brief.coverage,
        period=told.get("period", ""),
        failed=tuple(told.get("failed", ())),
        stale=tuple(told.get("stale", ())),
    )
    # Filed under no profile: what counts as new for this one stays as it is.
    result = render_brief(replace(brief, coverage=coverage), replace(request, profile=""), own, workspace, now=begun)
    problems += [f"{name}: {problem}" for problem in result.problems]
    paths += result.paths
    was = {path.suffix: output["sha256"] for path, output in zip(written, row["outputs"], strict=True)}
    now_is = {Path(r["path"]).suffix: r["sha256"] for r in output_rows(result.paths)}
    same = sum(was.get(suffix) == value for suffix, value in now_is.items())
    notes.append(f"{name}: {same} of {len(was)} files are the same as those of {begun:%Y-%m-%d %H:%M}, byte for byte")


def _find(name: str, workspace: Workspace) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The record of the run and its profiles that made something: all, or the one that wrote the brief of that path."""
    stem = str(Path(name).absolute())
    for path, manifest in _manifests(workspace):
        made = [row for row in manifest["profiles"] if row.get("outputs")]
        if name in (path.name, path.stem) or stem == str(path):
            if not made:
                raise UsageError("this run made no brief", where=name, hint="briefgen history lists the briefs")
            return manifest, made
        for row in made:
            if any(stem in (out["path"], _without_ending(out["path"])) for out in row["outputs"]):
                return manifest, [row]
    hint = f"name a brief that 'briefgen history' lists, or a file of {workspace.state / 'runs'}"
    raise UsageError("no run on record made this", where=name, hint=hint)


def _manifests(workspace: Workspace) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The latest first; a record that cannot be read is passed by."""
    for path in sorted((workspace.state / "runs").glob("*.json"), reverse=True):
        try:
            data = json.loads(path.read_bytes())
            datetime.fromisoformat(data["begun"])
            if isinstance(data["profiles"], list) and isinstance(data["versions"], dict):
                yield path, data
        except (OSError, ValueError, KeyError, TypeError):
            continue


def _read_again(inputs: list[dict[str, Any]], settings: Settings, workspace: Workspace, now: datetime) -> None:
    """Documents that the library has lost or let go, from the files they came from; pages may say other things by now."""
    gone = missing_documents([paper["id"] for paper in inputs], workspace)
    files = [p["origin"] for p in inputs if p["id"] in gone and Path(p["origin"]).is_file()]
    if files:
        add_documents(files, settings, workspace, now=now)


def _formats(written: list[Path]) -> tuple[str, tuple[str, ...]]:
    """The name without ending, and the formats."""
    stem = Path(_without_ending(str(written[0]))).name
    return stem, tuple(path.name[len(stem) + 1 :] for path in written)


def _without_ending(path: str) -> str:
    return str(Path(path).with_suffix("")).removesuffix(".mail")


def _changed(was: dict[str, str], now: dict[str, str]) -> Iterator[str]:
    for part, version in now.items():
        if part in was and was[part] != version:
            yield f"{part} was {was[part]} then and is {version} now"
