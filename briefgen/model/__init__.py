"""The nouns of briefgen: frozen values that pass from one stage to the next. Imports nothing of ours.

Offsets are character offsets into `SourceDocument.text`, end exclusive. Dates are EDTF strings where they may be
imprecise (`2026-01-12`, `2026-01`, `2026-Q1`, `2026`, `2026-01-12/2026-01-15`, `2026-02-01/..`), `datetime.date` where
they may not. Points in time are timezone-aware.
"""

from briefgen.model.brief import (
    Brief,
    BriefAction,
    BriefActor,
    BriefDate,
    Conflict,
    Coverage,
    KnownActor,
    Note,
    Selection,
    Source,
    Theme,
    ThemeSection,
    ToldItem,
)
from briefgen.model.documents import (
    Block,
    BlockKind,
    ClockKind,
    Evidence,
    SourceDocument,
)
from briefgen.model.extraction import (
    Action,
    Actor,
    ActorKind,
    DateMention,
    Extraction,
    Mention,
    Status,
    TimeKind,
    TimelineEntry,
)

__all__ = [
    "Action",
    "Actor",
    "ActorKind",
    "Block",
    "BlockKind",
    "Brief",
    "BriefAction",
    "BriefActor",
    "BriefDate",
    "ClockKind",
    "Conflict",
    "Coverage",
    "DateMention",
    "Evidence",
    "Extraction",
    "KnownActor",
    "Mention",
    "Note",
    "Selection",
    "Source",
    "SourceDocument",
    "Status",
    "Theme",
    "ThemeSection",
    "TimeKind",
    "TimelineEntry",
    "ToldItem",
]
