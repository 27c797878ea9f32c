"""Themes and look: what the brief is about and how it is dressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from briefgen.tui.literal import label, several
from briefgen.tui.messages import BriefChanged, ChoicesChanged, DocumentsKnown, DocumentsListed
from briefgen.tui.screens.asking import ChoiceDialog, ThemeDialog
from briefgen.tui.screens.base import DeskScreen
from briefgen.tui.widgets.field import Field
from briefgen.tui.widgets.picktable import Column, PickTable

if TYPE_CHECKING:
    from briefgen.model import Theme

__all__ = ["LookScreen"]

_REST = 0.4  # seconds that choices must rest before the brief is counted anew
_MOST = 300  # documents that suggest themes
_SUGGESTED = "suggested:"

_LENGTHS = {
    "": "as the look has it",
    "one-page": "for the principal",
    "standard": "three pages or so",
    "full": "everything found",
}
_SECTIONS = {
    "bluf": ("Bottom line", "what matters most, first"),
    "changed": ("What changed", "since a profile's last brief"),
    "themes": ("Themes", "a part for each theme"),
    "deadlines": ("Deadlines", "that lie ahead"),
    "actions": ("Actions", "who did what"),
    "timeline": ("Timeline", "past and to come"),
    "actors": ("Actors", "who is who"),
    "conflicts": ("Conflicts", "where sources differ"),
    "sources": ("Sources", "the documents"),
    "notes": ("Notes", "the quoted sentences"),
}


_THEMES = (Column("theme", "Theme"), Column("docs", "Docs", 5, right=True), Column("terms", "Terms", 24, least=52))


_PARTS = (Column("section", "Section", 13), Column("in", "In", 9, right=True), Column("what", "", least=46))


class LookScreen(DeskScreen):
    """Themes on the left; look, length, period and title on the right."""

    step = "look"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "o", "profile", "Profile", id="look.profile", tooltip="Go on with a profile: its themes, look, recipients"
        ),
        Binding("m", "make", "New theme", id="look.make", tooltip="Make a theme"),
        Binding("e", "edit", "Edit theme", id="look.edit", tooltip="Change the theme under the cursor"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._looks: dict[str, tuple[str, str, tuple[str, ...]]] = {}
        self._suggested: dict[str, Theme] = {}
        self._counts: dict[str, tuple[int, int]] = {}  # section -> items in, items left out

    def body(self) -> ComposeResult:
        with Horizontal(id="look"):
            with Vertical(id="look-themes", classes="pane") as left:
                left.border_title = label("Themes")
                yield PickTable(_THEMES, self._theme_cells, id="themes")
            with VerticalScroll(id="look-dress", classes="pane", can_focus=False) as right:
                right.border_title = label("Look")
                yield PickTable(
                    [Column("look", "Look", 12), Column("what", "")], self._look_cells, single=True, id="looks"
                )
                yield Static(id="look-said", classes="said")
                yield PickTable(
                    [Column("length", "Length", 12), Column("what", "")], self._length_cells, single=True, id="lengths"
                )
                yield PickTable(
                    _PARTS,
                    self._section_cells,
                    id="sections",
                )
                yield Static(label("Title"), classes="field")
                yield Field(id="title", placeholder=self.desk.base.title)
                yield Static(label("Since (last, 2026-01-10, 24h, 7d; empty: everything)"), classes="field")
                yield Field(id="since", placeholder="everything")
                yield Static(label("Until (a date)"), classes="field")
                yield Field(id="until", placeholder="today")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#lengths", PickTable).set_rows(_LENGTHS)
        self.query_one("#themes", PickTable).empty = "No theme is defined: m makes one. Without, everything is covered."
        self.show_choices()
        self.query_one("#themes").focus()

    def show_choices(self) -> None:
        """Show what the session has."""
        session = self.desk.session
        for name in ("title", "since", "until"):
            with self.prevent(Input.Changed):
                self.query_one(f"#{name}", Input).value = getattr(session, name)
        self.query_one("#lengths", PickTable).set_marks({session.length})
        self.show_themes()
        self.show_looks()

    # --------------------------------------------------------------------------------------------- themes

    def _theme_cells(self, name: str) -> tuple[str, str, str]:
        if name in self._suggested:
            theme = self._suggested[name]
            return f"+ {theme.title}", "", ", ".join(theme.terms)
        theme = self.desk.settings.themes[name].theme(name)
        found = self.desk.matches.get(name)
        count = str(len(found & set(self.desk.documents()))) if found is not None else "…"
        return theme.title, count, ", ".join((*theme.terms, *theme.actors))

    @work(exclusive=True, group="count", exit_on_error=False)
    async def count(self) -> None:
        """What the brief will hold, once the choices rest; it is assembled anew for that in the background."""
        import asyncio

        desk = self.desk
        await asyncio.sleep(_REST)
        if desk.maker.curation is None or desk.maker.stale:
            self._counts = {}
            if self.is_current:
                desk.maker.prepare()
        elif (wanted := desk.maker.wanted()) is not None:
            found = await desk.attempt(desk.desk.run("counts", desk.maker.curation.brief, *wanted, desk.workspace))
            self._counts = found or {}
        self.query_one("#sections").refresh()
        self.show_summary()

    @work(exclusive=True, group="suggest", exit_on_error=False)
    async def suggest(self) -> None:
        """Themes that the documents of the brief suggest, as far as they are analysed."""
        import asyncio

        desk = self.desk
        await asyncio.sleep(_REST)
        found = await desk.attempt(desk.desk.run("suggest", desk.documents()[:_MOST], desk.settings, desk.workspace))
        if found is None:
            return
        self._suggested = {f"{_SUGGESTED}{t.name}": t for t in found}
        self.show_themes()

    def summary(self) -> str:
        maker, text = self.desk.maker, super().summary()
        if maker.curation is None or maker.stale:
            return text
        brief = maker.curation.brief
        c = brief.coverage
        held = f"in: {c.matched} of {several(c.documents, 'document')}, {several(len(brief.actions), 'action')}"
        return f"{held}, {several(len(brief.dates), 'date')}, {several(len(brief.actors), 'actor')} · {text}"

    def action_make(self) -> None:
        self.app.push_screen(ThemeDialog("", None), self._made)

    def action_edit(self) -> None:
        name = self.query_one("#themes", PickTable).key
        if name in self._suggested:
            theme = self._suggested[name]
            self.app.push_screen(ThemeDialog(theme.name, theme), self._made)
        elif name is not None:
            spec = self.desk.settings.themes.get(name)
            self.app.push_screen(ThemeDialog(name, spec.theme(name) if spec else None), self._made)

    def _made(self, made: tuple[str, dict[str, object]] | None) -> None:
        """Keep a theme in the workspace's own list, and choose it."""
        if made is None:
            return
        name, entry = made
        desk = self.desk
        old = desk.settings.themes.get(name)
        if not desk.remember("themes", name, entry):
            return
        now = desk.settings.themes.get(name)
        if old is not None and now == old and old.theme(name).terms != tuple(entry["terms"]):  # type: ignore[arg-type]
            # config.yaml has a theme of this name and wins: the edited one stands beside it.
            name = f"{name}-own"
            desk.remember("themes", name, entry)
            desk.report(f"config.yaml defines that theme and wins: yours is {name}", "information")
        chosen = list(desk.session.chosen_themes(desk.settings))
        desk.session.themes = [*chosen, *([] if name in chosen else [name])]
        self._suggested.pop(f"{_SUGGESTED}{name}", None)
        self.show_themes()
        desk.choices_changed()

    def show_themes(self) -> None:
        table = self.query_one("#themes", PickTable)
        table.set_marks(self.desk.session.chosen_themes(self.desk.settings))
        table.set_rows([*self.desk.settings.themes, *self._suggested])

    # ----------------------------------------------------------------------------------------------- look

    def _look_cells(self, name: str) -> tuple[str, str]:
        title, description, _ = self._looks[name]
        if title.casefold() == name.replace("-", " "):
            return name, description
        return name, f"{title}: {description}" if description else title

    @on(PickTable.Moved, "#looks")
    def _look_at(self, message: PickTable.Moved) -> None:
        """All of what is said of the look under the cursor: in its row there is no room for it."""
        found = self._looks.get(message.table.key or "")
        self.query_one("#look-said", Static).update(label(found[1] if found else ""))

    def _length_cells(self, name: str) -> tuple[str, str]:
        return name or "default", _LENGTHS[name]

    def _section_cells(self, name: str) -> tuple[str, str, str]:
        shown, left = self._counts.get(name, (0, 0))
        count = "" if not self._counts else f"{shown} of {shown + left}" if left else str(shown)
        return (_SECTIONS[name][0], count, _SECTIONS[name][1])

    @work(exclusive=True, group="looks", exit_on_error=False)
    async def show_looks(self) -> None:
        found = await self.desk.attempt(self.desk.desk.run("looks", self.desk.settings, self.desk.workspace))
        if found is None:
            return
        self._looks = {name: (title, description, sections) for name, title, description, sections in found}
        table = self.query_one("#looks", PickTable)
        table.set_rows(self._looks)
        table.set_marks({self.desk.session.look or self.desk.base.look})
        table.styles.height = min(len(self._looks), 7) + 1
        self.show_sections()

    def _own_sections(self) -> tuple[str, ...]:
        """The sections that the chosen look has by itself."""
        look = self._looks.get(self.desk.session.look or self.desk.base.look)
        return tuple(self.desk.base.sections or ()) or (look[2] if look else tuple(_SECTIONS))

    def show_sections(self) -> None:
        """In the order in which the brief has them; what is not marked is left out."""
        table, own = self.query_one("#sections", PickTable), self._own_sections()
        table.set_rows([*own, *(name for name in _SECTIONS if name not in own)])
        table.set_marks(self.desk.session.sections or own)

    # -------------------------------------------------------------------------------------------- choices

    @on(PickTable.Marked)
    def _marked(self, message: PickTable.Marked) -> None:
        table, session = message.table, self.desk.session
        if table.id == "themes":
            for key in table.marks & set(self._suggested):  # a suggestion is kept as a theme by marking it
                theme = self._suggested[key]
                entry: dict[str, object] = {
                    "title": theme.title,
                    "terms": list(theme.terms),
                    "actors": [],
                    "without": [],
                }
                self._made((theme.name, entry))
                return
            session.themes = [name for name in table.keys if name in table.marks]
        elif table.id == "looks":
            session.look, session.sections = next(iter(table.marks), ""), []
            self.show_sections()
        elif table.id == "sections":
            chosen = [name for name in table.keys if name in table.marks]
            session.sections = [] if chosen == list(self._own_sections()) else chosen
        else:
            session.length = next(iter(table.marks), "")
        self.desk.choices_changed()

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        if message.input.id in ("title", "since", "until"):
            setattr(self.desk.session, message.input.id, message.value.strip())
            self.desk.choices_changed()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.focus_next()

    def on_screen_resume(self) -> None:
        self.count()
        self.suggest()

    @on(BriefChanged)
    def _assembled(self) -> None:
        self.count()
        self.suggest()

    @on(DocumentsKnown)
    def _known(self) -> None:
        self.query_one("#themes").refresh()

    @on(ChoicesChanged)
    @on(DocumentsListed)
    def _choices(self) -> None:
        if self.is_current:
            self.count()
        self.query_one("#themes", PickTable).set_marks(self.desk.session.chosen_themes(self.desk.settings))

    def action_profile(self) -> None:
        from briefgen.tui.profiles import open_profile

        desk = self.desk
        choices = {"(none)": "your own choices"}
        choices |= {name: p.title or ", ".join(p.recipients) for name, p in desk.settings.profiles.items()}

        def answered(name: str | None) -> None:
            if name is not None:
                open_profile(desk, "" if name == "(none)" else name)
                self.show_choices()

        self.app.push_screen(ChoiceDialog("Profile", choices, desk.session.profile or "(none)"), answered)

    def action_back(self) -> None:
        if isinstance(self.focused, Input):
            self.query_one("#themes").focus()
        else:
            super().action_back()
