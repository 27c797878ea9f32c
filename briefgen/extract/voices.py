"""Whose voice a text is in: whom 'we' and 'I' stand for, who is quoted, whose release it is."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from briefgen.extract.analysis import Analysis, Cast, CastMention
from briefgen.extract.anchors import is_american
from briefgen.extract.authors import author_ranges
from briefgen.extract.enacting import author as writer_of
from briefgen.extract.gazetteer import fold, gazetteer
from briefgen.extract.leadday import is_official
from briefgen.extract.lexicon import FIRST_PERSON, FIRST_SINGULAR
from briefgen.extract.press import PERIODICALS
from briefgen.extract.signedquotes import signed_quotes
from briefgen.extract.tree import Tree, conjuncts
from briefgen.model import ActorKind, BlockKind

_STRAIGHT = frozenset(('"', "''", "``"))
_OPENING = _STRAIGHT | {"“"}
_LABEL = 24  # tokens of an office and a name before a colon
_FAR = 400  # tokens: an older mark has lost its other half
_NATIONAL = frozenset(
    "nation country allies ally partners economy people troops borders citizens federal military".split()
)
_DASHES = frozenset(("–", "—", "-"))
_SAID = frozenset("said says added adds commented stated remarked continued concluded".split())
_CONTACTS = frozenset("contact contacts media office phone tel email press enquiries inquiries departmental".split())


class Voices:
    """Speakers and authors of one document."""

    def __init__(self, analysis: Analysis, tree: Tree, cast: Cast) -> None:
        self.analysis, self.tree, self.cast = analysis, tree, cast
        self.names = {a.id: a for a in cast.actors}
        self.publisher = self._publisher()
        self._official = is_official(analysis)
        self._speakers: dict[int, list[tuple[int, tuple[str, ...]]]] = {}  # block -> who is quoted in it, by which verb
        self.authors = self._authors()
        self.signed = signed_quotes(analysis, tree, cast)
        self._author: tuple[str, ...] | None = None  # whose first person the text is in
        self._ours: tuple[str, ...] | None = None  # the state that a speaker says 'we' for

    def _publisher(self) -> tuple[str, ...]:
        """The actor that the document's publisher is, if it is one of the cast."""
        name = self.analysis.source.publisher.lower().removeprefix("the ")
        for a in self.cast.actors:
            if name and name in {x.lower().removeprefix("the ") for x in (a.name, *a.aliases)}:
                return (a.id,)
        named = name.replace(",", " ").split()
        if named and named[-1] in PERIODICALS:
            return ()  # 'Parliament Today' is no parliament; a 'Spending Review Office' is an office
        words = set(named) - {"of", "the", "and"}
        for a in self.cast.actors:
            if a.kind is ActorKind.ORGANISATION and any(
                len(x.split()) > 0 and set(x.lower().split()) - {"of", "the"} <= words for x in (a.name, *a.aliases)
            ):
                return (a.id,)
        return ()

    def _authors(self) -> tuple[str, ...]:
        """The parties of a joint statement: the states and bodies named at its head, else the people."""
        found: dict[str, None] = {}
        for r in author_ranges(self.tree.lower, self.tree.tag, self.analysis.block):
            for i in r:
                for a in getattr(self.cast.at(i), "actors", ()):
                    found.setdefault(a)
        bodies = tuple(a for a in found if self.names[a].kind not in (ActorKind.PERSON, ActorKind.GROUP))
        if len(bodies) > 1:  # 'We, the Ministers of X and Y and the Secretary of State of Z'
            return tuple(dict.fromkeys(self._ruled(a) or a for a in found if a in bodies or self._is_office(a)))
        ruled = [self._ruled(a) for a in found]  # 'We, the Prime Minister of X and the Prime Minister of Y': X and Y
        return tuple(dict.fromkeys(x for x in ruled if x)) if len(ruled) > 1 and all(ruled) else tuple(found)

    def _is_office(self, actor: str) -> bool:
        """Is an actor an office whose holder is not named?"""
        return self.names[actor].name in self.names[actor].roles

    def _ruled(self, person: str) -> str:
        """The government that an unnamed office is of, by the office's name; '' where it names none."""
        office = self.names[person]
        if not self._is_office(person):
            return ""
        return next(
            (
                a.id
                for a in self.cast.actors
                if a.kind is ActorKind.GOVERNMENT
                and any(office.name.endswith((f" {x}", f" the {x}")) for x in (a.name, *a.aliases))
            ),
            "",
        )

    def we(self, i: int) -> tuple[str, ...]:
        """Whom 'we' stands for: the parties of a joint statement, the institution of a release or of who is quoted, a state."""
        quoted = self.in_quote(i)
        if self.authors and not quoted:
            return self.authors
        turn = None if quoted else self._turn(i)
        if turn is not None and turn != self._host:
            return self._affiliation(turn) or turn  # a guest does not speak for whose release it is
        if not quoted and (ours := self._own_state(i)):
            return ours
        who = self.speaker(i) if quoted else turn or self.author()
        state = self._publishing_state()
        if self._for_nation(i) and state:
            return state
        if quoted and not self._official:
            return self._affiliation(who) or who  # a paper does not speak in what it quotes
        return self.publisher or state or self._affiliation(who) or who

    def _turn(self, i: int) -> tuple[str, ...] | None:
        """Who speaks at token i, where several speak by turns; () for somebody who asks, None where no turns are told."""
        turns = self.cast.turns
        one = turns.get(self.analysis.block[i])
        if one is None or len({*turns.values()} - {""}) < 2:
            return None
        return (one,) if one else ()

    @cached_property
    def _host(self) -> tuple[str, ...]:
        """The person who is named first."""
        people = (m.actors[:1] for m in self.cast.mentions if m.kind is ActorKind.PERSON and m.form == "name")
        return next(people, ())

    def _for_nation(self, i: int) -> bool:
        """Does the sentence of a 'we' say 'our nation', 'our allies' or the like: what only a state has?"""
        if self.tree.lower[i] != "we":
            return False
        sent = self.analysis.sent(i)
        low = self.tree.lower
        return any(low[k] == "our" and not _NATIONAL.isdisjoint(low[k + 1 : k + 3]) for k in range(i + 1, sent.end - 1))

    def author(self) -> tuple[str, ...]:
        """Whom 'I' stands for outside quotations: the one whose remarks the document is."""
        if self._author is None:
            low = self.tree.lower
            said = (m.actors for m in self.cast.mentions if m.form == "pronoun" and low[m.start] in FIRST_SINGULAR)
            self._author = writer_of(self.tree, self.cast) or next(said, ()) or self._named_apart()
        return self._author

    def _named_apart(self) -> tuple[str, ...]:
        """The one person named in the title, else on a short line of their own at the head or foot, as in a letterhead."""
        people = [
            m for m in self.cast.mentions if m.kind is ActorKind.PERSON and m.form == "name" and len(m.actors) == 1
        ]
        titled = dict.fromkeys(m.actors for m in people if self.is_title(m.start) and self.analysis.block[m.start] == 0)
        if len(titled) == 1:
            return next(iter(titled))
        last = len(self.analysis.source.blocks)
        for m in people:
            block = self.analysis.block[m.start]
            if 6 < block < last - 5:
                continue
            span = self.analysis.source.blocks[block]
            words = self.analysis.source.text[span.start : span.end].lower().split()
            if len(words) <= 12 and not any(w.strip(":.") in _CONTACTS for w in words) and not words[-1].endswith("."):
                return m.actors
        return ()

    def _publishing_state(self) -> tuple[str, ...]:
        """The state that the publisher's name names: 'Ruritania - Minister for Trade'."""
        name = f" {self.analysis.source.publisher.lower().replace('-', ' ')} "
        for a in self.cast.actors:
            if a.kind is ActorKind.GOVERNMENT and any(
                f" {x.lower()} " in name for x in (a.name, *a.aliases) if len(x) > 1
            ):
                return (a.id,)
        return ()

    def home(self) -> tuple[str, ...]:
        """The state whose institution publishes the document, if it is one of the cast."""
        if (state := self._publishing_state()) or not is_american(self.analysis.source):
            return state
        known = gazetteer().countries
        return tuple(
            a.id
            for a in self.cast.actors
            if a.kind is ActorKind.GOVERNMENT and known.get(fold(a.name)) == "United States"
        )[:1]

    def _own_state(self, i: int) -> tuple[str, ...]:
        """The state that a text says 'we' for: 'X stands by its friends. We have sent ...' tells it once for the document."""
        if self._ours is None:
            starts = [s.start for s in self.analysis.sents]
            self._ours = next((who for s in starts if (who := self._state_before(s) or self._state_within(s))), ())
        return self._ours

    def _state_before(self, start: int) -> tuple[str, ...]:
        """The state that is the subject of the sentence before one that goes on with 'We'."""
        n = self.analysis.sent_index(start)
        opening = start + (self.tree.lower[start] in ("and", "but"))
        if n == 0 or self.tree.lower[opening : opening + 1] != ["we"] or self.in_quote(start):
            return ()
        before = self.analysis.sents[n - 1]
        for k in self.tree.has(before.root.i, "nsubj"):
            m = self.cast.at(k)
            if m is not None and m.kind is ActorKind.GOVERNMENT and len(m.actors) == 1 and m.form == "name":
                joined = [self.cast.at(x) for x in conjuncts(self.tree, k)]
                states = [x for x in joined if x is not None and x.kind is ActorKind.GOVERNMENT]
                return tuple(dict.fromkeys((*m.actors, *(a for x in states for a in x.actors))))
        return ()

    def _state_within(self, start: int) -> tuple[str, ...]:
        """The state that is the subject of a sentence that goes on with 'we': 'Ruritania thanks its friends, and we are sending'."""
        tree = self.tree
        sent = self.analysis.sent(start)
        root = sent.root.i
        for k in tree.has(root, "nsubj"):
            m = self.cast.at(k)
            if m is None or m.kind is not ActorKind.GOVERNMENT or len(m.actors) != 1 or m.form != "name" or k > root:
                continue
            joined = [x for v in tree.has(root, "conj") for x in tree.has(v, "nsubj")]
            ours = [p for x in tree.has(k, "conj") for p in tree.has(x, "poss")]
            if any(tree.lower[x] == "we" for x in joined) or any(tree.lower[p] == "our" for p in ours):
                return () if self.in_quote(k) or self.is_title(k) else m.actors
        return ()

    def speaker(self, i: int) -> tuple[str, ...]:
        """Whose words token i is: quoted in its sentence or where its quotation ends, else last before it, else next."""
        block = self.analysis.block[i]
        if here := self._speakers.get(block, ()):
            close = next((k for k in range(i, len(self._quoted)) if not self._quoted[k]), i)
            told = [self.analysis.sent_index(k) for k in (i, close - 1)]
            beside = [who for n in told for v, who in here if self.analysis.sent_index(v) == n]
            return (*beside, *(who for v, who in reversed(here) if v < i), here[0][1])[0]
        while block in self._running and block - 1 not in self._speakers:
            block -= 1
        return next((self._speakers[b][-1][1] for b in (block - 1, block - 2) if b in self._speakers), ())

    def introduced_speakers(self) -> None:
        """Note whose words follow a paragraph that ends with a colon: of the one person that it names, or of all who speak jointly."""
        last = {b: i for i, b in enumerate(self.analysis.block)}
        people: dict[int, dict[tuple[str, ...], None]] = {}
        for m in self.cast.mentions:
            if m.kind is ActorKind.PERSON and m.form == "name" and not self.in_quote(m.start):
                people.setdefault(self.analysis.block[m.start], {})[m.actors] = None
        for block, who in people.items():
            span = self.analysis.source.blocks[block]
            joint = "joint" in self.analysis.source.text[span.start : span.end].lower()
            if (len(who) == 1 or joint) and self.introduces(last[block]):
                self._speakers.setdefault(block, []).append((last[block], tuple(a for actors in who for a in actors)))

    def introduces(self, i: int) -> bool:
        """Does the paragraph of token i end with a colon and the next begin with a quotation: 'X issued the following statement:'?"""
        block, low = self.analysis.block, self.tree.lower
        end = bisect_right(block, block[i])
        return end < len(low) and low[end - 1] == ":" and low[end] in _OPENING

    @cached_property
    def _running(self) -> frozenset[int]:
        """The blocks that go on with the quotation of the block before, which has not closed: each opens with its own mark."""
        block, low = self.analysis.block, self.tree.lower
        starts = [k for k in range(1, len(low)) if block[k] != block[k - 1]]
        return frozenset(
            block[k]
            for k in starts
            if low[k] in _OPENING and self._quoted[k - 1] and low[k - 1] not in _STRAIGHT | {"”"}
        )

    @cached_property
    def _said_below(self) -> dict[int, tuple[str, ...]]:
        """The paragraphs without marks that are somebody's words, and whose: the one below 'The Minister, Ada Holm, said:', and
        those behind it as far as they say 'we' or 'I'."""
        low, blocks = self.tree.lower, self.analysis.source.blocks
        people = [m for m in self.cast.mentions if m.kind is ActorKind.PERSON and m.form == "name" and m.actors]
        named: dict[int, set[tuple[str, ...]]] = {}
        for m in people:
            named.setdefault(self.analysis.block[m.start], set()).add(m.actors)
        out: dict[int, tuple[str, ...]] = dict(self._said_behind(people))
        for above, those in named.items():
            says = self.analysis.token_range(blocks[above].start, blocks[above].end)[1] - 2
            by = next((x for k in self.tree.has(says, "nsubj") if (x := self.cast.at(k)) in people), None)
            who = by.actors if by is not None else next(iter(those))
            n = above + 1 if by is not None or len(those) == 1 else len(blocks)
            while n < len(blocks) and blocks[n].kind is BlockKind.PARAGRAPH:
                start, end = self.analysis.token_range(blocks[n].start, blocks[n].end)
                before, begun = self.analysis.token_range(blocks[n - 1].start, blocks[n - 1].end)
                told = begun - before > 1 and low[begun - 1] == ":" and low[begun - 2] in _SAID
                if not (told if n == above + 1 else FIRST_PERSON & set(low[start:end])):
                    break
                if start >= end or low[start] in _STRAIGHT | {"“"} or low[end - 1] == ":":
                    break
                out[n] = who
                n += 1
        return out

    def _said_behind(self, people: list[CastMention]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The paragraphs without marks behind which a dash and their speaker stand: 'We did not agree – said Ada Holm.'"""
        low, blocks = self.tree.lower, self.analysis.source.blocks
        for m in people:
            block = self.analysis.block[m.start]
            if self.analysis.block[m.end + 1 : m.end + 2] == [block]:
                continue  # more than a point behind it
            start, end = self.analysis.token_range(blocks[block].start, blocks[block].end)
            says = next((k for k in range(m.start - 1, max(start, m.start - 6), -1) if low[k - 1] in _DASHES), start)
            if low[says] in _SAID and end - m.end <= 1 and _OPENING.isdisjoint(low[start:end]):
                yield block, m.actors

    def label_speakers(self) -> None:
        """Note whose words a paragraph is that begins with a name, a colon and a quotation: 'Gov. Ada Holm: “We thank ...”'; or
        whose it is without marks."""
        low, block = self.tree.lower, self.analysis.block
        for n, who in self._said_below.items():
            self._speakers.setdefault(n, []).append((block.index(n), who))
        for q in self.signed:
            self._speakers.setdefault(block[q.opening], []).append((q.opening, (q.speaker,)))
        for n, sent in enumerate(self.analysis.sents):
            i = sent.start
            if n and block[i] == block[i - 1]:
                continue
            end = min(i + _LABEL, len(low) - 1)
            colon = next((k for k in range(i + 1, end) if low[k] == ":" and block[k + 1] == block[i]), None)
            if colon is None or low[colon + 1] not in _OPENING:
                continue
            m = self.cast.at(colon - 1)
            if not any(self.tree.is_verb(k) for k in range(i, colon)):
                who = m.actors if m is not None and m.kind is ActorKind.PERSON and m.form == "name" else ()
                self._speakers.setdefault(block[i], []).append((colon, who))

    def _affiliation(self, who: tuple[str, ...]) -> tuple[str, ...]:
        for a in who:
            place = self.names[a].affiliation if a in self.names else None
            for b in self.cast.actors:
                if place and place in (b.name, *b.aliases):
                    return (b.id,)
        return ()

    def in_quote(self, i: int) -> bool:
        """Is token i inside a quotation that began in its block?"""
        return self._quoted[i]

    def surely_quoted(self, i: int) -> bool:
        """The same, where no mark of the block has lost its other half, so that quotations and what reports them are not confused."""
        return self._quoted[i] and self.analysis.block[i] not in self._odd_blocks

    @cached_property
    def _odd_blocks(self) -> frozenset[int]:
        """The blocks in which straight marks are odd in number, or stand beside curly ones."""
        marks = [(low, b) for low, b in zip(self.tree.lower, self.analysis.block, strict=True) if low in _OPENING]
        straight, curly = Counter(b for low, b in marks if low != "“"), {b for low, b in marks if low == "“"}
        return frozenset(b for b, n in straight.items() if n % 2 or b in curly)

    @cached_property
    def _quoted(self) -> list[bool]:
        """Of each token whether a quotation that began in its block, no further back than _FAR, is open before it."""
        out: list[bool] = []
        block, at, is_open, curly = -1, 0, False, False
        for i, (low, own) in enumerate(zip(self.tree.lower, self.analysis.block, strict=True)):
            if own != block or i - at > _FAR:
                block, is_open, curly = own, False, False
            out.append(is_open or own in self._said_below)
            if low in ("“", "”"):
                at, is_open, curly = i, low == "“", True
            elif low in _STRAIGHT and not curly:
                at, is_open = i, not is_open
        return out

    def is_title(self, i: int) -> bool:
        return self.analysis.source.blocks[self.analysis.block[i]].kind in (BlockKind.TITLE, BlockKind.HEADING)
