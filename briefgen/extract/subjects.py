"""How a statement begins: the doer by full name, with the article of the document, in brackets what stands for a pronoun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from briefgen.extract.analysis import CastMention
from briefgen.extract.phrases import Phrases
from briefgen.model import ActorKind, BlockKind

__all__ = ["DAYS", "Subjects", "capital", "listed"]

DAYS = frozenset("today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday".split())
_FIRST = frozenset("i we me us my our ours mine myself ourselves".split())
_SUBJECT_WORDS = 24
_CITY = re.compile(r"[A-Z]{3,}$")  # of a dateline, even where a heading runs into it


class Subjects(Phrases):
    """Writes the subjects of one document's statements."""

    def subject(
        self, mention: CastMention | None, tokens: list[int], actors: tuple[str, ...], body: Sequence[int] = ()
    ) -> str:
        """The doer as the statement begins with it: the full name for a name, brackets round what a pronoun stands for.

        Where the verb in `body` agrees with 'we' or 'I' only, the speaker stands before them: '[The Ministry:] We are'.
        """
        plain = self.join(self._without_asides(self._undated(tokens))).strip(" ,;:–—-")
        bare = [self.names[a] for a in actors if a in self.names]
        names = [self.named(a) for a in actors if a in self.names]
        if not names or len(names) > 3:
            return plain
        if mention is not None and mention.form == "name" and not self._partial(tokens, len(names)):
            owned = len(names) > 1 and any(self.tree.tag[i] == "POS" for i in tokens)
            return plain if owned and all(n in plain for n in bare) else self._participial(listed(names), body)
        if all(n.casefold() in plain.casefold() for n in bare):
            return self._participial(plain, body)  # 'Many producers': the document's own words
        if mention is not None and mention.form == "name":
            return self._participial(plain, body)
        low = plain.lower()
        if low in ("we", "i") and not self._agrees(body, len(names)):
            told = self._participial(f"[{listed(names)}]", body)
            return told if told.endswith(":]") else f"[{capital(listed(names))}:] {capital(plain)}"
        if low == "they" and len(names) == 1 and not self._agrees(body, 1) and not self._plural(actors[0]):
            return f"{plain} [{names[0]}]"  # the verb agrees with the pronoun only
        return self._participial(f"[{listed(names)}]", body)

    def _participial(self, lead: str, body: Sequence[int]) -> str:
        """'[The Board:] nominating a chair': a participle makes no sentence with its doer."""
        first = next((i for i in body if self.tree.pos[i] in ("VERB", "AUX")), None)
        if first is None or self.tree.tag[first] != "VBG" or not lead:
            return lead
        return f"[{capital(lead.strip('[]'))}:]"

    def _partial(self, tokens: list[int], names: int) -> bool:
        """Whether more take part than have names: 'Leaders of banks and the Treasury'."""
        tree, there = self.tree, set(tokens)
        head = next((i for i in tokens if tree.head[i] not in there or tree.head[i] == i), None)
        count = 0
        while head is not None:
            count += 1
            head = next((k for k in tree.has(head, "conj") if k in there and tree.pos[k] in ("NOUN", "PROPN")), None)
        return count > names and len(tokens) <= _SUBJECT_WORDS

    def _agrees(self, body: Sequence[int], count: int) -> bool:
        """Whether what is said of 'we' can be said of names: 'will sign', 'signed', but not 'are signing our pact'."""
        tree = self.tree
        if any(tree.lower[i] in _FIRST for i in body):
            return False
        first = next((i for i in body if tree.pos[i] in ("VERB", "AUX")), None)
        if first is None or count > 1:
            return first is not None
        return tree.tag[first] == "MD" or tree.tag[first] == "VBD" and tree.lower[first] not in ("was", "were")

    def _plural(self, actor: str) -> bool:
        return any(a.id == actor and a.kind is ActorKind.GROUP for a in self.cast.actors)

    def named(self, actor: str) -> str:
        """An actor's name with its article, if the document writes one before it."""
        return f"the {self.names[actor]}" if actor in self.articled else self.names[actor]

    @cached_property
    def articled(self) -> frozenset[str]:
        """Actors whose names the document's sentences use with 'the'; the full name counts before its short forms."""
        tree = self.tree
        seen: dict[str, list[tuple[bool, bool]]] = {}
        states = {
            a.id for a in self.cast.actors if a.kind is ActorKind.GOVERNMENT
        }  # 'the Norlandic government' is no 'the Norland'
        people = {a.id for a in self.cast.actors if a.kind is ActorKind.PERSON}
        for m in self.cast.mentions:
            if m.form != "name" or len(m.actors) != 1 or m.actors[0] in people or m.actors[0] not in self.names:
                continue
            if self.analysis.kind(self.analysis.doc[m.start]) in (BlockKind.TITLE, BlockKind.HEADING):
                continue
            name = self.names[m.actors[0]]
            inside = tree.lower[m.start] == "the" and not name.lower().startswith("the ")
            before = m.start > 0 and tree.lower[m.start - 1] == "the" and tree.tag[m.end - 1] != "POS"
            text = self.analysis.text(m.start + inside, m.end)
            adjective = m.end < len(tree.pos) and tree.dep[m.end - 1] in ("compound", "amod", "nmod", "poss")
            if not adjective:
                seen.setdefault(m.actors[0], []).append((text == name, inside or before))
        out = set()
        for actor, uses in seen.items():
            full = [the for same, the in uses if same] or [the for _, the in uses if actor not in states]
            if full and 2 * sum(full) >= len(full) and any(full) and not self.names[actor].lower().startswith("the "):
                out.add(actor)
        return frozenset(out)

    def _undated(self, tokens: list[int]) -> list[int]:
        """Without the dateline or the 'Today,' that the parser takes for part of a subject."""
        tree = self.tree
        dash = next((n for n, i in enumerate(tokens[:14]) if tree.lower[i] in ("–", "—", "--", "-")), None)
        if dash and len(tokens) > dash + 1 and any(_CITY.search(tree.text[i]) for i in tokens[:dash]):
            tokens = tokens[dash + 1 :]
        while len(tokens) > 1 and (
            tokens[0] in self.dated and tree.lower[tokens[0]] in DAYS or tree.pos[tokens[0]] == "PUNCT"
        ):
            tokens = tokens[1:]
        return tokens


def capital(text: str) -> str:
    """With a capital at its head."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str]) -> str:
    """'A, B and C'."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""
