"""A Brief as Markdown: CommonMark with tables and footnotes, readable as it is. Templates run in Jinja2's sandbox."""

from __future__ import annotations

import re
import traceback
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.errors import TemplateError
from briefgen.model import Source, Status
from briefgen.render import people, words
from briefgen.render.escape import Md, finalize, link, md
from briefgen.render.options import Length
from briefgen.render.reread import head_as_line, head_as_memo
from briefgen.render.shown import Shown
from briefgen.text import shorten

__all__ = ["environment", "render_markdown", "run_template"]

_BLANK = re.compile(r"\n{3,}")


def render_markdown(shown: Shown) -> str:
    """The Markdown of a brief as it is shown. Raises TemplateError naming file and line."""
    brief = shown.brief
    text = run_template(
        environment(shown.look.roots, False),
        "brief.md.j2",
        brief=brief,
        sections=shown.sections,
        look=shown.look,
        options=shown.options,
        length=str(shown.length),
        left_out=words.left_out(shown.left_out, shown.options.json) if shown.length is Length.ONE_PAGE else "",
        actions={action.id: action for action in brief.actions},
        sources={source.number: source for source in brief.sources},
    )
    lines = (line.rstrip() for line in _BLANK.sub("\n\n", text).strip().split("\n"))
    return "\n".join(lines) + "\n"


@lru_cache(maxsize=16)
def environment(roots: tuple[Path, ...], html: bool) -> ImmutableSandboxedEnvironment:
    """The sandbox for a look's templates: Markdown values are escaped by `finalize`, HTML ones by autoescape."""
    env = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(root) for root in roots]),
        undefined=StrictUndefined,
        autoescape=html,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **({} if html else {"finalize": finalize}),
    )
    env.globals = {"range": range, "NO_DATES": words.NO_DATES}
    env.filters.update(
        date=words.day, when=words.when_words, days=words.days_left, listed=words.listed, plural=words.plural, shorten=shorten,
        sentence=words.sentence, as_of=words.as_of, coverage=words.coverage, told=words.told, about_date=words.about_date,
        due=words.due, due_word=words.due_word, quote=words.quote, quoted=words.quoted, unsaid=words.unsaid, capital=words.capital, why_here=words.why_here, not_shown=words.not_shown, by_status=words.by_status,
        without_actor=words.without_actor, without_name=words.without_name, gaps=words.gaps, news=words.news,
        other_dates=words.other_dates, title_of=words.title_of, value=words.value, differing=words.differing,
        affiliation=people.affiliation, any_role=people.any_role, did=people.did, in_rows=people.in_rows, is_new=people.is_new,
        only_named=people.only_named, returning=people.returning,
        status=lambda value: words.STATUS_WORDS[Status(value)],
    )  # fmt: skip
    if html:
        env.filters.update(head_as_line=head_as_line, head_as_memo=head_as_memo)
    else:
        env.filters.update(refs=refs, link=link, cite=cite, md=md)
    return env


def run_template(env: ImmutableSandboxedEnvironment, name: str, **values: Any) -> str:
    """The text of a template; whatever goes wrong in it is a TemplateError of one line with file and line."""
    try:
        return env.get_template(name).render(**values)
    except TemplateSyntaxError as error:
        where = f"{error.filename or error.name}:{error.lineno}"
        raise TemplateError(str(error.message), where=where, hint="correct the template") from error
    except TemplateNotFound as error:
        raise TemplateError(f"there is no template '{error.name}'", where=_line(error) or name) from error
    except Exception as error:  # whatever user-written template code raises
        what = f"{type(error).__name__}: {error}"
        raise TemplateError(what, where=_line(error) or name, hint="correct the template") from error


def _line(error: BaseException) -> str:
    """The innermost template line of a traceback, as Jinja2 maps it back."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".j2")]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""


def refs(notes: Sequence[int]) -> Md:
    """`[^1][^2]` for note numbers."""
    return Md("".join(f"[^{number}]" for number in dict.fromkeys(notes) if number))


def cite(source: Source, page: int | None = None) -> Md:
    """'Publisher, 12 January 2026, p. 3' with the publisher linked."""
    name = link(source.publisher or shorten(words.title_of(source), 60), source.url)
    parts = [name, *(md(part) for part in (words.day(source.published), f"p. {page}" if page else "") if part)]
    return Md(", ".join(parts))
