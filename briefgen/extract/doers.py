"""Whom a noun phrase stands for as a doer: actors, instruments that act for their issuer, meetings that act for their parties."""

from __future__ import annotations

from briefgen.extract.analysis import Analysis, Cast, CastMention
from briefgen.extract.categories import ANNOUNCE
from briefgen.extract.clauses import Clause, Tree, conjuncts
from briefgen.model import BlockKind

# what an authority makes and what then speaks for it
INSTRUMENTS = frozenset(
    "order rule license licence directive memorandum proclamation regulation determination guidance notice announcement decision "
    "action designation sanction amendment advisory waiver statement communiqué communique publication resolution decree ruling "
    "opinion letter proposal".split()
)
# what several do together
MEETINGS = frozenset("discussion meeting talk conversation call dialogue consultation session summit visit exchange".split())
_ISSUING = frozenset("sign issue publish adopt propose finalize finalise promulgate enact release make take approve".split()) | ANNOUNCE
_WE = frozenset(("we", "us", "our", "ours", "ourselves"))
_I = frozenset(("i", "me", "my", "mine", "myself"))
_QUOTES = frozenset(("“", "”", '"', "''", "``"))


class Doers:
    """Resolves the heads of noun phrases in one document to ids of actors."""

    def __init__(self, analysis: Analysis, tree: Tree, cast: Cast) -> None:
        self.analysis, self.tree, self.cast = analysis, tree, cast
        self.names = {a.id: a for a in cast.actors}
        self.issuers: dict[str, tuple[str, ...]] = {}
        self.publisher = self._publisher()
        self._speakers: dict[int, tuple[str, ...]] = {}  # block -> who is quoted in it, or speaks

    def _publisher(self) -> tuple[str, ...]:
        """The actor that the document's publisher is, if it is one of the cast."""
        name = self.analysis.source.publisher.lower().removeprefix("the ")
        for a in self.cast.actors:
            if name and name in {x.lower().removeprefix("the ") for x in (a.name, *a.aliases)}:
                return (a.id,)
        return ()

    def learn(self, clauses: list[Clause]) -> None:
        """Note who issues which kind of instrument, and who is quoted in which block; before the first `of`."""
        tree = self.tree
        for c in clauses:
            lemma = tree.lemma[c.verb]
            if lemma in _ISSUING:
                who = self.of(c.subjects)
                for k in (*tree.has(c.verb, "dobj"), *c.patients):
                    for i in tree.subtree(k, frozenset(("relcl", "advcl"))):
                        if who and tree.lemma[i] in INSTRUMENTS:
                            self.issuers.setdefault(tree.lemma[i], who)
            if lemma in ("say", "add", "state", "write", "tell", "note", "continue", "conclude", "explain"):
                who = self.of(c.subjects)
                if who and any(tree.lower[i] in _QUOTES for i in self._near(c.verb)):
                    self._speakers.setdefault(self.analysis.block[c.verb], who)

    def _near(self, v: int) -> range:
        sent = self.analysis.sent(v)
        return range(sent.start, sent.end)

    def speaker(self, i: int) -> tuple[str, ...]:
        """Who speaks in the block of token i: quoted there, or in the block before it."""
        block = self.analysis.block[i]
        for b in (block, block - 1, block - 2):
            if b in self._speakers:
                return self._speakers[b]
        return ()

    def mention(self, i: int) -> CastMention | None:
        """The mention that a noun phrase with head i is."""
        m = self.cast.at(i)
        if m is not None:
            return m
        for k in self.tree.has(i, "compound", "nmod"):  # 'Secretary Bessent', parsed either way round
            if k == i - 1 and self.tree.pos[i] == "PROPN" and (m := self.cast.at(k)) is not None:
                return m
        return None

    def of(self, heads: tuple[int, ...] | list[int]) -> tuple[str, ...]:
        """The ids of the actors that some noun phrases stand for, in order, each once."""
        out: dict[str, None] = {}
        for i in heads:
            for a in self._one(i):
                out.setdefault(a)
        return tuple(out)

    def _one(self, i: int) -> tuple[str, ...]:
        tree = self.tree
        m = self.mention(i)
        if m is not None and m.actors:
            return m.actors
        low, lemma = tree.lower[i], tree.lemma[i]
        if low in _WE:
            return self.publisher or self._affiliation(self.speaker(i)) or self.speaker(i)
        if low in _I:
            return self.speaker(i)
        if m is not None and m.form == "name":
            return ()
        if lemma in MEETINGS or lemma in INSTRUMENTS or low == "delegation":
            if owner := self._owner(i):
                return owner
            if lemma in INSTRUMENTS and self._definite(i):
                return self.issuers.get(lemma, ())
        if low == "license" or low in ("order", "licence"):
            return self.issuers.get(lemma, ())
        return ()

    def _affiliation(self, who: tuple[str, ...]) -> tuple[str, ...]:
        for a in who:
            place = self.names[a].affiliation if a in self.names else None
            for b in self.cast.actors:
                if place and place in (b.name, *b.aliases):
                    return (b.id,)
        return ()

    def _owner(self, i: int) -> tuple[str, ...]:
        """Whose discussion, rule or meeting it is: a possessor, or 'by', 'between', 'of' and a name."""
        tree = self.tree
        heads: list[int] = []
        for k in tree.has(i, "poss"):
            heads += conjuncts(tree, k)
        for k in tree.has(i, "prep", "agent"):
            if tree.lower[k] in ("by", "between", "among"):
                heads += [x for p in tree.has(k, "pobj") for x in conjuncts(tree, p)]
        return tuple(dict.fromkeys(a for h in heads if (m := self.mention(h)) is not None for a in m.actors))

    def _definite(self, i: int) -> bool:
        tree = self.tree
        if any(tree.lower[k] in ("the", "this", "these", "that", "those") for k in tree.has(i, "det")):
            return True
        return any(tree.lower[k] in ("today", "its", "their", "his") for k in tree.has(i, "poss")) or tree.pos[i] == "PROPN"

    def stands_for(self, i: int) -> bool:
        """Does token i act for somebody without naming them (an instrument, a meeting)?"""
        m = self.mention(i)
        return (m is None or not m.actors) and self.tree.lemma[i] in INSTRUMENTS | MEETINGS

    def in_quote(self, i: int) -> bool:
        """Is token i inside a quotation that began in its block?"""
        block, depth, straight = self.analysis.block[i], 0, 0
        j = i - 1
        while j >= 0 and self.analysis.block[j] == block and i - j < 400:
            low = self.tree.lower[j]
            if low == "”":
                return False
            if low == "“":
                return True
            straight += low in ('"', "''", "``")
            j -= 1
        return straight % 2 == 1 or depth > 0

    def is_title(self, i: int) -> bool:
        return self.analysis.source.blocks[self.analysis.block[i]].kind in (BlockKind.TITLE, BlockKind.HEADING)
