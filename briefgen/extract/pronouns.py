"""Whom a pronoun means: 'she', 'it', 'they' and their like, by what stands around them and who has been mentioned."""

from __future__ import annotations

from collections.abc import Container

from briefgen.extract.categories import SPEECH
from briefgen.extract.governing import ASKING, CAUSING
from briefgen.extract.lexicon import FIRST_SINGULAR, ORG_HEADS
from briefgen.extract.memory import GROUP, ORG, PERSON, STATE, Memory, Ref
from briefgen.extract.standinwords import PERSONS

_LAPSES = frozenset("expire expires expired lapse lapses lapsed".split())  # what no body does
_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_IT = frozenset(("it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
_TALKS = frozenset("talks discussions consultations negotiations conversations meetings exchanges sessions".split())
_SINCE = frozenset("as while when before after because if until".split())
_PLEONASTIC = frozenset(
    "be is was 's ’s seem seems appear appears remain remains become takes took take mean means".split()
)
_STRIKES = frozenset(
    "surprise shock sadden hurt help matter please worry pain bother".split()
)  # 'it would not surprise us if'
_GIVING = frozenset("give provide grant allocate contribute donate pay award".split())
_HAVING_DONE = ASKING | CAUSING.keys()
_KIN = frozenset("son daughter child children mother father parents wife husband brother sister family baby".split())


class Pronouns(Memory):
    """Finds whom a pronoun means, as far as the document has been read."""

    def pronoun(self, i: int) -> Ref | None:
        """The mention that token i is, if it is a pronoun and whom it means is told."""
        t = self.t
        low = t.low[i]
        if t.pos[i] not in ("PRON", "DET") and low not in ("i",) or t.low[i + 1 : i + 2] == ["excellency"]:
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
        elif low in FIRST_SINGULAR and not self.quoted and (one := self.turns.get(t.block[i], self.speaker)):
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

    def owner(self, p: int) -> bool:
        """Whether the name at p only says whose man or woman the subject is: 'The lawmaker, from Holm's party, denied it'."""
        t, ref = self.t, self.names.get(p)
        while ref is not None and (name := self.names.get(ref.end)) is not None:
            ref = name  # 'President' | 'Jan Holm'
        if ref is None or ref.end >= t.n or t.tags[ref.end] != "POS":
            return False
        told = [k for k in range(t.analysis.sents[t.sent[p]].start, p) if t.deps[k] in ("nsubj", "nsubjpass")]
        return any(t.tags[k] == "NN" and k not in self.name_over and t.low[k] in PERSONS for k in told)

    def to_do(self, i: int, wrong: str) -> str | None:
        """'wants Holm to drop his levy': whose it is; '' where that is nobody known."""
        t, v = self.t, self.t.heads[self.t.heads[i]]
        to = next((k for k in t.children[v] if t.low[k] == "to" and k < v), 0)
        ref = self.name_over.get(to - 1)
        one = self.known.get(ref.ids[0]) if ref and ref.end == to and len(ref.ids) == 1 else None
        if one and one.kind == PERSON:
            return one.id if (one.gender or one.named) != wrong else None
        return "" if to and t.deps[to - 1] == "nsubj" and t.pos[to - 1] == "PROPN" else None

    def ahead(self, i: int, wrong: str) -> str | None:
        """'Preparing for his inauguration, Holm called ...': whom the sentence is about, where nobody is named before."""
        t, s = self.t, self.t.analysis.sents[self.t.sent[i]]
        k = next((k for k in range(i + 1, s.end) if t.deps[k] == "nsubj" and t.heads[k] == s.root.i), i)
        ref = self.name_over.get(k)
        if ref is None or len(ref.ids) != 1 or any(s.start <= p < i for p, _, _ in self.people):
            return None
        one = self.known.get(ref.ids[0])
        return one.id if one and one.kind == PERSON and (one.gender or one.named) != wrong else None

    def it(self, i: int) -> str | None:
        """The body or state that is the subject of this or the last sentence, if no other competes."""
        t = self.t
        here = t.sent[i]
        if t.low[i] == "it" and (bound := self.bound(i) or self.given_to(i)) is not None:
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

    def is_many(self, p: int) -> bool:
        """'The G7 have brought sanctions': whether a body is spoken of as several, which no 'it' means."""
        t, verb = self.t, self.t.heads[p]
        return t.deps[p] == "nsubj" and any(t.low[k] in ("have", "are", "were") for k in t.children[verb] if k < verb)

    def unknown(self, k: int) -> bool:
        """Is token k the subject of a clause, by a name that is none of the cast's?"""
        t = self.t
        unnamed = t.deps[k] in ("nsubj", "nsubjpass") and t.pos[k] == "PROPN" and k in self.free
        return unnamed and not any(r.start <= k < r.end for r in self.out[-4:])

    def bound(self, i: int) -> str | None:
        """'The court told Norland it would have to pay': who must is who was told so."""
        t, v = self.t, self.t.heads[i]
        told = t.heads[v]
        must = t.analysis.doc[v].lemma_ == "have" and any(t.deps[k] == "xcomp" for k in t.children[v])
        must = must or any(t.low[k] in ("must", "should") for k in t.children[v] if k < v)
        if not must or t.deps[v] != "ccomp" or t.analysis.doc[told].lemma_ != "tell":
            return None
        return self.body_at([k for k in t.children[told] if told < k < i and t.deps[k] == "dobj"])

    def given_to(self, i: int) -> str | None:
        """'Norland gives money to the Fund for the shelters it runs': the Fund runs them."""
        t, v = self.t, self.t.heads[i]
        if t.deps[i] != "nsubj" or t.deps[v] != "relcl" or t.heads[v] > i:
            return None
        for _ in range(6):
            v = t.heads[v]
            if t.analysis.doc[v].lemma_ in _GIVING:
                below = (p for k in (v, *t.children[v]) for p in t.children[k] if t.low[p] == "to" and v < p < i)
                return self.body_at([k for p in below for k in t.children[p]])
        return None

    def owner_above(self, i: int) -> str | None:
        """For 'Norland's ability to use its ships' whose ability it is."""
        t, h = self.t, self.t.heads[i]
        for _ in range(6):
            if t.heads[h] == h or t.pos[h] not in ("NOUN", "VERB", "ADP"):
                return None
            owner = next((k for k in t.children[h] if t.deps[k] == "poss" and k < i), None)
            if owner is not None and h < i:
                return self.body_at([owner], (ORG, STATE, GROUP))
            h = t.heads[h]
        return None

    def told_to(self, i: int) -> str | None:
        """'Norland urged Sudria to open its ports': whose they are."""
        t, v = self.t, self.t.heads[i]
        for _ in range(4):
            if t.pos[v] == "VERB":
                break
            v = t.heads[v]
        asks = t.heads[v]
        if t.deps[v] != "xcomp" or t.analysis.doc[asks].lemma_ not in _HAVING_DONE:
            return None
        whom = [k for k in t.children[asks] if asks < k < v and t.deps[k] == "dobj"]
        whom += [k for p in t.children[asks] if t.low[p] == "on" and asks < p < v for k in t.children[p] if k < v]
        return self.body_at(whom)

    def body_at(self, heads: list[int], kinds: tuple[str, ...] = (ORG, STATE)) -> str | None:
        """Who of these kinds is named by the first of these tokens that belongs to a name."""
        ref = next((self.name_over[k] for k in heads if k in self.name_over), None)
        return ref.ids[0] if ref is not None and len(ref.ids) == 1 and ref.kind in kinds else None

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
            and k not in self.name_over  # 'the River Fire'
            for k in own
        )

    def thing_subject(self, number: int, before: int | None, bodies: Container[str] = ORG_HEADS) -> bool:
        """Whether the sentence's main subject (before a token) is a thing, which 'it' would rather mean, none of `bodies`."""
        t = self.t
        sents = t.analysis.sents
        if not 0 <= number < len(sents):
            return False
        s = sents[number]
        for k in range(s.start, before if before is not None else s.end):
            if (
                t.deps[k] in ("nsubj", "nsubjpass")
                and t.pos[k] in ("NOUN",)
                and k in self.free
                and t.low[k] not in bodies
                and t.heads[t.heads[k]] == t.heads[k]
            ):
                return True
        return False

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

    def told_by_several(self, i: int) -> bool:
        """Whether the subject at token i is below what several do that have no name: 'Ministers said that Norland agrees'."""
        t, s = self.t, self.t.analysis.sents[self.t.sent[i]]
        above = (k for k in range(s.start, i) if t.deps[k] == "nsubj" and t.heads[k] == s.root.i and k in self.free)
        several = any(t.tags[k] in ("NNS", "NNPS") for k in above)
        return several and any(t.deps[k] == "ccomp" and t.heads[k] == s.root.i for k in range(i, s.end))

    def things_told(self, number: int) -> bool:
        """Whether the sentence's main subject is things or people that are nobody of the cast: 'These attacks'."""
        t, s = self.t, self.t.analysis.sents[number]
        own = [k for k in range(s.start, s.end) if t.deps[k] in ("nsubj", "nsubjpass") and t.heads[k] == s.root.i]
        return any(t.tags[k] == "NNS" and k in self.free for k in own)

    def of_the_talks(self, i: int) -> bool:
        """Whether 'they' of 'The talks showed progress. They agreed' are no talks, but who talked."""
        t = self.t
        root = t.analysis.sents[t.sent[i] - 1].root.i
        talks = any(t.low[k] in _TALKS for k in t.children[root] if t.deps[k] == "nsubj")
        verb = t.analysis.doc[t.heads[i]].lemma_
        return talks and (verb in SPEECH or verb in ("agree", "discuss", "commit", "pledge"))
