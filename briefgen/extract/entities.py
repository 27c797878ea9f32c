"""The candidates of a document and the entities that they name: the book that those keep who decide which is which."""

from __future__ import annotations

from collections import Counter

from briefgen.extract.gazetteer import gazetteer
from briefgen.extract.lexicon import ROLE_HEADS
from briefgen.extract.spans import Entity, Found
from briefgen.extract.tokens import Tokens

__all__ = ["Entities"]


class Entities:
    """Who is in a document, as far as it is known."""

    def __init__(self, tokens: Tokens, found: list[Found]) -> None:
        self.t = tokens
        self.g = gazetteer()
        self.entities: list[Entity] = []
        self.of: dict[int, Entity] = {}  # index in `found` -> its entity
        self.found = found
        self.by_form: dict[str, Entity] = {}
        self._starts: dict[int, list[int]] | None = None

    def text(self, f: Found) -> str:
        return self.t.text(f.start, f.end)

    def at(self, start: int, end: int) -> list[int]:
        """The numbers of the candidates inside tokens [start, end)."""
        if self._starts is None:
            self._starts = {}
            for n, f in enumerate(self.found):
                self._starts.setdefault(f.start, []).append(n)
        return [n for k in range(start, end) for n in self._starts.get(k, ()) if self.found[n].end <= end]

    def new(self, kind: str, words: tuple[str, ...], canon: str = "") -> Entity:
        entity = Entity(kind, words, canon, number=len(self.entities))
        self.entities.append(entity)
        return entity

    def add(self, f: Found, entity: Entity) -> None:
        """One more candidate, and the entity that it names."""
        self.found.append(f)
        self.join(len(self.found) - 1, entity)

    def join(self, n: int, entity: Entity) -> None:
        """Let candidate n name an entity."""
        f = self.found[n]
        self.of[n] = entity
        entity.numbers.append(n)
        entity.found.append(f)
        text = self.text(f)
        entity.forms[text] += 1
        self.by_form.setdefault(text, entity)
        entity.speaks = entity.speaks or f.speaks
        if f.title:
            entity.titles.add(f.title)
        for span in f.roles:
            role = self.t.text(*span)
            entity.roles.setdefault(role, span)
            words = self.t.low[span[0] : span[1]]
            ends = [k for k, w in enumerate(words) if w in ("to", "for")]
            owned = max((k for k, w in enumerate(words) if w in ("'s", "’s", "'", "’")), default=-1)
            own = words[owned + 1 : min(ends, default=len(words))]  # not the Secretary whom a counselor serves
            entity.titles.update(w for w in own if w in ROLE_HEADS)
        if f.state and not entity.state:
            entity.state = f.state
        if f.org and not entity.org:
            entity.org = self.t.text(*f.org)

    def leave(self, n: int) -> None:
        """Take a candidate from its entity."""
        entity = self.of.pop(n, None)
        if entity is not None:
            entity.found.remove(self.found[n])
            entity.numbers.remove(n)

    def merge(self, into: Entity, other: Entity) -> None:
        """Move all of `other` into `into`."""
        if into is other:
            return
        into.found.extend(other.found)
        into.forms.update(other.forms)
        into.short.update(other.short)
        for role, span in other.roles.items():
            into.roles.setdefault(role, span)
        into.titles |= other.titles
        into.state = into.state or other.state
        into.org = into.org or other.org
        moved = {id(f) for f in other.found}
        for n in other.numbers:
            if id(self.found[n]) in moved:
                self.of[n] = into
        into.numbers.extend(other.numbers)
        for text in other.forms:
            if self.by_form.get(text) is other:
                self.by_form[text] = into
        other.found = []
        other.forms = Counter()
