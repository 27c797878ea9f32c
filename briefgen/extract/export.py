"""Extractions as the JSON that `briefgen extract --json` prints (schema briefgen/extraction/1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefgen.model import Evidence, Extraction, SourceDocument

SCHEMA = "briefgen/extraction/1"


def _evidence(items: Sequence[Evidence]) -> list[dict[str, Any]]:
    return [{"start": e.start, "end": e.end, "quote": e.quote} for e in items]


def document_json(source: SourceDocument, found: Extraction) -> dict[str, Any]:
    """One element of `documents`."""
    return {
        "path": source.origin,
        "document": {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "published": source.published.isoformat() if source.published else None,
            "url": source.url,
            "language": source.language,
        },
        "text": source.text,
        "mentions": [{"start": m.start, "end": m.end, "kind": m.kind.value, "actor": m.actor} for m in found.mentions],
        "dates": [{"start": d.start, "end": d.end, "type": d.type, "value": d.value} for d in found.dates],
        "actors": [
            {
                "id": a.id,
                "name": a.name,
                "kind": a.kind.value,
                "aliases": list(a.aliases),
                "roles": list(a.roles),
                "affiliation": a.affiliation,
                "salience": a.salience,
                "evidence": _evidence(a.evidence),
            }
            for a in found.actors
        ],
        "actions": [
            {
                "id": a.id,
                "actors": list(a.actors),
                "verb": a.verb,
                "what": a.what,
                "to": list(a.to),
                "status": a.status.value,
                "speech": a.speech,
                "when": a.when,
                "category": a.category,
                "amounts": list(a.amounts),
                "statement": a.statement,
                "salience": a.salience,
                "evidence": _evidence(a.evidence),
            }
            for a in found.actions
        ],
        "timeline": [
            {
                "when": t.when,
                "kind": t.kind.value,
                "deadline": t.deadline,
                "what": t.what,
                "actions": list(t.actions),
                "salience": t.salience,
                "evidence": _evidence(t.evidence),
            }
            for t in found.timeline
        ],
    }
