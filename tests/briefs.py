"""Briefs built by hand about invented people and institutions, for the tests of everything that renders or delivers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from briefgen.model import (
    ActorKind,
    Brief,
    BriefAction,
    BriefActor,
    BriefDate,
    Conflict,
    Coverage,
    Evidence,
    Note,
    Source,
    Status,
    ThemeSection,
    TimeKind,
)

TODAY = date(2026, 3, 16)
_SOURCES = (
    (
        "Strait of Velmar: ministers agree joint patrols",
        "Ministry of Maritime Affairs of Ostrava Bay",
        date(2026, 3, 12),
        "https://maritime.example/press/2026-03-12",
    ),
    (
        "Port levy will rise in two steps",
        "Harbour Gazette",
        date(2026, 3, 13),
        "https://gazette.example/levy?id=7&l=en",
    ),
    ("Shipowners ask for a year's delay", "Union of Velmar Shipowners", date(2026, 3, 14), None),
    ("Council calendar, spring session", "Council of the Northern Straits", None, "https://council.example/calendar"),
)
# (id, who, verb, what, statement, status, when, source, salience)
_ACTIONS = (
    ("a1", ("Minister Ilse Varga",), "sign", "joint patrol agreement", "Minister Ilse Varga and Commodore Tomas Rehn signed the joint patrol agreement for the Strait of Velmar", Status.DONE, "2026-03-12", 1, 9.0),
    ("a2", ("Port Authority of Velmar",), "raise", "the port levy", "The Port Authority of Velmar will raise the port levy from 1.20 to 1.45 crowns a tonne", Status.PLANNED, "2026-07-01", 2, 8.5),
    ("a3", ("Union of Velmar Shipowners",), "ask", "a delay", "The Union of Velmar Shipowners asked Parliament to delay the levy by twelve months", Status.PROPOSED, "2026-03-14", 3, 7.0),
    ("a4", ("Council of the Northern Straits",), "convene", "an extraordinary session", "The Council of the Northern Straits will convene an extraordinary session on safety of navigation", Status.PLANNED, "2026-04-09", 4, 6.5),
    ("a5", ("Commodore Tomas Rehn",), "deploy", "two cutters", "Commodore Tomas Rehn is deploying two cutters to the northern approach", Status.ONGOING, None, 1, 6.0),
    ("a6", ("Harbour Master Odile N'Diaye",), "deny", "closing the eastern berth", "Harbour Master Odile N'Diaye denied that the eastern berth will close", Status.DENIED, "2026-03-13", 2, 5.0),
    ("a7", ("Government of Ostrava Bay",), "suspend", "licences", "Ostrava Bay would suspend transit licences if the inspection regime is not accepted by May", Status.CONDITIONAL, "2026-05", 1, 5.5),
    ("a8", ("Parliament",), "debate", "the Levy Bill", "Parliament began its debate of the Levy Bill (No. 14) & 2 related orders", Status.ONGOING, "2026-03-10", 2, 4.5),
)  # fmt: skip
# (id, when, kind, what, deadline, days, source, actions)
_DATES = (
    ("d1", "2026-02-20", TimeKind.PAST, "Collision of two freighters in the northern approach", False, None, 1, ()),
    ("d2", "2026-03-10", TimeKind.PAST, "Debate of the Levy Bill opens", False, None, 2, ("a8",)),
    ("d3", "2026-03-12", TimeKind.PAST, "Joint patrol agreement signed in Velmar", False, None, 1, ("a1",)),
    ("d4", "2026-03-31", TimeKind.UPCOMING, "Comments on the levy must reach the Port Authority", True, 15, 2, ()),
    ("d5", "2026-04-09", TimeKind.UPCOMING, "Extraordinary session of the Council", False, 24, 4, ("a4",)),
    ("d6", "2026-05", TimeKind.UPCOMING, "Inspection regime to be accepted, or transit licences are suspended", True, 46, 1, ("a7",)),
    ("d7", "2026-07-01", TimeKind.UPCOMING, "First step of the port levy takes effect", True, 107, 2, ("a2",)),
    ("d8", "2027-Q1", TimeKind.UPCOMING, "Second step of the port levy", False, 291, 2, ()),
)  # fmt: skip
_ACTORS = (
    ("p1", "Ilse Varga", ActorKind.PERSON, "Minister of Maritime Affairs", "Ostrava Bay", ("a1",), 1),
    ("p2", "Tomas Rehn", ActorKind.PERSON, "Commodore of the Velmar Coast Guard", None, ("a1", "a5"), 1),
    ("p3", "Port Authority of Velmar", ActorKind.ORGANISATION, "", None, ("a2",), 2),
    ("p4", "Odile N'Diaye", ActorKind.PERSON, "Harbour Master", "Port Authority of Velmar", ("a6",), 2),
    ("p5", "Union of Velmar Shipowners", ActorKind.ORGANISATION, "", None, ("a3",), 3),
    ("p6", "Council of the Northern Straits", ActorKind.ORGANISATION, "", None, ("a4",), 4),
)  # fmt: skip


class _Notes:
    """Numbers quotes in order of asking."""

    def __init__(self) -> None:
        self.notes: list[Note] = []

    def __call__(self, source: int, quote: str, page: int | None = None) -> tuple[int, ...]:
        for note in self.notes:
            if (note.source, note.evidence.quote) == (source, quote):
                return (note.number,)
        evidence = Evidence(f"doc{source}", 0, len(quote), quote, page=page)
        self.notes.append(Note(len(self.notes) + 1, source, evidence))
        return (len(self.notes),)


def sample_brief() -> Brief:
    """Four sources on one invented story: all statuses, deadlines, a moved date, a conflict, a failed source."""
    note = _Notes()
    actions = tuple(
        BriefAction(id, (), who, verb, what, statement, status=status, when=when, salience=salience, sources=(source,),
                    notes=note(source, statement + ", the statement said.", page=2 if source == 4 else None),
                    themes=("safety",) if source in (1, 4) else ("levy",))
        for id, who, verb, what, statement, status, when, source, salience in _ACTIONS
    )  # fmt: skip
    dates = tuple(
        BriefDate(id, when, kind, what, deadline=deadline, days_left=days, salience=9 - n, actions=linked,
                  notes=note(source, what + "."), actor_names=("Port Authority of Velmar",) if deadline else ())
        for n, (id, when, kind, what, deadline, days, source, linked) in enumerate(_DATES)
    )  # fmt: skip
    dates = tuple(
        replace(d, conflict=("16 April 2026 (source 3)",), news="changed", was="2026-04-02") if d.id == "d5" else d
        for d in dates
    )
    actors = tuple(
        BriefActor(id, name, kind, roles=((role, note(source, f"{name}, {role}, spoke first.")[0]),) if role else (),
                   affiliation=affiliation, did=did, salience=9.0 - n, notes=note(source, f"{name} was named."))
        for n, (id, name, kind, role, affiliation, did, source) in enumerate(_ACTORS)
    )  # fmt: skip
    return Brief(
        title="Navigation and levies in the Strait of Velmar",
        date=TODAY,
        as_of=datetime(2026, 3, 16, 6, 10, tzinfo=UTC),
        coverage=Coverage(5, 4, date(2026, 3, 10), date(2026, 3, 14), undated=1, folded=1, failed=("feed.example: did not answer",)),
        bluf=("a1", "a2", "a4"),
        themes=(
            ThemeSection("safety", "Safety of navigation", ("a1", "a5", "a4", "a7"), ("d5",), ("patrol", "safety of navigation"), 2),
            ThemeSection("levy", "Port levy", ("a2", "a3", "a6", "a8"), ("d7",), ("levy",), 2),
        ),
        actions=actions,
        dates=dates,
        actors=actors,
        conflicts=(
            Conflict("Date of the extraordinary session", "date", (("2026-04-09", (4,), note(4, "Session: 9 April 2026.")), ("2026-04-16", (3,), note(3, "The session is on 16 April.")))),
        ),
        sources=tuple(
            Source(n, f"doc{n}", title, publisher, published, url, f"{n}.md", also=("Bay Wire: Patrols agreed",) if n == 1 else ())
            for n, (title, publisher, published, url) in enumerate(_SOURCES, 1)
        ),
        notes=tuple(note.notes),
        audience="the Permanent Secretary",
        handling="OFFICIAL",
    )  # fmt: skip


def short_brief() -> Brief:
    """One document, one action, one date."""
    brief = sample_brief()
    return replace(
        brief, title="Patrols agreed", bluf=("a1",), themes=(), conflicts=(), actions=brief.actions[:1], dates=brief.dates[2:3],
        actors=brief.actors[:1], sources=brief.sources[:1], audience="", handling="",
        coverage=Coverage(1, 1, date(2026, 3, 12), date(2026, 3, 12)),
    )  # fmt: skip


def no_dates_brief() -> Brief:
    """Nothing dated, nothing coming."""
    brief = sample_brief()
    return replace(brief, dates=(), conflicts=(), actions=tuple(replace(a, when=None) for a in brief.actions))


def long_brief(copies: int = 8) -> Brief:
    """Many actions, dates and actors, each with its own note."""
    brief = sample_brief()
    actions, dates, actors, notes = list(brief.actions), list(brief.dates), list(brief.actors), list(brief.notes)
    for n in range(2, copies + 1):

        def renote(numbers: tuple[int, ...], n: int = n) -> tuple[int, ...]:
            out = []
            for number in numbers:
                old = brief.notes[number - 1]
                quote = f"{old.evidence.quote} (Session {n}.)"
                notes.append(Note(len(notes) + 1, old.source, replace(old.evidence, quote=quote, end=len(quote))))
                out.append(len(notes))
            return tuple(out)

        actions += [
            replace(
                a,
                id=f"{a.id}-{n}",
                statement=f"{a.statement}, session {n}",
                salience=a.salience - n / 10,
                notes=renote(a.notes),
            )
            for a in brief.actions
        ]
        dates += [
            replace(
                d,
                id=f"{d.id}-{n}",
                what=f"{d.what}, session {n}",
                when=f"{2026 if d.days_left is None else 2026 + n // 4}-{(n * 5) % 12 + 1:02}-{n + 3:02}",
                salience=d.salience - n / 10,
                notes=renote(d.notes),
                conflict=(),
                was="",
                news="",
            )
            for d in brief.dates
        ]
        actors += [
            replace(
                p,
                id=f"{p.id}-{n}",
                name=f"{p.name} {'I' * n}",
                salience=p.salience - n / 10,
                roles=(),
                notes=renote(p.notes[:1]),
            )
            for p in brief.actors
        ]
    dates = [
        replace(d, kind=TimeKind.PAST, days_left=None)
        if d.when < "2026-03-16"
        else replace(d, kind=TimeKind.UPCOMING, days_left=d.days_left or 5)
        for d in dates
    ]
    themes = tuple(
        replace(t, actions=tuple(a.id for a in sorted(actions, key=lambda a: -a.salience) if t.name in a.themes))
        for t in brief.themes
    )
    return replace(
        brief, title="Everything about the Strait of Velmar, its levies, patrols, berths and bills since the collision of February",
        actions=tuple(sorted(actions, key=lambda a: -a.salience)), dates=tuple(sorted(dates, key=lambda d: d.when)),
        actors=tuple(sorted(actors, key=lambda a: -a.salience)), notes=tuple(notes), themes=themes,
    )  # fmt: skip


def names_brief() -> Brief:
    """Names of many scripts, and very long ones."""
    brief = sample_brief()
    names = (
        "Володимир Петренко", "Ελένη Παπαδοπούλου", "Nguyễn Thị Minh Khai", "Þórunn Sigurðardóttir", "王小明", "محمد العلي",
        "अनिता शर्मा", "Interdepartmental Coordination Committee on the Harmonisation of Navigational Warnings, Pilotage and Port State Control",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "Łukasz Żółć-Ćwikliński",
    )  # fmt: skip
    actors = tuple(
        BriefActor(
            f"x{n}",
            name,
            ActorKind.PERSON,
            roles=((f"Deputy Minister {n} for Maritime, Coastal and Inland Waterway Affairs", 1),),
            did=("a1",),
            salience=9.0 - n,
            notes=(1,),
        )
        for n, name in enumerate(names)
    )
    actions = tuple(
        replace(
            a,
            actor_names=(names[n % len(names)],),
            statement=f"{names[n % len(names)]} signed the act on “safe passage”, № {n}",
        )
        for n, a in enumerate(brief.actions)
    )
    return replace(brief, title="Names: Київ, Αθήνα, Đà Nẵng", actors=actors, actions=actions)


def hostile_brief() -> Brief:
    """Values that try to be markup, links, templates, tables, headings or footnotes."""
    brief = sample_brief()
    evil = (
        "# Heading <script>alert(1)</script>", "- item [click](javascript:alert(1))", "| cell | cell |", "![x](file:///etc/passwd)",
        "{{ 7*7 }} {% raw %}", "[^1]: note", "1. one **bold** _it_ `code` ~~gone~~", "&lt;b&gt; &amp; <b>x</b> http://evil.example www.evil.example",
    )  # fmt: skip
    actions = tuple(
        replace(a, statement=text, actor_names=(text,)) for a, text in zip(brief.actions, evil, strict=True)
    )
    return replace(brief, title=evil[0], actions=actions, dates=tuple(replace(d, what=evil[1]) for d in brief.dates))


VARIANTS = {
    "sample": sample_brief, "short": short_brief, "no-dates": no_dates_brief, "long": long_brief, "names": names_brief, "hostile": hostile_brief,
}  # fmt: skip
