"""The only facade over the stages: fetch, read, extract, assemble, curate, render, deliver.

Front ends (cli, tui, batch) import this package and `model`, never a stage. Everything that takes long reports Progress;
what fails is a line in the result's `problems`, and the rest goes on.
"""

from briefgen.curate import LASTING, Decision, History, ItemKey, Kind, apply, key_of
from briefgen.engine.analysis import warm
from briefgen.engine.build import BuildRequest, BuildResult, assemble_brief, build_brief, render_brief
from briefgen.engine.curation import DecisionLog, open_decisions, remember_actors
from briefgen.engine.desk import (
    DocumentRow,
    Listing,
    Passage,
    WebState,
    fetch_sources,
    find_copies,
    list_documents,
    passages,
    read_document,
    search_documents,
    suggest,
    theme_matches,
    theme_places,
)
from briefgen.engine.edited import render_file
from briefgen.engine.extracting import ExtractResult, extract_inputs
from briefgen.engine.looks import copy_look, list_looks
from briefgen.engine.preview import Picture, page_pictures, preview_markdown, render_edited, section_counts
from briefgen.engine.progress import OnProgress, Progress

__all__ = [
    "LASTING",
    "BuildRequest",
    "BuildResult",
    "Decision",
    "DecisionLog",
    "DocumentRow",
    "ExtractResult",
    "History",
    "ItemKey",
    "Kind",
    "Listing",
    "OnProgress",
    "Passage",
    "Picture",
    "Progress",
    "WebState",
    "apply",
    "assemble_brief",
    "build_brief",
    "copy_look",
    "extract_inputs",
    "fetch_sources",
    "find_copies",
    "key_of",
    "list_documents",
    "list_looks",
    "open_decisions",
    "page_pictures",
    "passages",
    "preview_markdown",
    "read_document",
    "remember_actors",
    "render_brief",
    "render_edited",
    "render_file",
    "search_documents",
    "section_counts",
    "suggest",
    "theme_matches",
    "theme_places",
    "warm",
]
