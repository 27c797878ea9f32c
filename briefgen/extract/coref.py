"""Which actor a definite noun phrase stands for, where that is safe: 'the Secretary', 'both sides'; pronouns on the way."""

from __future__ import annotations

from briefgen.extract.lexicon import ORG_HEADS, PORTFOLIO, ROLE_HEADS, ROLE_MODIFIERS
from briefgen.extract.memory import ORG, PERSON, STATE, Known, Ref
from briefgen.extract.pronouns import Pronouns
from briefgen.extract.standinwords import TRADES

_BELOW = frozenset("deputy vice assistant under associate former shadow parliamentary".split())
_PAIRS = frozenset(
    "sides parties countries nations governments states leaders ministers presidents partners officials secretaries".split()
)
_OF_PEOPLE = frozenset("leaders ministers presidents officials secretaries".split())
_COMPANY = frozenset(
    "company firm business manufacturer maker producer retailer airline carrier bank automaker giant startup platform group".split()
)
_NO_TITLE = frozenset(
    "deputy chief general major head member officer official leader partner fellow author principal".split()
)
_CHIEFS = frozenset("president general secretary-general director commissioner governor chairman head".split())
_IN_FULL = {"eu": "european", "un": "united"}  # as roles are written out
_AGENCY = frozenset(("agency", "regulator", "watchdog"))
_SERVING = frozenset("service services bureau administration commission office authority board corporation".split())
_DEFINITE = frozenset("the this that our his her".split())
_SOON = 1  # sentences
_OPENING = _DEFINITE | {"both", "two", "these"}  # what a noun phrase begins with


class Resolver(Pronouns):
    """Walks through the document once, remembering who was mentioned where."""

    latest: Ref | None = None  # the mention before

    def resolve(self) -> list[Ref]:
        """What noun phrases and pronouns stand for, in order: mentions besides the names."""
        t, i = self.t, 0
        while i < t.n:
            word = t.words[i]
            if word in ("“", "”"):
                self.quoted = int(word == "“")
            elif word in ('"', "``", "''"):
                self.quoted = 1 - self.quoted
            if i and t.block[i] != t.block[i - 1]:
                self.quoted = 0
            ref = self.names.get(i)
            if ref is not None:
                self.note(ref)
                self.latest = ref
                i = max(ref.end, i + 1)
                continue
            if i in self.free:
                noun = t.low[i] in _OPENING or t.cap[i] and t.low[i] in ORG_HEADS
                found = (self.noun(i) if noun else None) or self.pronoun(i)
                if found is None and t.low[i - 1] == "and":
                    found = self.second(i)
                if found is not None:
                    self.out.append(found)
                    self.note(found)
                    self.latest = found
                    i = found.end
                    continue
            i += 1
        return self.out

    def noun(self, i: int) -> Ref | None:
        """A definite noun phrase that begins at token i."""
        t = self.t
        low = t.low[i]
        if low in ("both", "two") or low in ("the", "our", "these") and i + 1 < t.n and t.low[i + 1] == "two":
            return self.pair(i)
        if low not in _DEFINITE:
            return self.bare(i)
        j = i + 1
        if j < t.n and t.low[j] in ("said", "u.s.", "us", "former") and j + 1 < t.n:
            j += t.low[j] == "said"
        if t.words[j : j + 1] and t.words[j].isdigit() and t.low[j + 1 : j + 3] in (["-", "member"], ["-", "nation"]):
            j += 3  # 'the 15-member council'
        if j >= t.n or not t.same_block(i, j):
            return None
        if low == "the" and (styled := self.styled(i, j)) is not None:
            return styled
        if j not in self.free:
            return None
        word = t.low[j]
        if j + 1 < t.n and t.same_block(j, j + 1):
            nxt = j + 1
            if (
                t.pos[nxt] in ("NOUN", "PROPN")
                and nxt not in self.names
                and not t.possessive(nxt)
                and t.heads[j] == nxt
                and t.deps[j] in ("compound", "nmod", "amod")
            ):
                if not (word == "eu" and t.low[nxt] == "executive"):
                    return None
            if t.low[nxt] in ("of", "for") and word not in ("bloc",):
                return None
            if t.words[nxt] == "-":
                return None
        if low in ("his", "her", "our", "that") and word not in ("administration", "government", "department"):
            return None
        if (word in ROLE_HEADS and word not in _NO_TITLE or t.words[j] == "PM") and low == "the":
            if j + 1 in self.names and self.known.get((self.names[j + 1].ids or ("",))[0]) is not None:
                return None
            who = self.titled(word, j)
            return Ref(i, j + 1, (who,), PERSON, "noun") if who else None
        body = self.body(word, j, low)
        return Ref(i, j + 1, (body,), self.known[body].kind, "noun") if body else None

    def second(self, i: int) -> Ref | None:
        """'Foreign Minister' behind an 'and' in 'The Secretary and Foreign Minister discussed it': another person than the first."""
        t, first = self.t, self.latest
        titled = first is not None and (first.end, first.kind, first.form) == (i - 1, PERSON, "noun")
        if first is None or not titled:
            return None
        k = i
        while k + 1 in self.free and k < i + 3 and t.cap[k] and t.low[k] in ROLE_MODIFIERS | PORTFOLIO | {"prime"}:
            k += 1
        if not t.cap[k] or t.low[k] not in ROLE_HEADS or k + 1 in self.names or t.low[k + 1 : k + 2] == ["of"]:
            return None
        words = frozenset(t.low[i : k + 1])
        called = {x.id for x in self.known.values() if any(words <= r and not (r - words) & _BELOW for r in x.roles)}
        who = self.nearest(called - set(first.ids), k)
        return Ref(i, k + 1, (who,), PERSON, "noun") if who else None

    def bare(self, i: int) -> Ref | None:
        """A capitalised head without article: 'Treasury' is a name, 'Commission' at the head of a sentence stands for one."""
        t = self.t
        if not t.cap[i] or t.low[i] not in ORG_HEADS or i + 1 < t.n and t.cap[i + 1] and t.same_block(i, i + 1):
            return None
        if i > 0 and t.cap[i - 1] and t.same_block(i - 1, i) or i + 1 < t.n and t.low[i + 1] in ("of", "for"):
            return None
        body = self.body(t.low[i], i, "")
        return Ref(i, i + 1, (body,), self.known[body].kind, "noun") if body else None

    def styled(self, i: int, j: int) -> Ref | None:
        """'the prime minister', 'the Chinese minister', 'the U.S. president' in small letters: who is called so by all of these words."""
        t, named = self.t, self.names.get(j)
        start = k = named.end if named is not None else j + t.cap[j]
        chief = j < k < t.n and t.low[k] == "chief" and t.low[k + 1 : k + 2] != ["executive"]
        while not chief and k + 1 < t.n and k < start + 2 and k + 1 in self.free:
            if t.low[k] not in ROLE_MODIFIERS | PORTFOLIO:
                break
            k += 1
        if k == j or k >= t.n or t.cap[k] or t.low[k] not in ROLE_HEADS:
            return None
        if t.low[k] in _NO_TITLE and not chief:
            return None
        if not t.same_block(i, k) or k + 1 in self.names or t.low[k + 1 : k + 2] == ["of"]:
            return None
        words = frozenset(w.replace(".", "") for w in t.low[j : k + 1])
        if chief:  # 'the NATO chief' is its Secretary General
            words = frozenset(_IN_FULL.get(w, w) for w in words - {"chief"})
        called = (
            x.id
            for x in self.known.values()
            for role in x.roles
            if words <= role and not (role - words) & _BELOW and (not chief or role & _CHIEFS)
        )
        who = self.nearest(set(called), k)
        return Ref(i, k + 1, (who,), PERSON, "noun") if who else None

    def titled(self, word: str, i: int) -> str | None:
        """The one person with that title; of several, the one mentioned alone in this sentence or the one before."""
        those = [k for k in self.by_head.get(word, ()) if k.kind == PERSON]
        # 'the minister' of a text that names two is not the prime minister
        return self.nearest(
            {k.id for k in those if word != "minister" or "pm" not in k.heads} or {k.id for k in those}, i
        )

    def nearest(self, fits: set[str], i: int) -> str | None:
        """The one of these people; of several, the one mentioned alone in the sentence of token i or the one before."""
        if len(fits) == 1:
            who = fits.pop()
            return who if self._told_by(who, i) else None
        if not fits:
            return None
        here = self.t.sent[i]
        near = {
            a
            for p, a, _ in reversed(self.people[-12:])
            if a in fits and here - self.t.sent[p] <= 2 and self.t.block[p] >= self.t.block[i] - 1
        }
        if len(near) == 1:
            return near.pop()
        return None

    def _told_by(self, who: str, i: int) -> bool:
        """Whether somebody has been named by token i, or is soon after the beginning: 'The minister resigned on Monday. Ada Holm, 40, …'"""
        if any(who == a for _, a, _ in self.people):
            return True
        first = next((n for n, ref in self.names.items() if who in ref.ids), i)
        return first <= i or self.t.sent[first] - self.t.sent[i] <= _SOON

    def body(self, word: str, i: int, article: str) -> str | None:
        """The one body that 'the <word>' at token i means."""
        fits = {k.id for k in self.by_head.get(word, ()) if k.kind in (ORG, STATE)}
        if word == "bloc":
            fits = {k.id for k in self.by_head.get("union", ()) if k.kind == ORG}
        if len(fits) == 1 and (word not in _COMPANY or word == "bank" or word in TRADES):
            return fits.pop()
        here = self.t.sent[i]
        if len(fits) > 1:
            if word == "government" and (self.t.cap[i] or article == "this"):
                return None  # 'the Government' of a text that knows several is its publisher's, whatever stands near
            near = [a for p, a, _ in self.bodies[-8:] if a in fits and here - self.t.sent[p] <= 2]
            if len(set(near)) != 1 and self.t.cap[i]:  # so an institution calls itself, whatever others it names
                near = [a for a in fits if self.known[a].own]
            return near[-1] if near and len(set(near)) == 1 else None
        if word in _AGENCY and article == "the":
            recent = {a for p, a, _ in self.bodies[-8:] if here - self.t.sent[p] <= 3 and self._serves(self.known[a])}
            return recent.pop() if len(recent) == 1 else None
        if word in _COMPANY:
            start = self.t.analysis.sents[here].start
            if article == "the" and any(k not in self.name_over and self._owns(k) for k in range(start, i)):
                return None  # 'Halden shares fell after the company reported': Halden, who is no actor here
            recent = {a for p, a, _ in self.bodies[-8:] if here - self.t.sent[p] <= 2 and self.known[a].company}
            if len(recent) == 1:
                return recent.pop()
        return None

    def _serves(self, k: Known) -> bool:
        """Whether 'the agency' may be this body: 'Harbour Service', 'HRS'."""
        return k.kind == ORG and not k.company and (not k.heads or not _SERVING.isdisjoint(k.heads))

    def _owns(self, k: int) -> bool:
        """Is token k a name, and the owner of its sentence's subject?"""
        t = self.t
        if not t.words[k][0].isupper() or t.pos[k] != "PROPN" and t.analysis.common(t.low[k]):
            return False
        return t.deps[k] in ("compound", "poss", "nmod", "amod") and t.deps[t.heads[k]] in ("nsubj", "nsubjpass")

    def pair(self, i: int) -> Ref | None:
        """'both sides', 'the two countries', 'both leaders'."""
        t = self.t
        j = i
        while j < t.n and j < i + 4 and t.low[j] not in _PAIRS:
            if t.low[j] not in ("both", "two", "the", "our", "these", "great"):
                return None
            j += 1
        if j >= t.n or j == i + 4 or not t.same_block(i, j):
            return None
        word = t.low[j]
        if word in _OF_PEOPLE:
            ids = self.joint[-1][1] if self.joint and t.sent[i] - t.sent[self.joint[-1][0]] <= 4 else ()
            return Ref(i, j + 1, ids, PERSON, "noun") if ids else None
        if len(self.states) == 2:
            return Ref(i, j + 1, tuple(self.states), STATE, "noun")
        near = list(
            dict.fromkeys(
                a for p, a, _ in reversed(self.bodies) if self.known[a].kind == STATE and t.sent[i] - t.sent[p] <= 3
            )
        )
        return Ref(i, j + 1, tuple(sorted(near)), STATE, "noun") if len(near) == 2 else None
