"""Preview: the briefing as it will read, the pages of the PDF, and what to do with them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from briefgen.tui.literal import label
from briefgen.tui.messages import BriefChanged, ChoicesChanged, Rendered
from briefgen.tui.outside import edit_file
from briefgen.tui.screens.asking import TextDialog
from briefgen.tui.screens.base import DeskScreen
from briefgen.tui.terminal import cell_size
from briefgen.tui.widgets.pages import Pages
from briefgen.tui.widgets.sheet import Sheet

__all__ = ["PreviewScreen"]


class PreviewScreen(DeskScreen):
    """Markdown on the left, the PDF's pages on the right."""

    step = "preview"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "render", "Render", id="preview.render", tooltip="Write the Markdown and the PDF"),
        Binding("o", "open", "Open PDF", id="preview.open"),
        Binding("e", "edit", "Edit Markdown", id="preview.edit", tooltip="In your editor; the PDF is made of it again"),
        Binding(
            "m", "mail", "Mail", id="preview.mail", tooltip="The recipients are shown first; nothing goes out unasked"
        ),
        Binding("s", "save", "Save as profile", id="preview.save", tooltip="These choices as a job for cron"),
        Binding("b", "render", "Build", show=False, id="preview.build"),
        Binding("z", "pages", "Pages", show=False, id="preview.pages", tooltip="The pages, or the text"),
        Binding("c", "copy", "Copy path", show=False, id="preview.copy"),
    ]

    def body(self) -> ComposeResult:
        with Horizontal(id="preview"):
            yield Sheet(id="sheet", classes="pane")
            yield Pages(id="pages", classes="pane")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#pages").border_title = label("Pages of the PDF")
        self.query_one("#sheet").border_title = label("Briefing")
        self.query_one("#pages", Pages).show((), "r writes the PDF")
        self.query_one("#sheet").focus()

    def on_screen_resume(self) -> None:
        self.desk.maker.prepare()
        self.draw()
        self.picture()

    @on(BriefChanged)
    @on(ChoicesChanged)
    def _altered(self) -> None:
        if self.is_current:
            self.draw()

    @on(Sheet.Resized)
    def _sheet_resized(self) -> None:
        self.draw()

    @on(Pages.Resized)
    def _pages_resized(self) -> None:
        self.picture()

    @work(exclusive=True, group="draw", exit_on_error=False)
    async def draw(self) -> None:
        """Show the briefing as it stands."""
        desk, sheet = self.desk, self.query_one("#sheet", Sheet)
        if desk.maker.curation is None:
            return
        wanted = desk.maker.wanted()
        width = sheet.scrollable_content_region.width
        if wanted is None or width < 20:
            return
        request, settings = wanted
        lines = await desk.attempt(
            desk.desk.run("draw", desk.maker.curation.brief, request, settings, desk.workspace, width)
        )
        if lines is not None:
            sheet.show(lines)

    @on(Rendered)
    def _rendered(self, message: Rendered) -> None:
        self.picture()

    @work(exclusive=True, group="picture", exit_on_error=False)
    async def picture(self) -> None:
        """Show the pages of the PDF that was written last."""
        pages = self.query_one("#pages", Pages)
        path = self._made(".pdf")
        width = min(pages.scrollable_content_region.width, 90)
        if path is None or width < 10:
            return
        terminal = self.desk.terminal
        if self.app.no_color or terminal.way == "none":
            why = "pages need colours" if self.app.no_color else "pages are switched off: tui: {images: none}"
            pages.show((), f"{path.name} is written ({why})")
            return
        cell = cell_size(terminal.cell)
        found = await self.desk.attempt(self.desk.desk.run("pictures", path, width, terminal.way, cell))
        pages.show(found or (), "" if found else "the pages cannot be shown: o opens the PDF")

    def _made(self, suffix: str) -> Path | None:
        return next((p for p in self.desk.maker.made if p.suffix == suffix), None)

    def summary(self) -> str:
        path = self._made(".pdf") or self._made(".md")
        if path is None:
            return super().summary()
        maker = self.desk.maker
        unknown = maker.made_of is None and maker.curation is None  # the files of yesterday, before the brief is there
        old = "" if maker.files_stand or unknown else " · older than what stands here: r writes it anew"
        return f"{path.parent}/{path.stem}: {', '.join(p.suffix[1:] for p in self.desk.maker.made)}{old}"

    # -------------------------------------------------------------------------------------------- actions

    def action_render(self) -> None:
        self.desk.action_build()

    def action_open(self) -> None:
        path = self._made(".pdf")
        if path is None:
            self.notify("There is no PDF yet: r writes it", markup=False)
        else:
            self.desk.open_file(path)

    def action_copy(self) -> None:
        path = self._made(".pdf") or self._made(".md")
        if path is not None:
            self.app.copy_to_clipboard(str(path))
            self.notify("Sent to the terminal's clipboard", markup=False, timeout=3)

    def action_edit(self) -> None:
        """The Markdown of the brief as it stands in the editor; what comes back makes the PDF anew."""
        self.desk.maker.files_then(self._edit)

    def _edit(self) -> None:
        path = self._made(".md")
        if path is None:
            self.notify("There is no Markdown: formats in config.yaml leave it out", markup=False)
            return
        try:
            before = path.read_bytes()
        except OSError as exc:
            self.desk.report(f"{path}: cannot be read: {exc.strerror}")
            return
        if why := edit_file(self.app, path, os.environ):
            self.desk.report(why, "warning")
        elif path.read_bytes() != before:
            self.desk.maker.rerender(path)
        else:
            self.notify("Nothing was changed", markup=False, timeout=2)

    def action_pages(self) -> None:
        self.query_one("#preview").toggle_class("-pages")
        on = self.query_one("#preview").has_class("-pages")
        self.query_one("#pages" if on else "#sheet").focus()
        self.call_after_refresh(self.picture)

    def action_mail(self) -> None:
        """Mail the files as they stand; where they do not show the brief as it is now, they are written first."""
        desk = self.desk
        if desk.mailer.sending:
            desk.mailer.begin(Path())
        elif desk.mailer.can_send():  # before the files are made
            desk.maker.files_then(lambda: desk.mailer.begin(desk.maker.made[0]))

    def action_save(self) -> None:
        from briefgen.tui.profiles import name_problem, save_profile

        def named(name: str | None) -> None:
            if name:
                save_profile(self.desk, name)

        hint = "Letters, digits and dashes, e.g. morning-minerals: `briefgen batch NAME` makes it again, with new documents."
        self.app.push_screen(
            TextDialog(
                "Name of the profile",
                self.desk.session.profile,
                hint=hint,
                problem=lambda name: name_problem(self.desk, name),
            ),
            named,
        )

    def action_back(self) -> None:
        if self.query_one("#preview").has_class("-pages") and self.has_class("-narrow"):
            self.action_pages()
        else:
            super().action_back()
