"""`briefgen extract`: documents in, what was found in them out, with no library in between."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from briefgen.engine.analysis import extract_documents
from briefgen.engine.documents import read_inputs
from briefgen.engine.progress import OnProgress, quiet
from briefgen.errors import ExitCode
from briefgen.model import Extraction, SourceDocument

if TYPE_CHECKING:
    from briefgen.config import Settings


@dataclass(frozen=True, slots=True)
class ExtractResult:
    """Documents with their extractions, in the order asked for; problems: a line for each that failed."""

    pairs: tuple[tuple[SourceDocument, Extraction], ...]
    problems: tuple[str, ...] = ()

    @property
    def code(self) -> ExitCode:
        if not self.pairs:
            return ExitCode.NOTHING
        return ExitCode.PARTIAL if self.problems else ExitCode.OK

    def json(self) -> Iterator[str]:
        """The extraction as JSON, in pieces: one object, a line a document."""
        from briefgen.extract.export import SCHEMA, document_json

        yield f'{{"schema": {json.dumps(SCHEMA)},\n "documents": ['
        for n, (document, found) in enumerate(self.pairs):
            yield (",\n  " if n else "\n  ") + json.dumps(document_json(document, found), ensure_ascii=False)
        errors = [{"path": path, "error": error} for path, _, error in (p.partition(": ") for p in self.problems)]
        yield f'],\n "errors": {json.dumps(errors, ensure_ascii=False)}}}\n'

    def text(self) -> Iterator[str]:
        """The extraction for people: a block a document."""
        for n, (document, found) in enumerate(self.pairs):
            yield ("\n" if n else "") + f"{document.title or document.origin}\n"
            yield f"  {document.publisher or 'publisher unknown'}, {document.published or 'undated'} ({document.origin})\n"
            names = {a.id: a.name for a in found.actors}
            yield from _block("Actors", [_actor(a.name, a.roles) for a in found.actors])
            yield from _block(
                "Actions",
                [
                    f"{a.when or '-':<10}  [{a.status}] {a.statement or _plain(names, a.actors, a.verb, a.what)}"
                    for a in sorted(found.actions, key=lambda a: -a.salience)
                ],
            )
            yield from _block(
                "Timeline", [f"{t.when:<10}  {'deadline: ' if t.deadline else ''}{t.what}" for t in found.timeline]
            )


def extract_inputs(
    inputs: Sequence[str], settings: Settings, *, now: datetime, on_progress: OnProgress = quiet
) -> ExtractResult:
    """Read and analyse files, folders, globs, URLs and '-'. What fails is a line in `problems`, and the rest goes on."""
    reading = read_inputs(inputs, settings, now=now, on_progress=on_progress)
    found, problems = extract_documents(reading.documents, settings, on_progress)
    pairs = tuple((d, found[d.id]) for d in reading.documents if d.id in found)
    return ExtractResult(pairs, (*reading.problems, *problems))


def _actor(name: str, roles: Sequence[str]) -> str:
    return f"{name}: {'; '.join(roles)}" if roles else name


def _plain(names: dict[str, str], actors: Sequence[str], verb: str, what: str) -> str:
    return f"{', '.join(names.get(a, a) for a in actors)}: {verb} {what}"


def _block(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"  {title}\n" + "".join(f"    {line}\n" for line in lines)
