"""The PDF of a brief against bare WeasyPrint on the same HTML, beside typst and Chromium, and many briefs by a pool:
`python -m tests.bench.pdf`.

Ours is the whole way from the Brief (what is shown, Markdown, HTML, PDF/A-3a and PDF/UA-1 with its marks); bare WeasyPrint gets
the finished HTML, our fonts already registered, and writes the same variant. Both are warm, in one process, in turn; the ratio is
of the medians and must be at most RATIO. typst gets the same words, tables and drawing in its own markup, with its own default
style, and is run only where it can be imported; Chromium only where it is installed, as a whole process, since it has no other
way from a command line. Figures of different engines compare time on the same content, not the same pages.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from markdown_it.token import Token

from briefgen.model import Brief
from briefgen.render import Pool, RenderOptions, get_look, render_pdf_in_child, show
from briefgen.render.html import _parser
from briefgen.render.markdown import render_markdown
from briefgen.render.pdf import _fetcher_class, _fonts, warm, write_pdf
from briefgen.render.produce import brief_to_pdf, pdf_html
from briefgen.render.timeline_svg import timeline_svg
from tests.bench.table import Figure, run
from tests.briefs import long_brief, sample_brief

ROUNDS, RATIO, BATCH = 15, 1.15, 12
LOOK = "classic"


def bare(html: str) -> bytes:
    """WeasyPrint alone, as a careful user of it would call it: fonts registered once."""
    from weasyprint import HTML

    configuration, sheet = _fonts()
    made = HTML(string=html, base_url="brief:///", url_fetcher=_fetcher_class()())
    return bytes(made.write_pdf(stylesheets=[sheet], font_config=configuration, pdf_variant="pdf/a-3a"))


def in_turn(calls: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """Median seconds of each, taken in turn, so that a busy machine is busy for all."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for n in range(rounds + 1):
        for name, call in calls.items():
            start = time.perf_counter()
            call()
            if n:  # the first round warms up
                taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(some) for name, some in taken.items()}


def typst_markup(brief: Brief) -> str:
    """The Markdown of the brief in typst's markup: headings, lists, tables with a repeated head, notes, the drawing."""
    shown = show(brief, get_look(LOOK))
    tokens = _parser().parse(render_markdown(shown), {})
    section = shown.section("timeline")
    dates: list[Any] = list(section.items) if section else []
    drawing = timeline_svg(dates, brief.date, accent="#1f3a5f")
    out = ['#set page(paper: "a4", margin: 2cm)', "#set text(size: 10pt)", '#set document(title: "Brief")']
    return "\n".join([*out, *_blocks(tokens), f'#image(bytes({json.dumps(drawing)}), format: "svg")'])


def _blocks(tokens: list[Token]) -> Iterator[str]:
    columns = 0
    for i, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                yield "\n" + "=" * int(token.tag[1]) + " "
            case "bullet_list_open":
                yield "#list("
            case "footnote_block_open":
                yield "#enum("
            case "bullet_list_close" | "footnote_block_close" | "table_close":
                yield ")\n"
            case "list_item_open" | "footnote_open" | "th_open" | "td_open":
                yield "["
            case "list_item_close" | "footnote_close" | "th_close" | "td_close":
                yield "],"
            case "table_open":
                columns = next(
                    n
                    for n, t in enumerate(t for t in tokens[i:] if t.type in ("th_open", "tr_close"))
                    if t.type == "tr_close"
                )
                yield f"#table(columns: {columns}, stroke: (bottom: 0.5pt),"
            case "thead_open":
                yield "table.header("
            case "thead_close":
                yield "),"
            case "inline":
                yield "".join(_inline(token.children or []))


def _inline(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "footnote_ref":
            yield f"#super[{token.meta['id'] + 1}]"
        elif token.type == "strong_open":
            yield "#strong["
        elif token.type == "em_open":
            yield "#emph["
        elif token.type == "link_open":
            yield f"#link({json.dumps(str(token.attrs['href']))})["
        elif token.type in ("strong_close", "em_close", "link_close"):
            yield "]"
        elif token.content:
            yield f"#{json.dumps(token.content, ensure_ascii=False)}"


def beside(brief: Brief, html: str, folder: Path, ours: float) -> Iterator[Figure]:
    """The others on the same content, as multiples of ours."""
    try:
        import typst  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        print("typst: not installed (pip install typst)")
    else:
        markup = typst_markup(brief).encode()
        made = typst.compile(markup)
        took = in_turn({"typst": lambda: typst.compile(markup)}, 7)["typst"]
        note = f"{took * 1000:.0f} ms, {len(made) / 1024:.0f} KiB, its own markup"
        yield Figure(f"typst {typst.__version__} / ours", took / ours, note=note)
    chromium = next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if chromium is None:
        print("chromium: not installed")
        return
    page, out = folder / "page.html", folder / "page.pdf"
    page.write_text(html, "utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
               "--no-pdf-header-footer", f"--print-to-pdf={out}", page.as_uri()]  # fmt: skip
    try:
        took = in_turn({"chromium": lambda: subprocess.run(command, check=True, capture_output=True, timeout=60)}, 3)[
            "chromium"
        ]
    except (subprocess.SubprocessError, OSError) as error:
        print(f"chromium: did not work here ({type(error).__name__})")
        return
    note = f"{took * 1000:.0f} ms, {out.stat().st_size / 1024:.0f} KiB, a process a file"
    yield Figure("Chromium / ours", took / ours, note=note)


def many(brief: Brief) -> Iterator[Figure]:
    """A batch of briefs by two warm workers against one."""
    look, options = get_look(LOOK), RenderOptions()
    took = []
    for workers in (1, 2):
        with Pool(workers) as pool:
            for ready in [pool.submit(render_pdf_in_child, brief, look, options) for _ in range(2 * workers)]:
                ready.result()
            start = time.perf_counter()
            for future in [pool.submit(render_pdf_in_child, brief, look, options) for _ in range(BATCH)]:
                future.result()
            took.append(time.perf_counter() - start)
    yield Figure(f"{BATCH} PDFs, two workers / one", took[1] / took[0], note=f"one: {BATCH / took[0]:.1f} a second")


def figures() -> Iterator[Figure]:
    warm()
    options = RenderOptions()
    # In the second, text flows up before a figure: one of its pages is laid out twice.
    for name, brief, dress in (
        ("sample", sample_brief(), LOOK),
        ("flows", sample_brief(), "modern"),
        ("long", long_brief(3), LOOK),
    ):
        look = get_look(dress)
        html = pdf_html(show(brief, look, options))
        pages = write_pdf(html).pages
        took = in_turn({"ours": lambda b=brief, d=look: brief_to_pdf(b, d, options), "bare": lambda h=html: bare(h)})  # type: ignore[misc]
        note = f"{took['ours'] * 1000:.0f} ms here"
        yield Figure(
            f"PDF of {pages} pages, {dress} / bare WeasyPrint", took["ours"] / took["bare"], limit=RATIO, note=note
        )
        if name == "sample":
            with tempfile.TemporaryDirectory() as tmp:
                yield from beside(brief, html, Path(tmp), took["ours"])
            yield from many(brief)


if __name__ == "__main__":
    run(figures)
