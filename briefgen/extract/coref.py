"""Which actor a pronoun or a definite noun phrase stands for, where that is safe: 'the Secretary', 'both sides', 'she', 'it'."""

from __future__ import annotations

from briefgen.extract.lexicon import ORG_HEADS, PORTFOLIO, ROLE_HEADS, ROLE_MODIFIERS
from briefgen.extract.memory import GROUP, ORG, PERSON, STATE, Known, Memory, Ref
from briefgen.extract.standinwords import TRADES

_BELOW = frozenset("deputy vice assistant under associate former shadow parliamentary".split())
_PAIRS = frozenset(
    "sides parties countries nations governments states leaders ministers presidents partners officials secretaries".split()
)
_OF_PEOPLE = frozenset("leaders ministers presidents officials secretaries".split())
_COMPANY = frozenset(
    "company firm business manufacturer maker producer retailer airline carrier bank automaker giant startup platform group".split()
)
# Heads which one document may use for a known body of its own besides a longer name ('the Coalition', 'the Syrian Arab Coalition').
OTHERWISE = frozenset("coalition alliance party government union council".split())
_NO_TITLE = frozenset(
    "deputy chief general major head member officer official leader partner fellow author principal".split()
)
_CHIEFS = frozenset("president general secretary-general director commissioner governor chairman head".split())
_IN_FULL = {"eu": "european", "un": "united"}  # as roles are written out
_AGENCY = frozenset(("agency", "regulator", "watchdog"))
_SERVING = frozenset("service services bureau administration commission office authority board corporation".split())
_LAPSES = frozenset("expire expires expired lapse lapses lapsed".split())  # what no body does
_DEFINITE = frozenset("the this that our his her".split())
_OPENING = _DEFINITE | {"both", "two", "these"}  # what a noun phrase begins with
_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_IT = frozenset(("it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_SINCE = frozenset("as while when before after because if until".split())
_I = frozenset(("i", "me", "my", "mine", "myself"))
_PLEONASTIC = frozenset(
    "be is was 's ’s seem seems appear appears remain remains become takes took take mean means".split()
)
_STRIKES = frozenset(
    "surprise shock sadden hurt help matter please worry pain bother".split()
)  # 'it would not surprise us if'
_KIN = frozenset("son daughter child children mother father parents wife husband brother sister family baby".split())


class Resolver(Memory):
    """Walks through the document once, remembering who was mentioned where."""

    def resolve(self) -> list[Ref]:
        t, i = self.t, 0
        while i < t.n:
            if t.words[i] in ("“", "”"):
                self.quoted = int(t.words[i] == "“")
            elif t.words[i] in ('"', "``", "''"):
                self.quoted = 1 - self.quoted
            if i and t.block[i] != t.block[i - 1]:
                self.quoted = 0
            ref = self.names.get(i)
            if ref is not None:
                self.note(ref)
                i = max(ref.end, i + 1)
                continue
            if i in self.free:
                noun = t.low[i] in _OPENING or t.cap[i] and t.low[i] in ORG_HEADS
                found = (self.noun(i) if noun else None) or self.pronoun(i)
                if found is not None:
                    self.out.append(found)
                    self.note(found)
                    i = found.end
                    continue
            i += 1
        return self.out

    # ------------------------------------------------------------------------------------------ noun phrases

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
            return fits.pop()
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

    def body(self, word: str, i: int, article: str) -> str | None:
        fits = {k.id for k in self.by_head.get(word, ()) if k.kind in (ORG, STATE)}
        if word in OTHERWISE and self.t.cap[i] and fits and not fits & self.met:
            self.poisoned.add(word)  # 'the Coalition' before any longer name with that head: another one is meant
        if word in self.poisoned:
            return None
        if word == "bloc":
            fits = {k.id for k in self.by_head.get("union", ()) if k.kind == ORG}
        if len(fits) == 1 and (word not in _COMPANY or word == "bank" or word in TRADES):
            return fits.pop()
        here = self.t.sent[i]
        if len(fits) > 1:
            if word == "government" and self.t.cap[i]:
                return None  # 'the Government' of a text that knows several is its publisher's, whatever stands near
            near = [a for p, a, _ in self.bodies[-8:] if a in fits and here - self.t.sent[p] <= 2]
            return near[-1] if near and len(set(near)) == 1 else None
        if word in _AGENCY and article == "the":
            recent = {a for p, a, _ in self.bodies[-8:] if here - self.t.sent[p] <= 3 and self._serves(self.known[a])}
            return recent.pop() if len(recent) == 1 else None
        if word in _COMPANY:
            start = self.t.analysis.sents[here].start
            told = {k for r in self.names.values() if r.end > start for k in range(r.start, r.end)}
            if article == "the" and any(k not in told and self._owns(k) for k in range(start, i)):
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

    # ---------------------------------------------------------------------------------------------- pronouns

    def pronoun(self, i: int) -> Ref | None:
        t = self.t
        low = t.low[i]
        if t.pos[i] not in ("PRON", "DET") and low not in ("i",):
            return None
        who: tuple[str, ...] = ()
        kind = PERSON
        if low in _HE or low in _SHE:
            one = self.he(i, "m" if low in _HE else "f")
            who = (one,) if one else ()
            if one and not self.known[one].gender:
                self.known[one].gender = "m" if low in _HE else "f"  # so that 'her' is not 'him' in the next clause
        elif low in _IT:
            one, kind = self.it(i), ORG
            who = (one,) if one else ()
        elif low in _I and not self.quoted and (one := self.turns.get(t.block[i], self.speaker)):
            who = (one,)
        elif low in _THEY:
            who, kind = self.they(i), GROUP
        return Ref(i, i + 1, who, kind, "pronoun") if who else None

    def he(self, i: int, gender: str) -> str | None:
        """The subject person of this or the last sentence, or the only person there."""
        t = self.t
        here = t.sent[i]
        wrong = "f" if gender == "m" else "m"
        if t.tags[i] == "PRP$" and (told := self.to_do(i, wrong)) is not None:
            return told or None
        if t.tags[i] == "PRP$" and (later := self.ahead(i, wrong)) is not None:
            return later
        people = [(p, a, s) for p, a, s in self.people[-10:] if s or not self.owner(p)]
        fits = {a for _, a, _ in people if wrong != (self.known[a].gender or self.known[a].named)}
        near = [(p, a, s) for p, a, s in people if here - t.sent[p] <= 2 and a in fits]
        if not near:
            near = [(p, a, s) for p, a, s in people[-3:] if t.block[i] - t.block[p] <= 1 and a in fits]
            return near[-1][1] if len({a for _, a, _ in near}) == 1 else None
        for n in (here, here - 1):  # whoever else is known to be a man
            own = {a for p, a, s in near if s and t.sent[p] == n and p in self.names}
            if len(own) == 1:
                return own.pop()
        sure = [x for x in near if self.known[x[1]].gender == gender]
        if sure and len({a for _, a, _ in sure}) == 1:
            return sure[-1][1]
        if len({a for _, a, _ in near}) == 1:
            return near[-1][1]
        subjects = [(p, a) for p, a, s in near if s]
        if subjects:
            last_sent = t.sent[subjects[-1][0]]
            those = list(dict.fromkeys(a for p, a in subjects if t.sent[p] == last_sent))
            after = {a for p, a, s in near if p > subjects[-1][0] and a != subjects[-1][1] and t.sent[p] > last_sent}
            if not after and (len(those) == 1 or t.sent[i] == last_sent):
                return those[-1]
        return None

    def ahead(self, i: int, wrong: str) -> str | None:
        """'Preparing for his inauguration, Holm called ...': whom the sentence is about, where nobody is named before."""
        t, s = self.t, self.t.analysis.sents[self.t.sent[i]]
        k = next((k for k in range(i + 1, s.end) if t.deps[k] == "nsubj" and t.heads[k] == s.root.i), i)
        ref = next((r for n in range(k, i, -1) if (r := self.names.get(n)) is not None and r.end > k), None)
        if ref is None or len(ref.ids) != 1 or any(s.start <= p < i for p, _, _ in self.people):
            return None
        one = self.known.get(ref.ids[0])
        return one.id if one and one.kind == PERSON and (one.gender or one.named) != wrong else None

    def it(self, i: int) -> str | None:
        """The body or state that is the subject of this or the last sentence, if no other competes."""
        t = self.t
        here = t.sent[i]
        if t.low[i] == "it" and (bound := self.bound(i)) is not None:
            return bound
        if t.low[i] == "its" and (owner := self.owner_above(i) or self.told_to(i)) is not None:
            return owner
        if t.low[i] == "it" and not _LAPSES.isdisjoint(t.low[i + 1 : i + 3]):
            return None  # 'OFM issued the licence; it expires in May'
        if (
            t.deps[i] in ("expl",)
            or t.low[i] == "it"
            and i + 1 < t.n
            and t.low[i + 1] in _PLEONASTIC
            and t.deps[i] != "nsubj"
        ):
            return None
        if t.low[i] == "it" and t.deps[i] in ("nsubj", "nsubjpass"):
            verb = t.heads[i]
            if t.pos[verb] == "AUX" or t.low[verb] in _PLEONASTIC or t.analysis.doc[verb].lemma_ in _STRIKES:
                return None
            if self.thing_above(i):
                return None
        if t.low[i] == "it" and t.deps[i] in ("dobj", "pobj"):
            return None
        bodies = [(p, a) for p, a, s in self.bodies[-8:] if s and self.known[a].kind != GROUP and not self.is_many(p)]
        same = [(p, a) for p, a in bodies if t.sent[p] == here]
        if any(self.unknown(k) for k in range(same[-1][0] if same else t.analysis.sents[here].start, i)):
            return None  # 'the Court ordered that Halden pay after it sold them': Halden, whoever that is
        if same:
            return same[-1][1] if len({a for _, a in same}) == 1 else None
        if self.thing_subject(here, i, ()):  # 'the company', which nothing tells more of, is a body of its own
            return None
        last = [(p, a) for p, a in bodies if here - t.sent[p] == 1 and t.block[p] >= t.block[i] - 1]
        if last and len({a for _, a in last}) == 1 and not self.thing_subject(here - 1, None):
            return last[-1][1]
        return None

    def thing_above(self, i: int) -> bool:
        """Whether 'it' goes on with a thing: 'the court said the order was void because it closed the port'."""
        t, v = self.t, self.t.heads[i]
        if t.deps[v] != "advcl":
            return False
        over = t.heads[v]
        while t.deps[over] == "conj" and not any(t.deps[k] in ("nsubj", "nsubjpass") for k in t.children[over]):
            over = t.heads[over]
        own = [k for k in t.children[over] if t.deps[k] in ("nsubj", "nsubjpass") and k < i]
        return any(
            t.tags[k] == "NN"
            and k in self.free
            and t.low[k] not in ORG_HEADS
            or t.tags[k] == "NNP"
            and k not in self.free
            and not self.in_name(k)  # 'the River Fire'
            for k in own
        )

    def they(self, i: int) -> tuple[str, ...]:
        """The joint subject or the group of this or the last sentence."""
        if self.last_they is None:
            return ()
        p, ids = self.last_they
        t = self.t
        if t.low[i] in _THEY and t.sent[p] == t.sent[i] - 1 and self.told_by_several(p):
            return ()  # 'Ministers said that Ruritania and Sudria agree. They': the ministers
        if t.low[i] == "their" and t.low[t.heads[i]] in _KIN and len(ids) < 2:
            return ()  # 'a family hoping that rescuers will find their son'
        if t.sent[p] != t.sent[i] and any(
            t.deps[k] in ("nsubj", "nsubjpass") and t.tags[k] == "NNS"
            for k in range(t.analysis.sents[t.sent[i]].start, i)
        ):
            return ()  # 'Rescuers came. The victims were killed when their homes fell'
        if t.low[i - 1] in _SINCE and i > 1 and t.tags[i - 2] == "NNS" and t.sent[p] == t.sent[i] and i - p > 4:
            return ()  # 'Marenians back a plan that helps small firms as they grow': the firms, nobody of the cast
        if t.low[i] == "their" and self.inner is not None and p < self.inner[0] and t.sent[self.inner[0]] == t.sent[i]:
            return self.inner[1]  # 'Ministers asked that all members refrain in their relations'
        if any(t.low[k] == "they" and t.deps[k] == "nsubj" for k in range(t.analysis.sents[t.sent[p]].start, p)):
            return ()  # 'They say Marenian growers benefit. They also ask': those who say so
        kinds = {self.known[a].kind for a in ids if a in self.known}
        gap = t.sent[i] - t.sent[p]
        if gap == 2 and t.low[i] == "they" and self.of_the_talks(i):
            gap = 1
        if gap > 1 and self.things_told(t.sent[i] - 1):
            return ()  # 'Leaders know. These attacks hit trade. They': the attacks
        if gap > 1 + self.thing_subject(t.sent[i] - 1, None) or len(ids) < 2 and GROUP not in kinds:
            return ()
        if PERSON in kinds and not kinds <= {PERSON, GROUP}:
            return ()  # 'she said that Ruritania and Sudria agree. They': whoever is meant, not the three
        return ids
