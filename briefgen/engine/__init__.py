"""The only facade over the stages: fetch, read, extract, assemble, curate, render, deliver.

Front ends (cli, tui, batch) import this package and `model`, never a stage. Everything that takes long reports Progress;
what fails is a line in the result's `problems`, and the rest goes on.
"""

from briefgen.engine.analysis import warm
from briefgen.engine.build import BuildRequest, BuildResult, assemble_brief, build_brief, render_brief
from briefgen.engine.desk import DocumentRow, Listing, list_documents, read_document, search_documents
from briefgen.engine.extracting import ExtractResult, extract_inputs
from briefgen.engine.looks import copy_look, list_looks
from briefgen.engine.progress import OnProgress, Progress

__all__ = [
    "BuildRequest",
    "BuildResult",
    "DocumentRow",
    "ExtractResult",
    "Listing",
    "OnProgress",
    "Progress",
    "assemble_brief",
    "build_brief",
    "copy_look",
    "extract_inputs",
    "list_documents",
    "list_looks",
    "read_document",
    "render_brief",
    "search_documents",
    "warm",
]
