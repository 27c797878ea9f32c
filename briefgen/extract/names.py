"""Who appears in a document: names, their kinds, and which mentions are the same actor."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis, Cast, CastMention
from briefgen.model import Actor, ActorKind

_KINDS = {"PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "GPE": ActorKind.GOVERNMENT, "NORP": ActorKind.GROUP}


def find_actors(analysis: Analysis) -> Cast:
    """The cast of a document (first version: the model's own names, merged where they are equal)."""
    cast = Cast()
    ids: dict[str, str] = {}
    for ent in analysis.doc.ents:
        if (kind := _KINDS.get(ent.label_)) is None or kind is ActorKind.GROUP:
            continue
        name = analysis.text(ent.start, ent.end)
        if name not in ids:
            ids[name] = f"a{len(ids) + 1}"
            sent = analysis.sent(ent.start)
            cast.actors.append(Actor(ids[name], name, kind, evidence=(analysis.evidence(sent.start, sent.end),)))
        cast.mentions.append(CastMention(ent.start, ent.end, kind, (ids[name],)))
    cast.index()
    return cast
