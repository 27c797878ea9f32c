"""Somebody named and a group, which the parser takes for one: 'Ada Holm and European leaders agreed'."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["part_companions"]

_REACH = 12  # tokens of an office and a name


def part_companions(doc: Doc, heads: list[int], deps: list[str], tags: list[str], texts: list[str]) -> None:
    """Where the full name of a person hangs on the plural behind 'and', the two are joined; the columns are changed in place."""
    for at in [i for i, word in enumerate(texts) if word == "and" and 1 < i < len(texts) - 2]:
        name, group = at - 1, heads[at - 1]
        whole = deps[name] in ("nmod", "compound") and group > at + 1 and tags[name] == tags[name - 1] == "NNP"
        if not whole or tags[group] != "NNS" or heads[name - 1] not in (name, group) or heads[group] == group:
            continue
        person = doc[name].ent_type_ == doc[name - 1].ent_type_ == "PERSON"
        if not person or doc[at + 1].ent_type_ == "PERSON":
            continue  # 'Holm and Berg officials'
        for k in range(max(0, at - _REACH), group):
            if k < name and heads[k] == group:
                heads[k] = name
            elif k > at and heads[k] == name and deps[k] == "conj":
                heads[k], deps[k] = group, "amod" if tags[k] == "JJ" else "compound"
        heads[name], deps[name] = heads[group], deps[group]
        heads[group], deps[group] = name, "conj"
