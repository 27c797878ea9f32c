"""What acts for its maker: orders, rules, reports, plans and meetings, and whose they are."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from briefgen.extract.analysis import Analysis, Cast, CastMention
from briefgen.extract.categories import ANNOUNCE
from briefgen.extract.clauses import Clause
from briefgen.extract.groupparts import BANDS
from briefgen.extract.joined import Joined
from briefgen.extract.lexicon import FIRST_PLURAL, FIRST_SINGULAR, GROUP_HEADS, INSTRUMENTS, MEETINGS
from briefgen.extract.standins import StandIns
from briefgen.extract.standinwords import BODIES
from briefgen.extract.tree import Tree, conjuncts
from briefgen.extract.voices import Voices
from briefgen.model import ActorKind

# what somebody makes and what acts for them where its owner or author is told: "the President's approach will lower the rate"
_WORKS = frozenset(
    "bill plan budget strategy legislation approach agenda policy leadership support project reform administration campaign "
    "vision effort investment commitment scheme draft roadmap framework work aid donation gift complaint lawsuit suit petition "
    "filing".split()
)
# one text calls the same thing by several of these
PROPOSALS = ("proposal", "plan", "strategy", "package", "bill", "legislation", "scheme", "draft", "initiative")
# written acts, whose capitals make them look like bodies
_WRITTEN = frozenset(
    "determination proclamation memorandum order directive regulation notice decree resolution".split()
)
ISSUING = (
    frozenset(
        "sign issue publish adopt propose finalize finalise promulgate enact release make take approve provide give contribute "
        "allocate pledge commit present unveil table pass".split()
    )
    | ANNOUNCE
)
_WRITINGS = frozenset("report brief note paper study survey factsheet".split())  # of who publishes them
# and what is made so goes on to do in its maker's name
MAKING = frozenset("launch establish create impose introduce invoke set conduct open begin start develop".split())
# what is taken rather than signed
_TAKEN = frozenset(
    "action measure designation sanction announcement decision restriction rule move step change effort withdrawal expansion".split()
)
_BARGAINS = frozenset("deal agreement pact accord treaty".split())  # of both sides, and praised for what they bring
_OURS = frozenset("agency department government country nation ministry administration".split())


_LED_PARTIES = frozenset("alliance coalition consortium delegation group mission party team".split())


class Things(Voices):
    """Resolves what acts for somebody in one document."""

    def __init__(self, analysis: Analysis, tree: Tree, cast: Cast) -> None:
        super().__init__(analysis, tree, cast)
        self.issuers: dict[str, tuple[str, ...]] = {}
        self.stand_ins = StandIns(analysis, tree, cast)
        self.joined = Joined(analysis, tree, cast)
        self.signer: tuple[str, ...] = ()  # of an order or proclamation: whose the document is
        self.lead: tuple[str, ...] = ()  # who does the first official act that the body tells

    def in_quote(self, i: int) -> bool:
        """The same as of any text, but for what an instrument enacts: '(5) is amended to read as follows: “(5) The rates …”'."""
        return super().in_quote(i) and not (self.signer and self.analysis.block[i] in self._enacted)

    @cached_property
    def _enacted(self) -> frozenset[int]:
        """The blocks that stand in quotation marks behind 'to read as follows:'."""
        out: set[int] = set()
        text, open_ = self.analysis.source.text, False
        for n, (a, b) in enumerate(pairwise(self.analysis.source.blocks), 1):
            open_ = open_ or text[a.start : a.end].rstrip(' “"').endswith(("as follows:", "the following:"))
            if open_ and (n - 1 in out or text[b.start] in '“"'):
                out.add(n)
            open_ = open_ and text[b.start : b.end].rstrip(" .;")[-1:] not in ("”", '"')
        return frozenset(out)

    def mention(self, i: int) -> CastMention | None:
        """The mention that a noun phrase with head i is; of 'the news group Halden' the name."""
        m, tree = self.cast.at(i), self.tree
        if m is None and tree.lower[i + 1 : i + 2] == ["("] and tree.pos[i] == "NOUN":  # 'markets authority (CMA)'
            short = self.cast.at(i + 2)
            body = short is not None and short.kind is ActorKind.ORGANISATION and short.form == "name"
            return short if short is not None and body and tree.text[i + 2].isupper() else None
        if m is None and tree.pos[i] == "NOUN" and (near := self.cast.at(i + 1)) is not None and near.form == "name":
            last = near.end - 1
            return near if near.start == i + 1 and tree.dep[last] == "appos" and tree.head[last] == i else None
        return m

    def of(self, heads: tuple[int, ...] | list[int]) -> tuple[str, ...]:
        """The ids of the actors that some noun phrases stand for, in order, each once."""
        out: dict[str, None] = {}
        for i in heads:
            for a in (*self._one(i), *self.led_by(i)):
                out.setdefault(a)
        return tuple(out)

    def led_by(self, i: int) -> tuple[str, ...]:
        """Who leads the people that token i names: 'a delegation led by Mr Holm', 'groups headed by the Chamber'."""
        tree = self.tree
        if tree.lower[i] not in GROUP_HEADS and tree.lemma[i] not in _LED_PARTIES and tree.lower[i - 1] != "attorneys":
            return ()
        those = [p for k in tree.has(i, "prep") if tree.lower[k] == "of" for p in tree.has(k, "pobj")]  # 'a group of 9'
        told = [k for x in (i, *those) for k in tree.has(x, "acl") if tree.lemma[k] in ("lead", "head")]
        leaders = [a for k in told for a in tree.has(k, "agent")]
        named = (self.mention(x) for a in leaders for p in tree.has(a, "pobj") for x in conjuncts(tree, p))
        return tuple(a for m in named if m is not None for a in m.actors)

    def _one(self, i: int) -> tuple[str, ...]:
        tree = self.tree
        m = self.mention(i)
        if m is not None and m.actors:
            return (self.stand_ins.leaders(i) if m.kind is ActorKind.GROUP and m.form == "noun" else ()) or m.actors
        low, lemma = tree.lower[i], tree.lemma[i]
        those = [p for k in tree.has(i, "prep") if tree.lower[k] == "of" for p in tree.has(k, "pobj")]
        if low in BANDS and those:  # 'hundreds of supporters rallied'
            return self.of(those)
        if low in FIRST_PLURAL:
            return self.we(i)
        if low in FIRST_SINGULAR:
            said = self.speaker(i) if self.in_quote(i) else self.author()
            return tuple(a for a in said if self.names[a].kind is ActorKind.PERSON)
        if m is not None and m.form == "name":
            return ()
        if lemma in _OURS and (ours := [k for k in tree.has(i, "poss") if tree.lower[k] == "our"]):
            return self.we(ours[0])
        if lemma in MEETINGS or lemma in INSTRUMENTS or low == "delegation":
            if owner := self._owner(i):
                return owner
            if lemma in INSTRUMENTS and self._definite(i) and (who := self._issuer(i)):
                return who
        if lemma in _WORKS and (who := self._owner(i) or (self._issuer(i) if self._definite(i) else ())):
            return who
        if low == "license" or low in ("order", "licence"):
            return self.issuers.get(lemma, ())
        if lemma in _WRITINGS and self._definite(i) and lemma in self._titled:
            return self.issuers.get(lemma) or self.publisher
        if self.is_thing(i) and self._definite(i) and self._will(i):
            if who := self.issuers.get(lemma, ()) or (self._of_today(i) if lemma in _TAKEN else ()):
                return who
        return self.stand_ins.of(i) or (self.authors if self.stand_ins.is_parties(i) else ())

    def _instrument_before(self, i: int) -> tuple[str, ...]:
        """'It' that goes on from a sentence whose subject is an order or rule: whoever issued that."""
        tree = self.tree
        if tree.lower[i] not in ("it", "this") or i != self.analysis.sent(i).start:
            return ()
        if tree.lower[i] == "this" and any(tree.lower[a] in ("would", "could") for a in tree.has(tree.head[i], "aux")):
            return ()  # 'This in turn would harm the ports': nobody does that
        n = self.analysis.sent_index(i)
        if n == 0 or tree.head[i] >= len(tree.head):
            return ()
        before = self.analysis.sents[n - 1]
        subjects = tree.has(before.root.i, "nsubj", "nsubjpass")
        if (
            len(subjects) == 1
            and subjects[0] != i
            and self.stands_for(subjects[0])
            and tree.lemma[subjects[0]] in INSTRUMENTS | _WORKS
        ):
            return self._one(subjects[0])
        if len(subjects) == 1 and tree.lower[subjects[0]] == "it" and subjects[0] == before.start:
            return self._instrument_before(subjects[0])
        return ()

    def _written(self, i: int) -> tuple[str, ...]:
        """'The Determination finds': whoever signed or issued it, though its capital makes it look like a body."""
        tree = self.tree
        return (
            self.issuers.get(tree.lemma[i].lower(), ())
            if tree.lower[i] in _WRITTEN and tree.text[i][:1].isupper()
            else ()
        )

    def _by_force_of(self, c: Clause) -> tuple[str, ...]:
        """'As a result of today's action, all property is blocked': whoever takes the action blocks it."""
        tree = self.tree
        sent = self.analysis.sent(c.verb)
        if tree.lower[sent.start] not in ("as", "pursuant", "under", "by"):
            return ()
        for i in range(sent.start, min(sent.start + 9, c.verb)):
            if tree.lower[i] == ",":
                return ()
            if tree.lemma[i] in INSTRUMENTS and tree.pos[i] == "NOUN" and (who := self._one(i)):
                return who
        return ()

    def _announced_thing(self, c: Clause) -> tuple[str, ...]:
        """'announced the second phase, which will widen access': whoever announced it."""
        tree = self.tree
        if c.origin != "relative" or c.passive or len(c.subjects) != 1:
            return ()
        if not {"will", "would"} & {tree.lower[a] for a in tree.has(c.top, "aux")}:
            return ()
        v = tree.head[c.subjects[0]]
        if tree.dep[c.subjects[0]] != "dobj" or tree.lemma[v] not in ISSUING | {"launch"}:
            return ()
        own = tree.has(v, "nsubj")
        while not own and tree.dep[v] in ("xcomp", "conj") and tree.head[v] != v:
            v = tree.head[v]
            if tree.is_verb(v) or tree.lemma[v] == "be" or tree.pos[v] == "ADJ":
                own = tree.has(v, "nsubj")
        return self.of([x for k in own for x in conjuncts(tree, k)])

    def _issuer(self, i: int) -> tuple[str, ...]:
        """Who issued the instrument at i, or the proposal that goes by another word; who takes "today's action"."""
        lemma = self.tree.lemma[i]
        if self.signer and lemma in _WRITTEN and any(self.tree.lower[k] == "this" for k in self.tree.has(i, "det")):
            return self.signer
        if who := self.issuers.get(lemma):
            near = {self.tree.lower[k] for k in self.tree.has(i, "det")} & {"this", "these"} and self._told_before(i)
            return near or who
        if lemma in PROPOSALS:
            authors = {w for p in PROPOSALS if (w := self.issuers.get(p))}
            return next(iter(authors)) if len(authors) == 1 else ()
        return self._of_today(i) if lemma in _TAKEN else ()

    def _of_today(self, i: int) -> tuple[str, ...]:
        """Whose "today's action" or "these measures" are: of whoever takes the document's first official act, or publishes it."""
        tree = self.tree
        words = {tree.lower[k] for k in tree.has(i, "det", "poss")}
        if words & {"this", "these"} and (who := self._told_before(i)):
            return who
        return self.lead or self.publisher if words & {"today", "this", "these"} else ()

    def _told_before(self, i: int) -> tuple[str, ...]:
        """Who does what the sentence before tells, which 'this action' goes back to."""
        n = self.analysis.sent_index(i)
        if n == 0 or self.is_title(self.analysis.sents[n - 1].start):
            return ()
        before = self.analysis.sents[n - 1]
        return self.of([x for k in self.tree.has(before.root.i, "nsubj") for x in conjuncts(self.tree, k)])

    def _owner(self, i: int) -> tuple[str, ...]:
        """Whose discussion, rule or meeting it is: a possessor, or 'by', 'between', 'of' and a name."""
        tree = self.tree
        heads: list[int] = []
        for k in tree.has(i, "acl"):  # 'her letter, drafted by Mr Holm, said': his; no meeting is its chair’s
            if tree.lemma[k] != "chair":
                heads += [x for a in tree.has(k, "agent") for p in tree.has(a, "pobj") for x in conjuncts(tree, p)]
        if who := self.of(heads):
            return who
        for k in tree.has(i, "poss"):
            if tree.lower[k] == "our":
                return self.we(k)
            heads += conjuncts(tree, k)
        for k in tree.has(i, "prep", "agent"):
            if tree.lower[k] in ("by", "between", "among"):
                heads += [x for p in tree.has(k, "pobj") for x in conjuncts(tree, p)]
        return tuple(dict.fromkeys(a for h in heads if (m := self.mention(h)) is not None for a in m.actors))

    def _definite(self, i: int) -> bool:
        tree = self.tree
        if any(tree.lower[k] in ("the", "this", "these", "that", "those") for k in tree.has(i, "det")):
            return True
        return (
            any(tree.lower[k] in ("today", "its", "their", "his") for k in tree.has(i, "poss"))
            or tree.pos[i] == "PROPN"
        )

    @cached_property
    def _titled(self) -> frozenset[str]:
        """The words of the title, small."""
        return frozenset(self.analysis.source.title.lower().split())

    def _will(self, i: int) -> bool:
        """Is token i the subject of what is to come: 'the fee would replace', 'which will widen'?"""
        tree = self.tree
        verbs = [tree.head[i], *tree.has(i, "relcl")]
        return any(tree.lower[a] in ("will", "would", "shall") for v in verbs for a in tree.has(v, "aux"))

    def is_thing(self, i: int) -> bool:
        """Is token i a common noun that names nobody?"""
        return (
            self.tree.pos[i] == "NOUN"
            and self.tree.lower[i] not in GROUP_HEADS | BODIES | _BARGAINS
            and self.mention(i) is None
        )

    def stands_for(self, i: int) -> bool:
        """Does token i act for somebody without naming them (an instrument, a meeting)?"""
        m = self.mention(i)
        lemma = self.tree.lemma[i]
        return (m is None or not m.actors) and (
            lemma in INSTRUMENTS | MEETINGS | _WORKS | _TAKEN
            or lemma in self.issuers
            or lemma in _WRITINGS
            and lemma in self._titled
        )
