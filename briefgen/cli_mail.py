"""The commands of unattended runs and mail: `batch`, `schedule`, `send`, `outbox ...`. Registered by `cli`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli_common import ConfigOption, WorkspaceOption, place_of, profile_names, settings_of
from briefgen.console import print_table, say
from briefgen.errors import BriefgenError, ExitCode, UsageError
from briefgen.text import one_line

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.engine.mailing import MailPlan, Record
    from briefgen.workspace import Workspace

IdsArgument = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of mails, or their beginnings.")]

outbox_app = typer.Typer(help="Mails that wait, were sent, failed or are held.", rich_markup_mode=None)


def batch(
    profiles: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PROFILE]...", help="Names of profiles.", autocompletion=profile_names),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every profile.")] = False,
    due: Annotated[bool, typer.Option("--due", help="Those whose schedule says so; missed times count once.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, and do nothing.")] = False,
    wait: Annotated[bool, typer.Option("--wait", help="Wait for a run that goes on, instead of giving up.")] = False,
    config: ConfigOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Make and mail the briefs of profiles; says nothing when all is well."""
    from briefgen.batch import told_already
    from briefgen.config import load_settings

    if sum((bool(profiles), everything, due)) > 1:
        raise UsageError("names, --all and --due exclude each other", where="briefgen batch", hint="choose one")
    place, settings = place_of(workspace, config), None
    watched = sys.stderr is not None and sys.stderr.isatty()
    try:
        settings = load_settings(place)
        return _batch(profiles or [], everything, due, dry_run, wait, watched, settings, place)
    except BriefgenError as error:
        remind = timedelta(hours=settings.batch.remind_hours if settings else 24)
        if watched or dry_run or not told_already(error, place, remind, datetime.now().astimezone()):
            raise
        return error.exit_code


def _batch(
    names: list[str],
    everything: bool,
    due: bool,
    dry_run: bool,
    wait: bool,
    watched: bool,
    settings: Settings,
    place: Workspace,
) -> int:
    from briefgen.batch import begun_well, run_batch

    if due and place.personal and not settings.profiles:  # cron begins at home: silence would look like success
        from briefgen.batch.plan import NO_PROFILES

        raise UsageError("this folder is in no workspace, and no profile is set up", hint=NO_PROFILES)
    if dry_run:
        return _dry_run(names, everything, due, settings, place)
    result = run_batch(names, settings, place, everything=everything, due=due, wait=wait, tell_all=watched)
    begun_well(place, datetime.now().astimezone())
    if result.summary:
        say(result.summary)
    return result.code


def _dry_run(names: list[str], everything: bool, due: bool, settings: Settings, place: Workspace) -> int:
    from briefgen.batch.plan import chosen_profiles, due_profiles, plan_lines
    from briefgen.batch.state import RunState

    now = datetime.now().astimezone()
    state = RunState(place.state / "batch.json", now)
    chosen = due_profiles(settings, state, now) if due else chosen_profiles(names, everything, settings)
    for line in plan_lines(chosen, settings, place):
        sys.stdout.write(one_line(line) + "\n")
    if not chosen:
        say("no profile is due")
    return ExitCode.OK


def schedule(
    profile: Annotated[
        str, typer.Argument(metavar="PROFILE", help="Name of a profile with a schedule.", autocompletion=profile_names)
    ],
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="WHEN", help="Set it first, as 'weekdays 06:00', for a profile of the interface."),
    ] = None,
    install: Annotated[
        bool, typer.Option("--install", help="Write user units for systemd and start the timer.")
    ] = False,
    config: ConfigOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Print the crontab line and the systemd units of a profile, or install the units."""
    from briefgen.batch import crontab_line, due_line, install_units, set_schedule, unit_files

    place, settings = settings_of(workspace, config)
    if at is not None:
        set_schedule(profile, at, settings, place)
        place, settings = settings_of(workspace, config)
    files = unit_files(profile, settings, place)
    if install:
        paths, left = install_units(files)
        for path in paths:
            sys.stdout.write(f"{path}\n")
        if left:
            say(left)
        return ExitCode.PARTIAL if left else ExitCode.OK
    sys.stdout.write(
        f"# crontab -e\n{crontab_line(profile, settings, place)}\n"
        f"\n# or one line for all profiles with a schedule; it makes up for missed times and sends what waits:\n"
        f"# {due_line(place)}\n"
    )
    for name, text in files.items():
        sys.stdout.write(f"\n# ~/.config/systemd/user/{name}\n{text}")
    return ExitCode.OK


def send(
    brief: Annotated[
        str,
        typer.Argument(
            metavar="BRIEF", help="A file of a past brief, or a profile: its last one.", autocompletion=profile_names
        ),
    ],
    to: Annotated[
        list[str] | None, typer.Option("--to", metavar="WHO", help="An address or a list; may be repeated.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    config: ConfigOption = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Mail a brief, shown first at a terminal; those who had another version of it get this one as corrected."""
    from briefgen.engine import mailing

    place, settings = settings_of(workspace, config)
    stored = mailing.find_brief(brief, place)
    profile = settings.profiles.get(stored.profile)
    own = settings.for_profile(stored.profile) if profile else settings
    plan = mailing.plan_mail(stored, own, place, tuple(to or ()), profile=profile, corrections=True)
    if sys.stdin.isatty() and not yes:
        _show(plan, own, place)
        if not typer.confirm("Send it?", default=False, err=True):
            say("nothing was sent")
            return ExitCode.OK
    return _send(plan, own, place)


def _show(plan: MailPlan, settings: Settings, place: Workspace) -> None:
    from briefgen.engine import mailing

    way = f"{settings.mail.smtp.host}" if settings.mail.method == "smtp" else settings.mail.method
    say(f"From: {plan.content.sender.address}, by {way}")
    groups: dict[str, list[mailing.Standing]] = {}
    for one in mailing.standings(plan, mailing.open_outbox(place)):
        groups.setdefault("" if one.what is mailing.What.KNOWN else one.content.subject, []).append(one)
    for subject, found in groups.items():
        to = ", ".join(one.recipient.address for one in found)
        if not subject:
            say(f"Not again to: {to} (they have it, or it is on its way)")
            continue
        say(f"To: {to}" + (f" ({len(found)}, a mail each)" if len(found) > 1 else ""))
        say(f"Subject: {subject}")
        if had := [one.last for one in found if one.last and one.what is mailing.What.CORRECTED]:
            say(f"They have another version, {had[0].state} {had[0].changed}: this one corrects it")
    content = plan.content
    files = ", ".join(f"{f.name} ({len(f.data) / 1000:.0f} kB)" for f in content.attachments) or "nothing"
    for line in (f"Attached: {files}", *plan.problems, *([plan.left_out] if plan.left_out else [])):
        say(line)
    for line in content.text.splitlines()[:12]:
        say(f"  | {line}")


def _send(plan: MailPlan, settings: Settings, place: Workspace) -> int:
    from briefgen.engine import mailing

    now = datetime.now().astimezone()
    for problem in plan.problems:
        say(problem)
    queued, errors = mailing.queue(plan, place, now)
    for error in errors:
        say(str(error))
    ids = frozenset(r.id for r, _ in queued)
    for known, new in queued:
        if not new and known.state in (mailing.State.SENT, mailing.State.HELD, mailing.State.FAILED):
            say(
                f"{known.recipient} has this brief already ({known.state} {known.changed}): briefgen outbox resend {known.id}"
            )
    return ExitCode.most_important([*(e.exit_code for e in errors), _deliver(ids, settings, place)])


def _deliver(ids: frozenset[str], settings: Settings, place: Workspace) -> int:
    from briefgen.engine import mailing

    report = mailing.send_mails(settings, place, now=lambda: datetime.now().astimezone(), only=ids)
    for mail in report.records:
        if mail.state is mailing.State.SENT:
            sys.stdout.write(f"{mail.id}\t{mail.recipient}\tsent\n")
    for problem in report.problems:
        say(problem)
    return report.code


# ------------------------------------------------------------------------------------------------------ outbox


@outbox_app.command("list")
def list_(
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="STATE", help="Only of this state; may be repeated.")
    ] = None,
    workspace: WorkspaceOption = None,
) -> int:
    """List mails: id, state, recipient, when, attempts, subject, last words."""
    from briefgen.engine import mailing

    known = [s.value for s in mailing.State]
    for name in state or ():
        if name not in known:
            raise UsageError(f"there is no state {name!r}", where="--state", hint=f"one of: {', '.join(known)}")
    records = [r for r in mailing.open_outbox(place_of(workspace)).records() if not state or r.state in state]
    rows = [(r.id, r.state, r.recipient, r.changed, r.attempts, r.subject, r.said) for r in records]
    if rows:
        print_table(("id", "state", "recipient", "when", "attempts", "subject", "said"), rows, "said")
    else:
        say("no mails")
    return ExitCode.OK


@outbox_app.command("show")
def show(id: Annotated[str, typer.Argument(metavar="ID")], workspace: WorkspaceOption = None) -> int:
    """Print a mail as it was or will be sent."""
    from briefgen.engine import mailing

    outbox = mailing.open_outbox(place_of(workspace))
    record = outbox.resolve(id)
    say(f"{record.id} {record.state} to {record.recipient}: {record.said}")
    data = outbox.message(record)
    if data is None:
        raise UsageError("the message is damaged or no longer kept", where=record.id, hint="briefgen outbox list")
    sys.stdout.write(data.decode("ascii", "replace").replace("\r\n", "\n"))
    return ExitCode.OK


@outbox_app.command("retry")
def retry(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="None: all that wait or failed.")] = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Try mails again now that wait or failed."""
    from briefgen.engine import mailing

    place, settings = settings_of(workspace, None)
    return _again(mailing.retry(ids or (), place, datetime.now().astimezone()), settings, place)


@outbox_app.command("resend")
def resend(ids: IdsArgument, workspace: WorkspaceOption = None) -> int:
    """Send mails again that were sent or may have been; the recipient may get them twice."""
    from briefgen.engine import mailing

    place, settings = settings_of(workspace, None)
    return _again(mailing.resend(ids, place, datetime.now().astimezone()), settings, place)


def _again(records: list[Record], settings: Settings, place: Workspace) -> int:
    if not records:
        say("no mails")
        return ExitCode.OK
    return _deliver(frozenset(r.id for r in records), settings, place)


@outbox_app.command("forget")
def forget(ids: IdsArgument, workspace: WorkspaceOption = None) -> int:
    """Take mails out of the outbox; their briefs can then be sent to those recipients anew."""
    from briefgen.engine import mailing

    count = mailing.forget(ids, place_of(workspace), datetime.now().astimezone())
    say(f"{count} mail{'s' * (count != 1)} forgotten")
    return ExitCode.OK


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    commands: tuple[Callable[..., int], ...] = (batch, schedule, send)
    for command in commands:
        app.command()(command)
    app.add_typer(outbox_app, name="outbox")
