from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import resources
from briefgen.errors import TemplateError, UsageError
from briefgen.render import RenderOptions, find_looks, get_look, render, show
from briefgen.render.markdown import render_markdown
from tests.briefs import sample_brief


def test_there_are_five_looks_with_a_description() -> None:
    looks = find_looks()
    assert {"executive", "classic", "modern", "memo", "large-print"} <= set(looks)
    assert all(get_look(name).description for name in looks)


def test_a_copy_can_be_changed(tmp_path: Path) -> None:
    shutil.copytree(resources.templates() / "classic", tmp_path / "ours")
    (tmp_path / "ours" / "head.md.j2").write_text("# Our office: {{ brief.title }}\n")
    look = get_look("ours", [tmp_path])
    assert render_markdown(show(sample_brief(), look)).startswith("# Our office: Navigation")
    assert look.fingerprint() != get_look("classic").fingerprint()


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("brief.md.j2", "# x\n\n{% if %}", 3),
        ("brief.md.j2", "# x\n{{ brief.no_such_thing }}", 2),
        ("brief.md.j2", "{% include 'gone.md.j2' %}", 1),
        ("sections/bluf.md.j2", "\n{{ 1 / 0 }}", 2),
        ("brief.md.j2", "{{ ''.__class__.__mro__ }}", 1),
    ],
)
def test_a_broken_template_is_one_line_with_file_and_line(tmp_path: Path, name: str, text: str, line: int) -> None:
    folder = tmp_path / "broken"
    (folder / "sections").mkdir(parents=True)
    (folder / "look.yaml").write_text("title: Broken\n")
    (folder / name).write_text(text)
    look = get_look("broken", [tmp_path])
    with pytest.raises(TemplateError) as error:
        render_markdown(show(sample_brief(), look))
    assert str(error.value).startswith(f"{folder / name}:{line}: ") and "\n" not in str(error.value)
    assert not render(sample_brief(), ("md",), look).files


@pytest.mark.parametrize(
    "text",
    [
        "lenght: full",
        "length: long",
        "paper: a3",
        "sections: [bluff]",
        "a: [",
        "- a",
        "figure_width: 3",
        "accent: red",
        "accent: #123456",
    ],
)
def test_a_broken_look_yaml_names_the_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "look.yaml").write_text(text)
    with pytest.raises(TemplateError, match=r"look\.yaml"):
        get_look("x", [tmp_path])


def test_an_unknown_look_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="classic"):
        get_look("clasic")


def test_every_font_has_its_licence_and_no_reserved_name() -> None:
    from fontTools.ttLib import TTFont

    assert (resources.fonts() / "OFL-Inter.txt").is_file() and (resources.fonts() / "OFL-SourceSerif4.txt").is_file()
    for path in resources.fonts().glob("*.ttf"):
        with TTFont(path) as font:
            assert all(
                "Inter" not in str(font["name"].getDebugName(i)) and "Source" not in str(font["name"].getDebugName(i))
                for i in (1, 4, 6, 16)
            )
            assert {0x41, 0x410, 0x391, 0x11E, 0x1EA5, 0x2192, 0x2013, 0x20AC} <= set(font.getBestCmap())


def test_rendering_imports_no_heavy_library_before_it_is_needed() -> None:
    code = (
        "import sys, briefgen.render, briefgen.render.markdown, briefgen.render.html, briefgen.render.pdf\n"
        "bad = {'weasyprint', 'docx', 'icalendar', 'fontTools', 'spacy', 'textual'} & set(sys.modules)\n"
        "sys.exit(str(bad) if bad else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_accent_that_cannot_be_read_is_told() -> None:
    for accent, told in (("#ffee88", 1), ("#1f4e79", 0), ("#767676", 0), ("#777777", 1)):
        made = render(sample_brief(), ("md",), get_look("classic"), RenderOptions(accent=accent))
        assert len([line for line in made.warnings if "hard to read" in line]) == told and made.files
    assert not any(
        render(sample_brief(), ("md",), get_look(n)).warnings for n in ("classic", "modern", "memo", "large-print")
    )


@pytest.mark.parametrize("name", ["executive", "classic", "modern", "memo", "large-print"])
def test_on_a_phone_nothing_stands_beside_another(name: str) -> None:
    """What a look sets in columns, the rules for narrow windows set in one."""
    html = render(sample_brief(), ("html",), get_look(name)).files["html"].decode()
    style, _, narrow = re.sub(r"/\*.*?\*/", "", html.split("<style>")[1].split("</style>")[0]).rpartition(
        "max-width: 34rem"
    )
    beside = re.findall(r"([.\w][^{}]*?) *\{[^{}]*\b(float|columns): *(?:left|right|\d)", style)
    undone = dict(re.findall(r"([.\w][^{}]*?) *\{[^{}]*\b(?:float|columns): *(none|auto)", narrow))
    assert [(selector, what) for selector, what in beside if selector not in undone and selector != ".logo"] == []
